"""Tell the day on which something was said, argued or ordered about a cut from the cut's own day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence
    from geo.reading.dates import DateSpan

_ARGUED = re.compile(
    r"\b(?:against|over|challeng\w+|condemn\w*|criticis\w+|questioned|petition|plea|hearing|heard)\b[^.;]{0,40}"
    r"\b(?:suspension|shut-?down|ban|blackout|closure|outage|disruption|restrictions?)\b[^.;]*$"
)
_HEARD = re.compile(
    r",? (?:\w+ ){0,2}(?:heard|sought|adjourned|gave|urged|demanded|criticised|criticized|rejected|dismissed|admitted"
    r"|questioned|condemned|called on|took up|challenging|seeking|against)\b"
)
# "Following the attacks of 31 January, data was closed on 1 February"
_EVENT_OF = re.compile(r"\b(?:attacks?|bombings?|blasts?|killings?|clashes|violence|assaults?|polls|elections?) of\s*$")
_COURT = re.compile(r"\b(?:court|bench|judges?|justices?|bhc|tribunal)\b")
_DIRECTED = re.compile(r",? (?:\w+ ){0,2}(?:directed|ordered|asked|told|ruled|instructed)\b")
_STILL_OFF = re.compile(
    r"\b(?:still|remain(?:s|ed)?)\b[^.;]{0,80}\b(?:when|as|at the time)\b[^.;]*$"
    r"|\bstill (?:[\w-]+ ){1,6}on $|, (?:when|as|while) [^,;]*$"
)
# "the court ordered its restoration on 21 August"
_ORDERED_BACK = re.compile(
    r"\b(?:order\w*|direct\w*|ruled|told)\b[^.;]{0,40}\b(?:restor\w+|resum\w+|reopen\w*)\b[^.;]{0,20}\bon\s*$"
)
_SAID_ON = re.compile(
    r"\b(?:said|announced|confirmed|told|complain(?:ed|ing)|lamented|alleged|protested|stated|notified|tweeted|reported|statement|according|issued|dated|released)\b"
    r"(?: (?:the |an? )?(?:senate|assembly|house|court|reporters|journalists|media|news agency))?"
    r"(?: (?:on|in a statement on))?\s*$"
)
# "on Sunday announced that services would be cut on the day of the polls"
_SAYING = r"(?:\w+ly )?(?:announced|said|confirmed|stated|told|tweeted|notified|declared|warned)\b"
_SAYS_NEXT = re.compile(rf" {_SAYING}|, {_SAYING} that\b")


def is_of_what_was_said(span: DateSpan, sentence: Sentence) -> bool:
    """Tell the day of an argument, a hearing or a visit from the day of the cut.

    "Traders protested against the suspension on Sunday", "the court on Tuesday heard why it has been closed", "phones
    were still without it when this report was filed on Tuesday".
    """
    before, after = sentence.lower[: span.start - sentence.start], sentence.lower[span.end - sentence.start :]
    is_courts = _DIRECTED.match(after) and _COURT.search(before)
    is_told_before = any(pattern.search(before) for pattern in (_EVENT_OF, _ARGUED, _STILL_OFF, _ORDERED_BACK))
    return bool(is_courts or is_told_before or _HEARD.match(after))


def is_only_said_on(span: DateSpan, sentence: Sentence, *, is_ahead: bool) -> bool:
    """Tell "the PTA said on Friday that services were suspended": the day is the statement's."""
    before = sentence.lower[: span.start - sentence.start]
    if is_ahead and _SAYS_NEXT.match(sentence.lower, span.end - sentence.start):
        return True
    return bool(_SAID_ON.search(re.sub(r"\bon\s*$", "", before.rstrip()).rstrip()))
