"""What the rules mean that count from the day the text speaks from: weekdays, yesterday, a third day."""

from __future__ import annotations

from datetime import date, timedelta

from geo.reading.date_calendar import third_of
from geo.reading.days import (
    DAY_PRECISION,
    MONTH_PRECISION,
    WEEK_PRECISION,
    Days,
    Tokens,
    last_day,
    monday,
    one_day,
    shifted,
)

_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "weekend": 7}

_VAGUE = frozenset({"few", "several", "couple", "some", "چند"})
_FEW, _MANY = 2, 8
"""What "a few" and "several" stand for, from the least to the most."""
_LATELY = 60


def weekday(tokens: Tokens) -> Days | None:
    """Read "on Saturday", "late Sunday night", "the night between Sunday and Monday", "next Tuesday"."""
    days = tokens.values("WwX5")
    anchor = tokens.running if tokens.has("L") else tokens.anchor
    if anchor is None:
        return None
    if tokens.has("lP") and tokens.unit() == "week":
        start = monday(anchor) + timedelta(days=days[0] - 7)
    elif tokens.has("lP"):
        start = anchor - timedelta(days=(anchor.weekday() - days[0]) % 7 or 7)
    elif tokens.has("x") and tokens.unit() == "week":
        start = monday(anchor) + timedelta(days=days[0] + 7)
    elif tokens.has("xL"):
        start = anchor + timedelta(days=(days[0] - anchor.weekday()) % 7 or 7)
    elif tokens.future or tokens.has("c") or (tokens.bound and (anchor.weekday() - days[0]) % 7 > 2):
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


def overnight(tokens: Tokens) -> Days | None:
    """Read "overnight": from the day before to the day the text speaks from."""
    if tokens.anchor is None:
        return None
    return Days(tokens.anchor - timedelta(days=1), tokens.anchor, DAY_PRECISION, "relative")


def from_today(tokens: Tokens) -> Days | None:
    """Read "yesterday", "this morning", "the day before yesterday", کل."""
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
    return one_day(shifted(tokens.anchor, offset), "relative")


def last_day_or_night(tokens: Tokens) -> Days | None:
    """Read "last night"."""
    if tokens.anchor is None:
        return None
    return one_day(shifted(tokens.anchor, -1), "relative")


def day_beside(tokens: Tokens) -> Days | None:
    """Read "the day before", "two days later", "a week earlier": counted from the text's own last date."""
    base = tokens.running or tokens.anchor
    forward = tokens.has("jLxA")
    if base is None or (forward and tokens.running is None):
        return None
    if tokens.letters.startswith("S"):
        return _named_unit(base, tokens.unit() or "day", 0)
    found = _counted(base, tokens, 1 if forward else -1)
    return None if found is not None and found.start == base else found  # an hour later it is the same day


def day_after(tokens: Tokens) -> Days | None:
    """Read "on Sunday, a day after gunmen struck": they struck the day before the sentence's own last date."""
    return None if tokens.told is None else _counted(tokens.told, tokens, -1 if tokens.has("A") else 1)


def ago(tokens: Tokens) -> Days | None:
    """Read "two days ago", "a year ago"; "a few weeks ago" is a stretch of days, and so is "days ago"."""
    if tokens.anchor is None:
        return None
    is_vague = any(word.lower() in _VAGUE for word in tokens.words) or not (tokens.values("ndD") or tokens.has("a"))
    length = _DAYS.get(tokens.unit(), 0)
    if not is_vague or length < 1:
        return _counted(tokens.anchor, tokens, -1)
    precision = WEEK_PRECISION if length == 1 else MONTH_PRECISION
    return _stretch(tokens.anchor, length * _MANY, length * _FEW, precision)


def lately(tokens: Tokens) -> Days | None:
    """Read "recently": some day of the last two months."""
    return None if tokens.anchor is None else _stretch(tokens.anchor, _LATELY, 1, MONTH_PRECISION)


def _stretch(anchor: date, furthest: int, nearest: int, precision: int) -> Days | None:
    start, end = shifted(anchor, -furthest), shifted(anchor, -nearest)
    return None if start is None or end is None else Days(start, end, precision, "relative")


def _number(tokens: Tokens) -> int | None:
    """Give the number that the tokens tell, "twenty-five" as one; None where they tell none."""
    counts = tokens.values("ndD")
    return None if not counts else sum(counts[:2]) if "n-n" in tokens.letters else counts[0]


def _counted(base: date, tokens: Tokens, sign: int) -> Days | None:
    """Count some units forward or back from a day; a lone "a year ago" is a month of that year."""
    number, unit = _number(tokens), tokens.unit()
    count = number or 1
    if unit in {"month", "year"}:
        months = base.year * 12 + base.month - 1 + sign * count * (12 if unit == "year" else 1)
        if not 12 <= months < 9999 * 12:
            return None
        first = date(months // 12, months % 12 + 1, 1)
        if unit == "year" and number is not None:
            return Days(first.replace(month=1), first.replace(month=12, day=31), MONTH_PRECISION, "relative")
        return Days(first, last_day(first), MONTH_PRECISION, "relative")
    day = shifted(base, sign * (count // 24 if unit == "hour" else count * _DAYS.get(unit, 0)))
    if day is None:
        return None
    precision = DAY_PRECISION if unit in {"hour", "day", "night"} else WEEK_PRECISION
    return Days(day, day, precision, "relative")


def calendar_unit(tokens: Tokens) -> Days | None:
    """Read "last week", "earlier this month", "next year", "late last month"."""
    if tokens.anchor is None:
        return None
    step = -1 if tokens.has("lP") else 1 if tokens.has("x") else 0
    found = _named_unit(tokens.anchor, tokens.unit(), step)
    return found if found is None else third_of(found, tokens)


def _named_unit(anchor: date, unit: str, step: int) -> Days | None:
    """Give the week, month or year of a day, the one before or the one after; the current one ends today."""
    if unit in {"day", "night"}:
        return one_day(shifted(anchor, step), "relative")
    whole = _whole_unit(anchor, unit, step)
    if whole is None:
        return None
    precision = WEEK_PRECISION if unit == "week" else MONTH_PRECISION
    return Days(whole[0], anchor if step == 0 else whole[1], precision, "relative")


def _whole_unit(day: date, unit: str, step: int) -> tuple[date, date] | None:
    if unit == "week":
        start = monday(day) + timedelta(days=7 * step)
        return start, start + timedelta(days=6)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + step
        first = date(months // 12, months % 12 + 1, 1)
        return first, last_day(first)
    if unit == "year":
        return date(day.year + step, 1, 1), date(day.year + step, 12, 31)
    return None


def edge_of_unit(tokens: Tokens) -> Days | None:
    """Read "by the end of the month", "since the start of the year"."""
    if tokens.anchor is None:
        return None
    step = -1 if tokens.has("lP") else 1 if tokens.has("x") else 0
    whole = _whole_unit(tokens.anchor, tokens.unit(), step)
    if whole is None:
        return None
    return one_day(whole[0] if tokens.has("G") else whole[1], "relative")


def weekend(tokens: Tokens) -> Days | None:
    """Read "over the weekend"."""
    if tokens.anchor is None:
        return None
    since_saturday = (tokens.anchor.weekday() - 5) % 7
    start = tokens.anchor - timedelta(days=since_saturday)
    if tokens.has("x") or (tokens.future and since_saturday > 1):
        start += timedelta(days=7)
    elif tokens.has("lP") and since_saturday < 2:
        start -= timedelta(days=7)
    return Days(start, start + timedelta(days=1), DAY_PRECISION, "relative")


def past_stretch(tokens: Tokens) -> Days | None:
    """Read "for the past 25 days": the days up to today."""
    if tokens.anchor is None:
        return None
    unit = tokens.unit()
    number = _number(tokens)
    count = number if number is not None else 7 if unit == "day" else 3 if tokens.has("r") else 1
    length = -(-count // 24) if unit == "hour" else count * _DAYS.get(unit, 0)
    start = shifted(tokens.anchor, -length)
    if start is None or not length or (tokens.has("r") and unit in {"month", "year"}):
        return None
    precision = DAY_PRECISION if unit in {"hour", "day", "night"} and (number or length < 7) else WEEK_PRECISION
    if length > 31:
        precision = MONTH_PRECISION
    return Days(start, tokens.anchor, precision, "duration", length=length)


def nth_day(tokens: Tokens) -> Days | None:
    """Read "for a third day": it began two days before today."""
    if tokens.anchor is None:
        return None
    count = (tokens.values("o") or tokens.values("dDn"))[0]
    unit = tokens.unit()
    length = count * _DAYS.get(unit, 0)
    start = shifted(tokens.anchor, _DAYS.get(unit, 0) - length)
    if start is None or length < 2:
        return None
    precision = DAY_PRECISION if unit in {"day", "night"} else WEEK_PRECISION if unit == "week" else MONTH_PRECISION
    return Days(start, tokens.anchor, precision, "duration", length=length)


def length(tokens: Tokens) -> Days | None:
    """Read "for three days": a length without a place in time."""
    unit = tokens.unit()
    count = _number(tokens) or 1
    length = -(-count // 24) if unit == "hour" else count * _DAYS.get(unit, 0)
    precision = DAY_PRECISION if length < 7 else WEEK_PRECISION if length < 31 else MONTH_PRECISION
    return Days(None, None, precision, "duration", length=length) if length else None
