"""Download exactly what is filtered, written by the same code as ``incidentmap export``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from geo.exchange.export import MEDIA_TYPES, to_bytes
from geo.layers.build import LAYER_NAMES
from geo.view.words import say

if TYPE_CHECKING:
    from geo.layers.build import Layers


def show_downloads(layers: Layers) -> None:
    """Show a button for each layer and format; a file is only written when its button is clicked."""
    with st.container(key="downloads"):
        st.subheader(say("download.title"), anchor=False)
        for layer in LAYER_NAMES:
            with st.container(horizontal=True, vertical_alignment="center"):
                records = say("download.records", layer=say(f"download.{layer}"), n=len(layers.gdf(layer)))
                st.html(f'<span class="layer">{records}</span>')
                for kind, media_type in MEDIA_TYPES.items():
                    st.download_button(
                        say(f"download.{kind}"),
                        data=partial(to_bytes, layers, layer=layer, format=kind),
                        file_name=f"{layer}.{kind}",
                        mime=media_type,
                        key=f"download-{layer}-{kind}",
                        on_click="ignore",
                    )
