"""The district polygons of one day, and the join of points with them."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from pyproj import Transformer
from pyproj.enums import TransformDirection

from geo.places.gazetteer import Gazetteer
from geo.places.grid import OUTSIDE, UNDECIDED, Grid
from geo.places.history import district_on
from geo.places.placing import polygon_owner

if TYPE_CHECKING:
    from datetime import date

    import geopandas as gpd
    from numpy.typing import ArrayLike, NDArray
    from shapely.geometry.base import BaseGeometry

NEAREST_KM = 5.0
"""A point off the coast or just over a simplified border joins the nearest district within this distance."""

_WORTH_A_GRID = 50_000
"""So many points pay for making the grid of a vintage."""

# A conic projection for the province: distances are true to a tenth of a percent from 24° to 33° N.
_METRIC_CRS = "+proj=lcc +lat_1=25.5 +lat_2=31.5 +lat_0=28.5 +lon_0=66 +datum=WGS84 +units=m"


class Joined(NamedTuple):
    """What the join found for each point, as arrays of one length.

    ``district`` and ``pcode`` hold None for a point outside; ``how`` is "inside", "nearest" (within 5 km) or
    "outside"; ``distance_km`` is 0 inside, the distance to the district for "nearest", NaN outside.
    ``polygon`` is the name of the polygon that the point is drawn in: it differs from ``district`` where a polygon
    holds several districts, and the district is then that of the nearest place in the gazetteer.
    """

    district: NDArray[np.object_]
    pcode: NDArray[np.object_]
    how: NDArray[np.object_]
    distance_km: NDArray[np.float64]
    polygon: NDArray[np.object_]


class Vintage:
    """The district polygons that stand for one day.

    ``gdf`` has one row a polygon (EPSG:4326): ``name``, ``pcode``, ``division``, ``districts`` (those that lie in it,
    parted by "; "), ``label``, ``note``, ``vintage``, ``source``, ``licence``, ``geometry``.
    """

    def __init__(self, gdf: gpd.GeoDataFrame, day: date | None) -> None:
        self.gdf = gdf
        self.day = day

    def join(self, lat: ArrayLike, lon: ArrayLike) -> Joined:
        """Join points with the districts of this vintage.

        Parameters
        ----------
        lat, lon
            EPSG:4326 degrees, arrays of one length; NaN for a missing point, which is "outside".

        Raises
        ------
        ValueError
            Where the arrays differ in length.

        Examples
        --------
        >>> from geo.places.districts import Districts
        >>> joined = Districts.bundled().at(None).join([26.1014, 24.86], [62.3659, 67.0])
        >>> list(joined.district), list(joined.how)
        (['Kech', None], ['inside', 'outside'])
        """
        y, x = np.asarray(lat, dtype=np.float64).ravel(), np.asarray(lon, dtype=np.float64).ravel()
        if len(y) != len(x):
            raise ValueError(f"{len(y)} latitudes and {len(x)} longitudes do not make points")
        index = np.full(len(x), OUTSIDE, dtype=np.int64)
        left = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
        if len(left) > _WORTH_A_GRID:
            index[left] = self._grid.rows_of(x[left], y[left])
            left = left[index[left] == UNDECIDED]
            index[left] = OUTSIDE
        left = self._add_inside(x, y, index, left)
        distance_km = np.where(index >= 0, 0.0, np.nan)
        self._add_nearest(x, y, index, distance_km, left)
        polygon, pcode = self._names[index], self._pcodes[index]
        district = self._settle_shared(x, y, index, polygon)
        how = _HOW[np.where(index < 0, 0, np.where(distance_km > 0, 2, 1))]
        return Joined(district, pcode, how, distance_km, polygon)

    def _add_inside(
        self, x: NDArray[np.float64], y: NDArray[np.float64], index: NDArray[np.int64], left: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Write the row of the polygon that holds each point, its edge included; give the points left over."""
        for row, geometry in enumerate(self._prepared):
            west, south, east, north = geometry.bounds
            px, py = x[left], y[left]
            near = np.flatnonzero((px >= west) & (px <= east) & (py >= south) & (py <= north))
            hit = near[shapely.intersects_xy(geometry, px[near], py[near])]
            index[left[hit]] = row
            left = np.delete(left, hit)
        return left

    def _add_nearest(
        self,
        x: NDArray[np.float64],
        y: NDArray[np.float64],
        index: NDArray[np.int64],
        distance_km: NDArray[np.float64],
        left: NDArray[np.int64],
    ) -> None:
        """Write the nearest polygon within five kilometres, and how far it is, for the points left over."""
        left = left[shapely.intersects_xy(self._fringe, x[left], y[left])]
        if not len(left):
            return
        points = shapely.points(*_to_metric(x[left], y[left]))
        tree, rows = self._edges
        (at, edge), away_m = tree.query_nearest(
            points, max_distance=NEAREST_KM * 1000, return_distance=True, all_matches=False
        )
        index[left[at]] = rows[edge]
        distance_km[left[at]] = np.maximum(np.round(away_m / 1000, 3), 0.001)

    def _settle_shared(
        self, x: NDArray[np.float64], y: NDArray[np.float64], index: NDArray[np.int64], polygon: NDArray[np.object_]
    ) -> NDArray[np.object_]:
        """Name the district of points in a polygon that holds several: that of the nearest gazetteer place."""
        district = polygon.copy()
        for row, (at, names) in self._shared.items():
            here = np.flatnonzero(index == row)
            if not len(here):
                continue
            scale = np.cos(np.radians(y[here]))
            away = np.square((x[here, None] - at[None, :, 0]) * scale[:, None]) + np.square(
                y[here, None] - at[None, :, 1]
            )
            district[here] = names[np.argmin(away, axis=1)]
        return district

    @cached_property
    def _prepared(self) -> list[BaseGeometry]:
        geometries = list(self.gdf.geometry)
        shapely.prepare(geometries)
        return geometries

    @cached_property
    def _names(self) -> NDArray[np.object_]:
        return np.array([*self.gdf["name"], None], dtype=object)

    @cached_property
    def _pcodes(self) -> NDArray[np.object_]:
        return np.array([*self.gdf["pcode"], None], dtype=object)

    @cached_property
    def _metric(self) -> NDArray[np.object_]:
        """The polygons in metres."""
        return shapely.transform(self.gdf.geometry.to_numpy(), lambda at: np.column_stack(_to_metric(*at.T)))

    @cached_property
    def _edges(self) -> tuple[shapely.STRtree, NDArray[np.int64]]:
        """The edges of the outline in metres, one by one because that is quick to search, and whose they are."""
        edges, rows = [], []
        for row, ring in zip(*_rings(self._metric), strict=True):
            corners = shapely.get_coordinates(ring)
            edges.append(np.stack([corners[:-1], corners[1:]], axis=1))
            rows += [row] * (len(corners) - 1)
        lines = np.concatenate(edges)
        ends = np.sort(lines[:, :, 0] + 1j * lines[:, :, 1], axis=1)
        _, first, times = np.unique(ends, axis=0, return_index=True, return_counts=True)
        outer = first[times == 1]  # an edge between two districts occurs twice
        return shapely.STRtree(shapely.linestrings(lines[outer]).tolist()), np.array(rows)[outer]

    @cached_property
    def _fringe(self) -> BaseGeometry:
        """The outline widened by a little more than the reach of "nearest": a quick first sieve."""
        wide = shapely.union_all(shapely.buffer(shapely.simplify(self._metric, 500), NEAREST_KM * 1000 + 1500))
        fringe = shapely.transform(wide, lambda at: np.column_stack(_to_degrees(*at.T)))
        shapely.prepare(fringe)
        return fringe

    @cached_property
    def _grid(self) -> Grid:
        return Grid(self._prepared, self._fringe)

    @cached_property
    def _shared(self) -> dict[int, tuple[NDArray[np.float64], NDArray[np.object_]]]:
        """For each polygon that holds several districts, the gazetteer's points in it and their districts."""
        shared = {}
        for row, (name, districts) in enumerate(zip(self.gdf["name"], self.gdf["districts"], strict=True)):
            held = districts.split("; ")
            if held == [name]:
                continue
            known = [
                (entry.lon, entry.lat, now.name)
                for entry in Gazetteer.bundled().entries
                if entry.lat is not None
                and entry.lon is not None
                and entry.kind not in {"district", "division"}
                and (owner := polygon_owner(entry.pcode, self.day)) is not None
                and owner.name == name
                and (now := district_on(entry.district, self.day)) is not None
                and now.name in held
            ]
            if known:
                at = np.array([(lon, lat) for lon, lat, _ in known])
                shared[row] = (at, np.array([name for _, _, name in known], dtype=object))
        return shared


def _rings(polygons: NDArray[np.object_]) -> tuple[list[int], list[BaseGeometry]]:
    parts, of_polygon = shapely.get_parts(polygons, return_index=True)
    rings, of_part = shapely.get_rings(parts, return_index=True)
    return [int(row) for row in of_polygon[of_part]], list(rings)


def _to_metric(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    x_m, y_m = _projection().transform(lon, lat)
    return x_m, y_m


def _to_degrees(x_m: NDArray[np.float64], y_m: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    lon, lat = _projection().transform(x_m, y_m, direction=TransformDirection.INVERSE)
    return lon, lat


@cache
def _projection() -> Transformer:
    return Transformer.from_crs("EPSG:4326", _METRIC_CRS, always_xy=True)


_HOW = np.array(["outside", "inside", "nearest"], dtype=object)
