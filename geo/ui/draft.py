"""A draft: reports that were read and are not saved yet, what was found in them, and a person's corrections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import streamlit as st

from geo.layers.build import Atlas
from geo.merging import MergedIncident, lay_over, merge
from geo.ui.beside import Beside, Saved
from geo.ui.corrections import correction_form, make_edit, merge_form
from geo.ui.figure_form import claims_on, figure_form
from geo.ui.mapframe import put_records, show_map
from geo.ui.plain import plain
from geo.view.catalogue import Catalogue
from geo.view.features import numbers_of, records_for_browser, shown_for_browser
from geo.view.highlight import document_html, marks_key, spans_of
from geo.view.panel import blackout_panel, incident_panel, list_panel
from geo.view.permalink import View
from geo.view.phrases import blackout_when, claim_line, incident_when, title_of
from geo.view.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.merging import Edit, Holdings, MergedBlackout
    from geo.model import Reading

PAGE = 20
"""So many findings are listed at first; a form for each of thousands would stop the page."""

State = st.session_state


@dataclass(frozen=True)
class Draft:
    """Readings with the corrections made so far.

    ``merged`` is what the readings come to, were they the only ones, and ``beside`` what they come to with all that
    was stored when they were read; ``problems`` are sentences on reports that could not be read.
    """

    readings: tuple[Reading, ...]
    merged: Holdings
    beside: Beside
    edits: tuple[Edit, ...] = ()
    problems: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        readings: Sequence[Reading],
        *,
        problems: Sequence[str] = (),
        stored: Sequence[Reading] = (),
        stored_edits: Sequence[Edit] = (),
    ) -> Draft:
        """Make a draft of readings; a report that was given twice is one."""
        once = tuple({reading.source.id: reading for reading in readings}.values())
        beside = Beside.of(once, stored, stored_edits)
        return cls(readings=once, merged=merge(once), beside=beside, problems=tuple(problems))

    @cached_property
    def holdings(self) -> Holdings:
        """What saving it would add, were it the only one."""
        return lay_over(self.merged, self.edits)

    @cached_property
    def saved(self) -> Saved:
        """What the store would hold, were it saved now."""
        return self.beside.with_edits(self.edits)

    @property
    def name(self) -> str:
        """A name that no other state of a draft has."""
        return "-".join([self.readings[0].source.id, str(len(self.readings)), *(edit.id for edit in self.edits[-1:])])


def show_draft(draft: Draft, *, save: Callable[[Draft], None]) -> None:
    """Show what was found, beside the text and on a map, with a form to put each finding right."""
    for warning in (*draft.problems, *(words for reading in draft.readings for words in reading.warnings)):
        st.warning(plain(warning[:1].upper() + warning[1:]))
    with st.container(horizontal=True, vertical_alignment="center"):
        saving = st.button(say("report.save"), type="primary", icon=":material/save:")
        st.button(say("report.discard"), on_click=lambda: State.pop("draft", None), help=say("report.discard_help"))
        if draft.edits:
            st.button(say("correct.undo"), on_click=_undo, args=(draft,), icon=":material/undo:", key="undo_draft")
            st.caption(say("report.edits", n=len(draft.edits)))
    if saving:
        save(draft)
    left, right = st.columns(2)
    with left:
        _show_findings(draft)
    with right:
        _show_text(draft)


def _show_findings(draft: Draft) -> None:
    holdings, catalogue = draft.holdings, Catalogue(draft.holdings)
    st.subheader(say("report.found"), anchor=False)
    records: list[MergedIncident | MergedBlackout] = [*holdings.incidents, *holdings.blackouts]
    if not records:
        st.info(say("report.found_nothing"))
    _small_map(draft, catalogue)
    listed = State.get("draft_listed", PAGE)
    for record in records[:listed]:
        _finding(record, draft, catalogue)
    if len(records) > listed:
        words = say("report.more_findings", n=min(PAGE, len(records) - listed), left=len(records) - listed)
        st.button(words, on_click=lambda: State.update(draft_listed=listed + PAGE), key="more_findings")
    _loose_figures(draft, catalogue)


def _show_text(draft: Draft) -> None:
    st.subheader(say("report.text"), anchor=False)
    sources = {reading.source.id: reading for reading in draft.readings}
    chosen = next(iter(sources))
    if len(sources) > 1:
        chosen = st.selectbox(
            say("report.which"), list(sources), key="draft_text",
            format_func=lambda one: sources[one].source.title or say("popup.untitled"),
        )  # fmt: skip
    reading = sources[chosen]
    st.html(marks_key())
    st.html(document_html(reading.source.text, spans_of(reading)))


def _finding(record: MergedIncident | MergedBlackout, draft: Draft, catalogue: Catalogue) -> None:
    """Show one finding as the details of the map would, and the forms to put it right."""
    if isinstance(record, MergedIncident):
        title, panel = f"{title_of(record)}, {incident_when(record)}", incident_panel(record, catalogue)
    else:
        title, panel = f"{title_of(record)}, {blackout_when(record)}", blackout_panel(record, catalogue)
    if draft.saved.joined(record) is not None:
        title = f"{title} · {say('report.joins_short')}"
    with st.expander(plain(title)):
        st.html(panel)
        _joins(record, draft)
        correction_form(record, key=f"draft-{record.id}", keep=_keep)
        if isinstance(record, MergedIncident):
            others = [*draft.holdings.incidents, *draft.saved.stored_incidents]
            merge_form(record, others, key=f"draft-merge-{record.id}", keep=_keep)
            figure_form(claims_on(record, catalogue), catalogue, key=f"draft-figure-{record.id}", keep=_keep)


def _joins(record: MergedIncident | MergedBlackout, draft: Draft) -> None:
    """Say which stored record a finding will be part of, and offer to keep it apart."""
    found = draft.saved.joined(record)
    if found is None:
        return
    when = incident_when(found) if isinstance(found, MergedIncident) else blackout_when(found)
    st.info(plain(say("report.joins", title=title_of(found), when=when)), icon=":material/call_merge:")
    with st.container(horizontal=True):
        what = "incident" if isinstance(found, MergedIncident) else "blackout"
        st.link_button(say("report.joins_open"), f"./?open={what}:{found.id}", icon=":material/open_in_new:")
        if st.button(say("report.keep_apart"), key=f"apart-{record.id}", help=say("report.keep_apart_help")):
            reports = [report.id for report in record.reports]
            _keep(make_edit("split", reports, who=State.get("who", ""), why=""))


def _loose_figures(draft: Draft, catalogue: Catalogue) -> None:
    """Show the figures that are on no finding, with the form to put them right."""
    shown = {name for incident in draft.holdings.incidents for name in claims_on(incident, catalogue)}
    loose = [claim for claim in draft.holdings.claims if claim.id not in shown]
    if not loose:
        return
    with st.expander(say("correct.loose", n=len(loose))):
        lines = {claim.id: claim_line(claim, catalogue) for claim in loose}
        st.html(list_panel(list(lines.values())))
        figure_form(lines, catalogue, key="draft-loose", keep=_keep)


def _keep(edit: Edit) -> None:
    draft: Draft = State.draft
    State.draft = replace(draft, edits=(*draft.edits, edit))
    st.toast(say("correct.rejected") if edit.action == "reject" else say("correct.done"))
    st.rerun()


def _undo(draft: Draft) -> None:
    State.draft = replace(draft, edits=draft.edits[:-1])
    st.toast(say("correct.undone"))


def _small_map(draft: Draft, catalogue: Catalogue) -> None:
    layers = Atlas(draft.holdings).layers()
    records = records_for_browser(layers, catalogue)
    shown = shown_for_browser(layers, numbers_of(records), catalogue)
    url = put_records(records, name=draft.name, of="draft")
    show_map(records_url=url, shown=shown, view=View(size_by="equal"), view_serial=0, key="draft_map")
