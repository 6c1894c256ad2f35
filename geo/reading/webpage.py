"""Take the report out of a saved web page: body, title, publisher, date and address, by trafilatura."""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import NamedTuple

from geo.reading.plainhtml import plain_text

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
        _log.warning("a web page could not be taken apart; its plain text is read instead", exc_info=True)
        page = None
    if page is None or not page.text.strip():
        plain = plain_text(html)
        return Page(plain) if page is None else page._replace(text=plain)
    return page


def _extracted(html: str) -> Page | None:
    # Imported late: it takes most of a second, and only web pages need it.
    import trafilatura  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    found = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        favor_recall=True,  # or short lists of the report are lost; boxes are pruned here and by the layout
        prune_xpath=_PRUNED,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not isinstance(found, Document):
        return None
    try:
        published = date.fromisoformat(found.date[:10]) if found.date else None
    except ValueError:
        published = None
    return Page(
        text=(found.text or "").strip(),
        title=found.title or None,
        publisher=found.sitename or None,
        url=found.url or None,
        published=published,
        language=found.language or None,
    )
