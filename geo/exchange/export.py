"""Write a layer as a file: GeoJSON, CSV, GeoPackage or KML, each with where it came from."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from geo.errors import ExportError
from geo.exchange import geojson, kml, spreadsheet
from geo.exchange.provenance import provenance
from geo.layers.build import LAYER_NAMES
from geo.store.package import write_tables
from geo.store.shapes import as_multi
from geo.store.table import Table, Type

if TYPE_CHECKING:
    import geopandas as gpd

    from geo.layers.build import Layers

_POLYGONS = ("blackouts", "districts")

_DAYS = frozenset({"date_start", "date_end", "date_end_expected", "last_attested", "as_of", "source_published"})
"""Columns that a GeoPackage holds as dates."""

FORMATS = ("geojson", "csv", "gpkg", "kml")
"""The formats, by the ending of their files."""

MEDIA_TYPES = {
    "geojson": "application/geo+json",
    "csv": "text/csv",
    "gpkg": "application/geopackage+sqlite3",
    "kml": "application/vnd.google-earth.kml+xml",
}
"""The media type of each format, for downloads."""


def write_layer(layers: Layers, layer: str, format: str, out: Path | str) -> int:  # noqa: A002 - the contract's word
    """Write one layer to a file, which appears only when it is complete.

    Parameters
    ----------
    layers
        What is shown: exactly that is written.
    layer
        One of :data:`geo.layers.build.LAYER_NAMES`.
    format
        One of :data:`FORMATS`.
    out
        The file; one of that name is replaced.

    Returns
    -------
    int
        The number of records written.

    Raises
    ------
    ExportError
        Where the file cannot be written, or there is no such layer or format.
    """
    path = Path(out)
    content = to_bytes(layers, layer=layer, format=format)
    try:
        _put(path, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{path}: cannot be written ({reason}); choose another file with --out") from error
    return len(layers.gdf(layer))


def to_bytes(layers: Layers, layer: str, format: str) -> bytes:  # noqa: A002 - the contract's word
    """Give one layer as the content of a file, for a download.

    Raises
    ------
    ExportError
        Where there is no such layer or format.
    """
    if layer not in LAYER_NAMES:
        raise ExportError(f"there is no layer {layer!r}; there are {', '.join(LAYER_NAMES)}")
    if format not in FORMATS:
        raise ExportError(f"there is no format {format!r}; there are {', '.join(FORMATS)}")
    layer_gdf = layers.gdf(layer)
    facts = provenance(layers.filters)
    if format == "geojson":
        return geojson.write(layer_gdf, name=layer, facts=facts)
    if format == "csv":
        return spreadsheet.write(layer_gdf, facts=facts)
    if format == "kml":
        return kml.write(layer_gdf, name=layer, facts=facts)
    return _geopackage(layer_gdf, layer, facts)


def _geopackage(layer_gdf: gpd.GeoDataFrame, layer: str, facts: dict[str, str]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{layer}.gpkg"
        about = Table("provenance", {"key": "text", "value": "text"}, list(facts.items()))
        write_tables(path, [_table(layer_gdf, layer), about])
        return path.read_bytes()


def _table(layer_gdf: gpd.GeoDataFrame, layer: str) -> Table:
    names = [name for name in layer_gdf.columns if name != "geometry"]
    cells = [geojson.plain(layer_gdf[name]) for name in names]
    polygons = layer in _POLYGONS
    shapes = [as_multi(shape) if polygons and shape is not None else shape for shape in layer_gdf.geometry]
    return Table(
        layer,
        {name: _type(name, layer_gdf[name]) for name in names},
        list(zip(*cells, strict=True)),
        "MultiPolygon" if polygons else "Point",
        shapes,
    )


def _type(name: str, column: pd.Series[Any]) -> Type:
    if name in _DAYS:
        return "date"
    if pd.api.types.is_bool_dtype(column):
        return "boolean"
    if pd.api.types.is_integer_dtype(column):
        return "integer"
    return "real" if pd.api.types.is_float_dtype(column) else "text"


def _put(path: Path, content: bytes) -> None:
    """Write beside the file and rename; what is no plain file (a pipe, say) is written to directly."""
    if path.is_dir():
        raise IsADirectoryError(0, "it is a folder")
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
