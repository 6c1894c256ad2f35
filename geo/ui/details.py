"""The detail panel beside the map: the record, district or overview that is chosen."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import StoreError
from geo.merging import MergedIncident
from geo.places.history import NOTIFIED_2026, all_districts
from geo.store import Store
from geo.store.shapes import districts_of
from geo.ui.chosen import chosen
from geo.ui.corrections import correction_form, follow, merge_form
from geo.ui.figure_form import claims_on, figure_form
from geo.ui.filters import reset, select
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
    from geo.view.catalogue import Catalogue
    from geo.view.permalink import View

MAX_BUTTONS = 12
MAX_EPISODES = 3
State = st.session_state


def show_details(loaded: Loaded, layers: Layers, view: View) -> None:
    """Show what is known of the choice; without one, the operations and waves in the filter."""
    catalogue, choice = loaded.catalogue, view.selection
    if choice is None or choice.type == "district":
        State.pop("correcting", None)
    with st.container(key="details", border=True):
        if choice is not None:
            choice = _still_there(choice, catalogue)
            st.button(
                say("panel.close"), on_click=chosen().later, args=(select, None), key="close", icon=":material/close:"
            )
        if choice is None and not layers.incidents and not layers.blackouts:
            st.html(f'<div class="panel"><h3>{say("panel.nothing")}</h3><p>{say("panel.nothing_help")}</p></div>')
            st.button(say("filter.reset"), on_click=chosen().later, args=(reset, loaded), key="reset_empty")
        elif choice is None:
            episodes = sorted(layers.episodes, key=lambda e: (str(e.date_start), len(e.incidents)), reverse=True)
            st.html(overview_panel(episodes[:MAX_EPISODES], catalogue))
        elif choice.type == "incident" and choice.id in catalogue.incidents:
            st.html(incident_panel(catalogue.incidents[choice.id], catalogue))
            _corrections(loaded, catalogue.incidents[choice.id])
        elif choice.type == "blackout" and choice.id in catalogue.blackouts:
            st.html(blackout_panel(catalogue.blackouts[choice.id], catalogue))
            _others_here(layers, catalogue.blackouts[choice.id])
            _corrections(loaded, catalogue.blackouts[choice.id])
        elif choice.type == "district" and any(d.pcode == choice.id for d in all_districts()):
            _district(layers, choice.id)
        else:
            _gone(choice, catalogue)
        if catalogue.holdings.edits:
            last = catalogue.holdings.edits[-1]
            st.button(say("correct.undo"), on_click=_undo, args=(last.id,), icon=":material/undo:", key="undo_edit")


def _corrections(loaded: Loaded, record: MergedIncident | MergedBlackout) -> None:
    """Show the form to put a record right, unless somebody else has changed the record since it was shown."""
    key = f"correct-{record.id}"
    shown: MergedIncident | MergedBlackout | None = State.pop("correcting", None)
    has_changed = shown is not None and shown.id == record.id and shown != record
    notice = st.container()  # always there: else what is below it would close when a notice comes
    if shown is not None and has_changed:
        follow(key, shown, record)
        notice.warning(_meanwhile(shown, record, loaded.catalogue), icon=":material/sync_problem:")

    def keep(edit: Edit) -> None:
        if not has_changed:  # else the person has not seen yet what it is on top of
            _keep(edit, loaded.catalogue.holdings.edits)

    State.correcting = record
    with st.expander(say("correct.title"), icon=":material/edit:"):
        correction_form(record, key=key, keep=keep)
        if isinstance(record, MergedIncident):
            merge_form(record, loaded.catalogue.incidents.values(), key=f"merge-{record.id}", keep=keep)
    lines = claims_on(record, loaded.catalogue) if isinstance(record, MergedIncident) else {}
    if lines:
        with st.expander(say("correct.figure_title"), icon=":material/edit:"):
            figure_form(lines, loaded.catalogue, key=f"figure-{record.id}", keep=keep)


def _meanwhile(
    before: MergedIncident | MergedBlackout, now: MergedIncident | MergedBlackout, catalogue: Catalogue
) -> str:
    """Say who changed a record since it was shown, as far as a correction did it."""
    new = [edit for edit in catalogue.holdings.edits if edit.id in now.edits and edit.id not in before.edits]
    if not new:
        return say("correct.changed")
    return say("correct.changed_by", who=plain(new[-1].who), why=plain(f" ({new[-1].why})" if new[-1].why else ""))


def _still_there(chosen: Selection, catalogue: Catalogue) -> Selection:
    """Give the choice, or the record that its reports are part of now."""
    if chosen.type == "district" or chosen.id in catalogue.incidents or chosen.id in catalogue.blackouts:
        return chosen
    holder = catalogue.holders.get(chosen.id)
    if holder is None:
        return chosen
    st.info(say("panel.merged_away"), icon=":material/call_merge:")
    return Selection(type=chosen.type, id=holder)


def _gone(chosen: Selection, catalogue: Catalogue) -> None:
    """Say that a record is not there any more, and who rejected it."""
    edit = catalogue.rejected.get(chosen.id)
    words = say("panel.gone") if edit is None else say("panel.rejected", who=edit.who, day=say_day(edit.when.date()))
    st.html(f'<p class="soft">{escape(words)}</p>')


def _keep(edit: Edit, seen: Sequence[Edit]) -> None:
    try:
        with st.spinner(say("report.saving")):
            Store(store_path()).add_edit(edit, seen=seen)
    except StoreError as error:
        st.error(plain(str(error)))
        return
    State.pop("correcting", None)
    st.toast(say("correct.rejected") if edit.action == "reject" else say("correct.done"))
    st.rerun()


def _undo(edit_id: str) -> None:
    try:
        undone = Store(store_path()).undo_edit(edit_id)
    except StoreError as error:
        st.toast(plain(str(error)))
    else:
        st.toast(say("correct.undone") if undone else say("correct.none_to_undo"))
    State.pop("correcting", None)


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
            on_click=chosen().later,
            args=(select, Selection(type=kind, id=record.id)),
            type="tertiary",
        )
    if len(records) > MAX_BUTTONS:
        st.caption(say("panel.rest", n=len(records) - MAX_BUTTONS))
