"""``read``, ``build`` and ``add``: their contract, and what broken documents do to them."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from datetime import date

import pytest
from click.testing import CliRunner

from geo.cli import cli
from geo.model import Blackout, Claim, Episode, Incident, Place, Source

REPORT = """---
title: Five hurt in Mastung
publisher: The Example
url: https://example.org/mastung
published: 2026-02-02
---
MASTUNG: Gunmen attacked a police post in Mastung on Saturday, January 31, 2026, killing three policemen and
injuring two passers-by, an official said.

Mobile internet was suspended in Kalat on Sunday. A wedding in Chhotagaon was not affected.
"""


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path, report):
    """A folder of two good documents and five broken ones."""
    box = tmp_path / "box"
    box.mkdir()
    (box / "good-1.md").write_text(REPORT, encoding="utf-8")
    (box / "good-2.txt").write_text("A bomb killed two people in Turbat on 3 March 2026.", encoding="utf-8")
    (box / "empty.txt").write_bytes(b"")
    (box / "blank.md").write_text("---\ntitle: Nothing\n---\n\n", encoding="utf-8")
    (box / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (box / "renamed.txt").write_bytes(b"%PDF-1.7\n1 0 obj\n")
    (box / "odd-\udcff.txt").write_bytes(b"PK\x03\x04") if os.name == "posix" and sys.platform != "darwin" else None
    return box


def run(*arguments, **options):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], **options)


def read_json(*arguments, **options):
    ran = run("read", "--json", *arguments, **options)
    assert ran.exit_code == 0, ran.stderr
    return json.loads(ran.stdout)


def assert_one_line(ran, *words):
    """See that a command failed with one line that holds the words, and printed nothing else."""
    assert ran.exit_code == 1
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 1
    assert ran.stderr.startswith("incidentmap: ")
    for word in words:
        assert word in ran.stderr


def test_read_gives_the_contract(report):
    found = read_json(report)
    assert list(found) == ["source", "places", "incidents", "blackouts", "claims", "episodes", "warnings"]
    assert set(found["source"]) == set(Source.__struct_fields__)
    assert found["source"]["published"] == "2026-02-02"
    assert found["source"]["publisher"] == "The Example"
    for record, kind in (("incidents", Incident), ("blackouts", Blackout), ("claims", Claim), ("episodes", Episode)):
        for item in found[record]:
            assert set(item) <= set(kind.__struct_fields__)
            assert "why" not in item


def test_read_flattens_mention_and_place(report):
    found = read_json(report)
    text = found["source"]["text"]
    places = {place["name"]: place for place in found["places"]}
    mastung = places["Mastung"]
    assert set(mastung) == {"text", "start", "end", "reason", *Place.__struct_fields__}
    assert (mastung["district"], mastung["district_pcode"], mastung["province"]) == ("Mastung", "PK220", "Balochistan")
    assert abs(mastung["lat"] - 29.8) < 0.05
    assert abs(mastung["lon"] - 66.85) < 0.05
    assert all(text[place["start"] : place["end"]] == place["text"] for place in found["places"])


def test_read_finds_the_attack_the_toll_and_the_blackout(report):
    found = read_json(report)
    (attack,) = [incident for incident in found["incidents"] if incident["kind"] == "attack"]
    assert (attack["date_start"], attack["place"]["name"]) == ("2026-01-31", "Mastung")
    assert {(claim["group"], claim["measure"], claim["low"]) for claim in found["claims"]} >= {
        ("security", "killed", 3)
    }
    (blackout,) = found["blackouts"]
    assert blackout["place"]["name"] == "Kalat"
    assert blackout["services"] == ["mobile_internet"]
    assert (blackout["date_start"], blackout["date_end"]) == ("2026-02-01", None)


def test_explain_names_the_rules(report):
    found = read_json(report, "--explain")
    assert all(incident["why"] for incident in found["incidents"])


def test_published_takes_the_place_of_the_documents_own_date(report):
    assert read_json(report, "--published", "2026-02-09")["source"]["published"] == "2026-02-09"


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "02/03/2026", ""])
def test_an_impossible_day_is_a_usage_error(report, day):
    refused = run("read", report, "--published", day)
    assert refused.exit_code == 2
    assert "YYYY-MM-DD" in refused.stderr


def test_standard_input():
    found = read_json("-", input=b"A bomb killed two people in Turbat on 3 March 2026.")
    assert [place["name"] for place in found["places"]] == ["Turbat"]
    assert found["source"]["path"] is None


def test_a_file_gives_an_object_and_a_folder_a_list(report, tmp_path):
    box = tmp_path / "one"
    box.mkdir()
    (box / "report.md").write_text(REPORT, encoding="utf-8")
    (listed,) = read_json(box)
    alone = read_json(report)
    assert {**listed, "source": None} == {**alone, "source": None}


def test_a_document_without_any_date_is_told(tmp_path):
    path = tmp_path / "undated.txt"
    path.write_text("Gunmen attacked a post in Tump.", encoding="utf-8")
    found = read_json(path)
    assert [incident["date_start"] for incident in found["incidents"]] == [None]
    assert found["warnings"]


def test_the_readable_answer_holds_what_was_found(report):
    shown = run("read", report)
    assert shown.exit_code == 0
    for words in ("Five hurt in Mastung", "Mastung", "2026-01-31", "mobile_internet", "Kalat", "killed"):
        assert words in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) < 200


@pytest.mark.parametrize("command", ["read", "build", "add"])
@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.md", b"---\ntitle: x\n---\n\n", "no text"),
        ("binary.txt", bytes(range(256)) * 20, "binary"),
        ("paper.txt", b"%PDF-1.7 \n", "PDF"),
        ("archive.txt", b"PK\x03\x04 \n", "zip"),
        ("wide.txt", b"\xff\xfeQ\x00u\x00\xd8", "UTF-16"),
        ("page.html", b"<html><body></body></html>", "without text"),
        ("huge.txt", b"word " * 10_000_000, "MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_document_is_one_line(command, name, content, word, tmp_path):
    path = tmp_path / name
    path.write_bytes(content)
    assert_one_line(run(command, path), name, word)


@pytest.mark.parametrize("command", ["read", "build", "add"])
def test_a_missing_document_is_one_line(command, tmp_path):
    assert_one_line(run(command, tmp_path / "nowhere.txt"), "nowhere.txt")


@pytest.mark.parametrize("command", ["read", "build", "add"])
def test_an_empty_path_is_a_usage_error(command):
    assert run(command, "").exit_code == 2


def test_an_empty_folder_is_one_line(tmp_path):
    assert_one_line(run("read", tmp_path), str(tmp_path))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_document_is_one_line(report):
    report.chmod(0)
    assert_one_line(run("read", report), "report.md", "permission")


def test_other_encodings_are_read_and_told(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes(
        "The “Balochistan Post” – a paper – said a bomb hit Mastung’s bazaar on 3 March 2026.".encode("cp1252")
    )
    found = read_json(path)
    assert "Mastung’s" in found["source"]["text"]
    assert any("UTF-8" in warning for warning in found["warnings"])


def test_broken_documents_leave_the_good_ones(folder):
    ran = run("read", folder, "--json")
    assert ran.exit_code == 0
    assert [reading["source"]["path"].rsplit("/", 1)[-1] for reading in json.loads(ran.stdout)] == [
        "good-1.md",
        "good-2.txt",
    ]
    told = ran.stderr.splitlines()
    broken = {"empty.txt", "blank.md", "binary.txt", "renamed.txt"}
    assert broken <= {name for name in broken for line in told if name in line}
    assert all(line.startswith("incidentmap: ") for line in told)


def test_one_missing_path_leaves_the_others(report, tmp_path):
    ran = run("add", report, tmp_path / "nowhere.txt")
    assert ran.exit_code == 0
    assert "nowhere.txt" in ran.stderr
    assert "1 document" in ran.stdout


def test_an_impossible_date_in_front_matter_is_told(tmp_path):
    path = tmp_path / "odd.md"
    path.write_text(REPORT.replace("2026-02-02", "2026-02-30"), encoding="utf-8")
    found = read_json(path)
    assert found["source"]["published"] is None
    assert any("odd.md" in warning and "2026-02-30" in warning for warning in found["warnings"])
    built = run("build", path)
    assert built.exit_code == 0
    assert "2026-02-30" in built.stderr


def test_build_reads_the_seeds_by_default(tmp_path, seeds):
    store = tmp_path / "map.gpkg"
    ran = run("build", "--db", store)
    assert ran.exit_code == 0, ran.stderr
    documents = len(list(seeds.glob("*.md")))
    assert f"read {documents} documents" in ran.stdout
    assert rows(store, "SELECT count(*) FROM sources") == [(documents,)]


def test_build_twice_gives_the_same(folder, tmp_path):
    store = tmp_path / "map.gpkg"
    run("build", folder, "--db", store)
    first = [rows(store, f"SELECT record FROM {table}") for table in ("incidents", "blackouts", "claims")]
    again = run("build", folder, "--db", store)
    assert again.exit_code == 0
    assert [rows(store, f"SELECT record FROM {table}") for table in ("incidents", "blackouts", "claims")] == first
    assert "2 documents (0 new, 2 read anew)" in again.stdout


def test_add_twice_adds_once(report, tmp_path):
    store = tmp_path / "map.gpkg"
    for expected in ("1 new, 0 read anew", "0 new, 1 read anew"):
        assert expected in run("add", report, "--db", store).stdout
    assert rows(store, "SELECT count(*) FROM sources") == [(1,)]


def test_the_default_store_comes_from_the_environment(report, monkeypatch, tmp_path):
    monkeypatch.setenv("INCIDENTMAP_DB", str(tmp_path / "mine.gpkg"))
    assert run("build", report).exit_code == 0
    assert (tmp_path / "mine.gpkg").is_file()


@pytest.mark.parametrize("command", ["build", "add"])
def test_a_file_that_is_no_store_is_left_alone(command, report, tmp_path):
    store = tmp_path / "holiday.gpkg"
    store.write_bytes(b"my photographs" * 100)
    assert_one_line(run(command, report, "--db", store), "holiday.gpkg")
    assert store.read_bytes() == b"my photographs" * 100


@pytest.mark.parametrize("command", ["build", "add"])
def test_a_store_that_cannot_be_written_is_one_line(command, report, tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    assert_one_line(run(command, report, "--db", tmp_path / "file" / "map.gpkg"), "map.gpkg")


def test_ctrl_c_leaves_the_old_store(report, tmp_path):
    """Kill a build at its start: the store of before is whole, and no half of a new one lies beside it."""
    store = tmp_path / "map.gpkg"
    run("build", report, "--db", store)
    before = store.read_bytes()
    command = [sys.executable, "-m", "geo.cli", "build", "--db", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as building:
        try:
            building.wait(timeout=0.4)
        except subprocess.TimeoutExpired:
            building.kill()
    if building.returncode != 0:
        assert store.read_bytes() == before


def rows(store, query):
    with sqlite3.connect(store) as database:
        found = database.execute(query).fetchall()
    database.close()
    return found


def test_dates_are_days(report):
    found = read_json(report)
    for record in (*found["incidents"], *found["blackouts"], *found["episodes"]):
        for field in ("date_start", "date_end"):
            assert record[field] is None or date.fromisoformat(record[field])
