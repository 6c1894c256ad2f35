"""Gazetteers that the user installs: GeoNames' country file, behind the bundled names."""

from __future__ import annotations

import csv
import hashlib
import io
import os.path
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from geo import paths
from geo.errors import DataFileError
from geo.places.archives import check_file, file_name, unpacked, write_whole
from geo.places.gazetteer import Entry, Gazetteer, read_entries
from geo.places.names import sound_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COLUMNS = (
    *("id", "name", "kind", "variants", "urdu", "lat", "lon", "precision_km", "district", "pcode"),
    *("geonameid", "caution", "cue_words", "source", "note"),
)
_LISTED_HOMONYMS = 50


class InstalledGazetteer(msgspec.Struct, frozen=True, kw_only=True):
    """What was installed, and what became of its rows.

    ``homonyms`` lists names that the bundled gazetteer has elsewhere, at most fifty of ``homonym_count``.
    """

    name: str
    file: str
    sha256: str
    installed: date
    licence: str
    rows_read: int
    rows_bad: int
    rows_elsewhere: int
    rows_known: int
    rows_kept: int
    homonym_count: int
    homonyms: tuple[str, ...]


def install_gazetteer(file: Path, *, name: str | None = None) -> InstalledGazetteer:
    """Install GeoNames' country file: its places in Balochistan are then used behind the bundled ones.

    Parameters
    ----------
    file
        ``PK.txt`` or ``PK.zip`` as downloaded: tab-separated, 19 columns, no header.
    name
        What to call it; None means the file's own name. An installed one of that name is replaced.

    Returns
    -------
    InstalledGazetteer
        How many rows were read, were broken, lie elsewhere, are known already, and were kept.

    Raises
    ------
    DataFileError
        Where the file is missing, too large, no such table, or holds no place in Balochistan.
    """
    from geo.places.geonames import read_places  # noqa: PLC0415 - needs the polygons; look-ups do not

    check_file(file, DataFileError)
    label = file_name(name or file.stem) or "geonames"
    with _text_of(file) as text_file:
        found = read_places(text_file)
    if not found.places:
        raise DataFileError(f"{file}: none of its {found.rows_read} rows is a place in Balochistan")
    kept, known = _unknown(found.places)
    homonyms = _homonyms(kept)
    record = InstalledGazetteer(
        name=label,
        file=file.name,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        installed=datetime.now(tz=UTC).date(),
        licence="GeoNames, CC BY 4.0",
        rows_read=found.rows_read,
        rows_bad=found.rows_bad,
        rows_elsewhere=found.rows_elsewhere,
        rows_known=known,
        rows_kept=len(kept),
        homonym_count=len(homonyms),
        homonyms=tuple(homonyms[:_LISTED_HOMONYMS]),
    )
    write_whole(_folder() / f"{label}.csv", _as_csv(kept, label))
    write_whole(_folder() / f"{label}.json", msgspec.json.format(msgspec.json.encode(record)))
    return record


def list_gazetteers() -> tuple[InstalledGazetteer, ...]:
    """Give what is installed, by name; () where nothing is.

    Raises
    ------
    DataFileError
        Where a record of an installed file is broken.
    """
    records = []
    for path in sorted(_folder().glob("*.json")):
        try:
            records.append(msgspec.json.decode(path.read_bytes(), type=InstalledGazetteer))
        except (OSError, msgspec.DecodeError) as error:
            raise DataFileError(f"{path}: broken ({error}); remove it and install the file again") from error
    return tuple(records)


def remove_gazetteer(name: str) -> None:
    """Remove an installed gazetteer.

    Raises
    ------
    DataFileError
        Where none of that name is installed; the message lists those that are.
    """
    label = file_name(name)
    path = _folder() / f"{label}.csv"
    if not label or not path.is_file():
        known = ", ".join(record.name for record in list_gazetteers()) or "none is"
        raise DataFileError(f"no gazetteer {name!r} is installed; installed: {known}")
    path.unlink()
    (_folder() / f"{label}.json").unlink(missing_ok=True)


def gazetteer_in_use() -> Gazetteer:
    """Give the bundled gazetteer with what the user installed behind it.

    Installed entries have ``caution == "installed"``: a reader takes them only with a cue, a look-up scores them lower.
    """
    folder = _folder()
    if not os.path.isdir(folder):  # noqa: PTH112 - asked for every document, and four times as quick
        return Gazetteer.bundled()
    stamps = tuple((path, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.csv")))
    return _with_installed(stamps) if stamps else Gazetteer.bundled()


@lru_cache(maxsize=4)
def _with_installed(stamps: tuple[tuple[Path, int], ...]) -> Gazetteer:
    installed = [entry for path, _ in stamps for entry in read_entries(path)]
    return Gazetteer([*Gazetteer.bundled().entries, *installed])


@contextmanager
def _text_of(file: Path) -> Iterator[Path]:
    """Give the table itself: the file, or the one country file in the zip."""
    if file.suffix.lower() != ".zip":
        yield file
        return
    with unpacked(file, (".txt",), DataFileError) as members:
        tables = [member for member in members if member.name.lower() != "readme.txt"]
        if len(tables) != 1:
            raise DataFileError(f"{file}: a GeoNames zip holds one country file, this one {len(tables)}")
        yield tables[0]


def _unknown(places: list[Entry]) -> tuple[list[Entry], int]:
    """Leave out what the bundled gazetteer has already: the same GeoNames id, or the same name in the same district."""
    bundled = Gazetteer.bundled().entries
    ids = {entry.geonameid for entry in bundled if entry.geonameid}
    named = {(sound_key(form), entry.district) for entry in bundled for form in (entry.name, *entry.variants)}
    kept = [
        place for place in places if place.geonameid not in ids and (sound_key(place.name), place.district) not in named
    ]
    return kept, len(places) - len(kept)


def _homonyms(places: list[Entry]) -> list[str]:
    known = {sound_key(form): entry for entry in Gazetteer.bundled().entries for form in (entry.name, *entry.variants)}
    return sorted(
        f"{place.name} ({place.district}; the bundled {other.name} is in {other.district or other.country})"
        for place in places
        if (other := known.get(sound_key(place.name))) is not None
    )


def _as_csv(entries: list[Entry], label: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entry in entries:
        writer.writerow(
            [
                *(entry.id, entry.name, entry.kind, ";".join(entry.variants), ";".join(entry.urdu)),
                *(entry.lat, entry.lon, entry.precision_km, entry.district, entry.pcode),
                *(entry.geonameid, "installed", "", f"GeoNames ({label})", entry.note),
            ]
        )
    return text.getvalue().encode()


def _folder() -> Path:
    return paths.user_folder() / "gazetteers"
