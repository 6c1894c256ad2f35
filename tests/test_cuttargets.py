"""Which cuts a sentence speaks of, told without a place."""

from __future__ import annotations

from steps import read


def test_the_area_is_where_something_happened_and_not_the_end_of_a_road():
    text = (
        "Shells fell in Chaman on Sunday.\n\nVehicles from the side of Quetta were stopped.\n\n"
        "Troops blocked the Quetta-Chaman road.\n\nIn the area even 4G services were suspended."
    )
    (blackout,) = read(text).blackouts
    assert blackout.place.name == "Chaman"


def test_a_bomb_that_went_off_cuts_nothing():
    text = "All exchanges of Barkhan stopped working on Sunday, while a bomb went off in Quetta."
    places = {blackout.place.name for blackout in read(text).blackouts}
    assert "Quetta" not in places
