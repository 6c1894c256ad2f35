"""Stretches of days, what a rule about dates sees of a sentence, and the arithmetic that rules share."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

import msgspec

from geo.reading.date_words import words

Kind = Literal["absolute", "partial", "weekday", "relative", "duration", "range", "year"]

DAY_PRECISION, WEEK_PRECISION, MONTH_PRECISION = 1, 2, 3


class Days(msgspec.Struct, frozen=True):
    """A stretch of days: both ends included, both None for a length alone ("for three days")."""

    start: date | None
    end: date | None
    precision: int
    kind: Kind
    has_year: bool = True
    length: int | None = None


class Tokens(msgspec.Struct, frozen=True):
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
    era: date | None = None
    """A day of the time that the text is telling of, where it is not the time it was written in."""
    dated: date | None = None
    """The last day that the sentence itself told with its year."""
    within: Days | None = None
    """The month with its year that the sentence itself told before: its days are of that year."""

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
        own = self.letters
        for letter in letters:  # noqa: SIM110 - any() takes three times as long, and this is asked for every date
            if letter in own:
                return True
        return False


def day_of(year: int, month: int, day: int) -> date | None:
    """Make a date; None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def one_day(day: date | None, kind: Kind = "absolute") -> Days | None:
    """Make a stretch of one day; None stays None."""
    return None if day is None else Days(day, day, DAY_PRECISION, kind)


def shifted(day: date | None, days: int) -> date | None:
    """Move a day; None stays None, and so does a day beyond the calendar."""
    try:
        return None if day is None else day + timedelta(days=days)
    except OverflowError:
        return None


def monday(day: date) -> date:
    """Give the Monday of a day's week."""
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))


def last_day(day: date) -> date:
    """Give the last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
