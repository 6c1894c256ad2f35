"""Taking compound names apart."""

import pytest

from geo.places.gazetteer import Gazetteer
from geo.places.matching import Index
from geo.places.phrases import asked_kinds, take_apart

INDEX = Index(Gazetteer.bundled())


@pytest.mark.parametrize(
    ("text", "names", "unknown", "relation"),
    [
        ("Quetta - Sariab", ["quetta", "sariab"], [], "at"),
        ("Frontier Corps camp in Mand", ["mand"], [], "at"),
        ("near Kolpur, Bolan", ["kolpur", "bolan"], [], "near"),
        ("Sibi - Harnai railway line", ["sibi", "harnai"], [], "line"),
        ("Killi Zxqw area of Pishin", ["pishin"], ["zxqw"], "area"),
        ("Dera Murad Jamali town", ["dera murad jamali town"], [], "at"),
        ("nowhere at all", [], ["nowhere", "all"], "at"),
    ],
)
def test_names_unknown_words_and_relation(text, names, unknown, relation):
    phrase = take_apart(text, INDEX)
    found = [name.text for name in phrase.names]
    assert [one.removesuffix(" town") for one in found] == [one.removesuffix(" town") for one in names]
    assert list(phrase.unknown) == unknown
    assert phrase.relation == relation


def test_a_word_beside_the_name_asks_for_its_kind():
    (name,) = take_apart("district of Kalat", INDEX).names
    assert name.kinds == {"district"}
    (name,) = take_apart("Kalat district area", INDEX).names
    assert name.kinds in ({"district"}, frozenset())


def test_kind_words():
    assert asked_kinds("District") == {"district"}
    assert "tehsil" in asked_kinds("sub-tehsil")
    assert asked_kinds("nonsense") == frozenset()


def test_villages_are_marked():
    assert take_apart("Killi Zxqw", INDEX).is_village
    assert not take_apart("Quetta", INDEX).is_village
