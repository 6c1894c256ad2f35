"""The timeline under the map, and play: both set the days of the filter."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import streamlit as st

from geo.ui.chosen import chosen
from geo.ui.filters import chosen_days, current_view, select, set_days
from geo.ui.loading import layers_of
from geo.view.permalink import Selection
from geo.view.timeline import BAR, BRUSH, blackouts_spec, brushed_days, days_around, incidents_spec, is_within
from geo.view.words import say, say_span

if TYPE_CHECKING:
    from datetime import date

    from geo.layers.build import Layers
    from geo.ui.loading import Loaded
    from geo.view.permalink import View

State = st.session_state
STEP_S = 1.2
"""How long play shows one day."""


def show_timeline(loaded: Loaded, layers: Layers, view: View) -> None:
    """Draw what all filters but that on the days show, over those days and some around them."""
    shown = (view.filters.date_from or loaded.first_day, view.filters.date_to or loaded.last_day)
    around = layers_of(loaded, msgspec.structs.replace(view.filters, date_from=None, date_to=None))
    expected = [blackout.date_end_expected for blackout in around.blackouts if blackout.date_end_expected]
    days = days_around(*shown, earliest=loaded.first_day, latest=max([loaded.last_day, *expected]))
    now = chosen()
    key = f"brush-{days.first}-{days.last}"  # other days start without a brush
    with st.container(key="timeline"):
        st.vega_lite_chart(
            incidents_spec(around.incidents, days),
            key=key,
            on_select=lambda: now.later(_brushed, key, loaded),
            selection_mode=BRUSH,
            alt=say("timeline.alt_incidents", n=len(layers.incidents), days=say_span(*shown)),
        )
        cut = [one for one in around.blackouts if is_within(one, days)]
        if cut:
            st.vega_lite_chart(
                blackouts_spec(cut, days),
                key="bars",
                on_select=lambda: now.later(_bar_chosen),
                selection_mode=BAR,
                alt=say("timeline.alt_blackouts", n=len(layers.blackouts), days=say_span(*shown)),
            )
        st.caption(say("timeline.hint"))


def show_play(loaded: Loaded) -> None:
    """Show the buttons that step through the days on which something happened."""
    with st.container(key="play", horizontal=True, vertical_alignment="center"):
        playing, now = State.get("playing", False), chosen()
        st.button(
            say("play.stop") if playing else say("play.start"),
            icon=":material/pause:" if playing else ":material/play_arrow:",
            key="play_button",
            on_click=now.later,
            args=(_switch_play, not playing),
        )
        st.button(
            say("play.back"), icon=":material/chevron_left:", key="back", on_click=now.later, args=(_step, loaded, -1)
        )
        st.button(
            say("play.on"), icon=":material/chevron_right:", key="forth", on_click=now.later, args=(_step, loaded, 1)
        )
        filters = current_view(loaded).filters
        days = say_span(filters.date_from or loaded.first_day, filters.date_to or loaded.last_day)
        st.html(f'<b class="days">{days}</b>')
    if playing:
        _tick()


@st.fragment(run_every=STEP_S)
def _tick() -> None:
    """Step on each time the clock runs this fragment; the page's own run is not a step."""
    if not State.get("playing"):
        return
    if State.pop("play_fresh", False):
        return
    State.play_step = True
    st.rerun()


def step_if_due(loaded: Loaded) -> None:
    """Do the step that the clock asked for; before the widgets are made."""
    if State.pop("play_step", False):
        State.play_fresh = True
        _step(loaded, 1)


def _switch_play(on: bool) -> None:  # noqa: FBT001 — an argument of a callback
    State.playing = on
    State.play_fresh = True


def _step(loaded: Loaded, by: int) -> None:
    """Go to the next or last day on which something began; play stops at the end."""
    holdings = loaded.catalogue.holdings
    began = {one.date_start for one in holdings.incidents} | {one.date_start for one in holdings.blackouts}
    days = sorted(day for day in began if day is not None)
    first, last = chosen_days()
    if first != last:  # a range: start at its own end
        target = _first_from(days, first) if by > 0 else _last_until(days, last)
    else:
        target = (
            _first_from(days, first + timedelta(days=1)) if by > 0 else _last_until(days, first - timedelta(days=1))
        )
    if target is None:
        State.playing = False
    else:
        set_days(target, target)


def _first_from(days: list[date], day: date) -> date | None:
    return next((one for one in days if one >= day), None)


def _last_until(days: list[date], day: date) -> date | None:
    return next((one for one in reversed(days) if one <= day), None)


def _brushed(key: str, loaded: Loaded) -> None:
    selection = State[key]["selection"].get(BRUSH)
    days = brushed_days(selection)
    if days is not None:
        first, last = max(days[0], loaded.first_day), min(days[1], loaded.last_day)
        if first <= last:
            set_days(first, last)


def _bar_chosen() -> None:
    chosen = State["bars"]["selection"].get(BAR) or []
    found = next((one["id"] for one in chosen if isinstance(one, dict) and "id" in one), None)
    if found:
        select(Selection(type="blackout", id=str(found)))
