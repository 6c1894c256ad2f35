"""No quick click is lost: what is noted is done, again if it was stopped halfway, and never by an old widget's word."""

from __future__ import annotations

import pytest

from geo.ui.chosen import Chosen


class StoppedByNewerClick(BaseException):
    """As Streamlit ends a run."""


@pytest.fixture
def chosen():
    made = Chosen()
    made.put("day", 1)
    return made


def test_what_is_noted_is_done_in_its_order(chosen):
    done = []
    for number in (1, 2, 3):
        chosen.later(done.append, number)
    assert done == []
    assert chosen.do()
    assert done == [1, 2, 3]
    assert not chosen.do()


def test_what_was_stopped_halfway_is_done_again(chosen):
    stops, done = [True], []

    def act():
        if stops:
            stops.clear()
            raise StoppedByNewerClick
        done.append("act")

    chosen.later(act)
    chosen.later(done.append, "next")
    with pytest.raises(StoppedByNewerClick):
        chosen.do()
    assert chosen.do()
    assert done == ["act", "next"]


def test_what_fails_is_not_tried_for_ever(chosen):
    chosen.later(int, "no number")
    with pytest.raises(ValueError, match="no number"):
        chosen.do()
    assert not chosen.do()


def test_a_value_that_the_program_sets_has_a_widget_of_its_own(chosen, monkeypatch):
    monkeypatch.setattr("geo.ui.chosen.State", {"day": 5, "other": 1})
    assert chosen.key("day") == "day"
    assert chosen.take() == {"day"}
    assert chosen["day"] == 5
    assert chosen.key("day") == "day", "what a person changes stays where it is"
    chosen.put("day", 9)
    assert chosen.take() == set(), "the old widget has no say any more"
    assert (chosen["day"], chosen.begun("day"), chosen.key("day")) == (9, 9, "day-1")


def test_widgets_that_were_forgotten_begin_with_what_stands(chosen):
    chosen.follow("day", 7)
    chosen.begin_anew()
    assert (chosen.key("day"), chosen.begun("day")) == ("day-1", 7)
