"""The polygon a blackout is drawn as: its district on its date, its division, the whole province, or none."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import shapely

from geo.places.boundaries import boundaries_in_use
from geo.places.history import district_on, districts_on

if TYPE_CHECKING:
    from datetime import date

    from geo.merging import MergedBlackout


def area_of(blackout: MergedBlackout) -> shapely.MultiPolygon | None:
    """Give the polygon of a blackout on its date (EPSG:4326); None where no district is known."""
    names = districts_of(blackout)
    return union_of(names, day_of(blackout)) if names else None


def districts_of(blackout: MergedBlackout) -> tuple[str, ...]:
    """Give the districts that a blackout covers, by name on its date.

    One for a named town or district, several for a division, all for the whole province; () for an unnamed part of
    the province and for a place outside it.
    """
    day = day_of(blackout)
    if blackout.extent == "whole_province":
        return tuple(district.name for district in districts_on(day))
    if blackout.extent != "named":
        return ()
    if blackout.district:
        district = district_on(blackout.district, day)
        return (district.name,) if district else ()
    if blackout.place is not None and blackout.place.kind == "division":
        division = blackout.place.division or blackout.place.name.removesuffix(" Division")
        return tuple(district.name for district in districts_on(day) if district.division_on(day) == division)
    return ()


def day_of(blackout: MergedBlackout) -> date | None:
    """Give the day whose districts count: the first known one; None for an undated blackout."""
    return blackout.date_start or blackout.last_attested


@lru_cache(maxsize=512)
def union_of(names: tuple[str, ...], day: date | None) -> shapely.MultiPolygon | None:
    """Give the union of districts as drawn on a day.

    A district without a polygon of its own is its parent's. A polygon that several districts share without being one
    of them (the former Lehri, now of Kachhi and Sibi) belongs to the union where all of them do.
    """
    shapes = _shapes(day)
    drawn = {_drawn_in(name, day) for name in names} | _shared_by(frozenset(names), day)
    parts = [shapes[name] for name in sorted(drawn) if name in shapes]
    if not parts:
        return None
    return as_multi(shapely.union_all(parts) if len(parts) > 1 else parts[0])


def as_multi(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """Give a polygon as a multipolygon, so that a layer holds one type."""
    if isinstance(shape, shapely.MultiPolygon):
        return shape
    return shapely.MultiPolygon([shape] if isinstance(shape, shapely.Polygon) else [])


def _drawn_in(name: str, day: date | None) -> str:
    if name in _shapes(day):
        return name
    district = district_on(name, day)
    return district.drawn_in if district else name


def _shared_by(names: frozenset[str], day: date | None) -> set[str]:
    """Name the polygons all of whose districts are among the names."""
    vintage_gdf = boundaries_in_use().at(day).gdf
    inside = zip(vintage_gdf["name"], vintage_gdf["districts"], strict=True)
    return {name for name, districts in inside if names.issuperset(districts.split("; "))}


@lru_cache(maxsize=64)
def _shapes(day: date | None) -> dict[str, shapely.Geometry]:
    vintage_gdf = boundaries_in_use().at(day).gdf
    return dict(zip(vintage_gdf["name"], vintage_gdf.geometry, strict=True))
