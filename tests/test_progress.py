"""How far a reading is."""

from __future__ import annotations

import pytest

from geo.model import Source
from geo.reading.progress import Progress
from geo.reading.reader import read_source

TEXT = "Gunmen attacked a police post in Khuzdar on 31 January 2026. Two guards were killed.\n\n" * 200


def test_a_reading_tells_a_share_that_grows_to_one():
    told = []
    read_source(Source(id="a", text=TEXT), listen=told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, pytest.approx(1))
    assert len(told) > 15


def test_what_the_listener_raises_ends_the_reading():
    def stop(share):
        if share > 0.3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        read_source(Source(id="a", text=TEXT), listen=stop)


def test_without_a_listener_nothing_is_told():
    assert list(Progress().over([1, 2], stage="story")) == [1, 2]
