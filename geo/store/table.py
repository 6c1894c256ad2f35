"""One table of a GeoPackage: typed columns, rows, and a shape for each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Type = Literal["text", "date", "time", "integer", "real", "boolean"]

_DTYPES: dict[Type, str] = {
    "text": "object",
    "date": "datetime64[D]",
    "time": "datetime64[ms]",
    "integer": "int32",
    "real": "float64",
    "boolean": "bool",
}

_BLANK: dict[Type, Any] = {"integer": 0, "real": 0.0, "boolean": False}
"""What stands under the mask where a number is null."""


class Table(NamedTuple):
    """One table: columns with their types, rows as tuples in that order, and a shape (or None) for each row.

    Shapes are in EPSG:4326, lon before lat. A table without ``geometry_type`` has no geometry column.
    """

    name: str
    columns: Mapping[str, Type]
    rows: Sequence[tuple[Any, ...]]
    geometry_type: Literal["Point", "MultiPolygon"] | None = None
    shapes: Sequence[shapely.Geometry | None] = ()

    def arrays(self) -> list[np.ndarray[Any, Any]]:
        """Give each column as an array of the type that the GeoPackage column shall have."""
        return [
            np.array([_BLANK.get(kind) if cell is None else cell for cell in cells], dtype=_DTYPES[kind])
            for kind, cells in self._cells()
        ]

    def masks(self) -> list[np.ndarray[Any, Any]]:
        """Give for each column which of its cells are null."""
        return [np.array([cell is None for cell in cells], dtype=bool) for _, cells in self._cells()]

    def geometry(self) -> np.ndarray[Any, Any] | None:
        """Give the shapes as WKB; None for a table without geometry."""
        if self.geometry_type is None:
            return None
        shapes = np.empty(len(self.shapes), dtype=object)
        shapes[:] = self.shapes
        return np.asarray(shapely.to_wkb(shapes), dtype=object)

    def _cells(self) -> list[tuple[Type, tuple[Any, ...]]]:
        cells: list[tuple[Any, ...]] = list(zip(*self.rows, strict=True)) or [()] * len(self.columns)
        return list(zip(self.columns.values(), cells, strict=True))
