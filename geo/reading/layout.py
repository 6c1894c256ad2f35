"""Take a page apart: title, paragraphs, list items, dated entries, captions, and what is page furniture.

Works on canonical text (:mod:`geo.reading.shadow`). When in doubt a line is part of the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import compress
from typing import TYPE_CHECKING, Literal

from geo.reading.date_words import may_open_date
from geo.reading.dates import DateSpan, find_dates
from geo.reading.furniture import furniture, may_be_dateline
from geo.reading.paragraphs import paragraphs

if TYPE_CHECKING:
    from datetime import date

Role = Literal["title", "heading", "body", "list_item", "entry", "caption", "furniture"]

_MARKER = re.compile(
    r"={2,6}[ \t]*(?=\w)|(?:#{1,6}|[-*+•‣◦▪●·–—]|\d{1,2}[.)])[ \t]+(?:[-–—] )?(?=\S)|(?:>[ \t]*)+|[•‣◦▪●]"
)
_ENDS_SENTENCE = re.compile(r"[.!?…۔؟;,][\"')\]]*(?:\[\d{1,3}\])*\s*\Z")
_RULE = re.compile(r"[\s\-–—_=*#.~|>]+\Z")
_CLOSE_BUTTON = re.compile(r"(?<=[.!?\"']) +[Xx×]\Z")
_TITLE_PLACES, _TITLE_WORDS, _TITLE_CHARACTERS = 4, range(3, 46), 300
_HEADING_WORDS, _LABEL_WORDS, _PARAGRAPH_WORDS, _SENTENCE_WORDS = 12, 4, 30, 8
_FULL_STOPS = (".", '."', ".'", "۔")

_ENTRY_MARK = re.compile(
    r"[\])]?(?:,? (?:at )?\d{1,2}(?::\d\d)? ?(?:[ap]m|[ap]\.m\.|hrs|(?<=:\d\d)))?"  # 9:30 pm
    r"(?:\t| {2,}|\s*(?::|[-–—|](?=\s)|,(?=\s)))\s*"
)
_ENTRY_PLACE = re.compile(r"[A-Z][\w' /-]{1,40}(?:, [A-Z][\w' /-]{1,30})?(?::| [-–—]) ")
_ENTRY_WINDOW = 48
_PERIOD_LENGTH = 30
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"\w+")
_ENTRY_RULES = frozenset({"iso", "slashed", "day-month", "month-day", "months-year"})
_AFTER_DATE = re.compile(r"[\W\d]*(?:(?:am|pm|AM|PM|PST|PKT|GMT|IST|UTC|at|on|[A-Z][a-z]+day)[\W\d]*){0,4}")

_WHEN_AND_WHO = (
    r"(?P<rest>(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?(?=[,: ]))?"  # QUETTA, Pakistan
    r"(?:, ?(?:[A-Z][\w.]+ \d{1,2}|\d{1,2} [A-Z][\w.]+)(?:,? ?\d{4})?)?"  # , Feb 11
    r"(?:,? ?\([^()\n]{2,40}\))?)\s*"  # (Reuters)
)
_DATELINE_CAPITALS = re.compile(
    rf"(?P<place>[A-Z][A-Z'.-]+(?:[ /,]{{1,3}}[A-Z][A-Z'.-]*){{0,5}}){_WHEN_AND_WHO}(?::|[-–—]{{1,2}})\s+(?=\S)"
)
_DATELINE_CASED = re.compile(
    r"(?P<place>[A-Z][a-z'.-]+(?:[ /][A-Z][a-z'.-]+){0,2})"
    rf"{_WHEN_AND_WHO}(?::|[-–—]{{1,2}}(?=\s))\s+(?=[A-Z\"'\d])"
)
_DATELINE_URDU = re.compile(
    r"(?P<place>[\u0600-\u06ff]{2,20}(?: [\u0600-\u06ff]{2,20})?)(?:(?P<rest> ?\([^()\n]{2,40}\))[:۔]?|:)\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a page: a paragraph, a heading, a list item, a dated entry, a caption, or furniture.

    ``start``/``end`` span the whole piece; ``text_start`` is where its own words begin, after a bullet, an entry's
    date or a dateline. ``dateline`` spans the words of a dateline ("QUETTA, Feb 1 (Reuters)"). ``date`` is set for an
    entry of a dated list, and for the items under a heading that is a date: what they tell happened then.
    """

    start: int
    end: int
    role: Role
    text_start: int
    dateline: tuple[int, int] | None = None
    date: DateSpan | None = None

    @property
    def is_read(self) -> bool:
        """Whether the piece belongs to the report."""
        return self.role != "furniture"


def blocks(text: str, *, anchor: date | None = None) -> list[Block]:
    r"""Take a canonical text apart into its blocks.

    Parameters
    ----------
    text
        The canonical text.
    anchor
        The day the document speaks from, for entries whose date has no year.

    Returns
    -------
    list of Block
        In the order of the text; white space, rules and bare bullets belong to none.

    Examples
    --------
    >>> page = "Blast in Quetta kills two\n\nQUETTA: Two people died on Sunday.\n\nRead more: Blast in Mastung"
    >>> [block.role for block in blocks(page)]
    ['title', 'body', 'furniture']
    """
    pieces = [_piece(text, start, end) for start, end in paragraphs(text) if not _RULE.match(text, start, end)]
    pieces = [piece for piece in pieces if piece.text_start < piece.end]
    pieces = _with_furniture(text, pieces)
    pieces = _with_entries(text, pieces, anchor)
    pieces = _with_headings(text, pieces)
    return _with_datelines(text, pieces)


def _piece(text: str, start: int, end: int) -> Block:
    marker = _MARKER.match(text, start, end)
    if marker is None:
        return Block(start, end, "body", start)
    role: Role = {"#": "heading", "=": "heading", ">": "body"}.get(text[start], "list_item")  # type: ignore[assignment]
    if role == "heading":
        end = start + len(text[start:end].rstrip("=# "))
    return Block(start, end, role, min(marker.end(), end))


def _is_sentence(text: str, piece: Block) -> bool:
    if text[piece.end - 1] in ".!?…۔؟;,":
        return True
    return _ENDS_SENTENCE.search(text, max(piece.text_start, piece.end - 20), piece.end) is not None


def _words(text: str, piece: Block) -> int:
    return text.count(" ", piece.text_start, piece.end) + 1


def _is_paragraph(text: str, piece: Block) -> bool:
    return _words(text, piece) >= _PARAGRAPH_WORDS and _is_sentence(text, piece)


def _with_furniture(text: str, pieces: list[Block]) -> list[Block]:
    """Mark furniture and captions; a box of links lasts until the next full sentence."""
    marked: list[Block] = []
    has_begun = in_box = at_end = False
    for piece in pieces:
        own = text[piece.text_start : piece.end]
        kind = furniture(own)
        in_box = kind == "box" or (in_box and not (own.endswith(_FULL_STOPS) and own.count(" ") >= _SENTENCE_WORDS))
        at_end = at_end or (kind == "ending" and has_begun)
        has_begun = has_begun or own.count(" ") >= _SENTENCE_WORDS
        button = _CLOSE_BUTTON.search(own, max(0, len(own) - 4))
        if in_box or at_end or kind == "line" or is_only_a_date(own):
            marked.append(replace(piece, role="furniture"))
        elif kind == "caption" and piece.role == "body":
            marked.append(replace(piece, role="caption"))
        elif button is not None:
            marked.append(replace(piece, end=piece.text_start + button.start()))
        else:
            marked.append(piece)
    return marked


def is_only_a_date(line: str) -> bool:
    """Tell a line such as "February 2, 2026 10:15 PM" that stands at the head of many pages."""
    if len(line) > 2 * _ENTRY_WINDOW or line[-1] in ".!?۔" or not _DIGIT.search(line):
        return False
    spans = [span for span in find_dates(line, 0, len(line), anchor=None) if span.rule in _ENTRY_RULES]
    return len(spans) == 1 and _AFTER_DATE.fullmatch(line[: spans[0].start] + line[spans[0].end :]) is not None


def _with_entries(text: str, pieces: list[Block], anchor: date | None) -> list[Block]:
    """Mark the lines that open with their date; a heading that is a date dates what stands under it.

    List items under it are entries always, paragraphs where the page has several such headings: a single one tells
    when the page was published. A heading that is a year or a month gives the entries below it their year.
    """
    openings: list[DateSpan | None] = []
    period: date | None = None
    for piece in pieces:
        if piece.end - piece.text_start <= _PERIOD_LENGTH:
            period = _middle_of_period(text[piece.text_start : piece.end]) or period
        opening = None if piece.role == "caption" else _opening_date(text, piece, anchor, period)
        if opening is not None and anchor is None:
            anchor = opening.date_start  # a list tells the year once
        openings.append(opening)
    whole = [span is not None and _is_whole(text, piece, span) for piece, span in zip(pieces, openings, strict=True)]
    dated: tuple[Role, ...] = ("list_item", "body") if len({*compress(openings, whole)}) > 1 else ("list_item",)
    named: list[Block] = []
    heading: DateSpan | None = None
    for piece, opening, is_whole in zip(pieces, openings, whole, strict=True):
        if is_whole:
            heading = opening
            named.append(replace(piece, role="furniture", date=opening))
        elif opening is not None and piece.role in {"body", "list_item"}:
            mark = _ENTRY_MARK.match(text, opening.end, piece.end)
            named.append(replace(piece, role="entry", text_start=mark.end() if mark else opening.end, date=opening))
        elif heading is not None and piece.role in dated and _is_entry(text, piece):
            named.append(replace(piece, role="entry", date=heading))
        else:
            heading = None if piece.role == "heading" else heading
            named.append(piece)
    return named


def _within(opening: DateSpan, period: date | None, text: str) -> DateSpan:
    """Keep a date without a year in the year of its heading: February under "2022" is not the next one."""
    start, end = opening.date_start, opening.date_end
    if (
        period is None
        or start is None
        or end is None
        or start <= period
        or str(start.year) in text[opening.start : opening.end]
    ):
        return opening
    back = start.year - period.year
    try:
        return opening._replace(date_start=start.replace(year=period.year), date_end=end.replace(year=end.year - back))
    except ValueError:  # 29 February
        return opening


def _is_whole(text: str, piece: Block, opening: DateSpan) -> bool:
    return not text[opening.end : piece.end].strip(" :])=#")


def _is_entry(text: str, piece: Block) -> bool:
    return piece.role == "list_item" or _is_sentence(text, piece)


def _middle_of_period(line: str) -> date | None:
    """Give the middle of the year or month that a heading consists of ("2021", "== August 2024 ==").

    Of all days of that name the one in the period is nearest to it.
    """
    bare = line.strip(" :=#*-")
    if not bare or not bare[-1].isdigit():
        return None
    words = f"in {bare}"
    for span in find_dates(words, 0, len(words), anchor=None):
        if span.rule in {"year", "months-year"} and span[:2] == (3, len(words)) and span.date_start and span.date_end:
            return span.date_start + (span.date_end - span.date_start) / 2
    return None


def _opening_date(text: str, piece: Block, anchor: date | None, period: date | None) -> DateSpan | None:
    """Give the date that a line opens with, where a colon, dash or its end follows ("26 Aug 2024: …")."""
    begin = piece.text_start + text.startswith(("[", "("), piece.text_start)
    end = min(piece.end, begin + _ENTRY_WINDOW)
    first = _WORD.match(text, begin, end)
    if first is None or not may_open_date(first[0]) or not _DIGIT.search(text, begin, end):
        return None
    for span in find_dates(text, begin, end, anchor=period or anchor, future=period is not None)[:1]:
        if span.start != begin or not _ENTRY_RULES.issuperset(span.rule.split("…")):
            return None
        mark = _ENTRY_MARK.match(text, span.end, piece.end)
        is_comma = mark is not None and mark[0].strip() == ","
        is_followed = mark is not None and (not is_comma or _ENTRY_PLACE.match(text, mark.end(), piece.end) is not None)
        return span if is_followed or not text[span.end : piece.end].strip(" :])=#") else None
    return None


def _with_headings(text: str, pieces: list[Block]) -> list[Block]:
    """Find the title among the first pieces, and the headings: short lines without a period over a paragraph."""
    named = list(pieces)
    places = [place for place, piece in enumerate(pieces) if piece.role in {"body", "heading"} and piece.date is None]
    looks_for_title = True
    for order, place in enumerate(places):
        piece = pieces[place]
        if _is_sentence(text, piece):
            looks_for_title = looks_for_title and not _is_paragraph(text, piece)
        elif looks_for_title and order < _TITLE_PLACES and _may_be_title(text, piece, pieces[place + 1 :]):
            named[place] = replace(piece, role="title")
            looks_for_title = False
        elif piece.role == "body" and _is_heading(text, piece, pieces[place + 1 : place + 2]):
            named[place] = replace(piece, role="heading")
    return named


def _may_be_title(text: str, piece: Block, following: list[Block]) -> bool:
    words = _words(text, piece)
    if not any(other.role != "furniture" for other in following) or words not in _TITLE_WORDS:
        return False
    is_marked = piece.role == "heading"
    return is_marked or (words > 3 and piece.end - piece.start <= _TITLE_CHARACTERS and not text[piece.start].isdigit())


def _is_heading(text: str, piece: Block, following: list[Block]) -> bool:
    words = _words(text, piece)
    if words > _HEADING_WORDS or text[piece.text_start].isdigit():
        return False
    stands_over = any(other.role in {"list_item", "entry"} or _is_sentence(text, other) for other in following)
    return words <= _LABEL_WORDS or stands_over


def _with_datelines(text: str, pieces: list[Block]) -> list[Block]:
    """Set the dateline of paragraphs that open with one; in small letters only the first one may."""
    named: list[Block] = []
    patterns = [_DATELINE_CAPITALS, _DATELINE_CASED, _DATELINE_URDU]
    for piece in pieces:
        if piece.role != "body":
            named.append(piece)
            continue
        match = next(filter(None, (pattern.match(text, piece.text_start, piece.end) for pattern in patterns)), None)
        patterns = [_DATELINE_CAPITALS]
        if match is None or not may_be_dateline(match["place"]):
            named.append(piece)
        else:
            dateline = (match.start(), match.end("rest") if match["rest"] else match.end("place"))
            named.append(replace(piece, dateline=dateline, text_start=match.end()))
    return named
