"""Cuts told for polling day; published on Monday 2 February 2026."""

from __future__ import annotations

import pytest
from steps import iso, read

FOR_THE_DAY = "On polling day access to the internet would be restricted in Turbat and Mach."


@pytest.mark.parametrize(
    "polls",
    ["The general elections are due on February 8.", "Thousands of police will guard Sunday's general elections."],
)
def test_a_cut_for_polling_day_begins_on_the_day_of_the_polls(polls):
    found = [
        (b.place.name, iso(b.date_start), iso(b.date_end_expected)) for b in read(f"{polls} {FOR_THE_DAY}").blackouts
    ]
    assert found == [("Turbat", "2026-02-08", "2026-02-08"), ("Mach", "2026-02-08", "2026-02-08")]


def test_without_a_day_of_the_polls_nothing_is_filled_in():
    assert {iso(b.date_start) for b in read(FOR_THE_DAY).blackouts} == {None}
