"""Take a page apart: title, paragraphs, list items, dated entries, captions, and what is page furniture.

Works on canonical text (:mod:`geo.reading.shadow`). When in doubt a line is part of the report.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from geo.reading.block import Block, Role, is_sentence, words_in
from geo.reading.clippings import with_clippings
from geo.reading.entries import is_only_a_date, with_entries
from geo.reading.footnotes import with_footnotes
from geo.reading.furniture import furniture, is_only_links, is_page_title, may_be_dateline
from geo.reading.paragraphs import paragraphs

if TYPE_CHECKING:
    from datetime import date


__all__ = ["Block", "Role", "blocks"]

_MARKER = re.compile(
    r"={2,6}[ \t]*(?=\w)|(?:#{1,6}|[-*+•‣◦▪●·–—]|\d{1,2}[.)])[ \t]+(?:[-–—] )?(?=\S)|(?:>[ \t]*)+|[•‣◦▪●]"
    # A row of a table, with the number that some count their rows by.
    r"|\|(?=[^\n]*\|)[ \t]*(?:\d{1,3}[ \t]*\|[ \t]*(?=[^\W_][^|\n]{0,16}\d[ \t]*\|))?(?=[^\s|])"
)
# "date 2025-03-05 Gunmen …", as archives put before a text
_DATE_LABEL = re.compile(r"(?:date|published|posted|updated)(?: on)?:? ?\d{4}-\d\d-\d\d[ \t]+(?=\S)", re.IGNORECASE)
_RULE = re.compile(r"[\s\-–—_=*#.~|>]+\Z")
_CLOSE_BUTTON = re.compile(r"(?<=[.!?\"']) +[Xx×]\Z")
_TITLE_PLACES, _TITLE_WORDS, _TITLE_CHARACTERS = 4, range(3, 46), 300
_HEADING_WORDS, _LABEL_WORDS, _PARAGRAPH_WORDS, _SENTENCE_WORDS = 12, 4, 30, 8
_FULL_STOPS = (".", '."', ".'", "۔")

_WHEN_AND_WHO = (
    r"(?P<rest>(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?(?=[,: ]))?"  # QUETTA, Pakistan
    r"(?:, ?(?:[A-Z][\w.]+ \d{1,2}|\d{1,2} [A-Z][\w.]+)(?:,? ?\d{4})?)?"  # , Feb 11
    r"(?:,? ?\([^()\n]{2,40}\)){0,2})\s*"  # (Reuters), (Pakistan) (AFP)
)
_EMPHASIS = r"[*_]{0,3}"
_EMPHASISED = re.compile(_EMPHASIS)  # "**QUETTA:** Gunmen", as Markdown has it
_DATELINE_CAPITALS = re.compile(
    rf"(?P<place>[A-Z][A-Z'.-]+(?:[ /,]{{1,3}}[A-Z][A-Z'.-]*){{0,5}})"
    rf"{_WHEN_AND_WHO}(?::|[-–—]{{1,2}}){_EMPHASIS}\s+(?=\S)"
)
_DATELINE_CASED = re.compile(
    r"(?P<place>[A-Z][a-z'.-]+(?:[ /][A-Z][a-z'.-]+){0,2})"
    rf"(?: \[[A-Z][a-z]+\])?{_WHEN_AND_WHO}(?: ?:{_EMPHASIS}|[-–—]{{1,2}}(?=\s))\s+(?=[A-Z\"'\d])"
)
# "Islamabad, July 13 (IANS) At least 85 people …": the agency stands where others have a dash.
_DATELINE_AGENCY = re.compile(
    r"(?P<place>[A-Z][A-Za-z'.-]+(?: [A-Z][A-Za-z'.-]+){0,2})(?P<rest>, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})? "
    r"\([A-Z][A-Za-z/ -]{1,30}\))\s+(?=[A-Z\"'\d])"
)
_DATELINE_AGENCY_URDU = re.compile(
    r"(?P<place>[\u0600-\u06ff]{2,20}(?: [\u0600-\u06ff]{2,20})?)(?P<rest> ?\([^()\n]{2,40}\))[:۔]?\s*(?=\S)"
)
_DATELINE_URDU = re.compile(r"(?P<place>[\u0600-\u06ff]{2,20}(?: [\u0600-\u06ff]{2,20})?)(?P<rest>):\s*(?=\S)")


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
    pieces = [
        _piece(text, start, end)
        for start, end in paragraphs(text)
        if text[start].isalpha() or not _RULE.match(text, start, end)
    ]
    pieces = [piece for piece in pieces if piece.text_start < piece.end]
    pieces = _with_furniture(text, pieces)
    pieces = with_clippings(text, pieces)
    pieces = with_entries(text, pieces, anchor)
    pieces = with_footnotes(text, pieces)
    pieces = _with_headings(text, pieces)
    return _with_datelines(text, pieces)


def _piece(text: str, start: int, end: int) -> Block:
    marker = None if text[start].isalpha() else _MARKER.match(text, start, end)
    if marker is None:
        label = _DATE_LABEL.match(text, start, end) if text[start] in "dDpPuU" else None
        return Block(start, end, "body", start if label is None else label.end())
    role: Role = {"#": "heading", "=": "heading", ">": "body", "|": "body"}.get(text[start], "list_item")  # type: ignore[assignment]
    if role == "heading":
        end = start + len(text[start:end].rstrip("=# "))
    elif text[start] == "|":
        end = start + len(text[start:end].rstrip("| \t"))
    return Block(start, end, role, min(marker.end(), end))


def _is_paragraph(text: str, piece: Block) -> bool:
    return words_in(text, piece) >= _PARAGRAPH_WORDS and is_sentence(text, piece)


def _with_furniture(text: str, pieces: list[Block]) -> list[Block]:
    """Mark furniture and captions; a box of links lasts until the next full sentence."""
    marked: list[Block] = []
    has_begun = in_box = at_end = False
    for place, piece in enumerate(pieces):
        own = text[piece.text_start : piece.end]
        kind = furniture(own)
        if (
            kind is None
            and piece.role == "body"
            and ((marked and is_only_links(own)) or _is_pointed_at(text, pieces, place))
        ):
            kind = "line"  # a link that comes first may be the headline
        in_box = kind == "box" or (in_box and not (own.endswith(_FULL_STOPS) and own.count(" ") >= _SENTENCE_WORDS))
        at_end = at_end or (kind == "ending" and has_begun)
        has_begun = has_begun or own.count(" ") >= _SENTENCE_WORDS
        button = _CLOSE_BUTTON.search(own, max(0, len(own) - 4)) if own[-1] in "Xx×" else None
        if in_box or at_end or kind == "line" or is_only_a_date(own):
            marked.append(msgspec.structs.replace(piece, role="furniture"))
        elif kind == "caption" and piece.role == "body" and (marked or not is_page_title(own)):
            marked.append(msgspec.structs.replace(piece, role="caption"))
        elif button is not None:
            marked.append(msgspec.structs.replace(piece, end=piece.text_start + button.start()))
        else:
            marked.append(piece)
    return marked if _has_report(text, marked) else [_as_body(piece) for piece in marked]


def _is_pointed_at(text: str, pieces: list[Block], place: int) -> bool:
    """Tell ">>> Four killed in Gwadar" on a line of its own from the lines that a mail quotes."""
    if not text.startswith(">>", pieces[place].start) or is_sentence(text, pieces[place]):
        return False
    return not any(
        text[piece.start] == ">" for piece in (*pieces[max(0, place - 1) : place], *pieces[place + 1 : place + 2])
    )


def _has_report(text: str, pieces: list[Block]) -> bool:
    return any(
        words_in(text, piece) > _SENTENCE_WORDS
        and (piece.role == "list_item" or (piece.role == "body" and is_sentence(text, piece)))
        for piece in pieces
    )


def _as_body(piece: Block) -> Block:
    """Take a line with its source at the end for a report, where a page has nothing but such lines."""
    return msgspec.structs.replace(piece, role="body") if piece.role == "caption" else piece


def _with_headings(text: str, pieces: list[Block]) -> list[Block]:
    """Find the title among the first pieces, and the headings: short lines without a period over a paragraph."""
    named = list(pieces)
    places = [place for place, piece in enumerate(pieces) if piece.role in {"body", "heading"} and piece.date is None]
    looks_for_title = True
    for order, place in enumerate(places):
        piece = pieces[place]
        if is_sentence(text, piece):
            looks_for_title = looks_for_title and not _is_paragraph(text, piece)
        elif looks_for_title and order < _TITLE_PLACES and _may_be_title(text, piece, pieces[place + 1 :]):
            named[place] = msgspec.structs.replace(piece, role="title")
            looks_for_title = False
        elif piece.role == "body" and _is_heading(text, piece, pieces[place + 1 : place + 2]):
            named[place] = msgspec.structs.replace(piece, role="heading")
    return named


def _may_be_title(text: str, piece: Block, following: list[Block]) -> bool:
    words = words_in(text, piece)
    if not any(other.role != "furniture" for other in following) or words not in _TITLE_WORDS:
        return False
    is_marked = piece.role == "heading"
    return is_marked or (words > 3 and piece.end - piece.start <= _TITLE_CHARACTERS and not text[piece.start].isdigit())


def _is_heading(text: str, piece: Block, following: list[Block]) -> bool:
    words = words_in(text, piece)
    if words > _HEADING_WORDS or text[piece.text_start].isdigit():
        return False
    stands_over = any(other.role in {"list_item", "entry"} or is_sentence(text, other) for other in following)
    return words <= _LABEL_WORDS or stands_over


def _with_datelines(text: str, pieces: list[Block]) -> list[Block]:
    """Set the dateline of paragraphs that open with one; in small letters only the first one may."""
    named: list[Block] = []
    expressions = [_DATELINE_CAPITALS, _DATELINE_AGENCY_URDU, _DATELINE_CASED, _DATELINE_AGENCY, _DATELINE_URDU]
    for piece in pieces:
        if piece.role != "body":
            named.append(piece)
            continue
        match, opening = None, _EMPHASISED.match(text, piece.text_start, piece.end)
        first = piece.text_start if opening is None else opening.end()
        for expression in expressions:
            match = match or expression.match(text, first, piece.end)
        expressions = [_DATELINE_CAPITALS, _DATELINE_AGENCY_URDU]
        if match is None or not may_be_dateline(match["place"]):
            named.append(piece)
        else:
            dateline = (match.start(), match.end("rest") if match["rest"] else match.end("place"))
            named.append(msgspec.structs.replace(piece, dateline=dateline, text_start=match.end()))
    return named
