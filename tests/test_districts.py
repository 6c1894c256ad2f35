"""Vintages: right number, valid coverage, one outline, P-codes kept, and what no line shows told in words."""

from datetime import date

import pytest
import shapely

from geo.errors import DataFileError
from geo.places.districts import Districts, read_layer
from geo.places.history import districts_on

YEARS = range(1992, 2027)


@pytest.mark.parametrize("year", YEARS)
def test_every_vintage_is_a_valid_coverage_with_the_same_outline(year):
    layer = Districts.bundled()
    gdf = layer.at(date(year, 1, 1)).gdf
    assert gdf.crs.to_epsg() == 4326
    assert shapely.coverage_is_valid(gdf.geometry.to_numpy())
    assert gdf.geometry.is_valid.all()
    assert shapely.area(shapely.symmetric_difference(gdf.geometry.union_all(), layer.outline)) < 1e-9
    assert gdf["name"].is_unique
    assert gdf["pcode"].is_unique
    assert gdf["pcode"].str.fullmatch(r"PK2\d\d").all()


@pytest.mark.parametrize("year", YEARS)
def test_every_district_in_force_lies_in_a_polygon(year):
    day = date(year, 1, 1)
    gdf = Districts.bundled().at(day).gdf
    held = {name for names in gdf["districts"] for name in names.split("; ")}
    assert held == {district.name for district in districts_on(day)}


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2012, 1, 1), 30),
        (date(2014, 1, 1), 32),
        (date(2017, 7, 31), 32),
        (date(2017, 8, 1), 34),
        (date(2020, 1, 1), 34),  # 33 districts, and the polygon of the former Lehri
        (date(2021, 7, 1), 35),
        (date(2026, 9, 1), 35),
        (None, 35),
    ],
)
def test_the_number_of_polygons(day, count):
    assert len(Districts.bundled().at(day).gdf) == count


def test_districts_without_a_polygon_are_told():
    gdf = Districts.bundled().at().gdf.set_index("name")
    assert gdf.loc["Lasbela", "label"] == "Lasbela (with Hub)"
    assert gdf.loc["Jaffarabad", "districts"] == "Jaffarabad; Usta Muhammad"
    assert gdf.loc["Lehri", "label"] == "Lehri (now Kachhi and Sibi)"
    assert "no published line" in gdf.loc["Lehri", "note"]
    assert gdf.loc["Quetta", "note"] == ""


def test_a_parent_keeps_its_p_code_and_grows():
    before, after = (Districts.bundled().at(date(year, 6, 1)).gdf.set_index("name") for year in (2017, 2018))
    assert "Duki" not in before.index
    assert before.loc["Loralai", "pcode"] == after.loc["Loralai", "pcode"] == "PK219"
    grown = after.geometry["Loralai"].area + after.geometry["Duki"].area
    assert before.geometry["Loralai"].area == pytest.approx(grown)


def test_divisions_follow_the_date():
    then, now = (Districts.bundled().at(day).gdf.set_index("name")["division"] for day in (date(2015, 1, 1), None))
    assert (then["Loralai"], now["Loralai"]) == ("Zhob", "Loralai")
    assert (then["Chagai"], now["Chagai"]) == ("Quetta", "Rakhshan")


def test_the_layer_names_its_vintage_source_and_licence():
    row = Districts.bundled().at().gdf.iloc[0]
    assert (row["vintage"], row["licence"]) == ("2022-09-09", "CC BY-IGO")
    assert "simplified" in row["source"]


def test_a_vintage_is_made_once():
    assert Districts.bundled().at(date(2015, 2, 1)).gdf is Districts.bundled().at(date(2015, 3, 1)).gdf


@pytest.mark.parametrize("content", ["", "{}", '{"features": [{"properties": {}, "geometry": null}]}'])
def test_a_layer_that_is_none_is_told(tmp_path, content):
    path = tmp_path / "layer.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError, match="layer"):
        read_layer(path)
