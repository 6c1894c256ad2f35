"""KML for Google Earth and phones: a placemark a record, its columns as data, its quote as text."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import shapely

from geo.exchange.geojson import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

_NAMESPACE = "http://www.opengis.net/kml/2.2"

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(layer_gdf: gpd.GeoDataFrame, *, name: str, facts: Mapping[str, str]) -> bytes:
    """Write a layer (EPSG:4326) as KML; a record without geometry is a placemark without one.

    Viewers show a description as HTML, so that is escaped once more than XML asks for; every placemark has one,
    because without it they would show the data as HTML instead. The data are as they are.
    """
    root = ET.Element("kml", xmlns=_NAMESPACE)
    document = ET.SubElement(root, "Document")
    _add(document, "name", f"incidentmap: {name}")
    _add(document, "description", escape("; ".join(f"{what}: {fact}" for what, fact in facts.items())))
    columns = {column: plain(layer_gdf[column]) for column in layer_gdf.columns if column != "geometry"}
    for row, shape in zip(zip(*columns.values(), strict=True), layer_gdf.geometry, strict=True):
        _placemark(document, dict(zip(columns, row, strict=True)), shape)
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _placemark(document: ET.Element, row: Mapping[str, Any], shape: BaseGeometry | None) -> None:
    placemark = ET.SubElement(document, "Placemark")
    what = row.get("kind") or row.get("services") or row.get("in_words") or row.get("label")
    title = ", ".join(str(part) for part in (what, row.get("place_name"), row.get("date_start")) if part)
    _add(placemark, "name", title)
    _add(placemark, "description", escape(str(row.get("quote") or row.get("note") or title)))
    if row.get("date_start") or row.get("date_end"):
        span = ET.SubElement(placemark, "TimeSpan")
        for tag, column in (("begin", "date_start"), ("end", "date_end")):
            if row.get(column):
                _add(span, tag, row[column])
    data = ET.SubElement(placemark, "ExtendedData")
    for column, value in row.items():
        if value not in {None, ""}:
            _add(ET.SubElement(data, "Data", name=column), "value", str(value))
    if shape is not None and not shape.is_empty:
        _add_shape(placemark, shape)


def _add_shape(parent: ET.Element, shape: BaseGeometry) -> None:
    if isinstance(shape, shapely.Point):
        _add(ET.SubElement(parent, "Point"), "coordinates", f"{shape.x:.6f},{shape.y:.6f}")
    elif isinstance(shape, shapely.Polygon):
        polygon = ET.SubElement(parent, "Polygon")
        turned = shapely.orient_polygons(shape, exterior_cw=False)
        for tag, ring in (
            ("outerBoundaryIs", turned.exterior),
            *(("innerBoundaryIs", hole) for hole in turned.interiors),
        ):
            corners = " ".join(f"{lon:.6f},{lat:.6f}" for lon, lat in ring.coords)
            _add(ET.SubElement(ET.SubElement(polygon, tag), "LinearRing"), "coordinates", corners)
    elif isinstance(shape, shapely.MultiPolygon):
        several = ET.SubElement(parent, "MultiGeometry")
        for part in shape.geoms:
            _add_shape(several, part)


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _NOT_IN_XML.sub("", text)
