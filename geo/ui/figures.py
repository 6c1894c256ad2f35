"""The row of figures above the map: what the filter comes to, in five seconds."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from geo.model import GROUPS
from geo.view.words import say, say_month

if TYPE_CHECKING:
    from geo.layers.build import Counts, Layers
    from geo.layers.totals import Range


def show_figures(layers: Layers) -> None:
    """Show the figures as tiles that wrap on a narrow screen; a toll is a range of claims.

    Districts whose cut nobody has told the end of, nor anything else for long, are counted apart.
    """
    counts = layers.counts
    tiles = [
        (f"{counts.incidents:,}", say("figure.incidents", n=counts.incidents), _where(counts), ""),
        *(
            (_span(counts.killed.get(group)), say(f"figure.killed_{group}"), _told(counts.killed.get(group)), "")
            for group in GROUPS
        ),
        (f"{counts.districts_offline:,}", say("figure.offline", n=counts.districts_offline), _people(counts), " wide"),
        (f"{counts.unlocated:,}", say("figure.unlocated", n=counts.unlocated), _hidden(counts), ""),
    ]
    cells = "".join(
        f'<div class="tile{width}"><b>{escape(number)}</b><span>{escape(label)}</span>'
        f"<small>{escape(note)}</small></div>"
        for number, label, note, width in tiles
    )
    st.html(f'<div class="tiles" role="group" aria-label="{escape(say("figure.title"))}">{cells}</div>')


def _where(counts: Counts) -> str:
    places = say("count.places", n=counts.places)
    return f"{places}, {say('count.districts', n=counts.districts_hit)}"


def _people(counts: Counts) -> str:
    """Say how many people are cut off, and of how many districts nothing has been heard for long."""
    people = say("figure.people", millions=f"{counts.people_offline / 1e6:.1f}") if counts.people_offline else ""
    unheard = ""
    if counts.districts_unheard:
        unheard = say("figure.unheard", n=counts.districts_unheard, month=say_month(counts.last_heard))
    return "; ".join(filter(None, (people, unheard))) or say("figure.nobody")


def _hidden(counts: Counts) -> str:
    """Say where the unplaced are, and how many undated ones the date filter hides."""
    if counts.undated_hidden:
        return say("figure.undated", n=counts.undated_hidden)
    return say("figure.see_below") if counts.unlocated else say("figure.all_placed")


def _told(span: Range | None) -> str:
    return say("figure.as_claimed") if span is not None else say("figure.not_claimed")


def _span(span: Range | None) -> str:
    if span is None:
        return say("figure.no_claim")
    figure = f"{span.low:,}" if span.low == span.high else f"{span.low:,}–{span.high:,}"
    return f"{figure}+" if span.open_ended else figure
