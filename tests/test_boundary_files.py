"""Reading boundary files: which layer, which names, which vintage."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo.errors import BoundaryError
from geo.places.boundary_files import read_boundaries
from geo.places.districts import Districts


@pytest.fixture
def layer_gdf():
    gdf = Districts.bundled().at().gdf[["name", "pcode", "geometry"]]
    return gpd.GeoDataFrame(gdf.rename(columns={"name": "ADM2_EN", "pcode": "ADM2_PCODE"}), crs="EPSG:4326")


def test_the_district_layer_is_picked_out_of_several(layer_gdf, tmp_path):
    path = tmp_path / "pak_adm.gpkg"
    country_gdf = gpd.GeoDataFrame({"ADM0_EN": ["Pakistan"]}, geometry=[shapely.box(60, 23, 78, 37)], crs="EPSG:4326")
    country_gdf.to_file(path, layer="pak_adm0", driver="GPKG")
    layer_gdf.to_file(path, layer="pak_adm2", driver="GPKG")
    gdf, facts = read_boundaries(path)
    assert (len(gdf), facts.districts, facts.rows_read) == (35, 35, 35)


def test_tehsils_are_dissolved_into_their_districts(layer_gdf, tmp_path):
    west, south, east, north = layer_gdf.total_bounds
    middle = (west + east) / 2
    halves = [shapely.box(west - 1, south - 1, middle, north + 1), shapely.box(middle, south - 1, east + 1, north + 1)]
    parts = [layer_gdf.assign(geometry=layer_gdf.geometry.intersection(half)) for half in halves]
    tehsils_gdf = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs="EPSG:4326")
    tehsils_gdf[~tehsils_gdf.geometry.is_empty].to_file(tmp_path / "adm3.gpkg")
    gdf, facts = read_boundaries(tmp_path / "adm3.gpkg")
    assert facts.rows_read > 35
    assert sorted(gdf["name"]) == sorted(layer_gdf["ADM2_EN"])
    assert shapely.coverage_is_valid(gdf.geometry.to_numpy())


def test_known_names_get_our_p_codes_and_new_ones_keep_theirs(layer_gdf, tmp_path):
    hub = layer_gdf.index[layer_gdf["ADM2_EN"] == "Lehri"][0]
    layer_gdf.loc[hub, ["ADM2_EN", "ADM2_PCODE"]] = ["Newdistrict", "PK299"]
    layer_gdf.to_file(tmp_path / "adm2.gpkg")
    gdf, facts = read_boundaries(tmp_path / "adm2.gpkg")
    codes = dict(zip(gdf["name"], gdf["pcode"], strict=True))
    assert (codes["Newdistrict"], codes["Kech"]) == ("PK299", "PK211")
    assert facts.unknown == ("Newdistrict",)
    assert facts.missing == ("Lehri",)


def test_a_date_column_becomes_the_vintage(layer_gdf, tmp_path):
    layer_gdf["valid_on"] = pd.Timestamp("2024-05-01")
    layer_gdf.to_file(tmp_path / "adm2.gpkg")
    _, facts = read_boundaries(tmp_path / "adm2.gpkg")
    assert facts.vintage == "2024-05-01"


def test_lines_and_empty_geometries_are_no_districts(layer_gdf, tmp_path):
    layer_gdf["geometry"] = [shapely.Point(66, 29)] * len(layer_gdf)
    layer_gdf.to_file(tmp_path / "points.gpkg")
    with pytest.raises(BoundaryError, match="none of its 35 features"):
        read_boundaries(tmp_path / "points.gpkg")
