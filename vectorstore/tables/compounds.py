"""Words that make compounds with a hyphen, by which such compounds are told from single words broken at a line end.

A part that also begins or ends single words ("co" and "operation", "under" and "scored") is not among them.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# First halves: "long-term", "well-known", "self-defence".
FIRST: frozenset[str] = _words(
    "climate cross decades decision eight eighty evidence fast fifth fifty first five forty forward four fourth full "
    "gender half hard ill large last long longer low market mid military near net nine ninety non nuclear one policy "
    "results rules second self seven seventy short shorter six sixty ten third thirty three top twenty two vice well "
    "year"
)

# The same, which begin single words too: what follows has to be a word by itself ("post-war", not "postpone").
WORDS_TOO: frozenset[str] = _words(
    "anti broad east far front good high like macro multi no north peace people post public small so south state "
    "trust war west wide win world zero"
)

# Second halves: "rules-based", "state-owned", "decision-making".
SECOND: frozenset[str] = _words(
    "aligned and approved armed assisted backed based bound building by centered centred chair chaired chairs "
    "controlled declared depth determination directed driven edge efficient elect engined equipped exclusive executed "
    "faced facing fired focused focussed for free friendly funded general growing hosted imposed in induced intensive "
    "keeping led level linked long looking made making managed minded mongering motivated needed neutral occupied of "
    "off on ordered oriented out owned person phase powered ranging ranking related resilient resistant rich run "
    "saving scale selected setting sharing sided solving speaking specific sponsored strong style supported technical "
    "term the to trained up versed wide"
)

# First halves of single words that are words themselves: "with-out", "under-scored", "counter-parts".
JOINING: frozenset[str] = _words(
    "after air any back battle bench black book break brother business care cease check class common counter country "
    "court cross dead down draw earth every eye fall father fire fish flag foot for fore frame friend fund ground "
    "guide hall hand head heart here home house how in inter key king land law lead less life line main man mile mis "
    "moth mother new news night off on out over pass pay pipe place rail rain road sea set ship side some space "
    "spokes stake stand state states step stream sun super task tele test there time to trade trans turn under up war "
    "ware water way week what when where white whole wide with wood work worth"
)
