"""Layers as what the map's script paints: everything once, then only the numbers of what to show.

:func:`records_for_browser` writes all records of one state of the store as GeoJSON, with their pop-ups.
:func:`shown_for_browser` says for one filter which of them to show; it stays small however many
there are. Both take the same :class:`~geo.layers.build.Layers` that the exports are written from.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import shapely

from geo.layers.standing import standing
from geo.view.phrases import blackout_when, incident_when, service_words, title_of
from geo.view.popup import blackout_card, incident_card
from geo.view.symbols import hatch_level, is_sharp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

    from geo.layers.build import Layers
    from geo.layers.standing import Standing
    from geo.merging import MergedIncident
    from geo.view.catalogue import Catalogue

_FIRST: tuple[Standing, ...] = ("ended", "unheard", "open")
"""Where several blackouts share a polygon, the last of these decides how it looks."""

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
        ``points``, a FeatureCollection (lon/lat) of the incidents in the order of the layer; ``cards``, their pop-ups
        in the same order; and ``areas``, the polygons of blackouts by :func:`area_key`, each with the lon/lat of its
        sign.
    """
    attacks_gdf = layers.attacks_gdf
    incidents = [catalogue.incidents[incident_id] for incident_id in attacks_gdf["id"]]
    points = [
        _point(incident, lon=lon, lat=lat)
        for incident, lon, lat in zip(incidents, attacks_gdf.geometry.x, attacks_gdf.geometry.y, strict=True)
    ]
    polygons = {area_key(polygon): polygon for polygon in layers.blackouts_gdf.geometry}
    return {
        "points": {"type": "FeatureCollection", "features": points},
        "cards": [incident_card(incident, catalogue) for incident in incidents],
        "areas": {key: _area(polygon) for key, polygon in polygons.items()},
    }


def numbers_of(records: Mapping[str, Any]) -> dict[str, int]:
    """Give the number of each incident in :func:`records_for_browser`, by id."""
    return {point["properties"]["id"]: number for number, point in enumerate(records["points"]["features"])}


def shown_for_browser(layers: Layers, numbers: Mapping[str, int], catalogue: Catalogue) -> dict[str, Any]:
    """Say which records a filter shows: numbers of incidents, and the districts to hatch."""
    return {
        "points": [numbers[incident_id] for incident_id in layers.attacks_gdf["id"]],
        "areas": _shown_areas(layers, catalogue),
    }


def area_key(polygon: BaseGeometry) -> str:
    """Name a polygon by its content: two blackouts of one district on one vintage share it."""
    return hashlib.sha256(shapely.to_wkb(polygon)).hexdigest()[:12]


def deaths_claimed(incident: MergedIncident) -> int:
    """Give the highest number of deaths claimed for any one group; groups are never added up."""
    return max((figure.high for figure in incident.figures if figure.measure == "killed"), default=0)


def _point(incident: MergedIncident, *, lon: float, lat: float) -> dict[str, Any]:
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
        },
    }


def _area(polygon: BaseGeometry) -> dict[str, Any]:
    sign = polygon.representative_point()
    geometry = shapely.set_precision(polygon, GRID_DEG).__geo_interface__
    return {
        "type": "Feature",
        "geometry": geometry,
        "properties": {"sign": [round(sign.x, 4), round(sign.y, 4)]},
    }


def _shown_areas(layers: Layers, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Gather the blackouts of each polygon; larger polygons first, so that smaller ones stay clickable."""
    blackouts_gdf = layers.blackouts_gdf
    gathered: dict[str, list[str]] = {}
    size: dict[str, float] = {}
    for blackout_id, polygon in zip(blackouts_gdf["id"], blackouts_gdf.geometry, strict=True):
        key = area_key(polygon)
        gathered.setdefault(key, []).append(blackout_id)
        size[key] = shapely.envelope(polygon).area
    areas = []
    for key in sorted(gathered, key=lambda key: -size[key]):
        blackouts = [catalogue.blackouts[blackout_id] for blackout_id in gathered[key]]
        stands = {blackout.id: standing(blackout, layers.day) for blackout in blackouts}
        newest = max(blackouts, key=lambda b: (_FIRST.index(stands[b.id]), str(b.date_start)))
        alike = [blackout for blackout in blackouts if stands[blackout.id] == stands[newest.id]]
        services = sorted({service for blackout in alike for service in blackout.services})
        areas.append(
            {
                "area": key,
                "ids": gathered[key],
                "level": hatch_level(len(services)),
                "status": stands[newest.id],
                "unheard": sum(stands[blackout.id] == "unheard" for blackout in blackouts),
                "label": f"{title_of(newest)} – {service_words(services)}; {blackout_when(newest)}",
                "popup": blackout_card(blackouts, catalogue),
            }
        )
    return areas
