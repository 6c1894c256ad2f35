"""Stretches of days and the arithmetic that rules about dates share."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.days import Days, Tokens, day_of, last_day, monday, one_day, shifted


def tokens(words, letters):
    return Tokens(words, letters, None, None, future=False, bound=False, told=None)


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [(2026, 1, 31, date(2026, 1, 31)), (2026, 2, 29, None), (2024, 2, 29, date(2024, 2, 29)), (2026, 13, 1, None)],
)
def test_there_is_no_31_february(year, month, day, expected):
    assert day_of(year, month, day) == expected


def test_a_stretch_of_one_day():
    day = date(2026, 1, 31)
    assert one_day(day) == Days(day, day, 1, "absolute")
    assert one_day(None) is None


def test_a_day_beyond_the_calendar_is_none():
    assert shifted(date(2026, 1, 31), 1) == date(2026, 2, 1)
    assert shifted(date(9999, 12, 31), 1) is None
    assert shifted(None, 1) is None


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2026, 2, 28), date(2026, 2, 28)), (date(2024, 2, 1), date(2024, 2, 29))]
)
def test_the_last_day_of_a_month(day, expected):
    assert last_day(day) == expected


@given(st.dates())
def test_the_monday_of_a_week(day):
    assert 0 <= (day - monday(day)).days <= 6
    assert monday(day).weekday() == 0 or monday(day) == date.min


def test_a_rule_sees_numbers_units_and_letters():
    three_days = tokens(["for", "3", "days"], "Fdu")
    assert (three_days.values("dD"), three_days.unit()) == ([3], "day")
    assert three_days.has("xF")
    assert not three_days.has("xW")
    assert tokens(["on"], "p").unit() == ""
