"""The press sites of the world's governments and organisations: whose account a document is, by any of its names.

A *house* publishes readouts. It is known by its hosts, by its own aliases, and by its country together with what it is:
"Kazakh MFA", "Ministry of Foreign Affairs of the Republic of Kazakhstan" and "kazakhstan_mfa" name one house.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class House:
    """A government's or organisation's office that publishes readouts, under the one name that the project gives it."""

    name: str
    country: str | None
    """None for an organisation of several countries."""
    kind: str
    """A key of `KINDS`."""
    hosts: tuple[str, ...]
    """Web hosts without ``www.``; their subdomains belong to them."""
    aliases: tuple[str, ...] = ()
    """Further names that mean this house and no other."""


# What a house is, and the words that say so beside a country's name.
KINDS: dict[str, tuple[str, ...]] = {
    "head of state": (
        "president", "presidency", "presidents office", "president's office", "presidential office", "head of state",
        "office of the president", "presidential administration", "administration of the president", "palace",
    ),
    "head of government": (
        "prime minister", "prime ministers office", "prime minister's office", "office of the prime minister", "pm",
        "pmo", "premier", "chancellor", "chancellery", "federal chancellor", "cabinet",
    ),
    "foreign ministry": (
        "mfa", "mofa", "ministry of foreign affairs", "foreign ministry", "ministry of external affairs",
        "foreign affairs", "foreign office", "minister of foreign affairs", "foreign minister",
        "department of foreign affairs", "federal foreign office", "ministry for foreign affairs",
    ),
    "defence ministry": (
        "mod", "dod", "ministry of defence", "ministry of defense", "defence ministry", "defense ministry",
        "department of defense", "department of defence",
    ),
    "government": ("government", "govt", "cabinet office"),
    "organisation": (),
}  # fmt: skip

# The names and adjectives of the countries that a house below belongs to, the usual name aside.
COUNTRIES: dict[str, tuple[str, ...]] = {
    "Argentina": ("argentine", "argentinian"),
    "Armenia": ("armenian",),
    "Australia": ("australian",),
    "Austria": ("austrian",),
    "Azerbaijan": ("azerbaijani",),
    "Belarus": ("belarusian",),
    "Brazil": ("brazilian",),
    "Canada": ("canadian",),
    "China": ("chinese", "prc"),
    "Egypt": ("egyptian",),
    "Estonia": ("estonian",),
    "Finland": ("finnish",),
    "France": ("french",),
    "Georgia": ("georgian",),
    "Germany": ("german",),
    "Greece": ("greek", "hellenic"),
    "Hungary": ("hungarian",),
    "India": ("indian",),
    "Indonesia": ("indonesian",),
    "Iran": ("iranian",),
    "Ireland": ("irish",),
    "Israel": ("israeli",),
    "Italy": ("italian",),
    "Japan": ("japanese",),
    "Kazakhstan": ("kazakh", "kazakhstani"),
    "Kyrgyzstan": ("kyrgyz",),
    "Latvia": ("latvian",),
    "Lithuania": ("lithuanian",),
    "Malaysia": ("malaysian",),
    "Mexico": ("mexican",),
    "Moldova": ("moldovan",),
    "Netherlands": ("dutch",),
    "New Zealand": (),
    "Norway": ("norwegian",),
    "Pakistan": ("pakistani",),
    "Philippines": ("philippine", "filipino"),
    "Poland": ("polish",),
    "Portugal": ("portuguese",),
    "Qatar": ("qatari",),
    "Romania": ("romanian",),
    "Russia": ("russian",),
    "Saudi Arabia": ("saudi",),
    "Serbia": ("serbian",),
    "Singapore": ("singaporean",),
    "South Africa": ("south african",),
    "South Korea": ("south korean", "republic of korea", "korea", "korean", "rok"),
    "Spain": ("spanish",),
    "Sweden": ("swedish",),
    "Switzerland": ("swiss",),
    "Taiwan": ("taiwanese",),
    "Tajikistan": ("tajik",),
    "Thailand": ("thai",),
    "Turkey": ("turkish", "turkiye"),
    "Ukraine": ("ukrainian",),
    "United Arab Emirates": ("uae", "emirati"),
    "United Kingdom": ("uk", "u k", "british", "britain", "great britain"),
    "United States": ("america", "american", "u s", "usa"),
    "Uzbekistan": ("uzbek",),
    "Vietnam": ("vietnamese", "viet nam"),
}

# What a country's foreign ministry goes by in web addresses and folders, whether or not it has a line below.
MINISTRY_CODES = frozenset(("mfa", "mofa", "mae", "mzv", "mofaic", "minrel"))

# Houses that put facts of their own between what was said: there a sentence goes on with a speaker only where it is
# tied to what he said.
PUT_BACKGROUND = frozenset(("White House", "U.S. Department of State", "U.S. Department of Defense"))

# One house a line: name | country | kind | hosts | further names.
_TABLE = """
White House | United States | head of state | whitehouse.gov bidenwhitehouse.archives.gov \
    trumpwhitehouse.archives.gov obamawhitehouse.archives.gov georgewbush-whitehouse.archives.gov \
    clintonwhitehouse5.archives.gov | white house; whitehouse; biden administration; trump administration; obama \
    administration
U.S. Department of State | United States | foreign ministry | state.gov | state department; department of state; \
    state dept; dept of state; us state
U.S. Department of Defense | United States | defence ministry | defense.gov war.gov | pentagon; defense department
Kremlin | Russia | head of state | kremlin.ru | kremlin; russian presidency
Ministry of Foreign Affairs of Russia | Russia | foreign ministry | mid.ru | mid russia
Government of Russia | Russia | head of government | government.ru | russian government
President of Ukraine | Ukraine | head of state | president.gov.ua | bankova
Ministry of Foreign Affairs of Ukraine | Ukraine | foreign ministry | mfa.gov.ua
Government of Ukraine | Ukraine | head of government | kmu.gov.ua | ukrainian government
Ministry of Foreign Affairs of China | China | foreign ministry | fmprc.gov.cn mfa.gov.cn | fmprc
Prime Minister's Office of the United Kingdom | United Kingdom | head of government | number10.gov.uk | downing \
    street; 10 downing street; number 10; no 10; no10
Foreign, Commonwealth and Development Office | United Kingdom | foreign ministry | fco.gov.uk | foreign \
    commonwealth and development office; foreign commonwealth development office; foreign and commonwealth office; \
    fcdo
Government of the United Kingdom | United Kingdom | government | gov.uk | hm government; her majesty's government; \
    his majesty's government; gov uk
Élysée | France | head of state | elysee.fr | elysee; elysee palace
Ministry for Europe and Foreign Affairs of France | France | foreign ministry | diplomatie.gouv.fr | quai d'orsay; \
    quai dorsay; france diplomatie; france diplomacy; ministry for europe and foreign affairs
Federal Chancellery of Germany | Germany | head of government | bundesregierung.de bundeskanzler.de \
    bundeskanzlerin.de | bundesregierung; bundespresseamt; german federal government; federal government of germany; \
    german government
Federal Foreign Office | Germany | foreign ministry | auswaertiges-amt.de | auswaertiges amt; auswartiges amt; \
    federal foreign office
Federal President of Germany | Germany | head of state | bundespraesident.de | bundespraesident; bundesprasident
Ministry of Foreign Affairs of Japan | Japan | foreign ministry | mofa.go.jp | gaimusho
Prime Minister's Office of Japan | Japan | head of government | kantei.go.jp japan.kantei.go.jp | kantei
Ministry of External Affairs of India | India | foreign ministry | mea.gov.in | ministry of external affairs; mea
Prime Minister's Office of India | India | head of government | pmindia.gov.in pib.gov.in | press information \
    bureau; pib
European External Action Service | - | organisation | eeas.europa.eu | eeas; high representative of the european union
European Commission | - | organisation | ec.europa.eu commission.europa.eu | european commission; eu commission
European Council | - | organisation | consilium.europa.eu | european council; council of the european union; \
    council of the eu; eu council
European Union | - | organisation | europa.eu | european union; eu
NATO | - | organisation | nato.int | nato; north atlantic treaty organization; north atlantic treaty organisation
United Nations | - | organisation | un.org ungeneva.org | united nations; un; un secretary general
International Atomic Energy Agency | - | organisation | iaea.org | iaea; international atomic energy agency
OSCE | - | organisation | osce.org | osce; organization for security and co-operation in europe; organization for \
    security and cooperation in europe
ASEAN | - | organisation | asean.org | asean; association of southeast asian nations
African Union | - | organisation | au.int | african union; au commission
Council of Europe | - | organisation | coe.int | council of europe
Shanghai Cooperation Organisation | - | organisation | sectsco.org | shanghai cooperation organisation; shanghai \
    cooperation organization; sco
Holy See | - | organisation | vatican.va press.vatican.va | holy see; vatican
Ministry of Foreign Affairs of Kazakhstan | Kazakhstan | foreign ministry | mfa.gov.kz mfa.kz
President of Kazakhstan | Kazakhstan | head of state | akorda.kz | akorda
President of Belarus | Belarus | head of state | president.gov.by
Ministry of Foreign Affairs of Belarus | Belarus | foreign ministry | mfa.gov.by
Presidency of Türkiye | Turkey | head of state | tccb.gov.tr iletisim.gov.tr | directorate of communications
Ministry of Foreign Affairs of Türkiye | Turkey | foreign ministry | mfa.gov.tr
President of Azerbaijan | Azerbaijan | head of state | president.az
Ministry of Foreign Affairs of Azerbaijan | Azerbaijan | foreign ministry | mfa.gov.az
Prime Minister of Armenia | Armenia | head of government | primeminister.am
Ministry of Foreign Affairs of Armenia | Armenia | foreign ministry | mfa.am
Ministry of Foreign Affairs of Georgia | Georgia | foreign ministry | mfa.gov.ge
President of Uzbekistan | Uzbekistan | head of state | president.uz
President of Kyrgyzstan | Kyrgyzstan | head of state | president.kg
President of Tajikistan | Tajikistan | head of state | president.tj
President of Moldova | Moldova | head of state | presedinte.md
Chancellery of the Prime Minister of Poland | Poland | head of government | premier.gov.pl
President of Poland | Poland | head of state | president.pl prezydent.pl
Government of Poland | Poland | government | gov.pl
President of Lithuania | Lithuania | head of state | lrp.lt
Ministry of Foreign Affairs of Lithuania | Lithuania | foreign ministry | urm.lt
Ministry of Foreign Affairs of Latvia | Latvia | foreign ministry | mfa.gov.lv
President of Estonia | Estonia | head of state | president.ee
Ministry of Foreign Affairs of Estonia | Estonia | foreign ministry | vm.ee
President of Finland | Finland | head of state | presidentti.fi
Government of Finland | Finland | government | valtioneuvosto.fi vnk.fi
Ministry for Foreign Affairs of Finland | Finland | foreign ministry | um.fi
Government of Sweden | Sweden | government | government.se regeringen.se
Government of Norway | Norway | government | regjeringen.no
Government of the Netherlands | Netherlands | government | government.nl rijksoverheid.nl
Federal Department of Foreign Affairs of Switzerland | Switzerland | foreign ministry | eda.admin.ch | fdfa
Federal Ministry for European and International Affairs of Austria | Austria | foreign ministry | bmeia.gv.at | bmeia
Government of Italy | Italy | head of government | governo.it | palazzo chigi
Ministry of Foreign Affairs of Italy | Italy | foreign ministry | esteri.it | farnesina
La Moncloa | Spain | head of government | lamoncloa.gob.es | la moncloa; moncloa; spanish government
Ministry of Foreign Affairs of Spain | Spain | foreign ministry | exteriores.gob.es
Government of Portugal | Portugal | government | portugal.gov.pt
Ministry of Foreign Affairs of Greece | Greece | foreign ministry | mfa.gr
Prime Minister of Hungary | Hungary | head of government | miniszterelnok.hu
Government of Hungary | Hungary | government | abouthungary.hu kormany.hu
President of Romania | Romania | head of state | presidency.ro
Ministry of Foreign Affairs of Romania | Romania | foreign ministry | mae.ro
President of Serbia | Serbia | head of state | predsednik.rs
Government of Ireland | Ireland | government | gov.ie
Prime Minister of Canada | Canada | head of government | pm.gc.ca
Global Affairs Canada | Canada | foreign ministry | international.gc.ca | global affairs canada; global affairs
Government of Canada | Canada | government | canada.ca
Secretariat of Foreign Affairs of Mexico | Mexico | foreign ministry | sre.gob.mx | secretariat of foreign affairs
Government of Mexico | Mexico | government | gob.mx
Ministry of Foreign Affairs of Brazil | Brazil | foreign ministry | itamaraty.gov.br | itamaraty
Government of Brazil | Brazil | government | gov.br
Ministry of Foreign Affairs of Argentina | Argentina | foreign ministry | cancilleria.gob.ar | cancilleria
Prime Minister of Australia | Australia | head of government | pm.gov.au
Minister for Foreign Affairs of Australia | Australia | foreign ministry | foreignminister.gov.au dfat.gov.au | dfat
New Zealand Government | New Zealand | government | beehive.govt.nz | beehive
New Zealand Ministry of Foreign Affairs and Trade | New Zealand | foreign ministry | mfat.govt.nz | mfat
Ministry of Foreign Affairs of South Korea | South Korea | foreign ministry | mofa.go.kr
Office of the President of South Korea | South Korea | head of state | president.go.kr | blue house; cheong wa dae
Ministry of Foreign Affairs of Taiwan | Taiwan | foreign ministry | mofa.gov.tw
Office of the President of Taiwan | Taiwan | head of state | president.gov.tw
Ministry of Foreign Affairs of Vietnam | Vietnam | foreign ministry | mofa.gov.vn
Government of Vietnam | Vietnam | government | chinhphu.vn vgp.vn | vgp; vgp news; vietnam government portal
Ministry of Foreign Affairs of Singapore | Singapore | foreign ministry | mfa.gov.sg
Prime Minister's Office of Singapore | Singapore | head of government | pmo.gov.sg
Ministry of Foreign Affairs of Indonesia | Indonesia | foreign ministry | kemlu.go.id | kemlu
Ministry of Foreign Affairs of Malaysia | Malaysia | foreign ministry | kln.gov.my | wisma putra
Ministry of Foreign Affairs of Thailand | Thailand | foreign ministry | mfa.go.th
Department of Foreign Affairs of the Philippines | Philippines | foreign ministry | dfa.gov.ph
Ministry of Foreign Affairs of Pakistan | Pakistan | foreign ministry | mofa.gov.pk
Prime Minister's Office of Israel | Israel | head of government | pmo.gov.il
Government of Israel | Israel | government | gov.il
Ministry of Foreign Affairs of Iran | Iran | foreign ministry | mfa.gov.ir mfa.ir
President of Iran | Iran | head of state | president.ir
Ministry of Foreign Affairs of Saudi Arabia | Saudi Arabia | foreign ministry | mofa.gov.sa
Saudi Press Agency | Saudi Arabia | government | spa.gov.sa | saudi press agency
Ministry of Foreign Affairs of the United Arab Emirates | United Arab Emirates | foreign ministry | mofa.gov.ae \
    mofaic.gov.ae
Ministry of Foreign Affairs of Qatar | Qatar | foreign ministry | mofa.gov.qa
Presidency of Egypt | Egypt | head of state | presidency.eg
Ministry of Foreign Affairs of Egypt | Egypt | foreign ministry | mfa.gov.eg
Presidency of South Africa | South Africa | head of state | thepresidency.gov.za
Department of International Relations and Cooperation | South Africa | foreign ministry | dirco.gov.za | department \
    of international relations and cooperation; dirco
"""


def _house(row: str) -> House:
    name, country, kind, hosts, *aliases = (cell.strip() for cell in row.split("|"))
    others = tuple(" ".join(alias.split()) for alias in aliases[0].split(";")) if aliases else ()
    return House(name, None if country == "-" else country, kind, tuple(hosts.split()), others)


HOUSES: tuple[House, ...] = tuple(_house(row) for row in _TABLE.strip().splitlines())
