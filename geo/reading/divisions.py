"""Read the names of divisions: "Kalat and Makran divisions" are two, and hold the districts that are named beside them.

A division is no place of an event; a cut of communications may be told of one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from geo.places.history import district_on
from geo.places.installed import gazetteer_in_use
from geo.reading.placepairs import list_around

if TYPE_CHECKING:
    from geo.places.gazetteer import Entry, Gazetteer
    from geo.reading.analysis import Sentence, Toponym

_SUFFIX = " Division"
_EXAMPLES = re.compile(r",? (?:including|such as|among them|especially|particularly)\b")


def settle_divisions(sentence: Sentence) -> None:
    """Let the names of a list that ends in "divisions" mean the divisions, and not the towns they are named after."""
    if "division" not in sentence.lower:
        return
    named = _divisions(gazetteer_in_use())
    for toponym in sentence.toponyms:
        is_last = toponym.after == "divisions" or (_is_division(toponym) and toponym.after == "s")
        if not is_last:
            continue
        for one in list_around(toponym, sentence):
            division = named.get(one.entry.name.removesuffix(_SUFFIX)) if one.entry is not None else None
            if division is not None:
                one.entry, one.is_district = division, False


def as_division(toponym: Toponym) -> Toponym:
    """Give "Makran", a region, as the division of that name, in which a cut is drawn; other names as they are.

    An event in so wide a region has no place there.
    """
    if toponym.entry is None or toponym.entry.kind != "region":
        return toponym
    division = _divisions(gazetteer_in_use()).get(toponym.entry.name)
    return toponym if division is None else msgspec.structs.replace(toponym, entry=division)


def told_once(places: list[Toponym], sentence: Sentence) -> list[Toponym]:
    """Drop of a division and its districts what the other tells: "in Gwadar and Kech districts of Makran division".

    Where the districts are only its examples ("Makran division, including Gwadar") the division stays.
    """
    for division in [place for place in places if _is_division(place)]:
        inside = [place for place in places if _lies_in(place, division)]
        gives_examples = _EXAMPLES.match(sentence.lower, division.end - sentence.start) is not None
        dropped = inside if gives_examples else [division] if inside else []
        places = [place for place in places if place not in dropped]
    return places


def _is_division(place: Toponym) -> bool:
    return place.entry is not None and place.entry.kind == "division"


def _lies_in(place: Toponym, division: Toponym) -> bool:
    if place.entry is None or division.entry is None or not place.entry.district:
        return False
    district = district_on(place.entry.district)
    return district is not None and f"{district.division}{_SUFFIX}" == division.entry.name


@lru_cache(maxsize=2)
def _divisions(gazetteer: Gazetteer) -> dict[str, Entry]:
    entries = {entry for entries in gazetteer.forms().values() for entry in entries if entry.kind == "division"}
    return {entry.name.removesuffix(_SUFFIX): entry for entry in entries}
