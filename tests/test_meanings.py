"""What a place name may mean before anything is read."""

from __future__ import annotations

from geo.places.gazetteer import Gazetteer
from geo.reading.lexer import Name
from geo.reading.meanings import home_of, meanings, rank_of


def name(form):
    return Name(form, Gazetteer.bundled().forms()[form])


def test_the_town_comes_before_the_district_of_its_name():
    nushki = meanings(name("Nushki"))
    assert (nushki.best.kind, nushki.district.kind) == ("town", "district")
    assert nushki.is_certain
    assert nushki.is_plain
    assert rank_of(nushki.best) < rank_of(nushki.district)


def test_a_tribes_name_is_a_surname():
    assert meanings(name("Sherani")).is_surname
    assert not meanings(name("Sherani")).is_plain
    assert not meanings(name("Nushki")).is_surname


def test_a_name_of_two_districts_is_not_certain():
    dasht = meanings(name("Dasht"))
    assert len({home_of(entry) for entry in dasht.choices}) > 1
    assert not dasht.is_certain


def test_a_name_is_weighed_once():
    nushki = name("Nushki")
    assert meanings(nushki) is meanings(nushki)
