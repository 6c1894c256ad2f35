"""What days of the Islamic calendar mean: "9 and 10 Muharram", "on Ashura", when networks are often cut.

Counted by the tabular calendar. In Pakistan a month begins when the moon is seen, which is that day or one beside it:
so a day told so is known to about a day, and not sharper than a week.
"""

from __future__ import annotations

from datetime import date, timedelta

from geo.reading.days import WEEK_PRECISION, Days, Tokens, shifted

_EPOCH = date(622, 7, 19).toordinal()
"""1 Muharram 1 AH, in the Gregorian calendar reckoned back."""
_LEAP_CYCLE, _DAYS_OF_CYCLE = 30, 10_631
_SOON = timedelta(days=45)


def day_of_hijri_month(tokens: Tokens) -> Days | None:
    """Read "9th and 10th of Muharram", "Ashura", "Ashura last year"; the last that were, or those close ahead."""
    if tokens.anchor is None:
        return None
    feasts = tokens.values("=")
    month, *numbers = divmod(feasts[0], 100) if feasts else (tokens.values("7")[0], *tokens.values("dD"))
    if tokens.unit() == "year":
        start = _in_year(tokens.anchor.year - 1, month, numbers[0])
    else:
        start = _near(tokens.anchor, month, numbers[0], ahead=tokens.future or tokens.bound)
    end = shifted(start, numbers[-1] - numbers[0])
    if start is None or end is None or end < start or max(numbers) > 30:
        return None
    return Days(start, end, WEEK_PRECISION, "absolute" if start == end else "range", has_year=False)


def eve_of_feast(tokens: Tokens) -> Days | None:
    """Read "on the eve of Ashura": the day before it."""
    feast = day_of_hijri_month(tokens)
    eve = shifted(feast.start, -1) if feast is not None else None
    return None if eve is None else Days(eve, eve, WEEK_PRECISION, "absolute", has_year=False)


def gregorian(year: int, month: int, day: int) -> date:
    """Give the day of a date in the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13 … of thirty).

    >>> gregorian(1447, 1, 10).isoformat()
    '2025-07-06'
    """
    days = day - 1 + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // _LEAP_CYCLE
    return date.fromordinal(_EPOCH + days)


def _near(anchor: date, month: int, day: int, *, ahead: bool) -> date | None:
    """Give the day of the Islamic year nearest to the day a text speaks from; what is far ahead was the year before."""
    about = _islamic_year(anchor)
    if about < 2:
        return None
    near = [gregorian(year, month, day) for year in (about - 1, about, about + 1)]
    if ahead:
        return min(near, key=lambda found: abs(found - anchor))
    return max(found for found in near if found <= anchor + _SOON)


def _in_year(year: int, month: int, day: int) -> date | None:
    """Give the day of the Islamic calendar in a year of ours; the later one where there are two, None without any."""
    about = _islamic_year(date(year, 12, 31))
    near = [gregorian(islamic, month, day) for islamic in (about, about - 1) if islamic > 0]
    return next((found for found in near if found.year == year), None)


def _islamic_year(day: date) -> int:
    return (day.toordinal() - _EPOCH) * _LEAP_CYCLE // _DAYS_OF_CYCLE + 1
