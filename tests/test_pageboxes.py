"""What stands beside the story of a web page."""

from __future__ import annotations

import pytest

from geo.reading.pageboxes import unfold_tables, without_boxes
from geo.reading.pagetree import headline_of, tree_of, words_of

STORY = (
    "<p>Two miners were killed and four were hurt when a bomb went off near a mine in Mach on Sunday, police said.</p>"
    "<p>Nobody claimed the attack, and a search of the hills was under way by nightfall, they added.</p>"
)
OTHER = (
    "<div><h4>Firing in {0}</h4><p>Gunmen opened fire on a tea stall in {0} on Friday night and killed three men "
    "there, Levies officials said, adding that the gunmen escaped.</p></div>"
)
CARDS = "".join(map(OTHER.format, ("Hub", "Bela", "Kohlu")))


def left(body):
    """Give the text of a page without its boxes."""
    page = f"<html><head><title>Blast in Mach mine - Example Daily</title></head><body>{body}</body></html>"
    tree = tree_of(page)
    without_boxes(tree, headline_of(tree)[0])
    return words_of(tree.find("body"))


@pytest.mark.parametrize(
    "body",
    [
        "<article><h1>Blast in Mach mine</h1>{story}</article><section><h2>More News</h2>{cards}</section>",
        "<article><h1>Blast in Mach mine</h1>{story}<div><h2>Related Posts</h2>{cards}</div></article>",
        "<div><h1>Blast in Mach mine</h1>{story}<h3>You may also like</h3>{cards}</div>",
        "<div><div><h3><span>Latest News</span></h3>{cards}</div><div><h1>Blast in Mach mine</h1>{story}</div></div>",
        "<div><h1>Blast in Mach mine</h1>{story}</div><div><h3>Comments (3)</h3>{cards}</div>",
        "<article><h1>Blast in Mach mine</h1>{story}</article><article><h1>Firing in Hub</h1>{cards}</article>",
    ],
)
def test_boxes_are_dropped_and_the_story_stays(body):
    text = left(body.format(story=STORY, cards=CARDS))
    assert text.startswith("Blast in Mach mine Two miners")
    assert text.endswith("they added.")


def test_a_short_story_stays_and_a_long_box_goes():
    text = left(f"<h1>Blast in Mach mine</h1>{STORY}<div><h3>Latest News</h3>{CARDS * 3}</div>")
    assert text.endswith("they added.")


def test_a_story_that_opens_with_such_a_word_stays():
    text = left(f"<h1>Blast in Mach mine</h1><div><b>Latest</b>{STORY}</div>")
    assert text.endswith("they added.")


def test_the_paragraph_that_the_story_opens_with_stays():
    text = left(f"<h1>Blast in Mach mine</h1><div><b>Latest</b>{STORY}</div><div>{CARDS}</div>")
    assert "Two miners were killed" in text


def test_cards_are_known_by_headlines_that_are_links():
    linked = CARDS.replace("<h4>", "<h4><a>").replace("</h4>", "</a></h4>")
    assert left(f"<div><h1>Blast in Mach mine</h1>{STORY}</div><div>{linked}</div>").endswith("they added.")
    sections = f"<div><h4>The mine</h4>{STORY}</div><div><h4>The town</h4>{STORY}</div>"
    assert left(f"<div><h1>Blast in Mach mine</h1>{sections}</div>").count("they added.") == 2


def test_a_box_amid_the_story_takes_nothing_with_it():
    text = left(
        f"<div><h1>Blast in Mach mine</h1>{STORY}<h3>Read more</h3><ul><li>Firing in Hub</li></ul>{STORY}</div>"
    )
    assert "Hub" not in text
    assert text.count("they added.") == 2


def test_layout_tables_are_unfolded_and_tables_of_data_are_not():
    story = f"<table><tr><td>Home</td><td><h2>Blast in Mach</h2>{STORY * 2}</td></tr></table>"
    data = "<table><tr><td>2 May</td><td>Two were killed in Mach.</td></tr></table>"
    tree = tree_of(f"<html><body>{story}{data}</body></html>")
    unfold_tables(tree)
    assert [words_of(table) for table in tree.iter("table")] == ["2 May Two were killed in Mach."]
