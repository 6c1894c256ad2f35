"""The commands about places: ``geocode``, and the gazetteers and boundaries that a user installs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from geo.cli.output import DATE, json_option, print_json, print_table

if TYPE_CHECKING:
    from datetime import date

    from geo.places.lookup import Lookup
    from geo.places.online import OnlineGeocoder


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--on", type=DATE, metavar="DATE", help="The day whose districts count. Default: those of 2022 to 2026.")
@click.option("--online", is_flag=True, help="Ask Nominatim for the names that the gazetteer lacks.")
@json_option
def geocode(names: tuple[str, ...], on: date | None, *, online: bool, as_json: bool) -> None:
    """Say where places are, and in which district on a day.

    A name that is not found, or may mean several places, is a result and no failure: its fields are null, and the
    candidates are listed. Nothing is asked of any network without --online, which asks at most one name a second
    and remembers the answers.
    """
    from geo.places.installed import gazetteer_in_use
    from geo.places.lookup import as_answer, look_up

    in_use = gazetteer_in_use()
    found = [look_up(name, on=on, gazetteer=in_use) for name in names]
    if online:
        from geo.places.online import fill_gaps

        found = list(fill_gaps(found, _nominatim(), on=on))
    if as_json:
        print_json([as_answer(lookup) for lookup in found])
        return
    rows: list[tuple[object, ...]] = [("query", "place", "kind", "lat", "lon", "± km", "district", "score")]
    rows += [_row(lookup) for lookup in found]
    print_table(rows)
    for lookup in found:
        if lookup.note:
            click.echo(f"{lookup.query}: {lookup.note}")


def _nominatim() -> OnlineGeocoder:
    """Give the service of OpenStreetMap, or the one that ``INCIDENTMAP_NOMINATIM`` names."""
    from geo.places.online import OnlineGeocoder

    address = os.environ.get("INCIDENTMAP_NOMINATIM")
    if not address:
        return OnlineGeocoder()
    scheme, _, domain = address.rstrip("/").rpartition("://")
    return OnlineGeocoder(domain=domain, scheme=scheme or "https")


def _row(lookup: Lookup) -> tuple[object, ...]:
    place = lookup.place
    if place is None:
        return (lookup.query, lookup.status.replace("_", " "), *[None] * 6)
    district = f"{place.district} (drawn in {place.drawn_in})" if place.drawn_in else place.district
    where = district or ", ".join(filter(None, (place.province, place.country)))
    return (lookup.query, place.name, place.kind, place.lat, place.lon, place.precision_km, where, f"{place.score:.2f}")
