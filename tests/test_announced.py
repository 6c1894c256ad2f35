"""Figures that stand far from their toll word."""

from __future__ import annotations

import pytest

from geo.reading.figures import figures_in


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("The death toll from the blast has risen to 24.", [(24, "killed")]),
        ("This took the number of those killed in 24 hours to 23.", [(23, "killed")]),
        ("Police put the dead of the two blasts at 81 and the injured at 121.", [(81, "killed"), (121, "injured")]),
        ("The dead were taken to a hospital at 24 Jinnah Road.", []),
    ],
)
def test_a_toll_announced_from_afar(sentence, tolls):
    assert [(figure.low, figure.measure) for figure in figures_in(sentence)] == tolls
