"""Merge the readings of all documents: same result in any order, each document once."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from geo.merging.clusters import Links, cluster, reasons
from geo.merging.events import episode_id, episode_of_reports, incident_of
from geo.merging.intervals import blackout_groups, blackout_of
from geo.merging.likeness import episode_links, incident_links, vagueness
from geo.merging.ranges import revise_across
from geo.merging.records import Holdings, MergedBlackout, MergedEpisode, MergedIncident
from geo.model import Claim, Episode, Reading, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Shown = TypeVar("Shown", MergedIncident, MergedBlackout)


def merge(readings: Iterable[Reading]) -> Holdings:
    """Merge the readings of all documents into what is known.

    Two reports become one incident where they are of the same kind (an attack may be the next paper's clash), of the
    same place or one place inside the other, within a day of each other, and where nothing tells them
    apart: a different target, a toll that cannot be the same, or one document that tells of both. Two that lack
    a place stay two, unless they use the same words or tell of one wave.

    Parameters
    ----------
    readings
        Readings in any order. Two of one source id count once.

    Returns
    -------
    Holdings
        Equal for every order of the same readings.
    """
    read = _each_once(readings)
    episodes = sorted((episode for reading in read for episode in reading.episodes), key=lambda e: e.id)
    waves = _episode_groups(episodes)
    episode_of = {member: episode_id(_some(episodes, group)) for group, _ in waves for member in group}
    told = [claim for reading in read for claim in reading.claims]
    reported = by_report(told)
    incidents = [incident for reading in read for incident in reading.incidents]
    links = incident_links(incidents, reported, episode_of)
    groups = cluster({incident.id: vagueness(incident) for incident in incidents}, links)
    claims = revised(told, [*groups, *(group for group, _ in waves)])
    reported = by_report(claims)
    by_id = {incident.id: incident for incident in incidents}
    merged = [
        incident_of(
            [by_id[member] for member in group],
            claims=reported,
            episode_of=episode_of,
            reason=_in_words(group, links),
        )
        for group in groups
    ]
    published = {reading.source.id: reading.source.published for reading in read}
    blackouts = [blackout for reading in read for blackout in reading.blackouts]
    cut = {blackout.id: blackout for blackout in blackouts}
    return Holdings(
        sources=tuple(reading.source for reading in read),
        incidents=in_order(merged),
        blackouts=in_order(
            blackout_of((cut[member] for member in group), published=published, reason=reason)
            for group, reason in blackout_groups(blackouts, published)
        ),
        claims=tuple(sorted(claims, key=lambda claim: claim.id)),
        episodes=episodes_over(merged, [(_some(episodes, group), reason) for group, reason in waves], reported),
    )


def episodes_over(
    incidents: Iterable[MergedIncident],
    waves: Iterable[tuple[Sequence[Episode], str]],
    claims: Mapping[str, Sequence[Claim]],
) -> tuple[MergedEpisode, ...]:
    """Lay episodes over merged incidents: which incidents are in each, and what is claimed on the whole."""
    inside: dict[str, list[str]] = defaultdict(list)
    for incident in incidents:
        for name in incident.episodes:
            inside[name].append(incident.id)
    merged = [
        episode_of_reports(
            reports,
            incidents=inside[episode_id(reports)],
            claims=[claim for report in reports for claim in claims.get(report.id, ())],
            reason=reason,
        )
        for reports, reason in waves
    ]
    return tuple(sorted(merged, key=lambda episode: (episode.date_start or date.max, episode.id)))


def in_order(records: Iterable[Shown]) -> tuple[Shown, ...]:
    """Put records in the one order they are kept in: by day, then place, then id; undated last."""
    return tuple(
        sorted(
            records,
            key=lambda record: (record.date_start or date.max, record.place.name if record.place else "", record.id),
        )
    )


def _each_once(readings: Iterable[Reading]) -> list[Reading]:
    by_source: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_source[reading.source.id].append(reading)
    return [_latest(by_source[source]) for source in sorted(by_source)]


def _latest(readings: Sequence[Reading]) -> Reading:
    """Choose one reading of one document by its content, so that the order does not matter."""
    if len(readings) == 1:
        return readings[0]
    return max(readings, key=lambda reading: (reading.source.retrieved or date.min, encode(reading)))


def _episode_groups(episodes: Sequence[Episode]) -> list[tuple[tuple[str, ...], str]]:
    links = episode_links(episodes)
    groups = cluster({episode.id: () for episode in episodes}, links)
    return [(group, _in_words(group, links)) for group in groups]


def _in_words(group: Sequence[str], links: Links) -> str:
    return f"{len(group)} reports of one event: {'; '.join(reasons(group, links))}" if len(group) > 1 else ""


def by_report(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Give the claims by the id of the report (incident or episode) that they hang on."""
    reported: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if subject := claim.incident or claim.episode:
            reported[subject].append(claim)
    return reported


def revised(claims: Iterable[Claim], groups: Iterable[Sequence[str]]) -> list[Claim]:
    """Mark across documents which figures a claimant has revised on the same event.

    Each of the ``groups`` holds the ids of the reports of one event or wave.
    """
    home = {member: group[0] for group in groups for member in group}
    on_event: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        subject = claim.incident or claim.episode or claim.id
        on_event[home.get(subject, subject)].append(claim)
    return [claim for event in sorted(on_event) for claim in revise_across(on_event[event])]


def _some(episodes: Sequence[Episode], ids: Sequence[str]) -> list[Episode]:
    wanted = set(ids)
    return [episode for episode in episodes if episode.id in wanted]
