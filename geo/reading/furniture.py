"""Tell page furniture from the report, one line at a time; the phrases stand in ``data/lexicon/furniture.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Literal, NamedTuple

from geo.errors import DataFileError
from geo.paths import DATA

Furniture = Literal["line", "box", "ending", "caption"]

_SIGNATURE = re.compile(r"[\[(][A-Z]{1,5}(?:/[A-Z]{1,5})*[\])]\Z")
_NAMES = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}"
_BYLINE = re.compile(rf"(?:By|BY) {_NAMES}(?:(?:,| and| &) {_NAMES}){{0,4}}\Z")
_EDGES = " :.»>|-–—*[]()\"'"
_SHORT_WORDS, _BOX_WORDS, _ENDING_WORDS, _CAPTION_WORDS = 25, 5, 4, 70


class _Phrases(NamedTuple):
    whole_line: frozenset[str]
    line_starts: tuple[str, ...]
    line_holds: re.Pattern[str]
    boxes: frozenset[str]
    endings: frozenset[str]
    credit: re.Pattern[str]
    not_datelines: frozenset[str]


def furniture(line: str) -> Furniture | None:
    """Tell what a line of canonical text is, if it is no part of the report.

    Returns
    -------
    str or None
        ``line`` for furniture by itself, ``box`` for the heading of a box of links, ``ending`` for the heading
        after which nothing belongs to the report, ``caption`` for a paragraph that ends in a picture credit.

    Examples
    --------
    >>> furniture("Related Stories:"), furniture("By Our Correspondent"), furniture("By Monday the road was open.")
    ('box', 'line', None)
    """
    phrases = _phrases()
    size = line.count(" ") + 1
    if size > _CAPTION_WORDS:
        return None
    lowered = line.lower()
    plain = lowered.strip(_EDGES)
    if size <= _ENDING_WORDS and plain in phrases.endings:
        return "ending"
    if size <= _BOX_WORDS and plain in phrases.boxes:
        return "box"
    if plain in phrases.whole_line or _SIGNATURE.match(line) or _BYLINE.match(line):
        return "line"
    if size <= _SHORT_WORDS and (
        lowered.lstrip("[(*").startswith(phrases.line_starts) or phrases.line_holds.search(lowered)
    ):
        return "line"
    return "caption" if phrases.credit.search(line) else None


def may_be_dateline(words: str) -> bool:
    """Tell whether words before a colon may name a place ("Mastung", not "Analysis")."""
    return words.lower() not in _phrases().not_datelines


@cache
def _phrases() -> _Phrases:
    path = DATA / "lexicon" / "furniture.toml"
    try:
        lists = tomllib.loads(path.read_text(encoding="utf-8"))
        return _Phrases(
            whole_line=_lowered(lists["whole_line"]),
            line_starts=tuple(_lowered(lists["line_starts"])),
            line_holds=re.compile("|".join(map(re.escape, _lowered(lists["line_holds"])))),
            boxes=_lowered(lists["boxes"]),
            endings=_lowered(lists["endings"]),
            credit=_credit(lists["agencies"]),
            not_datelines=_lowered(lists["not_datelines"]),
        )
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataFileError(f"{path} is not a list of page furniture: {error}") from error


def _lowered(phrases: list[str]) -> frozenset[str]:
    return frozenset(phrase.lower() for phrase in phrases)


def _credit(agencies: list[str]) -> re.Pattern[str]:
    """Match a picture credit at the end: "— AFP", "– Reuters/File", "(Photo by Online)", "[Name/AFP]"."""
    names = "|".join(map(re.escape, sorted(agencies, key=len, reverse=True)))
    opening = r"(?:[-–—|/]\s*|[\[(](?:[\w .'-]{1,40}[/,:] ?)?)"
    return re.compile(rf"{opening}(?:Photo(?: by)?:? ?)?(?:{names})(?:/[\w ]{{1,20}})?[\])]?\.?\Z")
