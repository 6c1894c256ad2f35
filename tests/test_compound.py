"""What a compound name is about."""

from __future__ import annotations

import pytest

from geo.places.lookup import look_up


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Quetta - Sariab", "Sariab"),
        ("Hazarganji, Quetta", "Hazarganji"),
        ("Mastung Khad Kocha", "Khad Kocha"),
        ("Zamuran, Buleda, Kech", "Zamuran"),
        ("Turbat Zor Bazar", "Turbat"),
    ],
)
def test_the_smaller_place_is_meant(name, place):
    assert look_up(name).place.name == place


def test_the_notes_say_what_is_unknown_and_what_disagrees():
    assert look_up("Turbat Zor Bazar").note == "only Turbat of it is in the gazetteer, not 'zor'"
    assert look_up("Mach, Kech").note == "'mach' is known in Kachhi, not there; the point is Kech"
