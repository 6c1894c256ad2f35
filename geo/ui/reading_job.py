"""Reports being read in a thread of their own, so that the page can tell how far it is and be told to stop."""

from __future__ import annotations

import logging
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from geo.reading import read_loaded
from geo.reading.sources import Failure, load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.model import Reading

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Given:
    """A report as a person gave it.

    What the person says of it goes before what it says of itself; None leaves that to the document.
    """

    name: str
    content: bytes
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None


class _Cancelled(Exception):  # noqa: N818 — it ends the thread and is nobody's error
    """A person does not want to wait for the reading any more."""


@dataclass(kw_only=True)
class ReadingJob:
    """The reading of some reports; make one with :func:`start`.

    ``readings`` and ``problems`` (a sentence for each report that could not be read) are whole when ``is_over``.
    ``surprise`` is what the program itself failed with, None as a rule.
    """

    reports: Sequence[Given]
    readings: list[Reading] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    surprise: Exception | None = None
    number: int = 0
    _share: float = 0.0
    _cancelled: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    @property
    def share(self) -> float:
        """How much of all reports is read, by their lengths, from 0 to 1."""
        sizes = [len(one.content) for one in self.reports]
        here = sizes[self.number] * self._share if self.number < len(sizes) else 0
        return min((sum(sizes[: self.number]) + here) / max(sum(sizes), 1), 1.0)

    @property
    def is_over(self) -> bool:
        """Whether there is nothing to wait for any more."""
        return self._thread is not None and not self._thread.is_alive()

    def start(self) -> None:
        """Begin to read."""
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait so long for the end at most, and tell whether it has come."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self.is_over

    def cancel(self) -> None:
        """End the reading at the next sentence; what it found is not to be used."""
        self._cancelled.set()

    def _run(self) -> None:
        try:
            for number, report in enumerate(self.reports):
                self.number = number
                self._listen(0.0)
                self._read(report)
        except _Cancelled:
            return
        except Exception as error:
            log.exception("a report could not be read")
            self.surprise = error

    def _read(self, report: Given) -> None:
        with tempfile.TemporaryDirectory(prefix="incidentmap-") as folder:
            path = Path(folder) / f"report{Path(report.name).suffix.lower() or '.txt'}"
            path.write_bytes(report.content)
            loaded = next(iter(load(path)))
        if isinstance(loaded, Failure):
            self.problems.append(loaded.message.replace(str(path), report.name))
            return
        told = {name: getattr(report, name) for name in ("title", "publisher", "url", "published")}
        warnings = tuple(warning.replace(str(path), report.name) for warning in loaded.warnings)
        given = {name: value for name, value in told.items() if value}
        known = loaded._replace(path=None, warnings=warnings, **given)
        self.readings.append(read_loaded(known, listen=self._listen))

    def _listen(self, share: float) -> None:
        self._share = share
        if self._cancelled.is_set():
            raise _Cancelled


def start(reports: Sequence[Given]) -> ReadingJob:
    """Begin to read reports, in their order."""
    job = ReadingJob(reports=reports)
    job.start()
    return job
