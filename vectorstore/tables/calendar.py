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
    "accessed amended changed crawled edited expires last modified next printed retrieved reviewed revised saved "
    "today updated update upcoming valid visited"
)

# What an opening sentence says took place on its date: "On 3 March 2021, X met with Y", "X called Y on 3 March 2021".
EVENT_VERBS: frozenset[str] = _words(
    "met spoke held had received hosted called talked visited conferred telephoned phoned convened welcomed chaired "
    "attended conducted paid took participated co-chaired cochaired"
)
