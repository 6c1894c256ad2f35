"""Which words for a cut and for a service speak of each other."""

from __future__ import annotations

import pytest
from steps import read


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("Mobile internet was suspended in Kech on Sunday; only voice calls were working.", [("mobile_internet",)]),
        ("Mobile internet and voice calls were suspended in Kech on Sunday.", [("mobile_internet", "mobile")]),
        ("Pillion riding was banned in Kech on Sunday, police said on mobile phones.", []),
        ("Four people were left dead in Kech on Sunday; their mobile phones were found.", []),
    ],
)
def test_services_that_were_cut(text, services):
    assert [blackout.services for blackout in read(text).blackouts] == services
