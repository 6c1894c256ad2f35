"""Tell which day a document is about, and which of its days lie in its background."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.reading.otherdays import event_dated_so

if TYPE_CHECKING:
    from datetime import date

    from geo.reading.analysis import Analysis, Sentence
    from geo.reading.cases import Story
    from geo.reading.told import Told


_ANOTHER_ERA = 400
_BACKGROUND = timedelta(days=10)
_WEEKS_BEFORE = timedelta(days=45)
_LEAD_REACH = timedelta(days=21)
"""What a report opens with it is about, though it was weeks ago."""
_FEW_DAYS = timedelta(days=3)
_OPENING = 12
_LONGEST_FIELD = 60
_FIELD = re.compile(r"[A-Z][\w ()/-]{1,30}: ")
"""A line of the table at the head of a page ("Weapons: assault rifles"): no part of the opening."""
_DATE_FIELD = re.compile(r"\W*dates?\W{0,3}[:|]\W")
_LEAD, _HEAD = 3, 20
IT_HAPPENED = re.compile(
    r"(?:it|this|the (?:\w+ ){0,2}(?:incident|attack|blast|explosion|shooting|ambush|killing|clash|firing|bombing)s?) "
    r"(?:took place|happened|occurred|was reported)\b"
)


def first_day_named(analysis: Analysis) -> date | None:
    """Give the first day that the body names at all."""
    spans = (span for sentence in analysis.sentences if sentence.block.role != "title" for span in sentence.dates)
    return next((span.date_start for span in spans if span.precision == 1 and span.date_start is not None), None)


def day_of_the_story(analysis: Analysis, tellings: dict[int, list[Told]]) -> date | None:
    """Give the day the document is about: the first its events name that is not long before it was written."""
    dated = _day_of_the_table(analysis)
    if dated is not None:
        return dated
    told = [s for s in analysis.sentences if len(s.text) > _LONGEST_FIELD or _FIELD.match(s.text) is None]
    for sentence in told[:_OPENING]:
        if sentence.block.role == "title" and analysis.published is None:
            continue
        if _goes_back(sentence):
            continue
        for one in tellings.get(sentence.number, []):
            reach = _BACKGROUND if sentence.number > _LEAD else _LEAD_REACH
            if one.start is not None and one.precision == 1 and not one.is_outside and (
                analysis.published is None or abs(analysis.published - one.start) <= reach
            ):  # fmt: skip
                return one.start
    happened = next((s for s in told[:_OPENING] if IT_HAPPENED.match(s.lower)), None)
    return (only_day_of(happened) if happened is not None else None) or _note_day(analysis)


def _day_of_the_table(analysis: Analysis) -> date | None:
    """Give the day that the table at the head of a page on one event gives it: "Date: 20 September 2011"."""
    for sentence in analysis.sentences[:_HEAD]:
        if _DATE_FIELD.match(sentence.lower) and len(sentence.text) < _LONGEST_FIELD:
            day = only_day_of(sentence)
            if day is not None and (analysis.published is None or day < analysis.published - _BACKGROUND):
                return day
    return None


def _goes_back(sentence: Sentence) -> bool:
    """Tell "That attack, on 24 May, killed 14", about what only led to the story."""
    return sentence.lower.startswith("that ")


def _note_day(analysis: Analysis) -> date | None:
    """Give the day that a note written long after opens with ("Mobile internet was suspended … on Feb. 8")."""
    opening = [sentence for sentence in analysis.sentences if sentence.block.role == "body"][:2]
    opening = [sentence for sentence in opening if not _goes_back(sentence)]
    days = [
        span.date_start
        for sentence in opening
        for span in sentence.dates
        if span.precision == 1 and span.kind != "relative" and event_dated_so(span, sentence) is None
    ]
    return days[0] if days else None


def stretch_of_the_story(analysis: Analysis) -> tuple[date, date] | None:
    """Give the weeks or months that a report without a day opens with ("in late October and early November 2022")."""
    for sentence in [s for s in analysis.sentences if s.block.role == "body"][:_LEAD]:
        spans = [
            (span.date_start, span.date_end)
            for span in sentence.dates
            if span.precision > 1 and span.role in {"on", "from_to"} and span.kind in {"partial", "range"}
            and span.date_start is not None and span.date_end is not None
        ]  # fmt: skip
        if spans:
            return min(start for start, _ in spans), max(end for _, end in spans)
    return None


def is_of_other_days(era: date | None, story: Story) -> bool:
    """Tell whether the text has been speaking of other years: what it tells without a day is of those."""
    return era is not None and story.main_day is not None and abs((era - story.main_day).days) > _ANOTHER_ERA


def is_of_another_time(day: date | None, story: Story) -> bool:
    """Tell a day far from the one a report was written on, of whose time it tells what it gives no day."""
    return day is not None and story.written is not None and abs(day - story.written) > _BACKGROUND


def is_lately(day: date | None, story: Story) -> bool:
    """Tell a day of the weeks before the story: a siege's third week, and not the attack of another year."""
    return day is not None and story.main_day is not None and timedelta(0) <= story.main_day - day <= _WEEKS_BEFORE


def only_day_of(sentence: Sentence) -> date | None:
    """Give the one day that a sentence names, or the first of a few in a row; None where it names none or several."""
    if not sentence.dates:
        return None
    spans = [
        span
        for span in sentence.dates
        if span.date_start is not None and span.date_end is not None and span.precision == 1
        and (span.role == "on" or (span.kind == "range" and span.date_end - span.date_start <= _FEW_DAYS))
        and event_dated_so(span, sentence) is None
    ]  # fmt: skip
    return spans[0].date_start if len(spans) == 1 else None


def days_of_reports(analysis: Analysis, tellings: dict[int, list[Told]]) -> dict[date, date]:
    """Give the day that each of several reports is about, by the day it appeared: the first that its events name."""
    days: dict[date, date] = {}
    for sentence in analysis.sentences:
        told_on = sentence.block.told_on
        if told_on is None or told_on in days:
            continue
        for one in tellings.get(sentence.number, []):
            if one.start is not None and one.precision == 1 and abs(told_on - one.start) <= _LEAD_REACH:
                days.setdefault(told_on, one.start)
    return days


def day_around(sentence: Sentence, story: Story) -> date | None:
    """Give the day that a sentence tells of where it names none: its report's, else the document's."""
    told_on = sentence.block.told_on
    return story.main_day if told_on is None else story.report_days.get(told_on, told_on)


def is_before_the_story(day: date, sentence: Sentence, story: Story) -> bool:
    """Tell whether a day lies well before the one the document, or its report of several, is about: background."""
    reference = day_around(sentence, story) or story.written
    return reference is not None and reference - day > _BACKGROUND
