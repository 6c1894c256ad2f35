"""What the pages share: the store as it is now, read once for each state of it, and its layers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from geo.layers.build import Atlas
from geo.layers.filters import Filters
from geo.paths import default_store
from geo.places.history import districts_on
from geo.store import Store
from geo.ui.mapframe import put_records
from geo.view.catalogue import Catalogue
from geo.view.features import numbers_of, records_for_browser
from geo.view.tables import Tables, make_tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from geo.layers.build import Layers


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """One state of the store, ready to be shown.

    ``everything`` is what no filter shows. ``first_day`` and ``last_day`` are the limits of the date filter; today
    where nothing is dated.
    ``numbers`` are the numbers under which the browser knows the incidents.
    """

    version: str
    catalogue: Catalogue
    atlas: Atlas
    everything: Layers
    tables: Tables
    records_url: str
    numbers: Mapping[str, int]
    first_day: date
    last_day: date


_ONE_AT_A_TIME = Lock()


def store_path() -> Path:
    """Give the store that the app shows."""
    return default_store()


def load() -> Loaded:
    """Give the store as it is now; unchanged since the last call, it costs next to nothing.

    Needs no page: the server calls it before the first one opens.

    Raises
    ------
    StoreError
        Where there is no store, or it is not one of ours, or another program has locked it.
    """
    path = store_path()
    with _ONE_AT_A_TIME:
        return _load(str(path), Store(path).version)


@lru_cache(maxsize=3)
def _load(path: str, version: str) -> Loaded:
    holdings = Store(path).load()
    atlas = Atlas(holdings)
    everything = atlas.layers()
    catalogue = Catalogue(holdings, join_notes=_join_notes(everything))
    records = records_for_browser(everything, catalogue)
    today = datetime.now(UTC).date()
    first_day = holdings.first_day or today
    return Loaded(
        version=version,
        catalogue=catalogue,
        atlas=atlas,
        everything=everything,
        tables=make_tables(catalogue),
        records_url=put_records(records, name=version),
        numbers=numbers_of(records),
        first_day=first_day,
        last_day=max(holdings.last_day or today, first_day),
    )


def _join_notes(layers: Layers) -> dict[str, str]:
    notes = zip(layers.attacks_gdf["id"], layers.attacks_gdf["join_note"], strict=True)
    return {incident_id: note for incident_id, note in notes if isinstance(note, str) and note}


def layers_of(loaded: Loaded, filters: Filters) -> Layers:
    """Give the layers for a filter; the last few are kept."""
    if filters == Filters():
        return loaded.everything
    return _layers(str(store_path()), loaded.version, tuple(sorted(filters.words().items())), loaded, filters)


@st.cache_resource(max_entries=24, show_spinner=False)
def _layers(
    path: str,  # noqa: ARG001 — path, version and words are the key under which the layers are kept
    version: str,  # noqa: ARG001
    words: tuple[tuple[str, str], ...],  # noqa: ARG001
    _loaded: Loaded,
    _filters: Filters,
) -> Layers:
    return _loaded.atlas.layers(_filters)


def district_names() -> tuple[str, ...]:
    """Give the districts that a filter may name."""
    return tuple(district.name for district in districts_on())


def division_names() -> tuple[str, ...]:
    """Give the divisions that a filter may name."""
    return tuple(sorted({district.division for district in districts_on()}))
