"""The day that a line of a list opens with: "26 Aug 2024: …", "January-5: …", "31/1/26 …", "5 – …" below its month."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from geo.reading.date_words import may_open_date
from geo.reading.dates import DateSpan, find_dates
from geo.reading.stamps import DATE_RULES

if TYPE_CHECKING:
    from geo.reading.block import Block

ENTRY_WINDOW = 48
_ENTRY_MARK = re.compile(
    r"[\])]?(?:,? (?:at )?\d{1,2}(?::\d\d)? ?(?:[ap]m|[ap]\.m\.|hrs|(?<=:\d\d)))?"  # 9:30 pm
    r"(?:\t| {2,}|\s*(?::|[-–—|](?=\s)|,(?=\s)))\s*"
)
_ENTRY_PLACE = re.compile(r"[A-Z][\w' /-]{1,40}(?:, [A-Z][\w' /-]{1,30})?(?::| [-–—]) ")
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"\w+")
_MONTH_AND_DAY = re.compile(r"[A-Z][a-z]{2,8}-\d{1,2}\b(?!-)")
_SHORT_YEAR = re.compile(r"(\d{1,2})/(\d{1,2})/(\d\d)(?![\d/])")
_DAY_ALONE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?= ?[-–—:|] )")
_NUMERIC = frozenset({"iso", "slashed"})
_GOES_ON = re.compile(r" (?=[A-Z\"'#\u0600-\u06ff])")
_CENTURY = 2000


class Opening(NamedTuple):
    """The date a line opens with, and whether nothing but a space parts it from the words."""

    span: DateSpan
    is_loose: bool = False


def opening_date(
    text: str, piece: Block, *, anchor: date | None, period: date | None, month: date | None
) -> Opening | None:
    """Give the date that a line opens with, where a colon, dash, bar or its end follows ("26 Aug 2024: …").

    Parameters
    ----------
    text, piece
        The canonical text and one of its pieces.
    anchor, period
        The day the text speaks from; the middle of the year or month that a heading names for the lines below it.
    month
        A day of the month that a heading names, in which "5 – …" is the fifth.
    """
    begin = piece.text_start + text.startswith(("[", "("), piece.text_start)
    end = min(piece.end, begin + ENTRY_WINDOW)
    first = _WORD.match(text, begin, end)
    if first is None or not may_open_date(first[0]) or not _DIGIT.search(text, begin, end):
        return None
    span = _written_short(text, begin, end, month)
    if span is not None:
        return Opening(span, is_loose=_GOES_ON.match(text, span.end, piece.end) is not None)
    colon = text.find(": ", begin, end)
    last = end if colon < 0 else colon
    window = text[begin:last]
    if _MONTH_AND_DAY.match(window):
        window = window.replace("-", " ", 1)
    spans = find_dates(window, 0, len(window), anchor=period or anchor, future=period is not None)
    if not spans or spans[0].start != 0 or not DATE_RULES.issuperset(spans[0].rule.split("…")):
        return None
    span = msgspec.structs.replace(spans[0], start=begin, end=begin + spans[0].end)
    if not text[span.end : piece.end].strip(" :])=#"):
        return Opening(span)
    mark = _ENTRY_MARK.match(text, span.end, piece.end)
    if mark is None:
        is_loose = span.rule in _NUMERIC and _GOES_ON.match(text, span.end, piece.end) is not None
        return Opening(span, is_loose=True) if is_loose else None
    is_comma = mark[0].strip() == ","
    return Opening(span) if not is_comma or _ENTRY_PLACE.match(text, mark.end(), piece.end) is not None else None


def words_after(text: str, piece: Block, opening: DateSpan) -> int:
    """Give where the words of an entry begin, behind its date, hour and colon."""
    mark = _ENTRY_MARK.match(text, opening.end, piece.end)
    return mark.end() if mark else opening.end + (text[opening.end : opening.end + 1] == " ")


def _written_short(text: str, begin: int, end: int, month: date | None) -> DateSpan | None:
    """Read "31/1/26", the day first, and "5 – …" where the month is known."""
    short = _SHORT_YEAR.match(text, begin, end)
    try:
        if short is not None:
            day = date(_CENTURY + int(short[3]), int(short[2]), int(short[1]))
            return DateSpan(begin, short.end(), day, day, 1, "absolute", "on", "slashed")
        alone = None if month is None else _DAY_ALONE.match(text, begin, end)
        if alone is not None and month is not None:
            day = month.replace(day=int(alone[1]))
            return DateSpan(begin, alone.end(), day, day, 1, "absolute", "on", "day-month")
    except ValueError:
        pass
    return None
