"""One piece of a page, and what can be told from its own characters."""

from __future__ import annotations

import re
from datetime import date as day
from typing import Literal

import msgspec

from geo.reading.dates import DateSpan

Role = Literal["title", "heading", "body", "list_item", "entry", "caption", "furniture"]

_ENDS_SENTENCE = re.compile(
    r"[.!?…۔؟;,][\"')\]]*(?:\[\^?\d{1,3}\])*(?:(?<=[a-z]{3}[.!?])\d{1,3}|(?<=[.!?][\")])\d{1,3}|[¹²³⁰⁴-⁹]+)?\s*\Z"
)


class Block(msgspec.Struct, frozen=True):
    """One piece of a page: a paragraph, a heading, a list item, a dated entry, a caption, or furniture.

    ``start``/``end`` span the whole piece; ``text_start`` is where its own words begin, after a bullet, an entry's
    date or a dateline. ``dateline`` spans the words of a dateline ("QUETTA, Feb 1 (Reuters)"). ``date`` is set for an
    entry of a dated list, and for the items under a heading that is a date: what they tell happened then. ``told_on``
    is the day a report appeared that is one of several in a text: its words count from there.
    """

    start: int
    end: int
    role: Role
    text_start: int
    dateline: tuple[int, int] | None = None
    date: DateSpan | None = None
    told_on: day | None = None

    @property
    def is_read(self) -> bool:
        """Whether the piece belongs to the report."""
        return self.role != "furniture"


def is_sentence(text: str, piece: Block) -> bool:
    """Tell whether a piece ends as a sentence does."""
    if text[piece.end - 1] in ".!?…۔؟;,":
        return True
    return _ENDS_SENTENCE.search(text, max(piece.text_start, piece.end - 20), piece.end) is not None


def words_in(text: str, piece: Block) -> int:
    """Count the words of a piece, roughly: its spaces and one."""
    return text.count(" ", piece.text_start, piece.end) + 1
