"""Cuts that are denied, and those that somebody tells all the same."""

from __future__ import annotations

import pytest
from steps import cuts_in


def test_what_residents_say_against_a_denial_is_told():
    (report,) = cuts_in(
        "The ministry denied that the internet had been suspended in Gwadar, but residents said they had been offline "
        "since 30 January."
    )
    assert (report.start.isoformat(), report.services) == ("2026-01-30", ("internet",))
    assert [place.text for place in report.places] == ["Gwadar"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied that the internet had been suspended in Gwadar.",
        "The ministry denied that the internet had been suspended in Gwadar, but gave no details.",
    ],
)
def test_a_denial_alone_tells_of_no_cut(text):
    assert cuts_in(text) == []
