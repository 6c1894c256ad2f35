"""Layers as what the map's script paints: everything once, then only the numbers of what to show.

:func:`records_for_browser` writes all records of one state of the store as GeoJSON, with their pop-ups.
:func:`shown_for_browser` says for one filter which of them to show; it stays small however many
there are. Both take the same :class:`~geo.layers.build.Layers` that the exports are written from.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import shapely

from geo.view.phrases import blackout_when, incident_when, service_words, title_of
from geo.view.popup import blackout_card, incident_card
from geo.view.symbols import hatch_level, is_sharp
from geo.view.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geopandas import GeoDataFrame

    from geo.layers.build import Layers
    from geo.merging import MergedIncident
    from geo.view.catalogue import Catalogue

GRID_DEG = 0.0001
"""Coordinates for the screen are rounded to this, about ten metres."""


def records_for_browser(layers: Layers, catalogue: Catalogue) -> dict[str, Any]:
    """Give every record that can be drawn, for one state of the store.

    Parameters
    ----------
    layers
        The layers without any filter.
    catalogue
        The same state of the store, by id.

    Returns
    -------
    dict
        ``points``, a FeatureCollection (lon/lat) of the incidents in the order of the layer, and ``areas``, the
        polygons of blackouts by :func:`area_key`, each with the lon/lat of its sign.
    """
    located_gdf = layers.attacks_gdf[layers.attacks_gdf.geometry.notna()]
    points = [
        _point(catalogue.incidents[row.id], lon=point.x, lat=point.y, catalogue=catalogue)
        for row, point in zip(located_gdf.itertuples(), located_gdf.geometry, strict=True)
    ]
    polygons = {area_key(polygon): polygon for polygon in layers.blackouts_gdf.geometry.dropna()}
    return {
        "points": {"type": "FeatureCollection", "features": points},
        "areas": {key: _area(polygon) for key, polygon in polygons.items()},
    }


def numbers_of(records: Mapping[str, Any]) -> dict[str, int]:
    """Give the number of each incident in :func:`records_for_browser`, by id."""
    return {point["properties"]["id"]: number for number, point in enumerate(records["points"]["features"])}


def shown_for_browser(layers: Layers, numbers: Mapping[str, int], catalogue: Catalogue) -> dict[str, Any]:
    """Say which records a filter shows: numbers of incidents, and the districts to hatch."""
    located_gdf = layers.attacks_gdf[layers.attacks_gdf.geometry.notna()]
    return {
        "points": [numbers[incident_id] for incident_id in located_gdf["id"]],
        "areas": _shown_areas(layers.blackouts_gdf, catalogue),
    }


def area_key(polygon: shapely.Geometry) -> str:
    """Name a polygon by its content: two blackouts of one district on one vintage share it."""
    return hashlib.sha256(shapely.to_wkb(polygon)).hexdigest()[:12]


def deaths_claimed(incident: MergedIncident) -> int:
    """Give the highest number of deaths claimed for any one group; groups are never added up."""
    return max((figure.high for figure in incident.figures if figure.measure == "killed"), default=0)


def _point(incident: MergedIncident, *, lon: float, lat: float, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(lon, 4), round(lat, 4)]},
        "properties": {
            "id": incident.id,
            "kind": incident.kind,
            "sharp": is_sharp(incident.where_prec),
            "reports": len(incident.reports),
            "deaths": deaths_claimed(incident),
            "label": f"{title_of(incident)}, {incident_when(incident)}",
            "popup": incident_card(incident, catalogue),
        },
    }


def _area(polygon: shapely.Geometry) -> dict[str, Any]:
    sign = polygon.representative_point()
    geometry = shapely.set_precision(polygon, GRID_DEG).__geo_interface__
    return {
        "type": "Feature",
        "geometry": geometry,
        "properties": {"sign": [round(sign.x, 4), round(sign.y, 4)]},
    }


def _shown_areas(blackouts_gdf: GeoDataFrame, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Gather the blackouts of each polygon; larger polygons first, so that smaller ones stay clickable."""
    located_gdf = blackouts_gdf[blackouts_gdf.geometry.notna()]
    gathered: dict[str, list[str]] = {}
    size: dict[str, float] = {}
    for blackout_id, polygon in zip(located_gdf["id"], located_gdf.geometry, strict=True):
        key = area_key(polygon)
        gathered.setdefault(key, []).append(blackout_id)
        size[key] = shapely.envelope(polygon).area
    areas = []
    for key in sorted(gathered, key=lambda key: -size[key]):
        blackouts = [catalogue.blackouts[blackout_id] for blackout_id in gathered[key]]
        services = sorted({service for blackout in blackouts for service in blackout.services})
        newest = max(blackouts, key=lambda b: (b.is_open, str(b.date_start)))
        areas.append(
            {
                "area": key,
                "ids": gathered[key],
                "level": hatch_level(len(services)),
                "status": "open" if newest.is_open else "restored",
                "label": f"{title_of(newest)} – {service_words(services)}; {blackout_when(newest)}",
                "popup": blackout_card(blackouts, catalogue),
            }
        )
    return areas


def shading(values: Mapping[str, float], words: Mapping[str, str], *, title: str) -> dict[str, Any] | None:
    """Sort districts into five classes from light to dark by their value; None where all are zero.

    Parameters
    ----------
    values
        Value by P-code; zero stays unshaded.
    words
        The value in words, by P-code, for the tooltip.
    title
        What is counted.
    """
    highest = max(values.values(), default=0)
    if highest <= 0:
        return None
    levels = {pcode: max(1, -int(-5 * value // highest)) for pcode, value in values.items() if value > 0}
    ends = say("legend.ends", low=1, high=f"{highest:g}")
    return {"levels": levels, "words": dict(words), "title": title, "ends": ends}
