"""The store: documents, what was read in them, a person's edits, and the records merged from both."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from geo import __version__
from geo.errors import ChangedMeanwhileError, StoreError
from geo.merging import (
    Edit,
    Holdings,
    MergedBlackout,
    MergedEpisode,
    MergedIncident,
    lay_over,
    meanwhile,
    merge,
)
from geo.model import Claim, Reading, Record, Source
from geo.store.package import locked, replace_with
from geo.store.tables import (
    Findings,
    derived_tables,
    districts_table,
    edits_table,
    meta_table,
    source_of,
    sources_table,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

R = TypeVar("R", bound=Record)

SCHEMA_VERSION = 1
"""Raised whenever a store of before could not be read any more."""

_LOCK_TIMEOUT_S = 20.0

_BUSY_S = 2.0
"""How long reading waits for another program (QGIS, say) to let go of the file."""

_SOURCES = "SELECT id, title, publisher, url, published, retrieved, language, path, text FROM sources ORDER BY fid"
_READINGS = _SOURCES.replace(", text FROM", ", text, added, findings FROM")
_RECORDS = {
    "incidents": "SELECT record FROM incidents ORDER BY fid",
    "blackouts": "SELECT record FROM blackouts ORDER BY fid",
    "claims": "SELECT record FROM claims ORDER BY fid",
    "episodes": "SELECT record FROM episodes ORDER BY fid",
    "edits": "SELECT record FROM edits ORDER BY fid",
}


class Added(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What adding did: how many documents are new, read anew, and in the store altogether."""

    new: int
    replaced: int
    total: int


class _Content(msgspec.Struct, frozen=True):
    """What a store keeps; everything else in it follows from this."""

    readings: tuple[Reading, ...] = ()
    added: frozenset[str] = frozenset()
    edits: tuple[Edit, ...] = ()


class Store:
    """One GeoPackage at ``path``.

    Reading needs no lock: a reader sees the old file or the new one, never half of either. Writing makes a whole new
    file and puts it in the old one's place. Every method raises :class:`~geo.errors.StoreError` where the file is
    missing, not ours, corrupt, locked or unwritable, and says what to do.

    Parameters
    ----------
    path
        The file; it need not be there yet.
    lock_timeout_s
        How long to wait for another writer.
    """

    def __init__(self, path: Path | str, *, lock_timeout_s: float = _LOCK_TIMEOUT_S) -> None:
        self.path = Path(path)
        self._lock_timeout_s = lock_timeout_s

    @property
    def version(self) -> str:
        """A text that changes whenever the file does; "" while there is none."""
        try:
            state = self.path.stat()
        except OSError:
            return ""
        return f"{state.st_mtime_ns:x}-{state.st_ino:x}-{state.st_size:x}"

    @property
    def is_empty(self) -> bool:
        """Whether there is no store yet, or one without a document."""
        if not self.path.exists():
            return True
        with self._open() as database:
            return not database.execute("SELECT 1 FROM sources LIMIT 1").fetchone()

    def load(self) -> Holdings:
        """Give everything the store knows: documents merged, a person's edits applied."""
        with self._open() as database:
            rows = database.execute(_SOURCES)
            return Holdings(
                sources=tuple(source_of(row) for row in rows),
                incidents=_records(database, "incidents", MergedIncident),
                blackouts=_records(database, "blackouts", MergedBlackout),
                claims=_records(database, "claims", Claim),
                episodes=_records(database, "episodes", MergedEpisode),
                edits=_records(database, "edits", Edit),
                warnings=tuple(msgspec.json.decode(_meta(database)["warnings"], type=list[str])),
            )

    def readings(self) -> tuple[Reading, ...]:
        """Give every document with what was read in it, before merging and edits."""
        return self._content().readings

    def edits(self) -> tuple[Edit, ...]:
        """Give a person's edits, oldest first; () where there is no store yet."""
        return self._content().edits if self.path.exists() else ()

    def add(self, readings: Iterable[Reading], *, edits: Iterable[Edit] = ()) -> Added:
        """Add documents, and a person's edits of them; one that is there already is read anew, not doubled."""
        with locked(self.path, timeout_s=self._lock_timeout_s):
            old = self._content() if self.path.exists() else _Content()
            known = {reading.source.id: reading for reading in old.readings}
            coming = {reading.source.id: reading for reading in readings}
            new = coming.keys() - known.keys()
            content = _Content(
                readings=tuple((known | coming).values()),
                added=old.added | new,
                edits=(*old.edits, *edits),
            )
            self._write(content)
            return Added(new=len(new), replaced=len(coming) - len(new), total=len(content.readings))

    def replace(self, readings: Iterable[Reading]) -> Added:
        """Make the store anew from documents; what a person added and edited is kept.

        A document that came by :meth:`add` stays as it was read, unless it is among the new ones; to take one
        away, use :meth:`remove`.
        """
        with locked(self.path, timeout_s=self._lock_timeout_s):
            old = self._content() if self.path.exists() else _Content()
            coming = {reading.source.id: reading for reading in readings}
            known = {reading.source.id for reading in old.readings}
            added = old.added - coming.keys()
            kept = {reading.source.id: reading for reading in old.readings if reading.source.id in added}
            content = _Content(readings=tuple((coming | kept).values()), added=added, edits=old.edits)
            self._write(content)
            new = len(coming.keys() - known)
            return Added(new=new, replaced=len(coming) - new, total=len(content.readings))

    def remove(self, source_ids: Collection[str]) -> int:
        """Take documents away, and the edits that are about nothing else; give how many documents there were."""
        with locked(self.path, timeout_s=self._lock_timeout_s):
            old = self._content()
            gone = frozenset(source_ids)
            kept = tuple(reading for reading in old.readings if reading.source.id not in gone)
            edits = tuple(edit for edit in old.edits if not edit.is_only_about(gone))
            self._write(_Content(readings=kept, added=old.added - gone, edits=edits))
            return len(old.readings) - len(kept)

    def add_edit(self, edit: Edit, *, seen: Iterable[Edit] | None = None) -> None:
        """Keep a person's decision on top of what was read.

        ``seen`` are the edits that the person knew of. Where one about the same reports has come or gone since, a
        :class:`~geo.errors.ChangedMeanwhileError` is raised and nothing is written; None does not ask.
        """
        with locked(self.path, timeout_s=self._lock_timeout_s):
            old = self._content()
            other = meanwhile(edit.reports, seen=seen, now=old.edits) if seen is not None else None
            if other is not None:
                raise ChangedMeanwhileError(f"{other.who} has changed the same report meanwhile; look at it again")
            self._write(_Content(readings=old.readings, added=old.added, edits=(*old.edits, edit)))

    def undo_edit(self, edit_id: str | None = None) -> Edit | None:
        """Take the last edit back and give it; None where there is none.

        Where ``edit_id`` is given and another edit is the last one now, nothing is written and a
        :class:`~geo.errors.ChangedMeanwhileError` is raised.
        """
        with locked(self.path, timeout_s=self._lock_timeout_s):
            old = self._content()
            if not old.edits:
                return None
            if edit_id is not None and old.edits[-1].id != edit_id:
                raise ChangedMeanwhileError(f"the last correction is now one by {old.edits[-1].who}; look at it first")
            self._write(_Content(readings=old.readings, added=old.added, edits=old.edits[:-1]))
            return old.edits[-1]

    def _content(self) -> _Content:
        with self._open() as database:
            rows = database.execute(_READINGS).fetchall()
            edits = _records(database, "edits", Edit)
        found = _decode([row[-1] for row in rows], Findings)
        sources = [source_of(row[:-2]) for row in rows]
        return _Content(
            readings=tuple(_reading(source, findings) for source, findings in zip(sources, found, strict=True)),
            added=frozenset(source.id for source, row in zip(sources, rows, strict=True) if row[-2]),
            edits=edits,
        )

    def _write(self, content: _Content) -> None:
        readings = sorted(content.readings, key=lambda reading: reading.source.id)
        holdings = lay_over(merge(readings), content.edits)
        now = datetime.now(UTC)
        facts = {
            "program": "incidentmap",
            "version": __version__,
            "schema": str(SCHEMA_VERSION),
            "built": f"{now:%Y-%m-%dT%H:%M:%SZ}",
            "warnings": msgspec.json.encode(holdings.warnings).decode(),
        }
        tables = [
            meta_table(facts),
            sources_table(readings, content.added),
            *derived_tables(holdings),
            districts_table(holdings.last_day),
            edits_table(holdings.edits),
        ]
        replace_with(self.path, tables, now=now)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file for reading, and see that it is a store of ours."""
        if not self.path.exists():
            raise StoreError(f"{self.path}: there is no store yet; make one with: incidentmap build")
        try:
            database = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY_S)
        except sqlite3.Error as error:
            raise self._unreadable(error) from error
        try:
            self._check(database)
            yield database
        except (sqlite3.Error, msgspec.MsgspecError, KeyError, UnicodeDecodeError) as error:
            raise self._unreadable(error) from error
        finally:
            database.close()

    def _check(self, database: sqlite3.Connection) -> None:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        facts = _meta(database) if "meta" in tables else {}
        if facts.get("program") != "incidentmap":
            raise StoreError(f"{self.path}: is not a store of incidentmap; name another file with --db")
        if facts.get("schema") != str(SCHEMA_VERSION):
            raise StoreError(
                f"{self.path}: was made by incidentmap {facts.get('version')}, in a form this version ({__version__}) "
                "does not know; move the file away and run: incidentmap build"
            )

    def _unreadable(self, error: Exception) -> StoreError:
        if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
            return StoreError(
                f"{self.path}: another program, perhaps QGIS, has it locked; close it there and try again"
            )
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return StoreError(f"{self.path}: cannot be read ({reason}); move the file away and run: incidentmap build")


def _meta(database: sqlite3.Connection) -> dict[str, str]:
    return dict(database.execute("SELECT key, value FROM meta").fetchall())


def _records(database: sqlite3.Connection, table: str, kind: type[R]) -> tuple[R, ...]:
    rows = database.execute(_RECORDS[table])
    return _decode([record for (record,) in rows], kind)


def _decode(texts: Sequence[str], kind: type[R]) -> tuple[R, ...]:
    """Read many records from JSON in one go, which is several times faster than one by one."""
    decoded: list[R] = msgspec.json.decode(f"[{','.join(texts)}]", type=list[kind])  # type: ignore[valid-type]
    return tuple(decoded)


def _reading(source: Source, findings: Findings) -> Reading:
    found = {name: getattr(findings, name) for name in Findings.__struct_fields__}
    return Reading(source=source, **found)
