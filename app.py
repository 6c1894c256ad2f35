"""The app: ``streamlit run app.py``, or ``incidentmap app``, or ``make app``."""

from __future__ import annotations

import streamlit as st

from geo.errors import GeoError
from geo.ui import page_data, page_map, page_report, page_sources
from geo.ui.problems import show_problem, show_surprise
from geo.ui.style import icon, put_style
from geo.view.words import say


def main() -> None:
    """Lay out the pages and run the one that is open; a failure becomes a sentence with a way on."""
    st.set_page_config(page_title=say("app.title"), page_icon=icon(), layout="wide")
    put_style()
    chosen = st.navigation(
        [
            st.Page(page_map.page, title=say("app.map_page"), icon=":material/map:", url_path="map", default=True),
            st.Page(page_sources.page, title=say("app.sources_page"), icon=":material/article:", url_path="sources"),
            st.Page(page_report.page, title=say("app.add_page"), icon=":material/note_add:", url_path="add"),
            st.Page(page_data.page, title=say("app.data_page"), icon=":material/database:", url_path="data"),
        ],
        position="top",
    )
    st.session_state.away = st.session_state.get("away", False) or chosen.url_path != ""  # the map page has none
    try:
        chosen.run()
    except GeoError as error:
        st.session_state.away = True
        show_problem(error)
    except Exception as error:  # noqa: BLE001 — the last stop before a traceback on the screen
        st.session_state.away = True
        show_surprise(error)


main()
