"""Read the head and the foot of a text for what they say of it in so many words: title, paper, address, day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.reading.clippings import head_day
from geo.reading.dates import full_date
from geo.reading.entries import is_only_a_date
from geo.reading.furniture import is_byline
from geo.reading.layout import Block, blocks
from geo.reading.shadow import Shadow, shadow_of

if TYPE_CHECKING:
    from datetime import date

_ENDS = 4_000
_PUBLISHED_IN = re.compile(r"(?i:published in) (?:the )?(?P<publisher>[A-Z][\w' ]{1,40}?), ")
_PUBLISHED = re.compile(r"(?i:\b(?:published|posted)\b)")
_UPDATED = re.compile(r"(?i:\b(?:updated|modified|last edited)\b)")
_ADDRESS_LINE = re.compile(r"(?im)^(?:url|link|source|address)\s*:\s*(https?://\S{1,1000})\s*$")


class Obvious(NamedTuple):
    """What a text says of itself; None where it does not."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None


def obvious_of(text: str) -> Obvious:
    """Read the head and the foot of a page for what they say of it in so many words."""
    head = shadow_of(text[:_ENDS])
    pieces = blocks(head.text)
    title = next((_quote(text, head, piece) for piece in pieces if piece.role == "title"), None)
    address = _ADDRESS_LINE.search(text[:_ENDS])
    lines = [head.text[piece.start : piece.end] for piece in pieces if piece.role == "furniture"]
    if len(text) > _ENDS:
        foot = shadow_of(text[-_ENDS:]).text
        lines += [foot[piece.start : piece.end] for piece in blocks(foot) if piece.role == "furniture"]
    named = next(filter(None, map(_PUBLISHED_IN.match, lines)), None)
    dated = [
        line
        for line in lines
        if _PUBLISHED_IN.match(line) or _PUBLISHED.search(line) or is_update(line) or is_byline(line)
    ]
    bare = {full_date(line) for line in lines if is_only_a_date(line)}
    published = (
        next(filter(None, map(day_published, dated)), None)
        or next(filter(None, (full_date(line) for line in dated if not is_update(line))), None)
        # A page that has one date of its own says when it was published; one with several is a list of days.
        or (bare.pop() if len(bare) == 1 else None)
        or next(filter(None, map(full_date, dated)), None)
        or head_day(head.text, pieces)
    )
    reports = {piece.told_on for piece in pieces if piece.told_on is not None}
    if len(reports) > 1:
        # Several reports have no day in common, unless the page says when it was published and they followed.
        first = next(filter(None, map(day_published, (line for line in dated if not _PUBLISHED_IN.match(line)))), None)
        published = first if first is not None and first <= min(reports) else None
    return Obvious(title, named["publisher"] if named else None, address[1] if address else None, published)


def day_published(line: str) -> date | None:
    """Give the day that a line names behind "published" or "posted".

    >>> day_published("Updated 3 Feb 2026 | Published 1 Feb 2026").isoformat()
    '2026-02-01'
    """
    word = _PUBLISHED.search(line)
    return None if word is None else full_date(line[word.end() :])


def is_update(line: str) -> bool:
    """Tell a line about the last change of a page."""
    return _UPDATED.search(line) is not None


def _quote(text: str, shadow: Shadow, piece: Block) -> str:
    start, end = shadow.to_source(piece.text_start, piece.end)
    return " ".join(text[start:end].split())
