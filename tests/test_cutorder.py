"""By whose order communications were cut, on whose networks, and why."""

from __future__ import annotations

import pytest
from steps import cuts_in, read


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


@pytest.mark.parametrize(
    ("text", "who", "why"),
    [
        (
            "Mobile data was suspended in Quetta by the PTA on the directives of the interior ministry.",
            "Interior Ministry",
            None,
        ),
        ("Residents of Panjgur urged the authorities to restore mobile data, suspended since Sunday.", None, None),
        ("As a precaution, the administration has suspended mobile data in Quetta.", "Authorities", "As a precaution"),
        ("Mobile data was suspended in Quetta over security concerns, officials said.", None, "over security concerns"),
    ],
)
def test_who_is_behind_it_and_why(text, who, why):
    (blackout,) = read(text).blackouts
    assert (blackout.ordered_by, blackout.reason) == (who, why)
