"""Lists of dated reports: lines that open with their day, and days that stand as headings over lines."""

from __future__ import annotations

import re
from itertools import compress
from typing import TYPE_CHECKING

import msgspec

from geo.reading.block import Block, Role, is_sentence
from geo.reading.date_words import may_open_date
from geo.reading.dates import DateSpan, find_dates

if TYPE_CHECKING:
    from datetime import date

_ENTRY_MARK = re.compile(
    r"[\])]?(?:,? (?:at )?\d{1,2}(?::\d\d)? ?(?:[ap]m|[ap]\.m\.|hrs|(?<=:\d\d)))?"  # 9:30 pm
    r"(?:\t| {2,}|\s*(?::|[-–—|](?=\s)|,(?=\s)))\s*"
)
_ENTRY_PLACE = re.compile(r"[A-Z][\w' /-]{1,40}(?:, [A-Z][\w' /-]{1,30})?(?::| [-–—]) ")
_ENTRY_WINDOW = 48
_PERIOD_LENGTH, _TITLE_LENGTH = 30, 90
# The year or month that a title ends with: "Balochistan timeline - 2011", "Incidents in March 2011".
_TITLE_PERIOD = re.compile(r"(?:\s[-–—]\s|[:,(] ?|\b(?:in|of|for|during) )((?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d)$")
_YEAR_OF = re.compile(
    r"^(?:(?:in|during|events (?:of|in)|incidents (?:of|in)) )?(?:the )?(?:year )?(?=\S*\d|[A-Z])", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"\w+")
_ENTRY_RULES = frozenset({"iso", "slashed", "day-month", "month-day", "months-year"})
_AFTER_DATE = re.compile(r"[\W\d]*(?:(?:am|pm|AM|PM|PST|PKT|GMT|IST|UTC|at|on|[A-Z][a-z]+day)[\W\d]*){0,4}")


def with_entries(text: str, pieces: list[Block], anchor: date | None) -> list[Block]:
    """Mark the lines that open with their date; a heading that is a date dates what stands under it.

    List items under it are entries always, paragraphs where the page has several such headings: a single one tells
    when the page was published. A heading that is a year or a month gives the entries below it their year.
    """
    openings: list[DateSpan | None] = []
    period: date | None = None
    for piece in pieces:
        period = _period_of(text, piece) or period
        opening = None if _is_stamp(piece) else _opening_date(text, piece, anchor, period)
        if opening is not None and anchor is None:
            anchor = opening.date_start  # a list tells the year once
        openings.append(opening)
    whole = [span is not None and _is_whole(text, piece, span) for piece, span in zip(pieces, openings, strict=True)]
    headings = {*compress(openings, whole)}
    is_list = len(headings) > 1 or (period is not None and any(not _names_year(text, one) for one in headings if one))
    dated: tuple[Role, ...] = ("list_item", "body") if is_list else ("list_item",)
    named: list[Block] = []
    heading: DateSpan | None = None
    for piece, opening, is_whole in zip(pieces, openings, whole, strict=True):
        if is_whole:
            heading = opening
            named.append(msgspec.structs.replace(piece, role="furniture", date=opening))
        elif opening is not None and piece.role in {"body", "list_item", "caption"}:
            mark = _ENTRY_MARK.match(text, opening.end, piece.end)
            named.append(
                msgspec.structs.replace(
                    piece, role="entry", text_start=mark.end() if mark else opening.end, date=opening
                )
            )
        elif heading is not None and piece.role in dated and _is_entry(text, piece):
            named.append(msgspec.structs.replace(piece, role="entry", date=heading))
        else:
            heading = None if piece.role == "heading" else heading
            named.append(piece)
    return named


def _is_stamp(piece: Block) -> bool:
    """Tell the line with the day of one report of several: what is told there need not be of that day."""
    return piece.told_on is not None and piece.role == "furniture"


def _names_year(text: str, span: DateSpan) -> bool:
    return _YEAR.search(text, span.start, span.end) is not None


def _is_whole(text: str, piece: Block, opening: DateSpan) -> bool:
    return not text[opening.end : piece.end].strip(" :])=#")


def _is_entry(text: str, piece: Block) -> bool:
    return piece.role == "list_item" or is_sentence(text, piece)


def _period_of(text: str, piece: Block) -> date | None:
    """Give the middle of the year or month that a line names for the entries below it."""
    length = piece.end - piece.text_start
    if length <= _PERIOD_LENGTH and (found := _middle_of_period(text[piece.text_start : piece.end])) is not None:
        return found
    if length > _TITLE_LENGTH or not text[piece.end - 1].isdigit() or is_sentence(text, piece):
        return None
    named = _TITLE_PERIOD.search(text, piece.text_start, piece.end)
    return None if named is None else _middle_of_period(named[1])


def _middle_of_period(line: str) -> date | None:
    """Give the middle of the year or month that a heading consists of ("2021", "== August 2024 ==").

    Of all days of that name the one in the period is nearest to it.
    """
    bare = _YEAR_OF.sub("", line.strip(" :=#*-[]()"))
    if not bare or not bare[-1].isdigit():
        return None
    words = f"in {bare}"
    for span in find_dates(words, 0, len(words), anchor=None):
        if (
            span.rule in {"year", "months-year"}
            and (span.start, span.end) == (3, len(words))
            and span.date_start
            and span.date_end
        ):
            return span.date_start + (span.date_end - span.date_start) / 2
    return None


def _opening_date(text: str, piece: Block, anchor: date | None, period: date | None) -> DateSpan | None:
    """Give the date that a line opens with, where a colon, dash or its end follows ("26 Aug 2024: …")."""
    begin = piece.text_start + text.startswith(("[", "("), piece.text_start)
    end = min(piece.end, begin + _ENTRY_WINDOW)
    first = _WORD.match(text, begin, end)
    if first is None or not may_open_date(first[0]) or not _DIGIT.search(text, begin, end):
        return None
    colon = text.find(": ", begin, end)
    spans = find_dates(text, begin, end if colon < 0 else colon, anchor=period or anchor, future=period is not None)
    for span in spans[:1]:
        if span.start != begin or not _ENTRY_RULES.issuperset(span.rule.split("…")):
            return None
        mark = _ENTRY_MARK.match(text, span.end, piece.end)
        is_comma = mark is not None and mark[0].strip() == ","
        is_followed = mark is not None and (not is_comma or _ENTRY_PLACE.match(text, mark.end(), piece.end) is not None)
        return span if is_followed or not text[span.end : piece.end].strip(" :])=#") else None
    return None


def is_only_a_date(line: str) -> bool:
    """Tell a line such as "February 2, 2026 10:15 PM" that stands at the head of many pages."""
    if len(line) > 2 * _ENTRY_WINDOW or line[-1] in ".!?۔" or not _DIGIT.search(line):
        return False
    spans = [span for span in find_dates(line, 0, len(line), anchor=None) if span.rule in _ENTRY_RULES]
    return len(spans) == 1 and _AFTER_DATE.fullmatch(line[: spans[0].start] + line[spans[0].end :]) is not None
