"""Add reports: give them, watch them being read, see what was found, put it right, then save it or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import StoreError
from geo.reading.sources import SUFFIXES
from geo.store import Store
from geo.ui.corrections import EARLIEST
from geo.ui.draft import Draft, show_draft
from geo.ui.loading import store_path
from geo.ui.plain import plain
from geo.ui.problems import show_surprise
from geo.ui.reading_job import Given, ReadingJob, start
from geo.view.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.merging import Edit
    from geo.model import Reading

PASTED = "report.txt"
"""The name of a pasted text, should it need one."""

_AT_ONCE_S = 0.4
"""A report that is read in so short a time shows no progress."""

_LOOK_S = 0.4
"""How often the page looks how far the reading is."""

_TYPED = ("text", "title", "publisher", "url", "published")

State = st.session_state


def page() -> None:
    """Show the form, and below it the reading while it goes on, the draft that was read, or what was just saved."""
    st.header(say("report.title"), anchor=False)
    if "saved_sources" in State:
        _show_saved(State.saved_sources)
    _take_what_was_read()
    job, draft = State.get("reading"), State.get("draft")
    with st.expander(say("report.form"), expanded=draft is None, key=f"report_form-{draft is None}"):
        reports = _show_form(is_busy=job is not None)
    if reports:
        job = State.reading = start(reports)
        State.pop("draft", None)
        State.pop("saved_sources", None)
        job.wait(_AT_ONCE_S)
        st.rerun()
    if job is not None:
        _show_progress(job)
    elif draft is not None:
        show_draft(draft, save=_save)


def _take_what_was_read() -> None:
    """Make a draft of a reading that has ended."""
    job: ReadingJob | None = State.get("reading")
    if job is None or not job.is_over:
        return
    State.pop("reading")
    if job.surprise is not None:
        show_surprise(job.surprise)
    if job.readings:
        stored, edits = _stored()
        State.draft = Draft.of(job.readings, problems=job.problems, stored=stored, stored_edits=edits)
    else:
        for problem in job.problems:
            st.warning(plain(problem))


def _stored() -> tuple[tuple[Reading, ...], tuple[Edit, ...]]:
    """Give what is stored, to see what a draft will join; nothing where it cannot be read, which saving will tell."""
    store = Store(store_path())
    try:
        return store.readings(), store.edits()
    except StoreError:
        return (), ()


def _show_form(*, is_busy: bool) -> tuple[Given, ...]:
    """Show what a person may give; give the reports when they are to be read, else ().

    All of it stays as it is while a report is read, after a cancelled reading and beside a draft; a new form, with
    a new number in its keys, comes only when the draft is saved.
    """
    form = f"report-{State.setdefault('report_number', 0)}"
    for key, value in State.get("report_kept", {}).items():
        State.setdefault(key, value)  # Streamlit forgets what a page held that was left
    st.caption(say("report.intro"))
    with st.form(form, border=False):
        text = st.text_area(say("report.paste"), height=220, key=f"{form}-text")
        files = st.file_uploader(
            say("report.upload"), type=[*SUFFIXES], accept_multiple_files=True, key=f"{form}-files"
        )
        left, right = st.columns(2)
        title = left.text_input(say("report.name"), key=f"{form}-title", help=say("report.name_help"))
        publisher = right.text_input(say("report.publisher"), key=f"{form}-publisher")
        url = left.text_input(say("report.url"), key=f"{form}-url")
        published = right.date_input(
            say("report.published"), None, format="YYYY-MM-DD", help=say("report.published_help"),
            min_value=EARLIEST, key=f"{form}-published",
        )  # fmt: skip
        read = st.form_submit_button(say("report.read"), type="primary", disabled=is_busy, key=f"{form}-read")
    State.report_kept = {f"{form}-{name}": State[f"{form}-{name}"] for name in _TYPED}
    if not read:
        return ()
    given = [(file.name, file.getvalue()) for file in files]
    if text.strip():
        given.append((PASTED, text.encode("utf-8", "replace")))
    if not given:
        st.warning(say("report.nothing_given"))
    is_one = len(given) == 1  # a title and an address are those of one report
    return tuple(
        Given(
            name=name, content=content, title=title if is_one else None, url=url if is_one else None,
            publisher=publisher, published=published,
        )
        for name, content in given
    )  # fmt: skip


@st.fragment(run_every=_LOOK_S)
def _show_progress(job: ReadingJob) -> None:
    """Show how far the reading is, and a way to stop it; this alone runs again, so that the form stays as it is."""
    if job.is_over or State.get("reading") is not job:
        st.rerun()
    number, of = min(job.number + 1, len(job.reports)), len(job.reports)
    name = job.reports[number - 1].name
    st.progress(job.share, text=plain(say("report.reading", name=name, number=number, n=of)))
    if st.button(say("report.cancel"), icon=":material/close:", key="cancel_reading"):
        job.cancel()
        State.pop("reading", None)
        st.toast(say("report.cancelled"))
        st.rerun()


def _save(draft: Draft) -> None:
    """Save a draft; where that fails, say why and keep it."""
    try:
        with st.spinner(say("report.saving")):
            Store(store_path()).add(draft.readings, edits=draft.edits)
    except StoreError as error:
        st.error(f"{plain(str(error))} {say('report.draft_kept')}")
        return
    State.saved_sources = [reading.source.id for reading in draft.readings]
    State.pop("draft")
    State.report_number += 1
    State.pop("report_kept", None)
    st.rerun()


def _show_saved(source_ids: Sequence[str]) -> None:
    st.success(say("report.saved"), icon=":material/check:")
    if st.button(say("report.undo"), icon=":material/undo:"):
        try:
            removed = Store(store_path()).remove(source_ids)
        except StoreError as error:
            st.error(plain(str(error)))
            return
        State.pop("saved_sources", None)
        st.toast(say("report.undone") if removed else say("report.undo_gone"))
