"""Web pages of several posts."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.pageposts import posts_of
from geo.reading.pagetree import headline_of, tree_of

FIRST = "Two miners were killed by a bomb near Mach on Sunday, police said."
SECOND = "One man was hurt when gunmen fired at a tea stall in Hub on Friday, the Levies said."
ARTICLE = '<article><h2>{0}</h2><time datetime="{1}">{1}</time><p>{2}</p></article>'
ARCHIVE = ARTICLE.format("Blast in Mach", "2024-05-02", FIRST) + ARTICLE.format("Firing in Hub", "2024-04-20", SECOND)
BLOG = "".join(
    f'<div class="date-outer"><h2 class="date-header">{day}</h2><div class="post hentry"><h3>{title}</h3>'
    f'<div class="post-body">{text}<br></div><p>Posted by Ali</p></div></div>'
    for day, title, text in (
        ("Thursday, May 2, 2024", "Blast in Mach", FIRST),
        ("April 20, 2024", "Firing in Hub", SECOND),
    )
)


def found(title, body):
    tree = tree_of(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    headline, is_certain = headline_of(tree)
    return posts_of(tree, headline, is_certain=is_certain)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Mach Archives - Example Daily", f"<main><h1>Tag: Mach</h1>{ARCHIVE}</main>"),
        ("Example Watch: May 2024", f"<h1>Example Watch</h1>{BLOG}"),
    ],
)
def test_every_post_has_its_day(title, body):
    assert found(title, body) == (
        (date(2024, 5, 2), "Blast in Mach", (FIRST,)),
        (date(2024, 4, 20), "Firing in Hub", (SECOND,)),
    )


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Blast in Mach - Example Daily", ARCHIVE),
        ("Watch: Blast in Mach", f"<h1>Watch</h1>{BLOG}"),
        ("Mine closed", f"<h1>Mine closed</h1><p>{FIRST}</p><p>{SECOND}</p><p>{SECOND * 2}</p><div>{ARCHIVE}</div>"),
        ("Mine closed", f'<h1>Mine closed</h1><div class="related">{ARCHIVE}</div>'),
        (
            "The mine is closed",
            f"<h1>The mine is closed</h1><article><p>{SECOND}</p></article><div>{ARCHIVE * 3}</div>",
        ),
        ("Mach Archives", ARTICLE.format("Blast in Mach", "2024-05-02", FIRST)),
        ("", ""),
    ],
)
def test_a_page_of_one_story_has_none(title, body):
    assert found(title, body) == ()
