"""The join: inside, on the line, near, far, nowhere; and the grid that makes it quick gives the same."""

from datetime import date

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.places import vintage as vintage_module
from geo.places.districts import Districts


@pytest.fixture(scope="module")
def now():
    return Districts.bundled().at()


@pytest.mark.parametrize(
    ("lat", "lon", "district"),
    [
        (30.1841, 67.0014, "Quetta"),
        (29.7997, 66.8455, "Mastung"),
        (29.5522, 66.0229, "Nushki"),
        (28.8885, 64.4062, "Chagai"),
        (26.1014, 62.3659, "Kech"),
        (25.2630, 63.4692, "Gwadar"),
        (25.0256, 66.8853, "Hub"),
        (25.8072, 66.6219, "Lasbela"),
        (28.1772, 68.0437, "Usta Muhammad"),
        (29.0417, 67.8239, "Kachhi"),
        (29.1819, 68.2103, "Sibi"),
    ],
)
def test_points_of_towns_join_their_districts(now, lat, lon, district):
    joined = now.join([lat], [lon])
    assert (joined.district[0], joined.how[0], joined.distance_km[0]) == (district, "inside", 0)


def test_a_shared_polygon_is_told(now):
    joined = now.join([25.0256], [66.8853])
    assert (joined.district[0], joined.polygon[0], joined.pcode[0]) == ("Hub", "Lasbela", "PK217")
    before = Districts.bundled().at(date(2015, 1, 1)).join([25.0256], [66.8853])
    assert (before.district[0], before.polygon[0]) == ("Lasbela", "Lasbela")


def test_off_the_coast_joins_the_nearest_and_far_out_nothing(now):
    joined = now.join([25.09, 24.5, 24.86], [62.32, 63.0, 67.01])
    assert list(joined.how) == ["nearest", "outside", "outside"]
    assert joined.district[0] == "Gwadar"
    assert 0 < joined.distance_km[0] <= 5
    assert np.isnan(joined.distance_km[1])
    assert list(joined.pcode) == ["PK205", None, None]


def test_the_five_kilometres_are_measured_in_kilometres(now):
    corners = shapely.get_coordinates(Districts.bundled().outline)
    lon, lat = corners[corners[:, 1].argmin()]  # the southernmost corner: due south of it lies only the sea
    joined = now.join([lat - 0.02, lat - 0.06], [lon, lon])
    assert list(joined.how) == ["nearest", "outside"]
    assert joined.distance_km[0] == pytest.approx(0.02 * 111.0, rel=0.25)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(float("nan"), 66.0), (30.0, float("inf")), (67.0, 30.2), (-30.2, 67.0), (30.2, -67.0), (1e300, 0.0)],
)
def test_points_that_are_none_or_elsewhere_are_outside(now, lat, lon):
    joined = now.join([lat], [lon])
    assert (joined.district[0], joined.how[0]) == (None, "outside")


def test_a_corner_where_districts_meet_joins_one_of_them(now):
    x, y = now.gdf.geometry.iloc[0].exterior.coords[10]
    assert now.join([y], [x]).how[0] == "inside"


def test_no_points_and_unequal_lengths(now):
    assert len(now.join([], []).district) == 0
    with pytest.raises(ValueError, match="2 latitudes and 1"):
        now.join([30, 31], [67])


def test_the_grid_and_the_polygons_agree_with_sjoin(now, monkeypatch):
    rng = np.random.default_rng(7)
    west, south, east, north = now.gdf.total_bounds
    lon, lat = rng.uniform(west - 0.3, east + 0.3, 60_000), rng.uniform(south - 0.3, north + 0.3, 60_000)
    quick = now.join(lat, lon)
    monkeypatch.setattr(vintage_module, "_WORTH_A_GRID", 10**9)
    exact = now.join(lat, lon)
    for mine, other in zip(quick, exact, strict=True):
        assert np.array_equal(mine, other, equal_nan=mine.dtype == np.float64)
    points_gdf = gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon, lat), crs="EPSG:4326")
    theirs = gpd.sjoin(points_gdf, now.gdf[["name", "geometry"]], how="left")["name"].to_numpy()
    here = quick.how == "inside"
    assert (quick.polygon[here] == theirs[here]).all()
    assert np.isnan(theirs[~here].astype(float)).all()


@given(st.floats(24, 33), st.floats(60, 71))
def test_nearest_is_never_farther_than_five_kilometres(lat, lon):
    joined = Districts.bundled().at().join([lat], [lon])
    assert joined.how[0] in {"inside", "nearest", "outside"}
    assert (joined.how[0] == "nearest") == (0 < joined.distance_km[0] <= 5)
