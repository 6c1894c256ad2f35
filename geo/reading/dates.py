"""Find the dates that a sentence tells: absolute, partial, weekdays, relative ones, ranges and lengths.

Works on canonical text (:mod:`geo.reading.shadow`). The words stand in ``data/lexicon/dates.toml``, the rules in
:mod:`geo.reading.date_rules`; here they are run over a sentence and neighbours are joined to ranges.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from geo.reading.date_ranges import Found, Role, joined
from geo.reading.date_rules import RULE_GROUPS
from geo.reading.date_words import OTHER, Lettered, words
from geo.reading.days import Days, Kind, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROLES: dict[str, Role] = {
    "p": "on", "i": "on", "@": "on", "s": "since", "f": "since", "Y": "since", "G": "since", "U": "until", "b": "by",
    "B": "by", "F": "for",
}  # fmt: skip
# The word that says what a date is to its sentence, and what may stand between: "until at least", "by 9 pm on".
_BEFORE = re.compile(r"([pisfbBUFYGt])[ha~@g]*(?:(?:d:[dn]#?|d?#|[e0]),?[pg@]?h?)?\Z")
_UNTIL_HOUR_URDU = re.compile("1?[0e]?d#3")
_LONGEST_BEFORE = 10
_NEEDED = "".join(sorted(frozenset().union(*(needed for needed, _ in RULE_GROUPS))))
_STRETCH = re.compile(f"(?<![^{OTHER}])[^{OTHER}]*[{_NEEDED}][^{OTHER}]*{OTHER}?")
"""Letters on end that may hold a date, and whether another word follows."""
_ABSOLUTE_RULES = frozenset({"iso", "slashed", "day-month", "month-day"})
_PUBLISHED = re.compile(
    r"^[^\w\n]{0,10}(?:(?:first|last|originally) )?(?:published|updated|posted|modified|date)\b.{0,80}$",
    re.IGNORECASE | re.MULTILINE,
)
_ANCHOR_WINDOW = 20_000
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_TIMED = re.compile(r"(?<=\d\d-\d\d)T(?=\d\d:)")  # 2026-02-01T06:43:51+05:00
_LONGEST_DATE = 40
_OLDEST, _LATEST = 1800, 2200


class DateSpan(msgspec.Struct, frozen=True):
    """A date in a text: canonical offsets, first and last day, and how exactly it is told.

    ``precision`` is ACLED's (1 day, 2 week, 3 month or coarser). ``date_start`` and ``date_end`` are None only for
    a bare length ("for three days"), whose ``days`` is set. ``role`` is what the words before (in Urdu after) say
    of it. ``rule`` names what fired, for ``read --explain``.
    """

    start: int
    end: int
    date_start: date | None
    date_end: date | None
    precision: int
    kind: Kind
    role: Role
    rule: str
    days: int | None = None


_MEANING = {name: meaning for _, rules in RULE_GROUPS for name, _, meaning in rules}


def date_triggers() -> frozenset[str]:
    """Give the lower-case words of which a sentence holds at least one, or else it holds no date."""
    return words().triggers


def find_dates(
    text: str,
    start: int,
    end: int,
    *,
    anchor: date | None,
    running: date | None = None,
    era: date | None = None,
    future: bool = False,
) -> list[DateSpan]:
    """Find the dates in one sentence of a canonical text.

    Parameters
    ----------
    text, start, end
        The canonical text and the sentence's span in it.
    anchor
        The day the text speaks from, normally its publication. None: weekdays and "yesterday" give no date.
    running
        The last date the text itself told, from which "two days later" counts; None where there is none.
    era
        A day of the time that the text is telling of: a date without a year lies next to it, on either side. None
        where the text tells of the time it was written in.
    future
        Whether the sentence looks ahead ("expected to", "will"), so that "Tuesday" is the next one.

    Returns
    -------
    list of DateSpan
        In the order of the text, without overlaps; empty where the sentence tells no date.

    Examples
    --------
    >>> [found] = find_dates("Attacks began on Saturday.", 0, 26, anchor=date(2026, 2, 2))
    >>> found.date_start.isoformat(), found.precision, found.kind
    ('2026-01-31', 1, 'weekday')
    """
    if anchor is not None and not _OLDEST <= anchor.year <= _LATEST:
        anchor = None  # a slip of the pen, and too near the ends of the calendar to count from
    sentence = Lettered(text[start:end])
    found: list[Found] = []
    told: date | None = None
    dated: date | None = None
    within: Days | None = None
    for first, last, name, own_role in _matches(sentence.letters):
        own, letters = sentence.tokens(first, last), sentence.letters[first:last]
        role: Role = "on" if own[-1].endswith("'s") else own_role
        if role == "on" and first > 1 and sentence.tokens(first - 2, first) == ["up", "to"]:
            role = "until"
        bound = role in {"until", "by", "for"}
        days = _MEANING[name](Tokens(own, letters, anchor, told or running, future, bound, told, era, dated, within))
        if days is None:
            continue
        if days.kind == "duration":
            role = "for"
        elif role == "for":
            role = "on"
        if days.precision == 1 and days.start is not None and days.kind != "duration":
            told = days.end
            dated = days.end if days.has_year and days.kind == "absolute" else dated
        if era is not None and days.start is not None and days.end is not None and days.has_year:
            era = days.start + (days.end - days.start) / 2
        if (days.kind == "partial" and days.has_year) or (days.kind == "year" and first == 0):
            within = days
        found.append(Found(first, last, days, role, name))
    if len(found) > 1:
        found = joined(found, sentence.letters)
    return [_as_span(one, sentence, start) for one in found]


def _as_span(found: Found, sentence: Lettered, offset: int) -> DateSpan:
    start, end = sentence.span(found.first, found.last)
    days = found.days
    role: Role = "from_to" if days.kind == "range" and found.role in {"on", "since"} else found.role
    return DateSpan(
        offset + start, offset + end, days.start, days.end, days.precision, days.kind, role, found.rule, days.length
    )


def anchor_of(text: str, published: date | None) -> date | None:
    """Give the day a document speaks from.

    Parameters
    ----------
    text
        The canonical text.
    published
        The publication date where it is known.

    Returns
    -------
    date or None
        ``published``; else the date in a line such as "Published: 2 February 2026"; else the first date with day,
        month and year; else None.
    """
    if published is not None:
        return published
    for line in _PUBLISHED.finditer(text[:_ANCHOR_WINDOW]):
        day = full_date(line[0])
        if day is not None:
            return day
    return full_date(text[:_ANCHOR_WINDOW])


def full_date(text: str) -> date | None:
    """Give the first date of a canonical text that has day, month and year; None where it has none."""
    text = _TIMED.sub(" ", text)
    for year in _YEAR.finditer(text):
        start, end = max(0, year.start() - _LONGEST_DATE), min(len(text), year.end() + _LONGEST_DATE)
        for span in find_dates(text, start, end, anchor=None):
            if span.rule in _ABSOLUTE_RULES and span.start <= year.start() < span.end:
                return span.date_start
    return None


def _matches(letters: str) -> Iterator[tuple[int, int, str, Role]]:
    """Match the rules; of two that overlap the first stands. No rule goes over a word that has no letter of its own."""
    for stretch in _STRETCH.finditer(letters):
        offset = stretch.start()
        for first, last, name, role in _matches_in(stretch[0]):
            yield offset + first, offset + last, name, role


@lru_cache(maxsize=4096)
def _matches_in(letters: str) -> tuple[tuple[int, int, str, Role], ...]:
    """Match the rules in a stretch of letters: dates are written in few ways, so that most stretches are known."""
    found = [
        (match.start(), group, match.end(), rules[(match.lastindex or 0) - 1][0])
        for group, (needed, rules) in enumerate(RULE_GROUPS)
        if not needed.isdisjoint(letters)
        for match in _pattern(group).finditer(letters)
    ]
    kept: list[tuple[int, int, str, Role]] = []
    for first, _, last, name in sorted(found):
        if not kept or first >= kept[-1][1]:
            kept.append((first, last, name, _role(letters, first, last)))
    return tuple(kept)


@cache
def _pattern(group: int) -> re.Pattern[str]:
    """Compile the rules of a group to one pattern; the number of the part that matched is the rule's."""
    rules = "|".join(f"({pattern})" for _, pattern, _ in RULE_GROUPS[group][1])
    return re.compile(rf"(?=[^_,.:])(?:{rules})")


def _role(letters: str, first: int, last: int) -> Role:
    """Tell from the words around a date whether it is a day, a start or an end."""
    after = letters[last : last + 2]
    if after[:1] == "3" or after == "13" or _UNTIL_HOUR_URDU.match(letters, last):
        return "until"
    if after[:1] in {"2", "O"}:
        return "since"
    before = _BEFORE.search(letters, max(0, first - _LONGEST_BEFORE), first)
    if before is None or before[0].startswith("Be"):
        return "on"  # "before dawn on Sunday" is Sunday
    return _ROLES.get(before[1], "on")
