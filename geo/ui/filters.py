"""The filters as widgets: their values live in the session, in the link, and in one ``View``.

The link is read when a page opens or the browser's back button changes it, and written after every
change, so that both always say the same.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.errors import FilterError
from geo.layers.filters import SHOWN, Filters
from geo.model import KINDS
from geo.ui.loading import district_names, division_names
from geo.view.permalink import SHADES, SIZES, TILES, MapView, Selection, View, parse_query
from geo.view.words import say, say_span

if TYPE_CHECKING:
    from geo.ui.loading import Loaded

State = st.session_state

LATE_S = 3.0
"""A click may still carry the address of before the last change for so long."""


def read_link(loaded: Loaded) -> None:
    """Put what the address says into the widgets, where it says something new."""
    query = st.query_params.to_dict()
    are_there = all(key in State for key in ("f_days", "f_slide", "f_show_attacks", "f_kinds"))
    if not are_there and "view" in State and query in ({}, State.get("link")):
        put_view(State.view, loaded)  # back from another page, or from an error, which cleared the widgets
        return
    if are_there and (State.get("link") == query or _is_late(query, loaded)):
        _keep_days_inside(loaded)
        return
    view, problems = parse_query(query)
    put_view(view, loaded)
    State.problems = problems
    State.link = query


def write_link(view: View) -> None:
    """Let the address say what is shown."""
    query = view.query()
    if query != State.get("link"):
        State.left = (State.get("link"), time.monotonic())
    State.view = view
    State.link = query
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)


def _is_late(query: dict[str, str], loaded: Loaded) -> bool:
    """Tell an address that the browser had before it heard of the new one from one a person went back to.

    A late one comes with a click that changes something; going back changes nothing but the address.
    """
    left, when = State.get("left", (None, 0.0))
    if query != left or time.monotonic() - when > LATE_S:
        return False
    try:
        return current_view(loaded) != State.get("view")
    except FilterError:
        return True


def put_view(view: View, loaded: Loaded) -> None:
    """Set every widget to a view; days beyond the data are pulled to its limits."""
    filters = view.filters
    first, last = _inside(filters.date_from, filters.date_to, loaded)
    State.f_days = (first, last)
    State.f_slide = (first, last)
    State.f_episode = None
    State.f_kinds = list(filters.kinds)
    State.f_districts = list(filters.districts)
    State.f_divisions = list(filters.divisions)
    State.f_actor, State.f_source, State.f_text = filters.actor, filters.source, filters.text
    State.f_precision = filters.max_where_prec
    State.f_disagree = filters.disagree_only
    for layer in SHOWN:
        State[f"f_show_{layer}"] = layer in filters.show
    State.f_size, State.f_shade, State.f_tiles = view.size_by, view.shade_by, view.tiles
    State.map_view = view.map_view
    State.view_serial = State.get("view_serial", 0) + 1
    State.selection = view.selection


def show_title() -> None:
    """Head the sidebar."""
    st.sidebar.html(f'<h1 class="app">{say("app.title")}</h1>')


def show_filters(loaded: Loaded) -> None:
    """Show the widgets in the sidebar; :func:`current_view` gives the view they stand for, before they are shown."""
    if "filters_shown" not in State:
        State.filters_shown = True
        _hand_over()
    with st.sidebar:
        st.button(say("filter.reset"), on_click=reset, args=(loaded,), width="stretch", icon=":material/restart_alt:")
        _days(loaded)
        columns = st.columns(2)
        for column, layer in zip(columns, SHOWN, strict=True):
            column.toggle(say(f"filter.show_{layer}"), key=f"f_show_{layer}")
        st.multiselect(
            say("filter.kinds"),
            KINDS,
            format_func=lambda kind: say(f"kind.{kind}"),
            key="f_kinds",
            placeholder=say("filter.all_kinds"),
        )
        st.multiselect(say("filter.districts"), district_names(), key="f_districts", placeholder=say("filter.all"))
        st.text_input(say("filter.text"), key="f_text", placeholder=say("filter.text_hint"))
        with st.expander(say("filter.more")):
            st.multiselect(say("filter.divisions"), division_names(), key="f_divisions", placeholder=say("filter.all"))
            st.text_input(say("filter.actor"), key="f_actor")
            st.text_input(say("filter.source"), key="f_source")
            st.selectbox(
                say("filter.precision"), range(7, 0, -1), format_func=_precision, key="f_precision"
            )  # UCDP where_prec
            st.toggle(say("filter.disagree"), key="f_disagree")
        with st.expander(say("filter.drawing")):
            st.selectbox(say("filter.size"), SIZES, format_func=lambda by: say(f"size.{by}"), key="f_size")
            st.selectbox(say("filter.shade"), SHADES, format_func=lambda by: say(f"shade.{by}"), key="f_shade")
            st.selectbox(say("filter.tiles"), TILES, format_func=lambda by: say(f"tiles.{by}"), key="f_tiles")


def _hand_over() -> None:
    """Give the widgets the values set in runs that did not show them; else a plain copy would outlive the widgets."""
    for key in [key for key in State if str(key).startswith("f_")]:
        State[key] = State.pop(key)


def current_view(loaded: Loaded) -> View:
    """Give the view that the widgets stand for; the whole range of days filters no date.

    Raises
    ------
    FilterError
        Where the widgets contradict each other.
    """
    first, last = _chosen_days()
    whole = first <= loaded.first_day and last >= loaded.last_day
    show = tuple(layer for layer in SHOWN if State[f"f_show_{layer}"])
    if not show:
        raise FilterError(say("filter.nothing_shown"))
    filters = Filters(
        date_from=None if whole else first,
        date_to=None if whole else last,
        kinds=tuple(kind for kind in KINDS if kind in State.f_kinds),
        districts=tuple(State.f_districts),
        divisions=tuple(State.f_divisions),
        actor=State.f_actor.strip(),
        source=State.f_source.strip(),
        text=State.f_text.strip(),
        max_where_prec=State.f_precision,
        disagree_only=State.f_disagree,
        show=show,
    )
    return View(
        filters=filters,
        map_view=State.map_view,
        selection=State.selection,
        size_by=State.f_size,
        shade_by=State.f_shade,
        tiles=State.f_tiles,
    )


def set_days(first: date, last: date) -> None:
    """Set the date filter from elsewhere: a brush, a preset, play. Only before the widgets, or in a callback."""
    State.f_days = State.f_slide = (first, last)
    State.f_episode = None


def reset(loaded: Loaded) -> None:
    """Show everything again, the whole province included."""
    put_view(View(), loaded)


def select(selection: Selection | None) -> None:
    """Choose what the detail panel shows."""
    State.selection = selection


def moved(view: View, map_view: MapView) -> View:
    """Keep where a person moved the map; the map is not told, it knows."""
    State.map_view = map_view
    return replace(view, map_view=map_view)


def _days(loaded: Loaded) -> None:
    limits: dict[str, Any] = {"min_value": loaded.first_day, "max_value": loaded.last_day}
    st.date_input(say("filter.days"), key="f_days", format="YYYY-MM-DD", on_change=_days_typed, **limits)
    if loaded.first_day < loaded.last_day:
        st.slider(
            say("filter.slide"), key="f_slide", label_visibility="collapsed", on_change=_days_slid,
            format="D MMM YYYY", **limits,
        )  # fmt: skip
    episodes = [e for e in loaded.catalogue.episodes.values() if e.date_start is not None]
    episodes.sort(key=lambda e: (e.date_start, len(e.incidents)), reverse=True)
    columns = st.columns(2)
    columns[0].button(
        say("filter.all_days"), on_click=set_days, args=(loaded.first_day, loaded.last_day), width="stretch"
    )
    week = max(loaded.last_day - timedelta(days=6), loaded.first_day)
    columns[1].button(
        say("filter.last_week"), on_click=set_days, args=(week, loaded.last_day), width="stretch",
        help=say("filter.last_week_help"),
    )  # fmt: skip
    if episodes:
        st.selectbox(
            say("filter.episode"),
            [episode.id for episode in episodes],
            index=None,
            format_func=lambda one: _episode_words(loaded, one),
            key="f_episode",
            placeholder=say("filter.episode_hint"),
            on_change=_episode_chosen,
            args=(loaded,),
        )


def _episode_words(loaded: Loaded, episode_id: str) -> str:
    episode = loaded.catalogue.episodes[episode_id]
    return f"{say_span(episode.date_start, episode.date_end)}: {episode.title}"


def _episode_chosen(loaded: Loaded) -> None:
    episode = loaded.catalogue.episodes.get(State.f_episode or "")
    if episode is not None and episode.date_start is not None:
        set_days(episode.date_start, max(episode.date_end or episode.date_start, episode.date_start))
        State.f_episode = episode.id


def _days_typed() -> None:
    if len(State.f_days) == 2:
        set_days(*State.f_days)


def _days_slid() -> None:
    set_days(*State.f_slide)


def _chosen_days() -> tuple[date, date]:
    """Give the days of the two widgets; while only one end is typed, the slider's stand."""
    days = State.f_days
    first, last = days if len(days) == 2 else State.f_slide
    return first, last


def _inside(first: date | None, last: date | None, loaded: Loaded) -> tuple[date, date]:
    low = min(max(first or loaded.first_day, loaded.first_day), loaded.last_day)
    high = max(min(last or loaded.last_day, loaded.last_day), loaded.first_day)
    return low, max(low, high)


def _keep_days_inside(loaded: Loaded) -> None:
    """Pull the days to the limits, which move when the store changes while the page is open."""
    inside = _inside(*_chosen_days(), loaded)
    if inside != _chosen_days():
        set_days(*inside)


def _precision(where_prec: int) -> str:
    return say("filter.any_precision") if where_prec == 7 else f"{where_prec} – {say(f'where_prec.{where_prec}')}"
