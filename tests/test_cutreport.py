"""What one sentence tells of a cut."""

from __future__ import annotations

from datetime import date

import pytest
from steps import cuts_in, sentence_of

from geo.reading.cutreport import CutReport, since_today


def test_a_new_report_is_silent():
    report = CutReport(sentence_of("Mobile internet was cut."), frozenset({"cut"}), ("mobile_internet",))
    assert (report.places, report.entries, report.start, report.end, report.expected) == ([], [], None, None, None)
    assert (report.extent, report.is_ahead, report.operators, report.ordered_by) == ("named", False, (), None)


def test_a_place_named_twice_is_one_entry():
    (report,) = cuts_in("Mobile internet was suspended in Nushki, and in Noshki landlines were suspended too.")
    assert [place.text for place in report.places] == ["Nushki", "Noshki"]
    assert [entry.name for entry in report.entries] == ["Nushki"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mobile internet has been suspended in Quetta since the afternoon.", date(2026, 2, 2)),
        ("Mobile internet is cut in Quetta since the early morning.", date(2026, 2, 2)),
        ("Mobile internet had been suspended in Quetta since the afternoon.", None),
        ("Mobile internet has been suspended in Quetta since the morning of the march.", None),
        ("Mobile internet has been suspended in Quetta.", None),
    ],
)
def test_since_an_hour_is_since_the_day_of_the_report(text, day):
    (report,) = cuts_in(text)
    assert since_today(report) == day
