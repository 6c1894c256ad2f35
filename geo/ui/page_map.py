"""The map page: figures, map and details, timeline, tables, downloads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import FilterError
from geo.ui.details import show_details
from geo.ui.downloads import show_downloads
from geo.ui.figures import show_figures
from geo.ui.filters import current_view, moved, read_link, select, take_changes, write_link
from geo.ui.loading import Loaded, layers_of, load
from geo.ui.mapframe import show_map
from geo.ui.plain import plain
from geo.ui.sidebar import show_filters, show_title
from geo.ui.tables import show_tables
from geo.ui.timeline import show_play, show_timeline, step_if_due
from geo.view.features import shown_for_browser
from geo.view.shades import shading_for
from geo.view.words import say

if TYPE_CHECKING:
    from geo.layers.build import Layers
    from geo.view.permalink import View


State = st.session_state
LATE_S = 3.0
"""The rest of the page waits for the map no longer than this."""


def page() -> None:
    """Show the page for the filters of the link and the widgets, the map before all else.

    The browser draws everything in one thread. When a page opens, it gets what is looked at first, figures, map and
    details; what is worked with, the filters and all that lies under the map, comes once the map has painted. Sent
    with it, that would more than double the time to the first view.
    """
    loaded = load()
    read_link(loaded, is_acting=take_changes(loaded))
    step_if_due(loaded)
    is_opening = not State.get("map_came")
    problems = State.get("problems", ()) if is_opening else State.pop("problems", ())
    if problems:
        listed = "".join(f"\n- {plain(problem)}" for problem in problems)
        st.warning(say("page.link_problem", problems=listed), icon=":material/link_off:")
    try:
        view = current_view(loaded)
    except FilterError as error:
        st.warning(plain(str(error)))
        show_title()
        show_filters(loaded)
        return
    write_link(view)  # before anything that could start another run with the old address
    layers = layers_of(loaded, view.filters)
    above = st.container()
    left, right = st.columns([0.66, 0.34], gap="small")
    with left:
        _map(loaded, layers)
    with above:
        show_figures(layers)
    with right:
        show_details(loaded, layers, view)
    show_title()
    if is_opening:
        _wait_for_map()
        return
    show_filters(loaded)
    show_play(loaded)
    show_timeline(loaded, layers, view)
    show_tables(loaded, layers)
    show_downloads(layers)


@st.fragment(run_every=LATE_S)
def _wait_for_map() -> None:
    """Run the page again for its rest, where neither the map nor a person has done so sooner."""
    if State.get("map_came"):
        st.rerun()
    State.map_came = True


@st.fragment
def _map(loaded: Loaded, layers: Layers) -> None:
    """Show the map. A moved map runs this alone again; a choice, or its first paint, runs the page."""
    view: View = current_view(loaded)
    event = show_map(
        records_url=loaded.records_url,
        shown=shown_for_browser(layers, loaded.numbers, loaded.catalogue),
        view=view,
        view_serial=State.view_serial,
        shading=shading_for(view.shade_by, layers),
        awaited="map_came" not in State,
    )
    if event is None:
        return
    if event.painted:
        st.rerun()
    if event.map_view is not None:
        view = moved(view, event.map_view)
        write_link(view)
    if event.selection is not None and event.selection != view.selection:
        select(event.selection)
        write_link(replace(view, selection=event.selection))
        st.rerun()
