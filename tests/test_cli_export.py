"""``export``: every layer in every format, the filters' words, and one-line failures."""

from __future__ import annotations

import csv
import itertools
import json

import pytest
from click.testing import CliRunner

from geo.cli import cli
from geo.cli.export import FORMATS, LAYERS

DOCUMENT = """---
title: Two attacks and a cut
publisher: The Example
published: 2026-02-02
---
Gunmen attacked a police post in Mastung on January 31, 2026, killing three policemen, an official said.

A bomb blast in Turbat on January 20, 2026 injured two passers-by.

Broadband was cut in parts of Balochistan on January 25, 2026.

Mobile internet was suspended in Kalat on February 1, 2026.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    (folder / "report.md").write_text(DOCUMENT, encoding="utf-8")
    built = CliRunner().invoke(cli, ["build", str(folder / "report.md"), "--db", str(folder / "map.gpkg")])
    assert built.exit_code == 0, built.stderr
    return folder / "map.gpkg"


def export(store, out, *arguments, layer="attacks", form="geojson"):
    words = ["export", "--layer", layer, "--format", form, "--out", out, "--db", store, *arguments]
    return CliRunner().invoke(cli, [str(word) for word in words])


def names(store, tmp_path, *arguments, layer="attacks"):
    out = tmp_path / "layer.geojson"
    ran = export(store, out, *arguments, layer=layer)
    assert ran.exit_code == 0, ran.stderr
    return {feature["properties"]["place_name"] for feature in json.loads(out.read_bytes())["features"]}


@pytest.mark.parametrize(("layer", "form"), list(itertools.product(LAYERS, FORMATS)))
def test_every_layer_in_every_format(store, tmp_path, layer, form):
    out = tmp_path / f"layer.{form}"
    ran = export(store, out, layer=layer, form=form)
    assert ran.exit_code == 0, ran.stderr
    assert str(out) in ran.stdout
    assert out.stat().st_size > 0


def test_points_are_lon_lat_and_carry_the_quote(store, tmp_path):
    out = tmp_path / "attacks.geojson"
    export(store, out)
    found = {feature["properties"]["place_name"]: feature for feature in json.loads(out.read_bytes())["features"]}
    assert set(found) == {"Mastung", "Turbat"}
    lon, lat = found["Mastung"]["geometry"]["coordinates"]
    assert 66.5 < lon < 67.2
    assert 29.5 < lat < 30.1
    assert "attacked a police post in Mastung" in str(found["Mastung"]["properties"])


def test_what_has_no_place_is_exported_without_geometry(store, tmp_path):
    out = tmp_path / "unlocated.geojson"
    export(store, out, layer="unlocated")
    features = json.loads(out.read_bytes())["features"]
    assert features
    assert all(feature["geometry"] is None for feature in features)


def test_csv_has_a_row_for_each_record(store, tmp_path):
    out = tmp_path / "attacks.csv"
    export(store, out, form="csv")
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 2


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], {"Mastung", "Turbat"}),
        (["--from", "2026-01-25"], {"Mastung"}),
        (["--to", "2026-01-25"], {"Turbat"}),
        (["--from", "2026-01-20", "--to", "2026-01-31"], {"Mastung", "Turbat"}),
        (["--kind", "protest"], set()),
        (["--kind", "attack", "--kind", "clash"], {"Mastung", "Turbat"}),
        (["--kind", "attack,clash"], {"Mastung", "Turbat"}),
        (["--district", "kech"], {"Turbat"}),
        (["--district", "Kech", "--district", "Mastung"], {"Mastung", "Turbat"}),
        (["--division", "Makran"], {"Turbat"}),
        (["--text", "police post"], {"Mastung"}),
        (["--source", "the example"], {"Mastung", "Turbat"}),
        (["--source", "someone else"], set()),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_filters(store, tmp_path, arguments, expected):
    assert names(store, tmp_path, *arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from", "2026-02-02", "--to", "2026-02-01"], ["2026-02-02", "2026-02-01"]),
        (["--district", "Atlantis"], ["Atlantis"]),
        (["--division", "Atlantis"], ["Atlantis"]),
        (["--kind", "atack"], ["atack", "attack"]),
        (["--precision", "12"], ["12"]),
    ],
    ids=" ".join,
)
def test_an_impossible_filter_is_one_line(store, tmp_path, arguments, words):
    ran = export(store, tmp_path / "out.geojson", *arguments)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert len(ran.stderr.splitlines()) == 1
    assert all(word in ran.stderr for word in words)
    assert not (tmp_path / "out.geojson").exists()


@pytest.mark.parametrize("day", ["2026-02-30", "today"])
def test_an_impossible_day_is_a_usage_error(store, tmp_path, day):
    assert export(store, tmp_path / "out.geojson", "--from", day).exit_code == 2


def test_an_export_replaces_a_file_of_that_name(store, tmp_path):
    out = tmp_path / "out.geojson"
    out.write_text("old", encoding="utf-8")
    assert export(store, out).exit_code == 0
    assert json.loads(out.read_bytes())["type"] == "FeatureCollection"


@pytest.mark.parametrize("form", FORMATS)
def test_a_place_that_cannot_be_written_is_one_line(store, tmp_path, form):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    ran = export(store, tmp_path / "file" / f"out.{form}", form=form)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert len(ran.stderr.splitlines()) == 1
    assert f"out.{form}" in ran.stderr


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 50])
def test_a_store_that_is_none_is_one_line(tmp_path, content):
    store = tmp_path / "broken.gpkg"
    if content is not None:
        store.write_bytes(content)
    ran = export(store, tmp_path / "out.geojson")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert len(ran.stderr.splitlines()) == 1
    assert "broken.gpkg" in ran.stderr
