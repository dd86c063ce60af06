"""What stands around a readout's text on pages and in files, and is no part of it. Every pattern covers a whole line.

A line is compared folded (see `vectorstore.language.fold`): without case and accents, white space single.
"""
# ruff: noqa: E501 - one pattern a line, however long


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Lines that are dropped wherever they stand.
FURNITURE: tuple[str, ...] = (
    # end marks, rules, page numbers
    r"(?:# ?){2,}|(?:\* ?){2,}|(?:_ ?){3,}|(?:- ?){3,}|(?:= ?){3,}|(?:~ ?){3,}|\*",
    r"-* ?(?:ends?|30|end of (?:text|statement|press release|readout|document)|end text) ?-*\.?",
    r"(?:begin|start of|beginning of) ?(?:text|statement):?",
    r"page \d+(?: ?(?:of|/) ?\d+)?|- ?\d+ ?-|\d+ ?/ ?\d+",
    # navigation
    r"(?:skip|jump) to (?:main |the )?(?:content|navigation|search|menu)|(?:back|go|return) to (?:the )?(?:top|list|home ?page|news|overview)",
    r"(?:back|menu|main menu|search|close|home|home ?page|breadcrumbs?|you are here:?|navigation|toggle navigation|site ?map)",
    r"(?:previous|next|older|newer)(?: (?:article|news|page|post|story|item|release))?|(?:<<|>>|←|→|«|»)+",
    r"(?:contact|contact us|disclaimer|accessibility|copyright|privacy(?: policy| notice| statement)?|terms (?:of use|and conditions)|foia|imprint)",
    r"(?:page |content |article )?(?:last |date )?(?:updated|modified|reviewed|changed|printed|retrieved|accessed)(?: on| at)?:? ?(?:\w+,? )?\d[\w .,:/-]{0,40}",
    # sharing and printing
    r"suggest to a friend:?.*|(?:send|e-?mail|recommend|forward)(?: this(?: page| article)?)?(?: to a friend| by e-?mail)?",
    r"share(?: (?:this|it|article|page|story|post|news|this (?:page|article|story|post|news|release)))?(?: (?:on|via|with|by|to) [\w ,/&-]{2,60})?:?",
    r"(?:tweet|retweet|like|pin it|e-?mail|print|facebook|twitter|x|telegram|whats ?app|linked ?in|pinterest|reddit|vk|viber|messenger|instagram|youtube|copy link|link copied!?)",
    r"(?:print|printer|printable)(?:[ -](?:this|version|friendly|page|article|this page|friendly version))*|text size:?(?: ?a){0,3}|(?:font size:? ?)?(?:a[+-] ?){1,3}a?",
    r"download(?: (?:as )?(?:pdf|word|docx?|this (?:page|document)|photos?|video))?(?: \([\w ,.]+\))?|(?:open|view|save) (?:as|in) pdf",
    r"(?:follow|find|like|join) us(?: on [\w ,/&-]{2,60})?:?|subscribe(?: (?:to|for) [\w ,'-]{2,60})?|sign up for [\w ,'-]{2,60}",
    r"(?:font|text) size(?: increase| decrease)?|listen(?: to this (?:page|article))?|\d+ min(?:ute)?s? read|views?: ?[\d ,.]+",
    # banners
    r"(?:we|this (?:web)?site|our (?:web)?site|the (?:web)?site) uses? cookies\b.*|.{0,80}\b(?:use of|uses|accept(?: all)?|reject(?: all)?|manage|about) cookies\b.{0,160}",
    r"(?:accept|reject|decline|allow|deny)(?: all)?(?: cookies)?|cookie (?:settings|policy|preferences|notice|consent)|(?:i )?agree|got it!?|(?:learn|read|show|see|load) more(?: about [\w ]{2,30})?",
    r"an official website of the .{2,60}|here'?s how you know|(?:please )?enable javascript.*|javascript (?:is|must be) .*",
    r"(?:all rights reserved|©|\(c\) ?\d{4}|copyright ©?).{0,160}|.{0,80}all rights reserved\.?",
    # head lines of press releases
    r"(?:for )?immediate release:?|press release|media release|news release|(?:press|media) (?:statement|note)|embargoed until .{2,60}",
    r"(?:remarks|transcript|readout|news|press releases?|statements?(?: and releases)?|briefing room|statements? & releases)",
)  # fmt: skip

# Lines that say whose words the whole document is. The names in them are of no use to a reader of the text.
BYLINES: tuple[str, ...] = (
    r"(?:office of (?:the )?)?(?:press |department |chief )*(?:spokesperson|spokesman|spokeswoman|press secretary)(?:'s office)?",
    r"the (?:below|following)(?: \w+){0,3} (?:is|was|are|may be) attribut(?:able|ed) to\b[^:]{2,160}:?",
    r"(?:attribut(?:able|ed) to|on behalf of) (?:the )?.{0,80}\b(?:spokesperson|spokesman|spokeswoman|press secretary)\b.{0,80}:",
    r"(?:by|from|source|issued by|released by): ?(?:the )?(?:office|press service|press office|ministry|department|bureau)\b.{0,80}",
)  # fmt: skip

# Headings of what follows a readout on a page: it and all short lines behind it are dropped.
TAILS: tuple[str, ...] = (
    r"suggest to a friend:?.*|related:?|(?:the )?latest(?: updates?)?:?|trending(?: now)?:?|popular:?|recommended(?: for you)?:?|you (?:may|might) also (?:like|be interested in):?|more on this(?: \w+)?:?",
    r"related (?:articles?|news|stories|posts|content|links?|topics?|documents?|materials?|items?|information|press releases?)(?: links)?:?",
    r"(?:more|other|latest|recent|further|top|most (?:read|popular|viewed))(?: (?:from|on|in) [\w ]{2,40})?(?: (?:news|articles?|stories|posts|releases|statements))+:?|see also:?|read also:?|also read:?|read more:?|tags?:?|topics?:?|keywords?:?",
    r"share(?: (?:this|it|article|page|story|post|this (?:page|article|story|post|news)))?(?: (?:on|via|with) [\w ,/&-]{2,60})?:?|stay connected|newsletter|media contacts?:?|press contacts?:?|leave a (?:comment|reply)|comments(?: \(\d+\))?",
)  # fmt: skip

# Those of them that the agenda of a talk can have for its heading as well.
AGENDAS: tuple[str, ...] = (
    r"(?:related )?(?:topics?|documents?|items?|information):?|(?:more|other|further|recent) statements:?|comments",
)

# What classes and identifiers of page elements say: the whole element is left out.
ELEMENT_WORDS: frozenset[str] = _words(
    "ad ads advert advertisement banner breadcrumb breadcrumbs comments cookie cookies consent disclaimer footer gdpr menu "
    "modal nav navbar navigation newsletter offcanvas pager pagination popup print promo recommended related rss search "
    "share sharing sharebar shares sidebar skip skiplink social socials subscribe tags toolbar tooltip widget "
    "addtoany addthis a2a sharethis"
)

# Names of elements that have one of these words and hold text nonetheless: "print-content" is what is to be printed.
CONTENT_NAMES: tuple[str, ...] = (
    r"(?:.*-)?(?:print(?:able)?|search|social|tags)-(?:.*-)?(?:article|body|content|text)",
    r"(?:.*-)?widget-(?:.*-)?(?:body|content|editor|heading)",
)

# Kinds of things in a page's linked data (schema.org) whose date of publication can be that of the page.
DATED_TYPES: frozenset[str] = _words(
    "aboutpage analysisnewsarticle article blogposting creativework digitaldocument governmentpublication itempage "
    "liveblogposting newsarticle opinionnewsarticle pressrelease report reportagenewsarticle statement techarticle "
    "webpage"
)

# Keys of a line such as "Date: 3 March 2021" at the head of a document, and of front matter.
HEAD_KEYS: dict[str, str] = {
    "title": "title", "headline": "title", "subject": "title",
    "date": "date", "published": "date", "publication date": "date", "date published": "date", "release date": "date",
    "issued on": "date", "date of issue": "date",
    "issuer": "issuer", "publisher": "issuer", "issued by": "issuer", "source": "issuer", "organization": "issuer",
    "organisation": "issuer", "released by": "issuer", "site name": "issuer", "sitename": "issuer",
    "participants": "participants", "participant": "participants", "parties": "participants",
    "source url": "url", "url": "url", "link": "url", "canonical": "url", "canonical url": "url", "permalink": "url",
    "original": "url",
}  # fmt: skip

# Keys of head lines that name the issuer, if what they name is an office: "From: Prime Minister's Office".
OFFICE_KEYS: frozenset[str] = frozenset({"from", "by", "author", "department", "office", "ministry"})
