"""Days, months and years of the calendar, and the year that is left out. The text speaks from 2 February 2026."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.dates import find_dates

MONDAY = date(2026, 2, 2)


def days(text, **options):
    return [(str(s.date_start), str(s.date_end)) for s in find_dates(text, 0, len(text), anchor=MONDAY, **options)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 2026-01-31", "2026-01-31", "2026-01-31"),
        ("on 31/01/2026", "2026-01-31", "2026-01-31"),
        ("on 12/31/2025", "2025-12-31", "2025-12-31"),
        ("on 31 January", "2026-01-31", "2026-01-31"),
        ("on Independence Day", "2025-08-14", "2025-08-14"),
        ("on Pakistan's Independence Day", "2025-08-14", "2025-08-14"),
        ("on Kashmir Solidarity Day", "2026-02-05", "2026-02-05"),
        ("on February 2, Monday, at 8pm", "2026-02-02", "2026-02-02"),
        ("on 31 December", "2025-12-31", "2025-12-31"),
        ("on 9–11 January", "2026-01-09", "2026-01-11"),
        ("in March 2025", "2025-03-01", "2025-03-31"),
        ("in December", "2025-12-01", "2025-12-31"),
        ("in 2024", "2024-01-01", "2024-12-31"),
        ("in the first week of March 2025", "2025-03-01", "2025-03-07"),
    ],
)
def test_days_of_the_calendar(text, start, end):
    assert days(text) == [(start, end)]


def test_a_day_without_a_year_looks_ahead_where_the_sentence_does():
    assert days("on 5 May") == [("2025-05-05", "2025-05-05")]
    assert days("on 5 May", future=True) == [("2026-05-05", "2026-05-05")]


def test_a_day_without_a_year_follows_one_that_has_it():
    assert days("It was cut on July 27, 2024, and stayed down until August 9.") == [
        ("2024-07-27", "2024-07-27"),
        ("2024-08-09", "2024-08-09"),
    ]
    assert days("from 30 December 2023 until 3 January")[-1][1] == "2024-01-03"


@pytest.mark.parametrize("text", ["on 31 February 2026", "on 2026-13-01", "on 32/01/2026"])
def test_no_such_day(text):
    assert [span for span in days(text) if span[0] == span[1]] == []
