"""What the checks of a chat model's prose know of English: data, one table a subject. The rules stand elsewhere."""


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# "one", "first" and "second" count nothing as often as something: "one of", "First, he said".
NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "dozen": 12, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twice": 2, "thrice": 3,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 10**9, "trillion": 10**12,
          "hundreds": 100, "thousands": 1_000, "millions": 1_000_000, "billions": 10**9, "mln": 1_000_000,
          "bn": 10**9}  # fmt: skip

NEGATORS = _listed(
    """
    not no never neither nor none nobody nothing nowhere without cannot hardly
    """
)
# Verbs and adjectives that deny without a negator: they may stand for one, and one for them.
DENIALS = _listed(
    """
    refuse reject deny oppose refrain fail lack against prevent avoid unable impossible unacceptable inadmissible
    decline dismiss disagree rule stop abstain unwilling impermissible exclude absence cease halt end ban
    """
)
# "not only A but also B" denies nothing.
NOT_NEGATIONS = r"\bnot\s+(?:only|just|merely|least)\b|\bno\s+(?:less|doubt|longer\s+than)\b"

# Words of grammar: they carry no claim of their own, and any of them may begin a sentence with a capital.
FUNCTION_WORDS = _listed(
    """
    a about above according account across after again against all along already also although always am amid among
    an and another any anything are around as asked at away back be because been before being below between both but
    by can cannot could currently despite did do does doing done down due during each earlier either else especially
    even ever every everyone finally first firstly following for from further furthermore given had has have having
    he hence her here hers herself him himself his how however i if in indeed instead into is it its itself just
    last lastly later least less like likewise many may meanwhile might more moreover most much must my near neither
    never nevertheless next no none nonetheless nor not nothing notably now of off on once one only onto or other
    others our out over overall own particular particularly per perhaps previously rather regarding same second
    secondly separately several shall she should similarly since so some something soon specifically still
    subsequently such than that the their them themselves then there thereby therefore these they third thirdly this
    those though through throughout thus to together too toward towards under until unless up upon us very via was
    we well were what whatever when where whereas whether which while who whom whose why will with within without
    would yet you your additionally addressing concerning turning speaking responding asked answering summing
    including together jointly
    """
)

# What any account of a readout says, whatever the readout is about.
FRAME_WORDS = _listed(
    """
    account accounts answer call calls comment comments conversation counterpart counterparts country countries day
    leader leaders matter matters meeting meetings minister ministers ministry official officials part parties party
    position president readout readouts remark remarks secretary side sides statement statements talk talks
    telephone take takes taken took place places hold held topic view views word words foreign issue issues regard
    make makes made clear question discussion discussions
    """
)

# What opens and what closes a quotation, beside the straight marks, which do both.
QUOTATION_MARKS = (
    ("“", "”"), ("«", "»"), ("‹", "›"), ("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉"),
    ("〝", "〞"), ("❝", "❞"),
)  # fmt: skip

# Nouns that make "in Wang Yi's view" tell whose words follow, by the preposition before them.
SOURCES = (
    ("in", "words|views?|opinion|eyes|mind|judge?ment|estimation|telling|perspective|belief"),
    ("from", "perspective|standpoint|viewpoint|point"),
    ("to", "mind|eyes|thinking|way"),
    ("by", "telling|account|reckoning|words"),
)

# A clause with one of these has a verb of its own: somebody does something there.
VERBAL = _listed(
    """
    he she they it we i you them him me us will would shall should can could may might must is are was were be been
    being am has have had having do does did doing let lets ought cannot won't wouldn't
    """
)

PRONOUNS = frozenset("he she they it we i you them him me us".split())

# Subjects that speak for both or all.
TOGETHER = r"\b(?:both|two\s+(?:sides|parties|countries|ministers|leaders|presidents|officials|diplomats|men)|" \
           r"(?:the|all)\s+(?:sides|parties|participants|leaders|ministers|presidents|interlocutors)|they|jointly|" \
           r"each\s+other|together|joint)\b"  # fmt: skip

# What makes a sentence tell what a document says, not what a person does.
ACCOUNT = r"\b(?:readout|readouts|account|according\s+to|press\s+release|communiqu[eé]|summary|document)\b"

# Before a name, these make it anything but the subject of the verb that follows.
PREPOSITIONS = _listed(
    """
    with to by from for in at on about against between among toward towards into over under after before during
    regarding concerning alongside via through than
    """
)

# Between a subject and its verb.
AUXILIARIES = _listed(
    """
    also has had have was were is are did does do would will then again further both all each too as well
    """
)

# A clause ends here: a subject before it is not the subject of a verb behind it.
CLAUSE_WORDS = _listed(
    """
    that which who whom whose while whereas but because although though if when where since
    """
)

# Equivalents that a sentence may use for what the statement has, and the other way round.
EQUIVALENTS = (
    ("us", "united states"), ("usa", "united states"), ("american", "united states"), ("america", "united states"),
    ("uk", "united kingdom"), ("british", "united kingdom"), ("britain", "united kingdom"),
    ("eu", "european union"), ("un", "united nations"), ("uae", "united arab emirates"), ("prc", "china"),
    ("dprk", "north korea"), ("rok", "south korea"), ("nato", "north atlantic treaty organization"),
    ("eaeu", "eurasian economic union"), ("sco", "shanghai cooperation organization"),
    ("osce", "organization for security and co-operation in europe"), ("who", "world health organization"),
    ("wto", "world trade organization"),
)  # fmt: skip

# A refusal in the model's own words: it speaks of the evidence, and says that it holds nothing.
REFUSALS = (
    r"\b(?:statements?|evidence|readouts?|sources?|documents?|context|information|texts?|excerpts?|passages?)\b[^.]{0,60}"
    r"\b(?:do(?:es)?\s+not|don't|doesn't|did\s+not|didn't|cannot|contains?\s+no(?:thing)?|holds?\s+no(?:thing)?|"
    r"(?:is|are)\s+(?:not|silent|insufficient))\b",
    r"\b(?:no|not\s+enough|insufficient)\s+(?:relevant\s+)?(?:information|evidence|statements?|mention|record)\b",
    r"\b(?:cannot|can't|can\s+not|could\s+not|unable\s+to)\s+(?:\w+\s+){0,2}(?:answer|find|determine)\b[^.]{0,80}"
    r"\b(?:statements?|evidence|readouts?|sources?|documents?|context|information|provided)\b",
    r"\bnot\s+(?:mentioned|stated|addressed|covered|found)\s+in\s+(?:the|any)\b",
)
