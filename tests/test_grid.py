"""The grid: a cell that no border crosses settles its points, the others stay undecided."""

import numpy as np
import shapely

from geo.places.grid import OUTSIDE, UNDECIDED, Grid


def test_middle_edge_fringe_and_far_out():
    grid = Grid([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)], shapely.box(-0.2, -0.2, 2.2, 1.2))
    x = np.array([0.5, 1.5, 1.001, 2.15, 9.0, -9.0])
    y = np.array([0.5, 0.5, 0.5, 0.5, 0.5, 99.0])
    assert list(grid.rows_of(x, y)) == [0, 1, UNDECIDED, UNDECIDED, OUTSIDE, OUTSIDE]
