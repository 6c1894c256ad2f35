"""``incidentmap app``: serve the map on this machine."""

from __future__ import annotations

import errno
import os
import socket
import sys
from typing import TYPE_CHECKING

import click

from geo.cli.output import db_option
from geo.errors import GeoError
from geo.paths import APP, default_store

if TYPE_CHECKING:
    from pathlib import Path

HOST = "localhost"
_SQLITE = b"SQLite format 3\0"


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Where to listen.")
@db_option
def app(port: int, db: Path | None) -> None:
    """Serve the map on http://localhost:8501, to this machine only. Ctrl-C ends it."""
    store = (db or default_store()).absolute()
    if not store.is_file():
        raise GeoError(f"{store}: there is no store yet; make one with: incidentmap build")
    with store.open("rb") as file:
        # A whole check would take longer than starting the server; the page makes it.
        if file.read(len(_SQLITE)) != _SQLITE:
            raise GeoError(f"{store}: is no store of incidentmap; name another file with --db")
    if _is_taken(port):
        raise GeoError(
            f"port {port} is in use; end the other program, or choose another port: incidentmap app --port {port + 1}"
        )
    click.echo(f"The map is on http://{HOST}:{port} (Ctrl-C ends it).")
    sys.stdout.flush()
    command = [sys.executable, "-m", "geo.ui.serve", "run", str(APP)]
    options = {
        "server.address": HOST,
        "server.port": str(port),
        "server.headless": "true",  # no question about e-mail, and no browser opened by itself
        "browser.gatherUsageStats": "false",
        "server.fileWatcherType": "none",
        "logger.hideWelcomeMessage": "true",
        "logger.level": "warning",
    }
    arguments = [f"--{name}={value}" for name, value in options.items()]
    os.environ["INCIDENTMAP_DB"] = str(store)
    os.execv(sys.executable, [*command, *arguments])  # noqa: S606  replaces this process, so that Ctrl-C reaches it


def _is_taken(port: int) -> bool:
    """Tell whether another program listens on the port of this machine."""
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((address, port))
        except PermissionError as error:
            raise GeoError(f"port {port} is for the system's own programs; choose one above 1023") from error
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return True
    return False
