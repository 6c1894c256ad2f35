"""Saved web pages: the report without what stands around it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.reading.webpage import is_webpage, page_of

PAGE = """<!DOCTYPE html>
<html lang="en"><head>
<title>Two killed in Mach blast - The Example Daily</title>
<meta property="og:title" content="Two killed in Mach blast">
<meta property="og:site_name" content="The Example Daily">
<meta property="article:published_time" content="2026-02-02T08:15:00+05:00">
<link rel="canonical" href="https://daily.example/news/1-two-killed-in-mach-blast">
<script>var place = "Hub";</script><style>.Bela { color: red }</style>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/k">Karachi</a></li></ul></nav>
<article><h1>Two killed in Mach blast</h1>
<p>QUETTA: Two miners were killed and four were hurt when a bomb went off near a coal mine in Mach on Sunday, the
Levies said.</p>
<figure><img src="x.jpg"><figcaption>A view of the bazaar of Kohlu. Photo: Example</figcaption></figure>
<p>Nobody claimed the attack. A search was under way in the hills around Dhadar, the deputy commissioner of Kachhi
said, and the mine was closed until further notice.</p>
</article>
<aside class="related-stories"><h3>Related</h3><ul><li><a href="/2">Three hurt in Ziarat</a></li></ul></aside>
<footer>All rights reserved. Gwadar office.</footer>
</body></html>
"""


def test_a_page_gives_its_report_and_what_it_says_of_itself():
    page = page_of(PAGE)
    assert page.title == "Two killed in Mach blast"
    assert page.publisher == "The Example Daily"
    assert page.published == date(2026, 2, 2)
    assert page.url == "https://daily.example/news/1-two-killed-in-mach-blast"
    assert "a bomb went off near a coal mine in Mach on Sunday" in page.text
    assert "around Dhadar" in page.text


@pytest.mark.parametrize("word", ["Karachi", "Kohlu", "Ziarat", "Gwadar", "Hub", "Bela"])
def test_navigation_captions_links_and_scripts_are_dropped(word):
    assert word not in page_of(PAGE).text


def test_a_report_inside_a_container_named_like_a_box_is_kept():
    page = PAGE.replace("<article>", '<div class="post-with-share related-x">').replace("</article>", "</div>")
    assert "around Dhadar" in page_of(page).text
    assert "Ziarat" not in page_of(page).text


def test_lists_of_the_report_are_kept():
    items = "<ul><li>Kech: one person was killed by a landmine</li><li>Hub: two people were hurt by a grenade</li></ul>"
    text = page_of(PAGE.replace("</article>", items + "</article>")).text
    assert "Kech: one person" in text
    assert "Hub: two people" in text


def test_a_page_too_short_for_the_library_is_read_all_the_same():
    assert (
        page_of("<html><body><p>Blast in Mach.</p><script>no</script></body></html>").text.strip() == "Blast in Mach."
    )


@pytest.mark.parametrize(
    "html",
    [
        "<html>",
        "<html><body><p>Two died in Mach",
        "<html><body></p></div><p>Two <b>died</p></b> in <i>Mach",
        "<html><!-- <p>never closed",
        "<html><body>" + "<div>" * 3_000 + "Two died in Mach.",
        "<!doctype html><![CDATA[ <x",
        "<html>\x00\ufffd</html>",
    ],
)
def test_broken_pages_never_raise(html):
    assert isinstance(page_of(html).text, str)


@given(st.lists(st.sampled_from(["<p>", "</p>", "<div", ">", "<a href='", "'", "Mach ", "<!--", "-->", "&amp", "&#x0;", "<html>", "<table><tr>", "\x0b"]), max_size=40))  # fmt: skip  # noqa: E501
@settings(max_examples=40, deadline=None)
def test_any_tags_never_raise(parts):
    assert isinstance(page_of("<html><body>" + "".join(parts)).text, str)


def test_pages_are_known_by_their_first_tag():
    assert is_webpage("  <!DOCTYPE html><html>")
    assert is_webpage('<?xml version="1.0"?>\n<!-- saved -->\n<HTML lang="ur">')
    assert not is_webpage("<b>Two</b> died in Mach.")
    assert not is_webpage("On <html> pages")
