"""The district table: which districts there were on a date, without their polygons."""

from __future__ import annotations

from datetime import date
from functools import cache

import msgspec

from geo import paths
from geo.errors import DataFileError
from geo.places.names import fold
from geo.places.tables import read_rows, to_date

NOTIFIED_2026 = date(2026, 7, 8)
"""From this day a notification makes 41 districts of 36; their boundaries are not published."""

LEHRI_PCODE = "PK218"
"""The polygon of the former Lehri district: halves of it belong to Kachhi and to Sibi."""

_COLUMNS = frozenset(
    [
        *("name", "pcode", "drawn_in", "division", "division_since", "division_before", "since", "until"),
        *("parent", "headquarters", "population_2023", "source", "note"),
    ]
)


class District(msgspec.Struct, frozen=True, kw_only=True):
    """One district as the table knows it.

    ``pcode`` is the P-code of its own COD-AB 2022 polygon, "" where it has none; ``drawn_in`` names the
    district whose polygon shows it (itself where it has one). ``since`` is None for a district older than the
    table; ``until`` is the first day on which it was no more. Dates known only to the year are its first of January.
    ``parent`` is the district it was split from. ``population_2023`` is the census count by district, None where the
    census has none; it is not the count of the polygon (see ``data/README.md``).
    """

    name: str
    pcode: str
    drawn_in: str
    division: str
    parent: str | None
    since: date | None
    until: date | None
    headquarters: str
    population_2023: int | None
    division_since: date | None
    division_before: str
    source: str
    note: str

    def division_on(self, day: date | None) -> str:
        """Give the division the district belonged to on a day; None means today's."""
        if day is not None and self.division_since is not None and day < self.division_since:
            return self.division_before
        return self.division

    def is_in_force(self, day: date) -> bool:
        """Whether there was such a district on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


def districts_on(day: date | None = None) -> tuple[District, ...]:
    """Give the districts in force on a day, by name; None means the 36 of 2022 to July 2026.

    The districts notified on 8 July 2026 are not among them, because nothing tells which places they hold: see
    :func:`notified_on`.

    Examples
    --------
    >>> [len(districts_on(date(year, 1, 1))) for year in (2010, 2014, 2017, 2018, 2019, 2023)]
    [30, 32, 32, 33, 33, 36]
    """
    when = day or NOTIFIED_2026
    return tuple(row for row in all_districts() if row.since != NOTIFIED_2026 and row.is_in_force(when))


def notified_on(day: date) -> tuple[District, ...]:
    """Give the districts of the notification of 8 July 2026 that are known by name; () before that day."""
    return tuple(row for row in all_districts() if row.since == NOTIFIED_2026 and row.is_in_force(day))


def district_on(name_or_pcode: str, day: date | None = None) -> District | None:
    """Give the district that a name or P-code meant on a day, or its parent where it was not yet split off.

    Spelling follows :func:`geo.places.names.fold`. None where there never was such a district.

    Examples
    --------
    >>> district_on("Duki", date(2015, 6, 1)).name, district_on("PK235", date(2019, 1, 1)).name
    ('Loralai', 'Killa Abdullah')
    """
    wanted = fold(name_or_pcode)
    found = [row for row in all_districts() if wanted and wanted in (fold(row.name), fold(row.pcode))]
    if not found:
        return None
    row = found[0]
    when = day or NOTIFIED_2026
    while not row.is_in_force(when) and row.parent:
        row = _by_name()[row.parent]
    return row


@cache
def all_districts() -> tuple[District, ...]:
    """Give every district of the table, also those that are no more or not yet drawn, by name.

    Source: ``data/districts.csv``.
    """
    path = paths.DATA / "districts.csv"
    rows = []
    for line, row in read_rows(path, _COLUMNS):
        try:
            rows.append(
                District(
                    name=row["name"],
                    pcode=row["pcode"],
                    drawn_in=row["drawn_in"],
                    division=row["division"],
                    parent=row["parent"] or None,
                    since=to_date(row["since"]),
                    until=to_date(row["until"]),
                    headquarters=row["headquarters"],
                    population_2023=int(row["population_2023"]) if row["population_2023"] else None,
                    division_since=to_date(row["division_since"]),
                    division_before=row["division_before"],
                    source=row["source"],
                    note=row["note"],
                )
            )
        except ValueError as error:
            raise DataFileError(f"{path}, line {line}: {error}") from error
    return tuple(sorted(rows, key=lambda district: district.name))


@cache
def _by_name() -> dict[str, District]:
    return {row.name: row for row in all_districts()}
