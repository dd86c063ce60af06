"""Which sort of answer a question wants: somebody's words, a fact, all cases, both sides' accounts, or a change."""

import re

from qa.types import Kind
from qa.verbs import SAYING_VERB, asks_for_words

_MANY = re.compile(
    # "how often", "list the calls"
    r"\b(?:how often|list\b|"
    r"how many (?:times|occasions|readouts|accounts|calls|meetings|talks|conversations|leaders|countries|people)|"
    r"which (?:readouts|leaders|countries|presidents|ministers|calls|meetings|conversations|documents)|"
    r"in which (?:readouts?|calls?|meetings?|conversations?)|with whom|all (?:the )?(?:readouts|calls|meetings)|"
    r"how frequently|every (?:time|readout|call)|who (?:all|else) )",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    # "each side's account", "both readouts"
    r"\b(?:each (?:side|party|government|country|readout|account)(?:['’]s)?|"
    r"both (?:sides?|readouts|accounts|versions|governments)(?:['’])?|either side|"
    r"compare|compared|same (?:account|story|things?)|differ(?:s|ences?)?|two (?:readouts|accounts|versions)|"
    # "the Kremlin and the White House each report"
    r"\w+ and (?:the )?\w+(?: \w+)? (?:each|both) (?:report|say|describe|tell|put)|"
    # "the American and the Ukrainian readout"
    r"\w+ and (?:the )?\w+(?: \w+)?(?:['’]s?)? (?:readouts?|accounts?|versions?|records?|summar(?:y|ies))|"
    r"readouts of|accounts of|versions of)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\b(?:chang(?:e|ed|ing)|evolv\w+|shift(?:ed)?|over time|develop(?:ed)? over)\b", re.IGNORECASE)
_FACT = re.compile(
    r"^\W*(?:and\s+)?(?:"
    # "to whom", "in which city"
    r"(?:in|at|on|to|from|with|by|for)\s+(?:which|what|whom)\b|"
    r"(?:for|since|until) when\b|how (?:long|many|much|large|big|far|old)\b|"
    r"who\b|whom\b|when\b|where\b|which\b|what (?:date|day|city|place|country|document|occasion)\b|"
    r"did (?:they|the two)\b)",
    re.IGNORECASE,
)
# "When Orban was in Moscow, did he say ...": the question begins behind the comma.
_SUBORDINATE = re.compile(
    r"^\W*(?:when|after|before|during|in|at|on)\b[^,?]{3,120},\s*(?=(?:what|did|how|who|which|does|has)\b)",
    re.IGNORECASE,
)
# "Who raised ...", "Which minister called for ...": whose words, and not "who initiated the call" or "who did X thank".
_WHO = re.compile(
    r"^\W*(?:and\s+)?(?:who|which \w+)\s+(?:(?:else|first|also|ever|has|have|had)\s+)?"
    rf"(?:{SAYING_VERB})\b",
    re.IGNORECASE,
)
# "Which conditions does X name?", "What promise did X give?": words, and no fact.
_WORDS_OF = re.compile(
    r"^\W*(?:which|what)\s+(?!document|agreement|treaty|city|country|place|date|day|occasion|minister|official|person)"
    rf"\w+.*\b(?:did|does|do|has|have)\b.*\b(?:{SAYING_VERB})\b",
    re.IGNORECASE,
)


def kind_of(text: str) -> Kind:
    """The sort of answer that a question wants."""
    main = _SUBORDINATE.match(text)
    if main is not None:
        text = text[main.end() :]
    if _COMPARE.search(text):
        return "compare"
    if _MANY.search(text):
        return "many"
    if _WHO.search(text):
        return "who"
    if _CHANGE.search(text) and asks_for_words(text):
        return "change"
    if _FACT.search(text) and not _WORDS_OF.search(text):
        return "fact"
    return "said"
