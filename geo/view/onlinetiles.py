"""Online tiles, only on request: the built-in map stays until one has come, and wherever one is missing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.view.permalink import Tiles

TILES_ENV = "INCIDENTMAP_TILES"
"""Another address for OpenStreetMap's tiles: an office may keep its own."""

_OSM = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
_CARTO = "https://basemaps.cartocdn.com/{style}_nolabels/{{z}}/{{x}}/{{y}}.png"
_OSM_CREDIT = "© OpenStreetMap contributors"


def tiles_of(name: Tiles) -> dict[str, Any] | None:
    """Give the tiles behind a choice; None for the built-in map.

    Returns
    -------
    dict or None
        ``url`` with {z}, {x} and {y}; ``dark``, the same for a dark page, or None; ``attribution``; and whether the
        tiles are ``labelled``, so that the map leaves its own names out.

    >>> tiles_of("carto")["dark"]
    'https://basemaps.cartocdn.com/dark_nolabels/{z}/{x}/{y}.png'
    """
    if name == "osm":
        url = os.environ.get(TILES_ENV) or _OSM
        return {"url": url, "dark": None, "attribution": _OSM_CREDIT, "labelled": True}
    if name == "carto":
        light, dark = (_CARTO.format(style=style) for style in ("light", "dark"))
        return {"url": light, "dark": dark, "attribution": f"{_OSM_CREDIT} © CARTO", "labelled": False}
    return None
