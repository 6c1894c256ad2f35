"""Read from one sentence when a cut began, when it ended, and when it is expected to end."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from geo.reading.analysis import by_day
from geo.reading.cuthours import UNTIL_HOUR, is_some_hours, lasted_hours, tells_hours
from geo.reading.cutreport import IN_VIEW_OF, since_today
from geo.reading.cutsaid import is_of_what_was_said, is_only_said_on
from geo.reading.days import WEEK_PRECISION
from geo.reading.turns import turns

if TYPE_CHECKING:
    from datetime import date

    from geo.reading.analysis import Sentence, Toponym
    from geo.reading.cutreport import CutReport
    from geo.reading.dates import DateSpan


# "The ban imposed on 6 January has been extended": it began on 6 January.
_IMPOSED = re.compile(r"\b(?:imposed|in force|in place|begun|began|started|enforced|suspended) (?:on|since|from)\s*$")
# "restored nearly a month after being shut down on August 6": it began on that day.
_SHUT_ON = re.compile(
    r"\b(?:shut(?: ?down)?|suspended|cut(?: off)?|snapped|blocked|severed|jammed|begun|began|started|imposed)"
    r" (?:on|since|from)\s*$"
)
_COMMENCE = re.compile(r"\b(?:commenc|begin|start|take effect|come into (?:force|effect))\w*[^.;]{0,30}$")
_TAKEN_TO = re.compile(
    r"\b(?:taking|bringing|extending|prolonging|extended|prolonged|pushing) (?:it|them|the \w+) to(?: the)?\s*$"
)
# "off for 16 days, until the high court ordered the authorities on August 21 to restore it"
_UNTIL_SOMETHING = re.compile(r"\b(?:until|till) (?:the|a|an|it|they) [^.;,]{3,80}\bon\s*$")
_NOW = re.compile(r"\b(?:has|have) (?:now )?been\b|\b(?:remains?|still|so far|since)\b")
# "would" alone is what somebody said that day; these look ahead from the day of the report
_WILL = re.compile(r"\b(?:will|shall|expected|likely|scheduled|due)\b")
_JUST_BEFORE = timedelta(days=2)
_APART = re.compile(r";|, and |, while |, but ")
_ONLY = re.compile(r" only\b")
# "data services are being restored from this evening"
_BACK_FROM = re.compile(r"\b(?:restored|resumed|back|reinstated)[^.;,]{0,30} from(?: the)?\s*$")
_URDU = re.compile("[\u0600-\u06ff]")


def read_days_of_cut(report: CutReport) -> None:
    """Fill the start, the observed end and the expected end of a report from its sentence."""
    sentence, published = report.sentence, report.sentence.anchor
    if sentence.block.date is not None:
        report.start = sentence.block.date.date_start if report.changes & {"cut", "slow"} else None
        report.end = None if report.changes & {"cut", "slow"} or report.is_ahead else sentence.block.date.date_end
    is_weekday = False  # "on Wednesday suspended it from 10 to 16 November": the order's day, until days are named
    for span in _own_dates(report):
        is_within_a_day = is_some_hours(span, sentence)
        if span.role in {"until", "by"} or is_within_a_day or _is_until(span, sentence):
            report.start = report.start or (span.date_start if is_within_a_day else None)
            _note_end(report, span, published)
        elif span.kind == "duration" or is_only_said_on(span, sentence, is_ahead=report.is_ahead):
            is_exact = span.date_start is not None and span.precision == 1
            if is_exact and span.kind == "duration" and "cut" in report.changes:
                # "on Friday for the fifth day": the day that is counted to is not the one it began on
                report.start = span.date_start if report.start in {None, span.date_end} else report.start
        elif span.role == "from_to" or (span.kind == "range" and "cut" in report.changes):
            report.start = (None if is_weekday else report.start) or span.date_start
            _note_end(report, span, published)
        elif report.changes >= {"cut", "restore"} and not report.is_ahead and _follows_restoration(span, sentence):
            report.end = report.end or span.date_end
        elif report.changes & {"restore", "partial"} and not report.changes & {"cut", "slow"}:
            if _is_since_the_cut(span, sentence):
                report.start = report.start or span.date_start
            elif report.is_ahead:
                report.expected = report.expected or span.date_end
            elif "partial" not in report.changes:
                report.end = report.end or span.date_end
        elif report.is_ahead and span.date_start is not None and published is not None and span.date_start > published:
            _note_ahead(report, span)
        elif report.start is None and _tells_start(report, span):
            is_weekday = _note_start(report, span)
    report.start = report.start or since_today(report)
    report.is_hours = tells_hours(sentence)
    _note_length(report)


def _note_length(report: CutReport) -> None:
    """Expect a cut "for three days from Friday" to end on Sunday, its third day, where no other end is told."""
    start, sentence, anchor = report.start, report.sentence, report.sentence.anchor
    if start is None or report.end is not None or report.expected is not None or "restore" in report.changes:
        return
    if anchor is not None and start < anchor and lasted_hours(sentence) and not _NOW.search(sentence.lower):
        report.end = start  # "remained down for ten hours on Sunday": it was back by night
        return
    if not (report.is_ahead or _has_set_length(sentence)):
        return
    length = next(
        (span.days for span in _own_dates(report) if span.kind == "duration" and span.date_start is None), None
    )
    report.expected = start + timedelta(days=length - 1) if length else None


def _note_start(report: CutReport, span: DateSpan) -> bool:
    """Take a day as the start of the cut, and a longer time as the period it lies in; tell whether it is a weekday."""
    if span.precision <= WEEK_PRECISION:
        report.start = span.date_start
        if span.rule.startswith(("hijri", "national")):
            report.expected = span.date_end  # cut on a feast, for the feast
        return span.kind == "weekday"
    if span.role == "on" and span.date_start is not None and span.date_end is not None:
        report.period = span.date_start, span.date_end
    return False


def _is_since_the_cut(span: DateSpan, sentence: Sentence) -> bool:
    """Tell the 6 August of "restored, suspended since 6 August" from the evening of "being restored from tonight"."""
    before = _before(span, sentence)
    restored = [token.start for token in sentence.of("cut") if token.value == "restore"]
    is_back_from = span.precision == 1 and (
        _BACK_FROM.search(before) is not None
        or (
            "from " in before[-9:] and bool(restored) and min(restored) > span.end
        )  # "from tonight it will be restored"
    )
    return (span.role == "since" and not is_back_from) or _SHUT_ON.search(before) is not None


def _own_dates(report: CutReport) -> list[DateSpan]:
    """Give the dates that may be the cut's, read as days to come where the sentence looks ahead."""
    sentence = report.sentence
    dates = sentence.future_dates if report.is_ahead or _has_set_length(sentence) else sentence.dates
    if report.is_ahead and not _WILL.search(sentence.lower):
        pairs = zip(sentence.dates, dates, strict=True)
        dates = [_of_these_days(past, ahead, sentence.anchor) for past, ahead in pairs]
    reason = sentence.text.find(IN_VIEW_OF)
    if reason >= 0:
        dates = [span for span in dates if span.start - sentence.start > reason] or dates
    if _APART.search(sentence.lower) is None:
        return dates
    return [span for span in dates if not _is_beside_another_matter(span, sentence)]


def _of_these_days(past: DateSpan, ahead: DateSpan, anchor: date | None) -> DateSpan:
    """Choose for "he said that it would be back on Thursday" the Thursday of yesterday before that of next week."""
    if ahead.kind != "weekday" or past.date_start is None or anchor is None:
        return ahead
    return past if timedelta(0) < anchor - past.date_start <= _JUST_BEFORE else ahead


def _is_beside_another_matter(span: DateSpan, sentence: Sentence) -> bool:
    """Tell the 9 August of "The sit-in ended on 9 August; the network was restored on 10 August".

    Also the fifth day of "The highway was blocked for the fifth day, and the internet stayed off".
    """
    day = span.start - sentence.start
    borders = [match.start() for match in _APART.finditer(sentence.lower)]
    first = max((border for border in borders if border < day), default=0)
    last = min((border for border in borders if border > day), default=len(sentence.text))
    inside = {token.tag for token in sentence.tokens if first <= token.start - sentence.start < last}
    if ";" in (sentence.text[first], sentence.text[last : last + 1]):
        return bool(sentence.of("cut", "service")) and inside.isdisjoint({"cut", "service"})
    return "not_service" in inside and "service" not in inside


def _before(span: DateSpan, sentence: Sentence) -> str:
    return sentence.lower[: span.start - sentence.start]


def _is_until(span: DateSpan, sentence: Sentence) -> bool:
    before = _before(span, sentence)
    return any(until.search(before) for until in (_UNTIL_SOMETHING, UNTIL_HOUR, _TAKEN_TO))


def _follows_restoration(span: DateSpan, sentence: Sentence) -> bool:
    """Tell the 5 January of "cut on 3 January and restored on 5 January"; in Urdu the verb stands behind its day."""
    if span.start >= sentence.start and _URDU.search(sentence.text) is not None:
        following = [token for token in sentence.of("cut") if token.start >= span.end]
        return bool(following) and following[0].value == "restore"
    before = [token for token in sentence.of("cut") if token.end <= span.start]
    return bool(before) and before[-1].value == "restore"


def _has_set_length(sentence: Sentence) -> bool:
    """Tell "for three days from Friday": a length that is set beforehand begins on a day to come."""
    kinds = {
        ("day" if span.precision == 1 and span.kind != "duration" else span.kind, span.role) for span in sentence.dates
    }
    return ("duration", "for") in kinds and ("day", "since") in kinds and "since" not in sentence.words


def _tells_start(report: CutReport, span: DateSpan) -> bool:
    """Tell whether a date can be the day it began: the sentence cuts something, or says "since", "began"."""
    if "extend" in report.changes:
        extended = next(token for token in report.sentence.of("cut") if token.value == "extend")
        is_cut_first = "cut" in report.changes and span.end < extended.start
        return is_cut_first or _IMPOSED.search(_before(span, report.sentence)) is not None
    if report.is_ahead and not report.changes & {"cut", "slow"}:
        return False
    if span.role == "on" and is_of_what_was_said(span, report.sentence):
        return False
    return (
        bool(report.changes & {"cut", "slow"})
        or span.role == "since"
        or bool(turns("cuts", "began").search(report.sentence))
    )


def split_by_day(report: CutReport) -> list[CutReport]:
    """Give each place the day told next to it where the sentence names several of both."""
    spans = [
        span for span in (report.sentence.future_dates if report.is_ahead else report.sentence.dates)
        if span.date_start is not None and (span.role == "since" or (span.role == "on" and span.precision == 1))
    ]  # fmt: skip
    if len(spans) < 2 or len(report.places) < 2 or report.changes >= {"cut", "restore"}:
        return [report]
    groups = by_day(report.places, spans)
    if len(groups) < 2:
        return [report]
    return [_with_day(report, places, spans[index]) for index, places in groups.items()]


def _with_day(report: CutReport, places: list[Toponym], span: DateSpan) -> CutReport:
    given = msgspec.structs.replace(report, places=places)
    if report.is_ahead and report.expected is not None:
        given.expected = span.date_end
    elif report.end is not None and "cut" not in report.changes:
        given.end = span.date_end
    elif report.start is not None and span.precision <= 2:
        given.start = span.date_start
    elif report.start is not None and span.date_start is not None and span.date_end is not None:
        given.start, given.period = None, (span.date_start, span.date_end)
    return given


def _note_end(report: CutReport, span: DateSpan, published: date | None) -> None:
    """Take an "until" for an observed end only where it lies behind the report and nothing says "expected"."""
    if span.date_end is None:
        return
    is_past = report.sentence.published is None or (published is not None and span.date_end <= published)
    if not report.is_ahead and is_past and "extend" not in report.changes:
        report.end = report.end or span.date_end
    else:
        report.expected = max(report.expected or span.date_end, span.date_end)


def _note_ahead(report: CutReport, span: DateSpan) -> None:
    begins = _COMMENCE.search(_before(span, report.sentence)) is not None
    if "restore" not in report.changes and (begins or report.changes & {"cut", "slow"}):
        report.start = report.start or span.date_start
        if span.precision == 1 and _ONLY.match(report.sentence.lower, span.end - report.sentence.start):
            report.expected = report.expected or span.date_end
    else:
        report.expected = report.expected or span.date_end
