"""What the rules about dates of the calendar mean: days, months, years, and the year that is left out."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from geo.reading.days import (
    DAY_PRECISION,
    MONTH_PRECISION,
    WEEK_PRECISION,
    Days,
    Kind,
    Tokens,
    day_of,
    last_day,
    one_day,
    shifted,
)

_THIRDS = {"E": (1, 10), "G": (1, 10), "I": (11, 20), "K": (21, 31), "N": (21, 31)}
_MONTHS_IN_THIRDS = {"E": (1, 4), "G": (1, 2), "I": (5, 8), "K": (9, 12), "N": (11, 12)}
_FUTURE_SLACK = timedelta(days=1)
_HALF_A_YEAR = timedelta(days=180)
_SOON, _LONG_AGO = timedelta(days=45), timedelta(days=300)


def iso(tokens: Tokens) -> Days | None:
    """Read "2026-01-31"."""
    (year,) = tokens.values("y")
    month, day = tokens.values("dD")
    return one_day(day_of(year, month, day))


def slashed(tokens: Tokens) -> Days | None:
    """Read "31/01/2026", day first; "12/31/2026" can only be month first."""
    (year,) = tokens.values("y")
    day, month = tokens.values("dD")
    if month > 12:
        day, month = month, day
    return one_day(day_of(year, month, day))


def day_and_month(tokens: Tokens) -> Days | None:
    """Read "31 January 2026", "Jan. 31", "5 and 9 September", with or without the year."""
    month = tokens.values("MQm")[0]
    numbers = tokens.values("dD")
    year = _written_year(tokens)
    ends = [_in_year(tokens, month, number, year=year) for number in (numbers[0], numbers[-1])]
    start, end = ends
    if start is None or end is None or end < start:
        return None
    kind: Kind = "absolute" if start == end else "range"
    return Days(start, end, DAY_PRECISION, kind, has_year=year is not None)


def week_of_month(tokens: Tokens) -> Days | None:
    """Read "the first week of March"."""
    which = tokens.values("oD") or [4]
    first = min(which[0], 4) * 7 - 6
    year = _written_year(tokens)
    month = tokens.values("MQm")[0]
    start = _in_year(tokens, month, first, year=year)
    if start is None:
        return None
    last = last_day(start) if first == 22 else start.replace(day=first + 6)
    return Days(start, last, WEEK_PRECISION, "partial", has_year=year is not None)


def week_of(tokens: Tokens) -> Days | None:
    """Read "the week of 18 January"; "the early hours of 18 January" are that day."""
    found = day_and_month(tokens)
    if found is None or found.start is None:
        return None
    if tokens.unit() != "week":
        return found
    return msgspec.structs.replace(found, end=shifted(found.start, 6), precision=WEEK_PRECISION, kind="partial")


def day_of_month(tokens: Tokens) -> Days | None:
    """Read "on the 15th": the last one that has been."""
    (day,) = tokens.values("D")
    base = tokens.anchor
    if base is None:
        return None
    found = day_of(base.year, base.month, day)
    if found is not None and found < base and (tokens.future or tokens.bound):
        following = last_day(base) + timedelta(days=1)
        return one_day(day_of(following.year, following.month, day) if tokens.future else found)
    if found is None or (found > base and not (tokens.future or tokens.bound)):
        before = base.replace(day=1) - timedelta(days=1)
        found = day_of(before.year, before.month, day)
    return one_day(found)


def national_day(tokens: Tokens) -> Days | None:
    """Read "on Pakistan Day", "on Independence Day": the last one that was, or the one close ahead."""
    if tokens.words[-1] != "Day":
        return None
    month, day = divmod(tokens.values("§")[-1], 100)  # "Pakistan's Independence Day"
    return one_day(_in_year(tokens, month, day, year=None))


def month(tokens: Tokens) -> Days | None:
    """Read "in March 2025", "late January", "last March", "January and February"."""
    months = tokens.values("MQm")
    year = _written_year(tokens)
    if year is None and tokens.has("lPxc"):
        year = _year_of_named_month(tokens, months[0])
    last = _in_year(tokens, months[-1], 1, year=year)
    if last is None:
        return None
    first = last.replace(month=months[0], year=last.year - (months[0] > months[-1]))
    letter = next((letter for letter in tokens.letters if letter in _THIRDS), None)
    if letter is None:
        return Days(first, last_day(last), MONTH_PRECISION, "partial", has_year=year is not None)
    start, end = _third_of_months(first, last, letter)
    return Days(start, end, WEEK_PRECISION, "partial", has_year=year is not None)


def _third_of_months(first: date, last: date, letter: str) -> tuple[date, date]:
    """Give the days of "late January", or from there to the same part of a later month; both are any day of theirs."""
    begin, end = _THIRDS[letter]
    return first.replace(day=begin), last_day(last) if end == 31 else last.replace(day=end)


def year(tokens: Tokens) -> Days | None:
    """Read "in 2019", "early 2024", "2019-2022", "the second half of 2024"."""
    years = tokens.values("y")
    first, last = years[0], years[-1]
    short = tokens.values("dn")
    if len(years) == 1 and short and not tokens.has("H"):
        last = first // 100 * 100 + short[0]
    if last < first:
        return None
    if tokens.has("H"):
        half = tokens.values("o")[0]
        if half > 2:
            return None
        return Days(date(first, half * 6 - 5, 1), last_day(date(first, half * 6, 1)), MONTH_PRECISION, "partial")
    months = next((_MONTHS_IN_THIRDS[letter] for letter in tokens.letters if letter in _MONTHS_IN_THIRDS), (1, 12))
    return Days(date(first, months[0], 1), last_day(date(last, months[1], 1)), MONTH_PRECISION, "year")


def third_of(found: Days, tokens: Tokens) -> Days:
    """Take of a month or a year the part that "early", "mid" or "late" says; all of it where no such word stands."""
    letter = next((letter for letter in tokens.letters if letter in "EIK"), None)
    if letter is None or found.start is None or found.end is None or tokens.unit() not in {"month", "year"}:
        return found
    if tokens.unit() == "year":
        first, last = _MONTHS_IN_THIRDS[letter]
        start, end = found.start.replace(month=first), last_day(found.start.replace(month=last))
    else:
        start, end = _third_of_months(found.start, found.start, letter)
    if start > found.end:
        return found  # "late this month", said on its fifth
    precision = WEEK_PRECISION if tokens.unit() == "month" else MONTH_PRECISION
    return Days(start, min(end, found.end), precision, found.kind)


def _written_year(tokens: Tokens) -> int | None:
    """Give the year that the words name, as a number or as "last year"."""
    years = tokens.values("y")
    if years:
        return years[0]
    if tokens.unit() == "year" and tokens.anchor is not None:
        return tokens.anchor.year - tokens.has("lP") + tokens.has("x")
    return None


def _year_of_named_month(tokens: Tokens, month: int) -> int | None:
    """Give the year of "last March" or "next March"."""
    if tokens.anchor is None:
        return None
    year = tokens.anchor.year
    if tokens.has("lP"):
        return year - (month >= tokens.anchor.month)
    if tokens.has("x"):
        return year + (month <= tokens.anchor.month)
    return year


def _in_year(tokens: Tokens, month: int, day: int, *, year: int | None) -> date | None:
    """Give a day of the year that is written, or else of the year nearest to the day the text speaks from.

    News tells of what has been: without a year, a date that would lie ahead belongs to the year before, unless the
    sentence looks ahead, or the date is close ahead and else nearly a year back. A history goes on in the time that it
    was telling of.
    """
    if year is not None:
        return day_of(year, month, day)
    within = tokens.within
    if within is not None and within.start is not None and within.end is not None:
        found = day_of(within.start.year, month, day)
        if found is not None and within.start <= found <= within.end:
            return found
    dated = tokens.told if tokens.bound and tokens.told is not None else tokens.dated
    if dated is not None and not tokens.future and (found := _next_after(dated, month, day)) is not None:
        return found
    era = tokens.era
    if era is not None:
        near = [found for step in (0, -1, 1) if (found := day_of(era.year + step, month, day))]
        return min(near, key=lambda found: abs(found - era), default=None)
    base = tokens.anchor or tokens.running
    return None if base is None else _nearest(base, month, day, ahead=tokens.future or tokens.bound)


def _next_after(dated: date, month: int, day: int) -> date | None:
    """Give the 9 August that follows "on 27 July 2024"; None where none does within half a year."""
    near = [found for step in (0, 1) if (found := day_of(dated.year + step, month, day))]
    return next((found for found in near if timedelta(0) <= found - dated <= _HALF_A_YEAR), None)


def _nearest(base: date, month: int, day: int, *, ahead: bool) -> date | None:
    this_year = day_of(base.year, month, day)
    if this_year is not None and timedelta(0) <= base - this_year <= _HALF_A_YEAR:
        return this_year
    near = [found for step in (-1, 0, 1) if (found := day_of(base.year + step, month, day))]
    if not near:  # 29 February: the last leap year
        near = [found for step in range(-2, -8, -1) if (found := day_of(base.year + step, month, day))][:1]
    nearest = min(near, key=lambda found: abs(found - base), default=None)
    past = [found for found in near if found <= base + _FUTURE_SLACK]
    if ahead or nearest is None or not past:
        return nearest
    is_soon = base < nearest <= base + _SOON and base - past[-1] > _LONG_AGO and day > 1
    return nearest if is_soon else past[-1]
