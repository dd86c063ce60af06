"""Which of two encodings of Western and Central Europe a word is written in, told by letters that share a byte.

Each row has a letter of Windows-1252, and patterns of words as that encoding reads them: those that speak for
Windows-1250, where the byte is the other letter, and those that speak for Windows-1252. Names in English texts are few:
what most words with such bytes speak for is taken.
"""

_VOWEL = "[aeiouyáéíóúýäëöü]"
_CONSONANT = "[bcdfghjklmnpqrstvwxz]"

# letter, (its other letter) words of Central Europe, words of Western Europe
LETTERS: tuple[tuple[str, str, str], ...] = (
    ("è", rf"è(?:{_VOWEL}|k|n[ií])|^è", rf"è{_CONSONANT}+e|ès?$"),  # č: Vučić, Novák-Dvořáčková; è: Hélène, très
    ("æ", rf"æ$|æ{_VOWEL}", rf"æ{_CONSONANT}"),  # ć: Plenković; æ: Kjær
    ("ø", r"ø[aeiouáéíóúě]", rf"ø{_CONSONANT}|øy|ø$"),  # ř: Jiří; ø: Støre
    ("ñ", rf"ñ{_CONSONANT}|ñ$", rf"ñ{_VOWEL}"),  # ń: Gdańsk; ñ: España
    ("ê", r"ê$|ê[kg]", r"ê[tm]|êtr|ês$"),  # ę: Wałęsa; ê: être
    ("ã", r"ã[^oe\W]|[nc]ã$", r"ã[oe]"),  # ă: Băsescu; ã: São
    ("ì", rf"ì{_CONSONANT}|[dntpbvm]ìj", r"ì$"),  # ě: Němec; ì: Forlì
    ("ù", rf"ù{_CONSONANT}", r"ù$"),  # ů: Růžička; ù: où
    ("ï", rf"{_CONSONANT}ï$|^ï", rf"{_VOWEL}ï"),  # ď; ï: Haïti
    ("ð", r"^ð[^a-z]?u[^r]", rf"{_VOWEL}ð"),  # đ: Đukanović; ð: Guðni
    ("þ", r"(?<=.)þ", r"^þ"),  # ţ: Constanţa; þ: Þórdís
    ("ò", r"[aeiouyì]ò$", rf"{_CONSONANT}ò$"),  # ň: Plzeň; ò: Niccolò
    ("õ", r"õ(?:[rszf]|$)", r"õe"),  # ő: Győr; õ: Camões
    ("û", r"û(?:c|z|$)", r"û[trl]"),  # ű: Szűcs; û: août
    ("å", r"(?!)", r"å"),  # ĺ is rare
    ("à", r"(?!)", r"à"),  # ŕ is rare
)

# What is a letter in Windows-1250 and a sign within or before a word in Windows-1252: "Wa³êsa", "£ódŸ", "Rafa³". At the
# end of a word "³" can also be the number of a footnote.
SIGNS = r"(?<=[a-zà-ÿ])[£¥ª¯³¹º¼¾¿\udc80-\udcff](?=[a-zà-ÿ])|[³¹º¿£¯](?=[a-zà-ÿ]{2})|(?<=[a-z]{2}[ae])³"

# Words that only Windows-1254 makes of those bytes: Erdoğan, Çavuşoğlu.
TURKISH = r"\bÝ[bzlst][a-z]|[aeıiouöü]ð(?:an|lu|l|u|ı)|[aou]þo|[a-z]þ[aeiuý]\b"
