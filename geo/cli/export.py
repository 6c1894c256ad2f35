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
        click.option("--from", "from", type=DATE, metavar="DATE", help="Nothing that ended before this day."),
        click.option("--to", type=DATE, metavar="DATE", help="Nothing that began after this day."),
        click.option("--kind", multiple=True, metavar="KIND", help=f"Only this kind: {', '.join(KINDS)} (repeatable)."),
        click.option("--district", multiple=True, metavar="NAME", help="Only this district (repeatable)."),
        click.option("--division", multiple=True, metavar="NAME", help="Only this division (repeatable)."),
        click.option("--actor", metavar="TEXT", help="Only where an actor's name holds this."),
        click.option("--source", metavar="TEXT", help="Only what this publisher or title reports."),
        click.option("--text", metavar="TEXT", help="Only where the quoted sentence holds this."),
        click.option("--precision", metavar="1-7", help="Only places at least this precise (UCDP where_prec)."),
        click.option("--disagree", is_flag=True, help="Only where reports disagree."),
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

    words = {word: tuple(value) if isinstance(value, tuple) else str(value) for word, value in chosen.items() if value}
    filters = Filters.parse(words)
    layers = build_layers(Store(db or default_store()).load(), filters)
    rows = write_layer(layers, layer, format_, out)
    click.echo(f"{out}: {count(rows, 'record')}")
