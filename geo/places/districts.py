"""District polygons through time: one boundary layer, and the vintage that stands for each day."""

from __future__ import annotations

import json
from functools import cache, cached_property
from typing import TYPE_CHECKING

import geopandas as gpd
import shapely
from shapely.geometry import shape

from geo import paths
from geo.errors import BoundaryError, DataFileError
from geo.places.history import LEHRI_PCODE, NOTIFIED_2026, district_on, districts_on
from geo.places.placing import polygon_owner
from geo.places.vintage import Vintage

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry


class Districts:
    """One boundary layer and the vintages that follow from it.

    Parameters
    ----------
    gdf
        One row a district polygon (EPSG:4326) with canonical ``name`` and ``pcode`` ("" where there is none).
    vintage, source, licence
        What the layer shows, who made it, and how it may be used; they go into every vintage.
    """

    def __init__(self, gdf: gpd.GeoDataFrame, *, vintage: str, source: str, licence: str) -> None:
        self._gdf = gdf
        self.vintage = vintage
        self.source = source
        self.licence = licence
        self._made: dict[tuple[str, ...], Vintage] = {}

    @staticmethod
    def bundled() -> Districts:
        """Give the layer of ``data/``: 35 polygons of 2022.

        Source: OCHA/WFP, COD-AB Pakistan ADM2 valid on 2022-09-09, simplified; CC BY-IGO.
        """
        return _bundled()

    def at(self, day: date | None = None) -> Vintage:
        """Give the polygons of the districts in force on a day; None means 2022 to July 2026.

        Districts that were split off later are dissolved into their parents. The polygon of Lehri stands alone
        from 2018 on, because nothing published tells how it fell to Kachhi and Sibi; before 2013 it is dissolved
        into Sibi. Districts without a polygon are named in ``districts`` of the polygon they lie in.

        Examples
        --------
        >>> from datetime import date
        >>> [len(Districts.bundled().at(date(year, 1, 1)).gdf) for year in (2012, 2014, 2016, 2018, 2023)]
        [30, 32, 32, 34, 35]
        """
        when = min(day, NOTIFIED_2026) if day else NOTIFIED_2026
        owners = tuple(self._owner(name, pcode, when) for name, pcode in zip(*self._labels, strict=True))
        in_force = tuple(district.name for district in districts_on(when))
        key = (*owners, *in_force, *(row.division_on(when) for row in districts_on(when)))
        if key not in self._made:
            self._made[key] = self._dissolve(owners, when, day)
        return self._made[key]

    @cached_property
    def outline(self) -> BaseGeometry:
        """The outline of the province (EPSG:4326)."""
        return self._union(list(range(len(self._gdf))))

    @cached_property
    def _is_coverage(self) -> bool:
        return bool(shapely.coverage_is_valid(self._gdf.geometry.to_numpy()))

    def _union(self, members: list[int]) -> BaseGeometry:
        polygons = self._gdf.geometry.to_numpy()[members]
        return shapely.coverage_union_all(polygons) if self._is_coverage else shapely.union_all(polygons)

    @cached_property
    def _labels(self) -> tuple[list[str], list[str]]:
        return list(self._gdf["name"]), list(self._gdf["pcode"])

    @staticmethod
    def _owner(name: str, pcode: str, when: date) -> str:
        owner = polygon_owner(name, when) or polygon_owner(pcode, when)
        return owner.name if owner else name

    def _dissolve(self, owners: tuple[str, ...], when: date, day: date | None) -> Vintage:
        rows = []
        codes = dict(zip(*self._labels, strict=True))
        held = _held(owners, when, has_lehri="Lehri" in codes)
        for name in sorted(set(owners)):
            members = [row for row, owner in enumerate(owners) if owner == name]
            geometry = self._union(members)
            now = district_on(name, when)
            inside = held[name]
            rows.append(
                {
                    "name": name,
                    "pcode": codes.get(name, ""),
                    "division": now.division_on(when) if now else "",
                    "districts": "; ".join(inside),
                    "label": _label(name, inside, owners),
                    "note": _note(name, inside, owners),
                    "vintage": self.vintage,
                    "source": self.source,
                    "licence": self.licence,
                    "geometry": shapely.orient_polygons(geometry),
                }
            )
        return Vintage(gpd.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326"), day)


def _held(owners: tuple[str, ...], when: date, *, has_lehri: bool) -> dict[str, list[str]]:
    """Tell which districts in force lie in each polygon: one, or several that no line parts."""
    held: dict[str, list[str]] = {name: [] for name in owners}
    for district in districts_on(when):
        drawn = district.name if district.name in held else district.drawn_in
        if drawn in held:
            held[drawn].append(district.name)
    lehri = polygon_owner(LEHRI_PCODE, when) if has_lehri else None
    if lehri is not None and lehri.name in held and not (lehri.pcode == LEHRI_PCODE and lehri.is_in_force(when)):
        held[lehri.name] = ["Kachhi", "Sibi"]
    return {name: sorted(inside, key=lambda other: other != name) for name, inside in held.items()}


def _label(name: str, inside: list[str], drawn: tuple[str, ...]) -> str:
    others = " and ".join(other for other in inside if other != name and (other not in drawn or name not in inside))
    if not others:
        return name
    return f"{name} (with {others})" if name in inside else f"{name} (now {others})"


def _note(name: str, inside: list[str], drawn: tuple[str, ...]) -> str:
    others = [other for other in inside if other != name]
    if not others:
        return ""
    if name not in inside:
        return f"The former district {name}: its halves belong to {' and '.join(inside)}; no published line parts them."
    if others[0] in drawn:
        return f"Holds Bhag and its surroundings, which belonged to {others[0]}; no published line parts them."
    return f"{' and '.join(others)} has no polygon of its own here and is drawn in {name}."


def read_layer(path: Path) -> gpd.GeoDataFrame:
    """Read a boundary file in the project's own schema (GeoJSON with ``name`` and ``pcode``).

    Raises
    ------
    DataFileError
        Where the file is missing or is not such a layer.
    """
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        rows = [
            {
                "name": feature["properties"]["name"],
                "pcode": feature["properties"]["pcode"],
                "geometry": shape(feature["geometry"]),
            }
            for feature in features
        ]
        return gpd.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326")
    except (OSError, ValueError, KeyError, TypeError, shapely.errors.ShapelyError) as error:
        raise DataFileError(f"{path}: no boundary layer of ours ({error}); put the bundled file back") from error


@cache
def _bundled() -> Districts:
    path = paths.DATA / "districts_2022.geojson"
    gdf = read_layer(path)
    if not shapely.coverage_is_valid(gdf.geometry.to_numpy()):
        raise BoundaryError(f"{path}: the polygons overlap; put the bundled file back")
    return Districts(
        gdf,
        vintage="2022-09-09",
        source="OCHA/WFP COD-AB Pakistan ADM2, simplified",
        licence="CC BY-IGO",
    )
