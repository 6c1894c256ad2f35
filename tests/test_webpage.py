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


def test_related_stories_and_comments_are_no_part_of_the_text():
    other = (
        "<p>Gunmen opened fire on a tea stall in Bela on Friday and killed three men who sat there, officials said.</p>"
    )
    boxes = (
        f"<section><h3>Latest News</h3><div><h4>Firing</h4>{other}</div></section><div><h4>2 Comments</h4>{other}</div>"
    )
    text = page_of(PAGE.replace("<aside", f"{boxes}<aside")).text
    assert "Bela" not in text
    assert "around Dhadar" in text


def test_a_page_with_the_day_of_its_header_alone_has_none_and_says_so():
    page = PAGE.replace("article:published_time", "x").replace(
        "<nav>", '<div class="date">Sunday, June 9, 2024</div><nav>'
    )
    found = page_of(page)
    assert found.published is None
    assert "does not tell when its report was published" in found.warnings[0]
    assert "June" not in found.text


def test_the_day_of_the_last_change_is_taken_with_a_warning():
    found = page_of(PAGE.replace("article:published_time", "article:modified_time"))
    assert found.published == date(2026, 2, 2)
    assert "changed last" in found.warnings[0]


def test_posts_are_a_diary():
    post = '<article><h2>{}</h2><time datetime="{}"></time><p>{}</p></article>'
    first = post.format("Two killed", "2024-05-02", "Two miners were killed by a bomb near Mach on Sunday.")
    second = post.format("One hurt", "2024-04-20", "One man was hurt by gunmen at a tea stall in Hub on Friday.")
    found = page_of(
        f"<html><head><title>Mach Archives</title></head><body><h1>Tag: Mach</h1>{first}{second}</body></html>"
    )
    assert found.text.startswith("2 May 2024\n\nTwo miners")
    assert found.published is None


def test_a_notice_is_told_from_a_report():
    found = page_of("<html><body><h1>Just a moment</h1><p>Verifying you are human.</p></body></html>")
    assert "a notice and no report" in found.warnings[0]
    assert page_of("<html><body><div></div><noscript>Please enable JavaScript.</noscript></body></html>").text == ""


def test_the_address_that_the_browser_noted():
    page = page_of(
        "<!-- saved from url=(0033)https://daily.example/2024/05/02/x -->\n<html><body><p>Two died.</p></body></html>"
    )
    assert (page.url, page.published) == ("https://daily.example/2024/05/02/x", date(2024, 5, 2))


def test_what_the_libraries_say_of_a_page_does_not_reach_the_reader(caplog):
    page_of("<html><body></body></html>")
    page_of("<p>")
    assert not [record for record in caplog.records if not record.name.startswith("geo")]


def test_a_title_that_names_the_year_stands_above_the_rows_of_a_timeline():
    page = page_of(
        "<html><head><title>Timeline (Attacks)-2026</title></head><body><h2>Timeline (Attacks)-2026</h2><table>"
        "<tr><td>January 5</td><td>Two soldiers were killed by a mine near Turbat, and three hurt.</td></tr>"
        "<tr><td>January 12</td><td>Unidentified gunmen shot dead four labourers in Panjgur.</td></tr>"
        "</table></body></html>"
    )
    assert page.text.startswith("Timeline (Attacks)-2026")
