"""Download exactly what is filtered, written by the same code as ``incidentmap export``."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from geo.exchange.export import write_layer
from geo.view.words import say

if TYPE_CHECKING:
    from geo.layers.build import Layers

LAYERS = ("attacks", "blackouts", "districts", "claims", "unlocated")
FORMATS = {"geojson": "application/geo+json", "csv": "text/csv", "gpkg": "application/geopackage+sqlite3"}


def show_downloads(layers: Layers) -> None:
    """Show a button for each layer and format; a file is only written when its button is clicked."""
    with st.container(key="downloads"):
        st.subheader(say("download.title"), anchor=False)
        for layer in LAYERS:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(f'<span class="layer">{say(f"download.{layer}")}</span>')
                for kind, mime in FORMATS.items():
                    st.download_button(
                        {"geojson": "GeoJSON", "csv": "CSV", "gpkg": "GeoPackage"}[kind],
                        data=partial(written, layers, layer, kind),
                        file_name=f"{layer}.{kind}",
                        mime=mime,
                        key=f"download-{layer}-{kind}",
                        on_click="ignore",
                    )


def written(layers: Layers, layer: str, kind: str) -> bytes:
    """Write one layer as the command line would, and give the file's content."""
    with tempfile.TemporaryDirectory(prefix="incidentmap-") as folder:
        target = Path(folder) / f"{layer}.{kind}"
        write_layer(layers, layer, kind, target)
        return target.read_bytes()
