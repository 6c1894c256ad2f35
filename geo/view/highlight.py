"""A document with what was read in it marked: places, incidents, blackouts, figures; all of it escaped."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geo.view.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Reading

MAX_CHARACTERS = 60_000
"""A page shows so much of a text; the rest is said to be there."""


class Span(NamedTuple):
    """A stretch of a text and what it was read as."""

    start: int
    end: int
    what: str


def spans_of(reading: Reading) -> tuple[Span, ...]:
    """Give every stretch of the text that a record rests on."""
    found = [Span(m.start, m.end, "place") for m in reading.mentions if m.place is not None]
    found += [Span(i.quote_start, i.quote_end, "incident") for i in reading.incidents]
    found += [Span(b.quote_start, b.quote_end, "blackout") for b in reading.blackouts]
    found += [Span(c.quote_start, c.quote_end, "claim") for c in reading.claims]
    return tuple(dict.fromkeys(found))


def marked(text: str, spans: Iterable[Span], *, limit: int = MAX_CHARACTERS) -> str:
    """Give a text as HTML with the spans marked; spans may overlap.

    >>> marked("a <b> c", [Span(2, 5, "place")])
    'a <mark class="place">&lt;b&gt;</mark> c'
    """
    shown = [span for span in spans if span.start < min(limit, len(text))]
    edges = sorted({0, min(limit, len(text)), *(e for s in shown for e in (s.start, min(s.end, limit, len(text))))})
    starts = sorted(shown)
    parts, open_spans, at = [], [], 0
    for low, high in pairwise(edges):
        while at < len(starts) and starts[at].start <= low:
            open_spans.append(starts[at])
            at += 1
        open_spans = [span for span in open_spans if span.end > low]
        piece = escape(text[low:high])
        classes = " ".join(sorted({span.what for span in open_spans}))
        parts.append(f'<mark class="{classes}">{piece}</mark>' if classes else piece)
    return "".join(parts)


def marks_key() -> str:
    """Name the colours of the marks."""
    names = ("place", "incident", "blackout", "claim")
    marks = " ".join(f'<mark class="{name}">{escape(say(f"mark.{name}"))}</mark>' for name in names)
    return f'<p class="soft marks">{marks}</p>'


def document_html(text: str, spans: Iterable[Span], *, limit: int = MAX_CHARACTERS) -> str:
    """Give a whole document as a block of HTML, cut where it is too long for a page."""
    note = f'<p class="soft">{escape(say("sources.cut", n=f"{limit:,}"))}</p>' if len(text) > limit else ""
    return f'<div class="document" dir="auto">{marked(text, spans, limit=limit)}</div>{note}'
