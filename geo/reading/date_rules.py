"""The rules about dates: each a pattern over the letters of :mod:`geo.reading.date_words`, and what it means.

A rule sees the tokens it matched and the day the text speaks from. It answers with a stretch of days, or with
None where the words make no date ("31 February").
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from geo.reading.date_words import words

Kind = Literal["absolute", "partial", "weekday", "relative", "duration", "range", "year"]

DAY_PRECISION, WEEK_PRECISION, MONTH_PRECISION = 1, 2, 3
_THIRDS = {"E": (1, 10), "G": (1, 10), "I": (11, 20), "K": (21, 31), "N": (21, 31)}
_MONTHS_IN_THIRDS = {"E": (1, 4), "G": (1, 2), "I": (5, 8), "K": (9, 12), "N": (11, 12)}
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "weekend": 7}
_FUTURE_SLACK = timedelta(days=1)
_SOON, _LONG_AGO = timedelta(days=45), timedelta(days=300)


class Days(NamedTuple):
    """A stretch of days: both ends included, both None for a length alone ("for three days")."""

    start: date | None
    end: date | None
    precision: int
    kind: Kind
    has_year: bool = True
    length: int | None = None


class Tokens(NamedTuple):
    """What one rule matched, and the days it may count from."""

    words: list[str]
    letters: str
    anchor: date | None
    running: date | None
    future: bool
    bound: bool
    """The words stand after "until", "by" or "for": a date that may lie ahead."""
    told: date | None
    """The last date that the sentence itself told before."""

    def values(self, letters: str) -> list[int]:
        """Give the numbers that the tokens of some letters stand for, in order."""
        table = words().values
        return [table[self.words[place]] for place, letter in enumerate(self.letters) if letter in letters]

    def unit(self) -> str:
        """Give the unit of time among the tokens ("day", "week" …), or "" where there is none."""
        units = words().units
        return next((units[word] for word in self.words if word in units), "")

    def has(self, letters: str) -> bool:
        """Tell whether any of the letters was matched."""
        return any(letter in self.letters for letter in letters)


Rule = Callable[[Tokens], Days | None]


# Dates of the calendar


def _iso(tokens: Tokens) -> Days | None:
    (year,) = tokens.values("y")
    month, day = tokens.values("dD")
    return _one_day(_date(year, month, day))


def _slashed(tokens: Tokens) -> Days | None:
    (year,) = tokens.values("y")
    day, month = tokens.values("dD")
    if month > 12:
        day, month = month, day
    return _one_day(_date(year, month, day))


def _day_and_month(tokens: Tokens) -> Days | None:
    month = tokens.values("MQm")[0]
    numbers = tokens.values("dD")
    year = _written_year(tokens)
    ends = [_in_year(tokens, month, number, year=year) for number in (numbers[0], numbers[-1])]
    start, end = ends
    if start is None or end is None or end < start:
        return None
    kind: Kind = "absolute" if start == end else "range"
    return Days(start, end, DAY_PRECISION, kind, has_year=year is not None)


def _week_of_month(tokens: Tokens) -> Days | None:
    which = tokens.values("oD") or [4]
    first = min(which[0], 4) * 7 - 6
    year = _written_year(tokens)
    month = tokens.values("MQm")[0]
    start = _in_year(tokens, month, first, year=year)
    if start is None:
        return None
    last = _last_day(start) if first == 22 else start.replace(day=first + 6)
    return Days(start, last, WEEK_PRECISION, "partial", has_year=year is not None)


def _week_of(tokens: Tokens) -> Days | None:
    found = _day_and_month(tokens)
    if found is None or found.start is None or tokens.unit() != "week":
        return None
    return found._replace(end=_shifted(found.start, 6), precision=WEEK_PRECISION, kind="partial")


def _day_of_month(tokens: Tokens) -> Days | None:
    """Read "on the 15th": the last one that has been."""
    (day,) = tokens.values("D")
    base = tokens.anchor
    if base is None:
        return None
    found = _date(base.year, base.month, day)
    if found is None or (found > base and not tokens.future):
        before = base.replace(day=1) - timedelta(days=1)
        found = _date(before.year, before.month, day)
    return _one_day(found)


def _month(tokens: Tokens) -> Days | None:
    months = tokens.values("MQm")
    year = _written_year(tokens)
    if year is None and tokens.has("lPxc"):
        year = _year_of_named_month(tokens, months[0])
    last = _in_year(tokens, months[-1], 1, year=year)
    if last is None:
        return None
    first = last.replace(month=months[0], year=last.year - (months[0] > months[-1]))
    third = next((_THIRDS[letter] for letter in tokens.letters if letter in _THIRDS), None)
    if third is None:
        return Days(first, _last_day(last), MONTH_PRECISION, "partial", has_year=year is not None)
    end = min(last.replace(day=third[1] if third[1] < 31 else 28), _last_day(last))
    end = _last_day(last) if third[1] == 31 else end
    return Days(first.replace(day=third[0]), end, WEEK_PRECISION, "partial", has_year=year is not None)


def _year(tokens: Tokens) -> Days | None:
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
        return Days(date(first, half * 6 - 5, 1), _last_day(date(first, half * 6, 1)), MONTH_PRECISION, "partial")
    months = next((_MONTHS_IN_THIRDS[letter] for letter in tokens.letters if letter in _MONTHS_IN_THIRDS), (1, 12))
    return Days(date(first, months[0], 1), _last_day(date(last, months[1], 1)), MONTH_PRECISION, "year")


# Days counted from the day the text speaks from


def _weekday(tokens: Tokens) -> Days | None:
    days = tokens.values("WwX5")
    anchor = tokens.running if tokens.has("L") else tokens.anchor
    if anchor is None:
        return None
    if tokens.has("lP") and tokens.unit() == "week":
        start = _monday(anchor) + timedelta(days=days[0] - 7)
    elif tokens.has("lP"):
        start = anchor - timedelta(days=(anchor.weekday() - days[0]) % 7 or 7)
    elif tokens.has("x") and tokens.unit() == "week":
        start = _monday(anchor) + timedelta(days=days[0] + 7)
    elif tokens.has("xL"):
        start = anchor + timedelta(days=(days[0] - anchor.weekday()) % 7 or 7)
    elif tokens.future or tokens.has("c") or (tokens.bound and (anchor.weekday() - days[0]) % 7 > 3):
        start = anchor + timedelta(days=(days[0] - anchor.weekday()) % 7)
    else:
        start = anchor - timedelta(days=(anchor.weekday() - days[0]) % 7)
    end = start + timedelta(days=(days[-1] - days[0]) % 7)
    if len(days) > 1 and end > anchor and not (tokens.future or tokens.bound or tokens.has("x")):
        start, end = start - timedelta(days=7), end - timedelta(days=7)
    if tokens.letters.startswith("Vt"):  # overnight into Sunday
        start = end - timedelta(days=1)
    elif len(days) == 1 and (tokens.has("V") or (tokens.has("Kz") and tokens.has("0"))):
        end = start + timedelta(days=1)
    return Days(start, end, DAY_PRECISION, "weekday")


def _overnight(tokens: Tokens) -> Days | None:
    if tokens.anchor is None:
        return None
    return Days(tokens.anchor - timedelta(days=1), tokens.anchor, DAY_PRECISION, "relative")


def _from_today(tokens: Tokens) -> Days | None:
    if tokens.anchor is None:
        return None
    if tokens.has("C"):  # کل: yesterday, or tomorrow where the sentence looks ahead
        offset = 1 if tokens.future else -1
    elif tokens.has("B"):  # the day before yesterday
        offset = -2
    elif tokens.has("A"):  # the day after tomorrow
        offset = 2
    else:
        offset = (tokens.values("R") or [0])[0]
    return _one_day(_shifted(tokens.anchor, offset), "relative")


def _last_day_or_night(tokens: Tokens) -> Days | None:
    if tokens.anchor is None:
        return None
    return _one_day(_shifted(tokens.anchor, -1), "relative")


def _day_beside(tokens: Tokens) -> Days | None:
    """Read "the day before", "two days later", "a week earlier": counted from the text's own last date."""
    base = tokens.running or tokens.anchor
    forward = tokens.has("jLxA")
    if base is None or (forward and tokens.running is None):
        return None
    if tokens.has("S"):
        return _named_unit(base, tokens.unit() or "day", 0)
    found = _counted(base, tokens, 1 if forward else -1)
    return None if found is not None and found.start == base else found  # an hour later it is the same day


def _day_after(tokens: Tokens) -> Days | None:
    """Read "on Sunday, a day after gunmen struck": they struck the day before the sentence's own last date."""
    return None if tokens.told is None else _counted(tokens.told, tokens, -1 if tokens.has("A") else 1)


def _ago(tokens: Tokens) -> Days | None:
    return None if tokens.anchor is None else _counted(tokens.anchor, tokens, -1)


def _counted(base: date, tokens: Tokens, sign: int) -> Days | None:
    """Count some units forward or back from a day; a lone "a year ago" is a month of that year."""
    counts = tokens.values("ndD")
    count, unit = (counts or [1])[0], tokens.unit()
    if unit in {"month", "year"}:
        months = base.year * 12 + base.month - 1 + sign * count * (12 if unit == "year" else 1)
        if not 12 <= months < 9999 * 12:
            return None
        first = date(months // 12, months % 12 + 1, 1)
        if unit == "year" and counts:
            return Days(first.replace(month=1), first.replace(month=12, day=31), MONTH_PRECISION, "relative")
        return Days(first, _last_day(first), MONTH_PRECISION, "relative")
    day = _shifted(base, sign * (count // 24 if unit == "hour" else count * _DAYS.get(unit, 0)))
    if day is None:
        return None
    precision = DAY_PRECISION if unit in {"hour", "day", "night"} else WEEK_PRECISION
    return Days(day, day, precision, "relative")


def _calendar_unit(tokens: Tokens) -> Days | None:
    if tokens.anchor is None:
        return None
    step = -1 if tokens.has("lP") else 1 if tokens.has("x") else 0
    return _named_unit(tokens.anchor, tokens.unit(), step)


def _named_unit(anchor: date, unit: str, step: int) -> Days | None:
    """Give the week, month or year of a day, the one before or the one after; the current one ends today."""
    if unit in {"day", "night"}:
        return _one_day(_shifted(anchor, step), "relative")
    if unit == "week":
        start = _shifted(_monday(anchor), 7 * step)
        end = _shifted(start, 6)
        precision = WEEK_PRECISION
    elif unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + step
        start = date(months // 12, months % 12 + 1, 1)
        end, precision = _last_day(start), MONTH_PRECISION
    elif unit == "year":
        start, end, precision = date(anchor.year + step, 1, 1), date(anchor.year + step, 12, 31), MONTH_PRECISION
    else:
        return None
    if start is None or end is None:
        return None
    return Days(start, anchor if step == 0 else end, precision, "relative")


def _end_of_unit(tokens: Tokens) -> Days | None:
    """Read "by the end of the month"."""
    if tokens.anchor is None:
        return None
    step = -1 if tokens.has("lP") else 1 if tokens.has("x") else 0
    day = tokens.anchor
    if tokens.unit() == "week":
        return _one_day(_shifted(_monday(day), 7 * step + 6), "relative")
    if tokens.unit() == "year":
        return _one_day(_date(day.year + step, 12, 31), "relative")
    if tokens.unit() != "month":
        return None
    months = day.year * 12 + day.month - 1 + step
    return _one_day(_last_day(date(months // 12, months % 12 + 1, 1)), "relative")


def _weekend(tokens: Tokens) -> Days | None:
    if tokens.anchor is None:
        return None
    since_saturday = (tokens.anchor.weekday() - 5) % 7
    start = tokens.anchor - timedelta(days=since_saturday)
    if tokens.has("x") or (tokens.future and since_saturday > 1):
        start += timedelta(days=7)
    elif tokens.has("lP") and since_saturday < 2:
        start -= timedelta(days=7)
    return Days(start, start + timedelta(days=1), DAY_PRECISION, "relative")


# Lengths


def _past_stretch(tokens: Tokens) -> Days | None:
    """Read "for the past 25 days": the days up to today."""
    if tokens.anchor is None:
        return None
    unit = tokens.unit()
    count = (tokens.values("ndD") or [7 if unit == "day" else 3 if tokens.has("r") else 1])[0]
    length = -(-count // 24) if unit == "hour" else count * _DAYS.get(unit, 0)
    start = _shifted(tokens.anchor, -length)
    if start is None or not length or (tokens.has("r") and unit in {"month", "year"}):
        return None
    precision = DAY_PRECISION if unit in {"hour", "day", "night"} and length < 7 else WEEK_PRECISION
    if length > 31:
        precision = MONTH_PRECISION
    return Days(start, tokens.anchor, precision, "duration", length=length)


def _nth_day(tokens: Tokens) -> Days | None:
    """Read "for a third day": it began two days before today."""
    if tokens.anchor is None:
        return None
    count = (tokens.values("o") or tokens.values("dDn"))[0]
    unit = tokens.unit()
    length = count * _DAYS.get(unit, 0)
    start = _shifted(tokens.anchor, _DAYS.get(unit, 0) - length)
    if start is None or length < 2:
        return None
    precision = DAY_PRECISION if unit in {"day", "night"} else WEEK_PRECISION if unit == "week" else MONTH_PRECISION
    return Days(start, tokens.anchor, precision, "duration", length=length)


def _length(tokens: Tokens) -> Days | None:
    """Read "for three days": a length without a place in time."""
    unit = tokens.unit()
    count = (tokens.values("ndD") or [1])[0]
    length = -(-count // 24) if unit == "hour" else count * _DAYS.get(unit, 0)
    precision = DAY_PRECISION if length < 7 else WEEK_PRECISION if length < 31 else MONTH_PRECISION
    return Days(None, None, precision, "duration", length=length) if length else None


_NUMBER = "(?:[dD]|ng?)"
_UNIT = "[u09]"
_LIST_OF_DAYS = r"[dD](?:(?:,[dD]){0,6},?&[dD]|[-t/][dD])?"
_DAY_MONTH = rf"(?:{_LIST_OF_DAYS})-?h?g?(?<!%)[MQm](?:[.-](?=y))?"
_WEEKDAY_BEFORE = r"(?:[Ww][.,(]{0,2}h?)?"
_YEAR_AFTER = r"(?:[,g]?(?:y|[clP]9))?"
_PART = r"(?:[EK]i?h?|I-?|h?[GIN]g|[GN]-)"

_CALENDAR: tuple[tuple[str, str, Rule], ...] = (
    ("day-month", rf"{_WEEKDAY_BEFORE}{_DAY_MONTH}{_YEAR_AFTER}", _day_and_month),
    ("week-of", rf"h?ug{_WEEKDAY_BEFORE}{_DAY_MONTH}{_YEAR_AFTER}", _week_of),
    (
        "month-day",
        rf"{_WEEKDAY_BEFORE}(?<!%)[MQm]\.?h?[dD](?:[-t][dD](?![-.]?[MQm])|&[dD](?=[^_]|$))?(?![-/:])(?:,?(?:y|[clP]9))?",
        _day_and_month,
    ),
    ("week-of-month", rf"h?[oDl]ug[MQ]\.?{_YEAR_AFTER}", _week_of_month),
    ("months-year", rf"{_PART}?[lcxPS]?(?<!%)[MQm]\.?(?:[-&t][MQm]\.?)?(?:[,g]?y|,?[clP]9)", _month),
    ("part-of-month", rf"{_PART}[lcxPS]?[MQ]", _month),
    ("named-month", r"[lcxP][MQ]", _month),
    ("month", r"(?:(?<=[isUbfgZAB])[MQ]|(?<!n)M)(?:[-&t][MQ])?|(?<!%)[MQ](?=1)", _month),
    ("day-of-month", r"(?<=p)h?D(?:gh?[cS]?u)?(?=[,.;&iptg-]|$)", _day_of_month),
)
_NUMERIC: tuple[tuple[str, str, Rule], ...] = (
    ("iso", r"y(?:-d-|/d/)d", _iso),
    ("slashed", r"d(?:/d/|-d-|\.d\.)y", _slashed),
    ("half-year", r"oH[ig]y", _year),
    ("years", r"(?<=[isfZ(])y[-t&U]y|(?<=[is])y-[dn](?![-\w])", _year),
    ("year", rf"(?:{_PART}|(?<=[isUbfgAB]))y|(?<=\()y(?=\))|y(?=1)", _year),
)
_WEEKDAYS: tuple[tuple[str, str, Rule], ...] = (
    (
        "weekday",
        (
            r"h?[0V](?:[gpiZft]h?){0,3}W(?:[-&t]W)?"  # the night between Sunday and Monday
            r"|(?:[EKjk]p?|[lcxPL])?(?:W(?!!)(?:-W)?|(?<=p)w(?![\w]))[e0V]?(?:e|0)?(?:,?g?[lcxP]u)?"
            r"|l?[X5](?:&[X5]1?J0?)?(?=[123])(?:1(?:[e0]|u(?!6)))?z?"
        ),
        _weekday,
    ),
)
_RELATIVE: tuple[tuple[str, str, Rule], ...] = (
    ("day-before-yesterday", r"hu[BA]R", _from_today),
    ("from-today", r"R[e0]?|c[e0]|C", _from_today),
    ("last-night", r"l0", _last_day_or_night),
    ("overnight", r"V", _overnight),
    ("past-stretch", rf"[FivisU~]?h?~*[lr]~*{_NUMBER}{_UNIT}|(?<=[iFv])hl[u9]|ru", _past_stretch),
    ("nth-day", rf"(?:F[ahS]?[oD]T?|[ah]?[oD]T|(?<![hp])a?[oD])(?:{_UNIT}|5)(?![6jkg])|{_NUMBER}T{_UNIT}", _nth_day),
    ("day-beside", rf"hu[BA](?!_)|h[PLx][u9]|(?:a|{_NUMBER}){_UNIT}[kj]|S(?:{_UNIT}|e)", _day_beside),
    ("day-after", rf"(?:a|{_NUMBER}){_UNIT}[AB]", _day_after),
    ("ago", rf"(?:{_NUMBER}|a)[u59]6", _ago),
    ("end-of-unit", r"h?Ng[hclxP]?[u9]", _end_of_unit),
    ("calendar-unit", r"k?[lcxP][u59]|[kj]ih[u9]", _calendar_unit),
    ("weekend", r"(?:[vlcxP@]h?)?8", _weekend),
    ("length", rf"F[h~v]*(?:{_NUMBER}|a){_UNIT}", _length),
)

RULE_GROUPS = (
    (frozenset("MQmD"), _CALENDAR),
    (frozenset("y"), _NUMERIC),
    (frozenset("WwX5"), _WEEKDAYS),
    (frozenset("RCVu0895e"), _RELATIVE),
)
"""Name, pattern and meaning of every rule, in groups: the letters of which a sentence must hold one, and the rules.

Where two match at one place the earlier group wins, and in a group the earlier rule.
"""


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _one_day(day: date | None, kind: Kind = "absolute") -> Days | None:
    return None if day is None else Days(day, day, DAY_PRECISION, kind)


def _shifted(day: date | None, days: int) -> date | None:
    try:
        return None if day is None else day + timedelta(days=days)
    except OverflowError:
        return None


def _monday(day: date) -> date:
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))


def _last_day(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


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
    sentence looks ahead, or the date is close ahead and else nearly a year back.
    """
    if year is not None:
        return _date(year, month, day)
    base = tokens.anchor or tokens.running
    if base is None:
        return None
    near = [found for step in (-1, 0, 1) if (found := _date(base.year + step, month, day))]
    if not near:  # 29 February: the last leap year
        near = [found for step in range(-2, -8, -1) if (found := _date(base.year + step, month, day))][:1]
    if not near:
        return None
    nearest = min(near, key=lambda found: abs(found - base))
    if tokens.future or tokens.bound:
        return nearest
    past = [found for found in near if found <= base + _FUTURE_SLACK]
    if not past or (base < nearest <= base + _SOON and base - past[-1] > _LONG_AGO and day > 1):
        return nearest
    return past[-1]
