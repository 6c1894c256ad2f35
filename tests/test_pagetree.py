"""The tree of a web page."""

from __future__ import annotations

import pytest

from geo.reading.pagetree import headline_of, lines_of, paragraphs_of, tree_of, words_of


@pytest.mark.parametrize(
    ("title", "body", "headline", "is_certain"),
    [
        ("Blast in Mach - Wire", "<h1>Wire</h1><h3>Blast in Mach</h3>", "Blast in Mach", True),
        ("Blast in Mach - Wire", "<h2>Blast in Hub</h2><h1>A blast near Mach</h1>", "A blast near Mach", False),
        ("Blast in Mach - Wire", "<nav><h2>Blast in Mach</h2></nav><h2>Two died</h2>", "Two died", False),
        ("Mach", "<h1>Mach</h1>", "Mach", True),
    ],
)
def test_the_headline_is_what_the_title_repeats(title, body, headline, is_certain):
    found = headline_of(tree_of(f"<html><head><title>{title}</title></head><body>{body}</body></html>"))
    assert (words_of(found[0]), found[1]) == (headline, is_certain)


def test_a_page_without_headings_has_no_headline():
    assert headline_of(tree_of("<html><body><p>Two died.</p></body></html>")) == (None, False)


def test_scripts_and_comments_are_dropped_and_descriptions_kept():
    tree = tree_of(
        '<html><body>a<!-- b --><script>c</script><script type="application/ld+json">{}</script>d</body></html>'
    )
    assert words_of(tree.find("body")) == "ad"
    assert [script.text for script in tree.find("head")] == ["{}"]


def test_lines_and_paragraphs():
    text = "Two miners were killed by a bomb in a coal mine near Mach on Sunday, the police said there."
    tree = tree_of(f"<html><body><div>One<br>two</div><p>{text[:40]}<b>{text[40:]}</b></p><nav>x</nav></body></html>")
    assert lines_of(tree.find("body")) == ["One", "two", text]
    assert [words_of(paragraph) for paragraph in paragraphs_of(tree)] == [text]


def test_words_are_parted_by_blocks_and_not_by_formatting():
    tree = tree_of("<html><body><p>1<sup>st</sup> <b>Feb</b>ruary</p><span>Two</span><span>died</span></body></html>")
    assert words_of(tree.find("body")) == "1st February Two died"


def test_the_name_in_the_pages_header_is_no_headline():
    page = (
        "<html><head><title>Example Daily</title></head><body><header><h1>Example Daily</h1></header>{}</body></html>"
    )
    found = headline_of(tree_of(page.format("<h2>Blast in Mach</h2>")))
    assert (words_of(found[0]), found[1]) == ("Blast in Mach", False)
    page = page.replace("Example Daily", "A blast in Mach").format("<h2>Background</h2>")
    assert words_of(headline_of(tree_of(page))[0]) == "A blast in Mach"
