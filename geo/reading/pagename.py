"""Name a web page: its title, the paper it stands in, its address and language."""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.reading.furniture import furniture
from geo.reading.pagetree import Element, words_of

_TAIL = re.compile(r"(?P<head>.*\S)\s*(?:\s[-–—|»·•:]+\s|\|)\s*(?P<tail>[^|»]{2,60})\Z")
_NAME = re.compile(r"(?:(?:[A-Z][\w.'&-]*|of|the|and|for|in|News)\s*){1,6}\Z")
_NO_LETTER = re.compile(r"[\W_]+")
_HOST = re.compile(r"https?://(?:www\.|m\.|amp\.)?([^/:?#\s]+)", re.IGNORECASE)


class PageName(NamedTuple):
    """What a page calls itself; what it does not tell is None."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def name_of(tree: Element, headline: Element | None, saved_from: str | None, *, is_certain: bool) -> PageName:
    """Name a page.

    Parameters
    ----------
    tree
        The page.
    headline, is_certain
        As :func:`geo.reading.pagetree.headline_of` gives them: one that the page's title repeats is the title.
    saved_from
        The address that the browser noted when it saved the page.
    """
    # Imported late, as in the other rooms for web pages.
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    told = extract_metadata(tree, date_config={"extensive_search": False})
    url = told.url or saved_from
    host = _HOST.match(url or "")
    written = next(map(words_of, tree.xpath("//head//title")), "")
    title = told.title or None
    if headline is not None and (is_certain or title is None or furniture(title) is not None):
        title = words_of(headline)
    publisher = told.sitename or None
    if publisher is None or (host is not None and _plain(publisher) in _plain(host[1])):
        publisher = _tail(written, title) or publisher
    return PageName(
        _without_name(title, publisher, host[1] if host else ""),
        publisher,
        url,
        told.language or tree.get("lang") or None,
    )


def _tail(written: str, title: str | None) -> str | None:
    """Give the name that the page's title ends with behind the headline."""
    split = _TAIL.fullmatch(written)
    if split is None or title is None or not _plain(split["head"]).startswith(_plain(title)):
        return None
    tail = split["tail"].strip()
    return tail if _NAME.fullmatch(tail) else None


def _without_name(title: str | None, publisher: str | None, host: str) -> str | None:
    """Cut off a title's tail that is the name of the paper or of its site."""
    while title is not None and (split := _TAIL.fullmatch(title)) is not None:
        tail = _plain(split["tail"])
        if not tail or not (tail == _plain(publisher or "") or (len(tail) > 3 and tail in _plain(host))):
            break
        title = split["head"]
    return title


def _plain(text: str) -> str:
    return _NO_LETTER.sub("", text).lower()
