"""What one sentence tells of a cut."""

from __future__ import annotations

from steps import cuts_in, sentence_of

from geo.reading.cutreport import CutReport


def test_a_new_report_is_silent():
    report = CutReport(sentence_of("Mobile internet was cut."), frozenset({"cut"}), ("mobile_internet",))
    assert (report.places, report.entries, report.start, report.end, report.expected) == ([], [], None, None, None)
    assert (report.extent, report.is_ahead, report.operators, report.ordered_by) == ("named", False, (), None)


def test_a_place_named_twice_is_one_entry():
    (report,) = cuts_in("Mobile internet was suspended in Nushki, and in Noshki landlines were suspended too.")
    assert [place.text for place in report.places] == ["Nushki", "Noshki"]
    assert [entry.name for entry in report.entries] == ["Nushki"]
