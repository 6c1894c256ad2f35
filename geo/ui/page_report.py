"""Add a report: give it, see what is read in it, put it right, then save it or not."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import StoreError
from geo.layers.build import Atlas
from geo.merging import apply_edits, merge
from geo.reading import read_document
from geo.reading.sources import Failure, load
from geo.store import Store
from geo.ui.corrections import correction_form
from geo.ui.loading import store_path
from geo.ui.mapframe import put_records, show_map
from geo.ui.plain import plain
from geo.view.catalogue import Catalogue
from geo.view.features import numbers_of, records_for_browser, shown_for_browser
from geo.view.highlight import document_html, spans_of
from geo.view.permalink import View
from geo.view.phrases import blackout_when, incident_when, title_of
from geo.view.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.merging import Edit, Holdings, MergedBlackout, MergedIncident
    from geo.model import Reading

MAX_CHARACTERS = 400_000
"""A longer text is more than one report; the command line reads it."""

State = st.session_state


@dataclass(kw_only=True)
class Draft:
    """A report that was read and is not saved yet, with the corrections made so far."""

    reading: Reading
    edits: tuple[Edit, ...] = ()

    @property
    def holdings(self) -> Holdings:
        """What saving it would add, were it the only document."""
        return apply_edits(merge([self.reading]), self.edits)


def page() -> None:
    """Show the form, or the draft that was read, or what was just saved."""
    st.header(say("report.title"), anchor=False)
    if "saved_source" in State:
        _show_saved(State.saved_source)
    if "draft" in State:
        _show_draft(State.draft)
    else:
        _show_form()


def _show_form() -> None:
    st.caption(say("report.intro"))
    with st.form("report"):
        text = st.text_area(say("report.paste"), height=240)
        file = st.file_uploader(say("report.upload"), type=["txt", "md", "html", "htm"], help=say("report.upload_help"))
        left, right = st.columns(2)
        given = {
            "title": left.text_input(say("report.name")),
            "publisher": right.text_input(say("report.publisher")),
            "url": left.text_input(say("report.url")),
        }
        published = right.date_input(
            say("report.published"),
            None,
            format="YYYY-MM-DD",
            help=say("report.published_help"),
            min_value="1947-08-14",
        )
        read = st.form_submit_button(say("report.read"), type="primary")
    if not read:
        return
    content = (file.name, file.getvalue()) if file is not None else ("report.txt", text.encode())
    if file is None and not text.strip():
        st.warning(say("report.nothing_given"))
        return
    with st.spinner(say("report.read")):
        problem = _read(*content, given=given | {"published": published})
    if problem:
        st.warning(plain(problem))
    else:
        st.rerun()


def _read(name: str, content: bytes, *, given: Mapping[str, object]) -> str:
    """Read a report into the draft; give the sentence that says why not, or ""."""
    with tempfile.TemporaryDirectory(prefix="incidentmap-") as folder:
        path = Path(folder) / f"report{Path(name).suffix.lower() or '.txt'}"
        path.write_bytes(content)
        loaded = next(iter(load(path)))
    if isinstance(loaded, Failure):
        return loaded.message.replace(str(path), name).replace(loaded.path, name)
    if len(loaded.text) > MAX_CHARACTERS:
        return say("report.too_long", n=f"{len(loaded.text):,}", limit=f"{MAX_CHARACTERS:,}")
    known = {field: given.get(field) or getattr(loaded, field) for field in ("title", "publisher", "url", "published")}
    reading = read_document(loaded.text, language=loaded.language, **known)  # type: ignore[arg-type]
    State.draft = Draft(reading=reading)
    State.pop("saved_source", None)
    return ""


def _show_draft(draft: Draft) -> None:
    holdings = draft.holdings
    for warning in draft.reading.warnings:
        st.warning(plain(warning))
    with st.container(horizontal=True):
        save = st.button(say("report.save"), type="primary", icon=":material/save:")
        st.button(say("report.discard"), on_click=lambda: State.pop("draft", None))
    if draft.edits:
        st.caption(say("report.edits", n=len(draft.edits)))
    if save:
        _save(draft)
    left, right = st.columns(2)
    with left:
        st.subheader(say("report.found"), anchor=False)
        if not holdings.incidents and not holdings.blackouts:
            st.info(say("report.found_nothing"))
        _small_map(holdings, name=f"{draft.reading.source.id}-{len(draft.edits)}")
        for incident in holdings.incidents:
            _finding(incident, incident_when(incident), draft)
        for blackout in holdings.blackouts:
            _finding(blackout, blackout_when(blackout), draft)
    with right:
        st.subheader(say("report.text"), anchor=False)
        st.html(document_html(draft.reading.source.text, spans_of(draft.reading)))


def _save(draft: Draft) -> None:
    try:
        Store(store_path()).add([draft.reading], edits=draft.edits)
    except StoreError as error:
        st.error(plain(str(error)))  # the draft stays, to be saved again
        return
    State.saved_source = draft.reading.source.id
    State.pop("draft")
    st.rerun()


def _finding(record: MergedIncident | MergedBlackout, when: str, draft: Draft) -> None:
    with st.expander(plain(f"{title_of(record)}, {when}")):
        st.html(document_html(record.reports[0].quote, ()))
        correction_form(record, key=f"draft-{record.reports[0].id}", keep=lambda edit: _keep(draft, edit))


def _keep(draft: Draft, edit: Edit) -> None:
    draft.edits = (*draft.edits, edit)
    st.rerun()


def _small_map(holdings: Holdings, *, name: str) -> None:
    layers, catalogue = Atlas(holdings).layers(), Catalogue(holdings)
    records = records_for_browser(layers, catalogue)
    shown = shown_for_browser(layers, numbers_of(records), catalogue)
    url = put_records(records, name=name, of="draft")
    show_map(records_url=url, shown=shown, view=View(size_by="equal"), view_serial=0, key="draft_map")


def _show_saved(source_id: str) -> None:
    st.success(say("report.saved"), icon=":material/check:")
    if st.button(say("report.undo"), icon=":material/undo:"):
        try:
            removed = Store(store_path()).remove([source_id])
        except StoreError as error:
            st.error(plain(str(error)))
            return
        State.pop("saved_source", None)
        st.toast(say("report.undone") if removed else say("report.undo_gone"))
