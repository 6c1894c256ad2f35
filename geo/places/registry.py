"""The register of the data files: what each is, where it comes from, and that it is the file it says.

``python -m geo.places.registry`` writes the hashes anew after a data file was changed on purpose.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from geo import paths
from geo.errors import DataFileError
from geo.places.archives import write_whole

if TYPE_CHECKING:
    from pathlib import Path

_UNREGISTERED = frozenset({"registry.json", "README.md"})


class DataFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file of ``data/``. ``made`` says when it was retrieved or written; ``vintage`` what time its facts are of."""

    name: str
    sha256: str
    source: str
    licence: str
    made: str
    vintage: str


def read_registry(folder: Path = paths.DATA) -> tuple[DataFile, ...]:
    """Give the registered files, by name.

    Raises
    ------
    DataFileError
        Where the register is missing or breaks its schema.
    """
    path = folder / "registry.json"
    try:
        return tuple(msgspec.json.decode(path.read_bytes(), type=list[DataFile]))
    except (OSError, msgspec.DecodeError) as error:
        raise DataFileError(f"{path}: cannot be read ({error}); put the bundled file back") from error


def disagreements(folder: Path = paths.DATA) -> list[str]:
    """Say how the folder and its register differ, in both directions; [] where they agree."""
    registered = {file.name: file for file in read_registry(folder)}
    there = set(_data_files(folder))
    found = [f"{name} is registered and missing" for name in sorted(set(registered) - there)]
    found += [f"{name} is not registered" for name in sorted(there - set(registered))]
    found += [
        f"{name} is not the registered file"
        for name in sorted(there & set(registered))
        if _sha256(folder / name) != registered[name].sha256
    ]
    return found


def refresh(folder: Path = paths.DATA) -> None:
    """Write the hash of every registered file anew; a new file needs an entry of its own first."""
    files = [msgspec.structs.replace(file, sha256=_sha256(folder / file.name)) for file in read_registry(folder)]
    write_whole(folder / "registry.json", msgspec.json.format(msgspec.json.encode(files), indent=2) + b"\n")


def _data_files(folder: Path) -> list[str]:
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return [name for name in files if name not in _UNREGISTERED and not name.rsplit("/", 1)[-1].startswith(".")]


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise DataFileError(f"{path}: registered and cannot be read ({error})") from error


if __name__ == "__main__":
    refresh()
