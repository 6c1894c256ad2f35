"""Known words in a text: which, where, and which of two that overlap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.lexer import fold, lex
from geo.reading.shadow import shadow_of

TEXTS = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("aZ 09\n.'’-–İßﬁكيه۳كوئٹہ")), max_size=120)


def found(text, *tags):
    """Give the written words with these tags, each stretch once."""
    spans = dict.fromkeys((token.start, token.end) for token in lex(text) if token.tag in tags)
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Mastung-Kalat’s", "mastung kalat s"),
        ("BLA (banned)", "bla  banned "),
        ("İSTANBUL", "İstanbul"),
        ("کوئٹہ، نوشکی", "کوئٹہ  نوشکی"),
        ("route N_25", "route n_25"),
    ],
)
def test_folding_keeps_every_character_in_its_place(text, folded):
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


@given(TEXTS)
def test_folding_keeps_the_length_of_any_text(text):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Noshki and Nushki", ["Noshki", "Nushki"]),
        ("Kech9 Cases Gwadar 4 Cases", ["Kech", "Gwadar"]),
        ("Quetta's bazaar", ["Quetta"]),
        ("QUETTA: a blast", ["QUETTA"]),
        ("Mastung-Kalat road", ["Mastung", "Kalat"]),
        ("the Turbat-bound convoy", ["Turbat"]),
        ("quetta in small letters", []),
        ("Quettans and Sibiyan", []),
        ("Dera Bugti", ["Dera Bugti"]),
        ("Kech district", ["Kech district"]),
        ("کوئٹہ میں", ["کوئٹہ"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_names_are_found_as_whole_words_with_a_capital(text, places):
    assert found(text, "place") == places


@pytest.mark.parametrize(
    ("text", "tag", "words"),
    [
        ("A suicide bombing and a bombing", "event", ["suicide bombing", "bombing"]),
        ("attacks on convoys", "event", ["attacks"]),
        ("a heart attack", "event", []),
        ("a heart attack", "nothing", ["heart attack"]),
        ("the FC and an fc", "actor", ["FC"]),
        ("Levies and levies", "actor", ["Levies", "levies"]),
        ("mobile internet, the internet and mobile", "service", ["mobile internet", "internet", "mobile"]),
        ("mobile courts sat", "service", []),
        ("mobile courts sat", "not_service", ["mobile courts"]),
        ("Jazz and Zong", "operator", ["Jazz", "Zong"]),
        ("they heard jazz", "operator", []),
        ("no untoward incident", "negated", ["no untoward incident"]),
        ("on Saturday, 31 January", "date", ["Saturday", "January"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_longest_form_from_the_left_is_taken(text, tag, words):
    assert found(text, tag) == words


def test_a_plural_or_possessive_s_is_understood_and_left_out():
    assert found("the militants' camps and the militant's camp", "target") == ["camps", "camp"]
    assert found("two suicide bombings", "event") == ["suicide bombing"]


def test_one_word_may_have_several_meanings():
    assert {token.tag for token in lex("killed")} >= {"event", "toll"}


def test_known_words_stand_in_order_and_do_not_overlap():
    tokens = lex("Gunmen killed nine policemen in Quetta and Mastung on Sunday, Levies officials said.")
    spans = sorted({(token.start, token.end) for token in tokens})
    assert [(token.start, token.end) for token in tokens] == sorted((t.start, t.end) for t in tokens)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_the_provincial_capital_stands_for_quetta():
    token = next(token for token in lex("in the provincial capital") if token.tag == "place")
    assert {entry.name for entry in token.value.entries} == {"Quetta"}


@given(TEXTS)
def test_any_text_is_lexed(text):
    canonical = shadow_of(text).text
    assert all(0 <= token.start < token.end <= len(canonical) for token in lex(canonical))


@pytest.mark.parametrize("text", ["last month", "A year ago", "so far this year", "on Monday", "the long march"])
def test_a_longer_form_does_not_hide_that_a_date_may_stand_in_it(text):
    assert any(token.tag == "date" for token in lex(text))
