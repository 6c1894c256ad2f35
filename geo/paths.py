"""Where the program's own files lie: in a checkout beside the package, in a wheel inside it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent
_HOME = _CHECKOUT if (_CHECKOUT / "pyproject.toml").is_file() else _PACKAGE / "_bundled"

DATA = _HOME / "data"
"""The bundled facts: boundaries, gazetteer, district table, lexicon."""

SEEDS = _HOME / "seeds"
"""The documents that the map reads by default."""

APP = _HOME / "app.py"
"""The Streamlit script that ``incidentmap app`` serves."""


def user_folder() -> Path:
    """Give the folder for what the user installs or caches; ``INCIDENTMAP_HOME`` overrides it.

    The folder is not made here: a reader that finds nothing in it needs none.
    """
    chosen = os.environ.get("INCIDENTMAP_HOME")
    return Path(chosen) if chosen else _usual_folder()


@cache
def _usual_folder() -> Path:
    return Path(platformdirs.user_data_dir("incidentmap", appauthor=False))


def default_store() -> Path:
    """Give the store that is used where no ``--db`` is named; ``INCIDENTMAP_DB`` overrides it.

    In a checkout it is ``incidentmap.gpkg`` beside ``app.py``, elsewhere it lies in the user's folder.
    """
    chosen = os.environ.get("INCIDENTMAP_DB")
    if chosen:
        return Path(chosen)
    return (_HOME if _HOME == _CHECKOUT else user_folder()) / "incidentmap.gpkg"
