"""A view as a link and back: the filters' own words, the map's centre and zoom, and how it is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

from geo.errors import FilterError
from geo.layers.filters import WORDS, Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SizeBy = Literal["equal", "reports", "deaths"]
ShadeBy = Literal["none", "incidents", "offline"]
Tiles = Literal["none", "osm", "carto"]
SelectType = Literal["incident", "blackout", "district"]

SIZES: tuple[SizeBy, ...] = get_args(SizeBy)
SHADES: tuple[ShadeBy, ...] = get_args(ShadeBy)
TILES: tuple[Tiles, ...] = get_args(Tiles)
_PLACE = frozenset({"lat", "lon", "zoom"})
SELECT_TYPES: tuple[SelectType, ...] = get_args(SelectType)


@dataclass(frozen=True, kw_only=True)
class MapView:
    """Where the map looks: centre in EPSG:4326 degrees, Leaflet's zoom."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True, kw_only=True)
class Selection:
    """What the detail panel shows: a record's id, or a district's P-code."""

    type: SelectType
    id: str


@dataclass(frozen=True, kw_only=True)
class View:
    """All that a link reproduces.

    ``map_view`` is None for the whole province, ``selection`` None where nothing is chosen.
    """

    filters: Filters = field(default_factory=Filters)
    map_view: MapView | None = None
    selection: Selection | None = None
    size_by: SizeBy = "reports"
    shade_by: ShadeBy = "none"
    tiles: Tiles = "none"

    def query(self) -> dict[str, str]:
        """Give the words of the link, only those that say something; :func:`parse_query` reads them back."""
        words = self.filters.words()
        if self.map_view is not None:
            at = self.map_view
            words |= {"lat": f"{at.lat:.4f}", "lon": f"{at.lon:.4f}", "zoom": f"{at.zoom:g}"}
        if self.selection is not None:
            words["open"] = f"{self.selection.type}:{self.selection.id}"
        for word, value, usual in (
            ("size", self.size_by, "reports"),
            ("shade", self.shade_by, "none"),
            ("tiles", self.tiles, "none"),
        ):
            if value != usual:
                words[word] = value
        return words


def parse_query(query: Mapping[str, str]) -> tuple[View, tuple[str, ...]]:
    """Read a link; what makes no sense in it is left out and told, the rest holds.

    Parameters
    ----------
    query
        Words and values of the address, as the browser gives them.

    Returns
    -------
    View, tuple of str
        The view, and one sentence for each word that could not be used.

    >>> view, problems = parse_query({"from": "yesterday", "kind": "attack", "zoom": "NaN"})
    >>> view.filters.kinds, len(problems)
    (('attack',), 2)
    """
    filters, problems = Filters(), []
    for word in WORDS:
        if word not in query:
            continue
        try:
            alone = Filters.parse({word: query[word]}).validated()
            filters = _with(filters, alone)
        except FilterError as error:
            problems.append(str(error))
    view = View(filters=filters, map_view=_map_view(query), selection=_selection(query.get("open", "")))
    if view.map_view is None and not _PLACE.isdisjoint(query):
        problems.append("lat, lon and zoom together say where the map looks, and these do not")
    if view.selection is None and query.get("open"):
        problems.append(f"open wants one of {', '.join(SELECT_TYPES)}, a colon and an id, not {query['open'][:60]!r}")
    for word, choices in (("size", SIZES), ("shade", SHADES), ("tiles", TILES)):
        if query.get(word) and query[word] not in choices:
            problems.append(f"{word} is one of {', '.join(choices)}, not {query[word][:60]!r}")
    size, shade, tiles = query.get("size"), query.get("shade"), query.get("tiles")
    view = replace(view, size_by=next((s for s in SIZES if s == size), view.size_by))
    view = replace(view, shade_by=next((s for s in SHADES if s == shade), view.shade_by))
    return replace(view, tiles=next((t for t in TILES if t == tiles), view.tiles)), tuple(problems)


def _with(filters: Filters, more: Filters) -> Filters:
    """Add the fields that ``more`` sets; the check of the whole record runs again."""
    usual = Filters()
    changed = {
        name: getattr(more, name) for name in more.__struct_fields__ if getattr(more, name) != getattr(usual, name)
    }
    return msgspec.structs.replace(filters, **changed)


def _map_view(query: Mapping[str, str]) -> MapView | None:
    lat = _number(query.get("lat"), lambda value: -85 <= value <= 85)
    lon = _number(query.get("lon"), lambda value: -180 <= value <= 180)
    zoom = _number(query.get("zoom"), lambda value: 0 <= value <= 20)
    if lat is None or lon is None or zoom is None:
        return None
    return MapView(lat=lat, lon=lon, zoom=zoom)


def _number(text: str | None, is_possible: Callable[[float], bool]) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) and is_possible(value) else None


def _selection(text: str) -> Selection | None:
    kind, _, record_id = text.partition(":")
    found = next((one for one in SELECT_TYPES if one == kind), None)
    return Selection(type=found, id=record_id[:64]) if found and record_id else None
