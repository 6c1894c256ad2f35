"""The side that people stand on who are only counted as people."""

from __future__ import annotations

import pytest
from steps import read


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Three people were killed in an attack on a police post in Sibi.", [("security", 3)]),
        ("Three people were killed in an attack on a mosque in Sibi.", [("civilians", 3)]),
        ("Three people were killed in an attack in Sibi.", [("unknown", 3)]),
        (
            "52 dead in attacks\n\nMilitants struck in Sibi and Mach. They killed 38 civilians and 14 policemen.",
            [("unknown", 52), ("civilians", 38), ("security", 14)],
        ),
    ],
)
def test_the_side_of_people(text, claims):
    assert [(claim.group, claim.low) for claim in read(text).claims] == claims
