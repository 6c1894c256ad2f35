"""Decisions of two people about the same report."""

from __future__ import annotations

import pytest
from app_data import readings

from geo.errors import ChangedMeanwhileError
from geo.merging import meanwhile
from geo.store import Store
from geo.ui.corrections import make_edit

FIRST, SAME, OTHER = (make_edit("reject", [name], who=name, why="") for name in ("a", "a", "b"))


def test_only_edits_of_the_same_report_that_came_or_went_are_told():
    assert meanwhile(["a"], seen=[], now=[FIRST]) == FIRST
    assert meanwhile(["a"], seen=[FIRST], now=[]) == FIRST, "it was taken back"
    assert meanwhile(["a"], seen=[FIRST], now=[FIRST, OTHER]) is None
    assert meanwhile(["b", "a"], seen=[FIRST], now=[FIRST, SAME]) == SAME


def test_the_store_keeps_no_edit_on_top_of_one_that_was_not_seen(tmp_path):
    store = Store(tmp_path / "store.gpkg")
    store.add(readings())
    one, two = (incident.reports[0].id for incident in store.load().incidents[:2])
    store.add_edit(make_edit("reject", [one], who="A", why=""), seen=())
    with pytest.raises(ChangedMeanwhileError, match="A has changed the same report"):
        store.add_edit(make_edit("reject", [one], who="B", why=""), seen=())
    store.add_edit(make_edit("reject", [two], who="B", why=""), seen=())
    assert [edit.who for edit in store.edits()] == ["A", "B"]
    with pytest.raises(ChangedMeanwhileError, match="one by B"):
        store.undo_edit(store.edits()[0].id)
    assert len(store.edits()) == 2
