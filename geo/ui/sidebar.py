"""The sidebar: a widget for each filter. What they are set to lives in :mod:`geo.ui.chosen`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.layers.filters import SHOWN
from geo.model import KINDS
from geo.ui.chosen import chosen
from geo.ui.filters import reset, set_days
from geo.ui.loading import district_names, division_names
from geo.view.permalink import SHADES, SIZES, TILES
from geo.view.words import say, say_span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamlit.delta_generator import DeltaGenerator

    from geo.ui.loading import Loaded


def show_title() -> None:
    """Head the sidebar."""
    st.sidebar.html(f'<h1 class="app">{say("app.title")}</h1>')


def show_filters(loaded: Loaded) -> None:
    """Show the widgets in the sidebar; :func:`current_view` gives the view they stand for, before they are shown."""
    now = chosen()
    with st.sidebar:
        st.button(
            say("filter.reset"),
            on_click=now.later,
            args=(reset, loaded),
            width="stretch",
            icon=":material/restart_alt:",
        )
        _days(loaded)
        for column, layer in zip(st.columns(2), SHOWN, strict=True):
            _toggle(f"f_show_{layer}", say(f"filter.show_{layer}"), column)
        _choices("f_kinds", say("filter.kinds"), KINDS, say("filter.all_kinds"), lambda kind: say(f"kind.{kind}"))
        _choices("f_districts", say("filter.districts"), district_names(), say("filter.all"))
        _words("f_text", say("filter.text"), say("filter.text_hint"))
        with st.expander(say("filter.more")):
            _choices("f_divisions", say("filter.divisions"), division_names(), say("filter.all"))
            _words("f_actor", say("filter.actor"))
            _words("f_source", say("filter.source"))
            _choice("f_precision", say("filter.precision"), range(7, 0, -1), _precision)  # UCDP where_prec
            _toggle("f_disagree", say("filter.disagree"), st.container())
        with st.expander(say("filter.drawing")):
            _choice("f_size", say("filter.size"), SIZES, lambda by: say(f"size.{by}"))
            _choice("f_shade", say("filter.shade"), SHADES, lambda by: say(f"shade.{by}"))
            _choice("f_tiles", say("filter.tiles"), TILES, lambda by: say(f"tiles.{by}"))


def _days(loaded: Loaded) -> None:
    now = chosen()
    limits: dict[str, Any] = {"min_value": loaded.first_day, "max_value": loaded.last_day}
    st.date_input(say("filter.days"), now.begun("f_days"), key=now.key("f_days"), format="YYYY-MM-DD", **limits)
    if loaded.first_day < loaded.last_day:
        st.slider(
            say("filter.slide"), value=now.begun("f_slide"), key=now.key("f_slide"), label_visibility="collapsed",
            format="D MMM YYYY", **limits,
        )  # fmt: skip
    columns = st.columns(2)
    columns[0].button(
        say("filter.all_days"), on_click=now.later, args=(set_days, loaded.first_day, loaded.last_day), width="stretch"
    )
    week = max(loaded.last_day - timedelta(days=6), loaded.first_day)
    columns[1].button(
        say("filter.last_week"), on_click=now.later, args=(set_days, week, loaded.last_day), width="stretch",
        help=say("filter.last_week_help"),
    )  # fmt: skip
    episodes = [e for e in loaded.catalogue.episodes.values() if e.date_start is not None]
    episodes.sort(key=lambda e: (e.date_start, len(e.incidents)), reverse=True)
    if episodes:
        names = [episode.id for episode in episodes]
        _choice(
            "f_episode",
            say("filter.episode"),
            names,
            lambda one: _episode_words(loaded, one),
            placeholder=say("filter.episode_hint"),
        )


def _choice(
    name: str, label: str, options: Sequence[Any], words: Callable[[Any], str], *, placeholder: str | None = None
) -> None:
    now, listed = chosen(), list(options)
    begun = now.begun(name)
    st.selectbox(
        label, listed, listed.index(begun) if begun in listed else None, format_func=words,
        key=now.key(name), placeholder=placeholder,
    )  # fmt: skip


def _choices(
    name: str, label: str, options: Sequence[str], placeholder: str, words: Callable[[str], str] = str
) -> None:
    now = chosen()
    st.multiselect(
        label, options, now.begun(name), format_func=words, key=now.key(name),
        placeholder=placeholder,
    )  # fmt: skip


def _words(name: str, label: str, placeholder: str | None = None) -> None:
    now = chosen()
    st.text_input(label, now.begun(name), key=now.key(name), placeholder=placeholder)


def _toggle(name: str, label: str, where: DeltaGenerator) -> None:
    now = chosen()
    where.toggle(label, now.begun(name), key=now.key(name))


def _episode_words(loaded: Loaded, episode_id: str) -> str:
    episode = loaded.catalogue.episodes[episode_id]
    return f"{say_span(episode.date_start, episode.date_end)}: {episode.title}"


def _precision(where_prec: int) -> str:
    return say("filter.any_precision") if where_prec == 7 else f"{where_prec} – {say(f'where_prec.{where_prec}')}"
