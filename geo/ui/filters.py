"""The filters: their values live in the session, in the link, and in one ``View``.

The link is read when a page opens or the browser's back button changes it, and written after every
change, so that both always say the same.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import FilterError
from geo.layers.filters import SHOWN, Filters
from geo.model import KINDS
from geo.ui.chosen import chosen
from geo.view.permalink import MapView, Selection, View, parse_query
from geo.view.words import say

if TYPE_CHECKING:
    from datetime import date

    from geo.ui.loading import Loaded

State = st.session_state

LATE_S = 3.0
"""A click may still carry the address of before the last change for so long."""


def take_changes(loaded: Loaded) -> bool:
    """Take over what a person changed or clicked since the last run; tell whether there was anything."""
    now = chosen()
    changed = now.take()
    episode = loaded.catalogue.episodes.get(now["f_episode"] or "") if "f_episode" in changed else None
    if episode is not None and episode.date_start is not None:
        last = max(episode.date_end or episode.date_start, episode.date_start)
        set_days(episode.date_start, last, by="f_episode")
    elif "f_slide" in changed:
        set_days(*now["f_slide"], by="f_slide")
    elif "f_days" in changed and len(now["f_days"]) == 2:
        set_days(*now["f_days"], by="f_days")
    return now.do() or bool(changed)


def read_link(loaded: Loaded, *, is_acting: bool) -> None:
    """Put what the address says into the filters, where it says something new.

    A run in which the person acts (``is_acting``) is no step back: its address is that of the filters, or of before.
    """
    query = st.query_params.to_dict()
    if State.pop("away", False) and "view" in State:
        chosen().begin_anew()
        State.view_serial += 1  # the map begins anew as well
        is_acting = is_acting or not query  # the links between the pages hold no filters
    if "link" in State and (is_acting or State.link == query or _is_late(query, loaded)):
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
    """Set every filter to a view; days beyond the data are pulled to its limits."""
    filters = view.filters
    days = _inside(filters.date_from, filters.date_to, loaded)
    values = {
        "f_days": days,
        "f_slide": days,
        "f_episode": None,
        "f_kinds": list(filters.kinds),
        "f_districts": list(filters.districts),
        "f_divisions": list(filters.divisions),
        "f_actor": filters.actor,
        "f_source": filters.source,
        "f_text": filters.text,
        "f_precision": filters.max_where_prec,
        "f_disagree": filters.disagree_only,
        **{f"f_show_{layer}": layer in filters.show for layer in SHOWN},
        "f_size": view.size_by,
        "f_shade": view.shade_by,
        "f_tiles": view.tiles,
    }
    for name, value in values.items():
        chosen().put(name, value)
    State.map_view = view.map_view
    State.view_serial = State.get("view_serial", 0) + 1
    State.selection = view.selection


def current_view(loaded: Loaded) -> View:
    """Give the view that the widgets stand for; the whole range of days filters no date.

    Raises
    ------
    FilterError
        Where the widgets contradict each other.
    """
    now = chosen()
    first, last = chosen_days()
    whole = first <= loaded.first_day and last >= loaded.last_day
    show = tuple(layer for layer in SHOWN if now[f"f_show_{layer}"])
    if not show:
        raise FilterError(say("filter.nothing_shown"))
    filters = Filters(
        date_from=None if whole else first,
        date_to=None if whole else last,
        kinds=tuple(kind for kind in KINDS if kind in now["f_kinds"]),
        districts=tuple(now["f_districts"]),
        divisions=tuple(now["f_divisions"]),
        actor=now["f_actor"].strip(),
        source=now["f_source"].strip(),
        text=now["f_text"].strip(),
        max_where_prec=now["f_precision"],
        disagree_only=now["f_disagree"],
        show=show,
    )
    return View(
        filters=filters,
        map_view=State.map_view,
        selection=State.selection,
        size_by=now["f_size"],
        shade_by=now["f_shade"],
        tiles=now["f_tiles"],
    )


def set_days(first: date, last: date, *, by: str = "") -> None:
    """Set the date filter, from a brush, a preset or play, or ``by`` the widget of that name."""
    now = chosen()
    for name in ("f_days", "f_slide"):
        if name != by:
            now.put(name, (first, last))
    if by != "f_episode" and now["f_episode"] is not None:
        now.put("f_episode", None)


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


def chosen_days() -> tuple[date, date]:
    """Give the days of the two widgets; while only one end is typed, the slider's stand."""
    days, slide = chosen()["f_days"], chosen()["f_slide"]
    first, last = days if len(days) == 2 else slide
    return first, last


def _inside(first: date | None, last: date | None, loaded: Loaded) -> tuple[date, date]:
    low = min(max(first or loaded.first_day, loaded.first_day), loaded.last_day)
    high = max(min(last or loaded.last_day, loaded.last_day), loaded.first_day)
    return low, max(low, high)


def _keep_days_inside(loaded: Loaded) -> None:
    """Pull the days to the limits, which move when the store changes while the page is open."""
    limits = (loaded.first_day, loaded.last_day)
    inside = _inside(*chosen_days(), loaded)
    if inside != chosen_days() or State.get("limits", limits) != limits:
        set_days(*inside)
    State.limits = limits
