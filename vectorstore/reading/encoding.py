"""From bytes to text: which encoding a file is in, and which characters of it are kept."""

import codecs
import re
import unicodedata

from vectorstore.errors import ReadoutError
from vectorstore.tables.encodings import LETTERS, SIGNS, TURKISH

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
# Browsers read these names as the Windows encoding that contains them.
_AS_WINDOWS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "tis-620": "cp874",
}
_LIGATURES = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"}
_SPACES = {ord(c): " " for c in map(chr, range(0x3001)) if unicodedata.category(c) == "Zs"}
_BREAKS = dict.fromkeys(map(ord, "\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_CHARACTERS = {**_LIGATURES, **_SPACES, **_BREAKS, ord("\t"): " ", 0xAD: "\xad"}
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]"
)
_STRAY = re.compile("[\udc80-\udcff]")  # what Python makes of bytes that are no UTF-8
_STRAY_RUN = re.compile("[\udc80-\udcff]{3}")
_BEYOND_ASCII = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]")
_MOST_ACCENTED = 0.12  # of a text's bytes: Czech and Polish have about 0.1, other alphabets far more
_ACCENTS_IN_A_ROW = re.compile("[\xc0-\xff]{4}")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f]")
_WORD = re.compile("[^\\W\\d_]{3,}")
_SIGN = re.compile(SIGNS)
_EVIDENCE = tuple((re.compile(central), re.compile(west)) for _, central, west in LETTERS)
_TURKISH = re.compile(TURKISH)
# A sign or a capital within a small word: the text is in another encoding.
_IMPLAUSIBLE = re.compile(
    "[a-z][^\\W\\d_]?[\x80-\x9f¢£¤¥¦§¨©ª¬®¯°±²³´µ¶¸¹º¼½¾¿×÷ƒ†‡ˆ‰‹€˜™›][a-z]|[a-z][À-ÖØ-ÞŠŽŒŸ][a-z]|[a-z][‚„ˆ˜]"
)


def decode(data: bytes, source: str) -> str:
    """The text of a file: its byte order mark decides, then strict UTF-8, then what it declares, then UTF-8 with
    single bytes of another encoding, then those of Western and Central Europe where the text fits, then a detector.

    Raises ReadoutError where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding) or data.decode(encoding, "replace")
    if b"\0" in data:
        return _wide(data, source)
    text = _strictly(data, "utf-8")
    if text is None and (match := _DECLARED.search(data[:4096])):
        text = _strictly(data, _python_name((match[1] or match[2]).decode("ascii")))
    for read in (_mended, _european):
        text = read(data) if text is None else text
    return _detected(data, source) if text is None else text


def tidy(text: str) -> str:
    """The text with plain line feeds and spaces, accents composed, and without characters that nobody sees.

    Control, bidirectional and zero-width characters go; soft hyphens stay only at line ends, where words are joined.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CHARACTERS)
    text = re.sub(r"\xad+(?! *\n)", "", text)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _python_name(declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return declared
    return _AS_WINDOWS.get(name, name)


def _wide(data: bytes, source: str) -> str:
    """UTF-16 without a mark, which Windows programs write; other bytes with zeros among them are no text."""
    half = len(data) // 2
    for encoding, zeros in (("utf-16-le", data[1::2].count(0)), ("utf-16-be", data[::2].count(0))):
        if zeros > half * 0.7 and (text := _strictly(data, encoding)) and "\0" not in text:
            return text
    raise ReadoutError(source, "it is a binary file, not text")


def _mended(data: bytes) -> str | None:
    """The text of bytes that are UTF-8 but for single ones, which are read as Windows-1252; None for others.

    Such files were put together out of parts in both encodings.
    """
    text = data.decode("utf-8", "surrogateescape")
    stray = _STRAY.findall(text)
    sound = len(_BEYOND_ASCII.findall(text))
    if not stray or len(stray) > sound or _STRAY_RUN.search(text):
        return None
    return _STRAY.sub(lambda match: bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def _european(data: bytes) -> str | None:
    """The text of bytes in an encoding of Western or Central Europe; None where it is no plausible one.

    A detector needs more letters with accents than the names in an English text have.
    """
    plain = data.decode("cp1252", "surrogateescape")
    high = sum(byte > 0xBF for byte in data)
    if high > _MOST_ACCENTED * len(data) or _ACCENTS_IN_A_ROW.search(plain) or _CONTROLS.search(data):
        return None
    western = "cp1254" if _TURKISH.search(plain) else "cp1252"
    text = _strictly(data, "cp1250" if _is_central(plain) else western)
    return None if text is None or _IMPLAUSIBLE.search(text) else text


def _is_central(text: str) -> bool:
    """Whether the words of a text, read as Windows-1252, look like Windows-1250."""
    weight = 0 if "²" in text else len(_SIGN.findall(text))
    for word in {word.lower() for word in _WORD.findall(text) if not word.isascii()}:
        weight += sum(bool(central.search(word)) - bool(west.search(word)) for central, west in _EVIDENCE)
    return weight > 0


def _detected(data: bytes, source: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise ReadoutError(source, "its character encoding cannot be told; save it as UTF-8")
    return str(best)
