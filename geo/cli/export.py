"""``incidentmap export``: one layer of the filtered store as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from geo.cli.output import DATE, PATH, count, db_option
from geo.model import KINDS
from geo.paths import default_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAYERS = ("attacks", "blackouts", "districts", "claims", "unlocated")
FORMATS = ("geojson", "csv", "gpkg", "kml")


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the filters that CLI, app and links share."""
    options = (
        click.option("--from", "from_", type=DATE, metavar="DATE", help="Nothing that ended before this day."),
        click.option("--to", type=DATE, metavar="DATE", help="Nothing that began after this day."),
        click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind (repeatable)."),
        click.option("--district", "districts", multiple=True, metavar="NAME", help="Only this district (repeatable)."),
        click.option("--actor", metavar="TEXT", help="Only where an actor's name holds this."),
        click.option("--source", metavar="TEXT", help="Only what this publisher or title reports."),
        click.option("--text", metavar="TEXT", help="Only where the quoted sentence holds this."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.option("--layer", required=True, type=click.Choice(LAYERS), help="What to write.")
@click.option("--format", "format_", required=True, type=click.Choice(FORMATS), help="How to write it.")
@click.option("--out", required=True, type=PATH, metavar="FILE", help="Where; a file that is there is replaced.")
@filter_options
@db_option
def export(layer: str, format_: str, out: Path, db: Path | None, **chosen: Any) -> None:
    """Write one layer of the store, filtered, to a file.

    The file appears when it is complete; a file of that name is replaced. Records without a usable place are in the
    layer unlocated, with null geometry. Coordinates are WGS 84 (EPSG:4326).
    """
    from geo.exchange.export import write_layer
    from geo.layers.build import build_layers
    from geo.layers.filters import Filters
    from geo.store import Store

    filters = Filters.validated(**chosen)
    layers = build_layers(Store(db or default_store()).load(), filters)
    rows = write_layer(layers, layer, format_, out)
    click.echo(f"{out}: {count(rows, 'record')}")
