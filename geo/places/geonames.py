"""Read GeoNames' country file and keep its places in Balochistan, by polygon."""

from __future__ import annotations

import csv
import math
import re
from typing import TYPE_CHECKING, NamedTuple

from geo.errors import DataFileError
from geo.places.districts import Districts
from geo.places.gazetteer import Entry
from geo.places.names import MAX_NAME_CHARS, fold

if TYPE_CHECKING:
    from pathlib import Path

_FIELDS = 19
_MAX_VARIANTS = 8
_MIN_LETTERS = 3
_TOWN_PEOPLE = 10_000
_CITY_CODES = frozenset({"PPLA", "PPLA2", "PPLA3", "PPLC"})
_KINDS: dict[tuple[str, str], tuple[str, float]] = {  # (class, code) → (kind, precision_km); "" is any other code
    ("P", "PPLX"): ("locality", 2.0),
    ("P", ""): ("village", 3.0),
    ("S", "RSTN"): ("station", 2.0),
    ("S", "AIRP"): ("airport", 3.0),
    ("S", "AIRF"): ("airport", 3.0),
    ("S", "MN"): ("mine", 4.0),
    ("S", "MNC"): ("mine", 4.0),
    ("S", ""): ("locality", 3.0),
    ("T", "PASS"): ("pass", 4.0),
    ("T", ""): ("locality", 10.0),
    ("L", ""): ("locality", 10.0),
}
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER_SCRIPT = re.compile(r"[^\u0000-\u024f\u0300-\u036f\u0600-\u06ff\u2010-\u2019]")


class Found(NamedTuple):
    """The places of a country file that lie in Balochistan, and what became of its other rows."""

    places: list[Entry]
    rows_read: int
    rows_bad: int
    rows_elsewhere: int


def read_places(path: Path) -> Found:
    """Read a country file; rows that are broken are counted and left out.

    Raises
    ------
    DataFileError
        Where it is no such table: not UTF-8, or no row has 19 tab-separated columns.
    """
    rows: list[list[str]] = []
    read = 0
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                read += 1
                if _is_sound(row):
                    rows.append(row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(f"{path}: not a GeoNames country file ({error})") from error
    if not rows:
        raise DataFileError(
            f"{path}: not a GeoNames country file (no row of {_FIELDS} tab-separated columns with a point)"
        )
    wanted = [row for row in rows if _kind(row) is not None]
    joined = Districts.bundled().at().join([float(row[4]) for row in wanted], [float(row[5]) for row in wanted])
    places = [
        _entry(row, str(district), str(pcode))
        for row, district, pcode in zip(wanted, joined.district, joined.pcode, strict=True)
        if district is not None
    ]
    return Found(places, read, read - len(rows), len(rows) - len(places))


def _is_sound(row: list[str]) -> bool:
    if len(row) != _FIELDS or not row[0].isdecimal() or not 0 < len(row[1]) <= MAX_NAME_CHARS:
        return False
    try:
        lat, lon = float(row[4]), float(row[5])
    except ValueError:
        return False
    return math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180


def _kind(row: list[str]) -> tuple[str, float] | None:
    """Give kind and precision of a row; None for what is no place of news (rivers, boundaries) or has no name."""
    if len(fold(row[2] or row[1])) < _MIN_LETTERS:
        return None
    if row[6] == "P" and (row[7] in _CITY_CODES or _population(row) >= _TOWN_PEOPLE):
        return ("town", 3.0)
    return _KINDS.get((row[6], row[7])) or _KINDS.get((row[6], ""))


def _population(row: list[str]) -> int:
    return int(row[14]) if row[14].isdecimal() else 0


def _entry(row: list[str], district: str, pcode: str) -> Entry:
    kind, precision_km = _kind(row) or ("locality", 10.0)
    name = row[2].strip() or row[1].strip()
    others = [row[1], *row[3].split(",")]
    clean = [other.replace(";", " ").strip() for other in others if len(other) <= MAX_NAME_CHARS]
    usable = [other for other in clean if not _OTHER_SCRIPT.search(other) and len(fold(other)) >= _MIN_LETTERS]
    latin = [other for other in usable if _LATIN.search(other) and fold(other) != fold(name)]
    return Entry(
        id=f"geonames.{row[0]}",
        name=name.replace(";", " "),
        kind=kind,
        variants=tuple(dict.fromkeys(latin))[:_MAX_VARIANTS],
        urdu=tuple(dict.fromkeys(other for other in usable if _ARABIC.search(other)))[:_MAX_VARIANTS],
        lat=round(float(row[4]), 5),
        lon=round(float(row[5]), 5),
        precision_km=precision_km,
        district=district,
        pcode=pcode,
        geonameid=int(row[0]),
        caution="installed",
        source="GeoNames",
    )
