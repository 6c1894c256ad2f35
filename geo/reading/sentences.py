"""Split a paragraph into sentences, in one pass over the marks that could end one."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

from geo.errors import DataFileError
from geo.paths import DATA

# A run of marks with the quotes and references that close after it: "[3]", or the 3 of "police said.3 The bomb".
# It does not begin with "[…]+": so the search is twice as quick.
_CANDIDATE = re.compile(
    r"""[.!?…۔؟][.!?…۔؟]*["')\]]*(?:\[\^?\d{1,3}\])*(?:(?<=[a-z]{3}[.!?])\d{1,3}(?!\S)|(?<=[.!?][")])\d{1,3}(?!\S)|[¹²³⁰⁴-⁹]+)?"""
)
_URDU_MARKS = "۔؟"
_NEXT = re.compile(r"\s*([\"'(\[]*)([^\W_]*)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[^\W\d_]")
_LONGEST_WORD = 40


class _Abbreviations(NamedTuple):
    never_last: frozenset[str]
    sometimes_last: frozenset[str]
    openers: frozenset[str]


@cache
def _abbreviations() -> _Abbreviations:
    path = DATA / "lexicon" / "abbreviations.toml"
    try:
        lists = tomllib.loads(path.read_text(encoding="utf-8"))
        return _Abbreviations(*(frozenset(lists[name]) for name in _Abbreviations._fields))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise DataFileError(f"{path} is not a list of abbreviations: {error}") from error


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split one block of a canonical text into sentences.

    Parameters
    ----------
    text, start, end
        The canonical text and the block's span in it.

    Returns
    -------
    list of (start, end)
        Spans without surrounding white space, in order; together they hold every other character of the block.

    Examples
    --------
    >>> words = "Maj. Gen. Afgan spoke. He left."
    >>> [words[a:b] for a, b in sentences(words, 0, len(words))]
    ['Maj. Gen. Afgan spoke.', 'He left.']
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _CANDIDATE.finditer(text, start, end):
        mark, after = match.start(), match.end()
        if (
            text[mark] in _URDU_MARKS
            or after == end
            or (_ends_here(text, begin, mark, after, end) if text[after].isspace() else _lost_space(text, mark, after))
        ):
            _append(spans, text, begin, after)
            begin = after
    _append(spans, text, begin, end)
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    rest = text[start:end].lstrip()
    if rest:
        spans.append((end - len(rest), end - len(rest) + len(rest.rstrip())))


def _lost_space(text: str, mark: int, after: int) -> bool:
    """Tell "attack.The army" from "3.5", "U.S.A" and "dawn.com"."""
    return after == mark + 1 and text[mark] == "." and text[after].isupper() and text[mark - 2 : mark].islower()


def _is_dotted(word: str) -> bool:
    """Tell an initial, "U.S.A" and the "D.I." of "the Zhob-D.I. Khan highway" from the "F" of "JUI-F"."""
    return (len(word) == 1 or "." in word) and _DOTTED.fullmatch(word.rpartition("-")[2]) is not None


def _ends_here(text: str, begin: int, mark: int, after: int, end: int) -> bool:
    """Tell whether marks followed by white space end their sentence."""
    # Most sentences are followed by a space and a capital: that is told without a search.
    opening = following = text[after + 1 : after + 2] if text[after] == " " else ""
    if not following.isupper():
        upcoming = _NEXT.match(text, after, min(end, after + _LONGEST_WORD))
        opening, following = (upcoming[1], upcoming[2]) if upcoming else ("", "")
        if following[:1].islower() and not (opening and text[after - 1] not in ".!?…"):
            return False
    if text[mark] != "." or text.startswith((".", "!", "?", "…"), mark + 1):
        return bool(following or opening)
    lists = _abbreviations()
    word = text[max(begin, text.rfind(" ", max(begin, mark - _LONGEST_WORD), mark) + 1) : mark].lstrip("\"'([\n\t")
    if word.isdigit() and len(word) <= 2 and after == mark + 1 and not text[begin : mark - len(word)].strip():
        return False  # "1. " numbers a list
    if word in lists.never_last:
        return False
    if word in lists.sometimes_last or _is_dotted(word):
        upcoming = _NEXT.match(text, after, min(end, after + _LONGEST_WORD))
        return upcoming is not None and upcoming[2] in lists.openers
    return True
