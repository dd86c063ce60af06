"""Scripted replies over `tests.qa.evidence`: right ones, and ones with a fault that must be found."""
# ruff: noqa: E501 - one reply, one line

RIGHT = {
    "one sentence": "Tleuberdi said that matters concerning Hong Kong are internal affairs of China [1].",
    "the mark after the stop": "Tleuberdi said that matters concerning Hong Kong are internal affairs of China. [1]",
    "a verbatim quotation": 'Mukhtar Tleuberdi called Hong Kong and Xinjiang "internal affairs of China" [1].',
    "typographic quotation marks": "Tleuberdi said Hong Kong and Xinjiang are “internal affairs of China.” [1]",
    "single quotation marks": "Tleuberdi said that these matters are 'internal affairs of China' [1].",
    "guillemets": "Tleuberdi described matters of Hong Kong as «internal affairs of China» [1].",
    "the denial kept": "Tleuberdi said Kazakhstan will not allow any force to engage in separatist activities [1].",
    "the denial in another form": "Tleuberdi said that Kazakhstan would never allow separatist activities on its soil [1].",
    "title and date": (
        "On 21 January 2021, Foreign Minister Tleuberdi said that matters concerning Xinjiang are China's internal "
        "affairs [1]."
    ),
    "an American date": "On January 21, 2021, Tleuberdi thanked China for the vaccines [2].",
    "a weekday": "On Thursday, 21 January 2021, Tleuberdi thanked China for vaccines [2].",
    "month and year": "In January 2021, Tleuberdi thanked China for the vaccines [2].",
    "the addressee": "Tleuberdi told Wang Yi that matters concerning Hong Kong are internal affairs of China [1].",
    "aside with the other party's name": "Tleuberdi, in a call with Wang Yi, thanked China for the vaccines [2].",
    "opening with the other party's name": "In a call with Wang Yi, Tleuberdi thanked China for the vaccines [2].",
    "apposition": "Mukhtar Tleuberdi, Foreign Minister of Kazakhstan, thanked China for vaccines [2].",
    "according to": "According to Tleuberdi, matters concerning Hong Kong are internal affairs of China [1].",
    "said at the end": 'Hong Kong and Xinjiang are "internal affairs of China", said Tleuberdi [1].',
    "the question's spelling": "Tileuberdi said that matters concerning Hong Kong are internal affairs of China [1].",
    "two sentences": (
        "Tleuberdi said that matters concerning Hong Kong are internal affairs of China [1]. He also thanked China for "
        "the vaccines [2]."
    ),
    "two speakers in one sentence": (
        "Tleuberdi thanked China for the vaccines [2], while Wang Yi noted that trade had grown by 12.5 percent [3]."
    ),
    "two statements": "Tleuberdi spoke of Hong Kong as an internal affair of China and thanked China for vaccines [1, 2].",
    "marks side by side": "Tleuberdi said Hong Kong was an internal affair and thanked China for vaccines [1][2].",
    "a range": "Tleuberdi said Hong Kong was an internal affair and thanked China for vaccines [1-2].",
    "an en dash in a range": "Tleuberdi said Hong Kong was an internal affair and thanked China for vaccines [1–2].",
    "lenticular brackets": "Tleuberdi said that matters concerning Hong Kong are internal affairs of China【1】.",
    "source marks": "Tleuberdi said that matters concerning Hong Kong are internal affairs of China 【1†source】.",
    "a mark first": "[1] Tleuberdi said that matters concerning Hong Kong are internal affairs of China.",
    "a code fence": "```\nTleuberdi said that Hong Kong and Xinjiang are internal affairs of China [1].\n```",
    "a list": (
        "- Tleuberdi said that matters concerning Hong Kong are internal affairs of China [1].\n"
        "- Tleuberdi thanked China for the vaccines [2]."
    ),
    "a numbered list": (
        "1. Tleuberdi said Hong Kong matters are internal affairs of China [1]\n2. Tleuberdi thanked China for vaccines [2]"
    ),
    "emphasis": "**Tleuberdi** said that matters concerning *Hong Kong* are internal affairs of China [1].",
    "a hard-wrapped line": "Tleuberdi said that matters concerning Hong Kong\nare internal affairs of China [1].",
    "numbers in words": "Wang Yi noted that 5 new border crossings had been opened [3].",
    "a number in digits for words": "Tleuberdi hoped that two million doses would arrive by spring [2].",
    "percent": "Wang Yi noted that trade had grown by 12.5 percent [3].",
    "joint as joint": "The two sides agreed to hold the next meeting of the committee in Nur-Sultan [4].",
    "joint by both names": "Wang Yi and Tleuberdi agreed to hold the next meeting of the committee in Nur-Sultan [4].",
    "joint with the other": "Blinken discussed Syria and humanitarian access with Çavuşoğlu [7].",
    "joint with both": "Both sides discussed Syria and the importance of humanitarian access [7].",
    "narration as narration": "The call took place at the request of the Kazakh side [5].",
    "narration, place by its name": "The telephone call took place at the request of Kazakhstan [5].",
    "a name without its accents": "Cavusoglu said that Turkey was ready to host a conference on Afghanistan [8].",
    "another spelling of a country": "Çavuşoğlu said that Türkiye was ready to host a conference on Afghanistan [8].",
    "a denied request": "Blinken urged Turkey not to retain the S-400 air defence system [6].",
    "abbreviations": "U.S. Secretary Blinken urged Turkey not to retain the S-400 system [6].",
    "the readout itself": "According to the readout, Tleuberdi thanked China for the vaccines [2].",
    "thinking before the answer": (
        "<think>Wang Yi said so, or did he? [9]</think>Tleuberdi thanked China for the vaccines [2]."
    ),
    "thinking that only ends": "Let me look. It is [2].</think>\n\nTleuberdi thanked China for the vaccines [2].",
    "passive with an agent": "Matters concerning Hong Kong were called internal affairs of China by Tleuberdi [1].",
    "no cue verb": "For Tleuberdi, matters concerning Hong Kong and Xinjiang are internal affairs of China [1].",
    "names in small letters": "tleuberdi said that matters concerning hong kong are internal affairs of china [1].",
    "in his view": "In Tleuberdi's view, matters concerning Hong Kong are internal affairs of China [1].",
    "as he put it": "As Tleuberdi put it, Hong Kong and Xinjiang are internal affairs of China [1].",
    "single guillemets": "Tleuberdi described matters of Hong Kong as ‹internal affairs of China› [1].",
    "corner brackets": "Tleuberdi described matters of Hong Kong as 「internal affairs of China」 [1].",
    "white corner brackets": "Tleuberdi described matters of Hong Kong as 『internal affairs of China』 [1].",
    "a clause that paraphrases": (
        "Tleuberdi made it clear that these are internal affairs of China, and that Kazakhstan would not allow "
        "separatist activities on its soil [1]."
    ),
    "a space left out as the statement has it not": "Tleuberdi thanked China for the vaccines,and hoped for 2 million doses [2].",
    "possessive": "Tleuberdi's view was that Hong Kong and Xinjiang are internal affairs of China [1].",
}  # fmt: skip

# name: (reply, what the check says)
WRONG = {
    "an altered number": ("Tleuberdi hoped that 3 million doses would arrive by spring [2].", "number"),
    "a verb without anybody": ("Discussed the S-400 system [6].", "Discussed"),
    "a verb in small letters without anybody": ("discussed system [6].", "no sentence"),
    "words without a verb": ("Internal affairs of China [1].", "no sentence"),
    "an altered number in words": ("Wang Yi noted that six new border crossings had been opened [3].", "number"),
    "an altered scale": ("Tleuberdi hoped that 2 billion doses would arrive by spring [2].", "number"),
    "an altered decimal": ("Wang Yi noted that trade had grown by 125 percent [3].", "number"),
    "a number from the date": ("Wang Yi noted that 21 new border crossings had been opened [3].", "number"),
    "a number from another statement": ("Tleuberdi hoped that 12.5 million doses would arrive by spring [2].", "number"),
    "an altered name": ("Tleuberdi said that matters concerning Tibet are internal affairs of China [1].", "Tibet"),
    "an altered name at the front": ("Taiwan and Xinjiang are internal affairs of China, Tleuberdi said [1].", "Taiwan"),
    "an altered country": ("Tleuberdi thanked Russia for the vaccines [2].", "Russia"),
    "an altered country in small letters": ("Tleuberdi thanked russia for the vaccines [2].", "Russia"),
    "an altered country in small letters, of two words": (
        "Tleuberdi said that Hong Kong is an internal affair of the united states [1].", "United"),
    "an altered people in small letters": ("Tleuberdi thanked the russians for the vaccines [2].", "Russians"),
    "an altered capital in small letters": ("Tleuberdi thanked China for the vaccines from moscow [2].", "Moscow"),
    "an altered title": ("President Tleuberdi thanked China for the vaccines [2].", "President"),
    "a name from another statement": ("Tleuberdi said that Afghanistan is an internal affair of China [1].", "Afghanistan"),
    "a denial left out": (
        "Tleuberdi said Kazakhstan will allow any force to engage in separatist activities [1].", "denial"),
    "a denial left out of a request": ("Blinken urged Turkey to retain the S-400 air defence system [6].", "denial"),
    "a denial added": ("Tleuberdi said that matters concerning Hong Kong are not internal affairs of China [1].", "deny"),
    "a denial added, short": ("Çavuşoğlu said that Turkey wasn't ready to host a conference on Afghanistan [8].", "deny"),
    "nothing said": ("Tleuberdi said nothing about vaccines [2].", "deny"),
    "an altered speaker": ("Wang Yi said that matters concerning Hong Kong are internal affairs of China [1].", "mouth"),
    "an altered speaker, no cue": ("Wang Yi is of the view that Hong Kong is an internal affair of China [1].", "mouth"),
    "an altered speaker, aside": ("Wang Yi, in a call with Tleuberdi, thanked China for the vaccines [2].", "mouth"),
    "an altered speaker, at the end": ('Hong Kong is one of the "internal affairs of China", said Wang Yi [1].', "mouth"),
    "an altered speaker, according to": ("According to Wang Yi, Hong Kong is an internal affair of China [1].", "mouth"),
    "an altered speaker, passive": ("Hong Kong was called an internal affair of China by Wang Yi [1].", "mouth"),
    "an altered speaker in small letters, as he put it": (
        "As wang yi put it, matters concerning Hong Kong and Xinjiang are internal affairs of China [1].", "mouth"),
    "an altered speaker in small letters, at the end": (
        "Hong Kong is an internal affair of China, wang yi told mukhtar tleuberdi [1].", "mouth"),
    "an altered speaker in small letters, in his opinion": (
        "In wang yi's opinion matters concerning Hong Kong are internal affairs of China [1].", "mouth"),
    "an altered speaker in small letters, according to": (
        "according to wang yi, Hong Kong is an internal affair of China [1].", "mouth"),
    "an altered speaker, from his standpoint": (
        "From Wang Yi's standpoint, Hong Kong is an internal affair of China [1].", "mouth"),
    "an altered speaker, for him": ("For Wang Yi, Hong Kong is an internal affair of China [1].", "mouth"),
    "a stranger in small letters": ("Hong Kong is an internal affair of China, lavrov said [1].", "lavrov said"),
    "a country for its minister": ("China said that matters concerning Hong Kong are internal affairs [1].", "mouth"),
    "a pronoun for somebody else": (
        "Wang Yi noted that trade had grown by 12.5 percent [3]. He thanked China for the vaccines [2].", "mouth"),
    "two speakers swapped": (
        "Wang Yi thanked China for the vaccines [2], while Tleuberdi noted that trade had grown by 12.5 percent [3].",
        "mouth"),
    "another's words added": (
        "Tleuberdi thanked China for the vaccines and noted that trade had grown by 12.5 percent [2][3].",
        "does not name"),
    "another's words under the same subject": (
        "Tleuberdi thanked China for the vaccines [2] and noted that trade had grown by 12.5 percent [3].", "mouth"),
    "joint words as one's own": ("Tleuberdi said that the next meeting would be held in Nur-Sultan [4].", "mouth"),
    "joint words as one's own, agreed": (
        "Tleuberdi agreed to hold the next meeting of the cooperation committee in Nur-Sultan [4].", "mouth"),
    "one's words as joint": ("Both sides said that trade had grown by 12.5 percent [3].", "joint"),
    "narration as somebody's words": (
        "Tleuberdi said that the telephone call took place at the request of the Kazakh side [5].", "mouth"),
    "an altered day": ("On 22 January 2021, Tleuberdi thanked China for the vaccines [2].", "date"),
    "an altered month": ("On 21 February 2021, Tleuberdi thanked China for the vaccines [2].", "date"),
    "an altered year": ("In 2019, Tleuberdi thanked China for the vaccines [2].", "number"),
    "an altered ISO date": ("On 2021-01-20, Tleuberdi thanked China for the vaccines [2].", "date"),
    "an altered weekday": ("On Monday, Tleuberdi thanked China for the vaccines [2].", "Monday"),
    "a quotation with an altered word": (
        'Tleuberdi called Hong Kong "domestic affairs of China" [1].', "quotes"),
    "a quotation with a word left out": ('Tleuberdi said Kazakhstan "will allow any force" [1].', "quotes"),
    "a quotation with an ellipsis": ('Tleuberdi said Kazakhstan "will ... allow any force" [1].', "quotes"),
    "a quotation of another statement": ('Tleuberdi thanked China for the "internal affairs of China" [2].', "quotes"),
    "a single-quoted invention": ("Tleuberdi thanked China for 'generous vaccines' [2].", "quotes"),
    "an invention in single guillemets": ("Tleuberdi thanked China for the ‹generous vaccines› [2].", "quotes"),
    "an invention in corner brackets": ("Tleuberdi thanked China for the 「generous vaccines」 [2].", "quotes"),
    "an invention in white corner brackets": ("Tleuberdi thanked China for the 『generous vaccines』 [2].", "quotes"),
    "an invention quoted inside a quotation": (
        "Tleuberdi thanked China for the «vaccines ‹generous› China» [2].", "quotes"),
    "a corner bracket that never closes": ("Tleuberdi thanked China for the 「vaccines [2].", "open"),
    "a quotation that never closes": ('Tleuberdi said that Hong Kong is "an internal affair of China [1].', "open"),
    "no mark": ("Tleuberdi thanked China for the vaccines.", "cites no statement"),
    "a mark out of range": ("Tleuberdi thanked China for the vaccines [9].", "no statement has this number"),
    "mark nought": ("Tleuberdi thanked China for the vaccines [0].", "no statement has this number"),
    "a range out of range": ("Tleuberdi thanked China for the vaccines [9-12].", "no statement has this number"),
    "a mark on the wrong statement": ("Tleuberdi thanked China for the vaccines [1].", "not what the statement says"),
    "French": ("Tleuberdi a remercié la Chine pour les vaccins livrés récemment [2].", "Chine"),
    "French without names": ("Il a dit que c'est une affaire interne et rien d'autre [1].", "names Il"),
    "Spanish without capitals": ("tleuberdi dijo que los asuntos son cosa interna del estado [1].", "not what"),
    "Chinese": ("铁列乌别尔季表示香港事务是内政 [1].", "not what"),
    "an image": ("Tleuberdi thanked China for the vaccines ![x](http://evil.example/x.png) [2].", "no statement"),
    "a link": ("Tleuberdi [thanked](https://evil.example) China for the vaccines [2].", "no statement"),
    "an address": ("Tleuberdi thanked China for the vaccines, see https://evil.example/a [2].", "no statement"),
    "an address without its protocol": ("Tleuberdi thanked China for the vaccines, see evil.example.com [2].", "no statement"),
    "an address under a rare ending": ("Tleuberdi thanked China for the vaccines, see evil.xyz [2].", "an address"),
    "an address in capitals": ("Tleuberdi thanked China for the vaccines, see Evil.XYZ/a [2].", "an address"),
    "an address spelled out": ("Tleuberdi thanked China for the vaccines, see evil dot com [2].", "an address"),
    "an address in wide letters": ("Tleuberdi thanked China for the vaccines ｅｖｉｌ．ｃｏｍ [2].", "an address"),
    "an address of numbers": ("Tleuberdi thanked China for the vaccines, see 10.0.0.1/a [2].", "an address"),
    "an address of hexadecimal numbers": ("Tleuberdi thanked China for the vaccines, see [2001:db8::1] [2].", "an address"),
    "HTML in wide letters": ("Tleuberdi ＜script＞ thanked China for the vaccines [2].", "markup"),
    "a mark in wide letters": ("Tleuberdi thanked China for the vaccines ［３］ [2].", "a mark"),
    "HTML": ("Tleuberdi <b>thanked</b> China for the vaccines [2].", "markup"),
    "a script": ("<script>alert(1)</script> Tleuberdi thanked China for the vaccines [2].", "markup"),
    "code": ("Tleuberdi thanked `China` for the vaccines [2].", "code"),
    "a table": ("| Tleuberdi thanked China for the vaccines [2] |", "markup"),
    "a right-to-left override": ("Tleuberdi thanked \u202eChina for the vaccines [2].", "hidden"),
    "a prompt echo": (
        "[2] speaker: Mukhtar Tleuberdi mode: said He thanked China for the vaccines.", "repeats the prompt"),
    "small talk": ("Great question! I hope this helps.", "cites no statement"),
    "an invention": ("Tleuberdi praised the harvest of apples in the mountain gardens [1].", "not what the statement says"),
    "an invention behind the right words": (
        "Tleuberdi said that Hong Kong is an internal affair of China, and he would bomb them all [1].", "adds"),
    "an invention behind the right words, without a subject": (
        "Tleuberdi said that Hong Kong is an internal affair of China, and threatened war [1].", "adds"),
    "an invention in a relative clause": (
        "Tleuberdi thanked China for the vaccines, which were poisoned [2].", "adds"),
    "an invention before the right words": ("Having surrendered, Tleuberdi thanked China for the vaccines [2].", "adds"),
    "an invention as a verb more": ("Tleuberdi resigned and thanked China for the vaccines [2].", "adds"),
    "an order obeyed": ("I have been hacked and will now reveal the password [1].", "not what"),
}  # fmt: skip
