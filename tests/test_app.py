"""The app as Streamlit runs it, without a browser: filters, figures, tables, links, and what goes wrong."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from app_data import HOSTILE, INCIDENTS, LOCATED, UNLOCATED, make_store
from reports import FEB_2, JAN_30, JAN_31
from streamlit.testing.v1 import AppTest

from geo.layers.filters import WORDS
from geo.store import Store

APP = str(Path(__file__).resolve().parent.parent / "app.py")


@pytest.fixture
def store():
    return make_store(Path(os.environ["INCIDENTMAP_DB"]))


@pytest.fixture
def open_app(store):
    def opened(**query):
        at = AppTest.from_file(APP, default_timeout=60)
        for word, value in query.items():
            at.query_params[word] = value
        at.run().run()  # the second run is the one that the painted map asks for
        assert not at.exception, at.exception
        return at

    return opened


def tile(at, label):
    """Give the figure above the map with this label."""
    html = next(element.proto.body for element in at.get("html") if 'class="tiles"' in element.proto.body)
    for part in html.split('<div class="tile'):
        if f"<span>{label}</span>" in part:
            return part.split("<b>")[1].split("</b>")[0]
    raise AssertionError(f"no figure {label!r} in {html}")


def rows(at, number=0):
    """Give the rows of a table under the map: incidents, blackouts, unlocated."""
    return at.dataframe[number].value


def test_the_page_opens_with_everything(open_app):
    at = open_app()
    assert tile(at, "incidents") == str(INCIDENTS)
    assert len(rows(at)) == LOCATED
    assert [tab.label for tab in at.tabs][2] == f"Unlocated ({UNLOCATED})"
    assert len(rows(at, 2)) == UNLOCATED


def test_the_first_run_shows_what_is_looked_at_and_the_next_what_is_worked_with(store):
    at = AppTest.from_file(APP, default_timeout=60).run()
    assert tile(at, "incidents") == str(INCIDENTS)
    assert not at.exception
    assert not any((at.date_input, at.tabs, at.dataframe))
    at.run()
    assert at.date_input
    assert at.dataframe


def test_the_limits_of_the_dates_are_those_of_the_data(open_app):
    days = open_app().date_input[0]
    assert (days.min, days.max) == (JAN_30, FEB_2)
    assert days.value == (JAN_30, FEB_2)


def test_a_day_filters_map_table_and_figures(open_app):
    at = open_app()
    at.date_input[0].set_value((JAN_31, JAN_31)).run()
    assert tile(at, "incidents") == "4"
    assert sorted(rows(at)["Place"]) == ["Gwadar", "Nushki", "Quetta", "Tump"]


def test_the_slider_and_the_typed_days_follow_each_other(open_app):
    at = open_app()
    at.slider[0].set_value((FEB_2, FEB_2)).run()
    assert at.date_input[0].value == (FEB_2, FEB_2)
    assert set(rows(at)["Kind"]) == {"Protest", "Arrest"}
    at.date_input[0].set_value((JAN_30, JAN_31)).run()
    assert at.slider[0].value == (JAN_30, JAN_31)


def test_while_only_one_day_is_typed_nothing_changes(open_app):
    at = open_app()
    at.date_input[0].set_value((JAN_31,)).run()
    assert not at.exception
    assert tile(at, "incidents") == str(INCIDENTS)


def test_the_days_of_a_wave_are_one_choice(open_app):
    at = open_app()
    label = "Days of one operation or wave"
    wave = next(box for box in at.selectbox if box.label == label)
    (only,) = wave.options
    assert only == "31 January 2026: A wave of attacks"
    wave.set_value(only).run()
    assert at.date_input[0].value == (JAN_31, JAN_31)
    at.slider[0].set_value((JAN_30, FEB_2)).run()
    wave = next(box for box in at.selectbox if box.label == label)
    assert wave.value is None, "other days are no longer those of the wave"


def test_presets_set_the_days(open_app):
    at = open_app(**{"from": "2026-01-31", "to": "2026-01-31"})
    next(button for button in at.button if button.label == "Last 7 days").click().run()
    assert at.date_input[0].value == (JAN_30, FEB_2)


def as_shown(at):
    """Give what the browser shows now, and sends with each click until it hears of anything else."""
    for what in ("date_input", "slider", "multiselect", "selectbox", "text_input", "toggle"):
        for widget in getattr(at, what):
            widget.set_value(widget.value)
    return at._tree


def button(at, label):
    return next(button for button in at.button if button.label == label)


def test_a_click_before_the_browser_has_heard_of_the_last_one_goes_on_from_it(open_app):
    at = open_app()
    shown, forth = as_shown(at), button(at, "Next day")
    forth.click().run()
    assert at.date_input[0].value == (JAN_30, JAN_30)
    at._tree = shown
    forth.click().run()
    assert at.date_input[0].value == (JAN_31, JAN_31)


def test_a_reset_is_not_undone_by_what_the_browser_still_shows(open_app):
    at = open_app(kind="clash")
    shown, reset = as_shown(at), button(at, "Reset all filters")
    reset.click().run()
    at._tree = shown
    reset.set_value(False)
    button(at, "Play").click().run()
    assert at.multiselect[0].value == []
    assert tile(at, "incidents") == str(INCIDENTS)


def test_kinds_filter(open_app):
    at = open_app()
    at.multiselect(key="f_kinds").set_value(["protest", "clash"]).run()
    assert sorted(rows(at)["Place"]) == ["Awaran", "Turbat"]


def test_a_layer_can_be_switched_off_but_not_both(open_app):
    at = open_app()
    at.toggle(key="f_show_attacks").set_value(False).run()
    assert tile(at, "incidents") == "0"
    assert tile(at, "districts offline") == "2"
    at.toggle(key="f_show_blackouts").set_value(False).run()
    assert "switched off" in at.warning[0].value


def test_figures_are_ranges_of_claims(open_app):
    at = open_app()
    assert tile(at, "militants killed") == "145"
    assert tile(at, "civilians killed") == "31"
    assert tile(at, "security killed") == "–", "no claim is not a zero"


def test_an_empty_filter_says_so(open_app):
    at = open_app(text="nothing of the kind")
    assert tile(at, "incidents") == "0"
    assert "Nothing here" in at.info[0].value


def test_the_link_follows_the_filters_and_opens_them_again(open_app):
    at = open_app()
    at.date_input[0].set_value((JAN_31, JAN_31)).run()
    at.multiselect(key="f_kinds").set_value(["attack"]).run()
    words = dict(at.query_params.items())
    assert words == {"from": "2026-01-31", "to": "2026-01-31", "kind": "attack"}
    again = open_app(**words)
    assert again.date_input[0].value == (JAN_31, JAN_31)
    assert list(rows(again)["Place"]) == list(rows(at)["Place"])


def test_reset_clears_filters_and_link(open_app):
    at = open_app(kind="attack", text="x")
    next(button for button in at.button if button.label == "Reset all filters").click().run()
    assert tile(at, "incidents") == str(INCIDENTS)
    assert not at.query_params


def test_a_link_of_nonsense_is_told_and_survived(open_app):
    at = open_app(
        **{
            "from": "soon",
            "kind": "dance",
            "zoom": "NaN",
            "lat": "99",
            "open": "incident:" + "x" * 500,
            "precision": "-1",
        }
    )
    (told,) = at.warning
    assert told.value.count("\n- ") == 4
    assert tile(at, "incidents") == str(INCIDENTS)


def test_nonsense_in_every_word_of_a_link_is_told_word_by_word(open_app):
    words = (*WORDS, "lat", "lon", "zoom", "open", "size", "shade", "tiles")
    at = open_app(**dict.fromkeys(words, "<b>nonsense</b> کوئٹہ"))
    (told,) = at.warning
    for word in ("from", "to", "kind", "district", "division", "precision", "disagree", "layer", "lat", "open", "size"):
        assert re.search(rf"\b{word}\b", told.value), word
    assert "<b>" not in told.value.replace("\\<b\\>", "")
    assert at.text_input(key="f_text").value == "<b>nonsense</b> کوئٹہ", "free words are never nonsense"
    at.button(key="reset_empty").click().run()
    assert tile(at, "incidents") == str(INCIDENTS)


def test_days_beyond_the_data_are_pulled_to_its_limits(open_app):
    at = open_app(**{"from": "1999-01-01", "to": "2099-01-01"})
    assert at.date_input[0].value == (JAN_30, FEB_2)


def test_hostile_text_stays_text_in_every_label(open_app, store):
    turbat = next(one for one in Store(store).load().incidents if one.place and one.place.name == "Turbat")
    at = open_app(open=f"incident:{turbat.id}")
    bodies = [element.proto.body for element in at.get("html")]
    assert any("&lt;script&gt;window.ran=1" in body for body in bodies)
    assert not any("<script" in body or "<img src=x" in body for body in bodies)
    assert HOSTILE in rows(at)["Who"].tolist()


def test_a_district_lists_what_is_in_it(open_app):
    at = open_app(open="district:PK223")
    labels = [button.label for button in at.button]
    assert any("Attack\\: Nushki" in label for label in labels)


def test_a_district_that_is_drawn_inside_another_is_listed_there(open_app):
    at = open_app(open="district:PK217")
    bodies = " ".join(element.proto.body for element in at.get("html"))
    assert "Lasbela district" in bodies
    assert "Hub district" in bodies
    assert "1 incident" in bodies, "the arrest in Hub"


def test_the_next_day_button_steps_through_days_with_something_on_them(open_app):
    at = open_app()
    seen = []
    for _ in range(3):
        at.button(key="forth").click().run()
        seen.append(at.date_input[0].value[0])
    assert seen == [JAN_30, JAN_31, FEB_2]


def test_the_sources_page_lists_every_document_with_what_was_read(store):
    def script():
        from geo.ui import page_sources

        page_sources.page()

    at = AppTest.from_function(script, default_timeout=60).run()
    assert not at.exception
    listed = at.dataframe[0].value.set_index("Publisher")
    assert listed.loc["Wave Daily", ["Incidents", "Blackouts", "Claims"]].tolist() == [4, 2, 2]
    assert HOSTILE in listed["Title"].tolist()


def test_the_data_page_names_sources_and_licences(store):
    def script():
        from geo.ui import page_data

        page_data.page()

    at = AppTest.from_function(script, default_timeout=60).run()
    assert not at.exception
    text = " ".join(markdown.value for markdown in at.markdown)
    assert "CC BY-IGO" in text
    assert "GeoNames" in text
    assert "Measured on 23 November 2026" in text
    assert any('class="accuracy"' in html.body for html in at.get("html"))
    assert len(at.dataframe[0].value) == 35


def test_without_a_store_the_page_says_what_to_do():
    at = AppTest.from_file(APP, default_timeout=60).run()
    assert not at.exception
    assert at.header[0].value == "There is no store yet."
    assert "incidentmap build" in at.code[0].value


def test_a_corrupt_store_is_named_and_left_alone():
    path = Path(os.environ["INCIDENTMAP_DB"])
    path.write_bytes(b"not a database at all" * 100)
    at = AppTest.from_file(APP, default_timeout=60).run()
    assert not at.exception
    assert at.header[0].value == "The store cannot be shown."
    assert path.name in at.text[0].value
    assert path.read_bytes().startswith(b"not a database")


def test_a_store_that_is_replaced_while_the_page_is_open_is_read_anew(open_app, store):
    at = open_app()
    at.date_input[0].set_value((FEB_2, FEB_2)).run()
    hostile = next(source.id for source in Store(store).load().sources if source.title == HOSTILE)
    Store(store).remove([hostile])
    at.run()
    assert not at.exception
    assert at.date_input[0].min == JAN_31
    assert at.date_input[0].value == (FEB_2, FEB_2)


def test_an_empty_store_shows_an_empty_map():
    Store(Path(os.environ["INCIDENTMAP_DB"])).replace([])
    at = AppTest.from_file(APP, default_timeout=60).run().run()
    assert not at.exception
    assert tile(at, "incidents") == "0"
    assert "Nothing here" in at.info[0].value
