"""Reports added by hand: read, put right, saved or not, through the app, without a browser."""

from __future__ import annotations

import os
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from app_data import make_store
from reports import FEB_2
from streamlit.testing.v1 import AppTest
from test_corrections import field, incident_in, press

from geo.errors import StoreError
from geo.layers.build import Atlas
from geo.reading import read_document
from geo.store import Store
from geo.ui import reading_job
from geo.ui.plain import plain

TEXT = "Gunmen attacked a police post in Khuzdar on Saturday, officials said. Two guards were killed."
TWO_TOWNS = "Gunmen attacked a police post in Khuzdar on Saturday. Gunmen attacked a bank in Kalat on Saturday."


@pytest.fixture
def store():
    return Store(make_store(Path(os.environ["INCIDENTMAP_DB"])))


def form(text, **given):
    """Run the page for adding a report on its own, with this text in its form."""

    def script():
        from geo.ui import page_report

        page_report.page()

    at = AppTest.from_function(script, default_timeout=60).run()
    at.text_area[0].set_value(text)
    for label, value in given.items():
        field(at, "text_input", label).set_value(value)
    return at


def draft(text, **given):
    """The same, and the report is read."""
    at = form(text, **given)
    field(at, "date_input", "Published on").set_value(FEB_2)
    return waited(press(at, "Read it"))


def waited(at):
    """Let the reading come to its end, where it is not there yet."""
    if "reading" not in at.session_state:
        return at
    assert at.session_state["reading"].wait(60)
    return at.run()


def finding(at, words):
    """Give the part of the page about one finding."""
    return next(expander for expander in at.expander if words in expander.label)


def labels(at):
    return [button.label for button in at.button]


def test_a_report_is_saved_only_when_told(store):
    before = len(store.load().sources)
    at = draft(TEXT, Title="Post attacked")
    assert finding(at, "Khuzdar")
    assert len(store.load().sources) == before
    press(at, "Save")
    assert any(source.title == "Post attacked" for source in store.load().sources)
    assert at.text_area[0].value == "", "the form is empty for the next report"
    press(at, "Take it back")
    assert len(store.load().sources) == before


def test_a_draft_is_corrected_before_it_is_saved(store):
    at = draft(TEXT)
    field(at, "text_input", "Place").set_value("Loralai")
    press(at, "Keep correction")
    assert finding(at, "Loralai")
    press(at, "Save")
    assert incident_in(store, "Loralai") is not None
    assert incident_in(store, "Khuzdar") is None


def test_a_correction_of_a_draft_is_undone(store):
    at = draft(TEXT)
    field(at, "text_input", "Place").set_value("Loralai")
    press(at, "Keep correction")
    press(at, "Undo the last correction")
    assert finding(at, "Khuzdar")
    assert "Undo the last correction" not in labels(at)


def test_a_figure_of_a_draft_is_corrected_rejected_and_undone(store):
    at = draft(TEXT)
    box = next(one for one in finding(at, "Khuzdar").selectbox if one.label == "A figure that is wrong")
    box.set_value(box.options[0])
    at.run()
    field(at, "number_input", "Lowest").set_value(3)
    field(at, "number_input", "Highest").set_value(4)
    press(at, "Keep figure")
    assert "3–4" in " ".join(html.proto.body for html in finding(at, "Khuzdar").get("html"))
    box = next(one for one in finding(at, "Khuzdar").selectbox if one.label == "A figure that is wrong")
    box.set_value(box.options[0])
    press(at.run(), "Not a toll: reject")
    assert "No figure is claimed" in " ".join(html.proto.body for html in finding(at, "Khuzdar").get("html"))
    press(at, "Undo the last correction")
    press(at, "Save")
    assert [(one.low, one.high) for one in incident_in(store, "Khuzdar").figures] == [(3, 4)]


def merged(at):
    other = next(box for box in finding(at, "Khuzdar").selectbox if box.label == "The same event as")
    (kalat,) = [option for option in other.options if option.startswith("Attack: Kalat")]
    other.set_value(kalat)
    next(button for button in finding(at, "Khuzdar").button if button.label == "Make them one").click()
    return at.run()


def test_incidents_of_a_draft_are_made_one_and_parted_again(store):
    at = merged(draft(TWO_TOWNS))
    findings = [expander for expander in at.expander if expander.label.startswith("Attack")]
    assert len(findings) == 1
    press(at, "Separate reports")
    assert finding(at, "Khuzdar")
    assert finding(at, "Kalat")
    press(at, "Undo the last correction")
    press(at, "Undo the last correction")
    assert finding(at, "Khuzdar")
    assert finding(at, "Kalat")
    assert "Undo the last correction" not in labels(at)


NUSHKI = "Gunmen attacked a police post in Nushki on 31 January 2026, officials said."


def test_a_finding_says_which_stored_event_it_will_join(store):
    before = len(store.load().incidents)
    at = draft(NUSHKI)
    (told,) = [info.value for info in finding(at, "Nushki").info]
    assert told == plain("Will join what is stored: Attack: Nushki, 31 January 2026.")
    (link,) = at.get("link_button")
    assert link.proto.url == f"./?open=incident:{incident_in(store, 'Nushki').id}"
    press(at, "Save")
    assert len(store.load().incidents) == before
    assert len(incident_in(store, "Nushki").reports) == 2


def test_a_finding_is_kept_apart_from_the_stored_event(store):
    before = len(store.load().incidents)
    at = press(draft(NUSHKI), "Keep apart")
    assert not finding(at, "Nushki").info
    press(at, "Undo the last correction")
    assert finding(at, "Nushki").info
    press(press(at, "Keep apart"), "Save")
    assert len(store.load().incidents) == before + 1


def test_a_finding_is_made_one_with_a_stored_event_and_taken_back(store):
    before = store.load()
    at = draft(TEXT)
    other = next(box for box in finding(at, "Khuzdar").selectbox if box.label == "The same event as")
    other.set_value(next(option for option in other.options if option.startswith("Attack: Tump")))
    press(at, "Make them one")
    assert "Will join what is stored" in finding(at, "Khuzdar").info[0].value
    press(at, "Save")
    after = store.load()
    assert len(after.incidents) == len(before.incidents)
    assert [len(one.reports) for one in after.incidents if one.edits] == [2]
    press(at, "Take it back")
    assert store.load().incidents == before.incidents
    assert store.edits() == ()


def test_a_merge_in_a_draft_is_saved_exported_and_outlives_a_rebuild(store):
    before = len(store.load().incidents)
    press(merged(draft(TWO_TOWNS)), "Save")
    for _ in range(2):
        assert len(store.load().incidents) == before + 1
        (told,) = [
            words for words in Atlas(store.load()).layers().attacks_gdf["corrected"] if isinstance(words, str) and words
        ]
        assert "merge" in told
        readings = [reading for reading in store.readings() if "Khuzdar" not in reading.source.text]
        store.replace(readings)  # a rebuild of the others; what a person added stays


def test_a_draft_can_be_thrown_away_and_what_was_given_stays(store):
    at = press(draft(TEXT, Title="Post attacked"), "Discard")
    assert not [expander for expander in at.expander if "Khuzdar" in expander.label]
    assert at.text_area[0].value == TEXT
    assert field(at, "text_input", "Title").value == "Post attacked"


def test_what_was_given_is_still_there_after_a_visit_to_another_page(store):
    def script():
        import streamlit as st

        from geo.ui import page_report

        if not st.checkbox("elsewhere"):
            page_report.page()

    at = AppTest.from_function(script, default_timeout=60).run()
    at.text_area[0].set_value(TEXT)
    field(at, "text_input", "Title").set_value("Post attacked")
    waited(press(at, "Read it"))
    assert not at.checkbox[0].check().run().text_area
    at.checkbox[0].uncheck().run()
    assert (at.text_area[0].value, field(at, "text_input", "Title").value) == (TEXT, "Post attacked")
    assert finding(at, "Khuzdar")


def test_a_draft_that_cannot_be_saved_is_kept(store, monkeypatch):
    def locked(*_, **__):
        raise StoreError("incidentmap.gpkg: another incidentmap has been writing to it; wait")

    at = draft(TEXT)
    monkeypatch.setattr(Store, "add", locked)
    press(at, "Save")
    assert "another incidentmap" in at.error[0].value.replace("\\", "")
    assert "The draft is kept" in at.error[0].value
    assert finding(at, "Khuzdar")
    monkeypatch.undo()


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_given_is_told(store, text):
    at = press(form(text), "Read it")
    assert "Paste a text" in at.warning[0].value


def test_a_text_without_events_can_still_be_saved(store):
    at = draft("The weather in Karachi was fine.")
    assert "No attack" in at.info[0].value
    assert "Save" in labels(at)


def test_many_findings_are_listed_in_parts(store):
    days = [date(2025, 1, 1) + timedelta(days=3 * number) for number in range(29)]  # too far apart to be one event
    at = draft("\n\n".join(f"Gunmen attacked a police post in Khuzdar on {day:%d %B %Y}." for day in days))
    assert sum("Khuzdar" in expander.label for expander in at.expander) == 20
    press(at, "Show 9 more (9 left)")
    assert sum("Khuzdar" in expander.label for expander in at.expander) == 29


@pytest.fixture
def slow(monkeypatch):
    """Let the reading wait in the middle of its first report until it is told to go on."""
    go_on = threading.Event()

    def read(loaded, *, listen):
        listen(0.5)
        go_on.wait(20)
        listen(0.9)
        return read_document(loaded.text, published=loaded.published)

    monkeypatch.setattr(reading_job, "read_loaded", read)
    yield go_on
    go_on.set()


def test_a_long_reading_shows_how_far_it_is_and_then_the_draft(store, slow):
    at = press(form(TEXT, Title="Post attacked"), "Read it")
    (bar,) = at.get("progress")
    assert (bar.proto.value, bar.proto.text) == (50, "Reading report\\.txt, 1 of 1 …")
    assert "Cancel" in labels(at)
    slow.set()
    assert finding(waited(at), "Khuzdar")


def test_a_cancelled_reading_loses_nothing_that_was_typed(store, slow):
    at = press(form(TEXT, Title="Post attacked"), "Read it")
    job = at.session_state["reading"]
    press(at, "Cancel")
    slow.set()
    assert job.wait(20)
    assert not job.readings
    assert at.text_area[0].value == TEXT
    assert field(at, "text_input", "Title").value == "Post attacked"
    assert not [expander for expander in at.expander if "Khuzdar" in expander.label]
    assert finding(waited(press(at, "Read it")), "Khuzdar")
