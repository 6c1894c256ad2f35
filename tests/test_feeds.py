"""Saved news feeds."""

from __future__ import annotations

from datetime import date

import pytest

from geo.errors import DocumentError
from geo.reading.feeds import feed_of, is_feed

ITEM = (
    "<item><title>{}</title><link>https://d.example/1</link><pubDate>{}</pubDate><description>{}</description></item>"
)
FIRST = ITEM.format("Blast in Mach", "Thu, 02 May 2024 04:00:00 +0000", "<![CDATA[<p>Two were killed in Mach.</p>]]>")
SECOND = ITEM.format("Firing in Hub", "Fri, 03 May 2024 04:00:00 +0000", "&lt;p&gt;One was hurt in Hub.&lt;/p&gt;")
RSS = (
    '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Example Daily</title><link>https://d.example</link>'
    "{}</channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Daily</title><updated>2024-06-09T10:00:00Z</updated>'
    "<entry>"
    "<title>Blast in Mach</title><published>2024-05-02T04:00:00Z</published><updated>2024-05-05T04:00:00Z</updated>"
    '<content type="html">&lt;p&gt;Two were killed.&lt;/p&gt;</content></entry></feed>'
)


def test_every_item_stands_under_its_day():
    page = feed_of(RSS.format(FIRST + SECOND), "a.xml")
    assert page.text == "2 May 2024\n\nTwo were killed in Mach.\n\n3 May 2024\n\nOne was hurt in Hub."
    assert (page.title, page.url, page.published) == ("Example Daily", "https://d.example", None)


def test_one_item_is_a_document_of_its_own():
    page = feed_of(ATOM, "a.xml")
    assert page[:5] == ("Two were killed.", "Blast in Mach", "Example Daily", None, date(2024, 5, 2))
    assert feed_of(RSS.format(FIRST), "a.xml").url == "https://d.example/1"


@pytest.mark.parametrize(
    "text", [RSS.format(""), RSS.format("<item>"), '<!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>', "<rss>"]
)
def test_a_feed_that_cannot_be_read_is_refused_in_one_line(text):
    with pytest.raises(DocumentError, match=r"^a\.xml is a .*news feed.*: save the pages that it names instead$"):
        feed_of(text, "a.xml")


def test_feeds_are_known_by_their_first_tag():
    assert is_feed(RSS)
    assert is_feed(ATOM)
    assert not is_feed("<html><feed>")
