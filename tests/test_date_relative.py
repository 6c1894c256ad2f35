"""Weekdays and words that count from the day the text speaks from: Monday, 2 February 2026."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.dates import find_dates

MONDAY = date(2026, 2, 2)


def days(text, **options):
    options = {"anchor": MONDAY, **options}
    return [(str(s.date_start), str(s.date_end)) for s in find_dates(text, 0, len(text), **options)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on Saturday", "2026-01-31", "2026-01-31"),
        ("on Monday", "2026-02-02", "2026-02-02"),
        ("last Saturday", "2026-01-31", "2026-01-31"),
        ("next Tuesday", "2026-02-03", "2026-02-03"),
        ("overnight", "2026-02-01", "2026-02-02"),
        ("yesterday", "2026-02-01", "2026-02-01"),
        ("the day before yesterday", "2026-01-31", "2026-01-31"),
        ("two days ago", "2026-01-31", "2026-01-31"),
        ("last week", "2026-01-26", "2026-02-01"),
        ("over the weekend", "2026-01-31", "2026-02-01"),
        ("for a third day", "2026-01-31", "2026-02-02"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("late last month", "2026-01-21", "2026-01-31"),
        ("early last year", "2025-01-01", "2025-04-30"),
        ("late this month", "2026-02-01", "2026-02-02"),
        ("thirty-five days ago", "2025-12-29", "2025-12-29"),
        ("over the past twenty-four hours", "2026-02-01", "2026-02-02"),
    ],
)
def test_words_that_count_from_today(text, start, end):
    assert days(text) == [(start, end)]


def test_a_weekday_to_come():
    assert days("on Tuesday", future=True) == [("2026-02-03", "2026-02-03")]
    assert days("on Tuesday") == [("2026-01-27", "2026-01-27")]


def test_later_days_count_from_the_last_date_told():
    assert days("two days later", running=date(2026, 1, 10)) == [("2026-01-12", "2026-01-12")]
    assert days("two days later") == []
    assert days("three days after that", running=date(2026, 1, 10)) == [("2026-01-13", "2026-01-13")]
    assert days("دو روز بعد", running=date(2026, 1, 10)) == [("2026-01-12", "2026-01-12")]


def test_urdu_number_words_are_days_of_a_month():
    assert days("سات جنوری کو") == [("2026-01-07", "2026-01-07")]
    assert days("یکم جنوری کو") == [("2026-01-01", "2026-01-01")]
    assert days("ایک مارچ ہوا") == []


@pytest.mark.parametrize("text", ["on Saturday", "yesterday", "last week", "two days ago"])
def test_without_a_day_to_count_from_there_is_none(text):
    assert days(text, anchor=None) == []
