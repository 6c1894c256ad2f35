"""The neighbourhood of a name: districts and their kin, other countries, and what leaves nothing out."""

from geo.places.gazetteer import Gazetteer
from geo.places.matching import Index
from geo.places.neighbourhood import Neighbourhood, distance_km
from geo.places.phrases import take_apart

INDEX = Index(Gazetteer.bundled())


def entry(id_):
    return Gazetteer.bundled().by_id[id_]


def test_a_district_holds_its_places_and_those_of_its_kin():
    around = Neighbourhood(INDEX, district="Killa Abdullah")
    assert around.holds(entry("chaman.town"))  # split from it in 2021
    assert not around.holds(entry("quetta.town"))
    assert around.named_districts == {"Killa Abdullah"}


def test_next_door_is_not_far_away():
    around = Neighbourhood(INDEX, district="Kech")
    assert around.may_hold(entry("balgatar.village"))
    assert not around.may_hold(entry("mirpur.town"))


def test_province_and_country_leave_nothing_out():
    names = take_apart("Kolpur, Balochistan, Pakistan", INDEX).names
    assert not Neighbourhood(INDEX).within(names[1:]).is_narrow


def test_another_country_holds_its_own_only():
    names = take_apart("Pishin, Iran", INDEX).names
    around = Neighbourhood(INDEX).within(names[1:])
    assert around.holds(entry("pishin-iran.ir"))
    assert not around.holds(entry("pishin.town"))


def test_distances():
    # One degree of latitude.
    assert abs(distance_km(28, 66, 29, 66) - 111.2) < 0.1
