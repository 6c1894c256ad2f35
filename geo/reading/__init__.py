"""Read conflict news: places, dates, incidents, claims and communications blackouts in one document."""

from __future__ import annotations

from geo.reading.reader import read_document, read_loaded, read_source

__all__ = ["read_document", "read_loaded", "read_source"]
