"""Layers: what is shown is what is counted, nothing is silently missing, and no number is shared out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from reports import (
    FEB_1,
    FEB_2,
    FEB_3,
    HAZARGANJI,
    HUB,
    KECH,
    NUSHKI,
    PROVINCE,
    QUETTA,
    SARIAB,
    TURBAT,
    Document,
    one_blackout,
    one_incident,
    place,
)

from geo.errors import FilterError
from geo.layers.build import LAYER_NAMES, Atlas, build_layers
from geo.layers.filters import Filters
from geo.layers.totals import people
from geo.merging import Edit, apply_edits, merge

KARACHI = place("Karachi", "city", 24.86, 67.01, 20, None)


def a_wave():
    """Two papers on one wave, one of them on blackouts too, and a third on something older."""
    one, other, third = Document("a"), Document("b"), Document("c", publisher="Dawn", published=date(2025, 3, 12))
    wave = one.episode(QUETTA, NUSHKI, low=12, title="The wave of January")
    one.claim(wave, 31, claimant="provincial authorities", as_of=FEB_2)
    one.claim(one.incident(QUETTA, episode=wave.id, actors=("BLA",)), 3)
    one.incident(NUSHKI, episode=wave.id)
    one.incident(PROVINCE, sentence="Attacks were reported elsewhere in the province too.", where_prec=4)
    one.blackout(QUETTA, expected=FEB_3)
    one.blackout(PROVINCE, extent="part_of_province")
    other.incident(QUETTA, FEB_1, kind="clash")
    other.claim(None, 4, group="unknown", claimant=None, as_of=None)
    third.incident(TURBAT, date(2025, 3, 11), kind="abduction")
    third.incident(None, None, sentence="In earlier years there had been such an attack too.")
    third.blackout(HUB, date(2025, 3, 11), end=date(2025, 3, 20), status="restored")
    return merge([one.reading(), other.reading(), third.reading()])


def layers(**words):
    return build_layers(a_wave(), Filters.parse({word.removesuffix("_"): value for word, value in words.items()}))


def test_everything_is_shown_and_counted():
    shown = layers()
    assert sorted(shown.attacks_gdf["place_name"]) == ["Nushki", "Quetta", "Turbat"]
    assert sorted(shown.blackouts_gdf["district"]) == ["Hub", "Quetta"]
    assert len(shown.unlocated_gdf) == 3
    assert (shown.counts.incidents, shown.counts.located_incidents) == (5, 3)
    assert (shown.counts.blackouts, shown.counts.located_blackouts) == (3, 2)
    assert shown.counts.unlocated == 3
    assert shown.counts.incidents + shown.counts.blackouts == (
        len(shown.attacks_gdf) + len(shown.blackouts_gdf) + len(shown.unlocated_gdf)
    )
    assert shown.counts.total_sources == 3


def test_all_layers_are_in_wgs84_even_when_empty():
    for shown in (layers(), build_layers(merge([]))):
        for name in LAYER_NAMES:
            layer_gdf = shown.gdf(name)
            assert layer_gdf.crs == "EPSG:4326"
            assert "geometry" in layer_gdf.columns
    empty, full = build_layers(merge([])), layers()
    for name in ("attacks", "blackouts", "claims", "districts"):
        assert list(empty.gdf(name).columns) == list(full.gdf(name).columns)
    assert len(empty.districts_gdf) == 35


def test_what_has_no_place_has_no_geometry():
    shown = layers()
    assert shown.unlocated_gdf.geometry.isna().all()
    assert sorted(shown.unlocated_gdf["record"]) == ["blackout", "incident", "incident"]
    assert shown.attacks_gdf.geometry.notna().all()


def test_a_row_explains_itself():
    row = layers().attacks_gdf.set_index("place_name").loc["Quetta"]
    assert row["claims"] == "3 killed (civilians) – police, 1 Feb 2026"
    assert row["episode"] == "The wave of January"
    assert row["episode_claims"] == "31 killed (civilians) – provincial authorities, 2 Feb 2026"
    assert row["claimed"] == "3 killed (civilians)", "the total of the wave is not shared out"
    assert (row["where_prec"], row["where_prec_words"]) == (2, "near the named place")
    assert (row["district"], row["polygon"], row["join"], row["vintage"]) == (
        "Quetta",
        "Quetta",
        "inside",
        "2022-09-09",
    )
    assert (row["date_start"], row["date_end"]) == ("2026-01-31", "2026-02-01")
    assert row["reports"] == 2
    assert row["source_title"] == "Title a"
    assert row["source_url"] == "https://a.example/story"
    assert "Title b" in row["other_reports"]
    assert row["disagreements"] == "kind: attack or clash; date: 2026-01-31 or 2026-02-01"
    assert "2 reports of one event" in row["merge_reason"]


def test_a_blackout_is_its_district_and_an_expected_end_is_no_end():
    rows = layers().blackouts_gdf.set_index("district")
    quetta = rows.loc["Quetta"]
    assert (quetta["date_end_expected"], quetta["is_open"]) == ("2026-02-03", True)
    assert pd.isna(quetta["date_end"])
    assert quetta["services"] == "mobile, internet"
    assert quetta.geometry.geom_type == "MultiPolygon"
    assert quetta["report_dates"] == "Paper a: start 2026-01-31, expected end 2026-02-03"
    assert rows.loc["Hub"]["status"] == "restored"


def test_a_claim_is_on_its_incident_its_episode_or_nothing():
    claims_gdf = layers().claims_gdf.set_index("in_words")
    assert claims_gdf.loc["3 killed (civilians) – police, 1 Feb 2026"].geometry is not None
    whole = claims_gdf.loc["31 killed (civilians) – provincial authorities, 2 Feb 2026"]
    assert (whole["on"], whole["on_title"], whole.geometry) == ("episode", "The wave of January", None)
    loose = claims_gdf.loc["4 killed (unknown) – as told by Paper b, 2 Feb 2026"]
    assert pd.isna(loose["on_id"])


@pytest.mark.parametrize(
    ("words", "places", "blackouts"),
    [
        ({"from": "2026-01-31", "to": "2026-01-31"}, ["Balochistan", "Nushki", "Quetta"], ["Quetta", None]),
        ({"from": "2026-02-01", "to": "2026-02-01"}, ["Quetta"], ["Quetta", None]),
        ({"to": "2025-12-31"}, ["Turbat"], ["Hub"]),
        ({"from": "2025-03-15", "to": "2025-03-16"}, [], ["Hub"]),
        ({"from": "2025-03-21", "to": "2026-01-30"}, [], []),
        ({"kind": "clash"}, [], ["Hub", "Quetta", None]),
        ({"kind": "abduction,attack"}, ["Balochistan", "Nushki", "Quetta", "Turbat", None], ["Hub", "Quetta", None]),
        ({"district": "Quetta"}, ["Quetta"], ["Quetta"]),
        ({"division": "Makran"}, ["Turbat"], []),
        ({"division": "Kalat"}, [], ["Hub"]),
        ({"actor": "bla"}, ["Quetta"], []),
        ({"source": "dawn"}, ["Turbat", None], ["Hub"]),
        ({"text": "nushki"}, ["Nushki"], []),
        ({"text": "went dark in hub"}, [], ["Hub"]),
        ({"precision": "2"}, ["Nushki", "Quetta", "Turbat"], ["Hub", "Quetta", None]),
        ({"disagree": "yes"}, ["Quetta"], []),
        ({"show": "blackouts"}, [], ["Hub", "Quetta", None]),
        ({"show": "none"}, [], []),
    ],
)
def test_filters(words, places, blackouts):
    shown = build_layers(a_wave(), Filters.parse(words))
    key = lambda name: name or "~"  # noqa: E731 - None last
    assert sorted((one.place.name if one.place else None for one in shown.incidents), key=key) == places
    assert sorted((one.district for one in shown.blackouts), key=key) == blackouts


def test_a_blackout_without_any_date_waits_for_a_view_of_all_days():
    holdings = merge([one_blackout("a", start=None, published=None), one_incident("b")])
    assert build_layers(holdings).counts.blackouts == 1
    assert build_layers(holdings, Filters.parse({"from": "2026-01-31"})).counts.blackouts == 0


def test_one_restored_on_an_unnamed_day_is_shown_until_it_was_last_heard_of():
    holdings = merge([one_blackout("a", status="restored", published=FEB_1), one_incident("b", day=FEB_3)])
    shown = [
        build_layers(holdings, Filters.parse({"from": day})).counts.blackouts for day in ("2026-02-01", "2026-02-02")
    ]
    assert shown == [1, 0]


def test_an_open_blackout_lasts_to_the_last_day_of_the_data_and_no_further():
    assert layers(from_="2026-02-02").counts.blackouts == 2
    assert layers(from_="2026-02-03").counts.blackouts == 0


def test_what_only_a_date_filter_hides_is_counted():
    assert layers().counts.undated_hidden == 0
    assert layers(from_="2020-01-01").counts.undated_hidden == 1
    assert layers(from_="2020-01-01", district="Quetta").counts.undated_hidden == 0


def test_claims_follow_what_they_are_on():
    assert len(layers().claims_gdf) == 3
    assert list(layers(district="Nushki").claims_gdf["low"]) == [31]
    assert list(layers(district="Kech").claims_gdf["low"]) == []
    assert (
        list(layers(source="Paper b").claims_gdf["low"]) == [31, 3, 4] or len(layers(source="Paper b").claims_gdf) == 3
    )


def test_districts_count_what_is_shown_in_them():
    rows = layers().districts_gdf.set_index("name")
    assert (rows.loc["Quetta", "incidents"], rows.loc["Quetta", "attack_incidents"]) == (1, 1)
    assert (rows.loc["Quetta", "blackouts"], rows.loc["Quetta", "offline_open"]) == (1, True)
    assert (rows.loc["Lasbela", "label"], rows.loc["Lasbela", "blackouts"]) == ("Lasbela (with Hub)", 1)
    assert rows.loc["Lasbela", "days_offline_high"] == 10
    assert rows.loc["Lasbela", "population_2023"] == 680977
    assert rows["incidents"].sum() == 3
    assert layers(district="Kech").districts_gdf["incidents"].sum() == 1
    assert len(layers(to="2010-01-01").districts_gdf) == 30


def test_figures_above_the_map():
    counts = layers().counts
    assert counts.districts_hit == 3
    assert counts.districts_offline == 2
    assert counts.people_offline == people(["Quetta", "Hub"], FEB_2)
    assert counts.killed["civilians"] == (31, 31, False)


def test_an_unknown_district_is_refused():
    with pytest.raises(FilterError, match="did you mean Quetta"):
        layers(district="Queta")


def test_a_point_in_another_polygon_than_the_gazetteers_says_so():
    astray = place("Astray", "village", 29.55, 66.02, 3, "Quetta")
    (note,) = build_layers(merge([one_incident("a", astray)])).attacks_gdf["join_note"]
    assert note == "the point lies in the polygon of Nushki; the gazetteer has it in Quetta"
    at_sea = place("At sea", "locality", 24.0, 64.0, 3, "Gwadar")
    (note,) = build_layers(merge([one_incident("a", at_sea)])).attacks_gdf["join_note"]
    assert note.startswith("the point lies outside every district polygon")
    (row,) = build_layers(merge([one_incident("a", KARACHI)])).attacks_gdf.to_dict("records")
    assert (row["join"], row["place_name"]) == ("outside", "Karachi")


def test_an_incident_is_joined_with_the_districts_of_its_own_date():
    duki = place("Duki", "district_hq", 30.1531, 68.5736, 5, "Loralai")
    shown = build_layers(merge([one_incident("a", duki, date(2015, 6, 1)), one_incident("b", duki, date(2020, 6, 1))]))
    assert list(shown.attacks_gdf.sort_values("date_start")["polygon"]) == ["Loralai", "Duki"]


def test_corrections_are_told_in_the_row():
    reading = one_incident("a", SARIAB)
    edit = Edit(
        id="e", action="reject", reports=("x",), who="Amna", when=datetime(2026, 2, 5, tzinfo=UTC), why="a rumour"
    )
    split = Edit(
        id="f", action="merge", reports=(reading.incidents[0].id,), who="Amna", when=datetime(2026, 2, 5, tzinfo=UTC)
    )
    other = one_incident("b", HAZARGANJI)
    join = Edit(
        id="g", action="merge", reports=(reading.incidents[0].id, other.incidents[0].id), who="Amna",
        when=datetime(2026, 2, 5, tzinfo=UTC), why="one convoy",
    )  # fmt: skip
    holdings = apply_edits(merge([reading, other]), [edit, split, join])
    (corrected,) = build_layers(holdings).attacks_gdf["corrected"]
    assert corrected == "merge by Amna, 5 Feb 2026: one convoy"


def test_an_atlas_is_filtered_many_times_and_never_changed():
    atlas = Atlas(a_wave())
    before = atlas.layers().counts
    atlas.layers(Filters.parse({"district": "Kech"}))
    assert atlas.layers().counts == before
    assert build_layers(a_wave()).counts == before


def test_a_district_level_incident_keeps_its_precision():
    (row,) = build_layers(merge([one_incident("a", KECH)])).attacks_gdf.to_dict("records")
    assert (row["where_prec"], row["where_prec_words"]) == (3, "somewhere in the district")
