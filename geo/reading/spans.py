"""The sentences of one block: with its dateline, none too long, and without the pointers to other pages among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reading.furniture import is_pointer
from geo.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.reading.block import Block

_LONGEST_SENTENCE = 1500
"""Characters: no sentence of a report is longer, and rules look at a sentence again and again."""


def spans_of(text: str, block: Block) -> list[tuple[int, int]]:
    """Give a block's sentences; the first takes in the dateline, whose place is named and is no event's.

    Parameters
    ----------
    text
        The canonical text.
    block
        One of its blocks.

    Returns
    -------
    list of (start, end)
        In order. "Also read: Three killed in Turbat.", put into the midst of a paragraph, is not among them.

    Examples
    --------
    >>> from geo.reading.layout import blocks
    >>> page = "QUETTA: A bomb went off. Also Read: Four shot in Hub. Police came."
    >>> [page[start:end] for start, end in spans_of(page, blocks(page)[0])]
    ['QUETTA: A bomb went off.', 'Police came.']
    """
    found = sentences(text, block.text_start, block.end)
    if len(found) > 1:
        found = [span for span in found if not is_pointer(text, *span)]
    spans = [part for start, end in found for part in _parts(text, start, end)]
    if spans and block.dateline is not None:
        spans[0] = (block.dateline[0], spans[0][1])
    return spans


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long for a sentence at a comma or a space: work then grows with the text and no faster."""
    while end - start > _LONGEST_SENTENCE:
        limit = start + _LONGEST_SENTENCE
        cut = max(text.rfind(mark, start + _LONGEST_SENTENCE // 2, limit) for mark in (", ", "; ", "، ")) + 1
        cut = cut or text.rfind(" ", start + 1, limit) + 1 or limit
        yield start, cut
        start = cut + (text[cut : cut + 1] == " ")
    yield start, end
