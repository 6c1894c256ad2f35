"""Find where a sentence goes over from what came before to what followed: "After an attack in Mastung, …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reading.scenes import LOCATIONS

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence

_OPENS_WITH_REASON = re.compile(
    r"(?:(?:just |only |soon |shortly )?(?:\w+ )?(?:\w+ (?:day|week|hour)s? )?after|following|in the wake of)\b"
)
_NEXT_CLAUSE = re.compile(r", (?!\w+ing\b|who\b|which\b|where\b|when\b|on\b|in\b|at\b|near\b|\d)")


def end_of_opening(sentence: Sentence) -> int | None:
    """Find the comma behind an event that only opens the sentence, with a place of its own on either side.

    Parameters
    ----------
    sentence
        A sentence with its places settled.

    Returns
    -------
    int or None
        The comma's offset in the document: what stands before it happened in the places named there, what stands
        behind it elsewhere. None where the sentence opens otherwise.
    """
    events = sentence.of("event")
    if not events or not _OPENS_WITH_REASON.match(sentence.lower):
        return None
    places = [t for t in sentence.toponyms if t.entry is not None and t.part in LOCATIONS]
    if len(places) < 2:
        return None
    for comma in _NEXT_CLAUSE.finditer(sentence.text, places[0].end - sentence.start):
        at = sentence.start + comma.start()
        if not any(place.start == at + len(", ") for place in sentence.toponyms):
            return at if events[0].start < at and any(place.start > at for place in places) else None
    return None
