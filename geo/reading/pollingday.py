"""Find the day of the polls that a document speaks of: networks are often cut "on the day of the election"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geo.reading.analysis import Analysis, Sentence
    from geo.reading.cutreport import CutReport

_POLLS = r"(?:(?:general|national|provincial|local|by)[ -])*(?:elections?|polls?|polling|voting|vote)"
_ON_THAT_DAY = re.compile(rf"\b(?:day of (?:the )?{_POLLS}|(?:polling|election|voting) day)\b")
_AFTER_THE_DAY = re.compile(rf"(?:'s)? {_POLLS}\b")
_BEFORE_THE_DAY = re.compile(
    rf"\b{_POLLS}(?: (?:due|held|to be held|scheduled|set|slated|is|are|was|were|day))* (?:on|for) $"
)


def date_by_the_polls(report: CutReport, analysis: Analysis) -> None:
    """Give a cut that is told for polling day the day on which the document has the polls.

    The cut is for that day: it is expected to end with it. Without a day of the polls nothing is filled in.
    """
    if report.start is not None or not report.changes & {"cut", "slow"}:
        return
    number = report.sentence.number
    near = analysis.sentences[max(0, number - 2) : number + 1]
    if any(_ON_THAT_DAY.search(sentence.lower) for sentence in near):
        days = (_day_of_polls(sentence, is_ahead=report.is_ahead) for sentence in analysis.sentences)
        report.start = next((day for day in days if day is not None), None)
        report.expected = report.expected or (report.start if report.is_ahead else None)


def _day_of_polls(sentence: Sentence, *, is_ahead: bool) -> date | None:
    for span in sentence.future_dates if is_ahead else sentence.dates:
        before, after = span.start - sentence.start, span.end - sentence.start
        if span.precision == 1 and (
            _AFTER_THE_DAY.match(sentence.lower, after) or _BEFORE_THE_DAY.search(sentence.lower[:before])
        ):
            return span.date_start
    return None
