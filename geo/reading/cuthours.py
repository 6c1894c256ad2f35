"""Read the hours of a cut: "from 6 am to 10 pm on Monday", "until midnight", "for ten hours"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence
    from geo.reading.dates import DateSpan

_HOUR = r"(?:\d{4} ?(?:hrs|hours)|\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)?|noon|midnight|morning|dawn|dusk)"
_HOURS_AFTER = re.compile(rf",? (?:from|between) {_HOUR} (?:to|till|until|and) {_HOUR}(?!\w)")
_HOURS = re.compile(rf"\b(?:from|between) {_HOUR} (?:to|till|until|and) {_HOUR}(?: (?:on|of))?(?: the)?\s*$")
_CLOSING_HOUR = r"(?:\d{4} ?(?:hrs|hours)|\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|noon|midnight|dusk)"
_HOURS_OF_A_DAY = re.compile(
    rf"\b(?:from|between) {_HOUR} (?:to|till|until|and) {_CLOSING_HOUR}(?!\w)|\d سے \d{{1,2}} بجے تک"
)
# "till 2359 hours on 15 August"
UNTIL_HOUR = re.compile(
    r"\b(?:until|till|up to) (?:\d{3,4} ?(?:hours|hrs)|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|midnight|noon),?"
    r"(?: (?:on|of))?(?: the)?\s*$"
    r"|\b(?:until|till|up to) (?:the )?(?:close|end|night|evening|morning|midnight) of(?: the)?\s*$"
)
_FOR_HOURS = re.compile(
    r"\bfor (?:about |nearly |almost |over |more than |some |around |at least )?"
    r"(?:\d{1,2}|several|a few|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) hours\b"
)


def tells_hours(sentence: Sentence) -> bool:
    """Tell whether a sentence gives the hours of one day."""
    return _HOURS_OF_A_DAY.search(sentence.lower) is not None


def lasted_hours(sentence: Sentence) -> bool:
    """Tell "remained down for ten hours"."""
    return _FOR_HOURS.search(sentence.lower) is not None


def is_some_hours(span: DateSpan, sentence: Sentence) -> bool:
    """Read "from 6 am to 10 pm on Monday": it began and was to end on that day."""
    if span.precision != 1 or span.date_start != span.date_end:
        return False
    if "from" not in sentence.folded and "between" not in sentence.folded:
        return False
    after = sentence.lower[span.end - sentence.start :]
    return (
        _HOURS.search(sentence.lower[: span.start - sentence.start]) is not None
        or _HOURS_AFTER.match(after) is not None
    )
