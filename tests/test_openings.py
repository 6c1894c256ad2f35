"""Where a sentence goes over from what came before to what followed."""

from __future__ import annotations

import pytest
from steps import cuts_in, sentence_of, told_in

from geo.reading.openings import end_of_opening


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("After an attack in Mastung on Saturday, troops were sent to posts in Quetta.", ", troops were sent"),
        ("Hours after a blast in Quetta, gunmen shot two men in Sibi.", ", gunmen shot"),
        ("Following an attack in Kalat, Mastung and Sibi, security was tightened in Quetta.", ", security was"),
        ("After gunmen attacked a post in Kalat, killing three, a curfew was imposed in Quetta.", ", a curfew"),
        ("Gunmen attacked a post in Kalat, and security was tightened in Quetta.", None),
        ("After an attack in Mastung, troops searched the area.", None),
        ("After prayers in Mastung, gunmen attacked a post in Quetta.", None),
    ],
)
def test_the_comma_behind_the_opening(text, behind):
    sentence = sentence_of(text)
    found = end_of_opening(sentence)
    assert found == (None if behind is None else text.index(behind))


def test_each_side_tells_its_own_event():
    text = "After a bomb killed three people in Mastung on Saturday, gunmen attacked a post in Kalat on Sunday."
    assert [([p.text for p in one.places], one.start.isoformat()) for one in told_in(text)] == [
        (["Mastung"], "2026-01-31"),
        (["Kalat"], "2026-02-01"),
    ]


def test_what_only_followed_elsewhere_is_no_event_there():
    (told,) = told_in("Following Saturday's attack on a camp in Panjgur, security was tightened in Quetta.")
    assert [place.text for place in told.places] == ["Panjgur"]
    assert told.start.isoformat() == "2026-01-31"


def test_a_cut_is_not_where_its_reason_was():
    (report,) = cuts_in("After gunmen attacked a post in Kalat on Sunday, mobile service was cut in Quetta.")
    assert [place.text for place in report.places] == ["Quetta"]
