"""Lists of dated reports: lines that open with their day, and days that stand as headings over lines."""

from __future__ import annotations

import re
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from geo.reading.block import Block, Role, is_sentence
from geo.reading.dates import DateSpan, find_dates
from geo.reading.entrydates import ENTRY_WINDOW, Opening, opening_date, words_after
from geo.reading.stamps import DATE_RULES

if TYPE_CHECKING:
    from datetime import date

_PERIOD_LENGTH, _TITLE_LENGTH, _LONGEST_MONTH = 30, 90, 16
# The year or month that a title ends with: "Balochistan timeline - 2011", "Incidents in March 2011".
_TITLE_PERIOD = re.compile(
    r"(?:\s[-–—]\s|\)-|[:,(] ?|\b(?:in|of|for|during|(?i:timeline|chronology|diary|incidents|attacks|balochistan)) )"
    r"((?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d)$"
)
_YEAR_OF = re.compile(
    r"^(?:(?:in|during|events (?:of|in)|incidents (?:of|in)) )?(?:the )?(?:year )?(?=\S*\d|[A-Z])", re.IGNORECASE
)
_AROUND = " :=#*-[]()"
_YEAR = re.compile(r"(?:19|20)\d\d")
_COLUMN_OF_DAYS = ("date |", "day |")
_DIGIT = re.compile(r"\d")
_AFTER_DATE = re.compile(r"[\W\d]*(?:(?:am|pm|AM|PM|PST|PKT|GMT|IST|UTC|at|on|[A-Z][a-z]+day)[\W\d]*){0,4}")


class _Period(NamedTuple):
    """A year or month that a heading names: of all days of one name, the nearest to its middle is meant."""

    middle: date
    is_month: bool


def with_entries(text: str, pieces: list[Block], anchor: date | None) -> list[Block]:
    """Mark the lines that open with their date; a heading that is a date dates what stands under it.

    List items under it are entries always, paragraphs where the page has several such headings: a single one tells
    when the page was published. A heading that is a year or a month gives the entries below it their year.
    """
    openings, has_period = _openings(text, pieces, anchor)
    whole = [span is not None and _is_whole(text, piece, span) for piece, span in zip(pieces, openings, strict=True)]
    headings = {*compress(openings, whole)}
    is_list = len(headings) > 1 or (has_period and any(not _names_year(text, one) for one in headings if one))
    dated: tuple[Role, ...] = ("list_item", "body") if is_list else ("list_item",)
    named: list[Block] = []
    heading: DateSpan | None = None
    for piece, opening, is_whole in zip(pieces, openings, whole, strict=True):
        if is_whole:
            heading = opening
            named.append(msgspec.structs.replace(piece, role="furniture", date=opening))
        elif opening is not None and piece.role in {"body", "list_item", "caption"}:
            begin = words_after(text, piece, opening)
            named.append(msgspec.structs.replace(piece, role="entry", text_start=begin, date=opening))
        elif heading is not None and piece.role in dated and _is_entry(text, piece):
            named.append(msgspec.structs.replace(piece, role="entry", date=heading))
        else:
            # The list that a day stands over comes at once: below the report it dates the items of another list.
            ends = piece.role == "heading" or (piece.role == "body" and is_sentence(text, piece))
            heading = None if ends else heading
            named.append(piece)
    return named


def _openings(text: str, pieces: list[Block], anchor: date | None) -> tuple[list[DateSpan | None], bool]:
    """Give the date that each line opens with, and whether a heading names the year or month of some."""
    found: list[Opening | None] = []
    period: date | None = None
    month: date | None = None
    has_days = False
    for piece in pieces:
        named = _period_of(text, piece)
        if named is not None:
            period, month = named.middle, named.middle if named.is_month else None
        elif period is not None and piece.end - piece.text_start <= _LONGEST_MONTH:
            within = _period_in(f"{text[piece.text_start : piece.end].strip(_AROUND)} {period.year}")
            month = within.middle if within is not None and within.is_month else month
        is_row = text[piece.start] == "|"
        has_days = (has_days and is_row) or text[piece.text_start : piece.text_start + 6].lower().startswith(
            _COLUMN_OF_DAYS
        )
        within_month = month if has_days or not is_row else None  # other tables number their rows
        opening = (
            None if _is_stamp(piece) else opening_date(text, piece, anchor=anchor, period=period, month=within_month)
        )
        if opening is not None and anchor is None and not opening.is_loose:
            anchor = opening.span.date_start  # a list tells the year once
        found.append(opening)
    is_list = sum(opening is not None and opening.is_loose for opening in found) > 1
    return [
        one.span if one is not None and (is_list or not one.is_loose) else None for one in found
    ], period is not None


def _is_stamp(piece: Block) -> bool:
    """Tell the line with the day of one report of several: what is told there need not be of that day."""
    return piece.told_on is not None and piece.role == "furniture"


def _names_year(text: str, span: DateSpan) -> bool:
    return _YEAR.search(text, span.start, span.end) is not None


def _is_whole(text: str, piece: Block, opening: DateSpan) -> bool:
    return not text[opening.end : piece.end].strip(" :])=#")


def _is_entry(text: str, piece: Block) -> bool:
    return piece.role == "list_item" or is_sentence(text, piece)


def _period_of(text: str, piece: Block) -> _Period | None:
    """Give the year or month that a line names for the entries below it."""
    length = piece.end - piece.text_start
    if length <= _PERIOD_LENGTH and (found := _period_in(text[piece.text_start : piece.end])) is not None:
        return found
    if length > _TITLE_LENGTH or not text[piece.end - 1].isdigit() or is_sentence(text, piece):
        return None
    named = _TITLE_PERIOD.search(text, piece.text_start, piece.end)
    # "Chronology: Timeline 2011" ends with a word and a year, and no month.
    return None if named is None else _period_in(named[1]) or _period_in(named[1][-4:])


def _period_in(line: str) -> _Period | None:
    """Give the year or month that a heading consists of ("2021", "== August 2024 ==").

    Of all days of that name the one in the period is nearest to it.
    """
    bare = _YEAR_OF.sub("", line.strip(_AROUND))
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
            return _Period(span.date_start + (span.date_end - span.date_start) / 2, span.rule == "months-year")
    return None


def is_only_a_date(line: str) -> bool:
    """Tell a line such as "February 2, 2026 10:15 PM" that stands at the head of many pages."""
    if len(line) > 2 * ENTRY_WINDOW or line[-1] in ".!?۔" or not _DIGIT.search(line):
        return False
    spans = [span for span in find_dates(line, 0, len(line), anchor=None) if span.rule in DATE_RULES]
    return len(spans) == 1 and _AFTER_DATE.fullmatch(line[: spans[0].start] + line[spans[0].end :]) is not None
