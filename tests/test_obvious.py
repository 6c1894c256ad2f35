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
