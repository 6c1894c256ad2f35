"""Which two reports may tell of one event: the pairwise rules of merging."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from rapidfuzz import fuzz

from geo.merging.clusters import Link, pair
from geo.merging.contradictions import target_kinds, told_apart
from geo.merging.whereabouts import block, level, relate
from geo.model import Episode, Incident

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.model import Claim, Kind

Dated = TypeVar("Dated", Incident, Episode)

_SAME_QUOTE = 92
"""rapidfuzz ratio (0–100) from which two quotes are one sentence of a news agency."""

_SHORT_QUOTE = 60
"""Characters below which an equal quote proves nothing ("An attack took place.")."""

_TELLING_TOLL = 5
"""Two reports of one place and month that both count so many killed tell of one event."""

_NUMBER = re.compile(r"\d+")

_ONE_EVENT: tuple[frozenset[Kind], ...] = (frozenset({"attack", "clash"}), frozenset({"clash", "counter_operation"}))
"""Kinds that reporters use for one event: an attack fought back, or a raid shot at, is a clash to the next paper."""

_SHARED_PLACES = 2
"""So many places in common make two waves of one day one episode."""


def vagueness(incident: Incident) -> tuple[float, ...]:
    """Give how vague a report is: the level of its place, then its time precision."""
    return (level(incident.place), incident.time_precision)


def incident_links(
    incidents: Sequence[Incident], claims: Mapping[str, Sequence[Claim]], episode_of: Mapping[str, str]
) -> dict[tuple[str, str], Link]:
    """Link every two reports that may tell of one event.

    Parameters
    ----------
    incidents
        Reports from all documents.
    claims
        Claims by the id of the report that they hang on.
    episode_of
        The merged episode of each reported one, for reports without a place.
    """
    links: dict[tuple[str, str], Link] = {}
    for one, other in _neighbours(incidents):
        in_one_wave = _in_one_wave(one, other, episode_of)
        told = claims.get(one.id, ()), claims.get(other.id, ())
        link = _link(one, other, in_one_wave=in_one_wave, same_toll=_same_toll(*told))
        if link and told_apart(one, other, *told, in_one_wave=in_one_wave) is None:
            links[pair(one.id, other.id)] = link
    return links


def episode_links(episodes: Sequence[Episode]) -> dict[tuple[str, str], Link]:
    """Link every two episodes of different documents that share their days and their places."""
    links: dict[tuple[str, str], Link] = {}
    for one, other in _within_a_day([episode for episode in episodes if episode.date_start or episode.date_end]):
        apart = days_apart(one.date_start, one.date_end, other.date_start, other.date_end)
        shared = _names(one) & _names(other)
        needed = min(_SHARED_PLACES, len(_names(one)), len(_names(other)))
        if one.source_id == other.source_id or apart is None or apart > 1 or not needed or len(shared) < needed:
            continue
        reason = f"{_same_days(apart, one, other)}, with {len(shared)} places in common"
        links[pair(one.id, other.id)] = Link(strong=True, score=len(shared) - apart, reason=reason)
    return links


def days_apart(start: date | None, end: date | None, other_start: date | None, other_end: date | None) -> int | None:
    """Give the days between two ranges: 0 where they overlap; None where one has no date.

    >>> days_apart(date(2026, 1, 31), None, date(2026, 2, 1), date(2026, 2, 3))
    1
    """
    start, other_start = start or end, other_start or other_end
    if start is None or other_start is None:
        return None
    end, other_end = end or start, other_end or other_start
    return max(0, (other_start - end).days, (start - other_end).days)


def _link(one: Incident, other: Incident, *, in_one_wave: bool, same_toll: bool) -> Link | None:
    apart = days_apart(one.date_start, one.date_end, other.date_start, other.date_end)
    if not _alike(one.kind, other.kind) or (apart is not None and apart > 1):
        return None
    where = _where(one, other, apart, in_one_wave=in_one_wave)
    if where is None:
        return None
    same_place, words = where
    vague_time = max(one.time_precision, other.time_precision) > 1 or apart is None
    if vague_time and not same_toll and not _same_in_detail(one, other):
        return None
    strong = same_place and (not vague_time or one.time_precision == other.time_precision)
    return Link(strong=strong, score=_score(one, other, apart), reason=f"{words}, {_same_days(apart, one, other)}")


def _where(one: Incident, other: Incident, apart: int | None, *, in_one_wave: bool) -> tuple[bool, str] | None:
    """Say how the scenes of two reports agree; two that name no place need the same words or the same wave."""
    if one.place and other.place and (relation := relate(one.place, other.place)):
        return relation.same, relation.words
    if level(one.place) < 9 or level(other.place) < 9:
        return None
    if min(len(one.quote), len(other.quote)) >= _SHORT_QUOTE and _one_sentence(one.quote, other.quote):
        return True, "told in the same words, without a place"
    if in_one_wave and apart is not None and _same_in_detail(one, other):
        return True, "in one wave, with the same target, without a place"
    return None


def _in_one_wave(one: Incident, other: Incident, episode_of: Mapping[str, str]) -> bool:
    episode = episode_of.get(one.episode or "")
    return episode is not None and episode == episode_of.get(other.episode or "")


def _same_in_detail(one: Incident, other: Incident) -> bool:
    """Whether two reports share more than place and kind: a target, or the words themselves."""
    telling = target_kinds(one.targets) & target_kinds(other.targets)
    return bool(telling) or _one_sentence(one.quote, other.quote)


def _same_toll(claims: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Whether both give one group the same number, one too large to be chance."""
    told = {(claim.group, claim.measure, claim.low) for claim in claims if claim.low >= _TELLING_TOLL}
    return any((claim.group, claim.measure, claim.low) in told for claim in others)


def _score(one: Incident, other: Incident, apart: int | None) -> float:
    """Rank a link: same kind, same day and same target first."""
    score = 4.0 * (one.kind == other.kind) - 2.0 * (apart if apart is not None else 1)
    score += 2.0 * bool(target_kinds(one.targets) & target_kinds(other.targets))
    return score + 1.0 * (one.sub_event_type == other.sub_event_type)


def _neighbours(incidents: Sequence[Incident]) -> Iterator[tuple[Incident, Incident]]:
    """Give the pairs worth a look: in one district, and not days apart; undated ones with each other only."""
    blocks: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        blocks[block(incident.place)].append(incident)
    for members in blocks.values():
        dated = [incident for incident in members if incident.date_start or incident.date_end]
        undated = [incident for incident in members if not (incident.date_start or incident.date_end)]
        yield from combinations(undated, 2)
        yield from _within_a_day(dated)


def _within_a_day(told: Sequence[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """Give the pairs of dated records whose days touch, without looking at all pairs."""
    open_until: list[Dated] = []
    for record in sorted(told, key=lambda one: (_first_day(one), one.id)):
        start = _first_day(record)
        open_until = [earlier for earlier in open_until if (start - _last_day(earlier)).days <= 1]
        yield from ((earlier, record) for earlier in open_until)
        open_until.append(record)


def _first_day(record: Incident | Episode) -> date:
    return record.date_start or record.date_end or date.min


def _last_day(record: Incident | Episode) -> date:
    return record.date_end or record.date_start or date.min


def _alike(kind: Kind, other: Kind) -> bool:
    return kind == other or {kind, other} in _ONE_EVENT


def _one_sentence(quote: str, other: str) -> bool:
    (bare, numbers), (other_bare, other_numbers) = _bare(quote), _bare(other)
    return numbers == other_numbers and fuzz.ratio(bare, other_bare, score_cutoff=_SAME_QUOTE) > 0


@lru_cache(maxsize=65536)
def _bare(quote: str) -> tuple[str, tuple[str, ...]]:
    """Give a sentence without capitals and marks, and the numbers in it."""
    return re.sub(r"\W+", " ", quote.casefold()).strip(), tuple(_NUMBER.findall(quote))


def _same_days(apart: int | None, one: Incident | Episode, other: Incident | Episode) -> str:
    if apart is None:
        return "undated"
    if apart:
        return "a day apart"
    same = (one.date_start, one.date_end) == (other.date_start, other.date_end) and one.date_start == one.date_end
    return "on the same day" if same else "on days that overlap"


def _names(episode: Episode) -> set[str]:
    return {name.casefold() for name in episode.places_named}
