"""Tell which words for a cut and for a service in one sentence speak of each other."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geo.reading.lexicon import pattern, table
from geo.reading.no_event import explodes
from geo.reading.turns import turns

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence
    from geo.reading.lexer import Token

SAME_CUT = r" (?:\w+ ){0,2}(?:shut-?downs?|suspensions?|blackouts?|outages?|disruptions?|cuts?|closures?|bans?|curbs)"
# "… but remains blocked in the rest of the province"
REST = re.compile(
    r"\b(?:remain(?:s|ed|ing)?|still|stay(?:s|ed)?|continue[sd]?)\b[^.;]{0,60}"
    r"\b(?:(?:rest|remainder) of (?:the )?(?:province|bal[ou]chistan|districts)|elsewhere)\b"
    r"|\b(?:(?:the )?(?:remaining|other) (?:districts|areas|parts)|elsewhere"
    r"|(?:rest|remainder) of (?:the )?(?:province|bal[ou]chistan|districts))\b[^.;]{0,60}"
    r"\b(?:remain(?:s|ed)?|still|stay(?:s|ed)?|continue[sd]?)\b"
)
_STILL_WORKS = re.compile(
    r"(?: \w+){0,2}? (?:was|were|is|are|remain(?:s|ed)?|continue[sd]?(?: to)?|kept|still)(?: still| only| to)*"
    r" (?:work|function|operat|availab|possible|unaffected|normal)"
)


def still_works(service: Token, sentence: Sentence) -> bool:
    """Tell "only voice calls were working", a service named beside what was cut."""
    return _STILL_WORKS.match(sentence.lower, service.end - sentence.start) is not None


def is_about(cut: Token, service: Token, sentence: Sentence) -> bool:
    """Tell whether a cut word can be about a service: not in different clauses, not about a thing between."""
    first, second = (cut, service) if cut.start < service.start else (service, cut)
    between = sentence.text[first.end - sentence.start : second.start - sentence.start]
    return len(between) < 220 and ";" not in between


def is_about_other(cut: Token, sentence: Sentence) -> bool:
    """Tell "banned pillion riding", "suspended train services": the nearest thing beside the word is no service."""
    if explodes(cut, sentence):
        return True
    others = [other for other in sentence.of("not_service") if not _is_behind_comma(cut, other, sentence)]
    services = sentence.of("service")
    if not others:
        return False
    if not services:
        return True

    def distance(token: Token) -> int:
        return max(token.start - cut.end, cut.start - token.end)

    return min(map(distance, others)) < min(map(distance, services))


def _is_behind_comma(cut: Token, other: Token, sentence: Sentence) -> bool:
    """Tell the shops of "service had been off since Friday, and shops remained closed": another matter."""
    return cut.end < other.start and "," in sentence.text[cut.end - sentence.start : other.start - sentence.start]


def needs_service(cut: Token, sentence: Sentence) -> bool:
    """Tell "torn down", "closed": words that cut only what is named beside them; "the ban" goes back to one told."""
    word = sentence.document_text[cut.start : cut.end].lower()
    if word not in _weak_cuts():
        return False
    if word == "dead":
        return True  # "four people were left dead"
    if pattern("cuts", "same", after=r" (?:\w+ )?$").search(sentence.lower[: cut.start - sentence.start]):
        return False
    if REST.search(sentence.lower) or any(
        turn.search(sentence) for turn in (turns("cuts", "gone_again"), turns("cuts", "one_more", after=SAME_CUT))
    ):
        return False
    return not (turns("cuts", "the_cut").search(sentence) or turns("cuts", "subject").search(sentence))


@cache
def _weak_cuts() -> frozenset[str]:
    return frozenset(form.lower() for form in table("blackouts")["needs_service"]["forms"])
