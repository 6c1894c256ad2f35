"""The commands about places: ``geocode``, and the gazetteers and boundaries that a user installs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from geo.cli.output import DATE, PATH, json_option, print_json, print_table

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--on", type=DATE, metavar="DATE", help="The day whose districts are meant. Default: the newest.")
@click.option("--online", is_flag=True, help="Ask Nominatim for names that the gazetteer lacks.")
@json_option
def geocode(names: tuple[str, ...], on: date | None, *, online: bool, as_json: bool) -> None:
    """Say where places are, and in which district on a day.

    A name that is not found, or that fits several places, is a result and no failure.
    """


@click.group()
def gazetteer() -> None:
    """Install more place names behind the bundled ones."""


@click.group()
def boundaries() -> None:
    """Install district boundaries beside the bundled ones."""
