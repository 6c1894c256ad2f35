"""District boundaries that the user installs, and which layer is in use."""

from __future__ import annotations

import hashlib
import logging
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import msgspec

from geo import paths
from geo.errors import BoundaryError, DataFileError
from geo.places.archives import check_file, file_name, write_whole
from geo.places.boundary_files import LayerFacts, read_boundaries
from geo.places.districts import Districts, read_layer

if TYPE_CHECKING:
    from pathlib import Path

logger = logging.getLogger(__name__)

BUNDLED = "bundled"
"""The name of the layer that comes with the program and needs no installing."""


class InstalledBoundaries(LayerFacts, frozen=True, kw_only=True):
    """One installed layer: what it holds, which file it was, and when it was installed."""

    name: str
    file: str
    sha256: str
    installed: date


def install_boundaries(
    file: Path,
    *,
    name: str | None = None,
    vintage: str | None = None,
    source: str | None = None,
    licence: str | None = None,
) -> InstalledBoundaries:
    """Install a boundary layer; it is used only after :func:`use_boundaries`.

    Parameters
    ----------
    file
        A COD-AB, geoBoundaries or GADM release: GeoPackage, zipped shapefile or GeoJSON, in any CRS that it names.
    name
        What to call it; None means the file's own name. An installed one of that name is replaced.
    vintage, source, licence
        What goes into every export; None means what the file says or its maker is known for.

    Raises
    ------
    BoundaryError
        With the reason, when it is refused; what is in use stays so.
    """
    check_file(file, BoundaryError)
    label = file_name(name or file.stem)
    if not label or label == BUNDLED:
        raise BoundaryError(f"{name or file.stem!r} cannot be the name of an installed layer; give another name")
    gdf, facts = read_boundaries(file)
    said = {"vintage": vintage, "source": source, "licence": licence}
    record = InstalledBoundaries(
        **{**msgspec.structs.asdict(facts), **{field: text for field, text in said.items() if text}},
        name=label,
        file=file.name,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        installed=datetime.now(tz=UTC).date(),
    )
    write_whole(_folder() / f"{label}.geojson", gdf.to_json(drop_id=True).encode())
    write_whole(_folder() / f"{label}.json", msgspec.json.format(msgspec.json.encode(record)))
    return record


def list_boundaries() -> tuple[InstalledBoundaries, ...]:
    """Give what is installed, by name, without the bundled layer; () where nothing is.

    Raises
    ------
    BoundaryError
        Where a record of an installed layer is broken.
    """
    return tuple(_record(path.stem) for path in sorted(_folder().glob("*.json")))


def use_boundaries(name: str) -> None:
    """Use an installed layer from now on; ``"bundled"`` goes back to the one of the program.

    Raises
    ------
    BoundaryError
        Where none of that name is installed, or it cannot be read; what is in use stays so.
    """
    label = file_name(name)
    if label == BUNDLED:
        (_folder() / "in-use").unlink(missing_ok=True)
        return
    if not label or not (_folder() / f"{label}.geojson").is_file():
        known = ", ".join([BUNDLED, *(record.name for record in list_boundaries())])
        raise BoundaryError(f"no boundaries {name!r} are installed; there are: {known}")
    _load(label)
    write_whole(_folder() / "in-use", label.encode())


def remove_boundaries(name: str) -> None:
    """Remove an installed layer; where it was in use, the bundled one is again.

    Raises
    ------
    BoundaryError
        Where none of that name is installed.
    """
    label = file_name(name)
    path = _folder() / f"{label}.geojson"
    if not label or not path.is_file():
        raise BoundaryError(f"no boundaries {name!r} are installed")
    if name_in_use() == label:
        (_folder() / "in-use").unlink(missing_ok=True)
    path.unlink()
    (_folder() / f"{label}.json").unlink(missing_ok=True)


def name_in_use() -> str:
    """Give the name of the layer in use: "bundled", or that of an installed one."""
    try:
        return (_folder() / "in-use").read_text(encoding="utf-8").strip() or BUNDLED
    except OSError:
        return BUNDLED


_loaded: dict[tuple[str, int], Districts] = {}


def boundaries_in_use() -> Districts:
    """Give the layer in use; the bundled one where the installed one cannot be read, with a warning."""
    label = name_in_use()
    if label == BUNDLED:
        return Districts.bundled()
    try:
        key = (label, (_folder() / f"{label}.geojson").stat().st_mtime_ns)
        if key not in _loaded:
            _loaded.clear()
            _loaded[key] = _load(label)
        return _loaded[key]
    except (BoundaryError, OSError) as error:
        logger.warning("the boundaries %r cannot be used (%s); the bundled ones are in use", label, error)
        return Districts.bundled()


def _load(label: str) -> Districts:
    record = _record(label)
    try:
        gdf = read_layer(_folder() / f"{label}.geojson")
    except DataFileError as error:
        raise BoundaryError(f"{label}: {error}") from error
    return Districts(gdf, vintage=record.vintage, source=record.source, licence=record.licence)


def _record(label: str) -> InstalledBoundaries:
    path = _folder() / f"{label}.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=InstalledBoundaries)
    except (OSError, msgspec.DecodeError) as error:
        raise BoundaryError(f"{path}: broken ({error}); install the file again") from error


def _folder() -> Path:
    return paths.user_folder() / "boundaries"
