"""Whether two reported places can be the same one, or one inside the other."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geo.places.gazetteer import WIDE_KINDS

if TYPE_CHECKING:
    from geo.model import Place

_PARTS = frozenset({"locality", "highway_place", "port", "airport", "station", "river_crossing", "border_crossing"})
"""Gazetteer kinds that lie inside, or at the edge of, a town."""

_LEVELS = {"district": 3, "tehsil": 2, "district_hq": 1, "town": 1, "village": 1}
"""How coarse a kind is; every other kind that has a point is a spot (0)."""

"""Two reports that name only the province share no place: they may tell of opposite ends of it."""

_EDGE_FACTOR = 1.5
"""A suburb may lie this many times the two radii together from the middle of its town."""

_EARTH_KM = 6371.0


class Relation(NamedTuple):
    """How two places stand to each other, and the words for it."""

    same: bool
    words: str


def level(place: Place | None) -> int:
    """Give how coarse a place is: 0 a spot, 1 a town, 2 a tehsil, 3 a district, 9 none at all."""
    if place is None or not place.is_located or place.kind in WIDE_KINDS:
        return 9
    return _LEVELS.get(place.kind, 0)


def block(place: Place | None) -> str:
    """Give the key that two places must share to be compared: the district, else the name."""
    if place is None or level(place) == 9:
        return ""
    return (place.district or place.name).casefold()


def is_usable(place: Place | None) -> bool:
    """Whether the place can be drawn as a point or a district at all."""
    return level(place) < 9


@lru_cache(maxsize=65536)
def relate(one: Place, other: Place) -> Relation | None:
    """Tell whether two places can be the scene of one event; None where they cannot.

    A town lies inside its district, a part of town inside its town, and a village inside its tehsil, by name and
    distance. Two parts of one town, or two towns of one district, are two places.

    >>> from geo.model import Place
    >>> sariab = Place(name="Sariab", kind="locality", lat=30.115, lon=66.98, precision_km=5, district="Quetta")
    >>> quetta = Place(name="Quetta", kind="district_hq", lat=30.184, lon=67.001, precision_km=6, district="Quetta")
    >>> relate(sariab, quetta).words
    'Sariab lies in Quetta'
    """
    fine, coarse = sorted((one, other), key=lambda place: (level(place), place.name))
    if level(coarse) == 9 or block(one) != block(other):
        return None
    if level(fine) == level(coarse):
        named_alike = fine.name.casefold() == coarse.name.casefold()
        return Relation(same=True, words=f"at {coarse.name}") if named_alike or _one_point(fine, coarse) else None
    return Relation(same=False, words=f"{fine.name} lies in {_called(coarse)}") if _inside(fine, coarse) else None


def distance_km(one: Place, other: Place) -> float:
    """Give the great-circle distance of two located places in kilometres; infinite without a point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    lat_1, lat_2 = math.radians(one.lat), math.radians(other.lat)
    half_lon = math.radians(other.lon - one.lon) / 2
    chord = math.sin((lat_2 - lat_1) / 2) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin(half_lon) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def _one_point(one: Place, other: Place) -> bool:
    return one.lat == other.lat and one.lon == other.lon


def _inside(fine: Place, coarse: Place) -> bool:
    if coarse.kind == "district":
        return True  # the block is the district
    apart_km = distance_km(fine, coarse)
    if coarse.kind == "tehsil":
        return apart_km <= (coarse.precision_km or 0)
    return fine.kind in _PARTS and apart_km <= _EDGE_FACTOR * ((fine.precision_km or 0) + (coarse.precision_km or 0))


def _called(place: Place) -> str:
    return f"{place.name} district" if place.kind == "district" else place.name
