"""The canonical shadow of a text and the way back to the source."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.shadow import shadow_of

SMUGGLED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufeff\u064b\u0650\u0651\u0301"
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("aZ09 \n.'“”‘’–—كيه٣۷" + SMUGGLED)), max_size=200)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("“Quetta’s ‘safe’ city”", "\"Quetta's 'safe' city\""),
        ("Mastung‐Kalat Nov 9–10 killed — at least − x", "Mastung-Kalat Nov 9–10 killed — at least – x"),
        ("31\u00a0civilians\u2009in\u3000Kech", "31 civilians in Kech"),
        ("۳۱ جنوری ٢٠٢٦ १२", "31 جنوری 2026 12"),
        ("بلوچستان كے ضلع كيچ", "بلوچستان کے ضلع کیچ"),
        ("كوئٹه", "کوئٹہ"),
        ("کو\u0626ٹہ آج", "کوئٹہ آج"),
        ("Nōshkī, Kalāt, Pañjgūr", "Noshki, Kalat, Panjgur"),
        ("Nushki\u2028Mach\u2029Hub", "Nushki\nMach\nHub"),
        ("800 km² and ½", "800 km² and ½"),
        ("ＢＬＡ", "BLA"),
        ("[Quetta](https://example.org/quetta-news) and **Mastung**", "Quetta and Mastung"),
        ("see https://example.org/hub/mach. Then", "see . Then"),
        ("Quetta&#8217;s &amp; Mach&nbsp;town &quot;now&quot; &bogus;", 'Quetta\'s & Mach town "now" &bogus;'),
        ("<p>In <b>Mach</b><br/>and <a href='x'>Hub</a>, 3 < 5 > 2</p>", "\nIn Mach\nand Hub, 3 < 5 > 2\n"),
        ("near [[Turbat]] and [[Mach, Pakistan|Mach]]", "near Turbat and Mach"),
        ("_Dawn_ wrote of snake_case_names and 2*3*4", "Dawn wrote of snake_case_names and 2*3*4"),
    ],
)
def test_canonical_forms(written, canonical):
    assert shadow_of(written).text == canonical


def test_decomposed_letters_are_joined_before_marks_are_dropped():
    assert shadow_of(unicodedata.normalize("NFD", "آج کوئٹہ میں")).text == "آج کوئٹہ میں"


def test_the_way_back_spans_what_was_dropped_inside_and_not_at_the_edges():
    source = "in \u200fNoush\u00adki\u200f, two"
    shadow = shadow_of(source)
    start = shadow.text.index("Noushki")
    first, last = shadow.to_source(start, start + len("Noushki"))
    assert source[first:last] == "Noush\u00adki"


def test_the_way_back_through_a_link():
    source = "Blast in [Quetta](https://example.org/a) kills **two** people"
    shadow = shadow_of(source)
    for word in ("Quetta", "two", "people"):
        start = shadow.text.index(word)
        first, last = shadow.to_source(start, start + len(word))
        assert source[first:last] == word


def test_the_way_back_through_tags_and_entities():
    source = "In <b>Mach</b>&nbsp;and&#8217;s <i>Hub</i>"
    shadow = shadow_of(source)
    for word in ("Mach", "and", "Hub"):
        start = shadow.text.index(word)
        first, last = shadow.to_source(start, start + len(word))
        assert source[first:last] == word


def test_plain_text_has_no_gaps():
    assert shadow_of("Gunmen attacked “Mach” – twice").gaps == ()


@given(TEXTS)
def test_every_character_is_found_again(text):
    shadow = shadow_of(text)
    assert len(shadow.text) + len(shadow.gaps) == len(text)
    assert len(shadow.text.lower()) == len(shadow.text)
    last = 0
    for place in range(len(shadow.text)):
        start, end = shadow.to_source(place, place + 1)
        assert last <= start < end <= len(text)
        assert end == start + 1
        last = end


@given(TEXTS)
def test_the_shadow_of_a_shadow_changes_nothing(text):
    once = shadow_of(text).text
    if not any(mark in once for mark in ("](", "[[", "]]", "://", "www.", "*", "_", "<", "&")):
        assert shadow_of(once).text == once


@given(
    st.sampled_from(
        ["](", "[", "*", "**a", "_a", "http://a", "www.", "(((", "[[", "<https://", "<p", "<p>", "<a <", "&amp", "&#"]
    )
)
def test_repeated_markup_takes_linear_time(piece):
    # A quadratic pattern would take minutes on this.
    assert shadow_of(piece * 40_000).text is not None
