"""Many documents read side by side."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from datetime import date

import pytest

from geo.reading import many, read_loaded
from geo.reading.many import read_many
from geo.reading.sources import Loaded

MONDAY = date(2026, 2, 2)
FILLER = "The bazaar of Quetta was quiet and shops were open. " * 400


def documents(number):
    towns = ("Sibi", "Kohlu", "Zhob", "Duki")
    return [
        Loaded(
            text=f"Gunmen attacked a post in {towns[n % 4]} on Sunday, killing {n + 2} men. {FILLER}", path=f"{n}.txt"
        )
        for n in range(number)
    ]


def test_they_come_in_their_order_and_as_one_process_reads_them():
    assert list(read_many(documents(8), published=MONDAY, processes=2)) == [
        read_loaded(loaded, published=MONDAY) for loaded in documents(8)
    ]


@pytest.mark.parametrize(("number", "processes"), [(0, 2), (1, 2), (8, 1)])
def test_few_documents_and_one_core_need_no_other_process(monkeypatch, number, processes):
    monkeypatch.setattr(many, "ProcessPoolExecutor", None)
    assert len(list(read_many(documents(number), processes=processes))) == number


def test_documents_are_taken_as_they_are_needed():
    taken = []

    def endless():
        for loaded in documents(400):
            taken.append(loaded.path)
            yield loaded

    readings = read_many(endless(), published=MONDAY, processes=2)
    assert next(readings).source.path == "0.txt"
    readings.close()
    assert len(taken) < 60


def test_what_a_killed_process_had_is_read_here(monkeypatch):
    class Dying(ProcessPoolExecutor):
        def submit(self, work, /, *values):
            return super().submit(os._exit, 1) if values[0][0].path == "0.txt" else super().submit(work, *values)

    monkeypatch.setattr(many, "ProcessPoolExecutor", Dying)
    paths = [reading.source.path for reading in read_many(documents(40), published=MONDAY, processes=2)]
    assert paths == [f"{number}.txt" for number in range(40)]
