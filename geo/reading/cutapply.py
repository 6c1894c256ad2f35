"""Add to a blackout what one more sentence tells of it: its days, whether it is over, who ordered it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geo.reading.cut import Cut
    from geo.reading.cutreport import CutReport

# "will be suspended", "decided to cut": nothing is off yet, whatever "until further notice" says of others
_YET_TO_BE_CUT = re.compile(
    r"\b(?:will|would|shall|is to|are to|decided to|decision to|plans? to|planning to)"
    r" (?:also |soon |temporarily )?(?:be )?"
    r"(?:suspend|cut|shut|block|clos|jam|disconnect|switch|snap|restrict|halt|disrupt)"
    r"|(?:بند|معطل) (?:رکھ|کر|کی)\w* ?(?:جانے )?(?:کا فیصلہ|جائے گ|جائیں گ)|(?:بند|معطل) (?:کریں|کرے) گ"
)
_LONG_LASTING_DAYS = 60
"""What has lasted longer ("without it for four years") is no part of what was cut last month."""


def apply_to(cut: Cut, report: CutReport) -> None:
    """Add what a sentence tells to a cut: the first start stands, the last announcement of an end."""
    cut.is_left_out = cut.is_left_out or report.is_left_out
    if cut.is_headline and report.services and report.sentence.block.role != "title":
        cut.first, cut.services = report.sentence, report.services  # the body is more exact than its headline
    if cut.is_wide and report.extent == "whole_province":
        cut.extent, cut.is_some = "whole_province", False
    if report.changes & {"cut", "slow", "affects"} and cut.start is None:
        cut.start = report.start
        cut.is_dated = report.start is not None
    elif report.start is not None and cut.start is None and "restore" in report.changes:
        cut.start = report.start
    cut.is_older = cut.is_older or any((span.days or 0) > _LONG_LASTING_DAYS for span in report.sentence.dates)
    cut.expected = report.expected or cut.expected
    cut.lasted_days = cut.lasted_days or report.lasted_days
    cut.ordered_by = cut.ordered_by or report.ordered_by
    cut.reason = cut.reason or report.reason
    cut.operators = tuple(dict.fromkeys((*cut.operators, *report.operators)))
    cut.why.extend(note for note in report.why if note not in cut.why)
    _settle_end(cut, report)
    if report.is_hours and cut.expected is None and cut.end is None:
        cut.expected = cut.start  # "from 10am to 2pm": back on the same day
    if report.changes & {"cut", "slow"} and cut.status == "ongoing" and _is_yet_to_come(report, cut):
        cut.status = "announced"


def _settle_end(cut: Cut, report: CutReport) -> None:
    """Settle whether and when a cut ended: given back, in part, or off again."""
    ends = report.end is not None and (cut.start is None or report.end >= cut.start)
    gives_back = "restore" in report.changes and not report.is_ahead
    if gives_back and (report.is_given_back or not report.changes & {"cut", "slow"}):
        cut.status = "restored"
        if ends:
            cut.end = cut.end or report.end
        elif report.days_later is not None and cut.start is not None:
            cut.end = cut.start + timedelta(days=report.days_later)
    elif "partial" in report.changes and not report.is_ahead:
        cut.status = "partial"
    elif report.is_again and cut.status == "restored":
        cut.status, cut.end = "ongoing", None  # back for some hours, and off again
    elif ends and cut.end is None and not _is_prolonged(cut, report):
        cut.end, cut.status = report.end, "restored"
    if cut.status == "restored" and cut.end is None:
        cut.end = _end_that_was_expected(cut, report)
    if cut.start is None and cut.end is not None and cut.lasted_days is not None:
        cut.start = cut.end - timedelta(days=cut.lasted_days)
    if report.is_over and cut.status == "ongoing" and cut.first is report.sentence:
        cut.status = "restored"


def _is_prolonged(cut: Cut, report: CutReport) -> bool:
    """Tell a cut that is said to go on from what "had been suspended until the 16th"."""
    return cut.expected is not None and report.end is not None and cut.expected > report.end


def _end_that_was_expected(cut: Cut, report: CutReport) -> date | None:
    """Take "would be restored from Thursday evening" for the end of what is back; None where that day is not past."""
    written = report.sentence.published
    return cut.expected if cut.expected is not None and written is not None and cut.expected <= written else None


def _is_yet_to_come(report: CutReport, cut: Cut) -> bool:
    """Tell a cut that is announced: for a day to come, or told first as what will be done and without a day."""
    if report.start is None:
        return cut.first is report.sentence and _YET_TO_BE_CUT.search(report.sentence.lower) is not None
    anchor = report.sentence.anchor
    return anchor is not None and report.start > anchor
