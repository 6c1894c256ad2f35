"""GeoJSON as RFC 7946 wants it: lon/lat, right-hand rings, null geometry for what has no place, no NaN."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import msgspec
import pandas as pd
import shapely

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

_DECIMALS = 6
"""A tenth of a metre; the boundaries have three."""


def write(layer_gdf: gpd.GeoDataFrame, *, name: str, facts: Mapping[str, str]) -> bytes:
    """Write a layer (EPSG:4326) as one UTF-8 FeatureCollection.

    Parameters
    ----------
    layer_gdf
        The layer. A missing geometry is written as null.
    name
        The layer's name.
    facts
        What to say of the file; the foreign member ``metadata``.
    """
    columns = [column for column in layer_gdf.columns if column != "geometry"]
    rows = zip(*(plain(layer_gdf[column]) for column in columns), strict=True)
    shapes = [_geometry(shape) for shape in layer_gdf.geometry]
    features = [
        {"type": "Feature", "geometry": shape, "properties": dict(zip(columns, row, strict=True))}
        for shape, row in zip(shapes, rows, strict=True)
    ]
    bounds = [round(float(edge), _DECIMALS) for edge in layer_gdf.total_bounds]
    collection: dict[str, Any] = {"type": "FeatureCollection", "name": name, "metadata": dict(facts)}
    if all(math.isfinite(edge) for edge in bounds):
        collection["bbox"] = bounds
    return msgspec.json.encode({**collection, "features": features})


def plain(column: pd.Series[Any]) -> list[Any]:
    """Give a column as Python values, None for everything absent."""
    return [None if pd.isna(value) else value for value in column.tolist()]


def _geometry(shape: BaseGeometry | None) -> dict[str, Any] | None:
    if shape is None or shape.is_empty:
        return None
    turned = shapely.orient_polygons(shape, exterior_cw=False)
    geometry: dict[str, Any] = turned.__geo_interface__
    return {"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"])}


def _rounded(coordinates: Any) -> Any:  # noqa: ANN401 - numbers, nested as deep as the geometry is
    if isinstance(coordinates, (tuple, list)):
        return [_rounded(part) for part in coordinates]
    return round(float(coordinates), _DECIMALS)
