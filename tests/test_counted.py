"""Whom a number counts: the noun behind it and the side that noun is on; things and ages count nobody."""

from __future__ import annotations

import pytest

from geo.reading.figures import figures_in


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two of the Frontier Corps were killed.", [(2, "security")]),
        ("Four of the Levies force were killed.", [(4, "security")]),
        ("In 183 militant attacks 308 people were killed.", [(308, "unknown")]),
        ("Seven major incidents took place in which 30 people were killed.", [(30, "unknown")]),
        ("Two majors were killed.", [(2, "security")]),
        ("A girl of seven was killed.", [(1, "civilians")]),
        ("A seven-year old girl was killed.", [(1, "civilians")]),
        ("A policeman was killed and another policeman was killed later.", [(1, "security"), (1, "security")]),
        ("Two of the wounded died.", []),
        ("The driver of a truck was shot dead.", [(1, "civilians")]),
        ("The truck stopped and his cleaner was injured.", [(1, "civilians")]),
        ("The drivers of a company were killed.", []),
        ("His family was killed.", []),
        ("A woman and her two daughters were killed.", [(3, "civilians")]),
        ("A tribal elder and his two guards were killed.", [(1, "civilians"), (2, "security")]),
        ("Two passers-by and a labourer were killed.", [(3, "civilians")]),
        ("Two brothers and their cousin were killed.", [(3, "civilians")]),
        ("Two children and a member of the Frontier Corps were killed.", [(2, "civilians"), (1, "security")]),
        ("Two more of the wounded died.", []),
        ("Five non-local labourers were killed.", [(5, "civilians")]),
    ],
)
def test_whom_a_number_counts(sentence, expected):
    assert [(figure.low, figure.group) for figure in figures_in(sentence)] == expected
