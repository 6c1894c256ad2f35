"""Look a place name up: whole, then in parts; found, ambiguous, outside and not found are all results."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from geo.model import Place, as_json
from geo.places.choosing import COARSE_KM, PART_FACTOR, Lookup, Status, choose, coarser, is_seat
from geo.places.gazetteer import COARSE_KINDS, Gazetteer
from geo.places.matching import Index
from geo.places.names import fold
from geo.places.neighbourhood import Neighbourhood, distance_km, point_of
from geo.places.phrases import Name, Phrase, asked_kinds, take_apart
from geo.places.placing import place_of

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Lookup", "Status", "as_answer", "distance_km", "look_up", "place_of"]


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
    around = Neighbourhood(index, district=district, near=near)
    folded = fold(name)
    if around.unknown_district:
        return Lookup(query=name, status="not_found", note=f"no district is called {around.unknown_district[:80]!r}")
    if not folded:
        return Lookup(query=name[:80], status="not_found", note="no letters to look up, or too many")
    whole = index.known(folded)
    if whole:
        return choose(name, whole, wanted, around, on)
    phrase = take_apart(name, index)
    alike = index.alike(folded) if phrase.unknown or not phrase.names else []
    if phrase.names and not (alike and alike[0].score > PART_FACTOR):
        return _choose_part(name, phrase, wanted, around, on)
    core = " ".join(phrase.unknown)
    alike = alike or (index.alike(core) if core != folded and not phrase.is_village else [])
    if alike:
        return choose(name, alike, wanted, around, on, relation=phrase.relation)
    return Lookup(query=name, status="not_found", note="not in the gazetteer")


def _choose_part(query: str, phrase: Phrase, kinds: frozenset[str], around: Neighbourhood, on: date | None) -> Lookup:
    """Choose the name that a compound is about; the others tell where it lies."""
    target = _target(phrase)
    others = [] if phrase.is_line else [name for name in phrase.names if name is not target]
    areas = [name for name in others if _is_area(name, phrase)]
    near = around.within(others)
    found = choose(query, target.matches, kinds or target.kinds, near, on, relation=phrase.relation)
    if found.place is None and areas != others:
        # Two names that do not agree about the district: the one that can be mistaken least is believed.
        sharp = [target, *(name for name in others if name not in areas)]
        target = next((name for name in sharp if any(not match.entry.caution for match in name.matches)), target)
        found = choose(query, target.matches, kinds or target.kinds, around.within(areas), on, relation="area")
        found = _part_of(found, phrase, unplaced=" ".join(name.text for name in sharp if name is not target))
    if found.place is None and near.is_narrow:
        said = [match for name in others for match in name.matches]
        found = choose(query, said or target.matches, frozenset(), around, on, relation="area")
        return _part_of(found, phrase, unplaced=target.text)
    if phrase.is_line and found.place is not None:
        return _along(found, phrase)
    return _part_of(found, phrase) if phrase.unknown and found.how != "part" else found


def _target(phrase: Phrase) -> Name:
    """Pick the name a phrase is about: in "Quetta - Sariab" the last, else the first that is no area.

    A district's seat gives way to a place of its district beside it: "Mastung Khad Kocha".
    """
    names = phrase.names
    if phrase.is_line:
        return names[0]
    sharp = [name for name in names if not _is_area(name, phrase)]
    if phrase.dashed and names[-1] in sharp:
        return names[-1]
    first = (sharp or list(names))[0]
    seats = {match.entry.district for match in first.matches if is_seat(match.entry)}
    finer = [name for name in sharp if any(match.entry.district in seats for match in name.matches)]
    return next((name for name in finer if not any(is_seat(match.entry) for match in name.matches)), first)


def _is_area(name: Name, phrase: Phrase) -> bool:
    """Whether a name in a compound is there to tell the area: a district so called, a province, a country.

    In "Nasirabad, Turbat" it is not: a village of that name lies in the district of the other.
    """
    if name.kinds:
        return name.kinds <= COARSE_KINDS and "tehsil" not in name.kinds
    entries = [match.entry for match in name.matches]
    meant = [entry for entry in entries if entry.caution != "namesake"] or entries
    if not all(entry.kind in COARSE_KINDS - {"tehsil"} or not entry.is_inside for entry in meant):
        return False
    beside = {match.entry.district for other in phrase.names if other is not name for match in other.matches}
    elsewhere = {entry.district for entry in entries} - {entry.district for entry in meant}
    return not elsewhere & beside


def _part_of(found: Lookup, phrase: Phrase, *, unplaced: str = "") -> Lookup:
    """Say that only a part of a compound was known: lower score, wider radius."""
    if found.place is None:
        return found
    missing = " ".join((*phrase.unknown, *([unplaced] if unplaced else [])))
    note = f"only {found.place.name} of it is in the gazetteer, not {missing!r}"
    score = round(found.score * PART_FACTOR, 3)
    place = msgspec.structs.replace(coarser(found.place, "area"), score=score)
    return msgspec.structs.replace(found, place=place, score=score, how="part", note=note)


def _along(found: Lookup, phrase: Phrase) -> Lookup:
    """Widen the place of a line to half the way to its other end, and say which end it is."""
    place = found.place
    other = phrase.names[1].matches[0].entry
    end = point_of(other)
    if place is None or place.lat is None or place.lon is None or end is None:
        return found
    half = distance_km(place.lat, place.lon, *end) / 2
    radius = round(max(half, place.precision_km or 0, COARSE_KM), 1)
    note = f"a line from {place.name} to {other.name}; the point is {place.name}"
    return msgspec.structs.replace(
        found,
        place=msgspec.structs.replace(place, precision_km=radius, score=round(found.score * PART_FACTOR, 3)),
        score=round(found.score * PART_FACTOR, 3),
        note=note,
    )


@lru_cache(maxsize=8)
def _index(gazetteer: Gazetteer) -> Index:
    return Index(gazetteer)


def as_answer(found: Lookup) -> dict[str, Any]:
    """Give a look-up as one JSON object of ``incidentmap geocode``; fields are None where unknown.

    Examples
    --------
    >>> answer = as_answer(look_up("Noshki"))
    >>> answer["name"], answer["district"], answer["district_pcode"], answer["geocoder"]
    ('Nushki', 'Nushki', 'PK223', 'gazetteer')
    """
    place = found.place
    known = as_json(place) if place else dict.fromkeys(Place.__struct_fields__)
    return {
        "query": found.query,
        "status": found.status,
        **known,
        "score": found.score if place else None,
        "how": found.how or None,
        "relation": found.relation,
        "note": found.note or None,
        "candidates": [as_json(candidate) for candidate in found.candidates],
    }
