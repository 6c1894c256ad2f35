"""Footnotes: the marks that point to them, glued to a sentence's end, and the lines that they are.

"Two men were killed, police said.3" points to "3 Dawn, 2 February 2026" at the foot of the page or of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from geo.reading.block import Block

_MARK = re.compile(r"[a-z)\"'][.,;][\"')]{0,2}(\d{1,3})(?!\S)|\[\^?(\d{1,3})\]|([¹²³⁰⁴-⁹]{1,3})")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE = re.compile(r"\[(\^?)(\d{1,3})\](:?)[ \t]|(\d{1,3})([.)]?)[ \t]+(?=[^\W\d]|[\"'])|([¹²³⁰⁴-⁹]{1,3}) ?(?=\w)")
_CITED = re.compile(
    r"\"[^\"\n]{3,200}\".{0,200}\b(?:19|20)\d\d\b|, (?:\d{1,2} )?[a-z]+\.? (?:\d{1,2}, )?(?:19|20)\d\d[.)]?\Z"
    r"|\b(?:ibid|op\. cit|accessed|retrieved|interview with|pp?\. ?\d)\b",
    re.IGNORECASE,
)


def with_footnotes(text: str, pieces: list[Block]) -> list[Block]:
    r"""Mark the footnotes among the pieces of a page as furniture.

    A numbered line is one where the text before it points to its number; a line that is numbered as a list is, "3.",
    has to cite something, too. "[^3]: …" is one always.

    Examples
    --------
    >>> from geo.reading.layout import blocks
    >>> [block.role for block in blocks("Two men were killed in Hub, the police said.1\n\n1 Dawn, 2 February 2026")]
    ['body', 'furniture']
    """
    notes = {
        place: note
        for place, piece in enumerate(pieces)
        if (text[piece.start].isnumeric() or text[piece.start] == "[")
        and piece.role in {"body", "list_item"}
        and (note := _NOTE.match(text, piece.start, piece.end)) is not None
    }
    if not notes:
        return pieces
    pointed = _marks_in(text)
    return [
        msgspec.structs.replace(piece, role="furniture")
        if place in notes and _is_footnote(text, piece, notes[place], pointed)
        else piece
        for place, piece in enumerate(pieces)
    ]


def _marks_in(text: str) -> dict[str, int]:
    """Give where each number is pointed to first; a mark that opens a line is the footnote's own."""
    found: dict[str, int] = {}
    for mark in _MARK.finditer(text):
        if text[mark.start() - 1 : mark.start()] != "\n" and mark.start() > 0:
            found.setdefault((mark[1] or mark[2] or mark[3]).translate(_RAISED), mark.start())
    return found


def _is_footnote(text: str, piece: Block, note: re.Match[str], pointed: dict[str, int]) -> bool:
    if note[1] and note[3]:
        return True
    number = (note[2] or note[4] or note[6]).translate(_RAISED)
    if pointed.get(number, piece.start) >= piece.start:
        return False
    return not note[5] or _CITED.search(text, note.end(), piece.end) is not None
