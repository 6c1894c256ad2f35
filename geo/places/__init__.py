"""Places: the gazetteer, the lookup and geocoder over it, and the districts through time.

What this package offers is loaded when it is first asked for, so that a reader of documents starts without
geopy, geopandas and shapely.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.places.districts import Districts
    from geo.places.gazetteer import Gazetteer
    from geo.places.geocoder import GazetteerGeocoder
    from geo.places.lookup import look_up
    from geo.places.placing import place_of

__all__ = ["Districts", "Gazetteer", "GazetteerGeocoder", "look_up", "place_of"]

_HOMES = {
    "Districts": "geo.places.districts",
    "Gazetteer": "geo.places.gazetteer",
    "GazetteerGeocoder": "geo.places.geocoder",
    "look_up": "geo.places.lookup",
    "place_of": "geo.places.placing",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a class or a function
    """Load an offered name from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
