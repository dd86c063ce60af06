"""What a text denies, and whether a sentence denies what its statements do: pure functions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa import wording
from vectorstore.language import stem, words

_NOT_NEGATIONS = re.compile(wording.NOT_NEGATIONS, re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:()—–.!?\"]|\b(?:but|while|whereas|although|though|however)\b", re.IGNORECASE)
_NEGATORS = frozenset(map(stem, wording.NEGATORS))
_DENIALS = frozenset(map(stem, wording.DENIALS))
_FUNCTION = frozenset(map(stem, wording.FUNCTION_WORDS))


def fault(sentence_part: str, statements: Sequence[str]) -> str | None:
    """Nothing denied that the statements do not deny, and nothing affirmed that they deny."""
    sentence, statement = Polarity.of(sentence_part), Polarity.of(" . ".join(statements))
    if sentence.negative and not statement.negative:
        return "denies what the statement does not deny"
    for word in sentence.heads:
        if word in statement.plain and word not in statement.scopes:
            return "denies what the statement does not deny"
    for word in statement.heads - statement.plain:
        if word in sentence.plain and word not in sentence.scopes:
            return "leaves out the statement's denial"
    if (statement.heads & sentence.bare_denials) - statement.bare_denials:
        return "leaves out the statement's denial"  # "did not rule out" is not "ruled out"
    if (sentence.heads & statement.bare_denials) - sentence.bare_denials:
        return "denies what the statement does not deny"
    return None


@dataclass(frozen=True, slots=True)
class Polarity:
    """What a text denies, as stems: the word that a negator stands before, everything in its clause, and the rest."""

    negative: bool
    heads: frozenset[str]
    scopes: frozenset[str]
    plain: frozenset[str]
    """Words in clauses without a negator or a denying verb."""
    bare_denials: frozenset[str]
    """Denying verbs that nothing denies in turn ("did not rule out", "refused to rule out")."""

    @classmethod
    def of(cls, text: str) -> "Polarity":
        heads: set[str] = set()
        scopes: set[str] = set()
        plain: set[str] = set()
        bare: set[str] = set()
        plainly = re.sub(r"n['’]t\b", " not", text).replace("cannot", "can not")
        for clause in _CLAUSE.split(_NOT_NEGATIONS.sub(" ", plainly)):
            listed = [stem(word) for word in words(clause)]
            places = [place for place, word in enumerate(listed) if word in _NEGATORS or word in _DENIALS]
            if not places:
                plain.update(word for word in listed if word not in _FUNCTION)
                continue
            # "Interference is not ..." denies what stands before it as well; "without" only what follows.
            scopes.update(listed if {listed[place] for place in places} != {"without"} else listed[places[0] :])
            bare.update(listed[place] for place in places[:1] if listed[place] in _DENIALS)
            plain.update(word for word in listed[: places[0]] if word not in _FUNCTION)
            for place in places:
                if listed[place] in _NEGATORS:
                    heads.update([word for word in listed[place + 1 :] if word not in _FUNCTION][:1])
        return cls(bool(scopes), frozenset(heads), frozenset(scopes), frozenset(plain), frozenset(bare - heads))
