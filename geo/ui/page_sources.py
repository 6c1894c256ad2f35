"""The sources page: every document, and what was read in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from geo.store import Store
from geo.ui.loading import load, store_path
from geo.view.highlight import document_html, marks_key, spans_of
from geo.view.popup import source_html
from geo.view.words import say

if TYPE_CHECKING:
    from geo.model import Reading
    from geo.view.catalogue import Catalogue

MAX_ROWS = 14
"""So many documents are in sight; the others are reached by scrolling."""

_COLUMNS = ("title", "publisher", "published", "language", "incidents", "blackouts", "claims")


def page() -> None:
    """Show the documents, and the text of the one that is chosen with its findings marked."""
    loaded = load()
    st.header(say("sources.title"), anchor=False)
    rows = _rows(loaded.catalogue)
    if rows.empty:
        st.info(say("sources.empty"))
        return
    st.caption(say("sources.intro"))
    state = st.dataframe(
        rows,
        hide_index=True,
        key="sources",
        height=min(38 + 35 * len(rows), 38 + 35 * MAX_ROWS),
        on_select="rerun",
        selection_mode="single-row",
        placeholder=say("table.blank"),
        column_config={
            say("sources.column_title"): st.column_config.TextColumn(width=520),
            say("sources.column_published"): st.column_config.DateColumn(format="YYYY-MM-DD"),
        },
    )
    chosen = state["selection"]["rows"]
    if chosen and chosen[0] < len(rows):
        _show(str(rows.index[chosen[0]]), loaded.version)


def _rows(catalogue: Catalogue) -> pd.DataFrame:
    incidents = Counter(source for one in catalogue.incidents.values() for source in one.source_ids)
    blackouts = Counter(source for one in catalogue.blackouts.values() for source in one.source_ids)
    claims = Counter(claim.source_id for claim in catalogue.claims.values())
    headings = [say(f"sources.column_{name}") for name in _COLUMNS]
    sources = sorted(catalogue.sources.values(), key=lambda s: (str(s.published or ""), s.title or ""), reverse=True)
    cells = [
        (
            *(one.title or say("popup.untitled"), one.publisher, one.published, one.language),
            *(incidents[one.id], blackouts[one.id], claims[one.id]),
        )
        for one in sources
    ]
    rows = pd.DataFrame(cells, columns=headings, index=[source.id for source in sources])
    rows[say("sources.column_published")] = pd.to_datetime(rows[say("sources.column_published")])
    return rows


def _show(source_id: str, version: str) -> None:
    reading = _readings(str(store_path()), version).get(source_id)
    if reading is None:
        return
    st.html(f'<h3 dir="auto">{source_html(reading.source)}</h3>{marks_key()}')
    st.html(document_html(reading.source.text, spans_of(reading)))


@st.cache_resource(max_entries=2, show_spinner=False)
def _readings(path: str, version: str) -> dict[str, Reading]:  # noqa: ARG001 — version is part of the key
    return {reading.source.id: reading for reading in Store(path).readings()}
