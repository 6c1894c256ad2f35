"""Read from one sentence how a cut came back: in the same breath, so many days later, after so many days.

Also sets right a start that the words give to the wrong year.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from geo.reading.cuthours import lasted_hours
from geo.reading.lexicon import number_of
from geo.reading.turns import turns

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence
    from geo.reading.cutreport import CutReport


_LATER = (
    (0, re.compile(
        r"\b(?:late (?:at|in the|on the same|that)|later (?:that|the same|on the same)|(?:the )?same|that) "
        r"(?:night|evening|day|afternoon)\b|\bhours later\b|\bin the evening\b|\bat night\b"
        r"|\bafter (?:[\w-]+ ){0,3}hours\b|\bby (?:the )?(?:evening|night|nightfall|dusk)\b"
        r"|\blater in the day\b|رات گئے|شام کو|\b(?:at|by|around|from) (?:noon|\d{1,2}(?::\d\d)? ?(?:pm|p\.m\.))"
    )),
    (1, re.compile(
        r"\b(?:the )?(?:next|following) (?:day|morning|afternoon|evening|night)\b"
        r"|\b(?:a|one) day later\b|اگلے (?:روز|دن)"
    )),
    (2, re.compile(r"\b(?:two|2) days later\b")),
    (3, re.compile(r"\b(?:three|3) days later\b")),
)  # fmt: skip
"""How long after the cut it came back, in days, as a sentence says it without a date."""
_SINCE_MORNING = re.compile(r"\bsince (?:the )?(?:early )?(?:dawn|morning|midnight|noon|sunrise)\b")
# "After 12 days without internet", "… on 31 August, after 25 days", "suspended for the last 16 days"
_ABOUT = r" (?:nearly |almost |about |some |over |more than |a total of |an? |the |last |past )*"
_OFF_FOR = re.compile(
    rf"\b(?:after|(?:suspended|off|shut|blocked|cut|down|offline)(?: down| off)? for){_ABOUT}([\w-]+) (days?|weeks?)"
    r"(?=[,.;]|$| (?:without|offline|in the dark)\b| of (?:being |the |a )?(?:suspen|shut|black|outage|disrupt|clos))"
    rf"|\b(?:shutting|cutting|switching|turning) (?:it|them) (?:off|down) for{_ABOUT}([\w-]+) (days?|weeks?)\b(?! more)"
    r"|\b([\w-]+) (days?|weeks?) after (?:(?:they|it|services?|being|having been|was|were|had been) )+"
    r"(?:first )?(?:cut|suspen|shut|block|switched|jammed|snapped)"
    rf"|\bafter{_ABOUT}(\w+)-(day|week)(?:-long)? (?:\w+ )?(?:suspen|shut|black|outage|disrupt|clos|ban)"
)
# "It has been ten days since the internet was cut"
_IT_HAS_BEEN = re.compile(
    r"\bit(?: has been|'s been| is|'s)(?: now| nearly| almost| about)* (\w+) (days?|weeks?) since\b"
)
_LONGEST_COUNTED_DAYS = 400
# "disappeared on January 24", told in December: the January of that year
_HAS_BEEN = re.compile(
    r"\b(?:disappeared|vanished|returned|came back|did not (?:return|come)|(?:was|were) (?:back|restored))\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read_return(report: CutReport) -> None:
    """Note whether the same sentence gives back what it cut, and how much later where it says so without a date."""
    if report.start is None and report.changes & {"cut", "slow"} and _SINCE_MORNING.search(report.sentence.lower):
        report.start = report.sentence.anchor
    if report.start is None and (counted := _IT_HAS_BEEN.search(report.sentence.lower)) is not None:
        length, anchor = _in_days(counted[1], counted[2]), report.sentence.anchor
        report.start = anchor - timedelta(days=length) if length and anchor else None
    _set_back_a_year(report)
    told = {token.value for token in report.sentence.of("cut")}
    is_off_again = report.changes == {"cut"} and bool(turns("cuts", "gone_again").search(report.sentence))
    report.is_anew = is_off_again and "restore" in told
    report.is_again = is_off_again and not report.is_anew
    if report.is_brief:
        report.start = report.end = None  # the day it came back for an hour: nothing began or ended on it
        report.is_anew = False
    if "restore" in report.changes and not report.is_ahead:
        if report.start is None and report.end is not None:
            report.start = _counted_back(report.sentence, report.end)
            report.is_counted_back = report.start is not None
            if report.start is None and lasted_hours(report.sentence):
                report.start = report.end  # "came back on Saturday, after four hours"
        elif report.start is None:
            report.lasted_days = _length_told(report.sentence)
        report.is_given_back = _is_given_back(report)
        report.days_later = _days_later(report.sentence) if report.end is None else None


def _set_back_a_year(report: CutReport) -> None:
    """Set back by a year the days that lie ahead of a report in the past tense."""
    anchor, lower = report.sentence.published, report.sentence.lower
    if report.start is None or anchor is None or report.is_ahead or _YEAR.search(lower):
        return
    if report.start > anchor + timedelta(days=1) and _HAS_BEEN.search(lower):
        report.start = _a_year_before(report.start)
        if report.expected is not None and report.end is None and report.expected > anchor:
            report.end, report.expected = _a_year_before(report.expected), None


def _a_year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


def cut_before(report: CutReport) -> CutReport | None:
    """Give the earlier cut of "back last night after a six-day outage and shut down again"; None without one."""
    if not report.is_anew or report.start is None:
        return None
    began = _counted_back(report.sentence, report.start)
    if began is None:
        return None
    return msgspec.structs.replace(
        report, changes=frozenset({"restore"}), start=began, end=report.start, is_anew=False, expected=None
    )


def _is_given_back(report: CutReport) -> bool:
    """Tell "was suspended in Quetta and restored at night" from "restored in Quetta and cut", "restored in Sibi"."""
    told = report.sentence.of("cut")
    if "cut" not in report.changes or told[-1].value != "restore":
        return False
    return not any(toponym.start > told[-1].start and toponym.entry is not None for toponym in report.sentence.toponyms)


def _counted_back(sentence: Sentence, end: date) -> date | None:
    """Give the start that "came back on Thursday after 12 days without it" tells; None where no length stands there."""
    length = _length_told(sentence)
    return None if length is None else end - timedelta(days=length)


def _length_told(sentence: Sentence) -> int | None:
    match = _OFF_FOR.search(sentence.lower)
    if match is None:
        return None
    count, unit = (group for group in match.groups() if group)
    return _in_days(count, unit)


def _in_days(count: str, unit: str) -> int | None:
    number = number_of(count)
    if not number or number > _LONGEST_COUNTED_DAYS:
        return None
    return number * (7 if unit.startswith("week") else 1)


def _days_later(sentence: Sentence) -> int | None:
    """Give how many days after it began it was given back: "restored the next morning"; None where nothing says so."""
    back = [token for token in sentence.of("cut") if token.value == "restore"]
    if not back:
        return None
    told = sentence.lower[back[-1].end - sentence.start :]
    return next((days for days, pattern in _LATER if pattern.search(told)), None)
