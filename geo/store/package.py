"""Write a GeoPackage beside the old one and let it take the old one's place in one step."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pyogrio
from filelock import FileLock, Timeout

from geo.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geo.store.table import Table

CRS = "EPSG:4326"

_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""What an export says of when it was made, so that the same layer gives the same file."""


@contextmanager
def locked(path: Path, *, timeout_s: float) -> Iterator[None]:
    """Hold the store for writing; one writer at a time, whatever the process.

    Raises
    ------
    StoreError
        Where another process holds it for longer than ``timeout_s``, or the folder takes no file.
    """
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=timeout_s)
    except Timeout:
        message = f"{path}: another incidentmap has been writing to it for {timeout_s:g} s; wait, or end that one"
        raise StoreError(message) from None
    except OSError as error:
        raise StoreError(f"{path}: cannot be written here ({error.strerror}); name another file with --db") from error
    try:
        yield
    finally:
        lock.release()


def replace_with(path: Path, tables: Iterable[Table], *, now: datetime) -> None:
    """Write the tables into a new GeoPackage, which becomes ``path`` only when it is whole and on the disk.

    Call it under :func:`locked`. A process that is killed leaves the old store and a temporary file beside it,
    which the next writer removes.

    Raises
    ------
    StoreError
        Where the disk is full, the folder is read-only, or another program is writing to the file.
    """
    _refuse_while_edited(path)
    _sweep(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp.gpkg")
    try:
        write_tables(draft, tables, now=now)
        _to_disk(draft)
        draft.replace(path)
        _to_disk(path.parent)
    except (OSError, pyogrio.errors.DataSourceError) as error:
        raise StoreError(f"{path}: cannot be written ({error}); name another file with --db") from error
    finally:
        draft.unlink(missing_ok=True)


def write_tables(path: Path, tables: Iterable[Table], *, now: datetime = _UNDATED) -> None:
    """Write tables into a GeoPackage at a path where there is none; ``now`` is the date it gives itself."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{now:%Y-%m-%dT%H:%M:%S.000Z}"})
    try:
        for table in tables:
            pyogrio.raw.write(
                str(path),
                table.geometry(),
                table.arrays(),
                np.array(list(table.columns), dtype=object),
                field_mask=table.masks(),
                layer=table.name,
                driver="GPKG",
                geometry_type=table.geometry_type,
                crs=CRS if table.geometry_type else None,
                append=path.exists(),
            )
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _refuse_while_edited(path: Path) -> None:
    """A journal beside the file belongs to a program that has it open; it would spoil the new file."""
    if path.with_name(f"{path.name}-wal").exists():
        raise StoreError(f"{path}: another program, perhaps QGIS, is editing it; close the file there and try again")


def _sweep(path: Path) -> None:
    for left_over in path.parent.glob(f".{path.name}.*.tmp.gpkg*"):
        left_over.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
