"""Open files that the user hands over: size limits, and zips that cannot write where they should not."""

from __future__ import annotations

import os
import re
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.errors import GeoError

MAX_FILE_BYTES = 150_000_000
"""A larger file is refused, packed or unpacked: GeoNames' largest country and a national boundary layer are smaller."""

_NAME = re.compile(r"[^a-z0-9]+")


def check_file(path: Path, error: type[GeoError]) -> None:
    """Refuse what is no readable file of a reasonable size.

    Raises
    ------
    GeoError
        Of the class given; the message names the file.
    """
    if not path.is_file():
        raise error(f"{path}: no such file")
    size = path.stat().st_size
    if not size:
        raise error(f"{path}: the file is empty")
    if size > MAX_FILE_BYTES:
        raise error(f"{path}: {size / 1e6:.0f} MB is more than the {MAX_FILE_BYTES / 1e6:.0f} MB this reads")


@contextmanager
def unpacked(path: Path, suffixes: tuple[str, ...], error: type[GeoError]) -> Iterator[list[Path]]:
    """Unpack the members of a zip with these suffixes into a folder that goes away again.

    Members are written under their bare names, never under the path that the zip gives.

    Raises
    ------
    GeoError
        Of the class given: where it is no zip, a member would leave the folder, or it unpacks to too much.
    """
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            members = [member for member in archive.infolist() if not member.is_dir()]
            for member in members:
                inner = PurePosixPath(member.filename.replace("\\", "/"))
                if inner.is_absolute() or ".." in inner.parts:
                    raise error(f"{path}: the zip holds {member.filename!r}, a path that leads out of it")
            wanted = [member for member in members if member.filename.lower().endswith(suffixes)]
            if sum(member.file_size for member in wanted) > MAX_FILE_BYTES:
                raise error(f"{path}: unpacked it is more than the {MAX_FILE_BYTES / 1e6:.0f} MB this reads")
            files = []
            for member in wanted:
                target = Path(folder) / PurePosixPath(member.filename.replace("\\", "/")).name
                _write_member(archive, member, target)
                files.append(target)
            yield files
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as broken:
        raise error(f"{path}: not a zip that can be read ({broken})") from broken


def _write_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    """Write one member, and no more of it than it says it has."""
    left = member.file_size
    with archive.open(member) as packed, target.open("wb") as file:
        while left > 0 and (block := packed.read(min(left, 1 << 20))):
            file.write(block)
            left -= len(block)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def file_name(name: str) -> str:
    """Make a plain file name of what somebody calls a layer: letters, digits and hyphens.

    >>> file_name("PK (2024) ../x")
    'pk-2024-x'
    """
    return _NAME.sub("-", name.lower()).strip("-")[:60]
