"""The page's own style sheet, laid over Streamlit's."""

from __future__ import annotations

from functools import cache
from importlib import resources

import streamlit as st


def put_style() -> None:
    """Lay ``page.css`` over Streamlit's own style."""
    st.html(f"<style>{_sheet()}</style>")


@cache
def _sheet() -> str:
    return resources.files("geo.ui").joinpath("page.css").read_text(encoding="utf-8")
