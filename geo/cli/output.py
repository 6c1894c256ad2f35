"""What the commands share: types of their parameters, JSON and aligned tables on stdout, remarks on stderr."""

from __future__ import annotations

import json
import sys
import unicodedata
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class DateType(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or say how one is written."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            self.fail(f"{value!r} is not a day of the calendar written YYYY-MM-DD", param, ctx)


class PathType(click.ParamType[Path]):
    """A file or a folder; what is there, the command finds out."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Take any path but the empty one, which would mean the folder one works in."""
        if not str(value):
            self.fail("the path is empty", param, ctx)
        return Path(value)


DATE = DateType()
PATH = PathType()

db_option = click.option(
    "--db",
    type=PATH,
    metavar="FILE",
    help="The store. Default: $INCIDENTMAP_DB, else incidentmap.gpkg in the checkout.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document (UTF-8).")


def print_json(value: object) -> None:
    """Print one JSON document as UTF-8, whatever the locale says."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    # A lone surrogate (from a file name that is no UTF-8) becomes a \\u escape, which is JSON.
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")


def remark(text: str) -> None:
    """Print one line on stderr."""
    click.echo(f"incidentmap: {' '.join(text.split())}", err=True)


def print_table(rows: Sequence[Sequence[object]], *, indent: int = 0) -> None:
    """Print rows in aligned columns; None is shown as a dash."""
    cells = [["–" if cell is None or cell == "" else str(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
        click.echo(" " * indent + "  ".join(padded).rstrip())


def clip(text: str, width: int) -> str:
    """Shorten a text to one line of at most ``width`` characters.

    >>> clip("Mobile internet was suspended in Quetta", 20)
    'Mobile internet was…'
    """
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def count(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> count(1, "document"), count(3, "document")
    ('1 document', '3 documents')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def quote_range(start: date | None, end: date | None) -> str | None:
    """Write a stretch of days, once where both are the same.

    >>> quote_range(date(2026, 1, 31), date(2026, 1, 31))
    '2026-01-31'
    """
    if start == end or end is None:
        return str(start) if start else None
    return f"{start or '…'} – {end}"


@contextmanager
def progress(what: str) -> Iterator[Any]:
    """Give a function that shows how far long work has come, on stderr and only on a terminal."""
    shown = sys.stderr.isatty()
    if not shown:
        yield lambda _done: None
        return

    def show(done: object) -> None:
        click.echo(f"\r\x1b[2K{what} {clip(str(done), 60)}", nl=False, err=True)

    try:
        yield show
    finally:
        click.echo("\r\x1b[2K", nl=False, err=True)


def _width(text: str) -> int:
    """Count the columns that a text takes in a terminal: marks take none, wide letters two."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
