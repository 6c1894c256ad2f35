"""The cases of a document while it is being read: what tellings must share to be one event."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from geo.model import Kind
from geo.places.gazetteer import Entry
from geo.reading.analysis import Sentence, Toponym
from geo.reading.placepairs import lie_close
from geo.reading.told import Told

if TYPE_CHECKING:
    from geo.model import Group


FAMILY: dict[Kind, str] = {"attack": "violence", "clash": "violence", "counter_operation": "operation"}
ONE_STORY = frozenset({"violence", "operation", "abduction"})
TOLD_IN_PASSING = frozenset({"arrest", "protest", "other"})
"""Kinds that, told without a place, go with the story at hand and open no case of their own."""
ONE_DAY = timedelta(days=1)
MANY_PLACES = 3
_AREA_OF = re.compile(r"\b(?:area|areas|locality|neighbourhood|village|tehsil) of (?:the )?$")
_HOLDING = frozenset({"location", "parent"})
_A_CITY_DEG = 0.15
_QUARTERS = frozenset({"locality", "neighbourhood", "station", "airport", "highway_place", "port", "road"})


class Case(msgspec.Struct, eq=False):
    """One incident while the document is being read."""

    kind: Kind
    entry: Entry | None
    toponym: Toponym | None
    start: date | None
    end: date | None
    precision: int
    has_day: bool
    is_background: bool
    tellings: list[Told] = msgspec.field(default_factory=list)
    names_province: bool = False
    claimed_by: dict[str, None] = msgspec.field(default_factory=dict)
    record_id: str = ""
    types: set[tuple[str, str]] = msgspec.field(default_factory=set)
    """ACLED types that tellings without the place gave it too."""
    family: str = ""
    """What tellings must share to be one: attack and clash are one story, an operation another."""

    def __post_init__(self) -> None:
        """Set the family."""
        self.become(self.kind)

    def become(self, kind: Kind) -> None:
        """Take the kind that a telling shows the case to be."""
        self.kind, self.family = kind, FAMILY.get(kind, kind)

    def is_of_report(self, told_on: date | None) -> bool:
        """Tell whether the report of that day, one of several in a text, tells of the case."""
        return told_on is None or any(told.sentence.block.told_on == told_on for told in self.tellings)

    @property
    def victims(self) -> Group | None:
        """Give the side that was hit, where a telling says it."""
        return next((told.victims for told in self.tellings if told.victims), None)


class Story(msgspec.Struct, eq=False):
    """What a document tells: its cases, and which of them each sentence speaks of."""

    cases: list[Case] = msgspec.field(default_factory=list)
    by_sentence: dict[int, list[Case]] = msgspec.field(default_factory=dict)
    waves: list[Sentence] = msgspec.field(default_factory=list)
    main_day: date | None = None
    first_day: date | None = None
    background_sentences: set[int] = msgspec.field(default_factory=set)
    tellings: dict[int, list[Told]] = msgspec.field(default_factory=dict)
    abroad: frozenset[int] = frozenset()
    """Sentences whose scene lies outside the province: neither their events nor their tolls are the story's."""
    written: date | None = None
    report_days: dict[date, date] = msgspec.field(default_factory=dict)
    """The day that each of several reports is about, by the day it appeared."""
    opening: int = 0
    """Number of the first sentence of the report itself, behind what stands at the head of a page."""
    one_area_until: int = -1
    """Number of the last sentence before a second district, or a place outside the province, is named."""
    stretch: tuple[date, date] | None = None
    """The weeks or months a report is about that names no day."""


def is_one_place(one: Entry, other: Entry) -> bool:
    """Tell whether two places are one, or one lies in the other: a quarter in its city, a town in its district."""
    if one.name == other.name and one.district == other.district:
        return True
    if one.district != other.district or not one.district:
        return False
    if one.name.startswith(f"{other.name} ") or other.name.startswith(f"{one.name} "):
        return True
    if "district" in (one.kind, other.kind):
        return True
    return (one.kind == "town" and other.kind in _QUARTERS and is_near(other, one)) or (
        other.kind == "town" and one.kind in _QUARTERS and is_near(one, other)
    )


def is_near(one: Entry, other: Entry) -> bool:
    """Tell whether two places lie within some fifteen kilometres of each other, as a city and its quarters do."""
    return lie_close(one, other, within_deg=_A_CITY_DEG)


def may_be_placed_by(case: Case, family: str) -> bool:
    """Tell whether a case without a place can be one told elsewhere with its place, by their families.

    The place of an operation is that of the attack it answered; a lead on operations leaves the attacks to come.
    """
    return case.family == family or (case.family != "operation" and {case.family, family} <= ONE_STORY)


def days_meet(case: Case, start: date | None, end: date | None) -> bool:
    """Tell whether days can be those of a case: within one day of them, or unknown."""
    if case.start is None or start is None:
        return True
    case_end, new_end = case.end or case.start, end or start
    return case.start - ONE_DAY <= new_end and start <= case_end + ONE_DAY


def enrich(case: Case, one: Told, toponym: Toponym, start: date | None, end: date | None, precision: int) -> None:
    """Let a later telling sharpen day, place and kind of a case."""
    is_sharper = precision < case.precision and case.has_day and not one.is_weak and _lies_within(start, end, case)
    if one.has_day and start is not None and (not case.has_day or is_sharper):
        case.start, case.end, case.precision, case.has_day = start, end, precision, True
    if (
        case.entry is not None
        and toponym.entry is not None
        and (_is_finer(toponym.entry, case.entry) or is_held(toponym.entry, case, one))
        and (not one.is_definite or any(t.part == "parent" and t.entry is case.entry for t in one.sentence.toponyms))
    ):
        case.entry, case.toponym = toponym.entry, toponym
    if case.kind in {"clash", "abduction"} and one.kind == "attack":
        case.become("attack")  # "the miners were abducted … and killed": the worse deed names it


def is_held(place: Entry, case: Case, one: Told) -> bool:
    """Tell "In Kalat, fighters ambushed a vehicle in Harboi" from another attack: the sentence names the case's town.

    Only where the town is named as what holds a place outside it, and is no place of the telling itself.
    """
    if case.entry is None or case.entry.district != place.district or is_one_place(case.entry, place):
        return False
    if any(told.entry is case.entry for told in one.places):
        return False
    goes_on = not one.has_day and one.sentence.number - case.tellings[-1].sentence.number <= 1
    if goes_on and any(
        toponym.entry is case.entry
        and toponym.part == "parent"
        and _AREA_OF.search(one.sentence.lower[: toponym.start - one.sentence.start])
        for toponym in one.sentence.toponyms
    ):
        return True  # "… in Turbat. In the Mand area of Turbat two men were fired at"
    first = min((told.start for told in one.places), default=0)
    return any(
        toponym.entry is case.entry and toponym.part in _HOLDING and one.clause[0] <= toponym.start < first
        for toponym in one.sentence.toponyms
    )


def _lies_within(start: date | None, end: date | None, case: Case) -> bool:
    """Tell whether days lie in the stretch of a case: the Sunday in "last week"."""
    if start is None or case.start is None:
        return False
    return case.start <= start and (end or start) <= (case.end or case.start)


def _is_finer(new: Entry, old: Entry) -> bool:
    return (old.kind == "district" and new.kind != "district") or new.name.startswith(f"{old.name} ")


def is_wave(story: Story) -> bool:
    """Tell whether the document reports many attacks of one day together."""
    located = [
        case for case in story.cases if case.entry is not None and case.family == "violence" and not case.is_background
    ]
    return bool(story.waves) or len(located) >= MANY_PLACES


def drop_shadows(story: Story) -> None:
    """Drop a case without a place where a located one of its kind and days was told after all."""
    kept = []
    located = [case for case in story.cases if case.entry is not None and not case.is_background]
    for case in story.cases:
        if case.entry is None:
            twin = [c for c in located if days_meet(c, case.start, case.end) and may_be_placed_by(case, c.family)]
            if twin or (not case.has_day and located):
                _replace(story, case, twin or located)
                continue
        kept.append(case)
    story.cases = kept


def _replace(story: Story, old: Case, new: list[Case]) -> None:
    for cases in story.by_sentence.values():
        if old in cases:
            cases.remove(old)
            known = set(cases)
            cases.extend(case for case in new if case not in known)
