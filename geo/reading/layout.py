"""Take a page apart: title, paragraphs, list items, dated entries, captions, and what is page furniture.

Works on canonical text (:mod:`geo.reading.shadow`). The phrases of page furniture stand in
``data/lexicon/furniture.toml``. When in doubt a line is part of the report.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from geo.errors import DataFileError
from geo.paths import DATA
from geo.reading.dates import DateSpan, find_dates

Role = Literal["title", "heading", "body", "list_item", "entry", "caption", "furniture"]

_LINE = re.compile(r"[^\n]+")
_MARKER = re.compile(r"(?:#{1,6}|[-*+•‣◦▪●·–—]|\d{1,2}[.)]|>)[ \t]+(?:[-–—] )?(?=\S)|>+|[•‣◦▪●]")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]")
_ENDS_SENTENCE = re.compile(r"[.!?…۔؟;,][\"')\]]*(?:\[\d{1,3}\])*\s*\Z")
_RULE = re.compile(r"[\s\-–—_=*#.~|]+\Z")
_SIGNATURE = re.compile(r"[\[(][A-Z]{1,5}(?:/[A-Z]{1,5})*[\])]\Z")
_BYLINE = re.compile(r"(?:By|BY)(?: [A-Z][\w.'-]*){1,4}(?:(?:,| and| &) (?:[A-Z][\w.'-]*)(?: [A-Z][\w.'-]*){0,3})*\Z")
_CLOSE_BUTTON = re.compile(r"(?<=[.!?\"']) +[Xx×]\Z")
_DATELINE_CAPS = re.compile(
    r"(?P<place>[A-Z][A-Z'.-]+(?:[ /,]{1,2}[A-Z][A-Z'.-]*){0,5})"
    r"(?P<rest>(?:, ?[A-Z][\w.]+ \d{1,2}(?:, ?\d{4})?)?(?:,? ?\([^()\n]{2,40}\))?)\s*(?::|[-–—]{1,2})\s+(?=\S)"
)
_DATELINE_CASED = re.compile(
    r"(?P<place>[A-Z][a-z'.-]+(?:[ /][A-Z][a-z'.-]+){0,2}(?:, [A-Z][a-z]+)?)"
    r"(?P<rest>(?:, ?[A-Z][\w.]+ \d{1,2}(?:, ?\d{4})?)?(?:,? ?\([^()\n]{2,40}\))?)\s*(?::|[-–—]{1,2}(?=\s))\s+(?=[A-Z\"'\d])"
)
_DATELINE_URDU = re.compile(
    r"(?P<place>[\u0600-\u06ff]{2,20}(?: [\u0600-\u06ff]{2,20})?)(?P<rest> ?\([^()\n]{2,40}\))?\s*[:۔]?(?<=[):])[۔:]?\s+"
)
_ENTRY_MARK = re.compile(r"[\])]?\s*(?::|[-–—|](?=\s)|,(?=\s))\s*")
_ENTRY_WINDOW = 48
_SHORT_WORDS, _HEADING_WORDS, _PARAGRAPH_WORDS, _CAPTION_WORDS = 25, 12, 30, 70
_WRAP_WIDTHS = range(40, 130)
_ABSOLUTE = frozenset({"iso", "slashed", "day-month", "month-day", "months-year"})


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


class _Furniture(NamedTuple):
    whole_line: frozenset[str]
    line_starts: tuple[str, ...]
    line_holds: re.Pattern[str]
    boxes: frozenset[str]
    endings: frozenset[str]
    credit: re.Pattern[str]
    not_datelines: frozenset[str]


def blocks(text: str, *, anchor: date | None = None) -> list[Block]:
    """Take a canonical text apart into its blocks.

    Parameters
    ----------
    text
        The canonical text.
    anchor
        The day the document speaks from, for entries whose date has no year.

    Returns
    -------
    list of Block
        In the order of the text; white space and rules between them belong to none.
    """
    pieces = [_piece(text, start, end) for start, end in _paragraphs(text)]
    pieces = [piece for piece in pieces if not _RULE.match(text[piece.start : piece.end])]
    pieces = _with_furniture(text, pieces)
    pieces = _with_entries(text, pieces, anchor)
    pieces = _with_headings(text, pieces)
    return _with_datelines(text, pieces)


@cache
def _furniture() -> _Furniture:
    path = DATA / "lexicon" / "furniture.toml"
    try:
        lists = tomllib.loads(path.read_text(encoding="utf-8"))
        agencies = "|".join(re.escape(name) for name in sorted(lists["agencies"], key=len, reverse=True))
        return _Furniture(
            frozenset(phrase.lower() for phrase in lists["whole_line"]),
            tuple(phrase.lower() for phrase in lists["line_starts"]),
            re.compile("|".join(re.escape(phrase.lower()) for phrase in lists["line_holds"])),
            frozenset(phrase.lower() for phrase in lists["boxes"]),
            frozenset(phrase.lower() for phrase in lists["endings"]),
            re.compile(
                rf"(?:[-–—|/]\s*|[\[(](?:[\w .'-]{{1,40}}[/,:] ?)?)(?:Photo(?: by)?:? ?)?(?:{agencies})(?:/[\w ]{{1,20}})?[\])]?\.?\Z"
            ),
            frozenset(phrase.lower() for phrase in lists["not_datelines"]),
        )
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataFileError(f"{path} is not a list of page furniture: {error}") from error


# Lines and paragraphs


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Give the spans of the paragraphs: single lines, or the lines of a wrapped paragraph together."""
    found: list[tuple[int, int]] = []
    group: list[tuple[int, int]] = []
    last = 0
    for match in _LINE.finditer(text):
        line = match[0]
        bare = line.strip()
        if not bare or (group and text.count("\n", last, match.start()) > 1):
            found.extend(_unwrapped(text, group))
            group = []
        last = match.end()
        if bare:
            start = match.start() + len(line) - len(line.lstrip())
            group.append((start, start + len(bare)))
    found.extend(_unwrapped(text, group))
    return found


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of one group where they are one wrapped paragraph."""
    if len(lines) < 2:
        return lines
    widths = [end - start for start, end in lines]
    longest = max(widths)
    joined = [lines[0]]
    for number in range(1, len(lines)):
        here = lines[number]
        first_word = text.find(" ", here[0], here[1])
        room = longest - widths[number - 1]
        # A wrapped line is as full as it could be: the next word would not have fitted.
        full = longest in _WRAP_WIDTHS and ((first_word if first_word > 0 else here[1]) - here[0]) + 1 > room - 3
        if full and not _MARKER.match(text, here[0], here[1]) and not _looks_like_entry(text, here[0]):
            joined[-1] = (joined[-1][0], here[1])
        else:
            joined.append(here)
    return joined


def _looks_like_entry(text: str, start: int) -> bool:
    return text[start].isdigit() and ":" in text[start : start + 24]


def _piece(text: str, start: int, end: int) -> Block:
    marker = _MARKER.match(text, start, end)
    if marker is None:
        return Block(start, end, "body", start)
    heading = _HEADING_MARK.match(text, start, end) is not None
    quoted = text[start] == ">"
    return Block(start, end, "heading" if heading else "body" if quoted else "list_item", marker.end())


# Furniture


def _with_furniture(text: str, pieces: list[Block]) -> list[Block]:
    """Mark furniture and captions; a box of links lasts until the next real paragraph."""
    lists = _furniture()
    marked: list[Block] = []
    seen_body = in_box = at_end = False
    for piece in pieces:
        own = text[piece.text_start : piece.end]
        plain = own.lower().strip(" :.»>|-–—*[]()\"'")
        size = own.count(" ") + 1
        paragraph = size >= _PARAGRAPH_WORDS and _ENDS_SENTENCE.search(own) is not None
        if seen_body and plain in lists.endings and size <= 4:
            at_end = True
        elif plain in lists.boxes and size <= 5:
            in_box = True
        elif in_box and paragraph:
            in_box = False
        if at_end or in_box or _is_furniture(own, plain, size):
            marked.append(replace(piece, role="furniture"))
            continue
        seen_body = seen_body or paragraph
        if size <= _CAPTION_WORDS and lists.credit.search(own) and piece.role == "body":
            piece = replace(piece, role="caption")  # noqa: PLW2901 - the same piece, named
        button = _CLOSE_BUTTON.search(own)
        marked.append(piece if button is None else replace(piece, end=piece.text_start + button.start()))
    return marked


def _is_furniture(own: str, plain: str, size: int) -> bool:
    lists = _furniture()
    if plain in lists.whole_line or _SIGNATURE.match(own) or _BYLINE.match(own):
        return True
    lowered = own.lower()
    if size <= _SHORT_WORDS and lowered.startswith(lists.line_starts):
        return True
    if size <= _SHORT_WORDS and lists.line_holds.search(lowered):
        return True
    return size <= _HEADING_WORDS and _is_only_a_date(own)


def _is_only_a_date(own: str) -> bool:
    """Tell a line such as "February 2, 2026 10:15 PM" that stands at the head of many pages."""
    if not any(character.isdigit() for character in own):
        return False
    spans = [span for span in find_dates(own, 0, len(own), anchor=None) if span.rule in _ABSOLUTE]
    if len(spans) != 1:
        return False
    rest = own[: spans[0].start] + own[spans[0].end :]
    return (
        re.fullmatch(r"[\W\d]*(?:(?:am|pm|AM|PM|PST|PKT|GMT|IST|UTC|at|on|[A-Z][a-z]+day)[\W\d]*){0,4}", rest)
        is not None
    )


# Titles and headings


def _with_headings(text: str, pieces: list[Block]) -> list[Block]:
    """Find the title among the first pieces, and the headings: short lines without a period over a paragraph."""
    read = [number for number, piece in enumerate(pieces) if piece.role in {"body", "heading"}]
    named = list(pieces)
    has_title = False
    for order, number in enumerate(read):
        piece = pieces[number]
        own = text[piece.text_start : piece.end]
        size = own.count(" ") + 1
        sentence = _ENDS_SENTENCE.search(own) is not None
        following = read[order + 1 : order + 2]
        if not has_title and order < 4 and following and size >= 3 and size <= 45 and not sentence and len(own) <= 300:
            if piece.role == "heading" or (size >= 4 and not own[0].isdigit()):
                named[number] = replace(piece, role="title")
                has_title = True
        elif piece.role == "body" and not sentence and size <= _HEADING_WORDS and not own[0].isdigit():
            if size <= 4 or number + 1 >= len(pieces) or _is_text(text, pieces[number + 1]):
                named[number] = replace(piece, role="heading")
        if size >= _PARAGRAPH_WORDS and sentence:
            has_title = True  # once the report has begun there is no title to come
    return named


def _is_text(text: str, piece: Block) -> bool:
    return piece.role == "list_item" or _ENDS_SENTENCE.search(text, piece.text_start, piece.end) is not None


# Dated entries


def _with_entries(text: str, pieces: list[Block], anchor: date | None) -> list[Block]:
    """Mark the lines that open with their date, and hand the date of a dated heading to the items under it."""
    named: list[Block] = []
    heading_date: DateSpan | None = None
    for piece in pieces:
        if named and named[-1].date is not None and anchor is None:
            anchor = named[-1].date.date_start  # a list tells the year once
        own_date = _opening_date(text, piece, anchor) if piece.role != "caption" else None
        if own_date is not None and own_date.end >= piece.end - 1:
            heading_date = own_date
            named.append(replace(piece, role="heading", date=own_date))
        elif own_date is not None and piece.role in {"body", "list_item"}:
            mark = _ENTRY_MARK.match(text, own_date.end, piece.end)
            begin = mark.end() if mark else own_date.end
            named.append(replace(piece, role="entry", text_start=begin, date=own_date))
        elif piece.role == "list_item" and heading_date is not None:
            named.append(replace(piece, role="entry", date=heading_date))
        else:
            heading_date = None if piece.role == "heading" else heading_date
            named.append(piece)
    return named


def _opening_date(text: str, piece: Block, anchor: date | None) -> DateSpan | None:
    """Give the date that a line opens with, where a colon, dash or its end follows ("26 Aug 2024: …")."""
    begin = piece.text_start
    while begin < piece.end and text[begin] in "[(":
        begin += 1
    head = text[begin : begin + _ENTRY_WINDOW]
    if not any(character.isdigit() for character in head[:24]):
        return None
    for span in find_dates(text, begin, min(piece.end, begin + _ENTRY_WINDOW), anchor=anchor)[:1]:
        rules = set(span.rule.split("…"))
        if span.start != begin or span.date_start is None or not rules <= _ABSOLUTE:
            return None
        rest = text[span.end : piece.end].strip(" ])")
        if not rest or rest == ":":
            return span._replace(end=piece.end)
        mark = _ENTRY_MARK.match(text, span.end, piece.end)
        if mark is None or (mark[0].strip() == "," and not _names_place_first(text, mark.end(), piece.end)):
            return None
        return span
    return None


def _names_place_first(text: str, start: int, end: int) -> bool:
    """Tell "12 March 2025, Kachhi: …" from "On 12 March 2025, gunmen …"."""
    return re.compile(r"[A-Z][\w' /-]{1,40}(?:, [A-Z][\w' /-]{1,30})?(?::| [-–—]) ").match(text, start, end) is not None


# Datelines


def _with_datelines(text: str, pieces: list[Block]) -> list[Block]:
    named: list[Block] = []
    first = True
    for piece in pieces:
        if piece.role != "body":
            named.append(piece)
            continue
        span = _dateline(text, piece, first=first)
        first = False
        named.append(piece if span is None else replace(piece, dateline=span[0], text_start=span[1]))
    return named


def _dateline(text: str, piece: Block, *, first: bool) -> tuple[tuple[int, int], int] | None:
    patterns = (_DATELINE_CAPS, _DATELINE_CASED, _DATELINE_URDU) if first else (_DATELINE_CAPS,)
    for pattern in patterns:
        match = pattern.match(text, piece.text_start, piece.end)
        if match is None or match["place"].lower() in _furniture().not_datelines:
            continue
        return (match.start(), match.end("rest") if match["rest"] else match.end("place")), match.end()
    return None
