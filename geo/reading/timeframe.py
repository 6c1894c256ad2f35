"""Tell each sentence of a document which days its words may count from: its anchor, the last day told, the era."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geo.reading.analysis import Sentence
    from geo.reading.dates import DateSpan

NOTE_DAY = re.compile(r"\W{0,2}\[[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\]")
"""The day that opens a quoted report in a note: "[Nov 15] …"."""
_BACK_THEN = re.compile(
    r"\W*(?:the )?(?:background|history|context|previous|earlier|past|prior|پس منظر)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\d{4}")
_LONG_AFTER = timedelta(days=300)
_MUCH_LATER, _EXCERPT_AGE = timedelta(days=4), timedelta(days=3)


def follow_time(found: list[Sentence]) -> None:
    """Tell each sentence the last day named before it, from which "the same night" counts, and the era it tells of.

    A history, whether nobody knows the day of it or it was written long after, goes on in the time that it named last
    ("in February 2022"): a day without a year lies there.
    """
    is_history = _is_history(found)
    is_of_one_event = is_history and _is_titled_by_year(found)
    opening: date | None = None
    has_opened = False
    running: date | None = None
    era: date | None = None
    aside: date | None = None
    paragraph = excerpt = -1
    told_on: date | None = None
    behind_background = _behind_background(found)
    for sentence in found:
        if sentence.block.told_on != told_on:
            told_on, running, era, aside = sentence.block.told_on, None, None, None
        if sentence.paragraph != paragraph:
            paragraph, aside = sentence.paragraph, None
        if _is_excerpt(sentence, opening):
            excerpt = paragraph
        if paragraph == excerpt and opening is not None and sentence.anchor is not None:
            sentence.anchor = opening + _EXCERPT_AGE
        if is_of_one_event and opening is not None and sentence.block.role == "heading" and not sentence.dates:
            running, era, aside = opening, opening, None  # "rebuilt in 2014" ended a section: the next one goes back
        if sentence.number in behind_background and opening is not None:
            # What the background told last is no day of the next section.
            running, era, aside = opening, opening if is_history else era, None
        sentence.running, sentence.era = running, aside or era
        for span in sentence.dates:
            if span.date_start is None or span.date_end is None:
                continue
            if span.precision == 1 and not has_opened and sentence.block.role == "body":
                has_opened, opening = True, span.date_start if _is_opening_day(span, sentence) else None
            if span.precision == 1 and span.role == "on" and span.kind != "relative":
                running = span.date_start
            if not is_history or span.date_start.year != span.date_end.year:
                continue
            has_year = _has_year(span, sentence)
            if "had" in sentence.words and not (span.precision == 1 and has_year):
                continue  # "His son had died in July 2011" looks back, and the text goes on where it was
            middle = span.date_start + (span.date_end - span.date_start) / 2
            if span.precision == 1 and (has_year or era is not None):
                era, aside = middle, None
            elif has_year or aside is not None:
                aside = middle


def _behind_background(found: list[Sentence]) -> frozenset[int]:
    """Give the numbers of the headings that end a section on earlier times, and that name no day themselves."""
    headings = [sentence for sentence in found if sentence.block.role == "heading"]
    return frozenset(
        following.number for one, following in pairwise(headings) if _BACK_THEN.match(one.text) and not following.dates
    )


def _is_titled_by_year(found: list[Sentence]) -> bool:
    """Tell "June 2013 Quetta and Ziarat attacks", which is about that time in each of its sections."""
    titles = (sentence for sentence in found if sentence.block.role == "title")
    return any(_YEAR.search(sentence.text) for sentence in titles)


def _is_excerpt(sentence: Sentence, opening: date | None) -> bool:
    """Tell a paper quoted in a note: its weekdays count from the days of the note, unless the note came soon after.

    A note on a shutdown of 8 February, published on the 20th or nobody knows when, quotes a paper of the 8th: its
    "Wednesday" is the 7th.
    """
    if opening is None or sentence.text[:1] != '"' or NOTE_DAY.match(sentence.text) is not None:
        return False
    return sentence.published is None or sentence.published - opening > _MUCH_LATER


def _is_opening_day(span: DateSpan, sentence: Sentence) -> bool:
    """Tell the day that a note opens with from the weekday that news opens with."""
    return sentence.text[:1] != '"' and span.kind in {"absolute", "range"}


def _has_year(span: DateSpan, sentence: Sentence) -> bool:
    return _YEAR.search(sentence.text, span.start - sentence.start, span.end - sentence.start) is not None


def _is_history(found: list[Sentence]) -> bool:
    """Tell a text of unknown date, or one whose first day is told with its year and lies most of a year back."""
    for sentence in found:
        if sentence.published is None:
            return True
        if sentence.block.role != "body":
            continue
        span = next((s for s in sentence.dates if s.precision == 1 and s.date_start is not None), None)
        if span is not None and span.date_start is not None:
            return _has_year(span, sentence) and sentence.published - span.date_start > _LONG_AFTER
    return False
