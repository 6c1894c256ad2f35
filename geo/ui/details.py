"""The detail panel beside the map: the record, district or overview that is chosen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import StoreError
from geo.merging import MergedIncident
from geo.places.history import NOTIFIED_2026, all_districts
from geo.store import Store
from geo.store.shapes import districts_of
from geo.ui.corrections import correction_form, merge_form
from geo.ui.filters import select
from geo.ui.loading import store_path
from geo.ui.plain import plain
from geo.view.panel import blackout_panel, district_panel, incident_panel, overview_panel
from geo.view.permalink import Selection, SelectType
from geo.view.phrases import title_of
from geo.view.words import say, say_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.layers.build import Layers
    from geo.merging import Edit, MergedBlackout
    from geo.ui.loading import Loaded
    from geo.view.permalink import View

MAX_BUTTONS = 12
MAX_EPISODES = 3


def show_details(loaded: Loaded, layers: Layers, view: View) -> None:
    """Show what is known of the choice; without one, the operations and waves in the filter."""
    catalogue, chosen = loaded.catalogue, view.selection
    with st.container(key="details", border=True):
        if chosen is not None:
            st.button(say("panel.close"), on_click=select, args=(None,), key="close", icon=":material/close:")
        if chosen is None:
            episodes = sorted(layers.episodes, key=lambda e: (str(e.date_start), len(e.incidents)), reverse=True)
            st.html(overview_panel(episodes[:MAX_EPISODES], catalogue))
        elif chosen.type == "incident" and chosen.id in catalogue.incidents:
            st.html(incident_panel(catalogue.incidents[chosen.id], catalogue))
            _corrections(loaded, catalogue.incidents[chosen.id])
        elif chosen.type == "blackout" and chosen.id in catalogue.blackouts:
            st.html(blackout_panel(catalogue.blackouts[chosen.id], catalogue))
            _others_here(layers, catalogue.blackouts[chosen.id])
            _corrections(loaded, catalogue.blackouts[chosen.id])
        elif chosen.type == "district" and any(d.pcode == chosen.id for d in all_districts()):
            _district(layers, chosen.id)
        else:
            st.html(f'<p class="soft">{say("panel.gone")}</p>')
        if catalogue.holdings.edits:
            st.button(say("correct.undo"), on_click=_undo, icon=":material/undo:", key="undo_edit")


def _corrections(loaded: Loaded, record: MergedIncident | MergedBlackout) -> None:
    """Show the form to put a record right, and the way back."""
    with st.expander(say("correct.title"), icon=":material/edit:"):
        correction_form(record, key=f"correct-{record.id}", keep=_keep)
        if isinstance(record, MergedIncident):
            merge_form(record, loaded.catalogue.incidents.values(), key=f"merge-{record.id}", keep=_keep)


def _keep(edit: Edit) -> None:
    try:
        Store(store_path()).add_edit(edit)
    except StoreError as error:
        st.error(plain(str(error)))
        return
    st.toast(say("correct.rejected") if edit.action == "reject" else say("correct.done"))
    st.rerun()


def _undo() -> None:
    try:
        undone = Store(store_path()).undo_edit()
    except StoreError as error:
        st.toast(plain(str(error)))
    else:
        st.toast(say("correct.undone") if undone else say("correct.none_to_undo"))


def _district(layers: Layers, pcode: str) -> None:
    """Show the districts of a polygon, as of the filter's last day, and buttons for what the filter holds in them."""
    day = layers.filters.date_to or NOTIFIED_2026 - timedelta(days=1)
    owner = next(district for district in all_districts() if district.pcode == pcode)
    drawn = [one for one in all_districts() if one.drawn_in == owner.name and one != owner and one.is_in_force(day)]
    districts = [owner, *drawn]
    names = {district.name for district in districts}
    incidents = [one for one in layers.incidents if one.place is not None and one.place.district in names]
    blackouts = [one for one in layers.blackouts if not names.isdisjoint(districts_of(one))]
    st.html(district_panel(districts, incidents=len(incidents), blackouts=len(blackouts)))
    _buttons([*incidents, *blackouts])


def _others_here(layers: Layers, blackout: MergedBlackout) -> None:
    """Offer the other blackouts that the same hatching stands for."""
    here = districts_of(blackout)
    others = [one for one in layers.blackouts if one.id != blackout.id and here and districts_of(one) == here]
    if others:
        st.caption(say("panel.also_here"))
        _buttons(others)


def _buttons(records: Sequence[MergedIncident | MergedBlackout]) -> None:
    """Offer each record to be opened; a long list is cut, and says so."""
    for record in records[:MAX_BUTTONS]:
        kind: SelectType = "incident" if isinstance(record, MergedIncident) else "blackout"
        st.button(
            plain(f"{say_day(record.date_start)}: {title_of(record)}"),
            key=f"open-{record.id}",
            on_click=select,
            args=(Selection(type=kind, id=record.id),),
            type="tertiary",
        )
    if len(records) > MAX_BUTTONS:
        st.caption(say("panel.rest", n=len(records) - MAX_BUTTONS))
