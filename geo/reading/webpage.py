"""Take the report out of a saved web page; trafilatura finds the body, the rooms beside this one the rest."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, NamedTuple

from geo.reading.furniture import is_notice
from geo.reading.obvious import obvious_of
from geo.reading.pageboxes import unfold_tables, without_boxes
from geo.reading.pagedate import day_in_sight
from geo.reading.pagehead import day_in_head, day_of_change
from geo.reading.pagename import name_of
from geo.reading.pageposts import posts_of
from geo.reading.pagetree import headline_of, tree_of
from geo.reading.plainhtml import plain_text
from geo.reading.posts import diary_of

if TYPE_CHECKING:
    from datetime import date

    from geo.reading.pagetree import Element

_log = logging.getLogger(__name__)

_BOXES = ("caption", "related", "newsletter", "breadcrumb", "share", "read-more", "also-read", "comments", "trending")
_PRUNED = [
    *(f"//{tag}" for tag in ("nav", "aside", "figcaption", "footer", "form", "button")),
    # Boxes are known by a word in their class or id, and are small: the report itself may lie in "post-with-share".
    *(
        f"//*[contains(@class, '{box}') or contains(@id, '{box}')][not(self::body or self::main or self::article)]"
        "[string-length(normalize-space(.)) < 800][count(.//p[string-length(normalize-space(.)) > 80]) < 2]"
        for box in _BOXES
    ),
]
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
# What browsers ("saved from url=(0063)https://…") and SingleFile ("url: https://…") write at the head.
_SAVED = re.compile(r"<!--[^<>]{0,400}?\burl(?:=\(\d+\)|: ?)(https?://[^\s<>]{3,2000})")


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Page(NamedTuple):
    """A report as a web page tells it; what the page does not tell is None."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()


def is_webpage(text: str) -> bool:
    """Tell by its first tag whether a text is a web page."""
    return _LOOKS_LIKE_HTML.match(text[:8000]) is not None


def page_of(html: str) -> Page:
    """Take a web page apart; a broken one gives what can be got from it and never raises.

    Returns
    -------
    Page
        With empty ``text`` where the page holds none.
    """
    try:
        page = _extracted(html)
    except Exception:  # noqa: BLE001 - the libraries below promise nothing about broken pages
        _log.info("a web page could not be taken apart", exc_info=True)
        page = Page("", warnings=("the page could not be taken apart: its plain text was read",))
    if not page.text.strip():
        page = page._replace(text=plain_text(html))
    if is_notice(page.text):
        page = page._replace(
            warnings=(*page.warnings, "the page holds a notice and no report: save it when it has loaded")
        )
    return page


def _extracted(html: str) -> Page:
    tree = tree_of(html)
    if tree is None:
        return Page("")
    headline, is_certain = headline_of(tree)
    named = name_of(tree, headline, _saved_from(html), is_certain=is_certain)
    posts = posts_of(tree, headline, is_certain=is_certain)
    if posts:
        return Page(diary_of(posts), named.title, named.publisher, named.url, language=named.language)
    published = day_in_head(tree, named.url, html)
    unfold_tables(tree)
    without_boxes(tree, headline)
    seen = day_in_sight(tree, headline)
    text = _with_its_year(_text_of(tree), named.title)
    warnings: tuple[str, ...] = ()
    # Where no heading says which story a day belongs to, the text itself knows better.
    days = [None if seen.is_update else seen.day, obvious_of(text).published]
    published = published or next(filter(None, days if headline is not None else reversed(days)), None)
    if published is None and (published := seen.day or day_of_change(tree)) is not None:
        warnings = ("the page tells only when it was changed last: that day was taken for its publication",)
    elif published is None and seen.is_elsewhere:
        warnings = ("the page does not tell when its report was published: the days on it belong to other things",)
    return Page(text, named.title, named.publisher, named.url, published, named.language, warnings)


def _text_of(tree: Element) -> str:
    # Imported late: it takes most of a second, and only web pages need it.
    import trafilatura  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    found = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        favor_recall=True,  # or short lists of the report are lost; boxes are pruned here and by the layout
        prune_xpath=_PRUNED,
    )
    return (found.text or "").strip() if isinstance(found, Document) else ""


def _with_its_year(text: str, title: str | None) -> str:
    """Put a title that names a year above a text without it: the days of a timeline's rows are of that year."""
    if title is None or not text or _YEAR.search(title) is None or title in text:
        return text
    return f"{title}\n\n{text}"


def _saved_from(html: str) -> str | None:
    """Give the address that a browser left in the page it saved."""
    found = _SAVED.search(html[:4000])
    return None if found is None else found[1]
