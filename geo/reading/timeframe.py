"""Tell each sentence of a document which days its words may count from: its anchor, the last day told, the era."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geo.reading.analysis import Sentence

NOTE_DAY = re.compile(r"\W{0,2}\[[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\]")
"""The day that opens a quoted report in a note: "[Nov 15] …"."""
_YEAR = re.compile(r"\d{4}")
_LONG_AFTER = timedelta(days=300)
_MUCH_LATER, _EXCERPT_AGE = timedelta(days=4), timedelta(days=3)


def anchor_excerpts(found: list[Sentence]) -> bool:
    """Count the weekdays of a quoted excerpt from the days its note is about, unless the note came soon after.

    Tells whether there was one.

    A note on a shutdown of 8 February, published on the 20th or nobody knows when, quotes a paper of the 8th: its
    "Wednesday" is the 7th.
    """
    first: date | None = None
    excerpts: set[int] = set()
    for sentence in found:
        published = sentence.published
        if sentence.text[:1] == '"' and first is not None:
            is_later = published is None or published - first > _MUCH_LATER
            if is_later and NOTE_DAY.match(sentence.text) is None:
                excerpts.add(sentence.paragraph)
        elif first is None and sentence.block.role == "body":
            days = [span for span in sentence.dates if span.precision == 1 and span.kind in {"absolute", "range"}]
            first = next((span.date_start for span in days if span.date_start is not None), None)
    if first is None or not excerpts:
        return False
    for sentence in found:
        if sentence.paragraph in excerpts:
            sentence.anchor = first + _EXCERPT_AGE
    return True


def follow_time(found: list[Sentence]) -> None:
    """Tell each sentence the last day named before it, from which "the same night" counts.

    A history, whether nobody knows the day of it or it was written long after, goes on in the time that it named last
    ("in February 2022"): a day without a year lies there.
    """
    is_history = _is_history(found)
    running: date | None = None
    era: date | None = None
    aside: date | None = None
    paragraph = -1
    for sentence in found:
        if sentence.paragraph != paragraph:
            paragraph, aside = sentence.paragraph, None
        sentence.running, sentence.era = running, aside or era
        for span in sentence.dates:
            if span.date_start is None or span.date_end is None:
                continue
            if span.precision == 1 and span.role == "on" and span.kind != "relative":
                running = span.date_start
            if not is_history or span.date_start.year != span.date_end.year:
                continue
            has_year = _YEAR.search(sentence.text, span.start - sentence.start, span.end - sentence.start) is not None
            is_whole_day = span.precision == 1 and has_year
            if "had" in sentence.words and not is_whole_day:
                continue  # "His son had died in July 2011" looks back, and the text goes on where it was
            middle = span.date_start + (span.date_end - span.date_start) / 2
            if span.precision == 1 and (has_year or era is not None):
                era, aside = middle, None
            elif has_year or aside is not None:
                aside = middle


def _is_history(found: list[Sentence]) -> bool:
    """Tell a text of unknown date, or one whose first day is told with its year and lies most of a year back."""
    for sentence in found:
        if sentence.published is None:
            return True
        for span in sentence.dates:
            if span.precision == 1 and span.date_start is not None and sentence.block.role == "body":
                has_year = _YEAR.search(sentence.text, span.start - sentence.start, span.end - sentence.start)
                return has_year is not None and sentence.published - span.date_start > _LONG_AFTER
    return False
