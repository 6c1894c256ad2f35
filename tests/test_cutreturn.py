"""How a cut came back: for good, for an hour, and off again."""

from __future__ import annotations

import pytest
from steps import analysed, cuts_in, iso

from geo.reading.cutstory import find_cuts

CUT = "Mobile internet was suspended in Kech on 6 January."


def cuts_of(text):
    cuts, _ = find_cuts(analysed(text))
    return [(cut.status, iso(cut.start), iso(cut.end)) for cut in cuts]


@pytest.mark.parametrize(
    "text",
    [
        "Mobile internet was restored in Kech for a short while on Sunday.",
        "Mobile internet was briefly restored in Kech on Sunday.",
        "Mobile internet came back in Kech on Sunday for about an hour.",
        "Internet was back in Kech on Sunday for a few hours before it was cut once more.",
    ],
)
def test_what_came_back_for_an_hour_has_not_ended(text):
    assert cuts_of(f"{CUT} {text}") == [("ongoing", "2026-01-06", None)]
    assert all(report.is_brief for report in cuts_in(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Within hours, however, access was blocked again.", [("ongoing", "2026-01-06", None)]),
        ("It was suspended again on 21 January.", [("ongoing", "2026-01-06", None)]),
        (
            "It was suspended again on 30 January.",
            [("restored", "2026-01-06", "2026-01-21"), ("ongoing", "2026-01-30", None)],
        ),
        ("Residents were glad.", [("restored", "2026-01-06", "2026-01-21")]),
    ],
)
def test_what_came_back_may_go_off_again(text, expected):
    assert cuts_of(f"{CUT} It was restored on 21 January. {text}") == expected


def test_a_length_of_the_cut_is_no_length_of_its_return():
    assert cuts_of("Mobile internet was restored in Kech on Sunday after a suspension for a few hours.") == [
        ("restored", "2026-02-01", "2026-02-01")
    ]


def test_a_place_where_it_is_the_same():
    cuts, _ = find_cuts(analysed(f"{CUT} The situation in Panjgur is similar."))
    assert [cut.entry.name for cut in cuts] == ["Kech", "Panjgur"]
