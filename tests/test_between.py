"""What may stand between a figure and its verb."""

from __future__ import annotations

import pytest

from geo.reading.figures import figures_in


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Six soldiers, he said, received serious wounds.", [(6, "injured")]),
        ("Three students, identified as Zahid, Naeem and Khalid, were abducted.", [(3, "abducted")]),
        ("A jawan, 28-year-old Sepoy Usman of Swat, was martyred.", [(1, "killed")]),
        ("Twelve civilians, 17 policemen and a driver were killed.", [(12, "killed"), (17, "killed"), (1, "killed")]),
        ("50 were released, whereas 23 people were killed.", [(23, "killed")]),
        ("Gunmen, who torched three of them and wounded two people, fled.", [(2, "injured")]),
    ],
)
def test_what_is_stepped_over(sentence, expected):
    assert [(figure.low, figure.measure) for figure in figures_in(sentence)] == expected
