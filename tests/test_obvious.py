"""What the head and the foot of a text say of it."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.obvious import obvious_of

REPORT = "Gunmen kill two in Mach\n\n{}\n\nQUETTA: Gunmen killed two miners near Mach on Sunday, the Levies said.\n"


@pytest.mark.parametrize(
    "lines",
    [
        "Published: 2 May 2024",
        "Updated: 5 May 2024\n\nPublished: 2 May 2024",
        "Updated: 5 May 2024 | Published: 2 May 2024",
        "Last updated: 5 May 2024\n\nMay 2, 2024",
    ],
)
def test_the_publication_goes_before_an_update(lines):
    assert obvious_of(REPORT.format(lines)).published == date(2024, 5, 2)


def test_an_update_alone_is_better_than_nothing():
    assert obvious_of(REPORT.format("Last updated: 5 May 2024")).published == date(2024, 5, 5)


@pytest.mark.parametrize(
    "line",
    [
        "Example Daily, 2 May 2024",
        "*Example Daily | May 2, 2024*",
        "(Example Daily, 2 May 2024)",
        "Via Example Daily (2 May 2024)",
        "A. Writer · May 2, 2024",
        "May 2, 2024 · 3 min read",
    ],
)
def test_a_name_and_a_day_at_the_head(line):
    assert obvious_of(REPORT.format(line)).published == date(2024, 5, 2)


@pytest.mark.parametrize(
    "lines",
    [
        "Example Daily, 2 May 2024\n\nTwo were killed.\n\nExample Times, 4 May 2024",
        "Date: 2 May 2024",
        "Attack of 2 May 2024",
    ],
)
def test_days_that_are_another_things(lines):
    assert obvious_of(REPORT.format(lines)).published is None
