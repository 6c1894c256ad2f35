"""Streamlit's server, with what the first page needs made while it starts: ``python -m geo.ui.serve run app.py``.

Streamlit runs the app's script, and so its imports, only when the first page opens. A person needs
a moment to open it, and the browser another to read Streamlit's own program; the large libraries, the store
and the base map are read in that time, and the first map comes sooner.
"""

from __future__ import annotations

import logging
import threading
from importlib import import_module

from streamlit.web import cli

from geo.errors import GeoError

log = logging.getLogger(__name__)

LARGE = (
    "pandas",
    "geopandas",
    "geo.store",
    "geo.layers.build",
    "geo.exchange.export",
    "geo.view.webmap",
    "geo.reading",
    "PIL.Image",  # Streamlit reads the page's icon with it
    "geo.ui.page_map",
    "geo.ui.page_data",
    "geo.ui.page_report",
    "geo.ui.page_sources",
)
"""What takes long to import; first what has nothing of Streamlit in it, so that no two imports wait for each other."""


def main() -> None:
    """Start the server with the arguments of the command line, as ``streamlit`` itself does."""
    threading.Thread(target=_make_ready, name="first page", daemon=True).start()
    cli.main(prog_name="streamlit")


def _make_ready() -> None:
    for name in LARGE:
        import_module(name)
    from geo.ui.loading import load  # noqa: PLC0415 — imported above

    try:
        load()
    except GeoError as error:
        log.debug("the store is not read ahead: %s", error)  # the page says so where a person sees it


if __name__ == "__main__":
    main()
