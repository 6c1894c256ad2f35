"""Find one's way about the tree of a web page: its headline, its paragraphs, what stands before and beside them."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from geo.reading.plainhtml import BLOCK_TAGS, SKIPPED_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

Element: TypeAlias = Any
"""An element of lxml's, which has no type hints; trafilatura makes and takes them."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LONG = 80
"""From here on a piece of text is a paragraph and no heading, link or byline."""

_DEAD = "//comment() | //processing-instruction() | //style | //noscript | //template | //script"
_JSON = "application/ld+json"
_FRAMES = ("nav", "aside", "footer", "form")
_TITLES = "//meta[@property='og:title' or @name='twitter:title' or @name='title']/@content"
# Browsers note where they saved a page from above its first tag; the library looks for that tag at the very start.
_LEADING = re.compile(r"\A(?:\s|<\?xml[^<>]{0,200}>|<!--.{0,4000}?-->)*", re.DOTALL)
_INLINE = frozenset(
    ["a", "abbr", "b", "big", "cite", "em", "font", "i", "mark", "q", "s", "small", "strong", "sub", "sup", "u"]
)
_NO_LETTER = re.compile(r"[\W_]+")
_MOST_HEADINGS = 400


def tree_of(html: str) -> Element | None:
    """Make the tree of a page, without scripts and comments; what a script tells of the page is kept in the head."""
    # Imported late: it takes most of a second, and only web pages need it.
    from trafilatura import load_html  # noqa: PLC0415

    # What they say of broken pages is for their authors, and would land among our own remarks on stderr.
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).setLevel(logging.CRITICAL)

    tree = load_html(_LEADING.sub("", html, count=1))
    if tree is None:
        return None
    head = tree.find("head")
    if head is None:
        head = tree.makeelement("head")
        tree.insert(0, head)
    for dead in tree.xpath(_DEAD):
        if dead.getparent() is None:
            continue
        is_json = dead.tag == "script" and str(dead.get("type", "")).lower() == _JSON
        dead.drop_tree()
        if is_json:
            dead.tail = None
            head.append(dead)
    return tree


def words_of(element: Element) -> str:
    """Give the text of an element in one line; formatting within a word does not part it ("1<sup>st</sup>")."""
    parts: list[str] = []
    _collect(element, parts, edge=" ")
    return " ".join("".join(parts).split())


def is_short(element: Element, longest: int) -> bool:
    """Tell whether the text of an element is no longer than so many characters, without going through all of it."""
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > longest:
            return False
    return True


def headline_of(tree: Element) -> tuple[Element | None, bool]:
    """Find the headline: the heading that the page's title repeats, else the first of the highest rank.

    Returns
    -------
    element, bool
        The heading, None where there is none; and whether the title says so.
    """
    titles = [_plain(title) for title in (*tree.xpath(_TITLES), *tree.xpath("//head//title/text()"))]
    found = [heading for heading in tree.iter(*HEADINGS) if not is_in(heading, _FRAMES)][:_MOST_HEADINGS]
    named = [(heading, words) for heading in found if (words := _plain(words_of(heading)))]
    # In the page's own header stands its name, and now and then a headline.
    story = [(heading, words) for heading, words in named if not _is_in_header(heading)]
    header = [(heading, words) for heading, words in named if words.count(" ") > 1 and _is_in_header(heading)]
    for group in (story, header):
        repeated = [one for one in group if any(_repeats(title, one[1]) for title in titles)]
        if repeated:
            return max(repeated, key=lambda one: len(one[1]))[0], True
    ranked = [
        heading for group in (story, header) for tag in ("h1", "h2") for heading, _ in group if heading.tag == tag
    ]
    return (ranked[0] if ranked else None), False


def _is_in_header(heading: Element) -> bool:
    return is_in(heading, ("header",)) and not is_in(heading, ("article", "main"))


def _repeats(title: str, heading: str) -> bool:
    """Tell a title that consists of the headline and the name of the paper."""
    if title == heading:
        return True
    if " " not in heading or f" {heading} " not in f" {title} ":
        return False
    return title.startswith(heading) or title.endswith(heading) or len(heading) * 2 > len(title)


def is_in(element: Element, tags: tuple[str, ...]) -> bool:
    """Tell whether an element lies in one of the tags."""
    return next(element.iterancestors(*tags), None) is not None


def lines_of(element: Element) -> list[str]:
    """Give the text of an element, a line for each block, without menus."""
    parts: list[str] = []
    _collect(element, parts, edge="\n")
    lines = (" ".join(line.split()) for line in "".join(parts).splitlines())
    return [line for line in lines if line]


def _collect(element: Element, parts: list[str], edge: str) -> None:
    """Collect the pieces of an element's text, with an edge around each of its blocks; a space parts all but words."""
    here = edge if element.tag in BLOCK_TAGS else "" if element.tag in _INLINE or edge != " " else " "
    parts += here, element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SKIPPED_TAGS:
            _collect(child, parts, edge)
        parts.append(child.tail or "")
    parts.append(here)


def own_text(element: Element) -> str:
    """Give the text of an element without that of its children, but with what stands between them."""
    return " ".join(" ".join([element.text or "", *(child.tail or "" for child in element)]).split())


def paragraphs_of(tree: Element) -> Iterator[Element]:
    """Give the elements of a page that hold a paragraph of text of their own, in their order."""
    body = tree.find("body")
    for child in (tree if body is None else body).iter():
        if isinstance(child.tag, str) and len(words_of(child) if child.tag == "p" else own_text(child)) >= LONG:
            yield child


def names_of(element: Element) -> str:
    """Give the class and the id of an element in small letters."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def common(one: Element, other: Element) -> Element:
    """Give the smallest element that two lie in."""
    above = [other, *other.iterancestors()]
    return next((element for element in (one, *one.iterancestors()) if element in above), above[-1])


def _plain(text: str) -> str:
    return _NO_LETTER.sub(" ", text).strip().lower()
