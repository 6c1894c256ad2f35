"""Several reports in one text, each with the day it appeared: press clippings, a live blog, a messenger's channel.

The line with the day stands under a headline or over a message, or behind its report ("Published in Dawn, January
17th, 2026"). The words of a report count from its own day.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from geo.reading.block import is_sentence, words_in
from geo.reading.stamps import LONGEST, Stamp, stamp_of

if TYPE_CHECKING:
    from datetime import date

    from geo.reading.block import Block, Role

_CLOCK_ALONE = re.compile(r"[\s(\[]*\d{1,2}[:.]\d\d(?: ?[ap]m)?(?: [A-Z]{2,4})?[)\]\s]*\Z", re.IGNORECASE)
_FIELD = re.compile(r"\W*dated?\W", re.IGNORECASE)
# As messengers save their channels: "[31/01/2026, 21:40] Makran Desk: Two men …"
_MESSAGE = re.compile(
    r"(\[?[\d/.-]{6,10},? \d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?(?:\]| -)) ([^:\n\[\]]{1,40}): (?=\S)", re.IGNORECASE
)
_TELLING_WORDS, _HEADLINES, _HEAD = 7, 2, 20


class _Report(NamedTuple):
    first: int
    last: int
    stamp: Stamp


def with_clippings(text: str, pieces: list[Block]) -> list[Block]:
    r"""Give each report of a text with several its day, and take the lines that tell the days for furniture.

    A text with one such day is one report: its line is furniture where it stands above the report.

    Examples
    --------
    >>> from geo.reading.layout import blocks
    >>> page = "Two shot in Hub\nDawn, 2 May 2025\n\nTwo men were shot dead by the road on Thursday, police said."
    >>> [block.role for block in blocks(page)]
    ['title', 'furniture', 'body']
    """
    pieces = [_without_sender(text, piece) for piece in pieces]
    stamps = {place: stamp for place, piece in enumerate(pieces) if (stamp := _stamp(text, pieces, place)) is not None}
    if not stamps:
        return pieces
    telling = [_is_telling(text, piece) for piece in pieces]
    reports = _reports(pieces, stamps, telling)
    body = telling.index(True) if True in telling else len(pieces)
    dated = list(pieces)
    for place, stamp in stamps.items():
        is_line = pieces[place].told_on is None and pieces[place].role in {"body", "heading"}
        # A day alone is left to the lists of days.
        is_above = place < body and (stamp.names or stamp.is_timed)
        if is_line and (reports or is_above) and not stamp.names_place:
            dated[place] = msgspec.structs.replace(dated[place], role="furniture")
        if reports and stamp.is_timed:
            dated[place + 1 : place + 3] = [_without_clock(text, piece) for piece in dated[place + 1 : place + 3]]
    for report in reports:
        for place in range(report.first, report.last):
            role: Role = "entry" if report.stamp.is_message and dated[place].role == "body" else dated[place].role
            dated[place] = msgspec.structs.replace(dated[place], role=role, told_on=report.stamp.day)
    return dated


def head_day(text: str, pieces: list[Block]) -> date | None:
    r"""Give the day of the one line above a report that names a paper, an author or a place with it.

    Examples
    --------
    >>> from geo.reading.layout import blocks
    >>> page = "Saleem Shahid May 2, 2025\n\nTwo men were shot dead near the bazaar of Hub on Thursday, police said."
    >>> head_day(page, blocks(page))
    datetime.date(2025, 5, 2)
    """
    days: set[date] = set()
    for piece in pieces[:_HEAD]:
        if _is_telling(text, piece):
            break
        stamp = None if piece.role == "caption" else stamp_of(text[piece.text_start : piece.end])
        if stamp is not None and (stamp.names or stamp.is_beside_more) and not _FIELD.match(text, piece.text_start):
            days.add(stamp.day)
    return days.pop() if len(days) == 1 else None


def _without_sender(text: str, piece: Block) -> Block:
    """Let the words of "[31/01/2026, 21:40] Makran Desk: Two men …" begin behind the name, with the message's day."""
    if not (text[piece.start] == "[" or text[piece.start].isdigit()) or piece.role != "body":
        return piece
    message = _MESSAGE.match(text, piece.start, piece.end)
    stamp = None if message is None else stamp_of(message[1])
    if message is None or stamp is None:
        return piece
    return msgspec.structs.replace(piece, role="entry", text_start=message.end(), told_on=stamp.day)


def _without_clock(text: str, piece: Block) -> Block:
    is_clock = _CLOCK_ALONE.match(text, piece.start, piece.end) is not None
    return msgspec.structs.replace(piece, role="furniture") if is_clock else piece


def _stamp(text: str, pieces: list[Block], place: int) -> Stamp | None:
    piece = pieces[place]
    if piece.told_on is not None:
        return Stamp(piece.told_on, names=True, is_timed=True)
    if piece.end - piece.text_start > LONGEST or piece.role not in {"body", "heading", "furniture"}:
        return None
    own = text[piece.text_start : piece.end]
    if _FIELD.match(own):
        return None
    stamp = stamp_of(own)
    if stamp is None or stamp.is_timed:
        return stamp
    following = pieces[place + 1 : place + 2]
    is_timed = bool(following) and _CLOCK_ALONE.match(text, following[0].start, following[0].end) is not None
    return stamp._replace(is_timed=is_timed)


def _is_telling(text: str, piece: Block) -> bool:
    if piece.told_on is not None:
        return True
    is_report = piece.role in {"body", "list_item"} and words_in(text, piece) > _TELLING_WORDS
    return is_report and is_sentence(text, piece)


def _reports(pieces: list[Block], stamps: dict[int, Stamp], telling: list[bool]) -> list[_Report]:
    """Give the reports of a text with several; none where one day only is told."""
    own = {place: stamp for place, stamp in stamps.items() if stamp.names or stamp.is_timed}
    bare = {place: stamp for place, stamp in stamps.items() if place not in own}
    return _divided(pieces, own, telling) or (
        _divided(pieces, bare, telling)
        if all(_stands_under_headline(pieces, place, bare, telling) for place in bare)
        else []
    )


def _stands_under_headline(pieces: list[Block], place: int, stamps: dict[int, Stamp], telling: list[bool]) -> bool:
    if place == 0 or place - 1 in stamps or telling[place - 1]:
        return False
    return pieces[place - 1].role in {"body", "heading"}


def _divided(pieces: list[Block], stamps: dict[int, Stamp], telling: list[bool]) -> list[_Report]:
    groups: list[tuple[int, int, Stamp]] = []
    for place, stamp in stamps.items():
        if groups and not any(telling[groups[-1][1] : place]):
            groups[-1] = (groups[-1][0], place, groups[-1][2])  # "Published 1 May", "Updated 2 May"
        else:
            groups.append((place, place, stamp))
    if len({stamp.day for _, _, stamp in groups}) < 2:
        return []
    if any(telling[: groups[0][0]]) and not any(telling[groups[-1][1] :]):
        borders = [0, *(last + 1 for _, last, _ in groups)]
    else:
        borders = [_headline(pieces, first, stamp, stamps, telling) for first, _, stamp in groups] + [len(pieces)]
    reports = [
        _Report(first, last, stamp)
        for (first, last), (_, _, stamp) in zip(pairwise(borders), groups, strict=True)
        if any(telling[first:last])
    ]
    return reports if len({report.stamp.day for report in reports}) > 1 else []


def _headline(pieces: list[Block], place: int, stamp: Stamp, stamps: dict[int, Stamp], telling: list[bool]) -> int:
    """Give where the headline over a line with a day begins; a message has none."""
    first = place
    while not stamp.is_timed and place - first < _HEADLINES and _stands_under_headline(pieces, first, stamps, telling):
        first -= 1
    return first
