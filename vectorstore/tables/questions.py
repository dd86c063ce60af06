"""The words that questions are made of and that say nothing of their topic."""

# Nouns that stand for somebody's words: "Macron's position on ..." asks what Macron said.
SPEAKING_NOUNS = """
    position stance view views opinion opinions words remarks comments comment statement statements assessment take
    line message response reply answer warning reaction account argument attitude thoughts concerns concern demands
    proposal proposals promise promises assurances
""".split()

# Nouns of a government's own telling: "the Chinese readout" asks for one account, not for words of China.
ACCOUNT_NOUNS = """
    readout readouts account accounts version versions record records summary summaries transcript transcripts
""".split()

# Nouns of a talk: "Biden's call with Zelensky" names two who took part.
EVENT_NOUNS = """
    call calls meeting meetings conversation conversations talks visit summit phone video telephone readout readouts
    trip discussion discussions dialogue exchange encounter
""".split()

# What the press calls officials behind a country or organisation, and the offices that it means.
NICKNAMES = {
    "foreign policy chief": ("high representative",),
    "top diplomat": ("foreign minister", "secretary of state", "high representative"),
    "chief diplomat": ("foreign minister", "secretary of state", "high representative"),
    "security chief": ("national security advisor", "national security adviser"),
    "defence chief": ("defence minister", "defense minister", "secretary of defense"),
    "defense chief": ("defence minister", "defense minister", "secretary of defense"),
    "chief": ("secretary-general", "secretary general", "president"),
    "head": ("secretary-general", "secretary general", "president", "head of state"),
    "boss": ("secretary-general", "secretary general", "president"),
}

# How small talk begins: an alternation, ready to stand in a pattern's group.
SMALL_TALK_WORDS = (
    r"thanks?|thank you|thx|cheers|hello|hi|hey|good (?:morning|afternoon|evening|night|day|job|work|answer)|bye|"
    r"goodbye|okay|ok|great|nice|perfect|excellent|wonderful|awesome|cool|well done|sorry|how are you|who are you|"
    r"what are you|what can you do|what is your name|what's your name|tell me a joke|test|testing"
)

# Verbs whose object is the listener.
LISTENING = """
    tell told assure assured inform informed remind reminded warn warned thank thanked congratulate congratulated
    ask asked urge urged press pressed brief briefed promise promised invite invited give gave offer offered see saw
    host greet receive telephone phone phoned telephoned join joined
""".split()

# Verbs whose object is what is spoken of: an alternation, ready to stand in a pattern's group.
TOPIC_VERBS = r"mention\w*|criticis\w+|criticiz\w+|condemn\w*|blam\w+|accus\w+|prais\w+|support(?:ed|s)?|oppos\w+"

# Verbs and nouns that ask for somebody's words: an alternation, ready to stand in a pattern's group.
SAYING = (
    r"say|says|said|saying|tell|tells|told|mention\w*|stress\w*|state[ds]?|comment\w*|express\w*|describe[ds]?|"
    r"press(?:ed)?|raise[ds]?|bring up|brought up|warn\w*|promise[ds]?|assurances?|position|stance|view|views|opinion|"
    r"remarks|words|reaffirm\w*|ask(?:ed)?|call for|called for|call on|called on|thank(?:ed)?|criticis\w*|criticiz\w*|"
    r"condemn\w*|offer(?:ed)?|propose[ds]?|claim\w*|argue[ds]?|think|thinks|thought|urge[ds]?|put it|point out|"
    r"pointed out|refer to|referred to|agree[ds]?|refuse[ds]?|reject\w*|demand\w*|want\w*|threaten\w*|have to say"
)

# Verbs of a question that tell what sort of words are asked for: "What did X promise Y?". Each with the words by which
# readouts tell the same; a topic holds the verb, and any of them meets it.
ACTS = {
    "promise": "promise pledge commit commitment assure assurance vow undertake guarantee readiness ready",
    "pledge": "promise pledge commit commitment vow undertake",
    "thank": "thank thanked gratitude grateful appreciation appreciate",
    "congratulate": "congratulate congratulation felicitate wish wished",
    "refuse": "refuse refusal reject decline unwilling cannot",
    "reject": "reject rejection refuse unacceptable dismiss deny inadmissible",
    "criticise": "criticise criticism condemn denounce deplore blame accuse unacceptable",
    "condemn": "condemn condemnation denounce deplore criticise",
    "propose": "propose proposal suggest suggestion offer initiative",
    "suggest": "propose proposal suggest suggestion",
    "offer": "offer propose ready readiness willing",
    "warn": "warn warning caution consequence",
    "urge": "urge appeal encourage press",
    "demand": "demand insist insistence require",
    "invite": "invite invitation",
    "apologise": "apologise apology regret sorry",
    "threaten": "threaten threat consequence",
    "welcome": "welcome applaud hail",
    "deny": "deny denial reject dismiss",
    "regret": "regret sorry deplore",
    "praise": "praise commend laud applaud appreciate hail",
    "request": "request ask appeal",
    # of facts
    "head": "head lead chair",
    "lead": "head lead chair",
    "chair": "chair co-chair preside head",
    "accompany": "accompany join attend",
    "attend": "attend participate present join",
    "sign": "sign conclude adopt ink",
    "adopt": "adopt sign conclude",
    "initiate": "initiate initiative request",
    "rebuild": "rebuild reconstruct reconstruction recovery",
    "reconstruct": "rebuild reconstruct reconstruction recovery",
}

# Nouns behind "which" or "what" that name the sort of answer wanted and no topic: "In which city did they meet?".
ANSWER_NOUNS = """
    city cities town capital country countries place places venue location site hour time times day days date dates
    month year occasion occasions event format language document documents paper papers
""".split()

ASKING_WORDS = frozenset(
    """
    say says said saying tell tells told telling mention mentions mentioned mentioning speak spoke spoken talk
    talked talks state stated comment commented comments remark remarks raise raised bring brought come comes came
    up call calls called meeting meetings met meet meets conversation conversations discussion discussions discuss
    discussed readout readouts report reported reports describe described account accounts version versions side
    sides party parties government governments position stance view views opinion words statement statements
    anything something everything think thought give gave given given ask asked put make made respond response reply
    answer answered guest host phone telephone video visit visited visiting trip held hold hosted receive received
    take took taken part participate participated participants ever exactly concerning topic subject issue issues
    matter question questions regard regards respect terms towards regarding please find show list name names named
    tell know like get got happen happened day date time year month week quarter beginning end early late mid
    ago recent recently latest people person leader leaders president presidents prime minister ministers foreign
    secretary official officials counterpart counterparts whether if according use used press pressed express
    expressed stress stressed emphasize emphasized emphasise emphasised claim claimed argue argued
    agree agrees agreed anyone anybody nobody everyone everybody someone somebody none
    assure assurances assured assurance often many much frequently times each both either other others differ
    difference differences compare compared compares change changed evolve evolved shift shifted between across
    during throughout assessment note noted point points
    pointed stage occasion session hear heard declare declared announce announced explain explained
    underline underlined underscore underscored highlight highlighted reiterate reiterated reaffirm reaffirmed
    affirm affirmed recall recalled indicate indicated characterise characterised characterize
    characterized refer referred address addressed touch touched speaking last first way around
    react reacted reaction interlocutor interlocutors treat treats treated cover covers covered handle handled tackle
    tackled quote quoted asserted assert wrote write hello hi hey please okay ok
    """.split()
)
