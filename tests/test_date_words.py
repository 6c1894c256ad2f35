"""The words dates are written with, each as one letter."""

from __future__ import annotations

import pytest

from geo.errors import DataFileError
from geo.reading import date_words
from geo.reading.date_words import OTHER, TOKEN, Lettered, may_open_date, words


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


def test_a_word_is_looked_up_once_and_long_runs_are_not_kept(monkeypatch):
    runs = date_words._Runs()
    monkeypatch.setattr(date_words, "_RUNS", runs)
    long = "a-" * 40
    Lettered(f"on Saturday, on {long}")
    assert runs == {"on": ("p", ["on"]), "Saturday,": ("W,", ["Saturday", ","])}


def test_the_words_kept_are_never_too_many(monkeypatch):
    runs = date_words._Runs()
    monkeypatch.setattr(date_words, "_RUNS", runs)
    monkeypatch.setattr(date_words, "_MOST_REMEMBERED", 10)
    Lettered(" ".join(f"word{number}" for number in range(100)))
    assert len(runs) <= 10


def test_a_sentence_in_letters_leads_back_to_its_tokens_and_their_places():
    text = " At 9.30 p.m.  on Feb. 1st, 2026 (Sunday's 1,000th\tday) he said: 3.5 km, Mastung-Kalat… "
    sentence = Lettered(text)
    places = [(match[0], match.span()) for match in TOKEN.finditer(text)]
    assert len(sentence.letters) == len(places)
    for first in range(len(places)):
        for last in range(first + 1, len(places) + 1):
            assert sentence.tokens(first, last) == [token for token, _ in places[first:last]]
            assert sentence.span(first, last) == (places[first][1][0], places[last - 1][1][1])
