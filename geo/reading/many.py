"""Read many documents with every core of the machine, in the order in which they come."""

from __future__ import annotations

import logging
import os
from collections import deque
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING

from geo.reading.reader import read_loaded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from geo.model import Reading
    from geo.reading.sources import Loaded

_logger = logging.getLogger(__name__)
_BATCH_LENGTH = 50_000
"""Characters: what one process reads in about a tenth of a second; less is not worth sending to it."""
_WAITING_PER_PROCESS = 3
"""Batches that wait for each process: enough that none is idle, few enough that a large archive is not held whole."""


def read_many(
    documents: Iterable[Loaded], *, published: date | None = None, processes: int | None = None
) -> Iterator[Reading]:
    """Read documents side by side, as :func:`geo.reading.read_loaded` reads each.

    Parameters
    ----------
    documents
        What :func:`geo.reading.sources.load` gives; taken from as it is needed.
    published
        The day they were all published, where the caller knows better than they do.
    processes
        How many to read with; None means one for each core that this program may use. Few and short documents are
        read in this process, whatever it says.

    Yields
    ------
    Reading
        One a document, in their order.
    """
    count = processes or cores()
    batches = _batches(documents)
    opening = [batch for batch in (next(batches, None), next(batches, None)) if batch is not None]
    everything = chain(opening, batches)
    if count < 2 or len(opening) < 2:
        for batch in everything:
            yield from _read(batch, published)
        return
    waiting: deque[tuple[list[Loaded], Future[list[Reading]] | None]] = deque()
    with ProcessPoolExecutor(count) as pool:
        try:
            for batch in everything:
                waiting.append((batch, _given_to(pool, batch, published)))
                if len(waiting) > count * _WAITING_PER_PROCESS:
                    yield from _result(*waiting.popleft(), published)
            while waiting:
                yield from _result(*waiting.popleft(), published)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _given_to(pool: ProcessPoolExecutor, batch: list[Loaded], published: date | None) -> Future[list[Reading]] | None:
    """Send documents to another process; None where one of them was killed, and all are gone with it."""
    try:
        return pool.submit(_read, batch, published)
    except BrokenExecutor:
        return None


def _result(batch: list[Loaded], future: Future[list[Reading]] | None, published: date | None) -> list[Reading]:
    """Give what a process read; where it was killed, read it here."""
    try:
        return _read(batch, published) if future is None else future.result()
    except BrokenExecutor:
        _logger.warning("a reading process ended early; its documents are read here instead")
        return _read(batch, published)


def _read(batch: list[Loaded], published: date | None) -> list[Reading]:
    return [read_loaded(loaded, published=published) for loaded in batch]


def _batches(documents: Iterable[Loaded]) -> Iterator[list[Loaded]]:
    """Group documents that are worth the way to another process."""
    batch: list[Loaded] = []
    length = 0
    for loaded in documents:
        batch.append(loaded)
        length += len(loaded.text)
        if length >= _BATCH_LENGTH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def cores() -> int:
    """Count the cores that this program may use, which may be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
