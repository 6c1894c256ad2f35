"""What one more sentence adds to a blackout."""

from __future__ import annotations

import pytest
from steps import iso, read


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The suspension of 3G in Kech will go on till 28 February. It had been suspended from 25 to 30 January.",
            ("ongoing", "2026-01-25", None, "2026-02-28"),
        ),
        (
            "After a six-day suspension 3G is restored in Quetta. He said that from Sunday it would be restored.",
            ("restored", "2026-01-26", "2026-02-01", "2026-02-01"),
        ),
        (
            "Mobile internet was suspended in Quetta on Saturday. It was restored on Sunday.",
            ("restored", "2026-01-31", "2026-02-01", None),
        ),
    ],
)
def test_days_that_further_sentences_tell(text, days):
    (blackout,) = read(text).blackouts
    found = blackout.status, iso(blackout.date_start), iso(blackout.date_end), iso(blackout.date_end_expected)
    assert found == days
