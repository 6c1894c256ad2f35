"""Take out of a web page's tree what stands beside its story: related stories, comments, the next story.

Such boxes are known by the heading they open with; the headings stand in ``data/lexicon/furniture.toml``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reading.furniture import opens_page_box
from geo.reading.pagetree import HEADINGS, LONG, Element, is_short, paragraphs_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAY_HEAD = (*HEADINGS, "p", "div", "span", "strong", "b", "legend", "dt", "summary", "td", "th", "font", "center")
_LONGEST_HEADING = 60
_TOP = frozenset({"body", "html", "main"})
_COUNTED = re.compile(r"[(\[]?\b\d[\d,]*\b[)\]]?")
_MOST_CHILDREN = 4
_STORY = 3  # so many paragraphs in a row are a story; a card has one


def without_boxes(tree: Element, headline: Element | None) -> None:
    """Take the boxes out of a tree, in place; what holds the headline or the last paragraph of all stays.

    Parameters
    ----------
    tree
        The page.
    headline
        Its headline; without one only what is smaller than the rest is taken out.
    """
    page = _Page(tree, headline)
    page.drop_other_articles()
    for heading in list(_headings(tree)):
        if page.holds(heading):
            page.drop_box(heading)


def unfold_tables(tree: Element) -> None:
    """Make plain boxes of tables that only lay out the page, as papers had them before style sheets: in place."""
    for table in tree.xpath("//table[not(.//th)][count(.//tr) < 9]"):
        if table.xpath(".//td[.//h1 or .//h2 or .//h3 or count(.//p) > 3][string-length(normalize-space(.)) > 400]"):
            for part in (table, *table.iter("tbody", "tr", "td")):
                part.tag = "div"


def _headings(tree: Element) -> Iterator[Element]:
    for element in tree.iter(*_MAY_HEAD):
        if len(element) >= _MOST_CHILDREN or not is_short(element, _LONGEST_HEADING):
            continue
        text = words_of(element)
        if text and opens_page_box(_COUNTED.sub(" ", text)):
            yield element


class _Page:
    """A tree, and how much of the story's text lies in each of its elements."""

    def __init__(self, tree: Element, headline: Element | None) -> None:
        self._tree = tree
        self._headline = headline
        self._own = set() if headline is None else {headline, *headline.iterancestors()}
        before = self._own if headline is None else {*self._own, *headline.iter(), *headline.xpath("preceding::*")}
        self._size: dict[Element, int] = {}
        self._all = 0
        for paragraph in paragraphs_of(tree):
            if paragraph in before:
                continue
            size = len(words_of(paragraph))
            self._all += size
            for element in (paragraph, *paragraph.iterancestors()):
                self._size[element] = self._size.get(element, 0) + size

    def holds(self, element: Element) -> bool:
        """Whether the element has not been dropped with another."""
        return any(above is self._tree for above in (element, *element.iterancestors()))

    def drop_box(self, heading: Element) -> None:
        """Drop the largest element that opens with a heading and may go; else the heading and the cards behind it."""
        opening = words_of(heading)
        box = None
        element = heading
        while element is not None and element.tag not in _TOP and words_of(element).startswith(opening):
            if not self._may_go(element) or _is_story(element):
                break
            box = element
            element = element.getparent()
        if box is None:
            return
        behind = list(self._cards_behind(box)) if words_of(box) == opening else []
        for dropped in (box, *behind):
            self._drop(dropped)

    def drop_other_articles(self) -> None:
        """Drop the stories that follow the one of the headline on the same page, and the cards inside it."""
        own = None if self._headline is None else next(self._headline.iterancestors("article"), None)
        if own is None:
            return
        for article in list(self._tree.iter("article")):
            is_other = article not in self._own and next(article.iter(*HEADINGS), None) is not None
            if is_other and self.holds(article) and self._may_go(article):
                self._drop(article)

    def _cards_behind(self, heading: Element) -> Iterator[Element]:
        """Give the cards that follow a heading on its own level: lists, and what has a heading or a link of its own."""
        for sibling in heading.itersiblings():
            if not isinstance(sibling.tag, str):
                continue
            is_card = sibling.tag in {"ul", "ol", "article"} or (
                sibling.tag != "p" and next(sibling.iter(*HEADINGS, "a"), None) is not None
            )
            if not is_card or not self._may_go(sibling) or _is_story(sibling):
                return
            yield sibling

    def _may_go(self, element: Element) -> bool:
        """Tell whether the story stands elsewhere: its headline, and text behind it."""
        if element in self._own:
            return False
        inside = self._size.get(element, 0)
        return inside == 0 or (inside * 2 < self._all if self._headline is None else inside < self._all)

    def _drop(self, element: Element) -> None:
        size = self._size.get(element, 0)
        self._all -= size
        for above in element.iterancestors():
            if above in self._size:
                self._size[above] -= size
        element.drop_tree()


def _is_story(element: Element) -> bool:
    """Tell an element with several paragraphs in a row."""
    return any(
        sum(child.tag == "p" and len(words_of(child)) >= LONG for child in parent) >= _STORY
        for parent in {paragraph.getparent() for paragraph in element.iter("p")}
        if parent is not None
    )
