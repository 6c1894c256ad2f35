"""Footnotes against numbered lines of a report."""

from __future__ import annotations

import pytest

from geo.reading.layout import blocks

REPORT = "Two constables were killed on 8 May when a mine went off near the bus terminal of Hub, the police said"


def roles(text):
    return [block.role for block in blocks(text)]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (".1", '1 Dawn, "Two killed in Hub", 9 May 2025.'),
        (".1", "1 Report of the Makran Desk on mines"),
        (".1", '1. Dawn, "Two killed in Hub", 9 May 2025.'),
        (".[1]", "[1] Dawn, 9 May 2025"),
        (".[^1]", "[^1]: Two killed in Hub, 9 May 2025"),
        (".¹", "¹ Dawn, 9 May 2025"),
        (".", "[^1]: Two killed in Hub, 9 May 2025"),
    ],
)
def test_what_the_text_points_to_is_a_footnote(mark, note):
    assert roles(f"{REPORT}{mark}\n\n{note}") == ["body", "furniture"]


@pytest.mark.parametrize(
    ("mark", "line"),
    [
        (".", "1 man was shot dead in Mach, the Levies said."),
        (".2", "1 man was shot dead in Mach, the Levies said."),
        (".1", "1. A man was shot dead in Mach, the Levies said."),
        (".1", "1. A man was shot dead in Mach on 1 June 2025."),
        (".1", "1 June 2025: A man was shot dead in Mach, the Levies said."),
    ],
)
def test_other_numbered_lines_stay(mark, line):
    assert "furniture" not in roles(f"{REPORT}{mark}\n\n{line}")
