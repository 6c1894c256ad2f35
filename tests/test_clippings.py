"""Several reports in one text, each of its own day."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.clippings import head_day
from geo.reading.layout import blocks

HUB = "Two men were shot dead near the bazaar of Hub on Thursday, the police said."
MACH = "A bomb went off beside the railway line near Mach on Friday and hurt nobody."
SECOND, NINTH = date(2025, 5, 2), date(2025, 6, 9)


def days(text):
    """Give the day that each block that is read was told on."""
    return [block.told_on for block in blocks(text) if block.is_read]


def test_the_day_under_each_headline():
    page = f"Two shot in Hub\nDawn, May 2, 2025\n\n{HUB}\n\n---\n\nBomb near Mach\nThe News, June 9, 2025\n\n{MACH}"
    assert days(page) == [SECOND, SECOND, NINTH, NINTH]


def test_the_day_behind_each_report():
    page = f"{HUB}\n\nPublished in Dawn, May 2nd, 2025\n\nBomb near Mach\n\n{MACH}\n\nPublished in Dawn, June 9th, 2025"
    assert days(page) == [SECOND, NINTH, NINTH]


def test_a_day_alone_under_each_headline():
    page = f"## Two shot in Hub\n2 May 2025\n\n{HUB}\n\n## Bomb near Mach\n9 June 2025\n\n{MACH}"
    assert days(page) == [SECOND, SECOND, NINTH, NINTH]


def test_days_alone_over_paragraphs_are_a_diary():
    page = f"2 May 2025\n{HUB}\n\n9 June 2025\n{MACH}"
    found = [block for block in blocks(page) if block.is_read]
    assert [block.told_on for block in found] == [None, None]
    assert [block.date.date_start for block in found] == [SECOND, NINTH]


@pytest.mark.parametrize("stamp", ["{} - 09:15", "{} - 09:15 (04:15 GMT)", "Makran Desk, [{} 09:15]", "{} -\n09:15"])
def test_the_stamps_of_live_blogs_and_channels(stamp):
    page = f"{stamp.format('2 May 2025')}\n\n{HUB}\n\n{stamp.format('9 June 2025')}\n\n{MACH}"
    assert days(page) == [SECOND, NINTH]


def test_messages_with_their_sender_in_the_line():
    page = f"[02/05/2025, 11:20:14] Makran Desk: {HUB}\n[09/06/2025, 21:40] Makran Desk: {MACH}"
    found = blocks(page)
    assert [page[block.text_start : block.end] for block in found] == [HUB, MACH]
    assert [block.told_on for block in found] == [SECOND, NINTH]


def test_one_report_keeps_the_day_of_the_text():
    page = f"Two shot in Hub\nPublished May 2, 2025 Updated May 3, 2025\n\n{HUB}\n\nPublished in Dawn, June 9th, 2025"
    assert set(days(page)) == {None}


def test_the_day_above_a_report():
    for line in ("Saleem Shahid May 2, 2025", "Rawalpindi, 2 May 2025", "May 2, 2025 · 3 min read"):
        page = f"Two shot in Hub\n\n{line}\n\n{HUB}"
        assert head_day(page, blocks(page)) == SECOND
    for line in ("Date: 2 May 2025", "Two shot on 2 May 2025"):
        page = f"Two shot in Hub\n\n{line}\n\n{HUB}"
        assert head_day(page, blocks(page)) is None
