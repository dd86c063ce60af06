"""The words that questions are made of and that say nothing of their topic."""

# Nouns that stand for somebody's words: "Macron's position on ..." asks what Macron said.
SPEAKING_NOUNS = """
    position stance view views opinion opinions words remarks comments comment statement statements assessment take
    line message response reply answer warning reaction account argument attitude thoughts
""".split()

# Nouns of a talk: "Biden's call with Zelensky" names two who took part.
EVENT_NOUNS = """
    call calls meeting meetings conversation conversations talks visit summit phone video telephone readout readouts
    trip discussion discussions dialogue exchange encounter
""".split()

# Verbs whose object is the listener.
LISTENING = """
    tell told assure assured inform informed remind reminded warn warned thank thanked congratulate congratulated
    ask asked urge urged press pressed brief briefed promise promised invite invited give gave offer offered see saw
    host greet receive telephone phone phoned telephoned join joined
""".split()

# Verbs and nouns that ask for somebody's words: an alternation, ready to stand in a pattern's group.
SAYING = (
    r"say|says|said|saying|tell|tells|told|mention\w*|stress\w*|state[ds]?|comment\w*|express\w*|describe[ds]?|"
    r"press(?:ed)?|raise[ds]?|bring up|brought up|warn\w*|promise[ds]?|assurances?|position|stance|view|views|opinion|"
    r"remarks|words|reaffirm\w*|ask(?:ed)?|call for|called for|thank(?:ed)?|criticis\w*|criticiz\w*|condemn\w*|"
    r"offer(?:ed)?|propose[ds]?|claim\w*|argue[ds]?|think|thinks|thought|urge[ds]?|put it"
)

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
    tell know want like get got happen happened day date time year month week quarter beginning end early late mid
    ago recent recently latest people person leader leaders president presidents prime minister ministers foreign
    secretary official officials counterpart counterparts whether if according use used press pressed express
    expressed stress stressed emphasize emphasized emphasise emphasised claim claimed argue argued warn warning
    agree agrees agreed anyone anybody nobody everyone everybody someone somebody none
    warned assure assurances assured assurance often many much frequently times each both either other others differ
    difference differences compare compared compares change changed evolve evolved shift shifted between across
    during throughout offer offered thank thanked congratulate congratulated assessment note noted point points
    pointed stage occasion session
    """.split()
)
