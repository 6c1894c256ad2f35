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
_IS_HEADING = " or ".join(f"self::{heading}" for heading in HEADINGS)
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
    if headline is not None:
        page.drop_cards()
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
        self._opening: set[Element] = set()
        for paragraph in paragraphs_of(tree):
            if paragraph in before:
                continue
            size = len(words_of(paragraph))
            self._all += size
            self._opening = self._opening or {paragraph, *paragraph.iterancestors()}
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
            if not self._may_go(element) or self._is_story(element, heading):
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

    def drop_cards(self) -> None:
        """Drop rows of cards: boxes of one kind, each with a headline that is a link to another page."""
        linked = self._tree.xpath(f"//a[ancestor::*[{_IS_HEADING}]] | //a[descendant::*[{_IS_HEADING}]]")
        headings = [[*link.iterancestors(*HEADINGS), *link.iter(*HEADINGS)][0] for link in linked]
        for card in [card for heading in headings if (card := self._card_of(heading)) is not None]:
            if self.holds(card) and self._may_go(card):
                self._drop(card)

    def _card_of(self, heading: Element) -> Element | None:
        """Give the largest box around a heading that has no other heading and stands beside boxes of its kind."""
        for box in heading.iterancestors("div", "li", "article", "section"):
            if box in self._own or sum(1 for _ in box.iter(*HEADINGS)) > 1:
                return None
            beside = [*box.itersiblings(), *box.itersiblings(preceding=True)]
            alike = [one for one in beside if one.tag == box.tag and one.get("class") == box.get("class")]
            if any(next(one.iter(*HEADINGS), None) is not None for one in alike):
                return box
        return None

    def _cards_behind(self, heading: Element) -> Iterator[Element]:
        """Give the cards that follow a heading on its own level: lists, and what has a heading or a link of its own."""
        for sibling in heading.itersiblings():
            if not isinstance(sibling.tag, str):
                continue
            is_card = sibling.tag in {"ul", "ol", "article"} or (
                sibling.tag != "p" and next(sibling.iter(*HEADINGS, "a"), None) is not None
            )
            if not is_card or not self._may_go(sibling) or self._is_story(sibling, heading):
                return
            yield sibling

    def _may_go(self, element: Element) -> bool:
        """Tell whether the story stands elsewhere: its headline, and text behind it."""
        if element in self._own:
            return False
        inside = self._size.get(element, 0)
        return inside == 0 or (inside * 2 < self._all if self._headline is None else inside < self._all)

    def _is_story(self, element: Element, heading: Element) -> bool:
        """Tell an element with paragraphs in a row: three, or two where the story seems to open with them."""
        is_opening = element in self._opening
        if is_opening and heading.tag not in HEADINGS:
            return True
        return any(
            sum(child.tag == "p" and not is_short(child, LONG - 1) for child in parent) >= (2 if is_opening else _STORY)
            for parent in {paragraph.getparent() for paragraph in element.iter("p")}
            if parent is not None
        )

    def _drop(self, element: Element) -> None:
        size = self._size.get(element, 0)
        self._all -= size
        for above in element.iterancestors():
            if above in self._size:
                self._size[above] -= size
        element.drop_tree()
