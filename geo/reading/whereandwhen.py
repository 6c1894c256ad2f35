"""Read where and when a clause says that its event happened."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.places.gazetteer import WIDE_KINDS
from geo.reading.stance import is_done_to, is_statement_day

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence, Toponym
    from geo.reading.dates import DateSpan
    from geo.reading.lexer import Token
    from geo.reading.told import Told


_KILOMETRES = re.compile(r"\b(?:km|kms|kilomet\w+|miles?)\b", re.IGNORECASE)
_LED, _LEADING = ("led", "caused", "disrupted", "resulted"), ("disrupting", "suspending", "causing")
_WHICH = re.compile(rf", which\b|\b(?:which|that) (?:{'|'.join(_LED)})\b|, (?:{'|'.join(_LEADING)})\b")
_WHICH_WORDS = frozenset({"which", *_LED, *_LEADING})
"""A sentence without any of these has no such aside."""
_REPORTED_FROM = re.compile(
    r"\breport(?:ed|s)\b.{0,60}?\bfrom\b|^from\b.{0,160}\b(?:came (?:\w+ )?reports?|(?:was|were)(?: also)? reported)\b"
)
_FOUND_FROM = re.compile(
    r"\b(?:recovered|found|discovered|retrieved)(?: (?!abducted|missing|kidnapped|taken|picked|hailed|who)[\w-]+){0,8}"
    r" from (?:the )?(?:[\w-]+ (?:area|district) of )?$"
)
_AGE = r"(a|an|one|two|three|four|five|six|\d{1,2}) (day|week|month|year)s? after"
_LAG = re.compile(rf"\b{_AGE} (?:an? |the |another )?(?:\w+ ){{0,2}}$", re.IGNORECASE)
_CAME_AFTER = re.compile(
    rf"\b(?:came|comes|happened|occurred) (?:just |only |barely |less than )?{_AGE}\b", re.IGNORECASE
)
_NTH_DAY = re.compile(
    r"\bon the (second|third|fourth|fifth|sixth|seventh) day after (?:the |an? )?(?:\w+ ){0,2}$", re.IGNORECASE
)
_NTH = {"second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5, "seventh": 6}
_LAG_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_LAG_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ROSE_ON = re.compile(
    r"\b(?:rose|rises|risen|climbed|increased|jumped|went up|reached|mounted|soared)"
    r"(?: to)?(?: at least)? [\w-]+ (?:on |late )*$"
)
# "two more students died of their injuries on Saturday"
_DIED_LATER_ON = re.compile(r"\b(?:died (?:of|from)|succumbed to) (?:\w+ ){0,3}(?:wounds|injuries|burns)[^,;.]{0,30}$")
_FREED_ON = re.compile(r"\b(?:freed|released|rescued|recovered|set free|returned|reunited)\b[^,;.]{0,30}$")
_OF_THE = re.compile(r"\b(?:of|in|by|over|after|against) the $")
_ATTRIBUTIVE = re.compile(r"(?:'s)?(?: [\w-]+){0,2} ?")
_OTHERWISE = re.compile(
    r"\b(?:let go|freed|released|set free|walked free|reunited|succumbed|died (?:of|from)"
    r"|(?:meant|intended) (?:for|to))\b[^.;,]{0,50}\b(?:in|at|near|outside|against) (?:the )?$"
)
_AWAY = re.compile(r"(?P<distance>[\d,]+) ?(?:km|kilomet\w+|miles?)\b[^.;]{0,25}\bof $")
_STILL_NEAR = 60
"""Kilometres or miles: what lies further off only says where the land is."""
_NEARBY = 60
_OPENING = 8
_FOLLOWING = re.compile(r"\b(?:following|in the wake of|days after|a day after|in response to|in retaliation for)\b")
_FINITE = re.compile(r"\b(?:was|were|is|are|has|have|had|would|will|could|said|told|\w{3,}ed)\b")
_TURNS_BACK = re.compile(r"\b(?:who|which|where|following|after|since)\b")
_REPORTED_WITHIN = timedelta(days=14)
_PERFECT = re.compile(r"\bhad (?:been |already |also )*$", re.IGNORECASE)
LOCATIONS = frozenset({"location", "near", "bare", "between"})


def places_of(told: Told, clause: tuple[int, int]) -> list[Toponym]:
    """Give the places where it happened, each told once and as closely as the clause tells it."""
    if not told.sentence.toponyms:
        return []
    reported = "report" in told.sentence.folded and _REPORTED_FROM.search(told.sentence.lower) is not None
    if not _WHICH_WORDS.isdisjoint(told.sentence.words):
        aside = _WHICH.search(told.sentence.text, told.token.end - told.sentence.start)
        clause = clause if aside is None else (clause[0], min(clause[1], told.sentence.start + aside.start()))
    takes_away = told.kind in {"abduction", "arrest"}
    clause = _own_part(told, clause)
    parts = LOCATIONS | ({"from"} if reported or takes_away else set())
    inside = [
        toponym
        for toponym in told.sentence.toponyms
        if toponym.entry is not None and clause[0] <= toponym.start < clause[1]
        and toponym.entry.kind not in WIDE_KINDS and toponym.entry.is_inside
        and toponym.text[:1] == toponym.text[:1].upper()
    ]  # fmt: skip
    is_entry = told.sentence.block.role == "entry"
    found = [t for t in inside if t.part in parts or (t.part == "dateline" and is_entry)]
    if takes_away and not found:
        # "abducted four labourers from Mastung": taken from there, as far as the sentence tells.
        found = [t for t in inside if t.part == "origin" and t.start > told.token.start]
    if not found and told.kind == "other":
        found = [t for t in inside if _FOUND_FROM.search(told.sentence.lower[: t.start - told.sentence.start])]
    found = [toponym for toponym in found if not _is_aside(toponym, told.sentence)]
    if not found:
        return found
    accident = next((t.start for t in told.sentence.of("accident") if t.start > told.token.start), None)
    if accident is not None and found[0].start < accident:
        found = [toponym for toponym in found if toponym.start <= accident]
    found = [toponym for toponym in found if toponym.part != "between" or not _joins_abroad(told.sentence)]
    found = _after_conjunction(told, found)
    if len(found) < 2:
        return found
    found = [
        toponym for toponym in found if not (toponym.part == "near" and _only_places(toponym, found, told.sentence))
    ]
    if takes_away and len(found) > len(_days(told)):
        found = [toponym for toponym in found if toponym.part != "from"] or found
    lines = [toponym for toponym in found if toponym.part == "between"]
    # "near Mushkaf, between Panir and Peshi": the ends of the line only say where the nearer place lies.
    beside = lines[1:] if len(lines) == len(found) else lines
    found = [toponym for toponym in found if toponym not in beside]
    return [toponym for toponym in found if not any(_holds(toponym, other, told.sentence) for other in found)]


def _is_aside(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell where the freed were let go, the wounded died and a bomb was meant to go off, and what is far away."""
    before = sentence.lower[: toponym.start - sentence.start]
    if _OTHERWISE.search(before) is not None:
        return True
    far = _AWAY.search(before) if toponym.part == "near" else None
    return far is not None and int(far["distance"].replace(",", "")) > _STILL_NEAR


def _days(told: Told) -> list[DateSpan]:
    return [span for span in told.sentence.dates if span.precision == 1 and span.role == "on"] or [
        *told.sentence.dates[:1]
    ]


def _own_part(told: Told, clause: tuple[int, int]) -> tuple[int, int]:
    """Narrow a clause to what stands between semicolons, where that names a place of its own."""
    sentence = told.sentence
    if ";" not in sentence.text:
        return clause
    offset = told.token.start - sentence.start
    first = sentence.start + sentence.text.rfind(";", 0, offset) + 1
    last = sentence.text.find(";", offset)
    part = max(clause[0], first), clause[1] if last < 0 else min(clause[1], sentence.start + last)
    named = [
        t for t in sentence.toponyms if t.entry is not None and t.part in LOCATIONS and part[0] <= t.start < part[1]
    ]
    return part if named else clause


def _joins_abroad(sentence: Sentence) -> bool:
    """Tell "a train between Rawalpindi and Quetta": the ends of so long a line are no scene."""
    return any(t.part == "between" and t.entry is not None and not t.entry.is_inside for t in sentence.toponyms)


def _after_conjunction(told: Told, found: list[Toponym]) -> list[Toponym]:
    """Keep the places behind "after" where the event stands there: what stood before it is another matter's."""
    sentence = told.sentence
    before = sentence.folded[: told.token.start - sentence.start]
    at = max(before.rfind(" after "), before.rfind(" following "))
    behind = [toponym for toponym in found if toponym.start - sentence.start > at]
    if at >= 0 and behind:
        return behind
    joint = _FOLLOWING.search(sentence.folded, told.token.end - sentence.start)
    if joint is None or not any(token.start - sentence.start >= joint.end() for token in sentence.of("event")):
        return found
    return [toponym for toponym in found if toponym.start - sentence.start < joint.start()]


def _only_places(near: Toponym, found: list[Toponym], sentence: Sentence) -> bool:
    """Tell whether "near X" only says where the place named just before it lies."""
    for other in found:
        between = sentence.text[other.end - sentence.start : near.start - sentence.start]
        if other.end > near.start:
            continue
        if _KILOMETRES.search(between) or (other.part != "near" and len(between) < _NEARBY and " and " not in between):
            return True
    return False


def _holds(large: Toponym, small: Toponym, sentence: Sentence) -> bool:
    """Tell whether one place only says where another of the clause lies: the district beside its village."""
    big, little = large.entry, small.entry
    if big is None or little is None or big.district != little.district or big.name == little.name:
        return False
    if big.kind == "district":
        return little.kind != "district"
    if big.kind != "town" or big.name != big.district:
        return False
    first, second = (large, small) if large.start < small.start else (small, large)
    between = sentence.folded[first.end - sentence.start : second.start - sentence.start].strip()
    return between not in {"", "and", "or", "as well as"}


def has_lag(token: Token, sentence: Sentence) -> re.Match[str] | None:
    """Find "a week after" before an event word: the event lies that long before the one reported."""
    if "after" not in sentence.folded:
        return None
    before = sentence.text[: token.start - sentence.start]
    return _LAG.search(before) or _CAME_AFTER.search(before)


def _lag_before(told: Told) -> int | None:
    """Read "a week after an explosion …": how many days before the main event this one lies."""
    nth = _NTH_DAY.search(told.sentence.text[: told.token.start - told.sentence.start])
    if nth is not None:
        return _NTH[nth[1].lower()]
    match = has_lag(told.token, told.sentence)
    if match is None:
        return None
    count = match.group(1).lower()
    return (int(count) if count.isdigit() else _LAG_WORDS[count]) * _LAG_DAYS[match.group(2).lower()]


def is_counted_from_the_report(told: Told) -> bool:
    """Tell "tension remains high five days after fighting": no other event is told from which the days count."""
    match = has_lag(told.token, told.sentence)
    if match is None or _CAME_AFTER.search(told.sentence.text[: match.end()]):
        return False
    return not any(token.end <= told.sentence.start + match.start() for token in told.sentence.of("event"))


def event_dated_so(span: DateSpan, sentence: Sentence) -> Token | None:
    """Give what a date belongs to that is not told now: "a vigil for those of the August 8 bombing".

    "Rallied to mark the anniversary of the killing on 13 August 2020" gives the anniversary.
    """
    remembered = next((token for token in sentence.of("commemorated") if token.end <= span.start), None)
    if remembered is not None:
        return remembered
    if _OF_THE.search(sentence.lower[: span.start - sentence.start]) is None:
        return None
    following = next((token for token in sentence.of("event") if token.start >= span.end), None)
    if following is None:
        return None
    between = _ATTRIBUTIVE.fullmatch(sentence.lower, span.end - sentence.start, following.start - sentence.start)
    return None if between is None else following


def _is_of_something_else(span: DateSpan, told: Told) -> bool:
    """Tell "the toll rose to 31 on Monday", "were freed on Sunday" and the date of another event of the sentence."""
    before = told.sentence.lower[: span.start - told.sentence.start]
    if (
        _ROSE_ON.search(before) is not None
        or _DIED_LATER_ON.search(before) is not None
        or (told.kind == "abduction" and _FREED_ON.search(before) is not None)
    ):
        return True
    owner = event_dated_so(span, told.sentence)
    return owner is not None and owner is not told.token and told.token.start < min(owner.start, span.start)


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


def read_days(told: Told, clause: tuple[int, int]) -> None:
    """Fill the days of a telling: those of its clause, else of its sentence, never a day something was said on."""
    sentence = told.sentence
    told.lag_days = _lag_before(told)
    if told.lag_days is not None:
        return
    if sentence.block.date is not None:
        entry = sentence.block.date
        day = next((span for span in sentence.dates if _is_of_the_entry(span, entry, told)), entry)
        told.start, told.end, told.precision = day.date_start, day.date_end, day.precision
        return
    spans = [
        span
        for span in sentence.dates
        if span.date_start is not None and span.role not in {"until", "by"} and span.kind not in {"duration", "year"}
        and not is_statement_day(span, sentence) and not _is_of_something_else(span, told)
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
