"""Look a place name up: whole, then in parts; found, ambiguous, outside and not found are all results."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from geo.model import Place, as_json
from geo.places.choosing import PART_FACTOR, Lookup, Status, choose
from geo.places.compound import choose_part, part_of
from geo.places.elsewhere import town_elsewhere
from geo.places.gazetteer import Entry, Gazetteer
from geo.places.history import NOTIFIED_2026, notified_on
from geo.places.matching import Index, Match
from geo.places.names import fold
from geo.places.neighbourhood import Neighbourhood, distance_km, is_everywhere
from geo.places.phrases import Phrase, asked_kinds, on_one_side, several_in, take_apart, without_kind
from geo.places.placing import place_of

if TYPE_CHECKING:
    from datetime import date

_NEW_DISTRICT_KM = 50.0
"""The radius of a district whose boundary nobody has published."""

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
    new_district = _district_of_2026(name, folded, index, on)
    if new_district is not None:
        return new_district
    whole = index.known(folded)
    town = None if around.is_narrow or (whole and whole[0].how != "spelling") else town_elsewhere(without_kind(folded))
    if town is not None:
        return choose(name, [Match(town, "exact", 1.0)], frozenset(), around, on)
    if whole:
        return choose(name, whole, wanted, around, on)
    listed = several_in(name, index)
    if listed:
        return _several(name, listed, on)
    phrase = on_one_side(take_apart(name, index))
    away = None if around.is_narrow else _said_to_lie_elsewhere(phrase)
    if away is not None:
        return _in_another_country(name, phrase, away, around, on)
    alike = index.alike(folded) if len(phrase.parts) < 2 and (phrase.unknown or not phrase.names) else []
    core = " ".join(phrase.unknown)
    if core and all(is_everywhere(match.entry) for known in phrase.names for match in known.matches):
        alike = alike or index.alike(core)  # "Kelat, Balochistan"
    if phrase.names and not (alike and alike[0].score > PART_FACTOR):
        return choose_part(name, phrase, wanted, around, on)
    alike = alike or (index.alike(core) if core != folded and not phrase.is_village else [])
    if alike:
        return choose(name, alike, wanted, around, on, relation=phrase.relation)
    return Lookup(query=name, status="not_found", note="not in the gazetteer")


def _district_of_2026(query: str, folded: str, index: Index, on: date | None) -> Lookup | None:
    """Answer "Quetta East", "Wadh district" of the notification of July 2026; None for any other name.

    A place of that name ("Wadh") stays the place.
    """
    core = folded.removesuffix(" district").removeprefix("district ")
    row = next((row for row in notified_on(NOTIFIED_2026) if fold(row.name) == core), None)
    if row is None or (row.headquarters and core == folded):
        return None
    towns = [match for match in index.known(fold(row.headquarters or row.parent or "")) if match.entry.kind == "town"]
    if not towns:
        return None
    seat = towns[0]
    found = choose(query, [seat], frozenset(), Neighbourhood(index), on, relation="area")
    note = f"{row.name} district, notified on 8 July 2026, has no published boundary; the point is {seat.entry.name}"
    place = found.place
    if place is not None:
        district = row.name if on is not None and on >= NOTIFIED_2026 else place.district
        place = msgspec.structs.replace(place, district=district, precision_km=_NEW_DISTRICT_KM)
    return msgspec.structs.replace(found, place=place, how="part", note=note)


def _several(query: str, listed: list[Match], on: date | None) -> Lookup:
    """Answer a list of places: which of them is meant, nobody can tell."""
    candidates = tuple(place_of(match.entry, on=on, score=match.score) for match in listed)
    names = ", ".join(place.name for place in candidates)
    note = f"several places: {names}; look each up by itself"
    return Lookup(query=query, status="ambiguous", candidates=candidates, how=listed[0].how, note=note)


def _said_to_lie_elsewhere(phrase: Phrase) -> Entry | None:
    """Give the town elsewhere that a phrase is about, or lies at, by its commas: "Kotri, Jamshoro", "Barkhan, Isfahan".

    None where its last part names a place in Balochistan, or nothing in it is known elsewhere.
    """
    if len(phrase.parts) < 2 or any(name.is_inside and name.part == len(phrase.parts) - 1 for name in phrase.names):
        return None
    is_ours = any(name.is_inside and name.matches[0].how != "spelling" for name in phrase.names if name.part == 0)
    first = None if is_ours else town_elsewhere(phrase.parts[0])
    towns = [town_elsewhere(phrase.parts[-1]), *map(town_elsewhere, phrase.parts[-1].split())]
    return first or towns[0] or (towns[1] if all(towns[1:]) else None)


def _in_another_country(query: str, phrase: Phrase, town: Entry, around: Neighbourhood, on: date | None) -> Lookup:
    found = choose(query, [Match(town, "exact", 1.0)], frozenset(), around, on)
    if town_elsewhere(phrase.parts[0]) is town:
        return found
    unknown = msgspec.structs.replace(phrase, unknown=(phrase.parts[0],))
    return part_of(found, unknown)


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
