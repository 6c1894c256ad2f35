"""Choose among the places that one name may mean, by its kind, its neighbourhood and the rules for bare names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from geo.model import Place
from geo.places.gazetteer import COARSE_KINDS, Entry
from geo.places.history import all_districts
from geo.places.matching import How, Match
from geo.places.neighbourhood import distance_km, point_of
from geo.places.phrases import Relation
from geo.places.placing import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from geo.places.neighbourhood import Neighbourhood

Status = Literal["found", "ambiguous", "not_found", "outside"]

PART_FACTOR = 0.75
"""What a score is worth when only a part of the name was known, or not in the district that was said."""

COARSE_KM = 10.0
"""The least radius of "near X", "X area" and of a compound of which only a part is known."""

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


def choose(
    query: str,
    matches: Iterable[Match],
    kinds: frozenset[str],
    around: Neighbourhood,
    on: date | None,
    *,
    relation: Relation = "at",
) -> Lookup:
    """Choose among entries that one name may mean, or say that nothing decides between them."""
    ranked = sorted(matches, key=lambda match: _rank(match, kinds, around))
    inside = [match for match in ranked if around.holds(match.entry)]
    note = ""
    if inside:
        ranked = inside + [match for match in ranked if match not in inside]
    elif around.is_narrow:
        near = [match for match in ranked if around.may_hold(match.entry)]
        note = f"the gazetteer does not know it in {around.name}"
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
    rivals = [match for match in ranked[1:] if _is_rival(match, best, kinds, around)]
    if rivals:
        where = " or ".join(dict.fromkeys(_where(match.entry) for match in (best, *rivals)))
        return Lookup(query=query, status="ambiguous", candidates=candidates, how=best.how, note=f"may be in {where}")
    place = place_of(best.entry, on=on, score=score)
    if "district" in kinds and best.entry.kind not in kinds:
        relation = "area"
        note = note or f"no district of today is called {best.entry.name}; the point is the place so called"
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


def _rank(match: Match, kinds: frozenset[str], around: Neighbourhood) -> tuple[float, ...]:
    """Order candidates: asked kind, named district, distance, how sure the name is, and the rules for bare names."""
    entry = match.entry
    point = point_of(entry)
    away = min((distance_km(*point, *other) for other in around.points), default=0.0) if point else 9e9
    kept = 0 if not kinds or entry.kind in kinds else 1
    alone = not around.is_narrow and not around.points
    namesake = {"namesake": 1, "installed": 2}.get(entry.caution, 0) if alone else 0
    kin = 1 if around.named_districts and entry.district not in around.named_districts else 0
    return (kept, kin, away, -match.score, namesake, _bare(entry))


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


def _is_rival(match: Match, best: Match, kinds: frozenset[str], around: Neighbourhood) -> bool:
    """Whether nothing in the name or around it decides between two entries."""
    if match.score < best.score - _CLOSE_CALL or not around.holds(match.entry):
        return False
    mine, other = _rank(best, kinds, around), _rank(match, kinds, around)
    if mine[:2] != other[:2] or mine[4] != other[4] or other[2] > mine[2] + _SAME_PLACE_KM:
        return False
    if best.entry.district and match.entry.district == best.entry.district:
        return _far_apart(best.entry, match.entry) and match.entry.kind not in COARSE_KINDS
    return not _holds_the_other(best.entry, match.entry)


def _far_apart(a: Entry, b: Entry) -> bool:
    here, there = point_of(a), point_of(b)
    if here is None or there is None or {a.kind, b.kind} & COARSE_KINDS:
        return False
    return distance_km(*here, *there) > _SAME_PLACE_KM + (a.precision_km or 0) + (b.precision_km or 0)


def _holds_the_other(a: Entry, b: Entry) -> bool:
    """Whether one is the division or region round the other."""
    return bool({a.kind, b.kind} & {"province", "division", "region"}) and a.is_inside and b.is_inside


def _where(entry: Entry) -> str:
    return entry.district or entry.province or entry.country
