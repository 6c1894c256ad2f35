"""What a person sees when something cannot be shown: a plain sentence and a way on."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import StoreError
from geo.ui.loading import store_path
from geo.view.words import say

if TYPE_CHECKING:
    from geo.errors import GeoError

log = logging.getLogger(__name__)


def show_problem(error: GeoError) -> None:
    """Say what is wrong and what helps; the store itself is left alone."""
    log.warning("the page could not be shown: %s", error)
    missing = not store_path().exists()
    broken = say("error.broken_store") if isinstance(error, StoreError) else say("error.other")
    st.header(say("error.no_store") if missing else broken, anchor=False)
    st.text(str(error))
    if missing:
        st.write(say("error.no_store_help"))
        st.code("incidentmap build", language="shell")
    st.button(say("error.reload"), type="primary")


def show_surprise(error: Exception) -> None:
    """Say that the program itself failed; the log has the traceback."""
    log.error("the page failed", exc_info=error)
    st.error(say("error.unexpected"), icon=":material/error:")
    st.button(say("error.reload"), type="primary")
