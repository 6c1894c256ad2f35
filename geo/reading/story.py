"""Fold what a document's sentences tell into incidents, one a place and stretch of days, and episodes.

A report tells its event many times: in the headline, the lead, a quote. Tellings of one place that do not
contradict each other in kind or day are one case. A telling without a place belongs to the case at hand.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.reading.abroad import sentences_abroad
from geo.reading.belonging import attach, known_case
from geo.reading.cases import (
    FAMILY,
    ONE_STORY,
    TOLD_IN_PASSING,
    Case,
    Story,
    days_meet,
    drop_shadows,
    enrich,
    is_wave,
)
from geo.reading.context import (
    goes_back,
    lead_without_place,
    place_by_the_only_name,
    place_of_one_area,
    place_the_lead,
    places_from_context,
    reach_of_one_area,
    relocate,
)
from geo.reading.custody import mark_disappearances
from geo.reading.eventdays import is_counted_from_the_report
from geo.reading.happenings import happenings_in
from geo.reading.incidents import NAMELESS
from geo.reading.people import denies
from geo.reading.storydays import (
    day_around,
    day_of_the_story,
    days_of_reports,
    first_day_named,
    is_before_the_story,
    is_lately,
    is_of_other_days,
    only_day_of,
    stretch_of_the_story,
)
from geo.reading.turns import turns

if TYPE_CHECKING:
    from geo.reading.analysis import Analysis, Sentence, Toponym
    from geo.reading.told import Told

_NOBODY_CLAIMED = re.compile(
    r"\b(?:no (?:\w+ )?(?:group|outfit|organi[sz]ation|one)|nobody|none)\b[^.;]{0,40}\b(?:claim|accept|taken|took)"
)
Stretch = tuple[date, date, int]
"""First and last day, and how exactly they are told."""


def find_story(analysis: Analysis, *, circumstances: frozenset[int]) -> Story:
    """Find the cases of a document.

    Parameters
    ----------
    analysis
        The document with its places settled.
    circumstances
        Numbers of the sentences that tell a communications cut: events in them are its circumstances.
    """
    following = [*analysis.sentences[1:], None]
    tellings = {
        s.number: happenings_in(s, following=following[s.number]) for s in analysis.paced("story") if "event" in s.tags
    }
    mark_disappearances(analysis, tellings)
    story = Story(main_day=day_of_the_story(analysis, tellings), first_day=first_day_named(analysis), tellings=tellings)
    story.report_days = days_of_reports(analysis, tellings)
    story.abroad, story.written = sentences_abroad(analysis), analysis.published
    story.one_area_until = reach_of_one_area(analysis)
    story.opening = next((s.number for s in analysis.sentences if s.block.role in {"body", "entry"}), 0)
    story.stretch = stretch_of_the_story(analysis) if story.main_day is None else None
    running: Stretch | None = None
    era: date | None = None
    paragraph = -1
    background = False
    first_body = next((s.paragraph for s in analysis.sentences if s.block.role in {"body", "entry"}), 0)
    heads = {s.number for s in analysis.sentences if s.block.role in {"title", "heading"} or s.paragraph < first_body}
    for sentence in sorted(analysis.sentences, key=lambda s: s.number in heads):
        if sentence.paragraph != paragraph:
            paragraph, running, background = sentence.paragraph, None, False
        told = tellings.get(sentence.number, [])
        dated = next((one for one in told if one.has_day), None) if told else None
        day = dated.start if dated is not None else only_day_of(sentence)
        if day is not None:
            running = (day, day, 1) if dated is None else (day, dated.end or day, dated.precision)
            background = is_before_the_story(day, sentence, story)
        if sentence.block.role == "heading":
            era = None
        if analysis.published is None:
            era = next((s.date_start for s in sentence.dates if s.date_start is not None and s.role == "on"), era)
        if background:
            story.background_sentences.add(sentence.number)
        if day is None and running is None and is_of_other_days(era, story):
            told = [one for one in told if not one.places]
        if told and not background and sentence.block.role != "title" and _tells_wave(sentence):
            story.waves.append(sentence)
        relocate(sentence, story)
        for one in told:
            if sentence.number in heads and _is_told(one, story):
                continue
            _place_telling(one, story, analysis, running=running, is_circumstance=sentence.number in circumstances)
        if not told and sentence.number not in story.by_sentence:
            _carry_over(sentence, story)
        if not background and "actor" in sentence.tags and turns("story", "responsible").search(sentence):
            _note_responsible(sentence, story)
    place_the_lead(story, analysis)
    drop_shadows(story)
    place_by_the_only_name(story, analysis)
    return story


def _tells_wave(sentence: Sentence) -> bool:
    return bool(turns("story", "wave").search(sentence))


def _is_told(one: Told, story: Story) -> bool:
    """Tell whether the body tells what a headline announces: a case of its kind in the same districts."""
    families = {FAMILY.get(one.kind, one.kind)}
    cases = [
        case
        for case in story.cases
        if not case.is_background
        and case.is_of_report(one.sentence.block.told_on)
        and (case.family in families or {case.family, *families} <= ONE_STORY)
    ]
    districts = {case.entry.district for case in cases if case.entry is not None}
    if len(one.places) > 1:
        # A headline names the place of each of several events: what the body tells is told.
        one.places = [p for p in one.places if p.entry is None or p.entry.district not in districts] or one.places
    named = {place.entry.district for place in one.places if place.entry is not None}
    found = [case for case in cases if case.entry is not None and case.entry.district in named] if named else cases
    if not found or not named <= districts:
        return False
    story.by_sentence.setdefault(one.sentence.number, []).extend(
        case for case in found if case not in story.by_sentence.get(one.sentence.number, [])
    )
    return True


def _place_telling(
    one: Told, story: Story, analysis: Analysis, *, running: Stretch | None, is_circumstance: bool
) -> None:
    sentence = one.sentence
    if is_circumstance and one.is_beside_a_cut and not _is_the_cause(one):
        return
    start, end, precision = one.start, one.end, one.precision
    if start is None and running is not None:
        start, end, precision = running
    if start is None and "background" in sentence.tags and sentence.number > 0 and not one.places:
        return
    if start is None:
        start = end = day_around(sentence, story)
    if start is None and story.stretch is not None:
        start, end, precision = *story.stretch, 3
    reference = story.main_day or story.first_day or analysis.published
    if one.lag_days is not None and is_counted_from_the_report(one):
        reference = sentence.anchor or reference
    if one.lag_days is not None and reference is not None:
        start = end = reference - timedelta(days=one.lag_days)
        precision = 1 if one.lag_days < 7 else 2 if one.lag_days < 30 else 3
        one.start, one.end, one.precision = start, end, precision
    latest = end if precision > 1 and end is not None else start  # "recently" reaches up to the report
    is_old = latest is not None and is_before_the_story(latest, sentence, story)
    if not one.places and not one.is_outside:
        one.places = _place_around(one, start, story, analysis, is_old=is_old)
    if not one.places and (one.is_outside or sentence.number in story.abroad):
        return
    if not one.places:
        attach(one, story, start=start, end=end, precision=precision, is_old=is_old)
        return
    is_known = one.is_definite and not one.has_day and _is_told_elsewhere(one, story)
    if is_known and len(one.places) > 1 and sentence.written(one.token).endswith("s"):
        # "Pishin and Panjgur were where the attacks took place": where one of them is known, all are told now
        is_known = not any(known_case(one, place, story, start, end) for place in one.places)
    for toponym in one.places:
        case = known_case(one, toponym, story, start, end) or lead_without_place(one, toponym, story, start, end)
        if case is None and is_known:
            # "the attack in Gwadar" of a report about something else: no new event without a day of its own.
            continue
        if case is None:
            case = Case(one.kind, toponym.entry, toponym, start, end, precision, one.has_day, is_old)
            story.cases.append(case)
        else:
            enrich(case, one, toponym, start, end, precision)
            case.is_background = case.is_background and (is_old or not one.has_day)
        case.tellings.append(one)
        cases = story.by_sentence.setdefault(sentence.number, [])
        if case not in cases:
            cases.append(case)


def _place_around(one: Told, day: date | None, story: Story, analysis: Analysis, *, is_old: bool) -> list[Toponym]:
    """Give the place that the text around a telling gives it; none where it may be anywhere."""
    sentence = one.sentence
    if is_old and one.has_day and sentence.block.role != "entry" and not goes_back(sentence):
        return place_of_one_area(story, len(analysis.sentences) - 1) if is_lately(day, story) else []
    places = places_from_context(one, story, analysis)
    if places or is_old or not one.has_day or one.kind in TOLD_IN_PASSING or sentence.number in story.abroad:
        return places
    if any(case.family in ONE_STORY and days_meet(case, one.start, one.end) for case in story.cases):
        return []  # it may go on about that one
    return place_of_one_area(story, sentence.number)


def _is_told_elsewhere(one: Told, story: Story) -> bool:
    """Tell whether the report is about other places, and has no case of its family that still wants one."""
    family = FAMILY.get(one.kind, one.kind)
    located = any(case.entry is not None for case in story.cases)
    return located and not any(case.entry is None and case.family == family for case in story.cases)


def _is_the_cause(one: Told) -> bool:
    """Tell "cut in Nushki from 2 February following armed attacks on two camps": new, and of a day and a target.

    "A large gathering was held in Dalbandin on Saturday, while mobile networks were suspended" tells two things.
    """
    if one.kind == "protest" and one.has_day and not one.is_definite:
        told = one.sentence.of("service", "cut")
        between = one.sentence.lower[one.token.end - one.sentence.start : told[0].start - one.sentence.start]
        return bool(told) and one.token.end < told[0].start and ", while " in between
    return one.kind == "attack" and bool(one.targets) and one.has_day and not one.is_definite


def _note_responsible(sentence: Sentence, story: Story) -> None:
    """Note the group that "claimed responsibility" on the cases the text was speaking of."""
    groups = dict.fromkeys(
        t.value.name
        for t in sentence.of("actor")
        if t.value.group == "militants" and t.value.name not in NAMELESS and not denies(t, sentence)
    )
    if not groups or _NOBODY_CLAIMED.search(sentence.lower) is not None:
        return  # "No group claimed it, but the BLA has carried out similar attacks"
    near = [
        case
        for number in (sentence.number, sentence.number - 1, sentence.number - 2)
        for case in story.by_sentence.get(number, [])
    ]
    fresh = [case for case in story.cases if not case.is_background]
    meant = fresh if is_wave(story) or not near else near
    if sentence.block.role == "entry":
        meant = [case for case in near if any(told.sentence.block is sentence.block for told in case.tellings)]
    named = {place.entry.district for place in sentence.toponyms if place.entry is not None and place.is_spot}
    if named:
        # "The TTP claimed the Quetta attack"
        meant = [case for case in meant if case.entry is not None and case.entry.district in named] or meant
    for case in meant:
        if case.kind not in {"counter_operation", "arrest", "protest"}:
            case.claimed_by.update(groups)


def _carry_over(sentence: Sentence, story: Story) -> None:
    """Let a sentence without an event of its own speak of the case the sentence before spoke of."""
    before = story.by_sentence.get(sentence.number - 1)
    if before and "toll" in sentence.tags:
        story.by_sentence[sentence.number] = list(before)
