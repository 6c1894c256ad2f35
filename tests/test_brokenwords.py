"""Words that a line's end breaks, and compounds that only stand there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.brokenwords import SOFT_BREAK, with_whole_words
from geo.reading.markup import DROP
from geo.reading.shadow import shadow_of


def whole(text):
    return with_whole_words(text).replace(DROP, "").replace(SOFT_BREAK, " ")


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("near Mas-\ntung town", "near Mastung town"),
        ("near Mas-\r\ntung town", "near Mastung town"),
        ("in Panj-\ngur.", "in Panjgur."),
        ("on Satur-\nday, an ex-\nplosion", "on Saturday, an explosion"),
        ("a Lahore-\nbound bus", "a Lahore-bound bus"),
        ("a counter-\nterrorism court", "a counter-terrorism court"),
        ("a 35-\nyear-old man", "a 35-year-old man"),
        ("a two-\nday strike", "a two-day strike"),
        ("the Quetta-\nKarachi road", "the Quetta-\nKarachi road"),
        ("two men -\nboth from Hub", "two men -\nboth from Hub"),
        ("the dead-\n\nwere brought", "the dead-\n\nwere brought"),
    ],
)
def test_words_at_the_ends_of_lines(broken, joined):
    assert whole(broken) == joined


def test_the_way_back_to_a_broken_word():
    source = "A bomb went off near Mas-\ntung town."
    shadow = shadow_of(source)
    start = shadow.text.index("Mastung")
    first, last = shadow.to_source(start, start + len("Mastung"))
    assert source[first:last] == "Mas-\ntung"


@given(st.text(st.sampled_from("ab-\n 1.\r"), max_size=60))
def test_the_length_stays(text):
    assert len(with_whole_words(text)) == len(text)


@pytest.mark.parametrize("piece", ["a-\nb", "-\n", "-", "a-\n", "-\nb", "- \n"])
def test_repeated_breaks_take_linear_time(piece):
    # A quadratic pattern would take minutes on this.
    assert len(with_whole_words(piece * 40_000)) == len(piece) * 40_000
