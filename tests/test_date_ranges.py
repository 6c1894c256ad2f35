"""Neighbouring dates of a sentence that tell one stretch, or one that counts to the other."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.dates import find_dates


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("It was off on Friday for the fifth day running.", "2026-01-26"),
        ("It was off for the third straight day on Friday.", "2026-01-28"),
        ("It was off for a third day.", "2026-01-31"),
        ("It was off for a third day; shops opened on Friday.", "2026-01-31"),
        ("It was off for five days in a row.", "2026-01-29"),
    ],
)
def test_a_day_that_is_counted_to_is_the_one_named_beside_it(text, start):
    spans = find_dates(text, 0, len(text), anchor=date(2026, 2, 2))
    (counted,) = [span for span in spans if span.kind == "duration"]
    assert str(counted.date_start) == start
