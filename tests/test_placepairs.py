"""Two names beside each other: which one only says where the other lies."""

from __future__ import annotations

import pytest
from steps import analysed, sentence_of

from geo.reading.placepairs import is_seat, list_around


def parts(text):
    return [(t.text, t.part) for s in analysed(text).sentences for t in s.toponyms if t.entry is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast hit Tump, Kech district.", [("Tump", "bare"), ("Kech district", "parent")]),
        ("A blast hit a shop in Hazarganji, Quetta.", [("Hazarganji", "location"), ("Quetta", "parent")]),
        ("A blast hit the Zehri area of Khuzdar.", [("Zehri", "bare"), ("Khuzdar", "parent")]),
        ("A blast was heard in Kech district's Tump.", [("Kech district", "parent"), ("Tump", "location")]),
        ("Guards stood in Quetta's Sariab Road.", [("Quetta", "parent"), ("Sariab Road", "location")]),
        ("A blast hit a shop in Pasni, Balochistan.", [("Pasni", "location"), ("Balochistan", "parent")]),
    ],
)
def test_of_two_neighbours_one_may_only_say_where_the_other_lies(text, expected):
    assert parts(text) == expected


def test_a_list_is_found_around_each_of_its_names():
    sentence = sentence_of("Posts in Sibi, Zhob and Kohlu were hit, and Turbat was quiet.")
    sibi, zhob, kohlu, turbat = sentence.toponyms
    for one in (sibi, zhob, kohlu):
        assert list_around(one, sentence) == [sibi, zhob, kohlu]
    assert list_around(turbat, sentence) == [turbat]


def test_a_place_is_not_put_into_a_district_that_does_not_hold_it():
    (zero_point, khuzdar) = sentence_of("Police blocked Zero Point in Khuzdar.").toponyms
    assert khuzdar.entry is not None
    assert zero_point.entry is None or zero_point.entry.district == "Khuzdar"


@pytest.mark.parametrize(("name", "expected"), [("Kalat", True), ("Pasni", False)])
def test_a_seat_is_the_town_its_district_is_named_after(name, expected):
    (toponym,) = sentence_of(f"A blast hit a market in {name} on Sunday.").toponyms
    assert toponym.entry is not None
    assert is_seat(toponym.entry) is expected


def test_a_quarter_that_bears_another_towns_name_is_no_town():
    named = sentence_of("In the Maskan Kalat area of Kharan four men were picked up.").toponyms
    assert [toponym.entry and toponym.entry.name for toponym in named] == [None, "Kharan"]
