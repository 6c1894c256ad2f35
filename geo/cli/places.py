"""The commands about places: ``geocode``, and the gazetteers and boundaries that a user installs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from geo.cli.output import DATE, json_option, print_json, print_table
from geo.model import as_json

if TYPE_CHECKING:
    from datetime import date

    from geo.places.lookup import Lookup

FIELDS = (
    "name",
    "kind",
    "lat",
    "lon",
    "precision_km",
    "district",
    "district_pcode",
    "drawn_in",
    "division",
    "province",
    "country",
    "score",
    "geocoder",
)


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--on", type=DATE, metavar="DATE", help="The day whose districts count. Default: those of 2022 to 2026.")
@json_option
def geocode(names: tuple[str, ...], on: date | None, *, as_json: bool) -> None:
    """Say where places are, and in which district on a day.

    A name that is not found, or may mean several places, is a result and no failure: its fields are null, and the
    candidates are listed.
    """
    from geo.places.installed import gazetteer_in_use
    from geo.places.lookup import look_up

    in_use = gazetteer_in_use()
    found = [look_up(name, on=on, gazetteer=in_use) for name in names]
    if as_json:
        print_json([lookup_as_json(lookup) for lookup in found])
        return
    rows: list[tuple[object, ...]] = [("query", "place", "kind", "lat", "lon", "± km", "district", "score")]
    rows += [_row(lookup) for lookup in found]
    print_table(rows)
    for lookup in found:
        if lookup.note:
            click.echo(f"{lookup.query}: {lookup.note}")


def lookup_as_json(lookup: Lookup) -> dict[str, Any]:
    """Give a look-up as the contract has it: one flat object, null where nothing is known."""
    place = as_json(lookup.place) if lookup.place else {}
    return {
        "query": lookup.query,
        "status": lookup.status,
        **{field: place.get(field) for field in FIELDS},
        "note": lookup.note or None,
        "candidates": [as_json(candidate) for candidate in lookup.candidates],
    }


def _row(lookup: Lookup) -> tuple[object, ...]:
    place = lookup.place
    if place is None:
        return (lookup.query, lookup.status.replace("_", " "), *[None] * 6)
    district = f"{place.district} (drawn in {place.drawn_in})" if place.drawn_in else place.district
    where = district or ", ".join(filter(None, (place.province, place.country)))
    return (lookup.query, place.name, place.kind, place.lat, place.lon, place.precision_km, where, f"{place.score:.2f}")
