"""The answers of an online service, kept in SQLite with the day they were given."""

from __future__ import annotations

import json
import logging
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from geo import paths

if TYPE_CHECKING:
    from pathlib import Path

logger = logging.getLogger(__name__)

_KEEP_DAYS = 365
_KEEP_MISS_DAYS = 30
_SCHEMA = "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer TEXT, asked_on TEXT NOT NULL)"


class Known(NamedTuple):
    """What the service said of a name, None for "no such place", and when."""

    answer: dict[str, Any] | None
    asked_on: date


class AnswerCache:
    """A small table of answers. One that cannot be read or written is done without, with a warning.

    Parameters
    ----------
    path
        The SQLite file; None means ``nominatim.sqlite`` in the user's folder. It is made when first written.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or paths.user_folder() / "nominatim.sqlite"

    def get(self, key: str) -> Known | None:
        """Give what is known of a key; None where it was never asked or the answer is too old."""
        if not self._path.is_file():
            return None
        try:
            with closing(sqlite3.connect(self._path, timeout=10)) as database:
                row = database.execute("SELECT answer, asked_on FROM answers WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            known = Known(json.loads(row[0]) if row[0] is not None else None, date.fromisoformat(row[1]))
        except (sqlite3.Error, ValueError, TypeError) as error:
            logger.warning("%s: the cache cannot be read (%s); asking again", self._path, error)
            return None
        keep = timedelta(days=_KEEP_DAYS if known.answer is not None else _KEEP_MISS_DAYS)
        return known if datetime.now(tz=UTC).date() - known.asked_on <= keep else None

    def put(self, key: str, answer: dict[str, Any] | None) -> Known:
        """Keep an answer, or that there was none, under today's date."""
        known = Known(answer, datetime.now(tz=UTC).date())
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=10)) as database, database:
                database.execute(_SCHEMA)
                text = json.dumps(answer, ensure_ascii=False) if answer is not None else None
                database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (key, text, str(known.asked_on)))
        except (sqlite3.Error, OSError) as error:
            logger.warning("%s: the answer is not kept (%s)", self._path, error)
        return known
