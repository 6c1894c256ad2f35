"""Split a paragraph into sentences, in one pass over the marks that could end one."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

from geo.errors import DataFileError
from geo.paths import DATA

# A run of marks with the quotes and references that close after it; in Urdu no space need follow.
_CANDIDATE = re.compile(
    r"""(?P<latin>[.!?…]+)(?P<close>["')\]]*(?:\[\d{1,3}\])*)(?=\s|$)"""
    r"""|[۔؟]+["')\]]*"""
    r"""|(?<=[a-z]{2})\.(?=[A-Z][a-z])"""
)
_WORD_BEFORE = re.compile(r"[^\s\"'(\[]+\Z")
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
        if match["latin"] is not None and not _ends_here(text, begin, match, end):
            continue
        _append(spans, text, begin, match.end())
        begin = match.end()
    _append(spans, text, begin, end)
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    sentence = text[start:end]
    bare = sentence.strip()
    if bare:
        start += len(sentence) - len(sentence.lstrip())
        spans.append((start, start + len(bare)))


def _ends_here(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Tell whether a mark followed by white space ends its sentence."""
    after = _NEXT.match(text, match.end(), min(end, match.end() + _LONGEST_WORD))
    opening, following = (after[1], after[2]) if after else ("", "")
    if following[:1].islower() and not (opening and match["close"]):
        return False
    marks = match["latin"]
    if marks != ".":
        return bool(following or opening) or match.end() >= end
    before = _WORD_BEFORE.search(text, max(begin, match.start() - _LONGEST_WORD), match.start())
    word = before[0] if before else ""
    if not match["close"] and word.isdigit() and len(word) <= 2 and not text[begin : match.start() - len(word)].strip():
        return False  # "1. " numbers a list
    lists = _abbreviations()
    if word in lists.never_last:
        return False
    if word in lists.sometimes_last or _DOTTED.fullmatch(word):
        return following in lists.openers or match.end() >= end
    return True
