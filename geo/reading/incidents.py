"""Fold what a document's sentences tell into incidents, one a place and stretch of days, and episodes.

A report tells its event many times: in the headline, the lead, a quote. Tellings of one place that do not
contradict each other in kind or day are one case. A telling without a place belongs to the case at hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.model import PROVINCE, Episode, Incident, Place, make_id
from geo.places.placing import place_of
from geo.reading.happenings import Told, happenings_in

if TYPE_CHECKING:
    from datetime import date

    from geo.model import Group, Kind
    from geo.places.gazetteer import Entry
    from geo.reading.analysis import Analysis, Sentence, Toponym

_FAMILY: dict[Kind, str] = {"attack": "violence", "clash": "violence", "counter_operation": "operation"}
_RESPONSIBLE = re.compile(
    r"\b(?:claim(?:ed|s|ing)|accept(?:ed|s|ing)|took|taken|assumed) (?:\w+ )?responsibility|\bsaid it was (?:behind|responsible)|\bcarried out by\b|\bblamed\b|\bthe work of\b|\battributed? .{0,30}\bto\b",
    re.IGNORECASE,
)
_FORCES = frozenset(
    {
        "Pakistan military",
        "Frontier Corps",
        "Levies",
        "Police",
        "Counter-Terrorism Department",
        "Security forces",
        "Pakistan Coast Guards",
        "Pakistan Navy",
    }
)
_NAMELESS = frozenset({"Armed men", "Unidentified armed men", "Taliban"})
_ONE_STORY = frozenset({"violence", "operation", "abduction"})
_ONE_DAY = timedelta(days=1)
_SCENE = frozenset({"location", "near", "bare"})
_TOO_WIDE = frozenset({"province", "division", "region", "country"})
_THERE = re.compile(
    r"\b(?:in the (?:same )?(?:area|town|district|city|village)|there|nearby|at the (?:site|scene))\b", re.IGNORECASE
)
_BACKGROUND = timedelta(days=10)
_MANY_PLACES = 3
_LEAD = 4
_LEADING = 30
_QUARTERS = frozenset({"locality", "neighbourhood", "station", "airport", "highway_place", "port", "road"})
_WAVE = re.compile(
    r"\b(?:series of|wave of|coordinated|co-ordinated|simultaneous\w*|multiple|string of|spate of|several|across)\b[^.]{0,60}\b(?:attacks?|assaults?|bombings?|blasts?|explosions?|operation)\b"
    r"|\battacks?\b[^.]{0,40}\b(?:across|in (?:at least|over|more than|some|about|nearly)? ?(?:\d+|a dozen|twelve|ten|several|multiple) (?:towns|cities|places|districts|locations|areas))",
    re.IGNORECASE,
)
_HIT_MANY = re.compile(
    r"\b(?:struck|hit|attacked|targeted|stormed|raided)\b(?: \w+){0,3} (?:\d+|a dozen|twelve|ten|eleven|several|multiple) (?:\w+ )?(?:towns|cities|places|districts|locations)\b",
    re.IGNORECASE,
)
_PLACES_REPORTED = re.compile(
    r"\b(?:(?:at least|more than|over|some|about|nearly|around|in|across|as many as) )*(\d+|a dozen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
    r" (?:\w+ )?(?:towns|cities|places|districts|locations|areas)\b",
    re.IGNORECASE,
)
_COUNTS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    "a dozen": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip


@dataclass(eq=False)
class Case:
    """One incident while the document is being read."""

    kind: Kind
    entry: Entry | None
    toponym: Toponym | None
    start: date | None
    end: date | None
    precision: int
    has_day: bool
    is_background: bool
    tellings: list[Told] = field(default_factory=list)
    names_province: bool = False
    claimed_by: dict[str, None] = field(default_factory=dict)
    record_id: str = ""

    @property
    def family(self) -> str:
        """Give what tellings must share to be one: attack and clash are one story, an operation another."""
        return _FAMILY.get(self.kind, self.kind)

    @property
    def victims(self) -> Group | None:
        """Give the side that was hit, where a telling says it."""
        return next((told.victims for told in self.tellings if told.victims), None)


@dataclass(eq=False)
class Story:
    """What a document tells: its cases, and which of them each sentence speaks of."""

    cases: list[Case] = field(default_factory=list)
    by_sentence: dict[int, list[Case]] = field(default_factory=dict)
    waves: list[Sentence] = field(default_factory=list)
    main_day: date | None = None
    background_sentences: set[int] = field(default_factory=set)
    tellings: dict[int, list[Told]] = field(default_factory=dict)


def find_story(analysis: Analysis, *, circumstances: frozenset[int]) -> Story:
    """Find the cases of a document.

    Parameters
    ----------
    analysis
        The document with its places settled.
    circumstances
        Numbers of the sentences that tell a communications cut: events in them are its circumstances.
    """
    tellings = {s.number: happenings_in(s) for s in analysis.sentences if "event" in s.tags}
    story = Story(main_day=_main_day(analysis, tellings), tellings=tellings)
    running: date | None = None
    paragraph = -1
    background = False
    first_body = next((s.paragraph for s in analysis.sentences if s.block.role in {"body", "entry"}), 0)
    heads = [s for s in analysis.sentences if s.block.role == "title" or s.paragraph < first_body]
    for sentence in [s for s in analysis.sentences if s not in heads] + heads:
        if sentence.paragraph != paragraph:
            paragraph, running, background = sentence.paragraph, None, False
        told = tellings.get(sentence.number, [])
        day = next((one.start for one in told if one.has_day), None) or _any_day(sentence)
        if day is not None:
            running = day
            background = _is_old(day, analysis, story)
        elif "background" in sentence.tags and not told:
            background = background or False
        if background:
            story.background_sentences.add(sentence.number)
        if (
            sentence.block.role != "title"
            and (_WAVE.search(sentence.text) or _HIT_MANY.search(sentence.text))
            and told
            and not background
        ):
            story.waves.append(sentence)
        for one in told:
            if sentence in heads and _is_told(one, story):
                continue
            _place_telling(one, story, analysis, running=running, is_circumstance=sentence.number in circumstances)
        if not told and sentence.number not in story.by_sentence:
            _carry_over(sentence, story)
        if _RESPONSIBLE.search(sentence.text) and not background:
            _note_responsible(sentence, story)
    _drop_shadows(story)
    return story


def _is_told(one: Told, story: Story) -> bool:
    """Tell whether the body tells what a headline announces: a case of its kind in the same districts."""
    families = {_FAMILY.get(one.kind, one.kind)}
    cases = [
        case
        for case in story.cases
        if not case.is_background and (case.family in families or {case.family, *families} <= _ONE_STORY)
    ]
    districts = {case.entry.district for case in cases if case.entry is not None}
    named = {place.entry.district for place in one.places if place.entry is not None}
    found = [case for case in cases if case.entry is not None and case.entry.district in named] if named else cases
    if not found or not named <= districts:
        return False
    story.by_sentence.setdefault(one.sentence.number, []).extend(
        case for case in found if case not in story.by_sentence.get(one.sentence.number, [])
    )
    return True


def _main_day(analysis: Analysis, tellings: dict[int, list[Told]]) -> date | None:
    """Give the day the document is about: the first its events name that is not long before it was written."""
    for sentence in analysis.sentences:
        if sentence.block.role == "title" and analysis.published is None:
            continue
        for one in tellings.get(sentence.number, []):
            if one.start is not None and one.precision == 1 and (
                analysis.published is None or abs(analysis.published - one.start) <= _BACKGROUND
            ):  # fmt: skip
                return one.start
    return None


def _any_day(sentence: Sentence) -> date | None:
    spans = [
        span for span in sentence.dates if span.date_start is not None and span.precision == 1 and span.role == "on"
    ]
    return spans[0].date_start if len(spans) == 1 else None


def _is_old(day: date, analysis: Analysis, story: Story) -> bool:
    reference = analysis.published or story.main_day
    return reference is not None and reference - day > _BACKGROUND


def _place_telling(one: Told, story: Story, analysis: Analysis, *, running: date | None, is_circumstance: bool) -> None:
    sentence = one.sentence
    if is_circumstance and one.is_beside_a_cut:
        return
    start, end, precision = one.start, one.end, one.precision
    if start is None and running is not None:
        start = end = running
    if start is None and "background" in sentence.tags and sentence.number > 0 and not one.places:
        return
    if start is None:
        start = end = story.main_day
    if one.lag_days is not None and story.main_day is not None:
        start = end = story.main_day - timedelta(days=one.lag_days)
        precision = 1 if one.lag_days < 7 else 2 if one.lag_days < 30 else 3
        one.start, one.end, one.precision = start, end, precision
    is_old = start is not None and _is_old(start, analysis, story)
    if not one.places and not (is_old and one.has_day):
        one.places = _places_from_context(one, story, analysis)
    if not one.places:
        _attach(one, story, start=start, end=end, precision=precision, is_old=is_old)
        return
    for toponym in one.places:
        case = _known_case(one, toponym, story, start, end)
        if (
            case is None
            and one.is_definite
            and not one.has_day
            and any(known.entry is not None for known in story.cases)
        ):
            # "the attack in Gwadar" of a report about something else: no new event without a day of its own.
            continue
        if case is None:
            case = Case(one.kind, toponym.entry, toponym, start, end, precision, one.has_day, is_old)
            story.cases.append(case)
        else:
            _enrich(case, one, toponym, start, end, precision)
        case.tellings.append(one)
        cases = story.by_sentence.setdefault(sentence.number, [])
        if case not in cases:
            cases.append(case)


def _places_from_context(one: Told, story: Story, analysis: Analysis) -> list[Toponym]:
    """Give a telling without a place that of the sentence before, if that one set the scene and told nothing itself.

    "In the area", "there", "in the town" go back to the place of the last case.
    """
    sentence = one.sentence
    before = analysis.sentences[sentence.number - 1] if sentence.number else None
    if before is not None and before.paragraph == sentence.paragraph and before.number not in story.by_sentence:
        scene = [
            t
            for t in before.toponyms
            if t.entry is not None and t.part in _SCENE and t.entry.is_inside and t.entry.kind not in _TOO_WIDE
        ]
        leading = [t for t in scene if t.start - before.start < _LEADING and t.part == "location"]
        if not one.is_definite and (len(scene) == 1 or leading):
            return leading[-1:] or scene
    if _THERE.search(sentence.text) and one.has_day and not one.is_definite:
        located = [case for case in story.cases if case.toponym is not None]
        if located and located[0].toponym is not None:
            return [located[0].toponym]
    return []


def _known_case(one: Told, toponym: Toponym, story: Story, start: date | None, end: date | None) -> Case | None:
    family = _FAMILY.get(one.kind, one.kind)
    for case in story.cases:
        if case.entry is None or toponym.entry is None or not _nested(case.entry, toponym.entry):
            continue
        if case.family != family and not (
            one.is_definite or one.is_weak or {case.family, family} == {"violence", "operation"} and not one.has_day
        ):
            continue
        if one.has_day and case.has_day and not _days_meet(case, start, end):
            continue
        if case.is_background and not one.has_day and start is not None and not _days_meet(case, start, end):
            continue
        if not one.has_day and not case.is_background:
            return case
        if case.start is None or start is None or _days_meet(case, start, end):
            return case
    return None


def _nested(one: Entry, other: Entry) -> bool:
    """Tell whether two places are one, or one lies in the other by name: a quarter in its city, a town in its district."""
    if one.name == other.name and one.district == other.district:
        return True
    if one.district != other.district or not one.district:
        return False
    if one.name.startswith(f"{other.name} ") or other.name.startswith(f"{one.name} "):
        return True
    wide = {"district"}
    if one.kind in wide or other.kind in wide:
        return True
    return (one.kind == "town" and other.kind in _QUARTERS and _is_quarter(other, one)) or (
        other.kind == "town" and one.kind in _QUARTERS and _is_quarter(one, other)
    )


def _is_quarter(part: Entry, town: Entry) -> bool:
    if part.lat is None or town.lat is None or part.lon is None or town.lon is None:
        return False
    return abs(part.lat - town.lat) < 0.15 and abs(part.lon - town.lon) < 0.15


def _days_meet(case: Case, start: date | None, end: date | None) -> bool:
    if case.start is None or start is None:
        return True
    case_end, new_end = case.end or case.start, end or start
    return case.start - _ONE_DAY <= new_end and start <= case_end + _ONE_DAY


def _enrich(case: Case, one: Told, toponym: Toponym, start: date | None, end: date | None, precision: int) -> None:
    """Let a later telling sharpen day, place and kind of a case."""
    if one.has_day and not case.has_day and start is not None:
        case.start, case.end, case.precision, case.has_day = start, end, precision, True
    if (
        case.entry is not None
        and toponym.entry is not None
        and _is_finer(toponym.entry, case.entry)
        and not one.is_definite
    ):
        case.entry, case.toponym = toponym.entry, toponym
    if case.kind == "clash" and one.kind == "attack":
        case.kind = "attack"


def _is_finer(new: Entry, old: Entry) -> bool:
    return (old.kind == "district" and new.kind != "district") or new.name.startswith(f"{old.name} ")


def _attach(one: Told, story: Story, *, start: date | None, end: date | None, precision: int, is_old: bool) -> None:
    """Let a telling without a place belong to the case at hand, or open one without a place."""
    sentence = one.sentence
    family = _FAMILY.get(one.kind, one.kind)
    fitting = [
        case for case in story.cases
        if (not one.has_day or _days_meet(case, start, end)) and (case.family == family or {case.family, family} <= _ONE_STORY)
        and case.is_background == is_old
    ]  # fmt: skip
    if one.is_definite and one.has_day and sentence.number:
        before = [c for c in story.by_sentence.get(sentence.number - 1, []) if c.family == family and not c.has_day]
        for case in before:
            case.start, case.end, case.precision, case.has_day = start, end, precision, True
        fitting = before or fitting
    same = [case for case in fitting if case.tellings and case.tellings[-1].sentence.paragraph == sentence.paragraph]
    if fitting:
        before = story.by_sentence.get(sentence.number - 1, []) if sentence.number else []
        near = [case for case in same if case in before] or same
        chosen = near if near and not _is_about_all(one, story) else fitting if _is_wave(story) else fitting[:1]
        for case in chosen:
            case.claimed_by.update(dict.fromkeys(one.actors))
        story.by_sentence.setdefault(sentence.number, []).extend(
            c for c in chosen if c not in story.by_sentence.get(sentence.number, [])
        )
        return
    if is_old or one.is_definite or one.is_weak or not _may_stand_alone(one, story):
        return
    case = Case(one.kind, None, None, start, end, precision, one.has_day, is_old, [one], one.names_province)
    story.cases.append(case)
    story.by_sentence.setdefault(sentence.number, []).append(case)


def _may_stand_alone(one: Told, story: Story) -> bool:
    """Tell whether a telling without a place opens a case: it has a day, or opens the document."""
    return one.has_day or (one.sentence.number < _LEAD and not story.cases)


def _is_wave(story: Story) -> bool:
    """Tell whether the document reports many attacks of one day together."""
    located = [
        case for case in story.cases if case.entry is not None and case.family == "violence" and not case.is_background
    ]
    return bool(story.waves) or len(located) >= _MANY_PLACES


def _is_about_all(one: Told, story: Story) -> bool:
    return bool(story.waves) and one.is_definite


def _note_responsible(sentence: Sentence, story: Story) -> None:
    """Note the group that "claimed responsibility" on the cases the text was speaking of."""
    groups = dict.fromkeys(
        t.value.name for t in sentence.of("actor") if t.value.group == "militants" and t.value.name not in _NAMELESS
    )
    near = [
        case
        for number in (sentence.number, sentence.number - 1, sentence.number - 2)
        for case in story.by_sentence.get(number, [])
    ]
    fresh = [case for case in story.cases if not case.is_background]
    for case in fresh if _is_wave(story) or not near else near:
        case.claimed_by.update(groups)


def _carry_over(sentence: Sentence, story: Story) -> None:
    """Let a sentence without an event of its own speak of the case the sentence before spoke of."""
    before = story.by_sentence.get(sentence.number - 1)
    if before and "toll" in sentence.tags:
        story.by_sentence[sentence.number] = list(before)


def _drop_shadows(story: Story) -> None:
    """Drop a case without a place where a located one of its kind and days was told after all."""
    kept = []
    for case in story.cases:
        if case.entry is None:
            located = [c for c in story.cases if c.entry is not None and not c.is_background]
            twin = [
                c
                for c in located
                if _days_meet(c, case.start, case.end)
                and (c.family == case.family or {c.family, case.family} <= _ONE_STORY)
            ]
            if twin or not case.has_day and located:
                _replace(story, case, twin or located)
                continue
        kept.append(case)
    story.cases = kept


def _replace(story: Story, old: Case, new: list[Case]) -> None:
    for cases in story.by_sentence.values():
        if old in cases:
            cases.remove(old)
            cases.extend(case for case in new if case not in cases)


def records_of(
    story: Story, analysis: Analysis, *, source_id: str, source_text: str
) -> tuple[list[Incident], list[Episode]]:
    """Turn the cases into incidents, and those told as one wave into an episode."""
    episode = _episode(story, analysis, source_id)
    incidents = []
    for case in story.cases:
        incident = _incident(case, analysis, source_id, source_text, episode if _in_wave(case, story) else None)
        case.record_id = incident.id
        incidents.append(incident)
    return incidents, [episode] if episode is not None else []


def _in_wave(case: Case, story: Story) -> bool:
    return not case.is_background and case.family in {"violence", "operation"} and (
        any(case in story.by_sentence.get(wave.number, ()) for wave in story.waves)
        or (case.entry is not None and case.start is not None and story.main_day is not None and abs(case.start - story.main_day) <= _ONE_DAY)
    )  # fmt: skip


def _episode(story: Story, analysis: Analysis, source_id: str) -> Episode | None:
    together = [
        case for case in story.cases if case.entry is not None and not case.is_background and case.family == "violence"
    ]
    by_day = [
        case
        for case in together
        if story.main_day is None or case.start is None or abs(case.start - story.main_day) <= _ONE_DAY
    ]
    if not story.waves and len(by_day) < _MANY_PLACES:
        return None
    reported = [n for wave in story.waves if (n := _places_reported(wave.text)) is not None]
    starts = [case.start for case in by_day if case.start is not None] or [d for d in (story.main_day,) if d]
    ends = [case.end or case.start for case in by_day if (case.end or case.start) is not None]
    names = tuple(dict.fromkeys(case.entry.name for case in by_day if case.entry is not None))
    first = min(starts, default=None)
    last = max((day for day in ends if day is not None), default=first)
    title = (
        "Attacks"
        + (f" of {first.isoformat()}" if first else "")
        + (f" in {', '.join(names[:3])}{' and elsewhere' if len(names) > 3 else ''}" if names else f" in {PROVINCE}")
    )
    return Episode(
        id=make_id("episode", source_id, first, *names), title=title, source_id=source_id,
        date_start=first, date_end=last, places_named=names, places_reported_low=max(reported, default=None),
    )  # fmt: skip


def _places_reported(text: str) -> int | None:
    match = _PLACES_REPORTED.search(text)
    if match is None:
        return None
    word = match.group(1).lower()
    return int(word) if word.isdigit() else _COUNTS.get(word)


def _incident(case: Case, analysis: Analysis, source_id: str, source_text: str, episode: Episode | None) -> Incident:
    told = _best_telling(case)
    sentence = told.sentence
    quote, start, end = analysis.quote(sentence.start, sentence.end, source_text)
    when = case.start, case.end or case.start
    why = list(dict.fromkeys(note for one in case.tellings for note in one.why))
    precision = case.precision
    if when[0] is None and analysis.published is not None and not case.is_background:
        when, precision = (analysis.published, analysis.published), 2
        why.append("day taken from the publication: the text names none")
    place = _place(case, on=when[0])
    return Incident(
        id=make_id("incident", source_id, case.kind, place.name if place else None, when[0], start),
        kind=case.kind, source_id=source_id, quote=quote, quote_start=start, quote_end=end,
        event_type=told.event_type, sub_event_type=told.sub_event_type, date_start=when[0], date_end=when[1],
        time_precision=precision, place=place, where_prec=_where_prec(case),
        actors=_actors(case), targets=_union(one.targets for one in case.tellings),
        episode=episode.id if episode else None, confidence=_confidence(case), why=tuple(why),
    )  # fmt: skip


def _best_telling(case: Case) -> Told:
    """Give the telling to quote: in the body, with a day and a definite deed."""
    return min(
        case.tellings,
        key=lambda one: (
            one.sentence.block.role == "title",
            one.is_definite,
            one.is_weak,
            not one.has_day,
            one.sentence.number,
        ),
    )


def _actors(case: Case) -> tuple[str, ...]:
    """Give who acted, by the tellings and by who claimed it; "armed men" only where no group is named."""
    names = tuple(dict.fromkeys([*_union(one.actors for one in case.tellings), *case.claimed_by]))
    named = tuple(name for name in names if name not in _NAMELESS)
    return named if any(name not in _FORCES for name in named) else names


def _union(lists: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))  # type: ignore[attr-defined]


def _place(case: Case, *, on: date | None) -> Place | None:
    if case.entry is not None:
        return place_of(case.entry, on=on)
    if case.names_province:
        return Place(name=PROVINCE, kind="province", province=PROVINCE)
    return None


def _where_prec(case: Case) -> int:
    """Give UCDP's where_prec from how the place was named, not from its coordinates."""
    if case.entry is None or case.toponym is None:
        return 4 if case.names_province else 6
    if case.entry.kind in {"district"} or case.toponym.is_district:
        return 3
    if case.toponym.part == "between":
        return 5
    if (
        case.toponym.part == "near"
        or case.entry.kind in {"locality", "pass", "highway_place"}
        and (case.entry.precision_km or 0) > 8
    ):
        return 2
    return 5 if case.entry.kind in {"road", "river", "region"} else 1


def _confidence(case: Case) -> float:
    score = 0.45
    score += 0.2 if case.entry is not None else 0.0
    score += 0.15 if case.has_day else 0.0
    score += 0.05 * min(len(case.tellings) - 1, 3)
    score += 0.05 if any(not one.is_definite and not one.is_weak for one in case.tellings) else -0.1
    score -= 0.1 if case.is_background else 0.0
    return round(max(0.1, min(score, 0.95)), 2)
