"""Look a place name up: whole, then in parts; found, ambiguous, outside and not found are all results."""

from __future__ import annotations

from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Literal

import msgspec

from geo.model import Place
from geo.places.gazetteer import COARSE_KINDS, Entry, Gazetteer
from geo.places.history import all_districts
from geo.places.matching import How, Index, Match
from geo.places.names import fold
from geo.places.phrases import Name, Phrase, Relation, asked_kinds, take_apart
from geo.places.placing import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = ["Lookup", "Status", "distance_km", "look_up", "place_of"]

Status = Literal["found", "ambiguous", "not_found", "outside"]

_PART_FACTOR = 0.75
_COARSE_KM = 10.0
"""The least radius of "near X", "X area" and of a compound of which only a part is known."""

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


def look_up(
    name: str,
    *,
    kind: str | None = None,
    district: str | None = None,
    near: str | tuple[float, float] | None = None,
    on: date | None = None,
    gazetteer: Gazetteer | None = None,
) -> Lookup:
    """Look up one place name, plain or compound.

    Parameters
    ----------
    name
        As a text or a data set writes it: "Noshki", "Sui town", "Quetta - Sariab", "near Kolpur, Bolan".
    kind
        A word for the kind of place wanted ("district", "railway station", "pass"), or a gazetteer kind.
    district
        The district it should lie in, by any name the gazetteer knows.
    near
        A place name or a (lat, lon) in EPSG:4326 degrees: of several places the nearest is taken.
    on
        The day whose districts count; None means the 36 districts of 2022 to July 2026.
    gazetteer
        Another gazetteer than the bundled one with what the user installed.

    Returns
    -------
    Lookup
        Never None; a name that is no place gives ``status == "not_found"``.

    Examples
    --------
    >>> look_up("Qila Saifullah town").place.name, look_up("Duki district").place.kind
    ('Killa Saifullah', 'district')
    >>> look_up("Dasht").status, look_up("Dasht", district="Mastung").place.district
    ('ambiguous', 'Mastung')
    """
    index = _index(gazetteer or Gazetteer.bundled())
    wanted = asked_kinds(kind or "") or (frozenset({kind}) if kind else frozenset())
    context = _Context(index, district=district, near=near)
    folded = fold(name)
    if not folded:
        return Lookup(query=name[:80], status="not_found", note="no letters to look up, or too many")
    whole = index.known(folded)
    if whole:
        return _choose(name, whole, wanted, context, on)
    phrase = take_apart(name, index)
    if phrase.names and not phrase.unknown:
        return _choose_part(name, phrase, wanted, context, on)
    alike = index.alike(folded)
    if alike and (not phrase.names or alike[0].score > _PART_FACTOR):
        return _choose(name, alike, wanted, context, on)
    if phrase.names:
        return _choose_part(name, phrase, wanted, context, on)
    core = " ".join(phrase.unknown)
    alike = index.alike(core) if core and core != folded else []
    if alike:
        return _choose(name, alike, wanted, context, on, relation=phrase.relation)
    return Lookup(query=name, status="not_found", note="not in the gazetteer")


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Give the great-circle distance between two points, EPSG:4326 degrees in, kilometres out."""
    a, b = radians(lat_a), radians(lat_b)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon_b - lon_a) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


class _Context:
    """What is known about the neighbourhood: districts it may lie in, a point it is near, another country."""

    def __init__(self, index: Index, *, district: str | None, near: str | tuple[float, float] | None) -> None:
        self.areas: list[Entry] = []
        self.points: list[tuple[float, float]] = []
        if district:
            self.add(index.known(fold(district)) or take_named(district, index))
        if isinstance(near, str):
            found = index.known(fold(near)) or take_named(near, index)
            self.points += [point for match in found[:1] if (point := _point(match.entry)) is not None]
        elif near is not None:
            self.points.append(near)

    def add(self, matches: Iterable[Match]) -> None:
        """Take the areas among these matches as the neighbourhood; a town stands for its district."""
        found = [match.entry for match in matches]
        areas = [entry for entry in found if entry.kind in COARSE_KINDS or not entry.is_inside]
        self.areas += [entry for entry in areas or found if entry.kind != "province" or not entry.is_inside]

    @property
    def districts(self) -> frozenset[str]:
        """The districts of the neighbourhood, with those that were split from them and those they were split from."""
        named = {entry.district for entry in self.areas if entry.district}
        family = {row.name for row in all_districts() if row.parent in named}
        parents = {row.parent for row in all_districts() if row.name in named and row.parent}
        return frozenset(named | family | parents)

    def holds(self, entry: Entry) -> bool:
        """Whether an entry lies in the neighbourhood, or there is none to lie in."""
        outside = [area for area in self.areas if not area.is_inside]
        if outside:
            return any(entry.country == area.country and area.kind == "country" for area in outside) or any(
                entry.province == area.province for area in outside if area.province
            )
        return not self.districts or entry.district in self.districts

    def may_hold(self, entry: Entry) -> bool:
        """Whether an entry lies near enough for the gazetteer and the text to differ about the district."""
        point = _point(entry)
        return point is not None and any(
            distance_km(*point, *centre) <= 40 + 1.5 * (area.precision_km or 0)
            for area in self.areas
            if area.is_inside and (centre := _point(area)) is not None
        )


def take_named(text: str, index: Index) -> list[Match]:
    """Give the matches of the first known name in a text; [] where none is known."""
    names = take_apart(text, index).names
    return list(names[0].matches) if names else []


def _choose(
    query: str,
    matches: Iterable[Match],
    kinds: frozenset[str],
    context: _Context,
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
    elif context.areas:
        near = [match for match in ranked if context.may_hold(match.entry)]
        note = f"the gazetteer does not know it in {context.areas[0].name}"
        if not near:
            return Lookup(
                query=query,
                status="not_found",
                candidates=tuple(place_of(match.entry, on=on, score=match.score) for match in ranked[:5]),
                note=note,
            )
        ranked = near
    best = ranked[0]
    score = round(best.score * (_PART_FACTOR if note else 1), 3)
    candidates = tuple(place_of(match.entry, on=on, score=match.score) for match in ranked[:8])
    rivals = [match for match in ranked[1:] if _is_rival(match, best, kinds, context)]
    if rivals:
        where = " or ".join(dict.fromkeys(_where(match.entry) for match in (best, *rivals)))
        return Lookup(query=query, status="ambiguous", candidates=candidates, how=best.how, note=f"may be in {where}")
    place = place_of(best.entry, on=on, score=score)
    status: Status = "found" if best.entry.is_inside else "outside"
    return Lookup(
        query=query,
        status=status,
        place=_coarser(place, relation),
        entry=best.entry,
        candidates=candidates,
        score=score,
        how=best.how,
        relation=relation,
        note=note,
    )


def _choose_part(query: str, phrase: Phrase, kinds: frozenset[str], context: _Context, on: date | None) -> Lookup:
    """Choose the name that a compound is about; the others tell where it lies."""
    target = _target(phrase)
    for other in phrase.names:
        if other is not target and not phrase.is_line:
            context.add(other.matches)
    found = _choose(query, target.matches, kinds or target.kinds, context, on, relation=phrase.relation)
    if found.status in ("not_found", "ambiguous") and context.areas:
        areas = [match for other in phrase.names if other is not target for match in other.matches]
        found = _choose(query, areas or target.matches, frozenset(), context, on, relation="area")
        return _part_of(found, phrase, unplaced=target.text) if found.place else found
    if phrase.is_line and found.place is not None:
        return _along(found, phrase)
    return _part_of(found, phrase) if phrase.unknown else found


def _target(phrase: Phrase) -> Name:
    """Pick the name a phrase is about: in "Quetta - Sariab" the last, else the first that is no area."""
    names = phrase.names
    if phrase.is_line:
        return names[0]
    sharp = [name for name in names if not _is_area(name)]
    if phrase.dashed and names[-1] in sharp:
        return names[-1]
    return (sharp or list(names))[0]


def _is_area(name: Name) -> bool:
    """Whether a name in a compound is there to tell the area: a district so called, a province, a country."""
    if name.kinds:
        return name.kinds <= COARSE_KINDS and "tehsil" not in name.kinds
    return all(match.entry.kind in COARSE_KINDS - {"tehsil"} or not match.entry.is_inside for match in name.matches)


def _part_of(found: Lookup, phrase: Phrase, *, unplaced: str = "") -> Lookup:
    """Say that only a part of a compound was known: lower score, wider radius."""
    if found.place is None:
        return found
    missing = " ".join((*phrase.unknown, *([unplaced] if unplaced else [])))
    note = f"only {found.place.name} of it is in the gazetteer, not {missing!r}"
    score = round(found.score * _PART_FACTOR, 3)
    place = msgspec.structs.replace(_coarser(found.place, "area"), score=score)
    return msgspec.structs.replace(found, place=place, score=score, how="part", note=note)


def _along(found: Lookup, phrase: Phrase) -> Lookup:
    """Widen the place of a line to half the way to its other end, and say which end it is."""
    place = found.place
    other = phrase.names[1].matches[0].entry
    end = _point(other)
    if place is None or place.lat is None or place.lon is None or end is None:
        return found
    half = distance_km(place.lat, place.lon, *end) / 2
    radius = round(max(half, place.precision_km or 0, _COARSE_KM), 1)
    note = f"a line from {place.name} to {other.name}; the point is {place.name}"
    return msgspec.structs.replace(
        found,
        place=msgspec.structs.replace(place, precision_km=radius, score=round(found.score * _PART_FACTOR, 3)),
        score=round(found.score * _PART_FACTOR, 3),
        note=note,
    )


def _coarser(place: Place, relation: Relation) -> Place:
    if relation == "at" or place.precision_km is None:
        return place
    return msgspec.structs.replace(place, precision_km=max(place.precision_km, _COARSE_KM))


def _rank(match: Match, kinds: frozenset[str], context: _Context) -> tuple[float, ...]:
    """Order candidates: asked kind, then how sure the name is, then the bare-name rules, then distance."""
    entry = match.entry
    point = _point(entry)
    away = min((distance_km(*point, *other) for other in context.points), default=0.0) if point else 9e9
    kept = 0 if not kinds or entry.kind in kinds else 1
    namesake = {"namesake": 1, "installed": 2}.get(entry.caution, 0) if not kinds else 0
    return (kept, namesake if not context.areas and not context.points else 0, away, -match.score, _bare(entry))


def _bare(entry: Entry) -> int:
    """Order what a bare name means: the town where it is the district's seat, else the district, else the rest."""
    if entry.kind == "town" and entry.name in _headquarters():
        return 0
    return {"district": 1, "town": 2, "tehsil": 3, "village": 3}.get(entry.kind, 4)


@cache
def _headquarters() -> frozenset[str]:
    return frozenset(row.headquarters for row in all_districts())


def _is_rival(match: Match, best: Match, kinds: frozenset[str], context: _Context) -> bool:
    """Whether nothing in the name or around it decides between two entries."""
    if match.score < best.score - _CLOSE_CALL or not context.holds(match.entry):
        return False
    mine, other = _rank(best, kinds, context), _rank(match, kinds, context)
    if mine[:2] != other[:2] or other[2] > mine[2] + _SAME_PLACE_KM:
        return False
    if best.entry.district and match.entry.district == best.entry.district:
        return _far_apart(best.entry, match.entry) and match.entry.kind not in COARSE_KINDS
    return not _is_seat_and_area(best.entry, match.entry)


def _far_apart(a: Entry, b: Entry) -> bool:
    here, there = _point(a), _point(b)
    if here is None or there is None or {a.kind, b.kind} & COARSE_KINDS:
        return False
    return distance_km(*here, *there) > _SAME_PLACE_KM + (a.precision_km or 0) + (b.precision_km or 0)


def _is_seat_and_area(a: Entry, b: Entry) -> bool:
    """Whether one is the district or region that holds the other."""
    return bool({a.kind, b.kind} & {"province", "division", "region"}) and a.is_inside and b.is_inside


def _point(entry: Entry) -> tuple[float, float] | None:
    return None if entry.lat is None or entry.lon is None else (entry.lat, entry.lon)


def _where(entry: Entry) -> str:
    return entry.district or entry.province or entry.country


@lru_cache(maxsize=8)
def _index(gazetteer: Gazetteer) -> Index:
    return Index(gazetteer)
