"""The words of a sentence with figures, each with its class: N number, C people, T toll word, Q hedge …"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading import words as module
from geo.reading.words import words_of


def symbols(sentence):
    return "".join(word.symbol for word in words_of(sentence))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("31 civilians were killed.", "NCAT."),
        ("At least 31 civilians and 17 policemen were killed.", "QNC&NCAT."),
        ("Gunmen killed nine passengers and injured two others.", "CTNC&TNo."),
        ("Dozens of people were hurt.", "VpCAT."),
        ("Eleven people, including four soldiers, died.", "NC,iNC,T."),
        ("12 motorcycles and 3 km", "NX&NX"),
        ("1,500 people; 3.5 metres", "NC;XX"),
        ("Nothing is known here", "wAww"),
        ("اور بارہ زخمی", "&NT"),
    ],
)
def test_each_word_gets_its_class(sentence, expected):
    assert symbols(sentence) == expected


@pytest.mark.parametrize(
    ("word", "symbol", "value"),
    [
        ("31", "N", 31),
        ("1,000", "N", 1000),
        ("nineteen", "N", 19),
        ("half a dozen", "N", 6),
        ("two dozen", "N", 24),
        ("dozens", "V", 12),
        ("scores", "V", 20),
        ("nearly", "Q", "nearly"),
        ("as many as", "Q", "up_to"),
        ("no fewer than", "Q", "at_least"),
        ("policemen", "C", "security"),
        ("coal miners", "C", "civilians"),
        ("gunmen", "C", "militants"),
        ("people", "C", "unknown"),
        ("31st", "X", None),
    ],
)
def test_the_value_of_a_word(word, symbol, value):
    assert [(one.symbol, one.value) for one in words_of(word)] == [(symbol, value)]


def test_the_longest_phrase_is_one_word():
    (phrase,) = words_of("succumbed to their injuries")
    assert (phrase.symbol, phrase.value.measure, phrase.start, phrase.end) == ("T", "killed", 0, 27)


@pytest.mark.parametrize("written", ["passers-by", "passers by", "law-enforcement personnel"])
def test_hyphens_do_not_part_a_phrase(written):
    assert words_of(written)[-1].symbol == "C"


def test_a_word_is_looked_up_once_and_the_words_kept_are_never_too_many(monkeypatch):
    kept = module._Senses()
    monkeypatch.setattr(module, "_SENSES", kept)
    monkeypatch.setattr(module, "_MOST_REMEMBERED", 10)
    words_of("Gunmen killed gunmen.")
    assert set(kept) == {"Gunmen", "killed", "gunmen", "."}
    words_of(" ".join(f"word{number}" for number in range(100)))
    assert len(kept) <= 10


@given(
    st.text(
        st.one_of(st.characters(exclude_categories=["Cs", "No"]), st.sampled_from("31 ,.-killeddozenpeople")),
        max_size=80,
    )
)
def test_words_stand_in_order_inside_any_sentence(sentence):
    words = words_of(sentence)
    assert all(0 <= word.start < word.end <= len(sentence) for word in words)
    assert all(first.end <= second.start for first, second in pairwise(words))
