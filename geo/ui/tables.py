"""The tables under the map: always exactly what the map shows, and what it cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.ui.chosen import chosen
from geo.ui.filters import select
from geo.view.permalink import Selection, SelectType
from geo.view.words import say

if TYPE_CHECKING:
    import pandas as pd

    from geo.layers.build import Layers
    from geo.ui.loading import Loaded

State = st.session_state


def show_tables(loaded: Loaded, layers: Layers) -> None:
    """Show incidents, blackouts and the unlocated, each with its count, in tabs."""
    lost_gdf = layers.unlocated_gdf
    incidents, blackouts, lost = st.tabs(
        [
            say("table.incidents", n=len(layers.attacks_gdf)),
            say("table.blackouts", n=len(layers.blackouts_gdf)),
            say("table.unlocated", n=len(lost_gdf)),
        ]
    )
    with incidents:
        _table(loaded.tables.incident_rows(layers.attacks_gdf["id"]), "incident", key="t_incidents")
    with blackouts:
        _table(loaded.tables.blackout_rows(layers.blackouts_gdf["id"]), "blackout", key="t_blackouts")
    with lost:
        if lost_gdf.empty:
            st.info(say("table.all_located"), icon=":material/location_on:")
            return
        st.caption(say("table.unlocated_help"))
        by_record = {what: list(lost_gdf.loc[lost_gdf["record"] == what, "id"]) for what in ("incident", "blackout")}
        if by_record["incident"]:
            _table(loaded.tables.incident_rows(by_record["incident"]), "incident", key="t_lost_incidents")
        if by_record["blackout"]:
            _table(loaded.tables.blackout_rows(by_record["blackout"]), "blackout", key="t_lost_blackouts")


def _table(rows: pd.DataFrame, what: SelectType, *, key: str) -> None:
    """Show rows; choosing one opens its details."""
    if rows.empty:
        st.info(say("table.empty"), icon=":material/filter_alt_off:")
        return
    ids, now = list(rows.index), chosen()
    st.dataframe(
        rows.reset_index(drop=True),  # the ids would be sent, and never be seen
        hide_index=True,
        key=key,
        on_select=lambda: now.later(_row_chosen, key, ids, what),
        selection_mode="single-row",
        height=min(38 + 35 * len(rows), 388),
        column_config=_columns(),
        placeholder=say("table.blank"),
        alt=say("table.alt", n=len(rows)),
    )


def _columns() -> dict[str, Any]:
    days = ("date", "start", "end", "last", "expected")
    wide = ("source", "who", "services", "killed")
    return {
        **{say(f"column.{name}"): st.column_config.DateColumn(format="YYYY-MM-DD", width=104) for name in days},
        **{say(f"column.{name}"): st.column_config.TextColumn(width="medium") for name in wide},
    }


def _row_chosen(key: str, ids: list[str], what: SelectType) -> None:
    rows = State[key]["selection"]["rows"]
    if rows and rows[0] < len(ids):
        select(Selection(type=what, id=ids[rows[0]]))
