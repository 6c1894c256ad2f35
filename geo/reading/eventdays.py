"""Read when a clause says that its event happened: its own days, never one on which something was only said."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from geo.places.gazetteer import WIDE_KINDS
from geo.reading.analysis import by_day
from geo.reading.date_words import ORDINAL, words
from geo.reading.lexicon import number_of
from geo.reading.otherdays import is_of_something_else
from geo.reading.scenes import LOCATIONS
from geo.reading.stance import is_done_to, is_statement_day
from geo.reading.words import INDEFINITE

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence, Toponym
    from geo.reading.dates import DateSpan
    from geo.reading.lexer import Token
    from geo.reading.told import Told


_AGE = r"(\w+) (day|week|month|year)s? after"
_LAG = re.compile(rf"\b{_AGE} (?:an? |the |another )?(?:\w+ ){{0,2}}$", re.IGNORECASE)
_CAME_AFTER = re.compile(
    rf"\b(?:came|comes|happened|occurred) (?:just |only |barely |less than )?{_AGE}\b", re.IGNORECASE
)
_NTH_DAY = re.compile(r"\bon the (\w+) day after (?:the |an? )?(?:\w+ ){0,2}$", re.IGNORECASE)
_BEFORE_IT = re.compile(
    r"\W*(?:just |only |barely )?(\w+) (day|week|month|year)s? (?:before|prior to) (?:the|this|that|these|those)"
    r" (?:\w+ )?(?:incidents?|attacks?|bombings?|blasts?|explosions?|killings?|ambush|shootings?|raids?|clash(?:es)?"
    r"|abductions?|kidnappings?)\b"
)
_LAG_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_OPENING = 8
_FINITE = re.compile(r"\b(?:was|were|is|are|has|have|had|would|will|could|said|told|\w{3,}ed)\b")
_TURNS_BACK = re.compile(r"\b(?:who|which|where|following|after|since)\b")
_REPORTED_WITHIN = timedelta(days=14)
_PERFECT = re.compile(r"\bhad (?:been |already |also )*$", re.IGNORECASE)


def has_lag(token: Token, sentence: Sentence) -> re.Match[str] | None:
    """Find "a week after" before an event word: the event lies that long before the one reported."""
    if "after" not in sentence.folded:
        return None
    before = sentence.text[: token.start - sentence.start]
    match = _LAG.search(before) or _CAME_AFTER.search(before)
    return None if match is None or _count(match[1]) is None else match


def _count(word: str) -> int | None:
    """Give how many days or weeks a word says: "a", "three", "12"; None where it says no number."""
    lower = word.lower()
    return 1 if lower in INDEFINITE else number_of(lower)


def _days_before(told: Told) -> int | None:
    """Read "A day before the incident, five people had been kidnapped": how long before the story it was."""
    match = _BEFORE_IT.match(told.sentence.lower)
    count = _count(match[1]) if match is not None else None
    if match is None or count is None or told.sentence.start + match.end() > told.token.start:
        return None
    return count * _LAG_DAYS[match[2]]


def _nth_day(told: Told) -> int | None:
    """Read "on the third day after" before an event word: so many days, the first one counted."""
    if "day after" not in told.sentence.folded:
        return None
    match = _NTH_DAY.search(told.sentence.text[: told.token.start - told.sentence.start])
    nth = match[1].lower() if match is not None else ""
    return words().values[nth] - 1 if words().letters.get(nth) == ORDINAL else None


def _lag_before(told: Told) -> int | None:
    """Read "a week after an explosion …": how many days before the main event this one lies."""
    nth = _nth_day(told)
    if nth is not None:
        return nth
    before = _days_before(told)
    if before is not None:
        return before
    match = has_lag(told.token, told.sentence)
    count = _count(match[1]) if match is not None else None
    return None if match is None or count is None else count * _LAG_DAYS[match[2].lower()]


def is_counted_from_the_report(told: Told) -> bool:
    """Tell "tension remains high five days after fighting": no other event is told from which the days count."""
    if _nth_day(told) is not None:
        return True
    match = has_lag(told.token, told.sentence)
    if match is None or _CAME_AFTER.search(told.sentence.text[: match.end()]):
        return False
    return not any(token.end <= told.sentence.start + match.start() for token in told.sentence.of("event"))


def _opens_on(span: DateSpan, told: Told) -> bool:
    """Tell "On 28 January in Quetta, four policemen martyred by gunmen", where no other verb has the day."""
    text, offset = told.sentence.lower, told.sentence.start
    if span.start - offset >= _OPENING:
        return False
    return _FINITE.search(text, span.end - offset, told.token.start - offset) is None


def _is_of_the_entry(span: DateSpan, entry: DateSpan, told: Told) -> bool:
    """Tell the day that an entry itself gives its event, which may lie some days before the report it is dated by."""
    if span.precision != 1 or span.role != "on" or span.kind not in {"absolute", "weekday"}:
        return False
    if span.date_start is None or entry.date_start is None or is_statement_day(span, told.sentence):
        return False
    first, last = sorted((told.token.start, span.start))
    if told.kind == "other" and any(first < token.start < last for token in told.sentence.of("event")):
        return False  # "the body of a man abducted on 28 May was found"
    if _TURNS_BACK.search(told.sentence.lower, first - told.sentence.start, last - told.sentence.start):
        return False
    return timedelta(0) <= entry.date_start - span.date_start <= _REPORTED_WITHIN


def _names_its_month(span: DateSpan, told: Told) -> bool:
    """Tell "was caught during a November 2005 operation" in an entry of another day."""
    between = told.sentence.document_text[span.end : told.token.start]
    return between == " " and span.kind == "partial" and not told.token.value.is_verb


def read_days(told: Told, clause: tuple[int, int]) -> None:
    """Fill the days of a telling: those of its clause, else of its sentence, never a day something was said on."""
    sentence = told.sentence
    told.lag_days = _lag_before(told)
    if told.lag_days is not None:
        _count_from_the_sentence(told)
        return
    if sentence.block.date is not None:
        entry = sentence.block.date
        own = next((span for span in sentence.dates if _names_its_month(span, told)), None)
        day = own or next((span for span in sentence.dates if _is_of_the_entry(span, entry, told)), entry)
        told.start, told.end, told.precision = day.date_start, day.date_end, day.precision
        return
    spans = [
        span
        for span in sentence.dates
        if span.date_start is not None and span.role not in {"until", "by"} and span.kind not in {"duration", "year"}
        and not is_statement_day(span, sentence) and not is_of_something_else(span, told)
    ]  # fmt: skip
    if not spans and sentence.block.role not in {"title", "heading"}:
        spans = [span for span in sentence.dates if span.kind == "year" and span.role in {"on", "from_to"}]
    inside = [span for span in spans if clause[0] <= span.start < clause[1]] or spans
    if sentence.block.role != "title" and is_done_to(told.token, sentence):
        inside = [span for span in inside if span.start > told.token.start or _opens_on(span, told)]
    if len(inside) == 1:
        told.start, told.end, told.precision = inside[0].date_start, inside[0].date_end, inside[0].precision
    if len(inside) < 2:
        return
    opening = min(span.start for span in inside)
    leads = opening - sentence.start < _OPENING and not _PERFECT.search(
        sentence.text[: told.token.start - sentence.start]
    )
    best = min(
        inside,
        key=lambda span: (
            span.precision,
            span.kind == "relative",
            leads and span.start != opening,
            abs(span.start - told.token.start),
        ),
    )
    told.start, told.end, told.precision = best.date_start, best.date_end, best.precision


def _count_from_the_sentence(told: Told) -> None:
    """Count "a day after" from the day that the sentence itself tells, or take the month it names.

    "In January 2024 strikes were carried out a day after an attack on Panjgur": in that month.
    """
    sentence, lag = told.sentence, told.lag_days
    base = next(
        (
            span
            for span in sentence.dates
            if span.date_start is not None and span.kind in {"absolute", "weekday", "partial"} and span.role == "on"
            and span.end <= told.token.start and not is_statement_day(span, sentence)
        ),
        None,
    )  # fmt: skip
    if base is None or lag is None:
        return
    told.start, told.end, told.precision = base.date_start, base.date_end, base.precision
    if base.precision == 1 and base.date_start is not None:
        told.start = told.end = base.date_start - timedelta(days=lag)
    told.lag_days = None


def split_by_day(told: Told) -> list[Told]:
    """Read "in Gwadar on 20 March and in Turbat on 25 March" as two, a place abroad among them or not."""
    if not told.places or told.sentence.block.date is not None:
        return [told]
    spans = [
        s
        for s in told.sentence.dates
        if s.date_start is not None and s.role == "on" and s.kind not in {"duration", "relative", "year"}
        and told.clause[0] <= s.start < told.clause[1] and not is_statement_day(s, told.sentence)
    ]  # fmt: skip
    if len(spans) < 2:
        return [told]
    groups = _respectively(told, spans) or by_day(_scenes(told), spans)
    if len(groups) < 2:
        return [told]
    split = [
        msgspec.structs.replace(
            told,
            places=[place for place in places if place in told.places],
            start=spans[index].date_start,
            end=spans[index].date_end,
            precision=spans[index].precision,
        )
        for index, places in groups.items()
    ]
    return [one for one in split if one.places]


def _respectively(told: Told, spans: list[DateSpan]) -> dict[int, list[Toponym]]:
    """Read "in Khuzdar on 27 June and 3 September respectively": each day its place, or all of them one."""
    if "respectively" not in told.sentence.words or len(told.places) not in {1, len(spans)}:
        return {}
    return {index: [told.places[index % len(told.places)]] for index in range(len(spans))}


def _scenes(told: Told) -> list[Toponym]:
    """Give the places of a telling and those abroad that its clause names beside them."""
    abroad = [
        toponym
        for toponym in told.sentence.toponyms
        if toponym.entry is not None and not toponym.entry.is_inside and toponym.part in LOCATIONS
        and told.clause[0] <= toponym.start < told.clause[1] and toponym.entry.kind not in WIDE_KINDS
    ]  # fmt: skip
    return sorted({*told.places, *abroad}, key=lambda place: place.start)
