"""The gazetteer: every place the program knows, with its written forms, point and honest radius."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

from geo import paths
from geo.errors import DataFileError
from geo.model import PROVINCE
from geo.places.names import fold
from geo.places.tables import read_rows, split, to_float

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Caution = Literal["", "word", "person", "namesake", "installed"]

COARSE_KINDS = frozenset({"country", "region", "province", "division", "district", "tehsil"})
"""Kinds that are areas: their point is a seat or a middle, not where something happened."""
WIDE_KINDS = frozenset({"country", "region", "province", "division", "road"})
"""Too wide, or too long, to say where something happened: no event is placed at one."""
OWN_COUNTRY = "pakistan.country"
"""The id of the country: to name it says of a place in the province nothing that sets it elsewhere."""

_SHARED = frozenset({"id", "name", "kind", "variants", "urdu", "lat", "lon", "precision_km", "geonameid", "caution"})
_INSIDE = _SHARED | {"cue_words", "source", "note", "district", "pcode"}
_OUTSIDE = _SHARED | {"cue_words", "source", "note", "country", "province"}


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the gazetteer.

    ``lat``/``lon`` are EPSG:4326 degrees, None for a region without a usable middle.
    ``precision_km`` is the honest radius of the point. ``district`` is the district of the 36-district table
    (2022 to July 2026) and "" for provinces, divisions and places outside Balochistan; ``pcode`` is the
    P-code of the 2022 polygon that the place is drawn in. ``country`` is "" where a name spans several.

    ``caution`` says why a reader must not take the bare name for the place: it is also a common
    ``word``, a ``person``'s name or tribe, a ``namesake`` of another place, or comes from an ``installed`` file.
    ``cue_words`` are names and words that settle it when they stand near.
    """

    id: str
    name: str
    kind: str
    variants: tuple[str, ...] = ()
    urdu: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    precision_km: float | None = None
    district: str = ""
    pcode: str = ""
    province: str = PROVINCE
    country: str = "Pakistan"
    geonameid: int | None = None
    caution: Caution = ""
    cue_words: tuple[str, ...] = ()
    source: str = ""
    note: str = ""

    def __hash__(self) -> int:
        """Hash the id alone, which no two entries share: entries are looked up by the hundred in a text."""
        return hash(self.id)

    @property
    def is_inside(self) -> bool:
        """Whether the place lies in the province of Balochistan."""
        return self.province == PROVINCE and self.country == "Pakistan"

    @property
    def is_spot(self) -> bool:
        """Whether it is a district of the province or something in one: no division, no road, nothing elsewhere."""
        return self.kind not in WIDE_KINDS and self.is_inside

    @property
    def written_forms(self) -> tuple[str, ...]:
        """Every way the place is written: name, variants, Urdu names, each once."""
        return tuple(dict.fromkeys((self.name, *self.variants, *self.urdu)))


class Gazetteer:
    """The entries of one or more tables, and where each written form leads.

    Parameters
    ----------
    entries
        In order of trust: earlier entries come first among equals.

    Examples
    --------
    >>> [(entry.kind, entry.district) for entry in Gazetteer.bundled().forms()["Noshki"]]
    [('district', 'Nushki'), ('town', 'Nushki')]
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: tuple[Entry, ...] = tuple(entries)

    @staticmethod
    def bundled() -> Gazetteer:
        """Give the gazetteer of ``data/``, read once.

        Source: ``data/gazetteer.csv`` and ``data/places_outside.csv`` (see ``data/README.md``).
        """
        return _bundled()

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries by their id."""
        return {entry.id: entry for entry in self.entries}

    def forms(self) -> Mapping[str, tuple[Entry, ...]]:
        """Map every written form, as it is written, to the entries it may mean.

        A form of an installed entry is left out where the bundled gazetteer has it: sixteen thousand
        villages must not make doubtful what a name in the news means. A look-up still knows them all.
        """
        return self._forms

    @cached_property
    def _forms(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        installed = [entry for entry in self.entries if entry.caution == "installed"]
        for entry in self.entries:
            if entry.caution != "installed":
                for form in entry.written_forms:
                    found.setdefault(form, []).append(entry)
        bundled = {fold(form) for form in found} if installed else set()
        for entry in installed:
            for form in entry.written_forms:
                if fold(form) not in bundled:
                    found.setdefault(form, []).append(entry)
        return {form: tuple(entries) for form, entries in found.items()}


def read_entries(path: Path, *, outside: bool = False) -> Iterator[Entry]:
    """Read a gazetteer table; ``outside`` for one whose places have a country instead of a district.

    Raises
    ------
    DataFileError
        Where the table is missing or a row breaks the schema; the message names the line.
    """
    for line, row in read_rows(path, _OUTSIDE if outside else _INSIDE):
        try:
            yield _entry(row, outside=outside)
        except (ValueError, KeyError) as error:
            raise DataFileError(f"{path}, line {line}: {error}") from error


def _entry(row: dict[str, str], *, outside: bool) -> Entry:
    if row["caution"] not in get_args(Caution):
        raise ValueError(f"unknown caution {row['caution']!r}")
    return Entry(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        variants=split(row["variants"]),
        urdu=split(row["urdu"]),
        lat=to_float(row["lat"]),
        lon=to_float(row["lon"]),
        precision_km=to_float(row["precision_km"]),
        district="" if outside else row["district"],
        pcode="" if outside else row["pcode"],
        province=row["province"] if outside else PROVINCE,
        country=row["country"] if outside else "Pakistan",
        geonameid=int(row["geonameid"]) if row["geonameid"] else None,
        caution=row["caution"],  # type: ignore[arg-type]
        cue_words=split(row["cue_words"]),
        source=row["source"],
        note=row["note"],
    )


@cache
def _bundled() -> Gazetteer:
    inside = read_entries(paths.DATA / "gazetteer.csv")
    outside = read_entries(paths.DATA / "places_outside.csv", outside=True)
    return Gazetteer([*inside, *outside])
