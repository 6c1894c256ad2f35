"""By whose order communications were cut, on whose networks, and why."""

from __future__ import annotations

import pytest
from steps import cuts_in


def only(text):
    (report,) = cuts_in(text)
    return report


@pytest.mark.parametrize(
    ("text", "ordered_by"),
    [
        ("The PTA suspended mobile internet in Kech.", "Pakistan Telecommunication Authority"),
        ("The home department suspended mobile internet in Kech.", "Home Department of Balochistan"),
        ("The provincial government suspended mobile internet in Kech.", "Provincial government"),
        ("The interior ministry suspended mobile internet in Kech.", "Interior Ministry"),
        ("The Balochistan High Court ordered that mobile internet be restored in Kech.", "Balochistan High Court"),
        ("Mobile internet was suspended in Kech.", None),
    ],
)
def test_by_whose_order(text, ordered_by):
    assert only(text).ordered_by == ordered_by


def test_operators_and_reason():
    report = only("Ufone, Jazz and Zong cut mobile internet in Mastung because of security concerns.")
    assert report.operators == ("Ufone", "Jazz", "Zong")
    assert report.reason == "because of security concerns"
