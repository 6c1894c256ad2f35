"""Turns of phrase: a list finds what its expression finds, and a sentence that is not searched holds none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading import claimants, claims, cutorder, cutplaces, cuts
from geo.reading.analysis import analyse
from geo.reading.lexicon import table
from geo.reading.turns import Turns, may_end_in, turns

DOCUMENTS = Path(__file__).resolve().parent / "documents"
LISTS = [(room, name) for room, lists in table("patterns").items() for name in lists]
OTHERS = [claims._REVISES, claims._ADDS_UP, claims._COUNT, cutplaces._PROVINCE, cuts._WIDENED, cuts._GIVEN_BACK]
ALL = [*(turns(room, name) for room, name in LISTS), *OTHERS, cutorder._reasons(), claimants._by(), claimants._verbs()]
NAMES = [
    *("/".join(pair) for pair in LISTS),
    *("revises", "adds up", "count", "province", "widened", "given back", "reasons", "by", "verbs"),
]


def sentences(text):
    return analyse(text, published=date(2026, 2, 2)).sentences


@pytest.fixture(scope="module")
def told():
    """Every sentence of the development documents."""
    return [one for path in sorted(DOCUMENTS.glob("*.txt")) for one in sentences(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("phrases", ALL, ids=NAMES)
def test_a_sentence_that_is_not_searched_holds_no_phrase(told, phrases):
    found = {one.text: phrases.expression.search(one.lower) for one in told}
    assert {one.text: phrases.search(one) for one in told if found[one.text] is None} == {
        text: None for text, match in found.items() if match is None
    }
    assert [one.text for one in told if found[one.text] and phrases.search(one) is None] == []


def test_most_sentences_are_not_searched(told):
    searched = sum(phrases.may_stand_in(one) for phrases in ALL for one in told)
    assert searched < 0.2 * len(ALL) * len(told)


WORDS = sorted({word for phrases in ALL for word in (*phrases.gate.words, *phrases.gate.stems)})
JOINED = ["the", "a", "12", "in", "to", "of", "been", "attacks", "ing", "s", "-", ",", "'s", "کوئٹہ", "_"]


@given(st.lists(st.sampled_from(WORDS + JOINED), min_size=1, max_size=8), st.sampled_from([" ", "", "-", ", "]))
def test_no_gate_hides_a_phrase(words, glue):
    for one in sentences(glue.join(words)):
        for phrases in ALL:
            found, expected = phrases.search(one), phrases.expression.search(one.lower)
            assert (found and found.span()) == (expected and expected.span())


@pytest.mark.parametrize(
    ("phrase", "words", "stems"),
    [
        ("shut down", {"down"}, ()),
        ("services?", {"service", "services"}, ()),
        ("claim(?:ed|s)", {"claimed", "claims"}, ()),
        (r"restor\w+", set(), ("restor",)),
        ("shut-?down", set(), ("shut",)),
        (r"(?:\d+|two) (?:\w+ )?(?:towns|cities)", {"towns", "cities"}, ()),
        ("(?:been |be )?suspended", {"suspended"}, ()),
        (r"said\b[^.]{0,40}\bresponsible", {"responsible"}, ()),
        ("co-ordinated", {"ordinated"}, ()),
        ("the attack across", {"across"}, ()),  # "attack" stands in half of all sentences
    ],
)
def test_the_most_telling_word_of_a_phrase(phrase, words, stems):
    gate = Turns([phrase]).gate
    assert (gate.words, gate.stems, gate.is_open) == (words, stems, False)


@pytest.mark.parametrize("phrase", [r"\d+", r"\w+ \w+", "[a-z]{3}"])
def test_a_phrase_of_any_words_is_searched_everywhere(phrase):
    assert Turns([phrase]).gate.is_open


def test_where_a_phrase_may_end():
    others = frozenset({"the"})
    assert may_end_in("a rally against the", "stance", "subordinate", others=others)
    assert not may_end_in("a rally in quetta", "stance", "subordinate", others=others)
    assert not may_end_in("", "stance", "subordinate", others=others)
