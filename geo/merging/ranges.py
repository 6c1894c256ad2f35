"""Lay claims side by side: the lowest and highest figure per group, never a sum, never a share."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from geo.merging.contradictions import voice
from geo.merging.records import Figure
from geo.model import GROUPS, MEASURES, Claim, Group, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NEARLY = 0.8
"""What "nearly 50" may mean at the least, as a share of it."""


def figures(claims: Iterable[Claim]) -> tuple[Figure, ...]:
    """Give one figure per group and measure from the live claims on one event or episode.

    >>> from geo.model import Claim
    >>> quote = {"source_id": "s", "quote": "q", "quote_start": 0, "quote_end": 1}
    >>> army = Claim(id="1", group="militants", measure="killed", low=92, claimant="army", **quote)
    >>> bla = Claim(id="2", group="militants", measure="killed", low=18, claimant="BLA", **quote)
    >>> [(figure.low, figure.high, figure.disagree) for figure in figures([army, bla])]
    [(18, 92, True)]
    """
    live: dict[tuple[Group, Measure], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.superseded_by is None:
            live[claim.group, claim.measure].append(claim)
    order = sorted(live, key=lambda key: (GROUPS.index(key[0]), MEASURES.index(key[1])))
    return tuple(_figure(group, measure, live[group, measure]) for group, measure in order)


def revise_across(claims: Iterable[Claim]) -> list[Claim]:
    """Let a later, higher figure of the same claimant supersede an earlier one from another document.

    Parameters
    ----------
    claims
        All claims on one event or one episode. What a single document revises, its reader has marked.

    Returns
    -------
    list of Claim
        The same claims, in the same order; those revised carry ``superseded_by``.
    """
    told = list(claims)
    by_voice: dict[tuple[Group, Measure, str], list[Claim]] = defaultdict(list)
    for claim in told:
        if claim.as_of is not None and claim.claimant:
            by_voice[claim.group, claim.measure, voice(claim.claimant)].append(claim)
    return [_revised(claim, by_voice) for claim in told]


def span(claim: Claim) -> tuple[float, float]:
    """Give the numbers that a claim allows, lowest and highest ("at least 12" allows 12 to infinity)."""
    high = float(claim.high if claim.high is not None else claim.low)
    if claim.qualifier == "at_least":
        return claim.low, math.inf
    if claim.qualifier == "nearly":
        return _NEARLY * claim.low, high
    return (0.0, high) if claim.qualifier == "up_to" else (claim.low, high)


def _figure(group: Group, measure: Measure, claims: Sequence[Claim]) -> Figure:
    spans = [span(claim) for claim in claims]
    highest = max(claim.high if claim.high is not None else claim.low for claim in claims)
    return Figure(
        group=group,
        measure=measure,
        low=min(claim.low for claim in claims),
        high=highest,
        open_ended=any(claim.qualifier == "at_least" and claim.low == highest for claim in claims),
        disagree=max(low for low, _ in spans) > min(high for _, high in spans),
        claimants=tuple(sorted({claim.claimant for claim in claims if claim.claimant})),
        claims=tuple(sorted(claim.id for claim in claims)),
    )


def _revised(claim: Claim, by_voice: dict[tuple[Group, Measure, str], list[Claim]]) -> Claim:
    if claim.superseded_by is not None or claim.as_of is None or not claim.claimant:
        return claim
    later = [
        other
        for other in by_voice[claim.group, claim.measure, voice(claim.claimant)]
        if other.source_id != claim.source_id
        and other.superseded_by is None
        and other.as_of is not None
        and other.as_of > claim.as_of
        and other.low > claim.low
    ]
    if not later:
        return claim
    newest = max(later, key=lambda other: (other.as_of, other.low, other.id))
    return msgspec.structs.replace(claim, superseded_by=newest.id)
