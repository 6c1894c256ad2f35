"""What a place name may mean before anything is read."""

from __future__ import annotations

from geo.places.gazetteer import Gazetteer
from geo.reading.lexer import Name
from geo.reading.meanings import home_of, meanings_of, rank_of


def name(form):
    return Name(form, Gazetteer.bundled().forms()[form])


def test_the_town_comes_before_the_district_of_its_name():
    meanings = meanings_of(name("Nushki"))
    assert (meanings.best.kind, meanings.district.kind) == ("town", "district")
    assert meanings.is_certain
    assert meanings.is_plain
    assert rank_of(meanings.best) < rank_of(meanings.district)


def test_a_tribes_name_is_a_surname():
    assert meanings_of(name("Sherani")).is_surname
    assert not meanings_of(name("Sherani")).is_plain
    assert not meanings_of(name("Nushki")).is_surname


def test_a_name_of_two_districts_is_not_certain():
    meanings = meanings_of(name("Dasht"))
    assert len({home_of(entry) for entry in meanings.choices}) > 1
    assert not meanings.is_certain


def test_a_name_is_weighed_once():
    one = name("Nushki")
    assert meanings_of(one) is meanings_of(one)
