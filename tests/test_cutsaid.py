"""Days on which something was said of a cut, and the cut's own."""

from __future__ import annotations

import pytest
from steps import iso, read


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Residents complained on Sunday that mobile data had been blocked in Kech.", None),
        ("Mobile data was suspended in Kech on Saturday, the PTA said on Sunday.", "2026-01-31"),
        ("The court on Sunday heard why mobile data has been closed in Kech.", None),
        ("Mobile data shall be suspended in Kech on 5 February, said a notice.", "2026-02-05"),
        ("The ministry on Sunday announced that mobile data would be suspended in Kech on 5 February.", "2026-02-05"),
    ],
)
def test_the_day_of_a_cut(text, start):
    (blackout,) = read(text).blackouts
    assert iso(blackout.date_start) == start
