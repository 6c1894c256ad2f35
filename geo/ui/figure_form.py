"""The form to put one figure right: another number, side or claimant, or no toll at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.merging import Correction
from geo.model import GROUPS, MEASURES, QUALIFIERS
from geo.ui.corrections import make_edit
from geo.view.panel import figure_quote
from geo.view.phrases import claim_line
from geo.view.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geo.merging import Edit, MergedIncident
    from geo.model import Claim
    from geo.view.catalogue import Catalogue

State = st.session_state


def claims_on(incident: MergedIncident, catalogue: Catalogue) -> dict[str, str]:
    """Give what is claimed on an incident and on the waves it is part of: each claim in a line, by its id."""
    lines = {claim.id: claim_line(claim, catalogue) for claim in catalogue.claims_of(incident.claims)}
    for episode in catalogue.episodes_of(incident):
        for claim in catalogue.claims_of(episode.claims):
            line = claim_line(claim, catalogue)
            lines[claim.id] = say("correct.figure_of_whole", figure=line, title=episode.title)
    return lines


def figure_form(lines: dict[str, str], catalogue: Catalogue, *, key: str, keep: Callable[[Edit], None]) -> None:
    """Offer the figures to choose one, then a form for that one; nothing where there are none.

    Parameters
    ----------
    lines
        Each figure in a line, by the id of its claim.
    catalogue
        Where the claims are.
    key
        A prefix that no other form on the page has.
    keep
        Called with the edit when a button is clicked.
    """
    if not lines:
        return
    chosen = st.selectbox(
        say("correct.figure"), list(lines), index=None, key=f"{key}-{len(lines)}", placeholder=say("correct.choose"),
        format_func=lambda one: lines[one],
    )  # fmt: skip
    if chosen is None:
        return
    claim = catalogue.claims[chosen]
    st.html(figure_quote(claim, catalogue))
    # Named after what it shows: where somebody else has corrected the figure, it starts anew from that.
    _form(claim, key="-".join([key, claim.id, *map(str, _values(claim).values())]), keep=keep)


def _form(claim: Claim, *, key: str, keep: Callable[[Edit], None]) -> None:
    with st.form(key, border=False):
        typed = _fields(claim, key)
        why = st.text_input(say("correct.why"), key=f"{key}-why")
        who = st.text_input(say("correct.who"), State.get("who", ""), key=f"{key}-who")
        row = st.container(horizontal=True)
        kept = row.form_submit_button(say("correct.keep_figure"), type="primary", key=f"{key}-keep")
        rejected = row.form_submit_button(say("correct.reject_figure"), key=f"{key}-reject")
    State["who"] = who
    if rejected:
        keep(make_edit("reject", [claim.id], who=who, why=why))
    elif kept and typed["high"] < typed["low"]:
        st.warning(say("correct.high_below_low"))
    elif kept:
        correction = _correction(claim, typed)
        if correction is None:
            st.info(say("correct.nothing_changed"))
        else:
            keep(make_edit("correct", [claim.id], who=who, why=why, correction=correction))


def _fields(claim: Claim, key: str) -> dict[str, Any]:
    """Show the fields, and give what they hold, by the names of a claim."""
    now = _values(claim)
    (low, high), (qualifier, claimant), (group, measure) = (st.columns(2) for _ in range(3))
    return {
        "low": low.number_input(say("correct.low"), 0, None, now["low"], 1, key=f"{key}-low"),
        "high": high.number_input(say("correct.high"), 0, None, now["high"], 1, key=f"{key}-high"),
        "qualifier": qualifier.selectbox(
            say("correct.qualifier"), QUALIFIERS, QUALIFIERS.index(claim.qualifier), key=f"{key}-qualifier",
            format_func=lambda one: say(f"qualified.{one}"),
        ),
        "measure": measure.selectbox(
            say("correct.measure"), MEASURES, MEASURES.index(claim.measure), key=f"{key}-measure",
            format_func=lambda one: say(f"measure.{one}"),
        ),
        "group": group.selectbox(
            say("correct.group"), GROUPS, GROUPS.index(claim.group), key=f"{key}-group",
            format_func=lambda one: say(f"group.{one}"),
        ),
        "claimant": claimant.text_input(
            say("correct.claimant"), now["claimant"], key=f"{key}-claimant", help=say("correct.claimant_help")
        ).strip(),
    }  # fmt: skip


def _values(claim: Claim) -> dict[str, Any]:
    """Give what each field holds for a claim."""
    return {
        "low": claim.low,
        "high": claim.low if claim.high is None else claim.high,
        "qualifier": claim.qualifier,
        "measure": claim.measure,
        "group": claim.group,
        "claimant": claim.claimant or "",
    }


def _correction(claim: Claim, typed: Mapping[str, Any]) -> Correction | None:
    """Give what a person changed; None where nothing was."""
    now = _values(claim)
    changes = {name: value for name, value in typed.items() if value != now[name]}
    if changes.keys() & {"low", "high"}:
        changes |= {"low": typed["low"], "high": typed["high"]}
    return Correction(**changes) if changes else None
