"""Cut a text into paragraphs: single lines, or the lines of a paragraph that was wrapped, taken together."""

from __future__ import annotations

import re
from itertools import pairwise

from geo.reading.brokenwords import SOFT_BREAK

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"(?:#{1,6}|[-*+•‣◦▪●·–—>]|\d{1,2}[.)])[ \t]|[•‣◦▪●\[(]|\d[^:\n]{0,24}(?::| [-–—|] )")
_WRAPPED_WIDTHS = range(40, 130)
_MOSTLY = 0.6
_FEWEST_RAGGED = 5
_ENDS = frozenset(".!?:\"'”’)]۔")


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Give the spans of the paragraphs of a text, without the white space around them.

    Examples
    --------
    >>> paragraphs("Title\n\nOne.\nTwo.")
    [(0, 5), (7, 11), (12, 16)]
    """
    found: list[tuple[int, int]] = []
    group: list[tuple[int, int]] = []
    last = 0
    for match in _LINE.finditer(text):
        line = match[0]
        bare = line.strip()
        if group and (not bare or match.start() - last > 1):
            found.extend(_unwrapped(text, group))
            group = []
        last = match.end()
        if bare:
            start = match.start() + len(line) - len(line.lstrip())
            group.append((start, start + len(bare)))
    found.extend(_unwrapped(text, group))
    return found


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of one group where they are wrapped at one width."""
    widths = [_width(text, start, end) for start, end in lines]
    if _is_ragged(text, lines):
        return _joined_mid_sentence(text, lines)
    if len(lines) < 2 or max(widths) not in _WRAPPED_WIDTHS:
        return lines
    # A wrapped line is as full as it could be: the next line's first word would not have fitted.
    breaks = [
        max(widths) - width < _first_word(text, *following) + 4
        for width, following in zip(widths, lines[1:], strict=False)
    ]
    running_on = [text[start].isalpha() and not text[start].isupper() for start, end in lines[1:]]
    is_wrapped = len(lines) > 2 and sum(breaks) >= _MOSTLY * len(breaks) and sum(running_on) * 3 >= len(breaks)
    joined = [lines[0]]
    for (start, end), is_full, runs_on in zip(lines[1:], breaks, running_on, strict=True):
        if is_full and (runs_on or is_wrapped) and not _ITEM.match(text, start, end):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_ragged(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell lines of any width that break in the middle of their sentences, as some mails and old pages have them."""
    broken = text.count(SOFT_BREAK, lines[0][0], lines[-1][1]) if lines else 0
    if len(lines) + broken < _FEWEST_RAGGED:
        return False
    goes_on = sum(text[start].islower() and text[end - 1] not in _ENDS for (_, end), (start, _) in pairwise(lines))
    return (goes_on + broken) * 2 >= len(lines) + broken - 1


def _joined_mid_sentence(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined = [lines[0]]
    for start, end in lines[1:]:
        if text[joined[-1][1] - 1] in _ENDS or _ITEM.match(text, start, end):
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined


def _width(text: str, start: int, end: int) -> int:
    """Give the width of a line; of lines that a broken word joined, that of the last one."""
    return end - max(start, text.rfind(SOFT_BREAK, start, end) + 1)


def _first_word(text: str, start: int, end: int) -> int:
    space = text.find(" ", start, end)
    return (space if space >= 0 else end) - start
