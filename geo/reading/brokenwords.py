"""Words broken at a line's end, as text from PDFs has them: "Mas-" and "tung" on the next line are one word.

The text keeps its length: hyphen and line break become characters that the shadow (:mod:`geo.reading.shadow`) drops,
and the space behind the word becomes :data:`SOFT_BREAK`, by which the paragraphs know that a line ended here.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

from geo.errors import DataFileError
from geo.paths import DATA
from geo.reading.markup import DROP

SOFT_BREAK = "\x1f"
"""White space where a line ended near by, and the paragraph goes on for certain."""

_BROKEN = re.compile(r"-([ \t]{0,8}\r?\n[ \t]{0,40})(?=[a-z])([^\s-]{1,40})( ?)")
_LONGEST_PART = 30


class _Compounds(NamedTuple):
    compound_firsts: frozenset[str]
    compound_seconds: frozenset[str]


def with_whole_words(text: str) -> str:
    r"""Join the words that a line's end breaks; a compound such as "Lahore-bound" keeps its hyphen.

    Examples
    --------
    >>> with_whole_words("near Mas-\ntung town").replace(DROP, "").replace(SOFT_BREAK, " ")
    'near Mastung town'
    """
    if "-\n" not in text and "- \n" not in text and "-\r" not in text:
        return text
    return _BROKEN.sub(_joined, text)


def _joined(broken: re.Match[str]) -> str:
    text, at = broken.string, broken.start()
    first = at
    while first > max(0, at - _LONGEST_PART) and text[first - 1].isalnum():
        first -= 1
    if first == at:
        return broken[0]
    is_compound = (
        text[at - 1].isdigit()
        or text[first - 1 : first] == "-"
        or text[broken.end(2) : broken.end(2) + 1] == "-"
        or text[first:at].lower() in _compounds().compound_firsts
        or broken[2].rstrip(".,;:!?\"'()") in _compounds().compound_seconds
    )
    hyphen = "-" if is_compound else DROP
    return hyphen + DROP * len(broken[1]) + broken[2] + SOFT_BREAK * len(broken[3])


@cache
def _compounds() -> _Compounds:
    path = DATA / "lexicon" / "furniture.toml"
    try:
        lists = tomllib.loads(path.read_text(encoding="utf-8"))
        return _Compounds(*(frozenset(lists[name]) for name in _Compounds._fields))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise DataFileError(f"{path} is not a list of page furniture: {error}") from error
