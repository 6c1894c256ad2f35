"""Join a million points with the districts, beside ``geopandas.sjoin``: ``python benchmarks/join.py``.

Printed, not tested. Both joins run on the same points in one run, so the ratio holds on a busy machine too.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import shapely

from geo.places.districts import Districts

if TYPE_CHECKING:
    from collections.abc import Callable

POINTS = 1_000_000
ROUNDS = 5


def main() -> None:
    """Measure points in the province, and points all over its bounding box."""
    vintage = Districts.bundled().at(None)
    rng = np.random.default_rng(20260131)
    west, south, east, north = vintage.gdf.total_bounds
    lon, lat = rng.uniform(west, east, 3 * POINTS), rng.uniform(south, north, 3 * POINTS)
    inside = np.flatnonzero(vintage.join(lat, lon).how == "inside")[:POINTS]
    for title, chosen in (("in the province", inside), ("in its bounding box", np.arange(POINTS))):
        measure(title, lat[chosen], lon[chosen])


def measure(title: str, lat: np.ndarray, lon: np.ndarray) -> None:
    """Print both joins of these points and how often they agree."""
    vintage = Districts.bundled().at(None)
    points_gdf = gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon, lat), crs="EPSG:4326")
    polygons_gdf = vintage.gdf[["name", "geometry"]]
    ours_s, joined = timed(lambda: vintage.join(lat, lon))
    plain_s, _ = timed(lambda: one_by_one(vintage.gdf, lat, lon), rounds=3)
    sjoin_s, theirs_gdf = timed(lambda: gpd.sjoin(points_gdf, polygons_gdf, how="left"), rounds=1)
    first = theirs_gdf[~theirs_gdf.index.duplicated()]["name"].to_numpy()
    here = joined.how == "inside"
    same = float((joined.polygon[here] == first[here]).mean())
    print(f"{len(lat):,} points {title}")
    print(f"  Vintage.join      {ours_s:6.3f} s  (median of {ROUNDS})")
    print(f"  contains_xy       {plain_s:6.3f} s  prepared, district by district, without the nearest")
    print(f"  geopandas.sjoin   {sjoin_s:6.3f} s  without the nearest district, {sjoin_s / ours_s:.1f} times as long")
    print(f"  agreement         {same:.4%} of the points inside; {(joined.how == 'nearest').sum():,} to the nearest")


def one_by_one(gdf: gpd.GeoDataFrame, lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
    """Give the row of each point's district the plain way: shapely's prepared test for one district after another."""
    rows = np.full(len(lat), -1)
    for row, geometry in enumerate(gdf.geometry):
        west, south, east, north = geometry.bounds
        near = np.flatnonzero((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north))
        shapely.prepare(geometry)
        rows[near[shapely.contains_xy(geometry, lon[near], lat[near])]] = row
    return rows


def timed(work: Callable[[], Any], rounds: int = ROUNDS) -> tuple[float, Any]:
    """Give the median seconds of several runs, and what the last one gave."""
    taken_s = []
    for _ in range(rounds):
        start = time.perf_counter()
        result = work()
        taken_s.append(time.perf_counter() - start)
    return statistics.median(taken_s), result


if __name__ == "__main__":
    main()
