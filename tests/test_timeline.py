from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from app_data import readings
from reports import FEB_2, FEB_3, JAN_31, Document, one_blackout

from geo.merging import merge
from geo.view.timeline import Days, blackouts_spec, brushed_days, days_around, incidents_spec, is_within, to_ms

WEEK = Days(date(2026, 1, 28), date(2026, 2, 5), JAN_31, FEB_2)


@pytest.fixture(scope="module")
def holdings():
    return merge(readings())


def values_of(spec, layer=1):
    return spec["layer"][layer].get("data", spec.get("data"))["values"]


def test_incidents_are_counted_a_day_by_kind(holdings):
    bars = values_of(incidents_spec(holdings.incidents, WEEK))
    attacks = [bar for bar in bars if bar["start"] == to_ms(JAN_31)]
    assert [(bar["low"], bar["high"]) for bar in attacks] == [(0, 4)]
    on_the_second = [bar for bar in bars if bar["start"] == to_ms(FEB_2)]
    assert [(bar["low"], bar["high"]) for bar in on_the_second] == [(0, 1), (1, 2), (2, 3)], "stacked, not hidden"
    assert "31 January 2026: 4 attacks" in {bar["about"] for bar in bars}


def test_what_lies_outside_the_days_is_not_sent(holdings):
    later = Days(date(2026, 2, 1), FEB_3, FEB_2, FEB_2)
    assert {bar["start"] for bar in values_of(incidents_spec(holdings.incidents, later))} == {to_ms(FEB_2)}


def test_bars_widen_with_the_span(holdings):
    year = Days(date(2025, 6, 1), date(2026, 5, 31), JAN_31, FEB_2)
    (width,) = {bar["end"] - bar["start"] for bar in values_of(incidents_spec(holdings.incidents, year))}
    assert width == 7 * 24 * 3600 * 1000


def test_an_open_blackout_has_no_end_and_an_expected_one_is_a_mark(holdings):
    kalat = next(bar for bar in values_of(blackouts_spec(holdings.blackouts, WEEK), 1) if bar["where"] == "Kalat")
    assert kalat["start"] == to_ms(JAN_31)
    assert kalat["open"]
    assert kalat["expected"] == to_ms(FEB_3)
    assert kalat["end"] == to_ms(FEB_3), "drawn to the end of 2 February, the last day a report speaks of it"


def test_an_observed_end_is_an_end():
    document = Document("ended")
    document.blackout(end=FEB_2)
    (bar,) = values_of(blackouts_spec(merge([document.reading()]).blackouts, WEEK), 1)
    assert not bar["open"]
    assert bar["end"] == to_ms(FEB_3), "the whole of 2 February"


def test_a_brush_is_read_in_whole_days():
    noon = to_ms(JAN_31) + 12 * 3600 * 1000
    assert brushed_days({"start": [noon, to_ms(FEB_3)]}) == (JAN_31, FEB_2)
    assert brushed_days({"start": [to_ms(FEB_3), noon]}) == (JAN_31, FEB_2)
    assert brushed_days({}) is None
    assert brushed_days(None) is None
    assert brushed_days({"start": ["a", "b"]}) is None


def test_days_count_from_midnight_utc():
    assert datetime.fromtimestamp(to_ms(JAN_31) / 1000, tz=UTC) == datetime(2026, 1, 31, tzinfo=UTC)


def test_the_days_around_stay_within_the_data():
    days = days_around(JAN_31, FEB_2, earliest=JAN_31 - timedelta(days=3), latest=FEB_3)
    assert days == Days(JAN_31 - timedelta(days=3), FEB_3, JAN_31, FEB_2)


def test_a_blackout_of_other_days_gets_no_row(holdings):
    march, december = (Days(day, day + timedelta(days=8), day, day) for day in (date(2026, 3, 1), date(2025, 12, 1)))
    (ended,) = merge([one_blackout("ended", end=FEB_2)]).blackouts
    assert all(is_within(blackout, WEEK) for blackout in (*holdings.blackouts, ended))
    assert not any(is_within(blackout, december) for blackout in (*holdings.blackouts, ended))
    assert not is_within(ended, march)
    assert all(is_within(blackout, march) for blackout in holdings.blackouts), "nobody told their end"


def test_after_its_last_word_an_open_blackout_is_a_dotted_line_to_an_arrow(holdings):
    later = Days(date(2026, 1, 28), date(2026, 4, 30), JAN_31, FEB_2)
    kalat = next(bar for bar in values_of(blackouts_spec(holdings.blackouts, later), 1) if bar["where"] == "Kalat")
    assert kalat["end"] == to_ms(FEB_3), "the bar itself ends with the last word"
    assert kalat["until"] == to_ms(date(2026, 5, 1))


def test_a_blackout_without_a_start_stands_on_the_day_it_was_heard_of():
    (blackout,) = merge([one_blackout("a", start=None)]).blackouts
    (bar,) = values_of(blackouts_spec([blackout], WEEK), 1)
    assert (bar["start"], bar["end"], bar["open"]) == (to_ms(FEB_2), to_ms(FEB_3), True)


def test_the_days_of_the_filter_are_shaded_unless_they_are_all(holdings):
    def opacity(days):
        return incidents_spec(holdings.incidents, days)["layer"][0]["mark"]["opacity"]

    assert opacity(WEEK) > 0
    assert opacity(Days(date(2022, 1, 1), FEB_3, date(2022, 1, 1), FEB_2)) == 0
