"""One piece of a page, and what its own characters tell."""

from __future__ import annotations

import pytest

from geo.reading.block import Block, is_sentence, words_in


def piece(text, role="body", *, text_start=0):
    return Block(0, len(text), role, text_start)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a post.", True),
        ("Who attacked the post?", True),
        ("“Gunmen attacked a post,” he said.", True),
        ('He said: "Gunmen attacked a post."', True),
        ("Gunmen attacked a post.[12]", True),
        ("کوئٹہ میں دھماکہ ہوا۔", True),
        ("Gunmen attack post", False),
        ("Also read: Gunmen attack post", False),
    ],
)
def test_a_sentence_ends_as_one(text, expected):
    assert is_sentence(text, piece(text)) is expected


def test_words_are_counted_from_where_the_text_begins():
    text = "QUETTA: Gunmen attacked a post."
    assert words_in(text, piece(text)) == 5
    assert words_in(text, piece(text, text_start=8)) == 4


@pytest.mark.parametrize(("role", "expected"), [("body", True), ("title", True), ("entry", True), ("furniture", False)])
def test_furniture_is_not_read(role, expected):
    assert piece("Sign up for our newsletter", role).is_read is expected
