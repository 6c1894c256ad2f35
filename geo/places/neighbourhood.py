"""What is known of the neighbourhood of a place: districts it may lie in, a point it is near, another country."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from geo.places.gazetteer import COARSE_KINDS, Entry
from geo.places.history import all_districts
from geo.places.names import fold
from geo.places.phrases import take_apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.places.matching import Index, Match
    from geo.places.phrases import Name

_NEXT_DOOR_KM = 35.0
"""A place this near a place of the district that was named may be counted to it by somebody."""


class Neighbourhood:
    """Where a place is said to be; empty where nothing is said.

    Parameters
    ----------
    index
        The gazetteer that the names are looked up in.
    district
        A district that the place should lie in, by any name.
    near
        A place name or a (lat, lon) in EPSG:4326 degrees.
    """

    def __init__(
        self, index: Index, *, district: str | None = None, near: str | tuple[float, float] | None = None
    ) -> None:
        self._index = index
        self.areas: list[Entry] = []
        self.points: list[tuple[float, float]] = []
        self._said: set[str] = set()
        self.unknown_district = ""
        if district:
            self._add_district(district)
        if isinstance(near, str):
            found = index.known(fold(near)) or _take_named(near, index)
            self.points += [point for match in found[:1] if (point := point_of(match.entry)) is not None]
        elif near is not None:
            self.points.append(near)

    def _add_district(self, name: str) -> None:
        """Take a district that was named on purpose: of the district table, or by any name the gazetteer has for it."""
        in_table = {row.name for row in all_districts() if fold(row.name) == fold(name)}
        matches = self._index.known(fold(name)) or _take_named(name, self._index)
        self._said |= in_table
        self.add(matches)
        if not in_table and not self.areas:
            self.unknown_district = name

    def add(self, matches: Iterable[Match]) -> None:
        """Take the areas among these matches as the neighbourhood; a town stands for its district."""
        found = [match.entry for match in matches]
        areas = [entry for entry in found if entry.kind in COARSE_KINDS or not entry.is_inside]
        self.areas += [entry for entry in areas or found if not is_everywhere(entry)]

    @property
    def named_districts(self) -> frozenset[str]:
        """The districts that were named, or that the named places lie in."""
        return frozenset(self._said | {entry.district for entry in self.areas if entry.district})

    @property
    def districts(self) -> frozenset[str]:
        """The named districts, those that were split from them, and those they were split from."""
        return with_kin(self.named_districts)

    def within(self, names: Iterable[Name]) -> Neighbourhood:
        """Give this neighbourhood narrowed by the names that stand beside the one looked for."""
        narrower = Neighbourhood(self._index)
        narrower.areas, narrower.points, narrower._said = [*self.areas], [*self.points], {*self._said}
        for name in names:
            narrower.add(name.matches)
        return narrower

    @property
    def is_narrow(self) -> bool:
        """Whether the neighbourhood leaves anything out."""
        return bool(self.areas or self._said)

    @property
    def name(self) -> str:
        """What to call the neighbourhood in a note."""
        return self.areas[0].name if self.areas else " or ".join(sorted(self._said))

    def holds(self, entry: Entry) -> bool:
        """Whether an entry lies in the neighbourhood, or there is none to lie in."""
        outside = [area for area in self.areas if not area.is_inside]
        if outside:
            return any(entry.country == area.country and area.kind == "country" for area in outside) or any(
                entry.province == area.province for area in outside if area.province
            )
        return not self.districts or entry.district in self.districts

    def may_hold(self, entry: Entry) -> bool:
        """Whether an entry lies so near that the gazetteer and the text may differ about the district."""
        point = point_of(entry)
        return point is not None and any(
            distance_km(*point, *other) <= _NEXT_DOOR_KM
            for neighbour in self._index.entries
            if neighbour.district in self.districts and (other := point_of(neighbour)) is not None
        )


def with_kin(named: frozenset[str]) -> frozenset[str]:
    """Give districts with those that were split from them and those they were split from."""
    split_off = {row.name for row in all_districts() if row.parent in named}
    parents = {row.parent for row in all_districts() if row.name in named and row.parent}
    return named | split_off | parents


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Give the great-circle distance between two points, EPSG:4326 degrees in, kilometres out."""
    a, b = radians(lat_a), radians(lat_b)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon_b - lon_a) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def point_of(entry: Entry) -> tuple[float, float] | None:
    """Give an entry's (lat, lon) in EPSG:4326 degrees; None where it has no point."""
    return None if entry.lat is None or entry.lon is None else (entry.lat, entry.lon)


def is_everywhere(entry: Entry) -> bool:
    """Whether naming it leaves nothing out: the province itself, and the country."""
    return entry.country == "Pakistan" and (entry.kind == "country" or (entry.kind == "province" and entry.is_inside))


def _take_named(text: str, index: Index) -> list[Match]:
    """Give the matches of the first known name in a text; [] where none is known."""
    names = take_apart(text, index).names
    return list(names[0].matches) if names else []
