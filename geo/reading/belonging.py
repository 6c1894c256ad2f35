"""Decide which case of a document a telling belongs to: one told before, the one at hand, or none yet."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.reading.cases import (
    FAMILY,
    MANY_PLACES,
    ONE_DAY,
    ONE_STORY,
    TOLD_IN_PASSING,
    Case,
    Story,
    days_meet,
    is_held,
    is_near,
    is_one_place,
    is_wave,
)
from geo.reading.days import MONTH_PRECISION
from geo.reading.storydays import is_of_another_time

if TYPE_CHECKING:
    from datetime import date

    from geo.places.gazetteer import Entry
    from geo.reading.analysis import Toponym
    from geo.reading.told import Told

# "In another operation in Gichk" tells none that was told of its district before.
_ANOTHER = re.compile(
    r"^\W*(?:\w+,? )?in (?:another|a separate|a different)\b|\b(?:another|separate|different)\s(?:[\w-]+\s){0,2}$"
)
# "Before that a surgeon was shot dead on 29 December": not the attack of the day after.
_EARLIER = re.compile(
    r"^\W*(?:before (?:that|this)|prior to (?:that|this)|previously|earlier|the day before|a day earlier)\b"
)
_THE_SAME_PEOPLE = re.compile(
    r"^\W*(?:the|both|all) (?:victims?|deceased|slain \w+|dead|men|labou?rers|explosion|blast|bomb|bomber|attackers?"
    r"|assailants?|gunmen|incident)\b|\bthe (?:assailants?|attackers?|gunmen|culprits|killers|bomber)\b"
)
_SAME_BREATH = 2
_STILL_OF_THEM = 6
"""Sentences after which "they were killed" may still be said of those abducted."""
_CLAIMED_WITHIN = timedelta(days=14)
"""A statement lists the places of its attacks first, and then gives each its day."""
_LEAD = 4
"""The day a document is about stands among its first sentences; a later one is some other day's."""


def known_case(one: Told, toponym: Toponym, story: Story, start: date | None, end: date | None) -> Case | None:
    """Give the case of its place that a telling goes on about; None where it tells a new one."""
    place = toponym.entry
    if place is None:
        return None
    for case in story.cases:
        # One place lies in one district: to ask that first keeps long documents quick.
        if case.entry is None or case.entry.district != place.district:
            continue
        is_there = is_one_place(case.entry, place) or is_held(place, case, one)
        if not is_there and not _goes_on_near_by(one, place, case):
            continue
        if case.entry is not place and _says_another(one):
            continue
        if _is_of_its_kind(one, case) and _is_of_its_days(one, case, story, start, end):
            return case
    return None


def _goes_on_near_by(one: Told, place: Entry, case: Case) -> bool:
    """Tell "The victim was going home when the assailants fired near Burma Hotel" from another attack.

    Its place lies near that of the sentence before, and its people or its blast are the ones told there.
    """
    last = case.tellings[-1].sentence
    if (
        case.entry is None
        or one.has_day
        or one.sentence.number - last.number != 1
        or last.paragraph != one.sentence.paragraph
    ):
        return False
    before = one.sentence.lower[: one.token.end - one.sentence.start]
    return is_near(place, case.entry) and _THE_SAME_PEOPLE.search(before) is not None


def _is_of_its_kind(one: Told, case: Case) -> bool:
    family = FAMILY.get(one.kind, one.kind)
    return case.family == family or ({case.family, family} <= ONE_STORY and (_leans(one) or not one.has_day))


def _is_of_its_days(one: Told, case: Case, story: Story, start: date | None, end: date | None) -> bool:
    """Tell whether the days of a telling can be those of a case; without a day it goes on about what is at hand."""
    if one.has_day:
        if case.has_day and not days_meet(case, start, end):
            return False
        if not case.has_day and _is_named_in_a_list(case) and _lies_about_then(start, case):
            return True
        if _is_another(one, case, start) or (case.start is None and is_of_another_time(start, story)):
            return False
    elif not case.is_background:
        return True
    return days_meet(case, start, end)


def _is_named_in_a_list(case: Case) -> bool:
    """Tell a case that so far only a list of places told: "attacks in Kalat, Kharan, Quetta and Dhadar"."""
    return all(len(told.places) >= MANY_PLACES for told in case.tellings)


def _lies_about_then(start: date | None, case: Case) -> bool:
    return start is not None and case.start is not None and -ONE_DAY <= case.start - start <= _CLAIMED_WITHIN


def _is_another(one: Told, case: Case, start: date | None) -> bool:
    """Tell a deed of its own day from one told of its place before: each entry of a list is one, "another" says so."""
    if one.sentence.block.date is not None and case.start is None:
        return True
    if one.kind == "abduction" and one.precision == 1 and case.precision == MONTH_PRECISION and not one.is_definite:
        return True  # "was recently abducted in Kech" is none of those that a list gives days
    if start != case.start and _EARLIER.search(one.sentence.lower) is not None:
        return True
    is_in_a_lead = not case.has_day and case.tellings[0].sentence.block.role == "list_item"
    if one.precision == case.precision == 1 and not one.is_definite and start is not None and case.end is not None:
        return start > case.end and not is_in_a_lead
    return _says_another(one) and start != case.start


def _says_another(one: Told) -> bool:
    return _ANOTHER.search(one.sentence.lower[: one.token.start - one.sentence.start]) is not None


def _leans(one: Told) -> bool:
    """Tell whether a telling leans on one before it: "the attack", "the operation", "firing"."""
    return one.is_definite or one.is_weak


def attach(one: Told, story: Story, *, start: date | None, end: date | None, precision: int, is_old: bool) -> None:
    """Let a telling without a place belong to the case at hand, or open one without a place."""
    sentence = one.sentence
    family = FAMILY.get(one.kind, one.kind)
    fitting = [
        case
        for case in story.cases
        if case.is_background == is_old
        and (not one.has_day or days_meet(case, start, end))
        and (case.family == family or {case.family, family} <= ONE_STORY)
    ]
    if one.is_definite and one.has_day and sentence.number:
        before = [c for c in story.by_sentence.get(sentence.number - 1, []) if c.family == family and not c.has_day]
        for case in before:
            case.start, case.end, case.precision, case.has_day = start, end, precision, True
        fitting = before or fitting
    same = [case for case in fitting if case.tellings and case.tellings[-1].sentence.paragraph == sentence.paragraph]
    if fitting:
        before = story.by_sentence.get(sentence.number - 1, []) if sentence.number else []
        near = [case for case in same if case in before] or same
        chosen = near if near and not _is_about_all(one, story) else fitting if is_wave(story) else fitting[:1]
        for case in chosen:
            if case.kind == "abduction" and _tells_their_end(one, case):
                case.become(one.kind)  # those taken were killed
                case.tellings.append(one)
            if case.family == family:
                case.claimed_by.update(dict.fromkeys(one.actors))
                case.types.add((one.event_type, one.sub_event_type))
        cases = story.by_sentence.setdefault(sentence.number, [])
        known = set(cases)
        cases.extend(case for case in chosen if case not in known)
        return
    located = [case for case in story.cases if case.entry is not None and not case.is_background]
    if located and one.kind == "arrest" and _is_of_the_protest(one, located[-1]):
        place = located[-1]
        case = Case(one.kind, place.entry, place.toponym, start, end, precision, one.has_day, is_old, [one])
        story.cases.append(case)
        story.by_sentence.setdefault(sentence.number, []).append(case)
        return
    if located and one.kind in TOLD_IN_PASSING:
        story.by_sentence.setdefault(sentence.number, []).append(located[-1])
        return
    if is_old or one.is_definite or one.is_weak or not _may_stand_alone(one, story):
        return
    case = Case(one.kind, None, None, start, end, precision, one.has_day, is_old, [one], one.names_province)
    story.cases.append(case)
    story.by_sentence.setdefault(sentence.number, []).append(case)


def _tells_their_end(one: Told, case: Case) -> bool:
    """Tell "their throats were slit" from "killings of combatants are not counted", pages below."""
    if one.kind != "attack" or one.token.value.name != "killing" or not one.token.value.is_verb:
        return False
    return one.sentence.number - case.tellings[-1].sentence.number <= _STILL_OF_THEM


def _is_of_the_protest(one: Told, case: Case) -> bool:
    """Tell those arrested at the protest just told, where it was."""
    if case.kind != "protest" or not one.token.value.is_verb or not case.tellings:
        return False
    return 0 <= one.sentence.number - case.tellings[-1].sentence.number <= _SAME_BREATH


def _may_stand_alone(one: Told, story: Story) -> bool:
    """Tell whether a telling without a place opens a case: it has a day, or opens the document."""
    return one.has_day or (one.sentence.number < story.opening + _LEAD and not story.cases)


def _is_about_all(one: Told, story: Story) -> bool:
    return bool(story.waves) and one.is_definite
