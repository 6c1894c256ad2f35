"""CSV for spreadsheets: UTF-8, one header, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from geo.exchange.geojson import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(layer_gdf: gpd.GeoDataFrame, *, facts: Mapping[str, str]) -> bytes:
    """Write a layer as CSV with ``lat`` and ``lon`` in degrees (EPSG:4326); absent cells are empty.

    A layer of polygons has the coordinates of a point inside each. The facts on the file are the last columns, the
    same on every row, so that they stay with the rows when a person copies some of them.
    """
    columns = {column: plain(layer_gdf[column]) for column in layer_gdf.columns if column != "geometry"}
    if "lat" not in columns:
        inside = layer_gdf.geometry.representative_point()
        columns["lat"] = [round(lat, 6) for lat in inside.y]
        columns["lon"] = [round(lon, 6) for lon in inside.x]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*columns, *(f"file_{name}" for name in facts)])
    for row in zip(*columns.values(), strict=True):
        writer.writerow([*(_cell(value) for value in row), *(_cell(fact) for fact in facts.values())])
    return text.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> Any:  # noqa: ANN401 - whatever a layer holds
    """Give a cell; text that a spreadsheet would take for a formula gets an apostrophe in front.

    >>> _cell("=1+1"), _cell("Quetta"), _cell(-1.5), _cell(None)
    ("'=1+1", 'Quetta', -1.5, '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        text = value.replace("\x00", "")
        return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
    return value
