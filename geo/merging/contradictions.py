"""What tells two events apart that share a place and a day."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Claim, Incident

_TARGET_KINDS: dict[str, tuple[str, ...]] = {
    "rail": ("train", "trains", "railway", "rail", "locomotive", "express"),
    "bank": ("bank", "banks"),
    "school": ("school", "schools", "college", "university"),
    "hospital": ("hospital", "hospitals", "clinic"),
    "worship": ("mosque", "imambargah", "shrine", "church", "seminary", "madrassa", "madrasa"),
    "court": ("court", "courts", "courthouse"),
    "prison": ("jail", "prison"),
    "bus": ("bus", "buses", "coach", "coaches"),
    "power": ("pylon", "pylons", "grid", "transmission"),
    "gas": ("pipeline", "pipelines"),
    "mine": ("mine", "mines", "miners", "coalmine", "colliery"),
    "hotel": ("hotel", "hotels"),
    "market": ("market", "bazaar", "shops"),
    "port": ("port", "harbour", "harbor"),
    "airport": ("airport", "airbase"),
    "polling": ("candidate", "election", "polling"),
}
"""Targets that are not each other. A police station and policemen are left out: one may stand for the other."""

_WORDS = re.compile(r"[a-z]+")


@lru_cache(maxsize=16384)
def target_kinds(targets: tuple[str, ...]) -> frozenset[str]:
    """Give the kinds of target that words name; empty where none is telling.

    >>> sorted(target_kinds(("a passenger train", "railway track")))
    ['rail']
    """
    words = {word for target in targets for word in _WORDS.findall(target.casefold())}
    return frozenset(kind for kind, names in _TARGET_KINDS.items() if words.intersection(names))


def told_apart(
    one: Incident,
    other: Incident,
    one_claims: Iterable[Claim] = (),
    other_claims: Iterable[Claim] = (),
    *,
    in_one_wave: bool = False,
) -> str | None:
    """Say what tells two reports apart as two events; None where nothing does.

    Parameters
    ----------
    one, other
        Reports already known to agree in kind, place and day.
    one_claims, other_claims
        The claims on each of them.
    in_one_wave
        Whether both are parts of one episode: a wave hits many targets in a town, and each paper names some.

    Returns
    -------
    str or None
        The contradiction in words.
    """
    if one.source_id == other.source_id:
        return "one document tells of both"
    targets, others = target_kinds(one.targets), target_kinds(other.targets)
    if not in_one_wave and targets and others and targets.isdisjoint(others):
        return f"different targets ({', '.join(sorted(targets))}; {', '.join(sorted(others))})"
    for claim in one_claims:
        for rival in other_claims:
            if _cannot_both_hold(claim, rival):
                return f"{claim.claimant} gives {claim.low} and {rival.low} {claim.measure} ({claim.group})"
    return None


def _cannot_both_hold(claim: Claim, rival: Claim) -> bool:
    """Whether one claimant gives two figures for one day that no count of the same event explains.

    Tolls are counted up within hours, so figures that lie near each other are one toll. Only where the larger is
    at least twice the smaller, and three apart, are they two.
    """
    if (claim.group, claim.measure) != (rival.group, rival.measure) or not _same_voice(claim, rival):
        return False
    if claim.qualifier != "exactly" or rival.qualifier != "exactly":
        return False
    if claim.superseded_by or rival.superseded_by:
        return False
    if claim.as_of is not None and rival.as_of is not None and claim.as_of != rival.as_of:
        return False  # a figure of another day is a revision
    small, large = sorted((claim, rival), key=lambda figure: figure.low)
    high = small.high if small.high is not None else small.low
    return large.low >= 2 * high and large.low - high >= 3


def _same_voice(claim: Claim, rival: Claim) -> bool:
    return bool(claim.claimant and rival.claimant) and voice(claim.claimant) == voice(rival.claimant)


def voice(claimant: str | None) -> str:
    """Give a claimant's name in the form that two mentions of it share.

    >>> voice("The Provincial  authorities")
    'provincial authorities'
    """
    return " ".join((claimant or "").casefold().removeprefix("the ").split())
