"""The store: a GeoPackage that QGIS opens, replaced as a whole or not at all, and never taken for what it is not."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
import time
from datetime import UTC, datetime, timedelta

import geopandas as gpd
import msgspec
import pyogrio
import pytest
from reports import (
    FEB_1,
    FEB_3,
    HUB,
    JAN_31,
    MAKRAN,
    NUSHKI,
    PROVINCE,
    QUETTA,
    Document,
    one_blackout,
    one_incident,
)

from geo.errors import StoreError
from geo.merging import Correction, Edit, apply_edits, merge
from geo.store import Added, Store
from geo.store.shapes import area_of, districts_of

NOW = datetime(2026, 2, 5, 12, tzinfo=UTC)

TABLES = ["blackouts", "claims", "districts", "edits", "episodes", "incidents", "meta", "reports", "sources"]


def some_readings():
    one, other = Document("a"), Document("b")
    wave = one.episode(QUETTA, NUSHKI, low=12)
    one.claim(wave, 31, claimant="صوبائی حکومت")
    one.claim(one.incident(QUETTA, episode=wave.id), 3)
    one.incident(None)
    one.blackout(QUETTA, expected=FEB_3)
    other.incident(QUETTA, FEB_1)
    other.blackout(PROVINCE, extent="whole_province")
    return [one.reading(), other.reading()]


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store.gpkg", lock_timeout_s=0.2)


def test_what_goes_in_comes_out(store):
    assert store.is_empty
    assert store.version == ""
    assert store.replace(some_readings()) == Added(new=2, replaced=0, total=2)
    assert store.load() == merge(some_readings())
    assert store.readings() == tuple(sorted(some_readings(), key=lambda reading: reading.source.id))
    assert not store.is_empty


def test_an_empty_store_is_a_store(store):
    store.replace([])
    assert store.is_empty
    assert store.load() == merge([])


def test_qgis_finds_typed_layers_in_wgs84(store):
    store.replace(some_readings())
    layers = dict(pyogrio.list_layers(store.path))
    assert sorted(layers) == TABLES
    assert (layers["incidents"], layers["blackouts"], layers["districts"]) == ("Point", "MultiPolygon", "MultiPolygon")
    for name in ("incidents", "blackouts", "districts"):
        about = pyogrio.read_info(store.path, layer=name)
        assert about["crs"] == "EPSG:4326"
    with sqlite3.connect(store.path) as database:
        kinds = {name: kind for _, name, kind, *_ in database.execute("PRAGMA table_info(blackouts)")}
        assert {kinds[name] for name in ("date_start", "date_end", "date_end_expected")} == {"DATE"}
        assert database.execute("SELECT DISTINCT date_end_expected FROM blackouts ORDER BY 1").fetchall() == [
            (None,),
            ("2026-02-03",),
        ]
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM gpkg_contents").fetchone() == (len(TABLES),)
    incidents_gdf = gpd.read_file(store.path, layer="incidents")
    placed = incidents_gdf[incidents_gdf.geometry.notna()]
    assert [(round(point.x, 4), round(point.y, 4)) for point in placed.geometry] == [(67.0014, 30.1841)]
    assert len(incidents_gdf) == 2
    assert len(gpd.read_file(store.path, layer="districts")) == 35


def test_adding_is_the_same_in_any_order_and_twice(tmp_path):
    first, second = some_readings()
    stores = [Store(tmp_path / f"{name}.gpkg") for name in "abc"]
    stores[0].replace([first, second])
    stores[1].add([second])
    assert stores[1].add([first]) == Added(new=1, replaced=0, total=2)
    stores[2].add([first, second])
    assert stores[2].add([second]) == Added(new=0, replaced=1, total=2)
    assert stores[0].load() == stores[1].load() == stores[2].load()


def test_building_twice_gives_the_same_tables(tmp_path):
    dumps = []
    for name in "ab":
        store = Store(tmp_path / f"{name}.gpkg")
        store.replace(some_readings())
        with sqlite3.connect(store.path) as database:
            database.execute("DELETE FROM meta WHERE key = 'built'")
            database.execute("UPDATE gpkg_contents SET last_change = ''")
            dumps.append(
                [database.execute(f'SELECT * FROM "{table}"').fetchall() for table in [*TABLES, "gpkg_contents"]]
            )
    assert dumps[0] == dumps[1]


def test_a_document_read_anew_takes_the_old_readings_place(store):
    store.add([one_incident("a", QUETTA)])
    store.add([one_incident("a", NUSHKI)])
    (incident,) = store.load().incidents
    assert incident.place == NUSHKI


def test_a_rebuild_keeps_what_a_person_added_and_edited(store):
    built, added = one_incident("a"), one_incident("b", NUSHKI)
    store.replace([built])
    store.add([added])
    right = Correction(kind="protest")
    made = Edit(id="e", action="correct", reports=(added.incidents[0].id,), who="A", when=NOW, correction=right)
    store.add_edit(made)
    assert store.replace([built]) == Added(new=0, replaced=1, total=2)
    holdings = store.load()
    (kept,) = holdings.edits
    assert holdings == apply_edits(merge([built, added]), [kept])
    assert [anchor.report for anchor in kept.anchors] == [added.incidents[0].id]
    assert sorted(one.kind for one in holdings.incidents) == ["attack", "protest"]
    assert store.replace([one_incident("c")]).total == 2
    assert store.remove([added.source.id]) == 1
    assert len(store.load().incidents) == 1
    assert store.edits() == (), "an edit of what is gone is gone too"


def test_a_corrected_figure_outlives_a_rebuild_and_another_reading(store):
    document = Document("a")
    claim = document.claim(document.incident(QUETTA), 31)
    reading = document.reading()
    store.replace([reading])
    before = store.load()
    right = Correction(low=13, measure="injured")
    store.add_edit(Edit(id="e", action="correct", reports=(claim.id,), who="A", when=NOW, correction=right))
    other = msgspec.structs.replace(claim, id="another id")
    for read in (reading, msgspec.structs.replace(reading, claims=(other,)), reading):
        store.replace([read])
        holdings = store.load()
        assert [(one.low, one.measure) for one in holdings.claims] == [(13, "injured")]
        assert [(one.low, one.measure) for one in holdings.incidents[0].figures] == [(13, "injured")]
        assert holdings.warnings == ()
    store.undo_edit()
    assert store.load() == before


def test_undo_takes_the_last_edit_back(store):
    reading = one_incident("a")
    store.replace([reading])
    before = store.load()
    made = Edit(id="e", action="reject", reports=(reading.incidents[0].id,), who="A", when=NOW)
    store.add_edit(made)
    assert store.load().incidents == ()
    assert [one.id for one in store.edits()] == ["e"]
    assert store.undo_edit().id == "e"
    assert store.load() == before
    assert store.undo_edit() is None


def test_adding_with_edits_is_one_step(store):
    reading = one_incident("a")
    made = Edit(id="e", action="reject", reports=(reading.incidents[0].id,), who="A", when=NOW)
    store.add([reading], edits=[made])
    assert store.load().incidents == ()


def test_the_version_changes_with_every_write(store):
    versions = [store.version]
    for _ in range(3):
        store.replace(some_readings())
        versions.append(store.version)
    assert len(set(versions)) == 4


# What can go wrong -----------------------------------------------------------------------------------------------


def test_no_store_yet(store):
    with pytest.raises(StoreError, match=r"store.gpkg: there is no store yet; make one with: incidentmap build"):
        store.load()
    assert store.edits() == ()


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all, only words" * 99, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_file_that_is_no_store_is_refused_and_left_alone(store, content):
    store.path.write_bytes(content)
    for act in (store.load, lambda: store.replace([]), lambda: store.add([]), lambda: store.is_empty):
        with pytest.raises(StoreError, match=r"store.gpkg: (is not a store of incidentmap|cannot be read)"):
            act()
    assert store.path.read_bytes() == content


def test_another_programs_geopackage_is_left_alone(store):
    gpd.GeoDataFrame({"a": [1]}, geometry=gpd.points_from_xy([67], [30]), crs=4326).to_file(store.path)
    before = store.path.read_bytes()
    with pytest.raises(StoreError, match="is not a store of incidentmap; name another file with --db"):
        store.replace([])
    assert store.path.read_bytes() == before


def test_a_torn_store_is_said_to_be_unreadable(store):
    store.replace(some_readings())
    content = store.path.read_bytes()
    store.path.write_bytes(content[: len(content) // 3])
    with pytest.raises(StoreError, match=r"cannot be read .* move the file away and run: incidentmap build"):
        store.load()


def test_a_broken_record_is_said_to_be_unreadable(store):
    store.replace(some_readings())
    with sqlite3.connect(store.path) as database:
        database.executescript("DROP TRIGGER IF EXISTS x; UPDATE claims SET record = '{\"id\": 1}'")
    with pytest.raises(StoreError, match="cannot be read"):
        store.load()


def test_a_store_of_a_later_program_is_not_guessed_at(store):
    store.replace([])
    with sqlite3.connect(store.path) as database:
        database.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    with pytest.raises(StoreError, match="in a form this version"):
        store.load()


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(StoreError, match="cannot be"):
        Store(tmp_path).load()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_leave_to_write(tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(StoreError, match="cannot be written"):
        Store(folder / "store.gpkg").replace([])


def test_a_path_that_can_never_be_written(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be written here"):
        Store(tmp_path / "file" / "store.gpkg").replace([])


def test_a_store_that_qgis_is_editing_is_not_replaced(store):
    store.replace([])
    with sqlite3.connect(store.path) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("UPDATE meta SET value = value")
        database.commit()
        with pytest.raises(StoreError, match="another program, perhaps QGIS, is editing it"):
            store.add(some_readings())
    assert store.is_empty


def test_a_store_that_another_program_has_locked(store, monkeypatch):
    store.replace([])
    monkeypatch.setattr("geo.store.store._BUSY_S", 0.1)
    with sqlite3.connect(store.path, isolation_level=None) as database:
        database.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="another program, perhaps QGIS, has it locked; close it there"):
            store.load()
        database.execute("ROLLBACK")
    assert store.is_empty


HOLDER = """
    import sys, time
    from pathlib import Path
    from geo.store.package import locked
    with locked(Path(sys.argv[1]), timeout_s=5):
        print("held", flush=True)
        time.sleep(60)
"""


def test_another_writer_is_waited_for_and_then_named(store):
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(HOLDER), str(store.path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        try:
            with pytest.raises(StoreError, match=r"another incidentmap has been writing to it for 0\.2 s"):
                store.replace([])
        finally:
            other.kill()
    store.replace([])
    assert store.is_empty


# The builder reports each layer it writes, and waits there to be killed.
BUILDER = """
    import sys, time
    import pyogrio
    import reports
    from geo.store import Store
    write = pyogrio.raw.write
    def slow(*args, layer, **more):
        write(*args, layer=layer, **more)
        print(layer, flush=True)
        if layer == sys.argv[2]:
            time.sleep(60)
    pyogrio.raw.write = slow
    Store(sys.argv[1]).replace([reports.one_incident("killed", reports.NUSHKI)])
    print("done", flush=True)
"""


@pytest.mark.parametrize("layer", ["meta", "incidents", "edits"])
def test_a_build_killed_half_way_leaves_the_old_store_whole(store, root, layer):
    store.replace(some_readings())
    before, content = store.load(), store.path.read_bytes()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), str(root / "tests")])}
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(BUILDER), str(store.path), layer],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as builder:
        while (line := builder.stdout.readline().strip()) != layer:
            assert line, "the builder ended before it could be killed"
        builder.send_signal(signal.SIGKILL)
    assert builder.returncode == -signal.SIGKILL
    assert store.path.read_bytes() == content
    assert store.load() == before
    left_over = [path.name for path in store.path.parent.iterdir() if ".tmp." in path.name]
    assert left_over
    store.replace(some_readings())
    assert store.load() == before
    assert not [path for path in store.path.parent.iterdir() if ".tmp." in path.name]


def test_a_failed_write_leaves_no_draft_and_the_old_store(store, monkeypatch):
    store.replace(some_readings())
    before = store.load()

    def full(*args, **more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("geo.store.package.pyogrio.raw.write", full)
    with pytest.raises(StoreError, match="No space left on device"):
        store.replace([])
    monkeypatch.undo()
    assert store.load() == before
    assert sorted(path.name for path in store.path.parent.iterdir()) == [".store.gpkg.lock", "store.gpkg"]


def test_loading_asks_once_a_table(store, monkeypatch):
    """Work, not seconds: one query a table, and no query a record."""
    store.replace([one_incident(f"n{n}", day=JAN_31 + timedelta(days=2 * n)) for n in range(300)])
    asked = []
    connect = sqlite3.connect

    def counting(*args, **more):
        database = connect(*args, **more)
        database.set_trace_callback(asked.append)
        return database

    monkeypatch.setattr("geo.store.store.sqlite3.connect", counting)
    assert len(store.load().incidents) == 300
    assert len(asked) < 15


# Shapes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "more", "names"),
    [
        (QUETTA, {}, ("Quetta",)),
        (HUB, {}, ("Hub",)),
        (MAKRAN, {}, ("Gwadar", "Kech", "Panjgur")),
        (PROVINCE, {"extent": "part_of_province"}, ()),
        (PROVINCE, {}, ()),
        (None, {}, ()),
    ],
)
def test_a_blackout_covers_the_districts_of_its_date(where, more, names):
    (cut,) = merge([one_blackout("a", where, **more)]).blackouts
    assert districts_of(cut) == names
    assert (area_of(cut) is None) == (not names)


def test_hub_is_drawn_in_lasbela_and_the_province_whole():
    (hub,) = merge([one_blackout("a", HUB)]).blackouts
    (whole,) = merge([one_blackout("a", PROVINCE, extent="whole_province")]).blackouts
    assert len(districts_of(whole)) == 36
    assert area_of(whole).contains(area_of(hub).representative_point())
    assert area_of(whole).area > 30


def test_a_write_waits_for_a_short_one(store):
    """Two writers at once: the second waits for the first, and nothing is lost."""
    script = (
        "import sys, reports; from geo.store import Store; Store(sys.argv[1]).add([reports.one_incident(sys.argv[2])])"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    store.replace([])
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(store.path), name], env=environment) for name in "ab"
    ]
    started = time.monotonic()
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0], time.monotonic() - started
    assert len(store.load().sources) == 2
