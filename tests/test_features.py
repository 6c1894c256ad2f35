from __future__ import annotations

import json

import pytest
from app_data import BLACKOUTS, HOSTILE, LOCATED, readings
from reports import FEB_2, JAN_31, Document

from geo.layers.build import Atlas
from geo.layers.filters import Filters
from geo.merging import merge
from geo.view.catalogue import Catalogue
from geo.view.features import numbers_of, records_for_browser, shown_for_browser
from geo.view.shades import shading, shading_for
from geo.view.tables import make_tables


@pytest.fixture(scope="module")
def atlas():
    return Atlas(merge(readings()))


@pytest.fixture(scope="module")
def catalogue(atlas):
    return Catalogue(atlas.holdings)


@pytest.fixture(scope="module")
def records(atlas, catalogue):
    return records_for_browser(atlas.layers(), catalogue)


def test_points_are_geojson_lon_lat(records):
    nushki = next(f for f in records["points"]["features"] if "Nushki" in f["properties"]["label"])
    assert nushki["geometry"] == {"type": "Point", "coordinates": [66.0215, 29.5522]}


def test_every_located_record_is_there_once(records):
    assert len(records["points"]["features"]) == LOCATED
    assert len(records["areas"]) == BLACKOUTS


def test_the_pop_ups_are_in_the_order_of_the_points(records):
    labels = [point["properties"]["label"].split(",")[0] for point in records["points"]["features"]]
    assert all(f">{label}</h3>" in card for label, card in zip(labels, records["cards"], strict=True))


def test_a_district_is_never_a_sharp_pin(records):
    sharp = {f["properties"]["label"].split(",")[0]: f["properties"]["sharp"] for f in records["points"]["features"]}
    assert sharp["Attack: Nushki"]
    assert not sharp["Protest: Awaran"]


def test_records_are_json_even_when_hostile(records):
    written = json.dumps(records, allow_nan=False)
    assert "onerror" in written, "the hostile quote is there, as text"
    label = next(
        f["properties"]["label"] for f in records["points"]["features"] if "Turbat" in f["properties"]["label"]
    )
    assert label == "Clash: Turbat, 30 January 2026"
    assert HOSTILE not in written, "only escaped"


def test_a_filter_names_what_the_layer_holds(atlas, catalogue, records):
    layers = atlas.layers(Filters(date_from=JAN_31, date_to=JAN_31, kinds=("attack",)))
    shown = shown_for_browser(layers, numbers_of(records), catalogue)
    ids = [records["points"]["features"][number]["properties"]["id"] for number in shown["points"]]
    assert ids == list(layers.attacks_gdf["id"])
    assert len(ids) == 4


def test_more_services_are_hatched_more_densely(atlas, catalogue, records):
    areas = shown_for_browser(atlas.layers(), numbers_of(records), catalogue)["areas"]
    levels = {area["label"].split(" –")[0]: area["level"] for area in areas}
    assert levels == {"Blackout: Kalat": 1, "Blackout: Quetta": 0}


def test_an_ended_blackout_looks_ended():
    document = Document("ended")
    document.blackout(end=FEB_2)
    atlas = Atlas(merge([document.reading()]))
    catalogue = Catalogue(atlas.holdings)
    numbers = numbers_of(records_for_browser(atlas.layers(), catalogue))
    (area,) = shown_for_browser(atlas.layers(), numbers, catalogue)["areas"]
    assert area["status"] == "ended"


def test_the_table_holds_the_rows_of_the_layer(atlas, catalogue):
    layers = atlas.layers(Filters(kinds=("attack",)))
    rows = make_tables(catalogue).incident_rows(layers.attacks_gdf["id"])
    assert sorted(rows["Place"]) == ["Gwadar", "Nushki", "Quetta", "Tump"]
    assert set(rows["Kind"]) == {"Attack"}


def test_shades_run_from_one_to_five():
    made = shading({"a": 0, "b": 1, "c": 5, "d": 10}, {}, title="t")
    assert made["levels"] == {"b": 1, "c": 3, "d": 5}
    assert shading({"a": 0}, {}, title="t") is None


def test_districts_are_shaded_by_what_is_placed_in_them(atlas):
    made = shading_for("incidents", atlas.layers(Filters(kinds=("attack",))))
    assert set(made["levels"]) == {"PK226", "PK223", "PK211", "PK205"}
    assert made["words"]["PK223"] == "1 incident"
    assert shading_for("none", atlas.layers()) is None
    assert set(shading_for("offline", atlas.layers())["levels"]) == {"PK210", "PK226"}
