"""Join neighbouring dates of a sentence that tell one stretch: "30 January to 2 February", "late May and June 2022"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

import msgspec

from geo.reading.days import Days

Role = Literal["on", "since", "until", "by", "from_to", "for"]

_NOISE = r"(?:d(?::[dn])?#?|d:#|#|\([^)]*\)|[p@h~,e0V])*"
_JOIN = re.compile(rf"{_NOISE}(?:t|U|-|21?){_NOISE}")
_JOIN_BETWEEN = re.compile(rf"{_NOISE}(?:t|U|-|&){_NOISE}")
_STOP = re.compile("[;:]")
_BESIDE = 6
"""Words between "for the third day" and the day it is told on."""
_LISTED = frozenset({"&", ",", ",&"})


class Found(msgspec.Struct, frozen=True):
    """A date among the tokens of a sentence, ``first`` to ``last``, with what it means."""

    first: int
    last: int
    days: Days
    role: Role
    rule: str


def joined(found: list[Found], letters: str) -> list[Found]:
    """Join neighbours that tell one range: "30 January to 2 February", "between Sunday and Monday"."""
    done: list[Found] = []
    for item in _counted_to_their_day(found, letters):
        _share_the_year(done, item, letters)
        before = done[-1] if done else None
        merged = None if before is None else _range(before, item, letters)
        if merged is None:
            done.append(item)
        else:
            done[-1] = merged
    return done


def _counted_to_their_day(found: list[Found], letters: str) -> list[Found]:
    """Count "on Friday for the fifth day", "for a fifth day on Friday" from that Friday, not from the report's day."""
    counted = list(found)
    for place, item in enumerate(found):
        if item.rule != "nth-day" or item.days.start is None or item.days.end is None:
            continue
        beside = [*found[max(0, place - 1) : place], *found[place + 1 : place + 2]]
        named = [one.days.end for one in beside if _names_the_day(one, item, letters)]
        if named and named[0] is not None:
            moved = named[0] - item.days.end
            days = msgspec.structs.replace(item.days, start=item.days.start + moved, end=named[0])
            counted[place] = msgspec.structs.replace(item, days=days)
    return counted


def _names_the_day(one: Found, counted: Found, letters: str) -> bool:
    first, last = sorted((one, counted), key=lambda item: item.first)
    gap = letters[first.last : last.first]
    is_day = one.days.precision == 1 and one.days.start == one.days.end and one.days.start is not None
    return is_day and one.role == "on" and len(gap) <= _BESIDE and not _STOP.search(gap)


def _share_the_year(listed: list[Found], last: Found, letters: str) -> None:
    """Give "27 June, 3 September and 18 November 2010" the year that only the last names."""
    following = last
    for place in range(len(listed) - 1, -1, -1):
        if not following.days.has_year or listed[place].days.has_year:
            return
        if letters[listed[place].last : following.first] not in _LISTED:
            return
        following = listed[place] = _in_the_year_of(listed[place], following)


def _in_the_year_of(one: Found, two: Found) -> Found:
    """Give "late October and early November 2022" one year, which only the second names."""
    start, end, other = one.days.start, one.days.end, two.days.start
    if one.days.has_year or not two.days.has_year or start is None or end is None or other is None:
        return one
    if not {one.days.kind, two.days.kind} <= {"partial", "absolute"}:
        return one
    moved = _moved_to(start, other, at_most=True)
    days = msgspec.structs.replace(one.days, start=moved, end=moved + (end - start), has_year=True)
    return msgspec.structs.replace(one, days=days)


def _range(one: Found, two: Found, letters: str) -> Found | None:
    gap = letters[one.last : two.first]
    between = "Z" in letters[max(0, one.first - 2) : one.first]
    beside = gap == "&" and one.days.end is not None and two.days.start == one.days.end + timedelta(days=1)
    if not beside and not (_JOIN_BETWEEN if between else _JOIN).fullmatch(gap):
        return None
    start, end = one.days.start, two.days.end
    if start is None or end is None or two.days.start is None:
        return None
    if "duration" in {one.days.kind, two.days.kind}:
        return None
    if one.days.kind == two.days.kind == "weekday":
        end += timedelta(days=(7 if end < start else 0))
    elif not one.days.has_year:
        start = _moved_to(start, end, at_most=True) if two.days.has_year else start
    if end < start and not two.days.has_year:
        end = _moved_to(end, start, at_most=False)
    if end < start:
        return None
    days = Days(start, end, max(one.days.precision, two.days.precision), "range")
    return Found(one.first, two.last, days, "since", f"{one.rule}…{two.rule}")


def _moved_to(day: date, other: date, *, at_most: bool) -> date:
    """Give a day without a year the year that brings it next to another, before or after it."""
    for year in (other.year, other.year - 1 if at_most else other.year + 1):
        try:
            moved = day.replace(year=year)
        except ValueError:
            continue
        if (moved <= other) if at_most else (moved >= other):
            return moved
    return day
