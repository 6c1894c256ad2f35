"""The command line: parse, call one function of a room above, print.

Exit codes: 0 done (documents that could not be read are reported on stderr and left out), 1 a
:class:`geo.errors.GeoError` in one line on stderr, 2 a command that cannot be understood.
Nothing heavy is imported before a command needs it, so that ``--help``, ``read`` and ``geocode`` start at once.
"""

from __future__ import annotations

import logging
import sys
from typing import Any

import click

from geo import __version__
from geo.cli import documents, export, installs, places, serve
from geo.errors import GeoError


class OneLineError(click.ClickException):
    """A :class:`GeoError` as the command line shows it: one line on stderr, exit code 1."""

    def show(self, file: Any = None) -> None:
        """Print the message after the program's name."""
        click.echo(f"incidentmap: {self.format_message()}", file=file, err=file is None)


class Commands(click.Group):
    """A group that turns every expected failure into one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a failure of the reader, the store or the disk is told, not traced."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # click ends quietly when the reader of a pipe has gone
        except GeoError as error:
            raise OneLineError(_one_line(error)) from error
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise OneLineError(where + (error.strerror or _one_line(error))) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="incidentmap", message="%(prog)s %(version)s")
def cli() -> None:
    """Read reports of attacks and communications blackouts in Balochistan, and map them.

    Results go to stdout, remarks to stderr. Exit code 0: done; 1: it failed, for the reason given in one
    line; 2: the command itself is wrong.
    """


for command in (
    documents.read,
    documents.build,
    documents.add,
    places.geocode,
    export.export,
    installs.gazetteer,
    installs.boundaries,
    serve.app,
):
    cli.add_command(command)


def main() -> None:
    """Run the program (the entry point that is installed as ``incidentmap``)."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot write Urdu gets question marks, not a crash. JSON is always UTF-8.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    logging.basicConfig(format="incidentmap: %(message)s", level=logging.WARNING)
    cli(prog_name="incidentmap")


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
