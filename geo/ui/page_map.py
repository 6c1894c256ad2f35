"""The map page: figures, map and details, timeline, tables, downloads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import FilterError
from geo.ui.details import show_details
from geo.ui.downloads import show_downloads
from geo.ui.figures import show_figures
from geo.ui.filters import current_view, moved, read_link, select, show_filters, write_link
from geo.ui.loading import Loaded, layers_of, load
from geo.ui.mapframe import show_map
from geo.ui.plain import plain
from geo.ui.tables import show_tables
from geo.ui.timeline import show_play, show_timeline, step_if_due
from geo.view.features import shown_for_browser
from geo.view.shades import shading_for
from geo.view.words import say

if TYPE_CHECKING:
    from geo.layers.build import Layers
    from geo.view.permalink import View


def page() -> None:
    """Show the page for the filters of the link and the widgets."""
    loaded = load()
    read_link(loaded)
    step_if_due(loaded)
    for problem in st.session_state.pop("problems", ()):
        st.warning(say("page.link_problem", problem=plain(problem)), icon=":material/link_off:")
    try:
        view = show_filters(loaded)
    except FilterError as error:
        st.warning(plain(str(error)))
        return
    write_link(view)  # before anything that could start another run with the old address
    layers = layers_of(loaded, view.filters)
    show_figures(layers)
    left, right = st.columns([0.66, 0.34], gap="small")
    with left:
        _map(loaded, layers)
    with right:
        show_details(loaded, layers, view)
    show_play(loaded)
    show_timeline(loaded, layers, view)
    show_tables(loaded, layers)
    show_downloads(layers)


@st.fragment
def _map(loaded: Loaded, layers: Layers) -> None:
    """Show the map. A moved map runs this alone again; a choice runs the page, for its details."""
    view: View = current_view(loaded)
    event = show_map(
        records_url=loaded.records_url,
        shown=shown_for_browser(layers, loaded.numbers, loaded.catalogue),
        view=view,
        view_serial=st.session_state.view_serial,
        shading=shading_for(view.shade_by, layers),
    )
    if event is None:
        return
    if event.map_view is not None:
        view = moved(view, event.map_view)
        write_link(view)
    if event.selection is not None and event.selection != view.selection:
        select(event.selection)
        write_link(replace(view, selection=event.selection))
        st.rerun()
