"""Turn a gazetteer entry into a place on a date: its district then, and the polygon it is drawn in."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geo.model import Place
from geo.places.history import LEHRI_PCODE, NOTIFIED_2026, District, all_districts, district_on, notified_on

if TYPE_CHECKING:
    from datetime import date

    from geo.places.gazetteer import Entry

_WITHOUT_POINT = frozenset({"province", "country", "road"})


@lru_cache(maxsize=4096)
def place_of(entry: Entry, *, on: date | None = None, score: float = 1.0, geocoder: str = "gazetteer") -> Place:
    """Make the place that an entry was on a day.

    Parameters
    ----------
    entry
        Of the gazetteer, bundled or installed.
    on
        The day whose districts count; None means the 36 districts of 2022 to July 2026.
    score
        How sure the look-up was, 0–1.
    geocoder
        Who found it.

    Returns
    -------
    Place
        Without a point for provinces, countries and roads: nobody may pin those. ``district_pcode`` is
        the P-code of the polygon that the place is drawn in on that day.

    Examples
    --------
    >>> from geo.places.gazetteer import Gazetteer
    >>> hub = next(entry for entry in Gazetteer.bundled().entries if entry.id == "hub.town")
    >>> place_of(hub).district, place_of(hub).drawn_in, place_of(hub).district_pcode
    ('Hub', 'Lasbela', 'PK217')
    """
    district, drawn = _district_of(entry, on), polygon_owner(entry.pcode, on)
    has_point = entry.kind not in _WITHOUT_POINT
    differs = district is not None and drawn is not None and district.name != drawn.name
    return Place(
        name=entry.name,
        kind=entry.kind,
        lat=entry.lat if has_point else None,
        lon=entry.lon if has_point else None,
        precision_km=entry.precision_km if has_point else None,
        district=district.name if district else None,
        district_pcode=drawn.pcode if drawn else None,
        drawn_in=drawn.name if drawn and differs else None,
        division=district.division_on(on) or None if district else _division(entry),
        province=entry.province or None,
        country=entry.country,
        geocoder="gazetteer (installed)" if entry.caution == "installed" else geocoder,
        score=score,
        join_note=_join_note(district, drawn, on),
    )


def _district_of(entry: Entry, on: date | None) -> District | None:
    """Give the entry's district on the day; Lehri, and the districts of July 2026 where a place gives its name."""
    if not entry.district:
        return None
    if on is not None:
        lehri = _by_pcode()[LEHRI_PCODE]
        if entry.pcode == LEHRI_PCODE and lehri.is_in_force(on):
            return lehri
        named = [row for row in notified_on(on) if row.headquarters == entry.name and row.parent == entry.district]
        if named:
            return named[0]
    return district_on(entry.district, on)


def polygon_owner(pcode_or_name: str, on: date | None = None) -> District | None:
    """Give the district whose polygon, in the vintage of a day, holds a polygon of the 2022 layer.

    A polygon that was split off later belongs to its parent's. Lehri's stays its own after the district's end. None
    for a code or name that the table does not know.
    """
    row = _by_pcode().get(pcode_or_name) or _by_name().get(pcode_or_name)
    if row is None or row.since is None or row.since <= (on or NOTIFIED_2026):
        return row
    return district_on(row.name, on)


def _join_note(district: District | None, drawn: District | None, on: date | None) -> str | None:
    """Say where the gazetteer and the polygon differ, or a boundary is not published; None where all agrees."""
    if district is None or drawn is None:
        return None
    split = [row.name for row in notified_on(on) if row.parent == district.name] if on else []
    note = None
    if district.since == NOTIFIED_2026:
        note = f"{district.name} district, notified on 8 July 2026, has no published boundary; drawn in {drawn.name}"
    elif split:
        note = f"since 8 July 2026 it may lie in {' or '.join(split)}; no boundary is published"
    elif district.name != drawn.name and not district.pcode:
        note = f"{district.name} district has no polygon in the 2022 boundaries; drawn in {drawn.name}"
    elif district.name != drawn.name and drawn.pcode == LEHRI_PCODE:
        note = f"drawn in the polygon of the former Lehri district; {district.name} by the gazetteer"
    elif district.name != drawn.name:
        note = f"the gazetteer says {district.name}, the polygon is {drawn.name}"
    return note


def _division(entry: Entry) -> str | None:
    return entry.name.removesuffix(" Division") if entry.kind == "division" else None


@cache
def _by_pcode() -> dict[str, District]:
    return {row.pcode: row for row in all_districts() if row.pcode}


@cache
def _by_name() -> dict[str, District]:
    return {row.name: row for row in all_districts()}
