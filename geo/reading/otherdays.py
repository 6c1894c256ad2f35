"""Tell the days of a clause that belong to something else than its event: a burial, a release, another deed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence
    from geo.reading.dates import DateSpan
    from geo.reading.lexer import Token
    from geo.reading.told import Told

_ROSE_ON = re.compile(
    r"\b(?:rose|rises|risen|climbed|increased|jumped|went up|reached|mounted|soared)"
    r"(?: to)?(?: at least)? [\w-]+ (?:on |late )*$"
)
# "two more students died of their injuries on Saturday"
_DIED_LATER_ON = re.compile(
    r"\b(?:died (?:of|from)|succumbed to) (?:\w+ ){0,3}(?:wounds|injuries|burns)[^,;.]{0,30}$"
    r"|\bof (?:the|those) (?:wounded|injured) (?:\w+ )?died[^,;.]{0,30}$"
)
_BURIED_ON = re.compile(r"\b(?:buried|laid to rest|funerals?|funeral prayers?|last rites)\b[^,;.]{0,60}$")
_IN_CUSTODY = re.compile(r"\b(?:custody|detention|prison|jail|detained|missing|held|imprisoned)\b[^,;.]{0,20}$")
_WHO_WAS_TAKEN = re.compile(r"\b(?:abducted|kidnapped|disappeared|missing|picked up|taken away|detained)\b[^.;]{0,40}$")
_FOUND_ON = re.compile(r"\b(?:found|recovered|discovered|retrieved|dumped)\b[^,;.]{0,40}$")
_FREED_ON = re.compile(r"\b(?:freed|released|rescued|recovered|set free|returned|reunited)\b[^,;.]{0,30}$")
_OF_THE = re.compile(r"\b(?:of|in|by|over|after|against) the $")
_ATTRIBUTIVE = re.compile(r"(?:'s)?(?: [\w-]+){0,2} ?")
_APPOSITION = re.compile(r", an? (?!(?:day|week|month|year)\b)")


def event_dated_so(span: DateSpan, sentence: Sentence) -> Token | None:
    """Give what a date belongs to that is not told now: "a vigil for those of the August 8 bombing".

    "Rallied to mark the anniversary of the killing on 13 August 2020" gives the anniversary.
    """
    remembered = next((token for token in sentence.of("commemorated") if token.end <= span.start), None)
    if remembered is not None:
        return remembered
    if _OF_THE.search(sentence.lower[: span.start - sentence.start]) is None:
        return None
    following = next((token for token in sentence.of("event") if token.start >= span.end), None)
    if following is None:
        return None
    between = _ATTRIBUTIVE.fullmatch(sentence.lower, span.end - sentence.start, following.start - sentence.start)
    return None if between is None else following


def is_of_something_else(span: DateSpan, told: Told) -> bool:
    """Tell "the toll rose to 31 on Monday", "were freed on Sunday" and the date of another event of the sentence."""
    before = told.sentence.lower[: span.start - told.sentence.start]
    if (
        _ROSE_ON.search(before) is not None
        or _DIED_LATER_ON.search(before) is not None
        or _BURIED_ON.search(before) is not None
        or (span.role == "since" and _IN_CUSTODY.search(before) is not None)
        or (told.kind == "abduction" and _FREED_ON.search(before) is not None)
    ):
        return True
    if _stands_in_apposition(span, told):
        return True
    if told.kind == "other" and _WHO_WAS_TAKEN.search(before, told.token.end - told.sentence.start):
        return _FOUND_ON.search(before) is None  # "the bodies of two men, kidnapped a week earlier, were found"
    owner = event_dated_so(span, told.sentence)
    return owner is not None and owner is not told.token and told.token.start < min(owner.start, span.start)


def _stands_in_apposition(span: DateSpan, told: Told) -> bool:
    """Tell "…, a group few had heard of two years ago, said it carried out the attack", which was now."""
    text, offset = told.sentence.lower, told.sentence.start
    opening = text.rfind(",", 0, span.start - offset)
    closing = text.find(",", span.end - offset)
    if opening < 0 or closing < 0 or not _APPOSITION.match(text, opening):
        return False
    return not opening < told.token.start - offset < closing
