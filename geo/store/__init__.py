"""The store: one GeoPackage that QGIS opens, replaced as a whole or not at all."""

from __future__ import annotations

from geo.store.store import Added, Store

__all__ = ["Added", "Store"]
