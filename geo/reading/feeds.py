"""Read a saved news feed (RSS, Atom): every item under its own day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.errors import DocumentError
from geo.reading.labels import day_of
from geo.reading.plainhtml import plain_text
from geo.reading.posts import Post, diary_of
from geo.reading.webpage import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_FEED = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<\?[^<>]{0,500}>\s*|<!--.{0,2000}?-->\s*){0,9}<(?:rss|feed|rdf:RDF)[\s>]",
    re.DOTALL,
)
_NAMESPACE = re.compile(r"\{[^}]*\}")
_DAYS = ("pubDate", "published", "date", "issued", "updated")
_TEXTS = ("encoded", "content", "description", "summary")


def is_feed(text: str) -> bool:
    """Tell by its first tag whether a text is a feed.

    >>> is_feed('<?xml version="1.0"?><rss version="2.0"><channel>'), is_feed("<html>")
    (True, False)
    """
    return _FEED.match(text[:8000]) is not None


def feed_of(text: str, name: str) -> Page:
    """Read a feed as one page of dated posts; of a feed with one item, that item.

    Parameters
    ----------
    text
        The whole feed.
    name
        How to name it in a message.

    Raises
    ------
    DocumentError
        Where it is broken, or no item has a text and a date.
    """
    # Imported late: hardly any document is a feed.
    from xml.etree.ElementTree import ParseError, fromstring  # noqa: PLC0415

    broken = f"{name} is a broken news feed: save the pages that it names instead"
    if "<!ENTITY" in text:
        raise DocumentError(broken)
    try:
        root = fromstring(text.strip())  # noqa: S314 - a feed needs no entities of its own, which are refused above
    except (ParseError, ValueError, RecursionError) as error:
        raise DocumentError(broken) from error
    items = [element for element in root.iter() if _tag(element) in {"item", "entry"}]
    posts = [post for item in items if (post := _post(item)) is not None]
    if not posts:
        raise DocumentError(f"{name} is a news feed without dated items: save the pages that it names instead")
    feed = next((child for child in root.iter() if _tag(child) in {"channel", "feed"}), root)
    publisher = _first(feed, ("title",)) or None
    if len(items) == 1:
        (post,) = posts
        return Page("\n\n".join(post.paragraphs), post.title or None, publisher, _link(items[0]), post.day)
    return Page(diary_of(posts), publisher, publisher, _link(feed))


def _post(item: Element) -> Post | None:
    written = _first(item, _DAYS)
    day = day_of(written) if written else None
    title = " ".join(plain_text(_first(item, ("title",))).split())
    paragraphs = tuple(line for line in plain_text(_first(item, _TEXTS)).split("\n") if line)
    return None if day is None or not (title or paragraphs) else Post(day, title, paragraphs or (f"{title}.",))


def _first(element: Element, tags: tuple[str, ...]) -> str:
    """Give the text of the first child with one of the tags, in the order of the tags."""
    children = {_tag(child): child for child in reversed(element)}
    texts = ("".join(children[tag].itertext()).strip() for tag in tags if tag in children)
    return next(filter(None, texts), "")


def _link(element: Element) -> str | None:
    addresses: Iterator[str] = (
        (child.text or child.get("href") or "").strip() for child in element if _tag(child) == "link"
    )
    return next((address for address in addresses if address.startswith("http")), None)


def _tag(element: Element) -> str:
    return _NAMESPACE.sub("", element.tag) if isinstance(element.tag, str) else ""
