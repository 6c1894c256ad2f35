"""The reader step by step, and what it found as short tuples that a test can write down."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geo.reading import read_document
from geo.reading.analysis import analyse
from geo.reading.cuts import read_cuts
from geo.reading.happenings import happenings_in
from geo.reading.mentions import resolve_mentions

if TYPE_CHECKING:
    from geo.model import Reading
    from geo.reading.analysis import Analysis, Sentence
    from geo.reading.cutreport import CutReport
    from geo.reading.told import Told

MONDAY = date(2026, 2, 2)
"""The day most of the invented reports were published: a Monday, after Saturday 31 January 2026."""


def analysed(text: str, *, published: date | None = MONDAY) -> Analysis:
    """Analyse a text and settle its places."""
    analysis = analyse(text, published=published)
    resolve_mentions(analysis)
    return analysis


def sentence_of(text: str, *, published: date | None = MONDAY) -> Sentence:
    """Give the last sentence of a text, as the rules see it."""
    return analysed(text, published=published).sentences[-1]


def told_in(text: str, *, published: date | None = MONDAY) -> list[Told]:
    """Give what the last sentence of a text tells to have happened."""
    return happenings_in(sentence_of(text, published=published))


def cuts_in(text: str, *, goes_on: bool = False, published: date | None = MONDAY) -> list[CutReport]:
    """Give what the last sentence of a text tells of communications cuts."""
    return read_cuts(sentence_of(text, published=published), goes_on=goes_on)


def read(text: str, *, published: date | None = MONDAY) -> Reading:
    """Read a whole report."""
    return read_document(text, published=published)


def iso(day: date | None) -> str | None:
    """Write a day as 2026-01-31; None stays None."""
    return day.isoformat() if day else None


def incidents(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    """Give kind, place and first day of every incident."""
    return [(i.kind, i.place.name if i.place else None, iso(i.date_start)) for i in reading.incidents]


def claims(reading: Reading) -> list[tuple[int, str, str]]:
    """Give figure, side and measure of every claim."""
    return [(c.low, c.group, c.measure) for c in reading.claims]


def blackouts(reading: Reading) -> list[tuple[str | None, tuple[str, ...], str | None, str | None, str | None]]:
    """Give place, services, start, observed end and expected end of every blackout."""
    return [
        (b.place.name if b.place else None, b.services, iso(b.date_start), iso(b.date_end), iso(b.date_end_expected))
        for b in reading.blackouts
    ]
