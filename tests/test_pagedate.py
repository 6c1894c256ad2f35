"""The day of publication among the days that a web page shows."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.pagedate import day_in_sight
from geo.reading.pagetree import headline_of, tree_of, words_of

TEXT = (
    "<p>Two miners were killed and four were hurt when a bomb went off near a mine in Mach on Sunday, police said.</p>"
)
HEADLINE = "<h1>Blast in Mach mine</h1>"
CLOCKS = [
    '<header><div class="top-date">Sunday, June 9, 2024</div></header>',
    '<div class="header-date">June 9, 2024</div>',
    '<div id="date">09 June 2024</div>',
    "",
]


def seen(body):
    tree = tree_of(f"<html><head><title>Blast in Mach mine - Example Daily</title></head><body>{body}</body></html>")
    return day_in_sight(tree, headline_of(tree)[0]), words_of(tree.find("body"))


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize(
    "line",
    [
        '<time class="entry-date published updated" datetime="2024-05-02T09:00:00+05:00">May 2</time>',
        "<p>Published: 02 May, 2024 09:15 am</p>",
        "<p>By Staff Reporter - May 2, 2024</p>",
        '<span class="post-date">May 2, 2024</span>',
        '<time datetime="2024-05-02">3 weeks ago</time>',
        "<span>Updated: May 5, 2024</span> <span>Published: May 2, 2024</span>",
        "<span>Updated</span> <span>May 5, 2024</span><span>Published</span> <span>May 2, 2024</span>",
    ],
)
def test_the_storys_own_day_wins(clock, line):
    day, text = seen(f"{clock}<article>{HEADLINE}{line}{TEXT}</article>")
    assert (day.day, day.is_update) == (date(2024, 5, 2), False)
    assert "une 2024" not in text
    assert "June 9" not in text


def test_a_foot_may_say_when_it_was_published():
    day, _ = seen(f"{CLOCKS[0]}<div>{HEADLINE}{TEXT}<p><i>Published in Example Daily, May 2nd, 2024</i></p></div>")
    assert day.day == date(2024, 5, 2)


def test_a_day_above_the_headline_counts_in_a_box_with_it():
    day, _ = seen(f"{CLOCKS[0]}<div><h2><span>Thursday, May 2, 2024</span></h2><div>{HEADLINE}{TEXT}</div></div>")
    assert day.day == date(2024, 5, 2)
    day, _ = seen(f"<p>May 2, 2024</p>{HEADLINE}{TEXT}")
    assert day.day == date(2024, 5, 2)


@pytest.mark.parametrize("clock", CLOCKS[:3])
def test_the_day_of_a_header_is_nobodys(clock):
    day, text = seen(f"{clock}<div>{HEADLINE}{TEXT}</div>")
    assert (day.day, day.is_elsewhere) == (None, True)
    assert "June" not in text


@pytest.mark.parametrize(
    "beside",
    [
        '<div class="sidebar"><a>Firing in Hub</a><span class="date">June 3, 2024</span></div>',
        '<div id="comments"><time datetime="2024-06-03">June 3, 2024</time></div>',
        '<div class="item"><a>Firing in Hub</a><span class="date">June 3, 2024</span></div>',
    ],
)
def test_the_day_of_another_story_is_nobodys(beside):
    day, _ = seen(f"<div>{HEADLINE}{TEXT}</div>{beside}")
    assert (day.day, day.is_elsewhere) == (None, True)


def test_the_day_of_an_event_is_no_publication():
    day, _ = seen(f"<div>{HEADLINE}<p>The mine had been closed on 3 March 2024.</p>{TEXT}</div>")
    assert day.day is None


def test_days_over_several_parts_are_a_diarys():
    table = (
        "<table><tr><td>2 May 2024</td><td>Two died.</td></tr><tr><td>3 May 2024</td><td>One died.</td></tr></table>"
    )
    assert seen(f"{HEADLINE}{table}")[0].day is None
    assert seen(f"{HEADLINE}<h3>2 May 2024</h3>{TEXT}<h3>3 May 2024</h3>{TEXT}")[0].day is None


def test_an_update_is_told_apart():
    day, _ = seen(f"<div>{HEADLINE}<p>Last updated: May 5, 2024</p>{TEXT}</div>")
    assert (day.day, day.is_update) == (date(2024, 5, 5), True)


def test_a_day_below_the_headline_goes_before_one_above_it():
    day, _ = seen(f'<div><p class="x">June 9, 2024</p>{HEADLINE}<p class="y">May 2, 2024</p>{TEXT}</div>')
    assert day.day == date(2024, 5, 2)
