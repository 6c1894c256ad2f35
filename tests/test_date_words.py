"""The words dates are written with, each as one letter."""

from __future__ import annotations

import pytest

from geo.errors import DataFileError
from geo.reading import date_words
from geo.reading.date_words import OTHER, TOKEN, lettered, may_open_date, words


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


def test_a_word_is_looked_up_once_and_long_runs_are_not_kept():
    assert lettered("on Saturday,") == lettered("on Saturday,") == [("p", ["on"]), ("W,", ["Saturday", ","])]
    assert lettered("on Saturday,")[1] is lettered("on Saturday,")[1]
    long = "a-" * 40
    assert lettered(long)[0] is not lettered(long)[0]


def test_the_words_kept_are_never_too_many(monkeypatch):
    monkeypatch.setattr(date_words, "_LETTERED", date_words._Lettered())
    monkeypatch.setattr(date_words, "_MOST_REMEMBERED", 10)
    lettered(" ".join(f"word{number}" for number in range(100)))
    assert len(date_words._LETTERED) <= 10


def test_runs_between_spaces_give_the_tokens_of_the_whole_sentence():
    sentence = "At 9.30 p.m. on Feb. 1st, 2026 (Sunday's 1,000th day) he said: 3.5 km, Mastung-Kalat…"
    assert [token for _, tokens in lettered(sentence) for token in tokens] == TOKEN.findall(sentence)
