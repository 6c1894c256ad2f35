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
