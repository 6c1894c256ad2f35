"""Markup that is blanked, and what stays of links and pictures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.markup import DROP, without_markup


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Two died in [Mach](https://example.org/a) and **Hub**.", "Two died in Mach and Hub."),
        ("[Two died in Mach](https://example.org/a)", "[Two died in Mach]"),
        ("[Mach](/a) | [Hub](/b)", "[Mach] | [Hub]"),
        ("- [Two died in Mach](/a)", "- Two died in Mach"),
        ("![A burnt bus in Mach](/bus.jpg)", ""),
        ("Two died ![A burnt bus](/bus.jpg) in Mach.", "Two died  in Mach."),
        ("[![A burnt bus in Mach](/bus.jpg)](/page)", ""),
        ("![](/bus.jpg)", ""),
    ],
)
def test_links_and_pictures(written, left):
    assert without_markup(written).replace(DROP, "") == left


@given(st.lists(st.sampled_from(["[", "]", "](", "(", ")", "!", "a", " ", "|", "\n", "*", "_", "<b>", "&amp;"])))
def test_the_length_stays(parts):
    text = "".join(parts)
    assert len(without_markup(text)) == len(text)


@pytest.mark.parametrize("piece", ["![", "![a](b", "[a](b) ", "[a](b", "](", "[a]", "![](", "[![a](b)]("])
def test_repeated_links_take_linear_time(piece):
    # A quadratic pattern would take minutes on this.
    assert len(without_markup(piece * 40_000)) == len(piece) * 40_000
