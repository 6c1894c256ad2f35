"""The day of publication that a web page tells programs."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.pagehead import day_in_head, day_of_change
from geo.reading.pagetree import tree_of

CHANGED = '<meta property="og:updated_time" content="2024-05-05"><meta name="last-modified" content="2024-05-06">'
VIDEO = '{"@type": "VideoObject", "datePublished": "2020-01-01"}'
STORY = '{"@type": "NewsArticle", "datePublished": "2024-05-02T01:00:00Z", "dateModified": "2024-05-07"}'


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-02T08:15:00+05:00">',
        '<meta name="pubdate" content="20240502">',
        f'<script type="application/ld+json">{STORY}</script>',
        f'<script type="application/ld+json">{{"@graph": [{VIDEO}, {STORY}]}}</script>',
        '<script id="data" type="application/json">{"article": {"publishedAt": "2024-05-02T08:00:00Z"}}</script>',
    ],
)
def test_the_publication_goes_before_the_last_change(head):
    html = f"<html><head>{CHANGED}{head}</head><body><p>Two died.</p></body></html>"
    assert day_in_head(tree_of(html), None, html) == date(2024, 5, 2)


@pytest.mark.parametrize("path", ["2024/05/02/blast-in-mach", "news/2024/5/2/blast", "a/2024-05-02-blast"])
def test_an_address_may_hold_the_day(path):
    html = "<html><body><p>Two died.</p></body></html>"
    assert day_in_head(tree_of(html), f"https://daily.example/{path}", html) == date(2024, 5, 2)


@pytest.mark.parametrize("url", [None, "https://d.example/2024/02/31/x", "https://d.example/2024/05/blast"])
def test_a_page_that_tells_nothing(url):
    html = "<html><body><p>Two died.</p></body></html>"
    assert day_in_head(tree_of(html), url, html) is None


def test_the_last_change_is_known_by_itself():
    assert day_of_change(tree_of(f"<html><head>{CHANGED}</head><body></body></html>")) == date(2024, 5, 5)
    html = f'<html><body><script type="application/ld+json">[{STORY}]</script></body></html>'
    assert day_of_change(tree_of(html)) == date(2024, 5, 7)


@pytest.mark.parametrize("script", ["", "{", "[" * 2_000, "3", '{"@graph": 3}', '{"datePublished": ["x"]}'])
def test_broken_scripts_are_passed_over(script):
    html = f'<html><head><script type="application/ld+json">{script}</script></head><body>x</body></html>'
    assert day_in_head(tree_of(html), None, html) is None
