"""Choose what a compound name is about ("Hazarganji, Quetta", "Sibi - Harnai railway line"); say what is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from geo.places.choosing import COARSE_KM, PART_FACTOR, Lookup, choose, coarser, is_seat
from geo.places.gazetteer import COARSE_KINDS
from geo.places.history import all_districts
from geo.places.names import fold
from geo.places.neighbourhood import Neighbourhood, distance_km, point_of, with_kin
from geo.places.placing import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.places.phrases import Name, Phrase


def choose_part(query: str, phrase: Phrase, kinds: frozenset[str], around: Neighbourhood, on: date | None) -> Lookup:
    """Choose the name that a compound is about; the others tell where it lies."""
    target = _target(phrase)
    if _is_another_name(target, phrase):
        candidates = tuple(place_of(match.entry, on=on, score=match.score) for match in target.matches[:5])
        note = f"only {target.text!r} of it is in the gazetteer, which may be another place"
        return Lookup(query=query, status="not_found", candidates=candidates, note=note)
    others = [] if phrase.is_line else [name for name in phrase.names if name is not target]
    areas = [name for name in others if _is_area(name, phrase)]
    near = around.within(others)
    found = choose(query, target.matches, kinds or target.kinds, near, on, relation=phrase.relation)
    if found.place is None and areas != others:
        # Two names that do not agree about the district: the one that can be mistaken least is believed.
        sharp = [target, *(name for name in others if name not in areas)]
        sure = (name for name in sharp if any(not match.entry.caution for match in name.matches))
        # Behind a comma stands where it lies: "Hazar Ganji, Nal".
        target = sharp[-1] if len(phrase.parts) > 1 else next(sure, target)
        found = choose(query, target.matches, kinds or target.kinds, around.within(areas), on, relation="area")
        return part_of(found, phrase, unplaced=[name for name in sharp if name is not target])
    if found.place is None and near.is_narrow:
        said = [match for name in others for match in name.matches]
        found = choose(query, said or target.matches, frozenset(), around, on, relation="area")
        return part_of(found, phrase, unplaced=[target])
    if phrase.is_line and found.place is not None:
        return _along(found, phrase)
    return part_of(found, phrase) if phrase.unknown and found.how != "part" else found


def _target(phrase: Phrase) -> Name:
    """Pick the name a phrase is about: in "Quetta - Sariab" the last, else the first that is no area.

    A district's seat gives way to a place of its district beside it: "Mastung Khad Kocha".
    """
    names = phrase.names
    if phrase.is_line:
        return names[0]
    sharp = [name for name in names if not _is_area(name, phrase)]
    if len(phrase.parts) > 1 and not phrase.dashed and names[0].part == 0 and names[0].is_inside and _may_lie_in(names):
        return names[0]  # "Bakhtiarabad, Lehri"
    if phrase.dashed and names[-1] in sharp:
        return names[-1]
    first = (sharp or list(names))[0]
    seats = {match.entry.district for match in first.matches if is_seat(match.entry)}
    finer = [name for name in sharp if any(match.entry.district in seats for match in name.matches)]
    return next((name for name in finer if not any(is_seat(match.entry) for match in name.matches)), first)


def _may_lie_in(names: tuple[Name, ...]) -> bool:
    """Tell whether the first of two names can lie in what the last one means as a district."""
    areas = {match.entry.name for match in names[-1].matches if match.entry.kind in COARSE_KINDS}
    areas |= {row.name for row in all_districts() if fold(row.name) == names[-1].text}
    kin = with_kin(frozenset(areas))
    return any(match.entry.district in kin for match in names[0].matches)


def _is_another_name(target: Name, phrase: Phrase) -> bool:
    """Tell "Mirpur Sakro" from Mirpur, "Balochistan Levies" from the province: one name, of which a part is known.

    A district and its seat may be followed by the name of a quarter ("Turbat Zor Bazar"); a small place may not, and a
    likeness in sound is none of a part.
    """
    if len(phrase.parts) > 1 or not phrase.unknown or len(phrase.names) > 1:
        return False
    entries = [match.entry for match in target.matches]
    if all(entry.kind == "province" for entry in entries):
        return True
    if any(entry.kind == "district" or is_seat(entry) for entry in entries):
        return False
    return target.is_followed or target.matches[0].how == "spelling"


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


def part_of(found: Lookup, phrase: Phrase, *, unplaced: Sequence[Name] = ()) -> Lookup:
    """Say that only a part of a compound was known, or that its parts do not agree: lower score, wider radius."""
    if found.place is None:
        return found
    missing = " ".join(phrase.unknown)
    notes = [f"only {found.place.name} of it is in the gazetteer, not {missing!r}"] if missing else []
    for name in unplaced:
        homes = " or ".join(dict.fromkeys(match.entry.district or match.entry.country for match in name.matches))
        notes.append(f"{name.text!r} is known in {homes}, not there; the point is {found.place.name}")
    score = round(found.score * PART_FACTOR, 3)
    place = msgspec.structs.replace(coarser(found.place, "area"), score=score)
    return msgspec.structs.replace(found, place=place, score=score, how="part", note="; ".join(notes))


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
