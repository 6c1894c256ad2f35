"""Choosing among namesakes: distance, districts, seats, and coin tosses refused."""

import pytest

from geo.places.gazetteer import Entry, Gazetteer
from geo.places.lookup import distance_km, look_up


def village(id_, lat, lon, district, **more):
    place = {"name": "Zabarkot", "kind": "village", "precision_km": 3.0, "pcode": "PK226"}
    return Entry(id=id_, lat=lat, lon=lon, district=district, **{**place, **more})


def test_distance_is_that_of_the_globe():
    # Quetta to Karachi: about 586 km by any atlas.
    assert distance_km(30.184, 67.001, 24.861, 67.010) == pytest.approx(592, abs=2)
    assert distance_km(25, 66, 25, 66) == 0


def test_two_of_a_name_in_one_district_and_far_apart_are_ambiguous():
    places = Gazetteer([village("a", 30.2, 66.9, "Quetta"), village("b", 29.8, 66.5, "Quetta")])
    assert look_up("Zabarkot", gazetteer=places).status == "ambiguous"


def test_two_of_a_name_side_by_side_are_one_place():
    places = Gazetteer([village("a", 30.2, 66.9, "Quetta"), village("b", 30.21, 66.91, "Quetta")])
    assert look_up("Zabarkot", gazetteer=places).status == "found"


def test_an_installed_namesake_gives_way():
    places = Gazetteer([village("a", 30.2, 66.9, "Quetta"), village("b", 27.0, 66.0, "Khuzdar", caution="installed")])
    found = look_up("Zabarkot", gazetteer=places)
    assert (found.place.district, len(found.candidates)) == ("Quetta", 2)
    assert look_up("Zabarkot", district="Khuzdar", gazetteer=places).place.district == "Khuzdar"
