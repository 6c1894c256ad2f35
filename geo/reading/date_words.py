"""The words dates are written with, each reduced to one letter, so that a rule about dates is a short pattern.

"on Saturday, 31 January 2026" becomes ``pW,dMy``. The words come from ``data/lexicon/dates.toml``;
the letters are listed here, once, and used by the rules in :mod:`geo.reading.date_rules`.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from geo.errors import DataFileError
from geo.paths import DATA
from geo.reading.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterable

TOKEN = re.compile(
    r"\d++(?=[\u0600-\u06ff])|\w++(?:(?=['.,])(?:'s\b|(?<=\b[ap])\.m\b\.?|(?<=\d)(?:(?:,\d{3}\b)++|(?<!\.\d)(?<!\.\d\d)\.\d++(?!\.\d))))?|[^\w\s]"
)
"""Words (with "'s"), numbers with their commas and decimals, "p.m.", and single marks."""
OTHER = "_"
DAY, ORDINAL_DAY, NUMBER, YEAR = "d", "D", "n", "y"
MONTH, MONTH_IN_DOUBT, MONTH_SHORT = "M", "Q", "m"
WEEKDAY, WEEKDAY_SHORT, WEEKDAY_URDU, WEEK_OR_SATURDAY = "W", "w", "X", "5"
HIJRI_MONTH, HIJRI_DAY, NATIONAL_DAY = "7", "=", "§"
FROM_TODAY, UNIT, NIGHT, WEEKEND, YEAR_UNIT = "R", "u", "0", "8", "9"
ORDINAL, PART_OF_DAY, CLOCK = "o", "e", "#"
SMALL_WORDS = {
    "on": "p", "in": "i", "at": "@", "since": "s", "until": "U", "by": "b", "before": "B", "after": "A",
    "following": "L", "from": "f", "for": "F", "to": "t", "and": "&", "between": "Z", "the": "h", "a": "a",
    "of": "g", "over": "v", "last": "l", "previous": "P", "next": "x", "this": "c", "same": "S", "recent": "r",
    "lately": "<",
    "early": "E", "late": "K", "mid": "I", "beginning": "G", "starting": "Y", "end": "N", "earlier": "k",
    "ago": "6", "later": "j", "onward": "O", "overnight": "V", "half": "H", "row": "T", "about": "~", "been": "q",
    "eve": "ε", "feast": "ě", "of_feast": "ŭ", "tomorrow_or_yesterday": "C", "late_night": "z", "in_between_urdu": "J",
    "not_a_day": "!", "never_before_a_date": "%", "urdu_on": "1", "urdu_since": "2", "urdu_until": "3", "urdu_in": "4",
}  # fmt: skip
PUNCTUATION = {mark: mark for mark in ",./-:;()"} | {"–": "-"}
_TRIGGER_LETTERS = frozenset("MQmWwX5RCVyu089eD7=<")
_OPENING_LETTERS = frozenset("dDyMQmWw7")
_YEARS = range(1700, 2040)
_MOST_COUNTED, _LONGEST_MONTH = 100, 31
"""Number words that may count days, and those that may be a day of a month."""


class Words(NamedTuple):
    """The lexicon: the letter of every known token, and the number it stands for (a unit's is its days)."""

    letters: dict[str, str]
    values: dict[str, int]
    units: dict[str, str]
    triggers: frozenset[str]


@cache
def words() -> Words:
    """Load the lexicon (once).

    Raises
    ------
    DataFileError
        Where ``data/lexicon/dates.toml`` is missing or not what it should be.
    """
    path = DATA / "lexicon" / "dates.toml"
    try:
        return _build(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataFileError(f"{path} is not a list of date words: {error}") from error


class _Runs(dict[str, tuple[str, list[str]]]):
    """What stands between two spaces, as its letters and its tokens: worked out once, then remembered."""

    def __missing__(self, written: str) -> tuple[str, list[str]]:
        letter_of = words().letters.get
        tokens = TOKEN.findall(written)
        found = "".join([letter_of(token, OTHER) for token in tokens]), tokens
        if len(written) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[written] = found
        return found


_LONGEST_REMEMBERED, _MOST_REMEMBERED = 24, 20_000
_RUNS = _Runs()


class Lettered:
    """A canonical sentence as letters, one for each token, and the way back to the tokens and where they stand.

    >>> sentence = Lettered("on Saturday, 31 January")
    >>> sentence.letters, sentence.tokens(1, 4), sentence.span(1, 4)
    ('pW,dM', ['Saturday', ',', '31'], (3, 15))
    """

    __slots__ = ("_ends", "_runs", "_starts", "_written", "letters")

    def __init__(self, text: str) -> None:
        self._written = text.split(" ")
        self._runs = list(map(_RUNS.__getitem__, self._written))
        self.letters = "".join([letters for letters, _ in self._runs])
        self._ends: list[int] = []
        """For each run between two spaces, the number of the token after it; filled when first asked for."""
        self._starts: list[int] = []
        """For each run, where it begins in the text, less the spaces before it; filled when first asked for."""

    def tokens(self, first: int, last: int) -> list[str]:
        """Give the tokens from one up to another, which is left out."""
        opening, skipped = self._run_of(first)
        closing, _ = self._run_of(last - 1)
        found = [token for _, tokens in self._runs[opening : closing + 1] for token in tokens]
        return found[skipped : skipped + last - first]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give where the tokens from one up to another stand in the text."""
        return self._start_of(first), self._start_of(last - 1, at_end=True)

    def _run_of(self, token: int) -> tuple[int, int]:
        """Give the run that a token stands in, and how many tokens stand before it there."""
        if not self._ends:
            self._ends = list(accumulate([len(letters) for letters, _ in self._runs]))
        run = bisect_right(self._ends, token)
        return run, token - (self._ends[run - 1] if run else 0)

    def _start_of(self, token: int, *, at_end: bool = False) -> int:
        if not self._starts:
            self._starts = list(accumulate(map(len, self._written), initial=0))
        run, before = self._run_of(token)
        written, tokens = self._written[run], self._runs[run][1]
        inside = 0
        for earlier in tokens[:before]:
            inside = written.index(earlier, inside) + len(earlier)
        inside = written.index(tokens[before], inside) + at_end * len(tokens[before])
        return self._starts[run] + run + inside


def may_open_date(word: str) -> bool:
    """Tell whether a date may begin with a word: a number, a month or a weekday."""
    return words().letters.get(word, OTHER) in _OPENING_LETTERS


def _build(tables: dict[str, dict[str, list[str]]]) -> Words:
    letters: dict[str, str] = dict(PUNCTUATION)
    values: dict[str, int] = {}

    def add(forms: Iterable[str], letter: str, value: int = 0) -> None:
        for form in forms:
            for written in (form, form + "'s"):
                letters[written], values[written] = letter, value

    _add_numbers(letters, values)
    add(tables["first_of_month_urdu"]["words"], DAY, 1)
    for name, forms in tables["small_words"].items():
        add(_cased(forms), SMALL_WORDS[name])
    for name, letter in (("numbers", NUMBER), ("ordinals", ORDINAL), ("days_from_today", FROM_TODAY)):
        for value, forms in tables[name].items():
            add(_cased(forms), letter, int(value))
    doubtful = set(tables["months_in_doubt"]["words"])
    for value, forms in tables["months"].items():
        sure = [form for form in forms if form not in doubtful]
        add((form.lower() for form in sure), MONTH_SHORT, int(value))
        add(_capitals(sure), MONTH, int(value))
        add(_capitals(form for form in forms if form in doubtful), MONTH_IN_DOUBT, int(value))
    for value, forms in tables["months_short"].items():
        add(_cased(forms), MONTH_SHORT, int(value))
    for value, forms in tables["months_hijri"].items():
        add(_capitals(forms), HIJRI_MONTH, int(value))
    for value, forms in tables["days_hijri"].items():
        add(_capitals(forms), HIJRI_DAY, int(value))
    for value, forms in tables["days_national"].items():
        add(forms, NATIONAL_DAY, int(value))
    for name, letter in (("weekdays", WEEKDAY), ("weekdays_short", WEEKDAY_SHORT), ("weekdays_urdu", WEEKDAY_URDU)):
        for value, forms in tables[name].items():
            add(_capitals(forms), letter, int(value))
    add(tables["week_or_saturday_urdu"]["words"], WEEK_OR_SATURDAY, 5)
    units = dict.fromkeys(tables["week_or_saturday_urdu"]["words"], "week")
    for unit, forms in tables["units"].items():
        add(_cased(forms), {"night": NIGHT, "weekend": WEEKEND, "year": YEAR_UNIT}.get(unit, UNIT))
        units.update({written: unit for form in _cased(forms) for written in (form, form + "'s")})
    add(_cased(tables["parts_of_day"]["words"]), PART_OF_DAY)
    add(tables["clock"]["words"] + ["a.m.", "p.m.", "a.m", "p.m"], CLOCK)
    triggers = frozenset(form.lower() for form, letter in letters.items() if letter in _TRIGGER_LETTERS)
    return Words(letters, values, units, triggers)


def _add_numbers(letters: dict[str, str], values: dict[str, int]) -> None:
    """Add the numbers up to 999 ("5", "05", "5th", "five"), the years, and the hours ("5pm")."""
    for word, number in table("figures")["numbers"].items():
        if 1 <= number < _MOST_COUNTED and word.isalpha():
            # "سات ستمبر" is a day; "one" and ایک may stand before "March" and mean another march.
            is_day = not word.isascii() and 1 < number <= _LONGEST_MONTH
            for written in _cased([word]):
                letters[written], values[written] = (DAY if is_day else NUMBER), number
    for number in range(1000):
        for written in (str(number), f"{number:02d}"):
            letters[written], values[written] = (DAY if 1 <= number <= 31 else NUMBER), number
    for number in range(1, 32):
        for suffix in ("st", "nd", "rd", "th"):
            letters[f"{number}{suffix}"], values[f"{number}{suffix}"] = ORDINAL_DAY, number
    for year in _YEARS:
        for written in (f"{year}", f"{year}'s"):
            letters[written], values[written] = YEAR, year
    for hour in (*range(1, 13), "00", "15", "30", "45"):
        letters.update({f"{hour}{half}": CLOCK for half in ("am", "pm")})


def _capitals(forms: Iterable[str]) -> set[str]:
    return {written for form in forms for written in (form, form.upper())}


def _cased(forms: Iterable[str]) -> set[str]:
    return {cased for form in forms for cased in (form, form.capitalize(), form.upper())}
