"""Exports: each format holds exactly what is shown, opens elsewhere, and carries where it came from."""

from __future__ import annotations

import csv
import io
import json
import math
import sqlite3
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from reports import FEB_3, HUB, NUSHKI, PROVINCE, QUETTA, Document, one_incident

from geo.errors import ExportError
from geo.exchange.export import FORMATS, to_bytes, write_layer
from geo.exchange.spreadsheet import _cell
from geo.layers.build import LAYER_NAMES, build_layers
from geo.layers.filters import Filters
from geo.merging import Correction, Edit, anchored, apply_edits, findings, merge

URDU = "کوئٹہ میں حملہ"
HOSTILE = '<script>alert(1)</script> & "quoted" `${x}` ]]> \\ ' + URDU
KML = "{http://www.opengis.net/kml/2.2}"


def some_layers(**words):
    document = Document("a", publisher="=HYPERLINK(1)")
    wave = document.episode(QUETTA, NUSHKI)
    document.claim(wave, 31, claimant="-authorities")
    document.claim(document.incident(QUETTA, sentence=HOSTILE, episode=wave.id), 3)
    document.incident(NUSHKI)
    document.incident(PROVINCE, sentence="Something happened somewhere in the province.", where_prec=4)
    document.blackout(HUB, expected=FEB_3)
    document.blackout(PROVINCE, extent="whole_province")
    document.blackout(PROVINCE, extent="part_of_province")
    return build_layers(merge([document.reading()]), Filters.parse(words))


@pytest.fixture(scope="module")
def layers():
    return some_layers()


def geojson(layers, layer):
    return json.loads(to_bytes(layers, layer, "geojson"), parse_constant=lambda name: pytest.fail(f"{name} in JSON"))


@pytest.mark.parametrize("layer", LAYER_NAMES)
@pytest.mark.parametrize("format_", FORMATS)
def test_every_layer_in_every_format_opens_with_every_record(layers, tmp_path, layer, format_):
    out = tmp_path / f"out.{format_}"
    count = write_layer(layers, layer, format_, out)
    assert count == len(layers.gdf(layer)) > 0
    read = gpd.read_file(out, **({"layer": layer} if format_ == "gpkg" else {}))
    assert len(read) == count
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


@pytest.mark.parametrize("layer", LAYER_NAMES)
@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_layer_is_a_file_all_the_same(tmp_path, layer, format_):
    nothing = build_layers(merge([]))
    assert write_layer(nothing, layer, format_, tmp_path / "out") == len(nothing.gdf(layer))


@pytest.mark.parametrize("layer", LAYER_NAMES)
def test_geojson_is_as_rfc_7946_wants_it(layers, layer):
    collection = geojson(layers, layer)
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    for feature in collection["features"]:
        assert set(feature) == {"type", "geometry", "properties"}
        if feature["geometry"] is not None:
            shape = shapely.geometry.shape(feature["geometry"])
            assert shape.is_valid
            assert 60 < shape.representative_point().x < 71, "lon comes first"
            for polygon in getattr(shape, "geoms", [shape]):
                if isinstance(polygon, shapely.Polygon):
                    assert polygon.exterior.is_ccw
                    assert not any(hole.is_ccw for hole in polygon.interiors)
        for name, value in feature["properties"].items():
            if name.startswith("date_") and value is not None:
                assert len(value) == len("2026-01-31")


def test_points_are_where_they_should_be(layers):
    points = {f["properties"]["place_name"]: f["geometry"] for f in geojson(layers, "attacks")["features"]}
    assert points["Quetta"] == {"type": "Point", "coordinates": [67.0014, 30.1841]}
    assert geojson(layers, "attacks")["bbox"] == [66.0215, 29.5522, 67.0014, 30.1841]


def test_what_has_no_place_has_null_geometry_and_no_bbox(layers):
    collection = geojson(layers, "unlocated")
    assert [feature["geometry"] for feature in collection["features"]] == [None, None]
    assert "bbox" not in collection


def test_the_whole_province_is_one_shape_and_hub_is_drawn(layers):
    shapes = {f["properties"]["extent"]: f["geometry"]["type"] for f in geojson(layers, "blackouts")["features"]}
    assert shapes == {"named": "MultiPolygon", "whole_province": "MultiPolygon"}


def test_text_comes_through_as_it_is(layers, tmp_path):
    (quote,) = [f["properties"]["quote"] for f in geojson(layers, "attacks")["features"] if f["properties"]["claims"]]
    assert quote == HOSTILE
    root = ET.fromstring(to_bytes(layers, "attacks", "kml"))
    described = [node.text for node in root.iter(f"{KML}description")]
    assert not any("<script>" in text for text in described), "a viewer shows a description as HTML"
    assert any(URDU in text for text in described)
    assert all(node.find(f"{KML}description").text for node in root.iter(f"{KML}Placemark"))
    assert HOSTILE in [node.text for node in root.iter(f"{KML}value")]
    rows = list(csv.DictReader(io.StringIO(to_bytes(layers, "attacks", "csv").decode("utf-8"))))
    assert HOSTILE in [row["quote"] for row in rows]


def test_no_cell_of_a_csv_is_a_formula(layers):
    rows = list(csv.reader(io.StringIO(to_bytes(layers, "claims", "csv").decode("utf-8"), newline="")))
    assert rows[0][0] == "id"
    assert "'-authorities" in {cell for row in rows[1:] for cell in row}
    assert "'=HYPERLINK(1)" in {cell for row in rows[1:] for cell in row}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_csv_has_coordinates_in_columns_of_their_own(layers):
    for layer in LAYER_NAMES:
        rows = list(csv.DictReader(io.StringIO(to_bytes(layers, layer, "csv").decode("utf-8"))))
        assert {"lat", "lon"} <= set(rows[0])
    towns = csv.DictReader(io.StringIO(to_bytes(layers, "attacks", "csv").decode("utf-8")))
    assert {(row["lat"], row["lon"]) for row in towns} == {("30.1841", "67.0014"), ("29.5522", "66.0215")}


def test_a_geopackage_has_dates_as_dates_and_a_crs(layers, tmp_path):
    out = tmp_path / "out.gpkg"
    write_layer(layers, "blackouts", "gpkg", out)
    with sqlite3.connect(out) as database:
        kinds = {name: kind for _, name, kind, *_ in database.execute("PRAGMA table_info(blackouts)")}
        assert (kinds["date_start"], kinds["is_open"], kinds["reports"]) == ("DATE", "BOOLEAN", "MEDIUMINT")
        assert database.execute("SELECT srs_id FROM gpkg_geometry_columns").fetchall() == [(4326,)]
        assert dict(database.execute("SELECT key, value FROM provenance"))["program"].startswith("incidentmap ")


@pytest.mark.parametrize("format_", FORMATS)
def test_every_file_says_where_it_comes_from(layers, tmp_path, format_):
    content = to_bytes(some_layers(district="Quetta"), "attacks", format_)
    for fact in ("OCHA/WFP COD-AB", "CC BY-IGO", "incidentmap 0.", "district: Quetta"):
        assert fact.encode() in content


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_layer_gives_the_same_file(layers, format_):
    assert to_bytes(layers, "attacks", format_) == to_bytes(some_layers(), "attacks", format_)


def test_a_corrected_figure_says_so_beside_what_was_read():
    document = Document("a")
    incident = document.incident(QUETTA)
    dead, hurt = document.claim(incident, 31), document.claim(incident, 7, measure="injured")
    merged = merge([document.reading()])
    told = {"who": "A. K.", "when": datetime(2026, 2, 5, tzinfo=UTC)}
    right = Edit(id="e1", action="correct", reports=(dead.id,), correction=Correction(low=13), why="a slip", **told)
    no_toll = Edit(id="e2", action="reject", reports=(hurt.id,), **told)
    edits = [anchored(edit, findings(merged)) for edit in (right, no_toll)]
    layers = build_layers(apply_edits(merged, edits))
    slip = "correct of the figure 31 killed (civilians) by A. K., 5 Feb 2026: a slip"
    (claim,) = geojson(layers, "claims")["features"]
    assert (claim["properties"]["low"], claim["properties"]["corrected"]) == (13, slip)
    (attack,) = geojson(layers, "attacks")["features"]
    assert attack["properties"]["claimed"] == "13 killed (civilians)"
    assert attack["properties"]["corrected"] == (
        f"{slip}; reject of the figure 7 injured (civilians) by A. K., 5 Feb 2026"
    )


def test_the_file_is_what_is_filtered(tmp_path):
    assert write_layer(some_layers(district="Nushki"), "attacks", "csv", tmp_path / "out.csv") == 1


# What can go wrong -----------------------------------------------------------------------------------------------


def test_a_folder_that_is_not_there(layers, tmp_path):
    with pytest.raises(ExportError, match=r"out.csv: cannot be written \(No such file or directory\); choose another"):
        write_layer(layers, "attacks", "csv", tmp_path / "nowhere" / "out.csv")


def test_a_folder_in_the_files_place(layers, tmp_path):
    with pytest.raises(ExportError, match="it is a folder"):
        write_layer(layers, "attacks", "csv", tmp_path)


def test_a_failed_write_leaves_the_old_file(layers, tmp_path, monkeypatch):
    out = tmp_path / "out.csv"
    out.write_text("old")

    def full(*args, **more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(ExportError, match="No space left on device"):
        write_layer(layers, "attacks", "csv", out)
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_an_unknown_layer_or_format(layers, tmp_path):
    with pytest.raises(ExportError, match="there is no layer 'tanks'; there are attacks"):
        to_bytes(layers, "tanks", "csv")
    with pytest.raises(ExportError, match="there is no format 'xls'; there are geojson"):
        to_bytes(layers, "attacks", "xls")


# Any text --------------------------------------------------------------------------------------------------------


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_survives_every_writer(text):
    layers = build_layers(merge([one_incident("a", QUETTA, sentence=text)]))
    (feature,) = geojson(layers, "attacks")["features"]
    assert feature["properties"]["quote"] == text
    assert ET.fromstring(to_bytes(layers, "attacks", "kml")).tag == f"{KML}kml"
    (header, row) = csv.reader(io.StringIO(to_bytes(layers, "attacks", "csv").decode("utf-8"), newline=""))
    cell = dict(zip(header, row, strict=True))["quote"]
    assert cell.removeprefix("'") == text.replace("\x00", "").removeprefix("'")


@given(st.text())
def test_no_text_is_ever_a_formula(text):
    assert not _cell(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_stay_numbers(number):
    assert _cell(number) == number
    assert not math.isnan(_cell(number))
