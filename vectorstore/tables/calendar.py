"""Months and weekdays as English readouts write them, and the words that stand beside a date on a line of its own."""

MONTHS: dict[str, int] = {
    "january": 1, "jan": 1,
    "february": 2, "feb": 2, "febr": 2,
    "march": 3, "mar": 3,
    "april": 4, "apr": 4,
    "may": 5,
    "june": 6, "jun": 6,
    "july": 7, "jul": 7,
    "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9,
    "october": 10, "oct": 10,
    "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip

WEEKDAYS: tuple[str, ...] = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
)  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that may stand beside the date of publication: "Published on 3 March 2021, 14:20".
DATE_LABELS: frozenset[str] = _words(
    "a am announcement at by communique cet content created date dated day edt est for gmt hrs immediate in info issue "
    "issued local media msk news no note number of office on pm posted press publication publish published readout ref "
    "release released statement story the time utc"
)

# Words that make a date another one than the document's own.
OTHER_DATE_LABELS: frozenset[str] = _words(
    "accessed amended applications apply birth born changed closes closing crawled deadline deadlines died due edited "
    "effective embargo embargoed expired expires expiry last modified next printed retrieved reviewed revised saved "
    "today until updated update upcoming valid visited"
)

# Words that no place before a date has: "Following the 3 March 2021 talks", "Convention of 24 August 1991".
NO_PLACES: frozenset[str] = OTHER_DATE_LABELS | _words(
    "according act after agreement also anniversary annex approved article as at because before between by charter "
    "communique constitution contact convention council covenant decision declaration decree directive during "
    "established event file for following founded from further how if in independence joined last law letter "
    "meeting memorandum minutes next no not note number order pact protocol ratified regarding regulation report "
    "resolution session signed since statute summit talks their these this treaty under version war what when where "
    "while with"
)

# Cities that datelines name and that stand for no government, by their folded words; capitals are known as places.
DATELINE_CITIES: frozenset[str] = frozenset(
    (
        "almaty",
        "antalya",
        "bali",
        "barcelona",
        "bengaluru",
        "bonn",
        "bremen",
        "busan",
        "cape town",
        "cartagena",
        "casablanca",
        "chicago",
        "cologne",
        "dalian",
        "davos",
        "dubai",
        "edinburgh",
        "florence",
        "frankfurt",
        "geneva",
        "genoa",
        "glasgow",
        "goa",
        "gothenburg",
        "guangzhou",
        "hamburg",
        "hanover",
        "hiroshima",
        "hong kong",
        "honolulu",
        "houston",
        "innsbruck",
        "istanbul",
        "izmir",
        "jaipur",
        "jeddah",
        "johannesburg",
        "karachi",
        "kazan",
        "kharkiv",
        "kolkata",
        "krakow",
        "kyoto",
        "lagos",
        "lahore",
        "lausanne",
        "los angeles",
        "lviv",
        "lyon",
        "macau",
        "marrakesh",
        "marseille",
        "mecca",
        "melbourne",
        "miami",
        "milan",
        "mombasa",
        "montreal",
        "montreux",
        "mumbai",
        "munich",
        "nagasaki",
        "naples",
        "new york",
        "nice",
        "odesa",
        "odessa",
        "osaka",
        "perth",
        "phoenix",
        "porto",
        "ramstein",
        "rio de janeiro",
        "saint petersburg",
        "samarkand",
        "san francisco",
        "sanya",
        "sao paulo",
        "sapporo",
        "seattle",
        "sevastopol",
        "shanghai",
        "sharm el sheikh",
        "shenzhen",
        "sochi",
        "st petersburg",
        "stavanger",
        "strasbourg",
        "sydney",
        "tel aviv",
        "the hague",
        "thessaloniki",
        "tianjin",
        "toronto",
        "trieste",
        "turin",
        "vancouver",
        "venice",
        "versailles",
        "vladivostok",
        "xi'an",
        "xian",
        "yalta",
        "zurich",
    )
)

# What an opening sentence says took place on its date: "On 3 March 2021, X met with Y", "X called Y on 3 March 2021".
EVENT_VERBS: frozenset[str] = _words(
    "met spoke held had received hosted called talked visited conferred telephoned phoned convened welcomed chaired "
    "attended conducted paid took participated co-chaired cochaired"
)

# The same of a sentence that begins with its date: "On 3 March 2021, the Minister arrived in ...". Verbs that tell of
# states' history as well ("declared", "signed", "established") are not among them.
OPENING_VERBS: frozenset[str] = EVENT_VERBS | _words(
    "addressed arrived concluded congratulated delivered departed discussed exchanged gave gathered interacted issued "
    "joined led meet meets met opened presented presided represented sent sat speaks stated thanked travelled traveled "
    "undertook began begins started"
)
