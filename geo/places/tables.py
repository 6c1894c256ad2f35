"""Read the project's own CSV tables: one place for the checks that every table gets."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

from geo.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_rows(path: Path, columns: frozenset[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line number, row) of a UTF-8 CSV table that has at least these columns.

    Raises
    ------
    DataFileError
        Where the file is missing, not UTF-8, or lacks a column.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = columns - set(reader.fieldnames or ())
            if missing:
                raise DataFileError(f"{path}: no column {', '.join(sorted(missing))}; put the bundled file back")
            for row in reader:
                yield reader.line_num, row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(f"{path}: cannot be read ({error}); put the bundled file back") from error


def split(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values, parted by semicolons; () for an empty one."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def to_float(cell: str) -> float | None:
    """Read a number; None for an empty cell."""
    return float(cell) if cell else None


def to_date(cell: str) -> date | None:
    """Read an ISO date; None for an empty cell."""
    return date.fromisoformat(cell) if cell else None
