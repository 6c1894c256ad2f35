"""One blackout while a document is being read, and when two tellings can be of the same one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from geo.model import Extent, Service, Status
from geo.places.gazetteer import Entry
from geo.reading.analysis import Sentence

if TYPE_CHECKING:
    from geo.reading.cutreport import CutReport


_SAME_START = timedelta(days=3)
"""What gives back or goes on about a cut may be so far off the day it began."""
_ABOUT_THEN = timedelta(days=14)
_LATELY = timedelta(days=10)
"""A cut told without a day is news; one of last month is another."""


class Cut(msgspec.Struct, eq=False):
    """One blackout while the document is being read."""

    entry: Entry | None
    extent: Extent
    services: tuple[Service, ...]
    first: Sentence
    start: date | None = None
    end: date | None = None
    period: tuple[date, date] | None = None
    expected: date | None = None
    lasted_days: int | None = None
    status: Status = "ongoing"
    ordered_by: str | None = None
    reason: str | None = None
    operators: tuple[str, ...] = ()
    is_dated: bool = False
    is_some: bool = False
    is_left_out: bool = False
    is_older: bool = False
    """It has lasted for months or years: no example of a newer cut of the whole province."""
    why: list[str] = msgspec.field(default_factory=list)

    @property
    def is_headline(self) -> bool:
        """Whether only the title told it so far."""
        return self.first.block.role == "title"

    @property
    def is_wide(self) -> bool:
        """Whether the province or an unnamed part of it is meant, not a named place."""
        return self.entry is None


def _day(day: date | None) -> tuple[date, date] | None:
    return None if day is None else (day, day)


def _lately(cut: Cut) -> tuple[date, date] | None:
    """Give the weeks before a report in which a cut began that it gives no day; None where nobody knows when it was."""
    written = cut.first.published
    return None if written is None or cut.period is not None else (written - _LATELY, date.max)


def _may_meet(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    """Tell whether two stretches can be of one cut: they meet, or one of them is not told."""
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def related(one: tuple[Service, ...], other: tuple[Service, ...]) -> bool:
    """Tell whether two lists of services can be told of one cut: every wireless one can."""
    wireless = {"mobile", "mobile_internet", "internet"}
    return bool(set(one) & set(other)) or (bool(wireless & set(one)) and bool(wireless & set(other)))


def same_spot(one: Entry, other: Entry) -> bool:
    """Tell whether two places bear one name in one district: a town, and the district named after it."""
    return one.name == other.name and one.district == other.district


def without_subsumed(cuts: list[Cut]) -> list[Cut]:
    """Drop districts named as examples of a cut of the whole province, unless they have dates of their own."""
    wide = [cut for cut in cuts if cut.extent == "whole_province"]
    kept = []
    for cut in cuts:
        covered = [
            whole
            for whole in wide
            if not cut.is_wide and related(whole.services, cut.services) and _may_meet(cut.period, _day(whole.start))
        ]
        is_own = (
            cut.is_left_out
            or cut.is_older
            or cut.operators
            or (cut.is_dated and all(whole.first is not cut.first for whole in covered))
        )
        is_partial = cut.status == "partial"  # that one of its districts came back in part is news of its own
        if covered and not is_own and not is_partial and cut.status in {"ongoing", "announced", covered[0].status}:
            continue
        kept.append(cut)
    return kept


def agree(cut: Cut, report: CutReport) -> bool:
    """Tell whether a sentence can speak of a cut: related services, days that do not contradict."""
    if report.services and not report.is_generic and not related(cut.services, report.services):
        return False
    if report.is_anew and cut.end is not None:
        return False
    if report.is_again and cut.end is not None and report.start is not None:
        return report.start <= cut.end + timedelta(days=1)  # later it is another cut
    is_other_service = bool(report.services) and set(cut.services).isdisjoint(report.services)
    if is_other_service and report.start is not None and cut.start not in {None, report.start}:
        return False  # "voice calls too were blocked on Sunday", where data went off on Saturday
    if report.changes & {"restore", "partial", "extend", "affects"}:
        reach = _ABOUT_THEN if report.is_counted_back else _SAME_START
        return report.start is None or cut.start is None or abs(report.start - cut.start) <= reach
    if not _may_meet(cut.period, report.period or _day(report.start)):
        return False
    if not _may_meet(report.period, _day(cut.start) or _lately(cut)):
        return False
    if report.start is None or cut.start is None:
        return True
    slack = timedelta(days=1)
    last = cut.end or cut.expected or report.start
    return cut.start - slack <= report.start <= last + slack
