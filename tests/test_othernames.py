"""Place names that are part of another name where they stand."""

from __future__ import annotations

import pytest
from steps import analysed

from geo.reading.mentions import resolve_mentions


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Sanaullah Zehri spoke in Quetta.", "part of a person's name here"),
        ("A mine went off in the Goth Nabi Bugti area.", "part of another name here"),
    ],
)
def test_why_a_name_is_no_place(text, reason):
    analysis = analysed(text)
    resolve_mentions(analysis)
    assert reason in [toponym.reason for sentence in analysis.sentences for toponym in sentence.toponyms]
