"""Points given as coordinates."""

from __future__ import annotations

from datetime import date

import pytest

from geo.places.points import place_at, point_in


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("26.1, 62.4", (26.1, 62.4)),
        (" 26.1 62.4 ", (26.1, 62.4)),
        ("26.1° N; 62.4° E", (26.1, 62.4)),
        ("-26, 62", (-26.0, 62.0)),
        ("Dasht 26", None),
        ("26.1", None),
        ("91, 62", None),
        ("26, 62, 3", None),
        ("", None),
    ],
)
def test_a_pair_of_numbers_is_a_point(text, point):
    assert point_in(text) == point


def test_a_point_lies_in_a_district_of_its_day():
    chaman = (30.92, 66.46)
    assert place_at(*chaman, on=date(2026, 1, 31)).district == "Chaman"
    assert place_at(*chaman, on=date(2015, 1, 31)).district == "Killa Abdullah"


def test_a_point_in_a_shared_polygon_says_where_it_is_drawn():
    hub = place_at(25.03, 66.89)
    assert (hub.district, hub.drawn_in, hub.district_pcode) == ("Hub", "Lasbela", "PK217")


@pytest.mark.parametrize("point", [(24.2, 62.4), (24.86, 67.0), (31.6, 65.7)], ids=["sea", "Karachi", "Kandahar"])
def test_a_point_at_sea_or_abroad_is_no_place(point):
    assert place_at(*point) is None
