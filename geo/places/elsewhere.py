"""Towns outside Balochistan that a place list may name: known by their spelling, and only when nothing here is.

They keep a look-up from taking Kotri in Sindh for a misspelt Kotra. Reports are read without them: most of their names
are words, persons or places of ours in a report about Balochistan.
"""

from __future__ import annotations

from functools import cache

from geo import paths
from geo.errors import DataFileError
from geo.places.gazetteer import Entry
from geo.places.names import fold, sound_key
from geo.places.tables import read_rows, split, to_float

_COLUMNS = frozenset({"name", "variants", "lat", "lon", "country", "province", "geonameid"})
_RADIUS_KM = 8.0


def town_elsewhere(folded: str) -> Entry | None:
    """Give the town outside Balochistan that is spelt so; None where none is. Several words need only sound so.

    Parameters
    ----------
    folded
        A name as :func:`geo.places.names.fold` gives it.

    Raises
    ------
    DataFileError
        Where the table is missing or a row breaks its schema.

    Source: ``data/towns_elsewhere.csv`` (GeoNames, CC BY 4.0; see ``data/README.md``).

    Examples
    --------
    >>> town_elsewhere("kotri").province, town_elsewhere("quetta")
    ('Sindh', None)
    """
    towns, sounds = _towns()
    return towns.get(folded) or (sounds.get(sound_key(folded)) if " " in folded else None)


@cache
def _towns() -> tuple[dict[str, Entry], dict[str, Entry]]:
    """Give the towns by their folded forms, and those of several words by their sound."""
    path = paths.DATA / "towns_elsewhere.csv"
    found: dict[str, Entry] = {}
    for line, row in read_rows(path, _COLUMNS):
        try:
            town = Entry(
                id=f"elsewhere.{int(row['geonameid'])}",
                name=row["name"],
                kind="town",
                variants=split(row["variants"]),
                lat=to_float(row["lat"]),
                lon=to_float(row["lon"]),
                precision_km=_RADIUS_KM,
                province=row["province"],
                country=row["country"],
                geonameid=int(row["geonameid"]),
                source="GeoNames",
            )
        except ValueError as error:
            raise DataFileError(f"{path}, line {line}: {error}") from error
        for form in town.written_forms:
            found.setdefault(fold(form), town)
    return found, {sound_key(form): town for form, town in found.items() if " " in form}
