"""How a web page is named."""

from __future__ import annotations

import pytest

from geo.reading.pagename import name_of
from geo.reading.pagetree import headline_of, tree_of


def named(head, body="<h1>Blast in Mach mine</h1>", saved_from=None):
    tree = tree_of(f"<html><head>{head}</head><body>{body}<p>Two died.</p></body></html>")
    headline, is_certain = headline_of(tree)
    return name_of(tree, headline, saved_from, is_certain=is_certain)


@pytest.mark.parametrize("mark", [" - ", " | ", " – ", " — Newspaper - "])
def test_the_tail_of_the_title_is_the_paper(mark):
    told = named(f"<title>Blast in Mach mine{mark}Example Daily</title>")
    assert told[:2] == ("Blast in Mach mine", "Example Daily")


def test_a_title_is_cut_where_it_names_the_paper():
    site = '<meta property="og:site_name" content="Example Daily">'
    told = named(f'<meta property="og:title" content="Blast near Mach | Example Daily">{site}')
    assert told[:2] == ("Blast near Mach", "Example Daily")
    address = '<link rel="canonical" href="https://en.example.org/wiki/Mach">'
    assert named(f'<meta property="og:title" content="Mach - Example">{address}', "").title == "Mach"


def test_a_tail_that_is_no_name_stays():
    assert named("<title>Blast in Mach mine - what we know</title>").publisher is None
    assert named("<title>Blast in Mach mine - 2 May 2024</title>").publisher is None
    assert named('<meta property="og:title" content="Mach - a town">', "").title == "Mach - a town"


def test_the_headline_goes_before_the_name_of_the_blog():
    told = named(
        "<title>Example Watch: Blast in Mach mine</title>", "<h1>Example Watch</h1><h3>Blast in Mach mine</h3>"
    )
    assert told.title == "Blast in Mach mine"


def test_the_address_it_was_saved_from():
    assert named("", saved_from="https://daily.example/1").url == "https://daily.example/1"
