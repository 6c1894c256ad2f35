"""Tell cuts that somebody denies from those that are denied and yet told: "denied it, but residents say …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from geo.reading.turns import turns

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence

_DENIED = re.compile(r"\b(?:denied|denies|denying|rejected|dismissed|refuted)\b")
_CONTRADICTED = re.compile(
    r"\b(?:but|though|although|while|whereas)\b(?=[^.;]{0,40}\b(?:insist|sa(?:y|id)|told|maintain|claim|report|complain|confirm))"
)
_BESIDE = re.compile(r"[,;]? (?:while|whereas|but|though|although) ")


def beyond_denial(sentence: Sentence) -> Sentence:
    """Give what stands behind a denial: "denied that data was cut in Gwadar, but residents say they are offline".

    The part behind "but" speaks of the service and the places named before; a sentence without one is given back.
    """
    denied = _DENIED.search(sentence.lower)
    border = None if denied is None else _CONTRADICTED.search(sentence.lower, denied.end())
    if border is None:
        return sentence
    beyond = sentence.part(sentence.start + border.start(), sentence.end)
    if not beyond.of("cut"):
        return sentence
    named = beyond.of("service") or sentence.of("service")
    tokens = [*(token for token in named if token.start < beyond.start), *beyond.tokens]
    groups = {**beyond.by_tag, "service": named}
    return msgspec.structs.replace(
        beyond, tokens=tokens, by_tag=groups, tags=frozenset(groups), toponyms=beyond.toponyms or sentence.toponyms
    )


def is_denied(sentence: Sentence) -> bool:
    """Tell whether the cut is denied, and not what stands beside it: "data was cut, while calls continued to work"."""
    denied = turns("cuts", "denied").search(sentence)
    if denied is None:
        return False
    told = [token.start - sentence.start for token in sentence.of("cut")]
    borders = [match.start() for match in _BESIDE.finditer(sentence.lower)]
    side = sum(border < denied.start() for border in borders)
    sides = {sum(border < place for border in borders) for place in told}
    return side in sides or not sides
