"""Replies as models write them, over other readouts than `tests.qa.evidence`, one reply a line.

They were written before the checks had seen them. Of the right ones the first run kept 28 of 32 and 18 of 20; of the
wrong ones it caught 18 of 22 and 14 of 15. What was then mended was a rule each time, not a case.
"""
# ruff: noqa: E501 - one sentence, one line

from datetime import date

from qa.types import Name, Question
from tests.qa.evidence import readout
from vectorstore.types import Hit

BIDEN_CALL = readout(
    "Readout of President Biden’s Call with President Zelenskyy of Ukraine",
    date(2022, 1, 27),
    "The White House",
    ("Joseph R. Biden", "Volodymyr Zelenskyy"),
    ("President Joseph R. Biden, Jr. spoke today with President Volodymyr Zelenskyy of Ukraine.", "narrated", ()),
    (
        "President Biden reaffirmed the readiness of the United States along with its allies and partners to respond decisively if Russia further invades Ukraine.",
        "said",
        ("Joseph R. Biden",),
    ),
    (
        "He noted that the United States had provided over half a billion dollars in development and humanitarian assistance to Ukraine in the last year, and is exploring additional macroeconomic support.",
        "said",
        ("Joseph R. Biden",),
    ),
    (
        "The leaders discussed coordinated diplomatic efforts on European security, underscoring the principle of “nothing about Ukraine without Ukraine.”",
        "joint",
        ("Joseph R. Biden", "Volodymyr Zelenskyy"),
    ),
    ("President Biden did not rule out further sanctions.", "said", ("Joseph R. Biden",)),
)
PUTIN_CALL = readout(
    "Telephone conversation with President of France Emmanuel Macron",
    date(2022, 2, 28),
    "President of Russia",
    ("Vladimir Putin", "Emmanuel Macron"),
    (
        "Vladimir Putin stressed that a settlement is possible only if Russia’s legitimate security interests are unconditionally taken into account, including the recognition of Russian sovereignty over Crimea.",
        "said",
        ("Vladimir Putin",),
    ),
    (
        "It was noted that the Russian Armed Forces do not threaten civilians and do not strike civilian targets.",
        "said",
        ("Vladimir Putin",),
    ),
    (
        "Emmanuel Macron expressed concern about the humanitarian situation and called for an immediate ceasefire.",
        "said",
        ("Emmanuel Macron",),
    ),
    ("The presidents agreed to stay in contact.", "joint", ("Vladimir Putin", "Emmanuel Macron")),
    ("The conversation was initiated by the French side and lasted about 90 minutes.", "narrated", ()),
)
DELHI = readout(
    "Foreign Minister Annalena Baerbock meets Indian External Affairs Minister S. Jaishankar",
    date(2022, 12, 5),
    "Federal Foreign Office",
    ("Annalena Baerbock", "S. Jaishankar"),
    (
        "Foreign Minister Annalena Baerbock met External Affairs Minister S. Jaishankar in New Delhi on Monday.",
        "narrated",
        (),
    ),
    (
        "Baerbock underlined that Germany wants to deepen its economic, climate and security cooperation with India and described the country as a natural partner.",
        "said",
        ("Annalena Baerbock",),
    ),
    (
        "Jaishankar pointed out that between February and November the European Union imported more fossil fuel from Russia than the next ten countries combined.",
        "said",
        ("S. Jaishankar",),
    ),
    (
        "The ministers signed an agreement on mobility that makes it easier for people to study, research and work in each other’s country.",
        "joint",
        ("Annalena Baerbock", "S. Jaishankar"),
    ),
    (
        "She added that there could be no peace in Europe without respect for the United Nations Charter.",
        "said",
        ("Annalena Baerbock",),
    ),
    (
        "Jaishankar said India could not discuss Kashmir as long as cross-border terrorism continued.",
        "said",
        ("S. Jaishankar",),
    ),
)
BRUSSELS = readout(
    "Statement by NATO Secretary General Jens Stoltenberg with Prime Minister Sanna Marin",
    date(2022, 5, 12),
    "NATO",
    ("Jens Stoltenberg", "Sanna Marin"),
    (
        "Mr. Stoltenberg welcomed Finland’s decision to apply for membership and promised that the accession process would be smooth and swift.",
        "said",
        ("Jens Stoltenberg",),
    ),
    ("Ms. Marin explained that Finland must apply without delay.", "said", ("Sanna Marin",)),
    ("The meeting was held at NATO Headquarters in Brussels.", "narrated", ()),
)

CALLS = tuple(Hit(each, position, 1.0) for each in (BIDEN_CALL, PUTIN_CALL) for position in range(5))
VISITS = tuple(Hit(each, place, 1.0) for each in (DELHI, BRUSSELS) for place in range(len(each.statements)))
ASKED = {
    CALLS: Question("?", speakers=(Name("Biden", ("Joseph R. Biden", "Biden")), Name("Putin", ("Vladimir Putin",)))),
    VISITS: Question("?", speakers=(Name("Baerbock", ("Annalena Baerbock", "Baerbock")),)),
}

RIGHT_OF_CALLS = """
President Biden spoke with President Zelenskyy on 27 January 2022 [1].
Biden reaffirmed that the United States and its allies were ready to respond decisively if Russia further invaded Ukraine [2].
According to the White House readout, Biden reaffirmed U.S. readiness, together with allies and partners, to respond decisively to a further Russian invasion of Ukraine [2].
Joe Biden noted that the U.S. had provided over half a billion dollars in assistance to Ukraine in the last year [3].
Biden said the United States was exploring additional macroeconomic support for Ukraine [3].
He also pointed out that the United States had given Ukraine more than half a billion dollars in development and humanitarian aid [3].
The two leaders discussed coordinated diplomatic efforts on European security [4].
Biden and Zelenskyy underscored the principle of "nothing about Ukraine without Ukraine" [4].
Both presidents stressed the principle of “nothing about Ukraine without Ukraine.” [4]
President Biden did not rule out additional sanctions [5].
Biden refused to rule out further sanctions [5].
In his call with Macron on February 28, 2022, Putin insisted that a settlement is possible only if Russia's legitimate security interests are taken into account [6].
Putin demanded recognition of Russian sovereignty over Crimea [6].
Vladimir Putin told Emmanuel Macron that a settlement would only be possible if Russia's "legitimate security interests are unconditionally taken into account" [6].
Putin claimed that Russian forces do not strike civilian targets [7].
Putin denied that the Russian Armed Forces threaten civilians [7].
The Russian president maintained that Russia's armed forces neither threaten civilians nor strike civilian targets [7].
Macron voiced concern over the humanitarian situation and called for an immediate ceasefire [8].
French President Emmanuel Macron urged an immediate ceasefire [8].
Macron, for his part, expressed concern about the humanitarian situation [8].
Putin and Macron agreed to stay in contact [9].
They agreed to remain in contact [9].
The conversation was initiated by the French side and lasted about 90 minutes [10].
The call, initiated by France, lasted around 90 minutes [10].
Putin stressed Russia's security interests [6], whereas Macron called for a ceasefire [8].
On 28 February 2022, President Macron called for an immediate ceasefire [8], and the presidents agreed to stay in contact [9].
Biden's position was that the U.S. and its partners would respond decisively to any further invasion [2].
The readout says that Biden reaffirmed American readiness to respond decisively [2].
Regarding sanctions, Biden did not rule them out [5].
While Biden promised a decisive response [2], Putin spoke of legitimate security interests [6].
Biden's call with Zelenskyy covered European security [4].
Asked about Crimea, Putin called for recognition of Russian sovereignty [6].
"""
RIGHT_OF_VISITS = """
Baerbock met Jaishankar in New Delhi on 5 December 2022 [1].
German Foreign Minister Annalena Baerbock described India as "a natural partner" [2].
She underlined that Germany wants to deepen cooperation with India on the economy, climate and security [2].
Jaishankar countered that the EU had imported more fossil fuel from Russia than the next ten countries combined between February and November [3].
S. Jaishankar said India cannot discuss Kashmir while cross-border terrorism continues [6].
India's External Affairs Minister, S. Jaishankar, said talks on Kashmir were not possible as long as cross-border terrorism continued [6].
The two ministers signed a mobility agreement making it easier to study, research and work in each other's country [4].
Baerbock and Jaishankar signed an agreement on mobility [4].
Baerbock added that there can be no peace in Europe without respect for the UN Charter [5].
According to Baerbock, there could be "no peace in Europe without respect for the United Nations Charter" [5].
Stoltenberg welcomed Finland's decision to apply for membership [7] and promised a smooth and swift accession process [7].
NATO Secretary General Stoltenberg promised that Finland's accession would be "smooth and swift" [7].
Marin said that Finland must apply without delay [8].
Prime Minister Marin explained that Finland "must apply without delay" [8].
The meeting took place at NATO Headquarters in Brussels [9].
In Brussels, Stoltenberg welcomed Finland's decision to apply [7][9].
Baerbock wants deeper security cooperation with India [2].
Germany's foreign minister, Annalena Baerbock, called India a natural partner [2].
On security, Baerbock underlined that Germany wants closer cooperation with India [2]; Jaishankar pointed to the EU's imports of fossil fuel from Russia [3].
Jaishankar made clear that India could not discuss Kashmir as long as cross-border terrorism continued [6].
"""
WRONG_OF_CALLS = """
Zelenskyy reaffirmed the readiness of the United States to respond decisively if Russia further invades Ukraine [2].
Biden reaffirmed readiness to respond decisively if Russia further invades Georgia [2].
Biden noted that the United States had provided over a billion dollars in assistance [3].
Biden noted that the United States had provided over half a million dollars in assistance [3].
Biden stressed the principle of "nothing about Ukraine without Ukraine" [4].
President Biden ruled out further sanctions [5].
Macron stressed that a settlement is possible only if Russia's legitimate security interests are taken into account [6].
Putin said a settlement is impossible if Russia's security interests are taken into account [6].
Putin said that the Russian Armed Forces threaten civilians and strike civilian targets [7].
Putin expressed concern about the humanitarian situation and called for an immediate ceasefire [8].
Macron demanded an immediate ceasefire within 48 hours [8].
Putin initiated the conversation, which lasted about 90 minutes [10].
The conversation was initiated by the Russian side [10].
The conversation lasted about 19 minutes [10].
Ukraine said that Russia's security interests must be taken into account [6].
Zelenskyy said that Biden did not rule out further sanctions [5].
Putin told Macron that he was concerned about the humanitarian situation [8].
Biden said that Russian forces do not strike civilian targets [7].
Biden opposed additional macroeconomic support for Ukraine [3].
Putin rejected the recognition of Russian sovereignty over Crimea [6].
Macron agreed with Putin's view that security interests come first [6].
Macron refused an immediate ceasefire [8].
"""
WRONG_OF_VISITS = """
Jaishankar described Germany as a natural partner [2].
Baerbock said the EU imported more fossil fuel from Russia than the next ten countries combined [3].
Jaishankar pointed out that the EU imported more fossil fuel from Russia than the next twelve countries combined [3].
Jaishankar pointed out that between March and November the EU imported more fossil fuel from Russia [3].
Jaishankar said India could discuss Kashmir as long as cross-border terrorism continued [6].
Baerbock signed an agreement on mobility [4].
Baerbock said that there could be peace in Europe without respect for the UN Charter [5].
Stoltenberg said that Finland must apply without delay [8].
Marin explained that Sweden must apply without delay [8].
Marin explained that Finland must apply with delay [8].
Stoltenberg promised that the accession would be "smooth and quick" [7].
The meeting was held in Helsinki [9].
Jaishankar added that there could be no peace in Europe without respect for the UN Charter [5].
Baerbock met Lavrov in New Delhi [1].
Stoltenberg rejected Finland's decision to apply for membership [7].
"""
RIGHT = {CALLS: RIGHT_OF_CALLS.strip().splitlines(), VISITS: RIGHT_OF_VISITS.strip().splitlines()}
WRONG = {CALLS: WRONG_OF_CALLS.strip().splitlines(), VISITS: WRONG_OF_VISITS.strip().splitlines()}
