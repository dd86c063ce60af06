"""Titles, honorifics and the words that stand for people and groups of people.

A title's *head* is what later sentences call its bearer by: "Deputy Prime Minister and Foreign Minister" is "the
Deputy Prime Minister", "the Foreign Minister" or "the Minister". Heads are matched as whole words, longest first.
"""

# Written before a name and saying nothing of the office.
HONORIFICS = (
    "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Prof", "Prof.", "Professor", "Sir", "Dame", "Lord",
    "Lady", "Madam", "Madame", "Mme", "Monsieur", "Señor", "Herr", "Comrade", "H.E.", "H. E.", "H.R.H.", "H.M.", "H.H.",
    "His Excellency", "Her Excellency", "His Majesty", "Her Majesty", "His Royal Highness", "Her Royal Highness",
    "His Highness", "Her Highness", "His Holiness", "His Beatitude", "His Eminence", "The Right Honourable",
    "The Rt Hon", "the Honorable", "Hon.", "Gen.", "Lt. Gen.", "Maj. Gen.", "Col.", "Adm.", "Sen.", "Rep.", "Gov.",
    "Amb.", "Rev.", "Fr.", "Rt Hon", "Rt. Hon.", "The Rt. Hon.", "Right Honourable", "Honorable", "Honourable", "Shri",
    "The Hon", "The Hon.", "The Honourable", "Smt", "Sri", "Dato", "Datuk", "Tun", "Tan Sri", "Hajji", "Ustad", "Hon",
    "HRH", "HM", "HH", "HIM", "Holy Father", "The Holy Father",
)  # fmt: skip

MALE = frozenset("mr mr. sir lord monsieur herr señor king prince sultan emir pope his chairman".split())
FEMALE = frozenset("mrs mrs. ms ms. miss dame lady madam madame mme queen princess her chairwoman".split())

# Whom an honorific stands for where no name follows ("His Majesty said"): by a word of it, the bearers' offices.
HONOURED_OFFICES = {
    "majesty": ("king", "queen", "emperor", "sultan"),
    "highness": ("crown prince", "prince", "princess", "emir", "amir", "sheikh", "shaikh", "grand duke"),
    "holiness": ("pope", "patriarch"),
    "excellency": ("president", "prime minister", "minister", "secretary-general", "ambassador"),
}
HONOURED_OFFICES |= {"hm": HONOURED_OFFICES["majesty"], "hrh": HONOURED_OFFICES["highness"]}
HONOURED_OFFICES |= {"hh": HONOURED_OFFICES["highness"], "him": HONOURED_OFFICES["majesty"]}

# Offices of those who only give out what others said.
SPEAKS_FOR = r"spokes(?:man|woman|person)|press secretary"

# Offices, each in the words of its title. What they may be followed by ("of Defence") is grammar, not listed here.
TITLES = (
    "President", "Vice President", "Vice-President", "First Vice President", "Executive Vice President",
    "President-elect", "Acting President", "Interim President", "Prime Minister", "Deputy Prime Minister",
    "First Deputy Prime Minister", "Vice Prime Minister", "Premier", "Vice Premier", "Chancellor", "Federal Chancellor",
    "Vice Chancellor", "Taoiseach", "Tánaiste", "King", "Queen", "Crown Prince", "Crown Princess", "Prince", "Princess",
    "Sultan", "Emir", "Amir", "Emperor", "Grand Duke", "Pope", "Patriarch", "Archbishop", "Metropolitan", "Cardinal",
    "Ayatollah", "Supreme Leader", "First Lady", "Second Gentleman", "Head of State", "Head of Government",
    "Head of the State", "Head of the Government",
    "Minister", "Foreign Minister", "Minister of Foreign Affairs", "Minister for Foreign Affairs",
    "Foreign Secretary", "Defence Minister", "Defense Minister", "Minister of Defence", "Minister of Defense",
    "Finance Minister", "Energy Minister", "Interior Minister", "Trade Minister", "Economy Minister", "Health Minister",
    "Justice Minister", "Transport Minister", "Agriculture Minister", "Deputy Foreign Minister", "Deputy Minister",
    "Vice Foreign Minister", "Vice Minister", "First Deputy Foreign Minister", "Deputy Defence Minister",
    "Deputy Defense Minister", "Senior Vice Minister", "Minister of State", "State Minister", "Secretary of State",
    "External Affairs Minister", "Minister-President", "Cabinet Minister", "State Councilor", "State Councillor",
    "Secretary", "Deputy Secretary", "Deputy Secretary of State", "Under Secretary", "Undersecretary",
    "Assistant Secretary", "Acting Assistant Secretary", "Secretary of Defense", "Secretary of the Treasury",
    "Treasury Secretary", "Commerce Secretary", "Defense Secretary", "Defence Secretary", "Secretary of Commerce",
    "Secretary of Energy", "Secretary of Homeland Security", "Home Secretary", "Homeland Security Secretary",
    "Permanent Secretary", "Secretary of the Security Council", "State Secretary", "Secretary General",
    "Secretary-General", "Deputy Secretary General", "Deputy Secretary-General", "General Secretary",
    "Under-Secretary-General", "Executive Secretary", "Press Secretary", "Cabinet Secretary", "Chief Cabinet Secretary",
    "High Representative", "Vice-President of the Commission", "Director General", "Director-General",
    "Deputy Director General", "Secretary of the Council", "National Security Advisor", "National Security Adviser",
    "Deputy National Security Advisor", "Principal Deputy National Security Advisor", "Homeland Security Advisor",
    "Assistant to the President", "Deputy Assistant to the President", "Deputy Assistant", "Senior Advisor",
    "Senior Adviser", "Adviser", "Advisor", "Counselor", "Counsellor", "Aide", "Presidential Aide",
    "Security Policy Adviser", "Diplomatic Adviser", "Domestic Policy Advisor", "Foreign Policy Adviser",
    "Foreign Policy Advisor", "Special Representative", "Special Envoy", "Special Presidential Envoy",
    "Presidential Envoy", "Envoy", "Special Coordinator", "Personal Envoy", "Coordinator", "Representative",
    "Permanent Representative", "Trade Representative", "Commissioner", "High Commissioner", "Ombudsman",
    "Prosecutor General", "Attorney General", "Ambassador", "Ambassador-at-Large", "Chargé d'Affaires",
    "Consul General", "Nuncio", "Chairman", "Chairwoman", "Chairperson", "Chair", "Deputy Chairman", "Vice Chairman",
    "Chair-in-Office", "Chairman-in-Office", "Speaker", "Speaker of Parliament", "Chairman of the Presidency",
    "Chief of Staff", "Chief of the General Staff", "Chief of General Staff", "Chief of Defence", "Chief Executive",
    "Chief Minister", "Chief Adviser", "Head", "Deputy Head", "Head of the Office", "Deputy Head of the Office",
    "Head of Delegation", "Director", "Deputy Director", "Managing Director", "Executive Director", "Administrator",
    "Governor", "Mayor", "Lieutenant Governor", "Senator", "Congressman", "Congresswoman", "Majority Leader",
    "Minority Leader", "Leader", "Opposition Leader", "Party Leader", "General", "Lieutenant General", "Major General",
    "Brigadier General", "Admiral", "Vice Admiral", "Rear Admiral", "Colonel", "Lieutenant Colonel", "Captain",
    "Field Marshal", "Marshal", "Commander", "Commander-in-Chief", "Judge", "Justice", "Chief Justice", "Spokesperson",
    "Spokesman", "Spokeswoman", "Politburo Member", "Member of the Presidency", "Vice Chair", "Co-Chair",
    "Deputy Chief of Staff", "Sheikh", "Shaikh", "Imam", "Rabbi", "Reverend", "Bishop", "Negotiator",
    "Chief Negotiator", "Counterpart", "PM", "DPM", "VP", "FM", "EAM", "SG", "UNSG", "HRVP", "HR/VP", "NSA",
)  # fmt: skip

# Words that come before a title and change nothing about who is meant.
TITLE_MODIFIERS = (
    "former", "then", "acting", "interim", "newly elected", "newly appointed", "incoming", "outgoing", "caretaker",
    "current", "first", "senior", "principal", "visiting", "re-elected", "late", "federal", "de facto", "top",
    "respective", "esteemed", "fellow",
)  # fmt: skip

# What a later sentence may call the bearer of a title, beside the title's own heads.
ALSO_CALLED = {
    "pm": ("prime minister", "head of government", "premier", "leader"),
    "dpm": ("deputy prime minister",),
    "vp": ("vice president",),
    "fm": ("foreign minister", "minister"),
    "eam": ("external affairs minister", "foreign minister", "minister"),
    "sg": ("secretary-general", "secretary general"),
    "unsg": ("secretary-general", "secretary general"),
    "hrvp": ("high representative", "vice-president", "top diplomat"),
    "hr/vp": ("high representative", "vice-president", "top diplomat"),
    "nsa": ("national security advisor", "national security adviser"),
    "president": ("head of state", "leader"),
    "prime minister": ("head of government", "premier", "leader"),
    "premier": ("head of government", "prime minister"),
    "federal chancellor": ("chancellor", "head of government", "leader"),
    "chancellor": ("head of government", "leader"),
    "king": ("head of state", "monarch", "leader"),
    "emir": ("head of state", "amir", "leader"),
    "amir": ("head of state", "emir", "leader"),
    "sultan": ("head of state", "leader"),
    "crown prince": ("prince", "leader"),
    "secretary of state": ("secretary", "top diplomat"),
    "foreign secretary": ("secretary", "foreign minister"),
    "minister of foreign affairs": ("foreign minister", "minister"),
    "minister for foreign affairs": ("foreign minister", "minister"),
    "external affairs minister": ("foreign minister", "minister"),
    "minister of defence": ("defence minister", "minister"),
    "minister of defense": ("defense minister", "minister"),
    "secretary of defense": ("secretary", "defense secretary"),
    "defense secretary": ("secretary",),
    "director general": ("director-general",),
    "secretary-general": ("secretary general",),
    "high representative": ("top diplomat",),
    "head of the office": ("head of the president's office", "head"),
    "deputy head of the office": ("deputy head",),
}

# What bearers of different offices are called: by these alone "the Chancellor" is not "the President".
SHARED_HEADS = frozenset(("leader", "head of state", "head of government", "monarch", "top diplomat"))

# Of the sides, the words that stand for the head who is at the table; the others stand for the country.
SPOKEN_FOR = frozenset(
    (
        "side",
        "party",
        "delegation",
        "leader",
        "leadership",
        "head of state",
        "diplomat",
        "guest",
        "visitor",
        "host",
        "colleague",
    )
)

# What the parties are as seen from each other: whether the word means the issuer's own.
GUEST_OR_HOST = {"guest": False, "visitor": False, "host": True}

# Plurals for all who came, of whom a text may name none, and what may stand before them.
ASSEMBLED = frozenset(
    """
    ministers leaders participants members delegates delegations ambassadors presidents representatives
    """.split()
)
# Of these and the like, those that stand for all who came even without an article: "participants discussed".
PARTAKING = frozenset(
    "participants leaders ministers delegates delegations sides parties interlocutors attendees principals".split()
)
SOME_OF = frozenset("several some many most numerous".split())

# Of these, the words for one person: never the country.
SINGLE_PERSONS = frozenset(("leader", "head of state", "diplomat", "guest", "visitor", "host", "colleague"))

# Plural nouns that stand for all parties, or for those parties who bear the office.
GROUP_NOUNS = (
    "leaders", "sides", "parties", "interlocutors", "presidents", "prime ministers", "ministers", "foreign ministers",
    "secretaries", "heads of state", "heads of government", "heads of state and government", "officials", "diplomats",
    "participants", "delegations", "partners", "counterparts", "colleagues", "allies", "countries", "nations",
    "governments", "chairs", "advisors", "advisers", "national security advisors", "national security advisers",
    "representatives", "envoys", "ambassadors", "principals", "members", "delegates", "defence ministers",
    "defense ministers", "presidents and prime ministers", "politicians", "states", "men", "pair", "premiers",
    "chancellors", "monarchs", "attendees", "secretaries of state", "directors", "negotiators", "ministries", "teams",
    "group",
)  # fmt: skip

# A noun that turns a country or a people into a party: "the Ukrainian side", "the Chinese delegation".
SIDE_NOUNS = (
    "side", "party", "delegation", "government", "leader", "leadership", "administration", "authorities", "officials",
    "team", "partner", "colleague", "diplomat", "guest", "visitor", "host",
    "president's office", "ministry", "foreign ministry", "embassy",
    "head of state",
)  # fmt: skip

PRONOUNS = {"he": "male", "she": "female", "they": "group", "it": "side", "i": "host", "we": "host"}

# Lower-case words inside a name, and suffixes that belong to it.
PARTICLES = frozenset(
    """
    al el bin ibn bint ben van von der den de da das do dos del della di du la le ter ten af av y e zu ul ur abu
    """.split()
)
SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "VI", "XIV", "XVI"))
