"""Find the day on which a web page was published in what it tells programs: its head, its address, its scripts."""

from __future__ import annotations

import json
import re
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

from geo.reading.labels import is_published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.reading.pagetree import Element

_CHANGED = re.compile(r"modif|updat|revis|expir|utime|lastmod", re.IGNORECASE)
# The library looks for a day in every tag where the names tell it nothing.
_DATED = re.compile(
    r"publi|date|issued|created|posted|pubtime|ptime|published_time|last-?mod|modif|updat", re.IGNORECASE
)
_STORY_TYPE = re.compile(r"article|posting|report|newsitem", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?!\d)")
_SET = re.compile(r"\"([\w:.-]{4,40})\"\s*:\s*\"((?:19|20)\d\d-\d\d-\d\d)")


def day_in_head(tree: Element, url: str | None, html: str) -> date | None:
    """Give the day of publication that a page tells programs: in its head, its address, or its scripts.

    Parameters
    ----------
    tree
        The page.
    url
        Its address, where that is known.
    html
        The page as it was saved, for the scripts that the tree lacks.
    """
    stories: list[date] = []
    pages: list[date] = []
    for thing in _things(tree):
        day = iso_day(thing.get("datePublished"))
        if day is not None:
            kind = str(thing.get("@type"))
            (stories if _STORY_TYPE.search(kind) else pages if "Page" in kind else []).append(day)
    found = _day_of_meta(tree, is_changed=False) or next(iter((*stories, *pages)), None)
    if found is not None:
        return found
    dated = _IN_ADDRESS.search(url or "")
    if dated is not None:
        try:
            return date(*map(int, dated.groups()))
        except ValueError:
            pass
    told = {day for name, written in _SET.findall(html) if is_published(name) and (day := iso_day(written))}
    return told.pop() if len(told) == 1 else None


def day_of_change(tree: Element) -> date | None:
    """Give the day of a page's last change, as its head tells it."""
    told = (iso_day(thing.get("dateModified")) for thing in _things(tree))
    return _day_of_meta(tree, is_changed=True) or next(filter(None, told), None)


def iso_day(written: object) -> date | None:
    """Give the day that a date of ISO 8601 begins with ("2026-02-01T09:00:00Z")."""
    try:
        return date.fromisoformat(str(written)[:10]) if written else None
    except ValueError:
        return None


def _things(tree: Element) -> Iterator[dict[str, Any]]:
    """Give the things that a page describes to search engines, without the lists of other pages."""
    for script in tree.xpath("//script"):
        try:
            pending = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while pending:
            thing = pending.pop(0)
            if isinstance(thing, list):
                pending.extend(thing)
            elif isinstance(thing, dict):
                yield thing
                pending.extend(thing[key] for key in ("@graph", "mainEntity") if key in thing)


def _day_of_meta(tree: Element, *, is_changed: bool) -> date | None:
    """Give the day that the head's tags tell, by the many names that htmldate knows."""
    chosen = []
    for tag in tree.xpath("//meta[@content]"):
        name = next((key for key in ("property", "name", "itemprop", "http-equiv") if key in tag.attrib), None)
        if name is None or not _DATED.search(tag.get(name)) or bool(_CHANGED.search(tag.get(name))) is not is_changed:
            continue
        chosen.append(f'<meta {name}="{escape(tag.get(name))}" content="{escape(tag.get("content"))}">')
    # Imported late, as in the other rooms for web pages.
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    page = f"<html><head>{''.join(chosen)}</head><body><p></p></body></html>"
    options = {"original_date": not is_changed, "extensive_search": False}
    return iso_day(extract_metadata(page, date_config=options).date) if chosen else None
