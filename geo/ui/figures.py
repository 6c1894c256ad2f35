"""The row of figures above the map: what the filter comes to, in five seconds."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from geo.model import GROUPS
from geo.view.words import say

if TYPE_CHECKING:
    from geo.layers.build import Counts
    from geo.layers.totals import Range


def show_figures(counts: Counts) -> None:
    """Show the figures as tiles that wrap on a narrow screen; a toll is a range of claims."""
    tiles = [
        (f"{counts.incidents:,}", say("figure.incidents", n=counts.incidents), _where(counts)),
        *(
            (_span(counts.killed.get(group)), say(f"figure.killed_{group}"), say("figure.as_claimed"))
            for group in GROUPS
        ),
        (f"{counts.districts_offline:,}", say("figure.offline", n=counts.districts_offline), _people(counts)),
        (f"{counts.unlocated:,}", say("figure.unlocated", n=counts.unlocated), _hidden(counts)),
    ]
    cells = "".join(
        f'<div class="tile"><b>{escape(number)}</b><span>{escape(label)}</span><small>{escape(note)}</small></div>'
        for number, label, note in tiles
    )
    st.html(f'<div class="tiles" role="group" aria-label="{escape(say("figure.title"))}">{cells}</div>')


def _where(counts: Counts) -> str:
    places = say("count.places", n=counts.places)
    return f"{places}, {say('count.districts', n=counts.districts_hit)}"


def _people(counts: Counts) -> str:
    if not counts.districts_offline:
        return say("figure.nobody")
    return say("figure.people", millions=f"{counts.people_offline / 1e6:.1f}")


def _hidden(counts: Counts) -> str:
    """Say where the unplaced are, and how many undated ones the date filter hides."""
    if counts.undated_hidden:
        return say("figure.undated", n=counts.undated_hidden)
    return say("figure.see_below") if counts.unlocated else say("figure.all_placed")


def _span(span: Range | None) -> str:
    if span is None:
        return say("figure.no_claim")
    figure = f"{span.low:,}" if span.low == span.high else f"{span.low:,}–{span.high:,}"
    return f"{figure}+" if span.open_ended else figure
