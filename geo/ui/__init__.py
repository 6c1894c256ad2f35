"""The Streamlit side of the app: widgets, caching, layout. Only this room and ``app.py`` import Streamlit."""
