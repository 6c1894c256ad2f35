"""A grid over the polygons: settles at once every point whose cell no border crosses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

OUTSIDE = -1
"""The row of a point in no polygon."""

UNDECIDED = -2
"""The row of a point whose cell a border crosses, or that is near enough to the outline to be measured."""

_CELL_DEG = 0.04


class Grid:
    """Which polygon fills each cell of a raster of 0.04 degrees.

    Parameters
    ----------
    polygons
        A coverage, EPSG:4326; prepared, if this is to be quick.
    fringe
        The area in which a point outside may still belong to the nearest polygon.
    """

    def __init__(self, polygons: Sequence[BaseGeometry], fringe: BaseGeometry) -> None:
        self._west, self._south, east, north = fringe.bounds
        self._columns = int((east - self._west) / _CELL_DEG) + 1
        self._rows = int((north - self._south) / _CELL_DEG) + 1
        west = self._west + _CELL_DEG * np.tile(np.arange(self._columns), self._rows)
        south = self._south + _CELL_DEG * np.repeat(np.arange(self._rows), self._columns)
        cells = shapely.box(west, south, west + _CELL_DEG, south + _CELL_DEG)
        middle = (west + _CELL_DEG / 2, south + _CELL_DEG / 2)
        filled = np.where(shapely.intersects_xy(fringe, *middle), UNDECIDED, OUTSIDE)
        for row, polygon in enumerate(polygons):
            filled[shapely.intersects_xy(polygon, *middle)] = row
        borders = [*(polygon.boundary for polygon in polygons), fringe.boundary]
        crossed = shapely.STRtree(cells).query(shapely.get_parts(borders), predicate="intersects")[1]
        filled[crossed] = UNDECIDED
        # One cell of nothing all round takes the points beyond the raster.
        self._filled = np.pad(filled.reshape(self._rows, self._columns), 1, constant_values=OUTSIDE).ravel()

    def rows_of(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        """Give the polygon's row for each point (degrees), or OUTSIDE, or UNDECIDED."""
        column = np.clip((x - self._west) / _CELL_DEG + 1, 0, self._columns + 1).astype(np.int64)
        row = np.clip((y - self._south) / _CELL_DEG + 1, 0, self._rows + 1).astype(np.int64)
        rows: NDArray[np.int64] = self._filled[row * (self._columns + 2) + column]
        return rows
