"""The map inside the page: one frame that is never reloaded, told what to show and telling what was chosen."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import streamlit as st
import streamlit.components.v1 as components

from geo.places.boundaries import boundaries_in_use
from geo.places.gazetteer import Gazetteer
from geo.places.history import districts_on
from geo.view.onlinetiles import tiles_of
from geo.view.permalink import SELECT_TYPES, MapView, Selection, View
from geo.view.webmap import BaseMap, Town, write_frame
from geo.view.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HEIGHT_PX = 520
"""The frame's height where the style sheet of the page says nothing else."""


PROVINCE_SEAT = "Quetta"
_FROM_ZOOM = {"town": 7.5, "tehsil": 8.5}
"""Kinds of places that are labelled besides the seats of districts, and from which zoom."""

_KEPT_FILES = 16
"""Of each kind of records, two to a state."""


_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, kw_only=True)
class MapEvent:
    """What happened on the map: a person chose something or moved it, or it has painted for the first time."""

    selection: Selection | None = None
    map_view: MapView | None = None
    painted: bool = False


def frame_folder() -> Path:
    """Write the base map once a process; give the folder it is served from."""
    with _ONE_AT_A_TIME:  # the server's start and a page may both ask
        return _written()


@cache
def _written() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="incidentmap-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    write_frame(BaseMap(districts_gdf=boundaries_in_use().at(None).gdf, towns=_towns()), folder)
    return folder


@st.cache_resource(show_spinner=False)
def _frame() -> Callable[..., Any]:
    """Declare the folder as a component; Streamlit takes that from a page only."""
    return components.declare_component("incident_map", path=frame_folder())


def put_records(records: Mapping[str, Any], *, name: str, of: str = "store") -> str:
    """Lay records beside the page and give the address the frame fetches them from; the pop-ups are a file apart.

    Parameters
    ----------
    records
        From :func:`geo.view.features.records_for_browser`.
    name
        Another name for other content.
    of
        What they are of; only the last few files of the same are kept, so that drafts never push out the store's.
    """
    folder = frame_folder()
    target, cards = folder / f"{of}-{name}.json", folder / f"{of}-{name}-cards.json"
    for file, content in ((cards, records["cards"]), (target, {**records, "cards": cards.name})):
        file.write_text(json.dumps(content, ensure_ascii=False, allow_nan=False), encoding="utf-8")
    old = sorted(folder.glob(f"{of}-*.json"), key=lambda file: file.stat().st_mtime)[:-_KEPT_FILES]
    for file in old:
        file.unlink(missing_ok=True)
    return target.name


def show_map(
    *,
    records_url: str,
    shown: Mapping[str, Any],
    view: View,
    view_serial: int,
    shading: Mapping[str, Any] | None = None,
    awaited: bool = False,
    key: str = "map",
) -> MapEvent | None:
    """Show the map and give what happened on it since the last call; None for nothing new.

    Parameters
    ----------
    records_url
        From :func:`put_records`.
    shown
        From :func:`geo.view.features.shown_for_browser`.
    view
        How to draw it. Its ``map_view`` is used for the first paint and whenever ``view_serial`` has changed.
    view_serial
        A number that grows when the program, not the person, moves the map.
    shading
        From :func:`geo.view.features.shading`.
    awaited
        Whether the map shall tell when it has first painted.
    key
        Of the component.
    """
    at = view.map_view
    value = _frame()(
        records_url=records_url,
        points=shown["points"],
        areas=shown["areas"],
        size_by=view.size_by,
        shading=shading,
        awaited=awaited,
        selected={"type": view.selection.type, "id": view.selection.id} if view.selection else None,
        view={
            "lat": at.lat if at else None,
            "lon": at.lon if at else None,
            "zoom": at.zoom if at else None,
            "serial": view_serial,
        },
        tiles=tiles_of(view.tiles),
        height=HEIGHT_PX,
        words={
            "legend": say("legend.title"),
            "hollow": say("legend.hollow"),
            "blackout": say("legend.blackout"),
            "unheard": say("legend.unheard"),
            "size": say(f"legend.size_{view.size_by}") if view.size_by != "equal" else "",
            "nothing": say("legend.nothing"),
            "lost": say("legend.lost"),
            "map": say("legend.map"),
        },
        default=None,
        key=key,
    )
    return _news(value, key, view_serial)


def _news(value: object, key: str, view_serial: int) -> MapEvent | None:
    """Give what is new in the frame's last message; it repeats all that was said before."""
    if not isinstance(value, dict):
        return None
    seen = st.session_state.setdefault(f"{key}_seen", {})
    stamp = (value.get("nonce"), value.get("serial"))
    if seen.get("stamp") == stamp:
        return None
    chosen, at = value.get("select"), value.get("view")
    event = MapEvent(
        selection=_selection(chosen) if chosen != seen.get("select") or at == seen.get("view") else None,
        map_view=_map_view(at, view_serial) if at != seen.get("view") else None,
        painted=bool(value.get("painted")) and not seen.get("painted"),
    )
    seen |= {"stamp": stamp, "select": chosen, "view": at, "painted": value.get("painted")}
    return event


def _selection(chosen: object) -> Selection | None:
    if not isinstance(chosen, dict):
        return None
    kind = next((one for one in SELECT_TYPES if one == chosen.get("type")), None)
    return Selection(type=kind, id=str(chosen.get("id", ""))) if kind else None


def _map_view(at: object, view_serial: int) -> MapView | None:
    """Give where a person moved the map; None for what was told before the program moved it elsewhere."""
    if not isinstance(at, dict) or at.get("serial") != view_serial:
        return None
    try:
        return MapView(lat=float(at["lat"]), lon=float(at["lon"]), zoom=float(at["zoom"]))
    except (KeyError, TypeError, ValueError):
        return None


def _towns() -> list[Town]:
    """Give the towns to label: the seats of districts at every zoom, other towns and tehsils closer in."""
    seats = {district.headquarters for district in districts_on()}
    towns = []
    for entry in Gazetteer.bundled().entries:
        if entry.is_inside and entry.kind in _FROM_ZOOM and entry.lat is not None and entry.lon is not None:
            from_zoom = 0.0 if entry.name in seats else _FROM_ZOOM[entry.kind]
            towns.append(Town(entry.name, entry.lat, entry.lon, from_zoom))
    return sorted(towns, key=lambda town: (town.from_zoom, town.name != PROVINCE_SEAT, town.name))
