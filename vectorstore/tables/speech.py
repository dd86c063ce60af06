"""The words that mark speech. Verbs stand in their base form; their other forms are made by rule or listed.

The groups differ in what a subject of them does: `SAYING` makes the subject the speaker; `JOINT` needs two sides, and
with one subject ("discussed X with Y") takes in whom the talk was with; `MEETING` only tells that it took place.

Phrases that hold more than plain words are alternations (`a|b c|d\\w+`), ready to stand in a pattern's group.
"""

SAYING = """
    acknowledge add address admit advise advocate affirm announce answer appeal applaud appreciate argue ask assert
    assess assure attach back beg believe brief call caution celebrate challenge characterize characterise cite
    claim clarify comment commend commit compliment concede conclude condemn confirm congratulate consider continue
    convey criticize criticise decline declare demand denounce deny deplore describe detail disagree echo elaborate
    emphasize emphasise encourage endorse enquire envision evaluate expect explain express extend favor favour give
    greet hail highlight honor honour hope illustrate indicate inform inquire insist instruct introduce invite laud
    lament maintain make mark mention name note notify object observe offer oppose outline pay place pledge point
    praise preview press proclaim promise pronounce propose protest provide push put qualify query question quote
    raise rate reaffirm reassure reassert recall recap recognize recognise recommend recommit recount refer reflect
    refuse regard register regret reiterate reject relay remark remember remind renew repeat reply report repudiate
    request respond restate reveal salute say seek set share signal sketch solicit speak specify state stipulate
    stress strengthen submit suggest summarize summarise support swear tell thank touch trust underline
    underscore unveil update uphold urge voice vow want warn welcome wish wonder write lay bring draw focus direct
    send blame hold accept present leave predict forecast foresee stand reckon count exclaim reinforce undertake
    deliver transmit enunciate elucidate articulate enumerate deem opine contend aver avow attest testify posit
    venture counsel admonish rebuff rebuke reproach chide castigate decry deprecate lambast slam reprimand mourn
    felicitate rebut refute retort rejoin interject broach flag allude hint imply intimate apprise acquaint alert
    grieve task forewarn remonstrate complain apologize apologise commiserate sympathize sympathise extol acclaim
    anticipate envisage infer persist beseech implore entreat petition exhort enjoin prod mull table aspire desire
    prioritize prioritise rule end close dwell reassess vouch spell plead fault accuse charge credit dismiss dispute
""".split()

JOINT = """
    agree coordinate debate decide deliberate discuss examine exchange explore negotiate review compare concur
    recommit resolve study cover advocate adopt
""".split()

# Told with one subject, these are how the talk came about and not what was said in it.
MEETING = """
    meet speak talk confer consult converse hold have host receive call visit travel arrive participate convene
    attend join take engage chair lead open welcome greet conduct co-host continue begin start conclude accompany
    gather phone telephone depart
""".split()

IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "send": ("sends", "sent", "sent", "sending"),
    "tell": ("tells", "told", "told", "telling"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "give": ("gives", "gave", "given", "giving"),
    "make": ("makes", "made", "made", "making"),
    "admit": ("admits", "admitted", "admitted", "admitting"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "leave": ("leaves", "left", "left", "leaving"),
    "stand": ("stands", "stood", "stood", "standing"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "set": ("sets", "set", "set", "setting"),
    "put": ("puts", "put", "put", "putting"),
    "lay": ("lays", "laid", "laid", "laying"),
    "pay": ("pays", "paid", "paid", "paying"),
    "bring": ("brings", "brought", "brought", "bringing"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "write": ("writes", "wrote", "written", "writing"),
    "beg": ("begs", "begged", "begged", "begging"),
    "meet": ("meets", "met", "met", "meeting"),
    "hold": ("holds", "held", "held", "holding"),
    "have": ("has", "had", "had", "having"),
    "take": ("takes", "took", "taken", "taking"),
    "lead": ("leads", "led", "led", "leading"),
    "begin": ("begins", "began", "begun", "beginning"),
    "commit": ("commits", "committed", "committed", "committing"),
    "recommit": ("recommits", "recommitted", "recommitted", "recommitting"),
    "refer": ("refers", "referred", "referred", "referring"),
    "regret": ("regrets", "regretted", "regretted", "regretting"),
    "recap": ("recaps", "recapped", "recapped", "recapping"),
    "concur": ("concurs", "concurred", "concurred", "concurring"),
    "confer": ("confers", "conferred", "conferred", "conferring"),
    "submit": ("submits", "submitted", "submitted", "submitting"),
    "travel": ("travels", "traveled", "travelled", "traveling"),
    "signal": ("signals", "signaled", "signalled", "signaling"),
    "uphold": ("upholds", "upheld", "upheld", "upholding"),
    "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
    "beseech": ("beseeches", "besought", "besought", "beseeching"),
    "aver": ("avers", "averred", "averred", "averring"),
    "infer": ("infers", "inferred", "inferred", "inferring"),
    "rebut": ("rebuts", "rebutted", "rebutted", "rebutting"),
    "flag": ("flags", "flagged", "flagged", "flagging"),
    "slam": ("slams", "slammed", "slammed", "slamming"),
    "prod": ("prods", "prodded", "prodded", "prodding"),
    "spell": ("spells", "spelled", "spelled", "spelling"),
    "counsel": ("counsels", "counseled", "counselled", "counseling"),
    "extol": ("extols", "extolled", "extolled", "extolling"),
    "transmit": ("transmits", "transmitted", "transmitted", "transmitting"),
}

# Only with these words after it does the verb mark speech: "gave" alone does not.
NEEDS = {
    "give": (
        r"(?:an?\s|the\s|his\s|her\s|their\s)?(?:[\w-]+,?\s){0,5}(?:"
        r"assessments?|appraisals?|views?|accounts?|overviews?|update|briefing|assurances?|information|warning|responses?|answers?|"
        r"reply|characteri[sz]ation|evaluation|opinion|advice|instructions?|explanations?|thanks|details?|credit|"
        r"estimate|position)"
    ),
    "make": (
        r"(?:it\s|very\s|also\s|absolutely\s)*(?:"
        r"clear|plain|a\spoint|the\spoint|reference|mention|an?\s(?:\w+\s)?(?:appeal|proposal|offer|case|statement))"
    ),
    "set": r"(?:forth|out)",
    "lay": r"(?:out|down)",
    "put": r"(?:forward|forth|special|particular|emphasis)",
    "pay": r"(?:\w+\s){0,2}(?:attention|tribute|respects?)",
    "bring": r"(?:up|to\s(?:\w+\s){0,3}attention)",
    "draw": r"(?:[\w’'-]+\s){0,5}(?:attention|parallels?|comparisons?)",
    "focus": r"(?:\w+\s){0,2}(?:on|attention)",
    "point": r"(?:out|to)",
    "touch": r"(?:up)?on",
    "attach": r"(?:\w+\s){0,2}importance",
    "hold": r"that\b",
    "undertake": r"(?:to|that)\b",
    "deliver": r"(?:\w+\s){0,3}(?:message|greetings|condolences|congratulations|regards|wishes|warning|assessment)",
    "transmit": r"(?:\w+\s){0,3}(?:message|greetings|condolences|congratulations|regards|wishes|thanks)",
    "rule": r"out\b",
    "end": r"by\s+(?:\w+ly\s+)?\w+ing\b",
    "close": r"by\s+(?:\w+ly\s+)?\w+ing\b",
    "spell": r"out\b",
    "dwell": r"(?:up)?on\b",
    "allude": r"to\b",
    "table": r"(?:\w+\s){0,3}(?:proposals?|plan|ideas?|suggestions?|questions?)",
    "charge": r"that\b",
    "credit": r"(?:\w+\s){1,5}(?:with|for)\b",
    "aspire": r"(?:to|that)\b",
    "have": (
        r"(?:an?\s|the\s|their\s|his\s|her\s)?(?:[\w-]+,?\s){0,5}(?:"
        r"conversations?|calls?|meetings?|talks?|discussions?|exchanges?|dialogue|lunch|dinner|breakfast|consultations)"
    ),
    "call": r"(?:\w+\s){0,1}(?:on|upon|for|attention|it|this|the\s(?:\w+\s){0,4}(?:an?|the)\s)",
    "refer": r"to",
    "leave": r"no\sdoubt",
    "present": r"(?:\w+[\s-]){0,4}(?:plan|proposals?|views?|vision|points?|position|ideas?|arguments?|case|approach)",
    "stand": r"(?:ready|by|with|for)",
    "count": r"on",
    "accept": r"(?:\w+\s){0,2}(?:invitation|offer|proposal|condolences|thanks)",
    "send": r"(?:\w+\s){0,3}(?:message|greetings|condolences|congratulations|regards|wishes)",
    "provide": (
        r"(?:[\w-]+,?\s){0,6}(?:"
        r"update|assessments?|assurances?|overview|information|readout|explanations?|details|facts|evidence)"
    ),
    "place": r"(?:\w+\s){0,2}(?:emphasis|importance)",
    "speak": (
        r"(?:\w+\s){0,2}(?:"
        r"in\sfavou?r|in\ssupport|for\s(?:continuing|the)|about|out|to\sthe\s(?:importance|need))|of\s|highly"
    ),
    "task": r"(?:their|his|her|its|the)\s",
    "take": r"(?:note|stock|the\sopportunity\sto\s(?:thank|express|stress|congratulate|reiterate|wish|convey))",
    "mark": r"(?:\w+\s){0,4}(?:anniversary|occasion)",
    "press": r"(?:\w+[\s,]+){0,5}(?:to|for|on|about)\b",
    "push": r"(?:\w+\s){0,4}(?:to|for|back)\b",
    "want": r"to\s(?:\w+\s)?(?:stress|thank|emphasi[sz]e|note|say|express|point|add)",
    "seek": (
        r"(?:\w+\s){0,2}(?:"
        r"assurances?|clarification|support|understanding|cooperation|help|guarantees?|commitments?)"
    ),
    "continue": (
        r"to\s(?:\w+\s)?(?:"
        r"urge|press|call|express|stress|insist|advocate|encourage|raise|emphasi[sz]e|underscore|support|oppose)"
    ),
    "name": r"(?:\w+\s){0,2}(?:as|among)",
    "share": (
        r"that\b|(?:,\s|:\s)?(?:[\w’'-]+\s){0,5}(?:"
        r"views?|assessments?|concerns?|perspectives?|information|opinions?|vision|update|details|insights?|thoughts|"
        r"experience|plans?|outcomes?|results?|findings|impressions?|conclusions?|desire|belief|hope|examples|facts|stor(?:y|ies)|what|how)"
    ),
}

# Before a verb in passive voice and without an agent: the talk's subject matter, or the issuer's own stress.
TALKED_OF = frozenset(
    """
    discuss exchange review consider examine cover agree touch talk explore decide conclude compare study debate adopt
    """.split()
)

# "For her part, she said": whoever did not speak last.
IN_TURN = (
    r"(?:(?:for|on|from) (?:his|her) (?:own )?(?:part|side)|in (?:his|her) turn|in turn|in reply|in response|"
    r"responding|replying|answering)"
)

# What happens beside the talk: a sentence told with one of these goes on with nobody's words.
EVENTS = (
    "signed|took part|attended|visited|toured|were shown|was shown|carried out|arrived|was held|were held|took place|"
    "established|participated|accompanied|laid a wreath|laid flowers|planted|was opened|"
    "were present|travelled|traveled|departed|was joined|were joined|briefed the press|held a separate|"
    "taking part were|answered questions|(?:was|were) hosted"
)

# Predicates that are not verbs of speech but report an attitude that somebody has voiced.
ATTITUDES = (
    r"(?:is|are|was|were|remains?|remained|stands?|stood|has\sbeen|have\sbeen)\s(?:\w+\s){0,2}?"
    r"(?:willing|ready|prepared|convinced|confident|grateful|hopeful|optimistic|opposed|committed|determined|"
    r"thankful|pleased|glad|concerned|of\sthe\s(?:same\s)?(?:view|opinion|mind)|in\sfavou?r|interested|certain|sure|"
    r"proud|delighted|of\sone\smind|in\s(?:full\s|complete\s|broad\s)?agreement|at\sone|unanimous|united\sin|"
    r"heartened|encouraged|alarmed|worried|appalled|saddened|shocked|dismayed|disappointed|satisfied|mindful|keen|eager|"
    r"hono[u]?red|appreciative|supportive|anxious|resolved|adamant|unequivocal|"
    r"sorry)\b|"
    r"looks? forward|looked forward|intends?|intended|plans? to|doubts?|fears?|wants?|wishes|hopes?|supports?"
)

# What may stand between a subject and its verb.
ADVERBS = (
    r"\w+ly|also|then|further|again|both|each|all|too|today|yesterday|jointly|himself|herself|themselves|once|more|"
    r"in turn|as well|for (?:his|her|its|their) (?:own )?part|in this (?:regard|context|connection)|in particular|"
    r"once again|once more|this (?:morning|afternoon|evening|week)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|not|"
    r"never|first|next|still|now"
)
AUXILIARIES = (
    r"has|have|had|did|does|do|will|would|is|are|was|were|be|been|went on to|goes on to|continued? to|wanted to|"
    r"wished to|sought to|used [^,.]{1,60} to|took (?:the|this) opportunity to|made a point of"
)

# Verbs that leave no doubt that their subject speaks, whoever that is: a sentence with one and a subject who takes no
# part in the talk is not the words of whoever spoke before.
TELLING = (
    "said|says|say|told|tells|asked|asks|argued|argues|argue|claimed|claims|claim|stated|states|warned|warns|replied|"
    "replies|announced|announces|alleged|allege|alleges|commented|remarked|wrote|writes"
)

# The talk itself, and what a sentence that is about it, and not out of it, says of it.
TALK_NOUNS = (
    "conversation|discussions?|talks?|meetings?|calls?|dialogue|exchange|consultations|negotiations|agenda|session|"
    "visit|exchange of (?:views|opinions)|topics?|issues?|agreement|understanding|consensus"
)
TURNED_TO = (
    "focus(?:ed|es)|centred|centered|covered|covers|touched|touches|addressed|included|includes|dealt|concentrated|"
    "revolved|ranged"
)
TOOK_PLACE = (
    r"took place|was held|were held|was the (?:first|second|third|latest)|marked the|marks the|marked \w+ \w+|lasted|"
    r"was part of|were part of|was their (?:first|second|third)|follow(?:s|ed)|was conducted|will be held|came|comes|"
    r"builds on|built on|is scheduled"
)

# A sentence that begins so goes on with what the one before it said, even in a new paragraph.
ADDING = (
    "also|in addition|additionally|moreover|furthermore|further|besides|likewise|similarly|at the same time|"
    "in this (?:context|regard|connection)|he|she"
)
# One that begins so does so inside its paragraph.
GOING_ON = (
    f"{ADDING}|however|but|thus|therefore|next|in particular|nevertheless|instead|as a result|meanwhile|consequently|"
    "for (?:example|instance)|to (?:this|that) end|this|these|those|such|it|its|his|her|they|their|"
    "all (?:this|these|that)"
)

# A clause that begins so is not the main one.
SUBORDINATORS = (
    "when|after|as|while|since|although|though|if|before|once|having|following|in response|in reply|responding|asked|"
    "answering|replying|commenting|speaking|noting|recalling|during|with|regarding|concerning|against|at|in|on"
)

# What the titles of texts in the first person call them.
FIRST_PERSON_TITLES = (
    "remarks?|speech|statement|address|press conference|press statement|interview|notes?|minutes|record|transcript|"
    "briefing|keynote|toast|lecture|message|letter|op-ed|comments?|doorstop|intervention|diary|memorandum|cable|cablegram|"
    "telegram"
)

# Irregular past tenses of verbs that are in none of these tables.
PLAIN_PASTS = frozenset("was were did saw went came thought felt".split())
# With a that-clause these tell what was so, and not what was said.
NO_SPEECH = frozenset(
    "ensured showed proved learned learnt arranged caused happened insured received was were had".split()
)
# "opened by thanking": how somebody's words began or ended.
STARTING = frozenset("opened began started concluded closed continued ended".split())
# "spoke about": alone, without a partner, the subject's own words.
SPOKE = frozenset("spoke speaks talked talks".split())

# What several give out together, and the bodies that do: "G7 Foreign Ministers' Statement", "Chair's Summary".
AGREED_TEXTS = (
    "statements?|declarations?|communiqu[eé]s?|press release|press statement|readout|summary|summaries|vision|"
    "conclusions|understanding|minutes|action plan|roadmap|message"
)
AGREED_BODIES = (
    "leaders|ministers|summit|ministerial|heads of (?:state|government|delegation)|presidents|prime ministers|"
    "governments|chair(?:man|person)?[’']?s?|co-chairs|quartet|troika|quad|contact group|member states|participants"
)
# The talk itself as what somebody takes part in: "participants in the talks".
TALK_TAKEN_PART_IN = frozenset(
    """
    meeting meetings talks conversation event session call discussion discussions summit conference dialogue
    negotiations consultations roundtable forum gathering
    """.split()
)
