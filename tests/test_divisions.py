"""Divisions as places of a cut, the districts of theirs named beside them, and lists of divisions."""

from __future__ import annotations

import pytest
from steps import read


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Mobile data was suspended in Makran division on Friday.", ["Makran Division"]),
        ("Mobile data was suspended in Kalat and Makran divisions on Friday.", ["Kalat Division", "Makran Division"]),
        ("Mobile data was suspended in Gwadar and Kech districts of Makran division on Friday.", ["Gwadar", "Kech"]),
        ("Mobile data was suspended in Makran Division, including Gwadar, on Friday.", ["Makran Division"]),
        ("Mobile data was suspended in Kalat and Gwadar districts on Friday.", ["Kalat", "Gwadar"]),
        ("The commissioner of Makran division said mobile data had been suspended in Turbat on Friday.", ["Turbat"]),
    ],
)
def test_a_division_is_the_place_of_a_cut(text, places):
    assert [blackout.place.name for blackout in read(text).blackouts] == places


def test_a_division_is_no_place_of_an_attack():
    incidents = read("Gunmen attacked a post in Kalat and Makran divisions on Friday.").incidents
    assert not any(incident.place and incident.place.kind == "town" for incident in incidents)
