"""Choose among the places that one name may mean, by its kind, its neighbourhood and the rules for bare names."""

from __future__ import annotations

from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Literal

import msgspec

from geo.model import Place
from geo.places.gazetteer import COARSE_KINDS, Entry
from geo.places.history import all_districts
from geo.places.matching import How, Index, Match
from geo.places.names import fold
from geo.places.phrases import Relation, take_apart
from geo.places.placing import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from geo.places.phrases import Name

Status = Literal["found", "ambiguous", "not_found", "outside"]

PART_FACTOR = 0.75
"""What a score is worth when only a part of the name was known, or not in the district that was said."""

COARSE_KM = 10.0
"""The least radius of "near X", "X area" and of a compound of which only a part is known."""

_NEXT_DOOR_KM = 35.0
"""A place this near a place of the district that was named may be counted to it by somebody."""

_LIKE_A_DISTRICT_KM = 30.0
"""The least radius where the text says district and only a town of that name is known."""

_SAME_PLACE_KM = 12.0
"""Entries this near each other in one district are one place to a reader, not an ambiguity."""

_CLOSE_CALL = 0.04
"""Scores nearer than this do not decide between two places."""


class Lookup(msgspec.Struct, frozen=True, kw_only=True):
    """What the gazetteer makes of a name.

    ``place`` is None unless ``status`` is found or outside. ``candidates`` lists the places that the name may mean, the
    likeliest first, also where one was chosen. ``relation`` tells whether the name meant the place, its
    surroundings or a line from it. ``note`` says in words what was uncertain.
    """

    query: str
    status: Status
    place: Place | None = None
    entry: Entry | None = None
    candidates: tuple[Place, ...] = ()
    score: float = 0.0
    how: How = ""
    relation: Relation = "at"
    note: str = ""


class Context:
    """What is known about the neighbourhood: districts it may lie in, a point it is near, another country."""

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
        self.areas += [entry for entry in areas or found if not _is_everywhere(entry)]

    @property
    def districts(self) -> frozenset[str]:
        """The districts of the neighbourhood, with those that were split from them and those they were split from."""
        named = self._said | {entry.district for entry in self.areas if entry.district}
        family = {row.name for row in all_districts() if row.parent in named}
        parents = {row.parent for row in all_districts() if row.name in named and row.parent}
        return frozenset(named | family | parents)

    def within(self, names: Iterable[Name]) -> Context:
        """Give this neighbourhood narrowed by the names that stand beside the one looked for."""
        narrower = Context(self._index)
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


def choose(
    query: str,
    matches: Iterable[Match],
    kinds: frozenset[str],
    context: Context,
    on: date | None,
    *,
    relation: Relation = "at",
) -> Lookup:
    """Choose among entries that one name may mean, or say that nothing decides between them."""
    ranked = sorted(matches, key=lambda match: _rank(match, kinds, context))
    inside = [match for match in ranked if context.holds(match.entry)]
    note = ""
    if inside:
        ranked = inside + [match for match in ranked if match not in inside]
    elif context.is_narrow:
        near = [match for match in ranked if context.may_hold(match.entry)]
        note = f"the gazetteer does not know it in {context.name}"
        if not near:
            return Lookup(
                query=query,
                status="not_found",
                candidates=tuple(place_of(match.entry, on=on, score=match.score) for match in ranked[:5]),
                note=note,
            )
        ranked = near
    best = ranked[0]
    score = round(best.score * (PART_FACTOR if note else 1), 3)
    candidates = tuple(place_of(match.entry, on=on, score=match.score) for match in ranked[:8])
    rivals = [match for match in ranked[1:] if _is_rival(match, best, kinds, context)]
    if rivals:
        where = " or ".join(dict.fromkeys(_where(match.entry) for match in (best, *rivals)))
        return Lookup(query=query, status="ambiguous", candidates=candidates, how=best.how, note=f"may be in {where}")
    place = place_of(best.entry, on=on, score=score)
    if "district" in kinds and best.entry.kind not in kinds:
        relation, note = (
            "area",
            note or f"no district of today is called {best.entry.name}; the point is the place so called",
        )
        place = msgspec.structs.replace(place, precision_km=max(place.precision_km or 0, _LIKE_A_DISTRICT_KM))
    status: Status = "found" if best.entry.is_inside else "outside"
    return Lookup(
        query=query,
        status=status,
        place=coarser(place, relation),
        entry=best.entry,
        candidates=candidates,
        score=score,
        how=best.how,
        relation=relation,
        note=note,
    )


def coarser(place: Place, relation: Relation) -> Place:
    """Widen the radius of a place that was named as "near it" or "the area of it"."""
    if relation == "at" or place.precision_km is None:
        return place
    return msgspec.structs.replace(place, precision_km=max(place.precision_km, COARSE_KM))


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Give the great-circle distance between two points, EPSG:4326 degrees in, kilometres out."""
    a, b = radians(lat_a), radians(lat_b)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon_b - lon_a) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def _rank(match: Match, kinds: frozenset[str], context: Context) -> tuple[float, ...]:
    """Order candidates: asked kind, then how sure the name is, then the bare-name rules, then distance."""
    entry = match.entry
    point = point_of(entry)
    away = min((distance_km(*point, *other) for other in context.points), default=0.0) if point else 9e9
    kept = 0 if not kinds or entry.kind in kinds else 1
    alone = not context.is_narrow and not context.points
    namesake = {"namesake": 1, "installed": 2}.get(entry.caution, 0) if alone else 0
    return (kept, away, -match.score, namesake, _bare(entry))


def _is_everywhere(entry: Entry) -> bool:
    """Whether naming it leaves nothing out: the province itself, and the country."""
    return entry.country == "Pakistan" and (entry.kind == "country" or (entry.kind == "province" and entry.is_inside))


def is_seat(entry: Entry) -> bool:
    """Whether a place is the headquarters of its district."""
    return entry.kind == "town" and entry.name in _headquarters()


def _bare(entry: Entry) -> int:
    """Order what a bare name means: the town where it is the district's seat, else the district, else the rest."""
    if is_seat(entry):
        return 0
    return {"district": 1, "town": 2, "tehsil": 3, "village": 3}.get(entry.kind, 4)


@cache
def _headquarters() -> frozenset[str]:
    return frozenset(row.headquarters for row in all_districts())


def _is_rival(match: Match, best: Match, kinds: frozenset[str], context: Context) -> bool:
    """Whether nothing in the name or around it decides between two entries."""
    if match.score < best.score - _CLOSE_CALL or not context.holds(match.entry):
        return False
    mine, other = _rank(best, kinds, context), _rank(match, kinds, context)
    if mine[0] != other[0] or mine[3] != other[3] or other[1] > mine[1] + _SAME_PLACE_KM:
        return False
    if best.entry.district and match.entry.district == best.entry.district:
        return _far_apart(best.entry, match.entry) and match.entry.kind not in COARSE_KINDS
    return not _is_seat_and_area(best.entry, match.entry)


def _far_apart(a: Entry, b: Entry) -> bool:
    here, there = point_of(a), point_of(b)
    if here is None or there is None or {a.kind, b.kind} & COARSE_KINDS:
        return False
    return distance_km(*here, *there) > _SAME_PLACE_KM + (a.precision_km or 0) + (b.precision_km or 0)


def _is_seat_and_area(a: Entry, b: Entry) -> bool:
    """Whether one is the district or region that holds the other."""
    return bool({a.kind, b.kind} & {"province", "division", "region"}) and a.is_inside and b.is_inside


def point_of(entry: Entry) -> tuple[float, float] | None:
    """Give an entry's (lat, lon) in EPSG:4326 degrees; None where it has no point."""
    return None if entry.lat is None or entry.lon is None else (entry.lat, entry.lon)


def _where(entry: Entry) -> str:
    return entry.district or entry.province or entry.country


def _take_named(text: str, index: Index) -> list[Match]:
    """Give the matches of the first known name in a text; [] where none is known."""
    names = take_apart(text, index).names
    return list(names[0].matches) if names else []
