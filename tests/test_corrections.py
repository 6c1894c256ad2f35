"""Corrections in the panel and reports added by hand, through the app, without a browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from app_data import make_store, readings
from reports import JAN_30
from streamlit.testing.v1 import AppTest

from geo.errors import StoreError
from geo.layers.build import Atlas
from geo.store import Store

APP = str(Path(__file__).resolve().parent.parent / "app.py")
TEXT = "Gunmen attacked a police post in Khuzdar on Saturday, officials said. Two guards were killed."


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
    monkeypatch.setattr(Store, "add", locked)
    at = press(draft(TEXT), "Save")
    assert "another incidentmap" in at.error[0].value.replace("\\", "")
    assert any(button.label == "Save" for button in at.button), "the draft is still there"


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


def draft(text, **given):
    """Run the page for adding a report on its own, with this text read."""

    def script():
        from geo.ui import page_report

        page_report.page()

    at = AppTest.from_function(script, default_timeout=60).run()
    at.text_area[0].set_value(text)
    for label, value in given.items():
        field(at, "text_input", label).set_value(value)
    return press(at, "Read it")


def test_a_report_is_saved_only_when_told(store):
    before = len(store.load().sources)
    at = draft(TEXT, Title="Post attacked")
    assert any("Khuzdar" in expander.label for expander in at.expander)
    assert len(store.load().sources) == before
    press(at, "Save")
    assert any(source.title == "Post attacked" for source in store.load().sources)
    press(at, "Take it back")
    assert len(store.load().sources) == before


def test_a_draft_is_corrected_before_it_is_saved(store):
    at = draft(TEXT)
    field(at, "text_input", "Place").set_value("Kalat")
    press(at, "Keep correction")
    assert any("Kalat" in expander.label for expander in at.expander)
    press(at, "Save")
    assert incident_in(store, "Kalat") is not None
    assert incident_in(store, "Khuzdar") is None


def test_a_draft_can_be_thrown_away(store):
    at = press(draft(TEXT), "Discard")
    assert not at.expander
    assert at.text_area


@pytest.mark.parametrize(
    ("text", "says"), [("", "Paste a text"), ("  \n ", "Paste a text"), ("word " * 110_000, "longest")]
)
def test_what_cannot_be_read_is_told(store, text, says):
    at = draft(text)
    assert says in at.warning[0].value
    assert not at.expander


def test_a_text_without_events_can_still_be_saved(store):
    at = draft("The weather in Karachi was fine.")
    assert "No attack" in at.info[0].value
    assert any(button.label == "Save" for button in at.button)
