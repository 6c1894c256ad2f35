from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from geo.view.highlight import Span, document_html, marked

spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["place", "incident", "claim"])).map(
        lambda s: Span(min(s[:2]), max(s[:2]), s[2])
    ),
    max_size=8,
)


@given(st.text(max_size=40), spans)
def test_marking_never_changes_the_text(text, chosen):
    html = marked(text, chosen)
    assert unescape(re.sub(r"</?mark[^>]*>", "", html)) == unescape(re.sub(r"</?mark[^>]*>", "", marked(text, [])))
    assert html.count("<mark") == html.count("</mark>")


def test_overlapping_marks_keep_both_names():
    assert marked("abcd", [Span(0, 3, "incident"), Span(1, 2, "place")]) == (
        '<mark class="incident">a</mark><mark class="incident place">b</mark><mark class="incident">c</mark>d'
    )


def test_a_long_text_says_that_it_is_cut():
    html = document_html("x" * 50, [], limit=10)
    assert "x" * 11 not in html
    assert "first 10 characters" in html
