"""Streamlit's server, with what the app needs imported while it starts: ``python -m geo.ui.serve run app.py``.

Streamlit runs the app's script, and so its imports, only when the first page opens. A person needs
a moment to open it; the large libraries are read in that moment, and the first map comes sooner.
"""

from __future__ import annotations

import threading
from importlib import import_module

from streamlit.web import cli

LARGE = (
    "pandas",
    "geopandas",
    "geo.store",
    "geo.layers.build",
    "geo.exchange.export",
    "geo.view.webmap",
    "geo.reading",
)
"""What takes long to import and has nothing of Streamlit in it, so that no two imports wait for each other."""


def main() -> None:
    """Start the server with the arguments of the command line, as ``streamlit`` itself does."""
    threading.Thread(target=_read_large, name="imports", daemon=True).start()
    cli.main(prog_name="streamlit")


def _read_large() -> None:
    for name in LARGE:
        import_module(name)


if __name__ == "__main__":
    main()
