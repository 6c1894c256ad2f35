"""Places in spellings that no list has, and the words that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import read

from geo.reading.spellings import sound_of


def named(text):
    return [(mention.text, mention.place.name) for mention in read(text).mentions if mention.place]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a post in Panjgorr on Sunday.", [("Panjgorr", "Panjgur")]),
        ("A blast was heard near Dalbandeen.", [("Dalbandeen", "Dalbandin")]),
        ("A bomb went off in Washik district.", [("Washik", "Washuk")]),
        ("A bomb went off in Mastrung District.", [("Mastrung", "Mastung")]),
        ("Data was cut in Quetta, Pashin and Hub.", [("Quetta", "Quetta"), ("Pashin", "Pishin"), ("Hub", "Hub")]),
    ],
)
def test_a_name_is_known_by_its_sound(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The attack was condemned by Panjgorr on Sunday.",
        "A bomb went off in Washik.",
        "A bomb went off in the Interior.",
        "Gunmen attacked a post of the Army on Sunday.",
        "He was killed in Mastrung.",
    ],
)
def test_without_words_that_say_so_nothing_is_guessed(text):
    assert named(text) == []


def test_the_reader_says_that_it_guessed():
    (mention,) = read("Gunmen attacked a post in Panjgorr on Sunday.").mentions
    assert mention.reason == "a spelling of Panjgur that no list has"


@given(st.text(max_size=20))
def test_any_word_has_a_sound(word):
    assert sound_of(sound_of(word)) is not None


@pytest.mark.parametrize(
    ("one", "other"), [("Noshki", "Nushki"), ("Qilla", "Killa"), ("Kechh", "Kech"), ("Musakhail", "Musakhel")]
)
def test_spellings_of_one_name_sound_alike(one, other):
    assert sound_of(one) == sound_of(other)
