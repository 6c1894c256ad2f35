"""To come."""

from __future__ import annotations


def page() -> None:
    """Show the page."""
