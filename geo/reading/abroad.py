"""Tell the sentences of a report that speak of events outside the province.

News of Pakistan goes on from Quetta to Bannu and back. What fell in Bannu is no toll of Balochistan's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.places.gazetteer import OWN_COUNTRY

if TYPE_CHECKING:
    from geo.reading.analysis import Analysis, Sentence, Toponym

_SCENE = frozenset({"location", "near", "between"})
_SPOKEN = re.compile(r"\b(?:said|says|told|announced|stated|confirmed|claimed|statement|reported)\b")
_SET_IN = re.compile(r"\b(?:in|at|near)(?: [\w-]+){0,3} $|\b(?:in|at|near) [A-Z][^.;]{0,40}, $")


def sentences_abroad(analysis: Analysis) -> frozenset[int]:
    """Give the numbers of the sentences whose scene lies outside the province.

    A scene lasts to the end of its paragraph or to the next scene; that of a heading ("Sindh") to the next heading.
    """
    abroad: set[int] = set()
    section = here = False
    paragraph = -1
    for sentence in analysis.sentences:
        if sentence.block.role == "heading":
            section = here = _is_named_abroad(sentence)
        elif sentence.paragraph != paragraph:
            here = section
        paragraph = sentence.paragraph
        scene = _is_abroad(sentence)
        here = here if scene is None else scene
        section = section and scene is not False
        if here:
            abroad.add(sentence.number)
    return frozenset(abroad)


def _is_named_abroad(heading: Sentence) -> bool:
    """Tell a heading that names places outside the province and none in it; "Rawalpindi, 25 July" is a dateline."""
    if heading.dates:
        return False
    inside = [toponym.entry.is_inside for toponym in heading.toponyms if toponym.entry is not None]
    return bool(inside) and not any(inside)


def _is_abroad(sentence: Sentence) -> bool | None:
    """Tell on which side of the border a sentence sets its scene; None where it sets none."""
    if not sentence.toponyms:
        return None
    named = [
        (toponym, toponym.entry)
        for before, toponym in zip([None, *sentence.toponyms], sentence.toponyms, strict=False)
        if toponym.entry is not None and not _lies_where_others_went(before, toponym, sentence)
    ]
    scenes = [
        entry.is_inside
        for toponym, entry in named
        if entry.id != OWN_COUNTRY
        and (toponym.part in _SCENE or _is_set_there(toponym, sentence))
        and (entry.is_inside or not _only_spoke_there(toponym, sentence))
    ]  # fmt: skip
    if scenes:
        return not any(scenes)
    return False if any(entry.is_inside and toponym.part == "bare" for toponym, entry in named) else None


def _lies_where_others_went(before: Toponym | None, toponym: Toponym, sentence: Sentence) -> bool:
    """Tell the Sindh of "the wounded were taken to Larkana in Sindh", which sets no scene."""
    if before is None or before.part in _SCENE or before.part == "bare":
        return False
    return sentence.text[before.end - sentence.start : toponym.start - sentence.start] in {" in ", ", "}


def _is_set_there(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell "in central Syria", "in a suburb of Melbourne, Australia"."""
    return toponym.part == "bare" and _SET_IN.search(sentence.text[: toponym.start - sentence.start]) is not None


def _only_spoke_there(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell "in Islamabad the minister said that …": nothing befell anybody there."""
    return _SPOKEN.search(sentence.lower, toponym.end - sentence.start) is not None and not any(
        token.end <= toponym.start for token in sentence.of("toll", "event")
    )
