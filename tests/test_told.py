"""What one clause tells, before it is held against other sentences."""

from __future__ import annotations

from datetime import date

import pytest
from steps import sentence_of, told_in

from geo.reading.told import Told


def test_a_new_telling_is_silent():
    sentence = sentence_of("A blast hit Sibi.")
    told = Told(sentence, sentence.of("event")[0], "attack", "Battles", "Armed clash")
    assert (told.places, told.actors, told.targets, told.victims, told.lag_days) == ([], (), (), None, None)
    assert not told.has_day


@pytest.mark.parametrize(("start", "expected"), [(None, False), (date(2026, 2, 1), True)])
def test_a_start_is_a_day_of_its_own(start, expected):
    sentence = sentence_of("A blast hit Sibi.")
    told = Told(sentence, sentence.of("event")[0], "attack", "Battles", "Armed clash", start=start)
    assert told.has_day is expected


def test_two_tellings_alike_are_still_two():
    first, second = (told_in("A blast hit Sibi on Sunday.")[0] for _ in range(2))
    assert first != second
