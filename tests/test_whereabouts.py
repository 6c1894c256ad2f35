"""Places that can be the scene of one event."""

from __future__ import annotations

import pytest
from reports import (
    HAZARGANJI,
    KECH,
    MAKRAN,
    NUSHKI,
    PROVINCE,
    QUETTA,
    QUETTA_DISTRICT,
    SARIAB,
    TUMP,
    TURBAT,
    place,
)

from geo.merging.whereabouts import distance_km, level, relate

MAND = place("Mand", "village", 26.15, 62.30, 4, "Kech")


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (QUETTA, QUETTA, "at Quetta"),
        (QUETTA, QUETTA_DISTRICT, "Quetta lies in Quetta district"),
        (SARIAB, QUETTA, "Sariab lies in Quetta"),
        (HAZARGANJI, QUETTA, "Hazarganji lies in Quetta"),
        (MAND, TUMP, "Mand lies in Tump"),
        (TURBAT, KECH, "Turbat lies in Kech district"),
        (SARIAB, HAZARGANJI, None),
        (TURBAT, TUMP, None),
        (TURBAT, NUSHKI, None),
        (PROVINCE, PROVINCE, None),
        (MAKRAN, TURBAT, None),
    ],
)
def test_two_places(one, other, words):
    for relation in (relate(one, other), relate(other, one)):
        assert (relation.words if relation else None) == words


def test_a_town_of_the_same_name_in_another_district_is_another_place():
    here = place("Nasirabad", "town", 26.0, 63.0, 4, "Kech")
    there = place("Nasirabad", "town", 28.5, 68.2, 4, "Nasirabad")
    assert relate(here, there) is None


def test_levels_go_from_a_spot_to_nothing():
    assert [level(one) for one in (SARIAB, QUETTA, TUMP, KECH, MAKRAN, PROVINCE, None)] == [0, 1, 2, 3, 9, 9, 9]


def test_a_degree_of_latitude_is_111_km():
    one, other = place("a", "town", 28.0, 66.0, 1, "x"), place("b", "town", 29.0, 66.0, 1, "x")
    assert distance_km(one, other) == pytest.approx(111.19, abs=0.05)
    assert distance_km(one, PROVINCE) == float("inf")
