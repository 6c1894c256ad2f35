"""The sentences of a block, with its dateline and without pointers to other pages."""

from __future__ import annotations

import pytest

from geo.reading.layout import blocks
from geo.reading.spans import spans_of


def sentences_of(text):
    return [text[start:end] for block in blocks(text) for start, end in spans_of(text, block)]


def test_the_dateline_is_part_of_the_first_sentence():
    assert sentences_of("QUETTA: A man was shot. He died.") == ["QUETTA: A man was shot.", "He died."]


@pytest.mark.parametrize("pointer", ["Also Read: Two shot in Hub.", "READ MORE | Two shot in Hub.", "(See also: Hub.)"])
def test_pointers_within_a_paragraph_are_left_out(pointer):
    assert sentences_of(f"A bomb went off in Mach. {pointer} Police came.") == [
        "A bomb went off in Mach.",
        "Police came.",
    ]


def test_an_urdu_pointer_within_a_paragraph():
    assert sentences_of("مچھ میں دھماکہ ہوا۔ یہ بھی پڑھیں: حب میں فائرنگ۔ پولیس پہنچ گئی۔") == [
        "مچھ میں دھماکہ ہوا۔",
        "پولیس پہنچ گئی۔",
    ]


def test_words_that_only_look_like_pointers_stay():
    text = "Police came. Read out was a list: two names were on it."
    assert len(sentences_of(text)) == 2


def test_what_is_too_long_for_a_sentence_is_cut_at_a_comma():
    parts = sentences_of("a word, " * 400)
    assert all(len(part) <= 1500 for part in parts)
    assert len(parts) > 1
