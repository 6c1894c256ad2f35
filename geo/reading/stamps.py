"""Lines that say where and when a report appeared: "Dawn, February 1, 2026", "Hakkal Desk, [03.02.2026 18:45]"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geo.reading.dates import find_dates
from geo.reading.lexer import lex

if TYPE_CHECKING:
    from datetime import date

DATE_RULES = frozenset({"iso", "slashed", "day-month", "month-day", "months-year"})
"""The rules for a day that is told by its number."""
LONGEST, _MOST_NAMES = 110, 8
_YEAR = re.compile(r"(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.]\d\d\b")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?|\b\d{4} ?(?:hrs|hours)\b",
    re.IGNORECASE,
)
_ZONE = r"PST|PKT|GMT|IST|UTC|BST|ET|EST|EDT|CET|[AP]M"
_BESIDE = re.compile(
    rf"\b(?:{_ZONE}|\d+ ?min(?:ute)?s? read|(?:\d+|no) (?:comments?|views|shares)"
    r"|(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|Mond|Tuesd|Wednesd|Thursd|Frid|Saturd|Sund)(?:ay)?"
    r"|(?:first |last )?(?:published|updated|posted|modified|dated?|source|via|admin)(?: (?:in|on|by|at))?"
    r"|by|at|on|in|the)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[A-Z@][\w.&'’@-]*|[\w-]+\.(?:com|org|net|pk)\w*|of|and|bin|al|ur|ul|e|\d{1,2})\Z")
_MARKS = re.compile(r"[\s,:;|/·•–—()\[\]\-]+")
_SENTENCE = re.compile(r"[!?۔]\Z|(?<![ap]\.m)(?<!\d)\.\Z")
_TELLING = frozenset({"event", "toll", "cut"})


class Stamp(NamedTuple):
    """The day that a line gives the report it stands at, and what else the line holds."""

    day: date
    names: bool
    """Whether it names a paper, a person or a place beside its day."""
    is_timed: bool
    names_place: bool = False
    is_beside_more: bool = False
    """Whether an hour, "3 min read", "0 comments" stands beside the day."""
    is_message: bool = False
    """Whether it is the sender and the time of a message: "Makran Desk, [03.02.2026 18:45]"."""


def stamp_of(line: str) -> Stamp | None:
    """Read a line that holds nothing but a day with its year, an hour, and names.

    Examples
    --------
    >>> stamp_of("Dawn, February 1, 2026").day.isoformat()
    '2026-02-01'
    >>> stamp_of("Two men shot dead in Hub, February 1, 2026") is None
    True
    """
    if len(line) > LONGEST or _YEAR.search(line) is None or _SENTENCE.search(line):
        return None
    return _read(line)


@lru_cache(maxsize=1024)
def _read(line: str) -> Stamp | None:
    spans = [
        span for span in find_dates(line, 0, len(line), anchor=None) if DATE_RULES.issuperset(span.rule.split("…"))
    ]
    days = [span.date_start for span in spans if span.precision == 1 and span.date_start is not None]
    if not days or len(days) != len(spans):
        return None
    rest = line
    for span in reversed(spans):
        rest = rest[: span.start] + " | " + rest[span.end :]
    is_timed = _CLOCK.search(rest) is not None
    beside = _MARKS.sub(" ", rest).split()
    names = _MARKS.sub(" ", _BESIDE.sub(" ", _CLOCK.sub(" ", rest))).split()
    if len(names) > _MOST_NAMES or not all(map(_NAME.match, names)):
        return None
    tags = {token.tag for token in lex(rest)} if names else set()
    if tags & _TELLING:
        return None
    is_message = is_timed and bool(names) and "[" in line
    return Stamp(days[0], bool(names), is_timed, "place" in tags, len(beside) > len(names), is_message)
