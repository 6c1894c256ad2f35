"""Days of the Islamic calendar, on which networks are often cut."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.date_hijri import gregorian
from geo.reading.dates import find_dates


def told(text, anchor=date(2026, 2, 2)):
    return [
        (span.date_start.isoformat(), span.date_end.isoformat(), span.precision)
        for span in find_dates(text, 0, len(text), anchor=anchor)
    ]


# When Ashura was kept in Pakistan; a month begins there when the moon is seen.
@pytest.mark.parametrize(
    ("year", "ashura"),
    [
        (1440, date(2018, 9, 21)),
        (1441, date(2019, 9, 10)),
        (1442, date(2020, 8, 30)),
        (1443, date(2021, 8, 19)),
        (1444, date(2022, 8, 9)),
        (1445, date(2023, 7, 29)),
        (1446, date(2024, 7, 17)),
        (1447, date(2025, 7, 6)),
    ],
)
def test_the_calendar_is_within_a_day_of_the_moon_as_seen_in_pakistan(year, ashura):
    assert abs((gregorian(year, 1, 10) - ashura).days) <= 1


@given(st.integers(1, 1600), st.integers(1, 12), st.integers(1, 29))
def test_a_day_later_in_the_calendar_is_a_day_later(year, month, day):
    assert (gregorian(year, month, day + 1) - gregorian(year, month, day)).days == 1
    if month < 12:
        assert (gregorian(year, month + 1, 1) - gregorian(year, month, 1)).days == 30 - (month % 2 == 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was cut on 10 Muharram.", [("2025-07-06", "2025-07-06", 2)]),
        ("It was cut on the 9th and 10th of Muharram.", [("2025-07-05", "2025-07-06", 2)]),
        ("It was cut on Muharram 9 and 10.", [("2025-07-05", "2025-07-06", 2)]),
        ("It was cut on Ashura.", [("2025-07-06", "2025-07-06", 2)]),
        ("It was cut on Ashura last year.", [("2025-07-06", "2025-07-06", 2)]),
        ("It was cut on the 9th and 10th of Muharram, last year.", [("2025-07-05", "2025-07-06", 2)]),
        ("It was cut on 12 Rabi-ul-Awal.", [("2025-09-05", "2025-09-05", 2)]),
        ("It was cut on Chehlum.", [("2025-08-15", "2025-08-15", 2)]),
        ("It was cut on Eid-ul-Azha.", [("2025-06-07", "2025-06-07", 2)]),
        ("It was cut on Eid ul Fitr.", [("2025-03-31", "2025-03-31", 2)]),
        ("عید الاضحی کے پہلے دن سروس بند رہی", [("2025-06-07", "2025-06-07", 2)]),
        ("It was cut before Eid ul Fitr.", []),
        ("Processions of Muharram were guarded.", []),
        ("For Ashura in July 2023 it was cut.", [("2023-07-01", "2023-07-31", 3)]),
        ("It was cut on 35 Muharram.", []),
    ],
)
def test_days_of_the_islamic_calendar(text, expected):
    assert told(text) == expected


def test_a_feast_close_ahead_is_meant_and_one_far_ahead_is_last_years():
    assert told("It will be cut on 10 Muharram.", date(2025, 6, 20)) == [("2025-07-06", "2025-07-06", 2)]
    assert told("It was cut on 10 Muharram.", date(2025, 4, 20)) == [("2024-07-17", "2024-07-17", 2)]
    assert told("It was cut on 10 Muharram.", None) == []


def test_the_eve_of_a_feast_is_the_day_before_it():
    (eve,) = told("Phones were off on the eve of Ashura.", anchor=date(2025, 7, 10))
    assert eve == ("2025-07-05", "2025-07-05", 2)
