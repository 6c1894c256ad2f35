"""A gazetteer entry on a date: its district then, the polygon it is drawn in, and the doubt in words."""

from datetime import date

import pytest

from geo.places.districts import Districts
from geo.places.gazetteer import Gazetteer
from geo.places.placing import place_of


def entry(id_):
    return Gazetteer.bundled().by_id[id_]


@pytest.mark.parametrize(
    ("id_", "day", "district", "pcode", "drawn_in"),
    [
        ("duki.town", date(2015, 6, 1), "Loralai", "PK219", None),
        ("duki.town", None, "Duki", "PK234", None),
        ("hub.town", date(2021, 1, 1), "Lasbela", "PK217", None),
        ("hub.town", None, "Hub", "PK217", "Lasbela"),
        ("bhag.town", None, "Kachhi", "PK218", "Lehri"),
        ("bhag.town", date(2015, 1, 1), "Lehri", "PK218", None),
        ("bhag.town", date(2010, 1, 1), "Kachhi", "PK228", "Sibi"),
        ("lehri.town", date(2015, 1, 1), "Lehri", "PK218", None),
        ("wadh.town", date(2026, 8, 1), "Wadh", "PK213", "Khuzdar"),
        ("wadh.town", None, "Khuzdar", "PK213", None),
    ],
)
def test_district_and_polygon_follow_the_date(id_, day, district, pcode, drawn_in):
    place = place_of(entry(id_), on=day)
    assert (place.district, place.district_pcode, place.drawn_in) == (district, pcode, drawn_in)
    assert (place.join_note is None) == (drawn_in is None)


def test_a_split_without_boundaries_is_a_note():
    assert "Quetta East or Quetta West" in place_of(entry("quetta.town"), on=date(2026, 8, 1)).join_note
    assert place_of(entry("quetta.town"), on=date(2026, 8, 1)).district == "Quetta"


def test_provinces_and_countries_have_no_point():
    assert not place_of(entry("balochistan.province")).is_located
    assert not place_of(entry("iran.country")).is_located


def test_a_division_is_named_and_outside_places_have_none():
    assert place_of(entry("duki.town"), on=date(2020, 1, 1)).division == "Zhob"
    karachi = place_of(entry("karachi.pk"))
    assert (karachi.district, karachi.district_pcode, karachi.division) == (None, None, None)


def test_the_p_code_of_every_sharp_place_is_that_of_its_polygon():
    """The gazetteer's column must agree with the polygons, or the record would hide a disagreement."""
    known = [one for one in Gazetteer.bundled().entries if one.district and one.precision_km <= 8]
    joined = Districts.bundled().at().join([one.lat for one in known], [one.lon for one in known])
    wrong = [
        (one.id, one.pcode, pcode)
        for one, pcode, how in zip(known, joined.pcode, joined.how, strict=True)
        if pcode != one.pcode and how == "inside"
    ]
    assert wrong == []
    assert (joined.how == "outside").sum() == 1  # Astola Island
