"""What the frame of the map tells: what is new in it, and what came too late to count."""

from __future__ import annotations

import pytest

from geo.ui import mapframe
from geo.view.permalink import MapView, Selection, View

MOVED = {"lat": 29.5, "lon": 66.0, "zoom": 8}


@pytest.fixture
def told(monkeypatch):
    """Let the frame tell something; give what the page makes of it."""
    session = {}
    monkeypatch.setattr(mapframe.st, "session_state", session)
    monkeypatch.setattr(mapframe, "tiles_of", lambda _: None)

    def tell(value, *, view_serial=3):
        monkeypatch.setattr(mapframe, "_frame", lambda: lambda **_: value)
        return mapframe.show_map(
            records_url="r.json", shown={"points": [], "areas": []}, view=View(), view_serial=view_serial
        )

    return tell


def test_a_moved_map_is_told_once(told):
    value = {"nonce": "n", "serial": 1, "view": {**MOVED, "serial": 3}, "select": None}
    assert told(value).map_view == MapView(lat=29.5, lon=66.0, zoom=8)
    assert told(value) is None


def test_a_move_from_before_a_reset_does_not_undo_it(told):
    late = {"nonce": "n", "serial": 1, "view": {**MOVED, "serial": 3}, "select": None}
    assert told(late, view_serial=4).map_view is None
    next_one = {"nonce": "n", "serial": 2, "view": {"lat": 27.0, "lon": 65.0, "zoom": 7, "serial": 4}, "select": None}
    assert told(next_one, view_serial=4).map_view == MapView(lat=27.0, lon=65.0, zoom=7)


def test_a_choice_is_given(told):
    value = {"nonce": "n", "serial": 1, "view": None, "select": {"type": "incident", "id": "a"}}
    assert told(value).selection == Selection(type="incident", id="a")


@pytest.mark.parametrize("value", [None, 7, [], {"nonce": "n", "serial": 1, "view": "here", "select": ["x"]}])
def test_nonsense_from_the_frame_is_nothing(told, value):
    event = told(value)
    assert event is None or (event.selection, event.map_view, event.painted) == (None, None, False)
