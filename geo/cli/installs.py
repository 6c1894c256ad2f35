"""The commands that install what a user brings: more place names, other district boundaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from geo.cli.output import PATH, count, print_table

if TYPE_CHECKING:
    from pathlib import Path


@click.group()
def gazetteer() -> None:
    """Use more place names, behind the bundled ones.

    Takes GeoNames' country file for Pakistan (PK.txt, or PK.zip as downloaded) and keeps the places in Balochistan.
    """


@gazetteer.command("install")
@click.argument("file", type=PATH)
@click.option("--name", help="What to call it. Default: the file's name.")
def install_names(file: Path, name: str | None) -> None:
    """Install GeoNames' country file; one installed under the same name is replaced."""
    from geo.places.installed import install_gazetteer

    done = install_gazetteer(file, name=name)
    click.echo(f"{done.name}: {count(done.rows_kept, 'place')} of {count(done.rows_read, 'row')} installed")
    left_out = (
        f"{done.rows_elsewhere:,} outside Balochistan, {done.rows_known:,} known already, {done.rows_bad:,} broken"
    )
    click.echo(f"left out: {left_out}")
    if done.homonym_count:
        click.echo(f"{count(done.homonym_count, 'place')} with a bundled place's name; the bundled one comes first:")
        for name_and_place in done.homonyms[:5]:
            click.echo(f"  {name_and_place}")
        if done.homonym_count > 5:
            click.echo("  …")


@gazetteer.command("list")
def list_names() -> None:
    """List the installed gazetteers."""
    from geo.places.installed import list_gazetteers

    found = list_gazetteers()
    if not found:
        click.echo("No gazetteer is installed; the bundled one is in use.")
        return
    rows: list[tuple[object, ...]] = [("name", "places", "installed", "licence", "file")]
    rows += [(one.name, f"{one.rows_kept:,}", one.installed, one.licence, one.file) for one in found]
    print_table(rows)


@gazetteer.command("remove")
@click.argument("name")
def remove_names(name: str) -> None:
    """Remove an installed gazetteer."""
    from geo.places.installed import remove_gazetteer

    remove_gazetteer(name)
    click.echo(f"{name}: removed")


@click.group()
def boundaries() -> None:
    """Use other district boundaries than the bundled ones.

    Takes COD-AB and geoBoundaries releases: GeoPackage, zipped shapefile or GeoJSON, in any CRS that the file names.
    """


@boundaries.command("install")
@click.argument("file", type=PATH)
@click.option("--name", help="What to call it. Default: the file's name.")
@click.option("--vintage", metavar="TEXT", help="The day the boundaries were valid. Default: what the file says.")
@click.option("--source", metavar="TEXT", help="Who made them, for every export.")
@click.option("--licence", metavar="TEXT", help="Under which licence, for every export.")
def install_layer(file: Path, name: str | None, vintage: str | None, source: str | None, licence: str | None) -> None:
    """Install a boundary layer. It is used only after `boundaries use`."""
    from geo.places.boundaries import install_boundaries

    done = install_boundaries(file, name=name, vintage=vintage, source=source, licence=licence)
    click.echo(f"{done.name}: {count(done.districts, 'district')} installed, valid {done.vintage}, {done.licence}")
    if done.rows_elsewhere:
        click.echo(f"left out: {count(done.rows_elsewhere, 'feature')} of other provinces")
    for title, names in (("repaired", done.repaired), ("unknown here", done.unknown), ("missing", done.missing)):
        if names:
            click.echo(f"{title}: {', '.join(names)}")
    click.echo(f"to use it: incidentmap boundaries use {done.name}")


@boundaries.command("list")
def list_layers() -> None:
    """List the boundary layers, and mark the one in use."""
    from geo.places.boundaries import BUNDLED, list_boundaries, name_in_use
    from geo.places.districts import Districts

    ours, in_use = Districts.bundled(), name_in_use()
    rows: list[tuple[object, ...]] = [(BUNDLED, len(ours.at().gdf), ours.vintage, ours.licence, ours.source)]
    rows += [(one.name, one.districts, one.vintage, one.licence, one.source) for one in list_boundaries()]
    marked = [("*" if row[0] == in_use else " ", *row) for row in rows]
    print_table([("in use", "name", "districts", "valid", "licence", "source"), *marked])


@boundaries.command("use")
@click.argument("name")
def use_layer(name: str) -> None:
    """Use an installed layer from now on, or `bundled` again."""
    from geo.places.boundaries import use_boundaries

    use_boundaries(name)
    click.echo(f"{name}: in use; run `incidentmap build` to join the stored reports anew")


@boundaries.command("remove")
@click.argument("name")
def remove_layer(name: str) -> None:
    """Remove an installed layer; where it was in use, the bundled one is again."""
    from geo.places.boundaries import remove_boundaries

    remove_boundaries(name)
    click.echo(f"{name}: removed")
