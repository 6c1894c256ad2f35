"""Numbers and what they count: value, hedge, noun and side; days, sums, distances and ages count nobody."""

from __future__ import annotations

import pytest

from geo.reading.numbers import numbers_in
from geo.reading.words import words_of


def numbers(sentence):
    words = words_of(sentence)
    return numbers_in(words, "".join(word.symbol for word in words), [])


def counted(sentence):
    return [(number.low, number.noun, number.group) for number in numbers(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("31 civilians", [(31, "civilians", "civilians")]),
        ("nineteen policemen", [(19, "policemen", "security")]),
        ("two dozen miners", [(24, "miners", "civilians")]),
        ("dozens of people", [(12, "people", "unknown")]),
        ("hundreds of protesters", [(100, "protesters", "civilians")]),
        ("twenty-five cadets", [(25, "cadets", "security")]),
        ("two hundred and fifty fighters", [(250, "fighters", "militants")]),
        ("1,500 people", [(1500, "people", "unknown")]),
        ("17 members of the security forces", [(17, "members", "security")]),
        ("three members of the BLA", [(3, "members", "militants")]),
        ("a soldier was killed", [(1, "soldier", "security")]),
        ("a woman was hurt", [(1, "woman", "civilians")]),
        ("a naik was hurt", [(1, "naik", "security")]),
        ("18 of them soldiers", [(18, "soldiers", "security")]),
        ("of whom 18 were soldiers", [(18, "soldiers", "security")]),
        ("Sepoy Akhtar Nawaz, 27, resident of Kohat", []),
        ("no one had been hurt", []),
        ("five militants belonging to a banned outfit were hurt", [(5, "militants", "militants")]),
        ("two vegetable sellers", [(2, "vegetable sellers", "civilians")]),
        ("the seat PB-35", []),
        ("at 3:30", []),
        ("July 3: Six members of the security forces", [(6, "members", "security")]),
    ],
)
def test_what_a_number_counts(sentence, expected):
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "low", "high", "qualifier"),
    [
        ("31 civilians", 31, None, "exactly"),
        ("at least 31 civilians", 31, None, "at_least"),
        ("more than 31 civilians", 31, None, "at_least"),
        ("nearly 31 civilians", 31, None, "nearly"),
        ("about 31 civilians", 31, None, "nearly"),
        ("up to 31 civilians", 31, None, "up_to"),
        ("as many as 31 civilians", 31, None, "up_to"),
        ("dozens of civilians", 12, None, "at_least"),
        ("10 to 12 civilians", 10, 12, "exactly"),
        ("10–12 civilians", 10, 12, "exactly"),
        ("10 or 12 civilians", 10, 12, "exactly"),
        ("between 10 and 12 civilians", 10, 12, "exactly"),
        ("about 10 to 12 civilians", 10, 12, "nearly"),
        ("two hundred to two hundred and fifty fighters", 200, 250, "exactly"),
        ("a total of 31 civilians", 31, None, "exactly"),
    ],
)
def test_ranges_and_hedges(sentence, low, high, qualifier):
    (number,) = numbers(sentence)
    assert (number.low, number.high, number.qualifier) == (low, high, qualifier)


@pytest.mark.parametrize(
    "sentence",
    [
        "12 motorcycles",
        "30 kilometres",
        "three districts",
        "five attacks",
        "Rs 500",
        "on 31 January",
        "January 31",
        "in 2024",
        "no people",
        "two hours",
        "a passenger train",
        "a people",
        "14 percent",
        "one of the reasons",
    ],
)
def test_what_counts_no_people(sentence):
    assert [number for number in numbers(sentence) if number.noun or number.own_toll] == []


def test_members_are_of_the_side_they_belong_to():
    assert counted("five members of one family")[0] == (5, "members", "civilians")


def test_others_go_back_to_those_counted_before():
    nine, two = numbers("nine passengers and two others")
    assert (nine.is_elliptic, two.is_elliptic) == (False, True)


def test_bodies_are_a_toll_of_their_own():
    (number,) = numbers("167 bodies of militants")
    assert number.own_toll is not None
    assert (number.low, number.group) == (167, "militants")
