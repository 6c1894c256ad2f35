"""The row of figures above the map: what the filter comes to, in five seconds."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from geo.layers.totals import people
from geo.model import GROUPS
from geo.view.words import say

if TYPE_CHECKING:
    from geo.layers.build import Counts, Layers
    from geo.layers.totals import Range


def show_figures(layers: Layers) -> None:
    """Show the figures as tiles that wrap on a narrow screen; a toll is a range of claims.

    Districts offline are a range too: from those that a report attests in these days to those where nobody
    has reported an end.
    """
    counts = layers.counts
    attested = [name for name, days in layers.offline.items() if days.low > 0]
    offline = (len(attested), counts.districts_offline)
    on = layers.filters.date_to
    inhabitants = (people(attested, on) / 1e6, counts.people_offline / 1e6)
    tiles = [
        (f"{counts.incidents:,}", say("figure.incidents", n=counts.incidents), _where(counts)),
        *(
            (_span(counts.killed.get(group)), say(f"figure.killed_{group}"), say("figure.as_claimed"))
            for group in GROUPS
        ),
        (_between(*offline), say("figure.offline", n=offline[1]), _people(*inhabitants)),
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


def _people(low_millions: float, high_millions: float) -> str:
    if not high_millions:
        return say("figure.nobody")
    return say("figure.people", millions=_between(f"{low_millions:.1f}", f"{high_millions:.1f}"))


def _between(low: object, high: object) -> str:
    return f"{high}" if low == high else f"{low}–{high}"


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
