"""The dates that lines of a list open with."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.block import Block
from geo.reading.entrydates import opening_date, words_after

MAY = date(2025, 5, 16)


def opened(line, **known):
    """Give the day a line opens with and the words behind it, or None."""
    piece = Block(0, len(line), "body", 0)
    found = opening_date(line, piece, **{"anchor": None, "period": None, "month": None, **known})
    return found and (found.span.date_start.isoformat(), line[words_after(line, piece, found.span) :], found.is_loose)


@pytest.mark.parametrize(
    "line",
    [
        "2 May 2025: Two hurt",
        "May-2: Two hurt",
        "May 02 | Two hurt",
        "May-2\tTwo hurt",
        "2 – Two hurt",
        "2nd: Two hurt",
    ],
)
def test_days_and_their_marks(line):
    assert opened(line, period=MAY, month=MAY) == ("2025-05-02", "Two hurt", False)


@pytest.mark.parametrize("line", ["2/5/25 Two hurt", "02/05/2025 Two hurt", "2025-05-02 Two hurt"])
def test_numbers_with_a_space_behind_them(line):
    assert opened(line) == ("2025-05-02", "Two hurt", True)


@pytest.mark.parametrize(
    "line",
    [
        "2 – Two hurt",
        "2 men were hurt",
        "31/31/25 Two hurt",
        "2 May 2025 two hurt",
        "May was dry",
        "In May-2: Two hurt",
        "",
    ],
)
def test_lines_without_a_date_of_their_own(line):
    assert opened(line) is None


def test_a_day_that_its_month_has_not():
    assert opened("31 – Two hurt", period=MAY, month=date(2025, 6, 15)) is None
