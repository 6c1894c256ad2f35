"""Days of a clause that belong to something else than its event."""

from __future__ import annotations

import pytest
from steps import iso, told_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A blast in Sibi killed four; the toll rose to six on Sunday.", None),
        ("A soldier killed in Sibi was laid to rest in Attock on Sunday.", None),
        ("Two men abducted in Sibi were freed on Sunday.", None),
        ("Two men in custody since January were killed in an encounter in Sibi.", None),
        ("A soldier was killed in Sibi on Sunday.", "2026-02-01"),
    ],
)
def test_whose_day_it_is(text, day):
    told = next(one for one in told_in(text) if one.places)
    assert iso(told.start) == day
