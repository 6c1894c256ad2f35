"""Group things by pairwise links, so that no group holds a contradiction and no order matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Link(NamedTuple):
    """Two reports that may tell of the same thing.

    ``strong`` links join two reports that are equally precise. A weak link joins a vague report to a
    more precise one, and holds only where it is the one best candidate.
    """

    strong: bool
    score: float
    reason: str


Links = Mapping[tuple[str, str], Link]


def pair(one: str, other: str) -> tuple[str, str]:
    """Give the key of a link: both ids, sorted."""
    return (one, other) if one < other else (other, one)


def cluster(vagueness: Mapping[str, tuple[float, ...]], links: Links) -> list[tuple[str, ...]]:
    """Group ids so that every two members of a group are linked.

    Chaining is the trap: A like B and B like C does not make A like C, where A and C contradict
    each other. So a group takes a member only if it is linked to all that are in it. First
    equally precise reports find each other, best link first; then every vaguer group, from the least vague
    on, joins the one more precise group that fits it best. One that fits two equally well stays alone: to
    choose would be to guess. Ties fall to the smaller id, so the result depends on the set alone.

    Parameters
    ----------
    vagueness
        Every id, with how vague it is (larger is vaguer).
    links
        Pairs that may be one; a pair without a link is never in one group.

    Returns
    -------
    list of tuple of str
        Sorted groups of sorted ids; every id is in exactly one.
    """
    groups = _Groups(vagueness, links)
    strong = [(link, key) for key, link in links.items() if link.strong]
    for _, (one, other) in sorted(strong, key=lambda item: (-item[0].score, item[1])):
        groups.join_if_linked(one, other)
    for head in groups.heads_from_precise_to_vague():
        groups.join_to_the_one_best(head)
    return groups.listed()


class _Groups:
    """The groups while they grow; each is known by one head, the member that it began with."""

    def __init__(self, vagueness: Mapping[str, tuple[float, ...]], links: Links) -> None:
        self.vagueness = vagueness
        self.links = links
        self.head = {member: member for member in vagueness}
        self.members: dict[str, list[str]] = {member: [member] for member in vagueness}
        self.neighbours: dict[str, set[str]] = defaultdict(set)
        for one, other in links:
            self.neighbours[one].add(other)
            self.neighbours[other].add(one)

    def join_if_linked(self, one: str, other: str) -> None:
        head, tail = self.head[one], self.head[other]
        if head != tail and self._all_linked(head, tail):
            self._join(head, tail)

    def heads_from_precise_to_vague(self) -> list[str]:
        return sorted(self.members, key=lambda head: (self._vagueness(head), min(self.members[head])))

    def join_to_the_one_best(self, head: str) -> None:
        own = self._vagueness(head)
        near = {self.head[other] for member in self.members[head] for other in self.neighbours[member]}
        fitting = [
            (self._score(head, other), other)
            for other in near
            if other != head and self._vagueness(other) < own and self._all_linked(head, other)
        ]
        if not fitting:
            return
        best = max(score for score, _ in fitting)
        candidates = [other for score, other in fitting if score == best]
        if len(candidates) == 1:
            self._join(candidates[0], head)

    def listed(self) -> list[tuple[str, ...]]:
        return sorted(tuple(sorted(members)) for members in self.members.values())

    def _vagueness(self, head: str) -> tuple[float, ...]:
        return min(self.vagueness[member] for member in self.members[head])

    def _all_linked(self, head: str, tail: str) -> bool:
        short, long = sorted((self.members[head], self.members[tail]), key=len)
        return all(self.neighbours[member].issuperset(long) for member in short)

    def _score(self, head: str, tail: str) -> float:
        scores = [self.links[pair(a, b)].score for a in self.members[head] for b in self.members[tail]]
        return round(sum(scores) / len(scores), 9)

    def _join(self, head: str, tail: str) -> None:
        for member in self.members[tail]:
            self.head[member] = head
        self.members[head] += self.members.pop(tail)


def reasons(group: Iterable[str], links: Links) -> tuple[str, ...]:
    """Say why the members of a group are one: every distinct reason of its links, sorted."""
    members = sorted(group)
    keys = ((one, other) for index, one in enumerate(members) for other in members[index + 1 :])
    return tuple(sorted({links[key].reason for key in keys if key in links}))
