"""Blackouts without an end: open while they are heard of, then neither ended nor sure to last."""

from __future__ import annotations

from datetime import date, timedelta

from reports import FEB_1, FEB_2, JAN_31, NUSHKI, PROVINCE, QUETTA, one_blackout, one_incident

from geo.layers.build import Atlas
from geo.layers.filters import Filters
from geo.layers.standing import UNHEARD_DAYS, first_word, last_word, standing
from geo.merging import merge
from geo.view.catalogue import Catalogue
from geo.view.features import numbers_of, records_for_browser, shown_for_browser
from geo.view.panel import blackout_panel
from geo.view.timeline import Days, is_within

AUGUST = date(2025, 8, 6)


def one(**about):
    (blackout,) = merge([one_blackout("a", **about)]).blackouts
    return blackout


def test_an_open_blackout_is_unheard_a_month_after_its_last_word():
    blackout = one(start=JAN_31, published=FEB_2)
    assert last_word(blackout) == FEB_2
    assert standing(blackout, FEB_2) == "open"
    assert standing(blackout, FEB_2 + timedelta(days=UNHEARD_DAYS)) == "open"
    assert standing(blackout, FEB_2 + timedelta(days=UNHEARD_DAYS + 1)) == "unheard"
    assert standing(blackout, None) == "open"


def test_an_end_is_an_end_and_a_blackout_of_no_date_is_unheard():
    assert standing(one(start=JAN_31, end=FEB_1), FEB_2) == "ended"
    assert standing(one(start=None, published=None), FEB_2) == "unheard"


def test_a_blackout_without_a_start_is_known_from_its_end_or_from_its_report():
    assert first_word(one(start=JAN_31, end=FEB_1)) == JAN_31
    assert first_word(one(start=None, end=FEB_1, published=FEB_2)) == FEB_1
    assert first_word(one(start=None, published=FEB_2)) == FEB_2
    assert first_word(one(start=None, published=None)) is None


def test_the_timeline_the_filters_and_the_totals_begin_it_on_the_same_day():
    late = merge([one_blackout("late", QUETTA, None, end=FEB_1, published=FEB_2)])
    (blackout,) = late.blackouts
    assert [is_within(blackout, Days(day, day, day, day)) for day in (JAN_31, FEB_1, FEB_2)] == [False, True, False]
    for first, last, shown in (("2026-02-01", "2026-02-01", 1), ("2026-02-02", "2026-02-02", 0)):
        counts = Atlas(late).layers(Filters.parse({"from": first, "to": last})).counts
        assert counts.districts_offline == shown


def holdings():
    """A cut of the whole province in August of which nobody told the end, and one of Quetta in the last days."""
    return merge(
        [
            one_blackout("august", PROVINCE, AUGUST, published=AUGUST, extent="whole_province"),
            one_blackout("quetta", QUETTA, JAN_31, published=FEB_2),
            one_incident("c", NUSHKI, FEB_2),
        ]
    )


def test_the_figures_count_what_was_last_heard_of_long_ago_apart():
    for words in ({}, {"from": "2026-01-30", "to": "2026-02-02"}):
        counts = Atlas(holdings()).layers(Filters.parse(words)).counts
        assert (counts.districts_offline, counts.districts_unheard, counts.last_heard) == (1, 35, AUGUST)
    then = Atlas(holdings()).layers(Filters.parse({"from": "2025-08-01", "to": "2025-08-31"})).counts
    assert (then.districts_offline, then.districts_unheard) == (36, 0)


def test_the_map_and_the_details_say_so_and_the_record_stays_open():
    kept = holdings()
    atlas, catalogue = Atlas(kept), Catalogue(kept)
    numbers = numbers_of(records_for_browser(atlas.layers(), catalogue))
    areas = shown_for_browser(atlas.layers(), numbers, catalogue)["areas"]
    assert {area["label"].split(" –")[0]: area["status"] for area in areas} == {
        "Blackout: the whole province": "unheard",
        "Blackout: Quetta": "open",
    }
    august = next(blackout for blackout in kept.blackouts if blackout.extent == "whole_province")
    assert august.is_open
    panel = blackout_panel(august, catalogue)
    assert "no end reported; last word on 6 August 2025" in panel
    assert "in the 180 days after that, until 2 February 2026" in panel
