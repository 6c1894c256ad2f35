"""Turn the cases of a document into incidents, and those told as one wave into an episode."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from geo.model import PROVINCE, Episode, Incident, Place, make_id
from geo.places.placing import place_of
from geo.reading.cases import MANY_PLACES, ONE_DAY
from geo.reading.context import FROM_DATELINE
from geo.reading.lexicon import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from geo.reading.analysis import Analysis
    from geo.reading.cases import Case, Story
    from geo.reading.told import Told


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
NAMELESS = frozenset({"Armed men", "Unidentified armed men", "Taliban"})
_BLAST, _SUICIDE = "Remote explosive/landmine/IED", ("Explosions/Remote violence", "Suicide bomb")
_PLACES_REPORTED = re.compile(
    r"\b(?=((?:a )?\w+) (?:\w+ )?(?:towns|cities|places|districts|locations|areas)\b)", re.IGNORECASE
)
_LESS_SURE = frozenset({"arrest", "abduction", "protest", "other"})
"""Kinds that were told for each other, or for nothing, more often than attacks were."""


def records_of(
    story: Story, analysis: Analysis, *, source_id: str, source_text: str
) -> tuple[list[Incident], list[Episode]]:
    """Turn the cases into incidents, and those told as one wave into an episode."""
    episode = _episode(story, source_id)
    incidents = []
    for case in story.cases:
        incident = _incident(case, analysis, source_id, source_text, episode if _in_wave(case, story) else None)
        case.record_id = incident.id
        incidents.append(incident)
    return incidents, [episode] if episode is not None else []


def _in_wave(case: Case, story: Story) -> bool:
    """Tell whether a case belongs to the wave: told in a sentence about it, or placed on its day."""
    if case.is_background or case.family not in {"violence", "operation"}:
        return False
    if any(case in story.by_sentence.get(wave.number, ()) for wave in story.waves):
        return True
    if case.entry is None or case.start is None or story.main_day is None:
        return False
    return abs(case.start - story.main_day) <= ONE_DAY


def _episode(story: Story, source_id: str) -> Episode | None:
    together = [
        case for case in story.cases if case.entry is not None and not case.is_background and case.family == "violence"
    ]
    by_day = [
        case
        for case in together
        if story.main_day is None or case.start is None or abs(case.start - story.main_day) <= ONE_DAY
    ]
    if not story.waves and len(by_day) < MANY_PLACES:
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
    counts = (number_of(match[1].lower()) for match in _PLACES_REPORTED.finditer(text))
    return next((count for count in counts if count is not None and count > 1), None)


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
    if _is_from_dateline(case):
        why.append(FROM_DATELINE)
    place = _place(case, on=when[0])
    event_type, sub_event_type = _acled_type(told, case)
    return Incident(
        id=make_id("incident", source_id, case.kind, place.name if place else None, when[0], start),
        kind=case.kind, source_id=source_id, quote=quote, quote_start=start, quote_end=end,
        event_type=event_type, sub_event_type=sub_event_type, date_start=when[0], date_end=when[1],
        time_precision=precision, place=place, where_prec=_where_prec(case),
        actors=_actors(case), targets=_targets(case, event_type),
        episode=episode.id if episode else None, confidence=_confidence(case), why=tuple(why),
    )  # fmt: skip


def _acled_type(told: Told, case: Case) -> tuple[str, str]:
    """Give the type of the best telling; "a blast" that another sentence calls a suicide bombing is one."""
    types = case.types | {(one.event_type, one.sub_event_type) for one in case.tellings}
    return _SUICIDE if told.sub_event_type == _BLAST and _SUICIDE in types else (told.event_type, told.sub_event_type)


def _best_telling(case: Case) -> Told:
    """Give the telling to quote: in the body, with a day and a definite deed."""
    return (
        case.tellings[0]
        if len(case.tellings) == 1
        else min(
            case.tellings,
            key=lambda one: (
                one.sentence.block.role == "title",
                one.is_definite,
                one.is_weak,
                not one.has_day,
                one.sentence.number,
            ),
        )
    )


def _actors(case: Case) -> tuple[str, ...]:
    """Give who acted, by the tellings and by who claimed it; "armed men" only where no group is named."""
    names = tuple(dict.fromkeys([*_union([one.actors for one in case.tellings]), *case.claimed_by]))
    named = tuple(name for name in names if name not in NAMELESS)
    return named if any(name not in _FORCES for name in named) else names


def _targets(case: Case, event_type: str) -> tuple[str, ...]:
    """Give what was hit; a protest hits nothing: the shops that a strike closed are none of its targets."""
    return () if event_type == "Protests" else _union([one.targets for one in case.tellings])


def _union(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(lists)))


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
    if case.entry.kind == "district" or case.toponym.is_district or _is_from_dateline(case):
        return 3
    if case.toponym.part == "between":
        return 5
    if case.toponym.part == "near" or (
        case.entry.kind in {"locality", "pass", "highway_place"} and (case.entry.precision_km or 0) > 8
    ):
        return 2
    return 5 if case.entry.kind in {"road", "river", "region"} else 1


def _is_from_dateline(case: Case) -> bool:
    """Tell a place that is only where the report was written, not that of an entry in a list ("TURBAT: …")."""
    return (
        case.toponym is not None
        and case.toponym.part == "dateline"
        and all(one.sentence.block.role != "entry" for one in case.tellings)
    )


def _confidence(case: Case) -> float:
    score = 0.45
    score -= 0.15 if _is_from_dateline(case) else 0.0
    score += 0.2 if case.entry is not None else 0.0
    score += 0.15 if case.has_day else 0.0
    score += 0.05 * min(len(case.tellings) - 1, 3)
    score += 0.05 if any(not one.is_definite and not one.is_weak for one in case.tellings) else -0.1
    score -= 0.1 if case.is_background else 0.0
    score -= 0.05 if case.kind in _LESS_SURE else 0.0
    return round(max(0.1, min(score, 0.95)), 2)
