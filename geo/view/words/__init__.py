"""Every word the app shows, in one file a language.

``en.toml`` beside this module holds them all; a translation is one more file with the same keys.
Words never hold HTML. Values are put in with ``str.format``.
"""

from __future__ import annotations

import tomllib
from datetime import date  # noqa: TC003 — the doctests use it
from functools import cache
from importlib import resources
from typing import Any

LANGUAGE = "en"


@cache
def _table(language: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))


def say(key: str, **values: object) -> str:
    """Give the words for ``section.key``, with the values put in.

    A key with a table of ``one`` and ``other`` takes its number from ``n``.

    Raises
    ------
    KeyError
        Where the language file has no such key, so that a test finds it.

    >>> say("count.places", n=1), say("count.places", n=12)
    ('1 place', '12 places')
    """
    section, _, name = key.partition(".")
    found = _table(LANGUAGE)[section][name]
    if isinstance(found, dict):
        found = found["one" if values.get("n") == 1 else "other"]
    return str(found).format(**values)


def say_day(day: date | None, *, short: bool = False) -> str:
    """Write a date for a reader; "date not told" for None.

    >>> say_day(date(2026, 1, 31)), say_day(date(2026, 1, 31), short=True)
    ('31 January 2026', '31 Jan')
    """
    if day is None:
        return say("date.none")
    month: str = _table(LANGUAGE)["date"]["months"][day.month - 1]
    return f"{day.day} {month[:3]}" if short else f"{day.day} {month} {day.year}"


def say_month(day: date | None) -> str:
    """Write the month of a date; "date not told" for None.

    >>> say_month(date(2025, 8, 13))
    'Aug 2025'
    """
    return say("date.none") if day is None else f"{say_day(day, short=True).split()[1]} {day.year}"


def say_span(start: date | None, end: date | None) -> str:
    """Write a range of days, repeating nothing.

    >>> say_span(date(2026, 1, 31), date(2026, 2, 2)), say_span(date(2026, 2, 1), date(2026, 2, 3))
    ('31 January – 2 February 2026', '1–3 February 2026')
    """
    if start is None or end is None or start == end:
        return say_day(start or end)
    if start.year != end.year:
        return f"{say_day(start)} – {say_day(end)}"
    if start.month != end.month:
        return f"{say_day(start).removesuffix(f' {start.year}')} – {say_day(end)}"
    return f"{start.day}–{say_day(end)}"
