"""The few figures above the map: ranges as claimed, and who was offline for how long. Nothing is shared out."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from geo.layers.standing import first_word, last_word
from geo.model import GROUPS, Group, Measure
from geo.places.history import district_on
from geo.store.shapes import districts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.merging import Figure, MergedBlackout, MergedEpisode, MergedIncident

_DAY = timedelta(days=1)

Span = tuple[date, date]


class Range(NamedTuple):
    """The lowest and the highest total that the claims allow; ``open_ended`` where the highest is an "at least"."""

    low: int
    high: int
    open_ended: bool = False


class Offline(NamedTuple):
    """Days a district was offline: ``low`` as far as reports attest, ``high`` if what is open never ended."""

    low: int
    high: int
    is_open: bool


def claimed(
    incidents: Sequence[MergedIncident], episodes: Sequence[MergedEpisode], measure: Measure = "killed"
) -> dict[Group, Range]:
    """Give what is claimed altogether for each group, adding nothing that may overlap.

    A claim on an episode, or on an incident without a place ("40 killed across Balochistan"), covers the
    events of its days: it stands instead of their figures as the lowest, and beside their sum as the
    highest. Two such claims whose days touch are never added. Only events that nothing covers are added up.

    Parameters
    ----------
    incidents, episodes
        What is shown.
    measure
        What is counted.
    """
    subjects = [_Subject.of_incident(incident, measure) for incident in incidents]
    subjects += [_Subject.of_episode(episode, measure) for episode in episodes]
    totals = {}
    for group in GROUPS:
        told = [subject for subject in subjects if group in subject.figures]
        if told:
            totals[group] = _total(_apart(told), group)
    return totals


def offline(
    blackouts: Iterable[MergedBlackout],
    *,
    date_from: date | None,
    date_to: date | None,
    last_day: date | None,
) -> dict[str, Offline]:
    """Give the days on which each district had a service cut, within the dates; days without one count nothing.

    Parameters
    ----------
    blackouts
        What is shown.
    date_from, date_to
        The dates of the filter, both included; None for no limit.
    last_day
        The last day of the data: an open blackout is followed so far and no further.

    Returns
    -------
    dict
        By the name of the district on its date.
    """
    sure: dict[str, list[Span]] = defaultdict(list)
    possible: dict[str, list[Span]] = defaultdict(list)
    still_open: set[str] = set()
    for blackout in blackouts:
        start = first_word(blackout)
        if start is None:
            continue
        attested = blackout.date_end or last_word(blackout) or start
        latest = blackout.date_end or (max(attested, last_day or attested) if blackout.is_open else attested)
        first = max(start, date_from or start)
        for name in districts_of(blackout):
            sure[name].append((first, min(attested, date_to or attested)))
            possible[name].append((first, min(latest, date_to or latest)))
            if blackout.is_open:
                still_open.add(name)
    days = {name: Offline(_days(sure[name]), _days(spans), name in still_open) for name, spans in possible.items()}
    return {name: offline for name, offline in days.items() if offline.high}


def people(districts: Iterable[str], day: date | None) -> int:
    """Give how many people the census of 2023 counted in districts; one it did not count adds nothing.

    Source: PBS Census 2023, Table 1, by district (not by polygon).
    """
    counted = {row.name: row for name in districts if (row := district_on(name, day)) is not None}
    return sum(row.population_2023 or 0 for row in counted.values())


class _Subject(NamedTuple):
    """One thing that claims are on; a cover is one that others may be part of."""

    id: str
    is_cover: bool
    first: date
    last: date
    figures: dict[Group, Figure]
    covered_by: frozenset[str]

    @classmethod
    def of_incident(cls, incident: MergedIncident, measure: Measure) -> _Subject:
        start, end = incident.date_start or incident.date_end, incident.date_end or incident.date_start
        return cls(
            id=incident.id,
            is_cover=incident.place is None or not incident.place.is_located or incident.where_prec in {4, 6, 7},
            first=start or date.min,
            last=end or date.max,
            figures={figure.group: figure for figure in incident.figures if figure.measure == measure},
            covered_by=frozenset(incident.episodes),
        )

    @classmethod
    def of_episode(cls, episode: MergedEpisode, measure: Measure) -> _Subject:
        start, end = episode.date_start or episode.date_end, episode.date_end or episode.date_start
        return cls(
            id=episode.id,
            is_cover=True,
            first=start or date.min,
            last=end or date.max,
            figures={figure.group: figure for figure in episode.figures if figure.measure == measure},
            covered_by=frozenset(),
        )


def _apart(subjects: Sequence[_Subject]) -> list[list[_Subject]]:
    """Part subjects so that no two parts may count the same dead: covers that touch stay with their events."""
    covers = sorted((one for one in subjects if one.is_cover), key=lambda one: (one.first, one.last, one.id))
    parts: list[list[_Subject]] = []
    reach = date.min
    for cover in covers:
        if parts and cover.first <= reach:
            parts[-1].append(cover)
        else:
            parts.append([cover])
            reach = date.min
        reach = max(reach, cover.last)
    loose: list[list[_Subject]] = []
    for event in subjects:
        if not event.is_cover:
            home = next((part for part in parts if any(_covers(cover, event) for cover in part)), None)
            if home is None:
                loose.append([event])
            else:
                home.append(event)
    return parts + loose


def _covers(cover: _Subject, event: _Subject) -> bool:
    if not cover.is_cover:
        return False
    return cover.id in event.covered_by or (cover.first <= event.last and event.first <= cover.last)


def _total(parts: Sequence[Sequence[_Subject]], group: Group) -> Range:
    low = high = 0
    open_ended = False
    for part in parts:
        covers = [one.figures[group] for one in part if one.is_cover]
        events = [one.figures[group] for one in part if not one.is_cover]
        summed = sum(figure.high for figure in events)
        low += max(figure.low for figure in covers) if covers else sum(figure.low for figure in events)
        high += max([summed, *(figure.high for figure in covers)])
        open_ended = open_ended or any(figure.open_ended for figure in (*covers, *events))
    return Range(min(low, high), high, open_ended)


def _days(spans: Iterable[Span]) -> int:
    """Count the days that are in any of the spans, each once; a span that ends before it starts has none."""
    days, reach = 0, date.min
    for first, last in sorted(spans):
        if last > reach and last >= first:
            days += (last - max(first, reach + _DAY)).days + 1
            reach = last
    return days
