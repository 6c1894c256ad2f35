"""Lines that tell when a report appeared, against lines that tell an event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.stamps import stamp_of


@pytest.mark.parametrize(
    "line",
    [
        "Dawn, May 2, 2025",
        "(The News, 2 May 2025)",
        "Saleem Shahid May 2, 2025",
        "Makran Desk / May 2, 2025",
        "Rawalpindi, 2 May 2025",
        "May 2, 2025 · 3 min read",
        "May. 2, 2025 10:15 a.m. ET",
        "May 2, 2025 admin 0 Comments",
        "2 May 2025 - 09:15 (04:15 GMT)",
        "Makran Desk, [02.05.2025 18:45]",
        "Published in Dawn, May 2nd, 2025",
    ],
)
def test_days_of_reports(line):
    stamp = stamp_of(line)
    assert stamp is not None
    assert stamp.day.isoformat() == "2025-05-02"


@pytest.mark.parametrize(
    "line",
    [
        "Two men shot dead in Hub, May 2, 2025",
        "Hub Bombing, 2 May 2025",
        "The road was open on 2 May 2025.",
        "Saleem Shahid, May 2",
        "Timeline of the Year 2025",
        "",
    ],
)
def test_other_lines(line):
    assert stamp_of(line) is None


def test_what_stands_beside_the_day():
    assert not any(stamp_of("2 May 2025")[1:])
    assert stamp_of("2 May 2025, 09:15").is_timed
    assert stamp_of("Dawn, 2 May 2025").names
    assert stamp_of("Rawalpindi, 2 May 2025").names_place
    assert stamp_of("Makran Desk, [2 May 2025 09:15]").is_message
    assert stamp_of("2 May 2025 · 3 min read").is_beside_more


@given(st.text(max_size=120))
def test_any_line(line):
    stamp_of(f"{line} 2 May 2025 {line}")
