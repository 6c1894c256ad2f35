"""The words dates are written with, each as one letter."""

from __future__ import annotations

import pytest

from geo.errors import DataFileError
from geo.reading import date_words
from geo.reading.date_words import OTHER, TOKEN, may_open_date, words


def letters(text):
    return "".join(words().letters.get(token, OTHER) for token in TOKEN.findall(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Saturday, 31 January 2026", "pW,dMy"),
        ("31/01/2026", "d/d/y"),
        ("since last week", "slu"),
        ("Sunday's", "W"),
        ("31st", "D"),
        ("in Quetta", "i_"),
        ("tomatoes", "_"),
    ],
)
def test_a_date_is_a_short_word(text, expected):
    assert letters(text) == expected


@pytest.mark.parametrize(
    ("word", "value"), [("31", 31), ("31st", 31), ("2026", 2026), ("January", 1), ("Dec", 12), ("Saturday", 5)]
)
def test_the_number_a_word_stands_for(word, value):
    assert words().values[word] == value


@pytest.mark.parametrize(("word", "expected"), [("31", True), ("January", True), ("Sunday", True), ("Quetta", False)])
def test_what_a_date_may_begin_with(word, expected):
    assert may_open_date(word) is expected


def test_triggers_are_lower_case_and_hold_weekdays_and_months():
    assert {"sunday", "january", "yesterday", "overnight"} <= words().triggers
    assert all(trigger == trigger.lower() for trigger in words().triggers)
    assert "quetta" not in words().triggers


def test_a_missing_list_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(date_words, "DATA", tmp_path)
    words.cache_clear()
    try:
        with pytest.raises(DataFileError, match="is not a list of date words"):
            words()
    finally:
        words.cache_clear()
