"""Corrections in the panel, through the app, without a browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from app_data import make_store, readings
from reports import JAN_30
from streamlit.testing.v1 import AppTest

from geo.errors import StoreError
from geo.layers.build import Atlas
from geo.merging import Correction
from geo.store import Store
from geo.ui.corrections import make_edit

APP = str(Path(__file__).resolve().parent.parent / "app.py")


@pytest.fixture
def store():
    return Store(make_store(Path(os.environ["INCIDENTMAP_DB"])))


def incident_in(store, place):
    return next((one for one in store.load().incidents if one.place and one.place.name == place), None)


def press(at, label):
    button = next(button for button in at.button if button.label == label)
    button.click()
    at.run()
    assert not at.exception, at.exception
    return at


@pytest.fixture
def panel(store):
    """Open the app with the details of the incident in Tump."""
    at = AppTest.from_file(APP, default_timeout=60)
    at.query_params["open"] = f"incident:{incident_in(store, 'Tump').id}"
    return at.run()


def field(at, what, label):
    return next(widget for widget in getattr(at, what) if widget.label == label)


def test_a_place_is_corrected_and_the_correction_undone(panel, store):
    field(panel, "text_input", "Place").set_value("Turbat")
    field(panel, "text_input", "Why (kept with the correction)").set_value("the paper says so")
    press(panel, "Keep correction")
    assert incident_in(store, "Tump") is None
    (edit,) = store.edits()
    assert (edit.action, edit.why, edit.correction.place.name) == ("correct", "the paper says so", "Turbat")
    press(panel, "Undo the last correction")
    assert incident_in(store, "Tump") is not None
    assert not store.edits()


def test_kind_and_date_are_corrected(panel, store):
    field(panel, "selectbox", "Kind").set_value("clash")
    field(panel, "date_input", "Date").set_value(JAN_30)
    press(panel, "Keep correction")
    corrected = incident_in(store, "Tump")
    assert (corrected.kind, corrected.date_start, corrected.date_end) == ("clash", JAN_30, JAN_30)


@pytest.mark.parametrize(
    ("name", "says"),
    [("Atlantis", "No place"), ("Karachi", "lies outside"), ("Dasht", "may be")],
)
def test_a_place_that_is_none_of_the_province_is_refused_in_words(panel, store, name, says):
    field(panel, "text_input", "Place").set_value(name)
    press(panel, "Keep correction")
    assert says in " ".join(warning.value for warning in panel.warning)
    assert not store.edits()


def test_a_place_can_be_taken_away(panel, store):
    field(panel, "text_input", "Place").set_value("")
    press(panel, "Keep correction")
    assert incident_in(store, "Tump") is None
    assert len([one for one in store.load().incidents if one.place is None]) == 2


def test_without_a_change_nothing_is_kept(panel, store):
    press(panel, "Keep correction")
    assert not store.edits()


def test_a_rejected_record_is_gone_until_undone(panel, store):
    press(panel, "Not an event: reject")
    assert incident_in(store, "Tump") is None
    press(panel, "Undo the last correction")
    assert incident_in(store, "Tump") is not None


def test_a_locked_store_is_told_and_nothing_is_lost(panel, store, monkeypatch):
    def locked(*_, **__):
        raise StoreError("incidentmap.gpkg: another incidentmap has been writing to it; wait")

    monkeypatch.setattr(Store, "add_edit", locked)
    field(panel, "text_input", "Place").set_value("Turbat")
    press(panel, "Keep correction")
    assert "another incidentmap" in panel.error[0].value.replace("\\", "")
    assert field(panel, "text_input", "Place").value == "Turbat", "what was typed is still there"


def test_corrections_survive_a_rebuild_and_are_exported(panel, store):
    field(panel, "text_input", "Place").set_value("Turbat")
    field(panel, "text_input", "Your name or initials").set_value("A. K.")
    press(panel, "Keep correction")
    store.replace(readings())
    assert incident_in(store, "Tump") is None
    told = Atlas(store.load()).layers().attacks_gdf["corrected"].tolist()
    assert any("A. K." in words for words in told)


def test_two_incidents_are_made_one(panel, store):
    before = len(store.load().incidents)
    other = field(panel, "selectbox", "The same event as")
    other.set_value(next(option for option in other.options if option.startswith("Clash: Turbat")))
    press(panel, "Make them one")
    assert len(store.load().incidents) == before - 1


def test_a_place_is_corrected_to_a_point(panel, store):
    field(panel, "text_input", "Place").set_value("26.05, 62.4")
    press(panel, "Keep correction")
    corrected = incident_in(store, "26.05, 62.4")
    assert (corrected.place.district, corrected.place.kind, corrected.where_prec) == ("Kech", "point", 1)


def test_a_correction_that_moves_a_place_to_the_sea_is_refused_in_words(panel, store):
    field(panel, "text_input", "Place").set_value("24.2, 62.4")
    press(panel, "Keep correction")
    assert "at sea" in panel.warning[0].value
    assert field(panel, "text_input", "Place").value == "24.2, 62.4", "what was typed is still there"
    assert not store.edits()


def other_tab(store, action, place, **right):
    """Let somebody else decide about the incident of a place."""
    reports = [report.id for report in incident_in(store, place).reports]
    correction = Correction(**right) if right else None
    store.add_edit(make_edit(action, reports, who="B. B.", why="she was there", correction=correction))


def test_the_second_of_two_tabs_is_told_and_overwrites_nothing(panel, store):
    other_tab(store, "correct", "Tump", kind="clash")
    field(panel, "text_input", "Place").set_value("Turbat")
    press(panel, "Keep correction")
    assert "B\\. B\\. has corrected this record meanwhile" in panel.warning[0].value
    assert len(store.edits()) == 1, "nothing is kept before the person has seen it"
    assert field(panel, "text_input", "Place").value == "Turbat", "what was typed is still there"
    assert field(panel, "selectbox", "Kind").value == "clash", "what was left alone follows"
    press(panel, "Keep correction")
    corrected = next(one for one in store.load().incidents if len(one.edits) == 2)
    assert (corrected.kind, corrected.place.name) == ("clash", "Turbat")


def test_the_second_tab_is_told_when_the_record_was_rejected(panel, store):
    other_tab(store, "reject", "Tump")
    field(panel, "text_input", "Place").set_value("Turbat")
    press(panel, "Keep correction")
    assert any("B. B. rejected this record" in html.proto.body for html in panel.get("html"))
    assert [edit.action for edit in store.edits()] == ["reject"]


def test_a_record_that_was_merged_into_another_is_followed(panel, store):
    both = [report.id for place in ("Tump", "Turbat") for report in incident_in(store, place).reports]
    store.add_edit(make_edit("merge", both, who="B. B.", why=""))
    panel.run()
    (merged,) = [one for one in store.load().incidents if len(one.reports) == 2]
    assert any("2 reports" in html.proto.body for html in panel.get("html"))
    assert f"incident:{merged.id}" in panel.query_params["open"] or panel.info


def test_only_the_correction_that_was_seen_is_undone(panel, store):
    other_tab(store, "correct", "Tump", kind="clash")
    panel.run()
    other_tab(store, "correct", "Nushki", kind="protest")
    press(panel, "Undo the last correction")
    assert len(store.edits()) == 2, "the last one is not the one that was seen"
    press(panel, "Undo the last correction")
    assert [edit.correction.kind for edit in store.edits()] == ["clash"]


ARMY, MINISTER = "145 militants killed", "31 civilians killed"


def figure(at, words):
    """Choose a figure to put right."""
    box = field(at, "selectbox", "A figure that is wrong")
    box.set_value(next(option for option in box.options if words in option))
    return at.run()


def killed(store, group):
    """The killed of one side as the wave's claims give them; None where nobody claims any."""
    (wave,) = store.load().episodes
    return next(((one.low, one.high) for one in wave.figures if (one.group, one.measure) == (group, "killed")), None)


def panel_text(at):
    return " ".join(html.proto.body for html in at.get("html"))


def test_a_figure_is_corrected_and_everything_that_shows_it_follows(panel, store):
    figure(panel, ARMY)
    field(panel, "number_input", "Lowest").set_value(92)
    field(panel, "text_input", "Who says so").set_value("a minister")
    press(panel, "Keep figure")
    assert killed(store, "militants") == (92, 145)
    assert "92–145" in panel_text(panel), "the panel and the figures above the map"
    assert "Read as “145 militants killed”, corrected by unnamed" in panel_text(panel)
    press(panel, "Undo the last correction")
    assert killed(store, "militants") == (145, 145)


def test_a_figure_that_is_no_toll_is_rejected_until_undone(panel, store):
    press(figure(panel, MINISTER), "Not a toll: reject")
    assert killed(store, "civilians") is None
    assert "“31 civilians killed” was rejected by unnamed" in panel_text(panel)
    press(panel, "Undo the last correction")
    assert killed(store, "civilians") == (31, 31)


def test_side_and_measure_of_a_figure_are_corrected_and_exported(panel, store):
    figure(panel, MINISTER)
    field(panel, "selectbox", "Who").set_value("security")
    field(panel, "selectbox", "What befell them").set_value("injured")
    press(panel, "Keep figure")
    store.replace(readings())
    claims = Atlas(store.load()).layers().claims_gdf
    (corrected,) = claims[claims["corrected"] != ""].to_dict("records")
    assert (corrected["low"], corrected["group"], corrected["measure"]) == (31, "security", "injured")
    assert corrected["corrected"].startswith("correct of the figure 31 killed (civilians) by unnamed")


def test_a_range_upside_down_is_refused_in_words(panel, store):
    figure(panel, ARMY)
    field(panel, "number_input", "Lowest").set_value(200)
    press(panel, "Keep figure")
    assert "below the lowest" in panel.warning[0].value
    assert not store.edits()


def test_a_figure_that_is_left_as_it_is_is_not_kept(panel, store):
    press(figure(panel, ARMY), "Keep figure")
    assert not store.edits()


def test_the_second_of_two_who_correct_a_figure_is_told(panel, store):
    figure(panel, ARMY)
    (claim,) = [one for one in store.load().claims if one.low == 145]
    store.add_edit(make_edit("correct", [claim.id], who="B. B.", why="", correction=Correction(low=92)))
    field(panel, "number_input", "Lowest").set_value(99)
    press(panel, "Keep figure")
    assert len(store.edits()) == 1
    assert field(panel, "number_input", "Lowest").value == 92, "the form shows what it is now"
