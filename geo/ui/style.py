"""The page's own style sheet, laid over Streamlit's, and its icon."""

from __future__ import annotations

from functools import cache
from importlib import resources

import streamlit as st


def put_style() -> None:
    """Lay ``page.css`` over Streamlit's own style."""
    st.html(f"<style>{_sheet()}</style>")


def icon() -> str:
    """Give the picture for the browser's tab, a file beside this module: Streamlit's own icons come from the web."""
    return str(resources.files("geo.ui").joinpath("icon.png"))


@cache
def _sheet() -> str:
    return resources.files("geo.ui").joinpath("page.css").read_text(encoding="utf-8")
