"""The data page: what the map is drawn from, under which licence, and what it does not know."""

from __future__ import annotations

import streamlit as st

from geo import __version__
from geo.places.boundaries import boundaries_in_use
from geo.places.gazetteer import Gazetteer
from geo.ui.loading import load, store_path
from geo.ui.plain import plain
from geo.view.accuracy import accuracy_table, read_accuracy
from geo.view.words import say, say_day

_COLUMNS = ("name", "pcode", "division", "districts", "note")


def page() -> None:
    """Show where everything comes from."""
    loaded = load()
    st.header(say("data.title"), anchor=False)
    accuracy = read_accuracy()
    values = {
        "boundaries": {},
        "gazetteer": {"n": f"{len(Gazetteer.bundled().entries):,}"},
        "population": {},
        "documents": {"n": f"{len(loaded.catalogue.sources):,}", "path": plain(store_path().name)},
        "accuracy": {"day": say_day(accuracy.measured)},
        "limits": {},
        "version": {"version": plain(__version__)},
    }
    with st.container(key="prose"):
        for part, given in values.items():
            st.subheader(say(f"data.{part}"), anchor=False)
            st.write(say(f"data.{part}_text", **given))
            if part == "accuracy":
                st.html(accuracy_table(accuracy))
    warnings = loaded.catalogue.holdings.warnings
    if warnings:
        st.subheader(say("data.warnings"), anchor=False)
        for warning in warnings:
            st.text(warning)
    st.subheader(say("data.districts"), anchor=False)
    districts_gdf = boundaries_in_use().at(None).gdf
    st.dataframe(districts_gdf[[name for name in _COLUMNS if name in districts_gdf]], hide_index=True)
