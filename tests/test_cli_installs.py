"""``gazetteer`` and ``boundaries``: install, list, use and remove at the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from geo.cli import cli


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def row(geonameid, name, lat, lon, code="PPL"):
    """Write one line of GeoNames' country file: 19 columns, no header."""
    cells = [
        geonameid,
        name,
        name,
        "",
        lat,
        lon,
        "P",
        code,
        "PK",
        "",
        "02",
        "",
        "",
        "",
        0,
        "",
        0,
        "Asia/Karachi",
        "2020-01-01",
    ]
    return "\t".join(map(str, cells)) + "\n"


@pytest.fixture
def country_file(tmp_path):
    path = tmp_path / "PK.txt"
    # A made-up village near Quetta, and a town in the Punjab.
    path.write_text(row(1, "Nayakilizar", 30.25, 66.95) + row(2, "Multan", 30.196, 71.478), encoding="utf-8")
    return path


def geocode(name):
    return json.loads(run("geocode", "--json", name).stdout)[0]


def test_an_installed_name_is_found_until_it_is_removed(country_file):
    assert geocode("Nayakilizar")["status"] == "not_found"
    done = run("gazetteer", "install", country_file)
    assert done.exit_code == 0, done.stderr
    assert "1 place of 2 rows installed" in done.stdout
    found = geocode("Nayakilizar")
    assert (found["name"], found["district"]) == ("Nayakilizar", "Quetta")
    assert found["score"] < geocode("Quetta")["score"]
    assert "PK.txt" in run("gazetteer", "list").stdout
    assert run("gazetteer", "remove", "PK").exit_code == 0
    assert geocode("Nayakilizar")["status"] == "not_found"


def test_nothing_installed_is_told():
    assert "No gazetteer is installed" in run("gazetteer", "list").stdout


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("prose.txt", b"Quetta is a city.\n"),
        ("broken.zip", b"PK\x03\x04 and no more"),
        ("PK.txt", None),
    ],
)
def test_a_file_that_is_no_gazetteer_is_one_line(tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    refused = run("gazetteer", "install", path)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert len(refused.stderr.splitlines()) == 1
    assert name in refused.stderr


def test_removing_what_is_not_there_is_one_line():
    refused = run("gazetteer", "remove", "atlantis")
    assert refused.exit_code == 1
    assert "atlantis" in refused.stderr


@pytest.fixture
def layer(root):
    """The bundled boundaries, as somebody else's file."""
    return root / "data" / "districts_2022.geojson"


def test_boundaries_are_used_only_when_told(layer):
    assert "* " in next(line for line in run("boundaries", "list").stdout.splitlines() if "bundled" in line)
    done = run("boundaries", "install", layer, "--name", "mine", "--vintage", "2022-09-09", "--licence", "CC BY-IGO")
    assert done.exit_code == 0, done.stderr
    assert "35 districts installed, valid 2022-09-09, CC BY-IGO" in done.stdout
    assert in_use() == "bundled"
    assert run("boundaries", "use", "mine").exit_code == 0
    assert in_use() == "mine"
    assert run("boundaries", "remove", "mine").exit_code == 0
    assert in_use() == "bundled"


def in_use():
    """Give the name in the marked line of the list."""
    (marked,) = [line for line in run("boundaries", "list").stdout.splitlines() if line.startswith("*")]
    return marked.split()[1]


@pytest.mark.parametrize("content", [b"", b"{}", b"PK\x03\x04 and no more", None])
def test_a_file_without_boundaries_is_one_line(tmp_path, content):
    path = tmp_path / "layer.geojson"
    if content is not None:
        path.write_bytes(content)
    refused = run("boundaries", "install", path)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert len(refused.stderr.splitlines()) == 1
    assert "layer.geojson" in refused.stderr
    assert in_use() == "bundled"


def test_using_what_is_not_there_is_one_line():
    refused = run("boundaries", "use", "atlantis")
    assert refused.exit_code == 1
    assert "atlantis" in refused.stderr
