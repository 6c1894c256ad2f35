"""A person's decisions on top of what was read and merged: applied in their order, undone from the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from geo.merging.anchors import followed
from geo.merging.events import episode_id, incident_of
from geo.merging.intervals import blackout_of
from geo.merging.merge import by_report, episodes_over, in_order
from geo.merging.whereabouts import level
from geo.model import Blackout, Claim, Incident, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from geo.merging.records import Correction, Edit, Holdings

Report = TypeVar("Report", Incident, Blackout)

_WHERE_PREC = {0: 1, 1: 2, 2: 3, 3: 3, 9: 6}
"""UCDP where_prec of a place that a person chose, by the level of its kind."""


def apply_edits(holdings: Holdings, edits: Iterable[Edit]) -> Holdings:
    """Lay a person's edits, in their order, over merged holdings.

    The readings stay as they are: without the last edit, the result is what it was before it.

    Parameters
    ----------
    holdings
        What :func:`geo.merging.merge` gave.
    edits
        Edits in the order in which they were made.

    Returns
    -------
    Holdings
        With ``edits`` set; ``warnings`` names each edit whose report is no longer there.
    """
    made = tuple(edits)
    if not made:
        return holdings
    work = _Desk(holdings)
    for edit in made:
        work.apply(edit)
    return work.holdings(made)


class _Heap:
    """Reports in groups: one group becomes one record."""

    def __init__(self) -> None:
        self.groups: dict[str, list[str]] = {}
        self.group_of: dict[str, str] = {}
        self.reason: dict[str, str] = {}
        self.edited: dict[str, tuple[str, ...]] = {}

    def put(self, members: Sequence[str], reason: str) -> None:
        name = members[0]
        self.groups[name], self.reason[name], self.edited[name] = list(members), reason, ()
        self.group_of.update(dict.fromkeys(members, name))

    def merge(self, members: Sequence[str], edit: Edit) -> None:
        names = sorted({self.group_of[member] for member in members})
        if len(names) < 2:
            return
        together = [member for name in names for member in self.groups[name]]
        marks = tuple(mark for name in names for mark in self.edited[name])
        for name in names:
            self._drop(name)
        self.put(together, _in_words("merged", edit))
        self.edited[together[0]] = (*marks, edit.id)

    def split(self, members: Sequence[str], edit: Edit) -> None:
        for name in sorted({self.group_of[member] for member in members}):
            off = [member for member in self.groups[name] if member in members]
            rest = [member for member in self.groups[name] if member not in members]
            if not rest:
                continue
            marks = (*self.edited[name], edit.id)
            reason = self.reason[name] if len(rest) > 1 else ""
            self._drop(name)
            for part, words in ((rest, reason), (off, _in_words("split off", edit))):
                self.put(part, words)
                self.edited[part[0]] = marks

    def reject(self, members: Sequence[str], edit: Edit) -> None:
        for member in members:
            name = self.group_of.pop(member)
            rest = [other for other in self.groups[name] if other != member]
            marks, reason = (*self.edited[name], edit.id), self.reason[name]
            self._drop(name)
            if rest:
                self.put(rest, reason if len(rest) > 1 else "")
                self.edited[rest[0]] = marks

    def mark(self, members: Sequence[str], edit: Edit) -> None:
        for name in sorted({self.group_of[member] for member in members}):
            self.edited[name] = (*self.edited[name], edit.id)

    def _drop(self, name: str) -> None:
        del self.groups[name], self.reason[name], self.edited[name]


class _Desk:
    """Holdings taken apart into reports, for the time that edits are laid over them."""

    def __init__(self, holdings: Holdings) -> None:
        self.before = holdings
        self.incidents = {report.id: report for record in holdings.incidents for report in record.reports}
        self.blackouts = {report.id: report for record in holdings.blackouts for report in record.reports}
        self.claims = {claim.id: claim for claim in holdings.claims}
        self.warnings: list[str] = list(holdings.warnings)
        self.of_incidents, self.of_blackouts = _Heap(), _Heap()
        for incident in holdings.incidents:
            self.of_incidents.put([report.id for report in incident.reports], incident.merge_reason)
        for blackout in holdings.blackouts:
            self.of_blackouts.put([report.id for report in blackout.reports], blackout.merge_reason)

    def apply(self, edit: Edit) -> None:
        edit = followed(edit, {**self.incidents, **self.blackouts, **self.claims})
        incidents = [name for name in edit.reports if name in self.incidents]
        blackouts = [name for name in edit.reports if name in self.blackouts]
        claims = [name for name in edit.reports if name in self.claims]
        if lost := sorted(set(edit.reports) - {*incidents, *blackouts, *claims}):
            words = f"an edit by {edit.who} ({edit.action}) no longer finds its report {', '.join(lost)}"
            self.warnings.append(words)
        self._rearrange(self.of_incidents, incidents, edit)
        self._rearrange(self.of_blackouts, blackouts, edit)
        if edit.correction is not None:
            self.incidents.update({name: _set_right(self.incidents[name], edit.correction) for name in incidents})
            self.blackouts.update({name: _set_right(self.blackouts[name], edit.correction) for name in blackouts})
        if edit.action == "reject":
            self._forget(incidents, blackouts, claims)

    def holdings(self, edits: tuple[Edit, ...]) -> Holdings:
        published = {source.id: source.published for source in self.before.sources}
        waves = [(episode.reports, episode.merge_reason) for episode in self.before.episodes]
        episode_of = {report.id: episode_id(reports) for reports, _ in waves for report in reports}
        claims = self._still_revised(episode_of)
        told = by_report(claims)
        incidents = [
            incident_of(
                [self.incidents[member] for member in members],
                claims=told,
                episode_of=episode_of,
                reason=self.of_incidents.reason[name],
                edits=self.of_incidents.edited[name],
            )
            for name, members in self.of_incidents.groups.items()
        ]
        blackouts = [
            blackout_of(
                [self.blackouts[member] for member in members],
                published=published,
                reason=self.of_blackouts.reason[name],
                edits=self.of_blackouts.edited[name],
            )
            for name, members in self.of_blackouts.groups.items()
        ]
        return msgspec.structs.replace(
            self.before,
            incidents=in_order(incidents),
            blackouts=in_order(blackouts),
            claims=tuple(claims),
            episodes=episodes_over(incidents, waves, told),
            edits=edits,
            warnings=tuple(self.warnings),
        )

    @staticmethod
    def _rearrange(heap: _Heap, members: Sequence[str], edit: Edit) -> None:
        if not members:
            return
        steps = {"merge": heap.merge, "split": heap.split, "reject": heap.reject, "correct": heap.mark}
        steps[edit.action](members, edit)

    def _forget(self, incidents: Sequence[str], blackouts: Sequence[str], claims: Sequence[str]) -> None:
        for name in incidents:
            del self.incidents[name]
        for name in blackouts:
            del self.blackouts[name]
        gone = {*claims, *(claim.id for claim in self.claims.values() if claim.incident in incidents)}
        self.claims = {name: claim for name, claim in self.claims.items() if name not in gone}

    def _still_revised(self, episode_of: dict[str, str]) -> list[Claim]:
        """Keep a revision across documents only while both claims are on one event."""
        return [
            msgspec.structs.replace(claim, superseded_by=None) if self._parted(claim, episode_of) else claim
            for claim in self.claims.values()
        ]

    def _parted(self, claim: Claim, episode_of: dict[str, str]) -> bool:
        if claim.superseded_by is None:
            return False
        newer = self.claims.get(claim.superseded_by)
        return newer is None or self._event(claim, episode_of) != self._event(newer, episode_of)

    def _event(self, claim: Claim, episode_of: dict[str, str]) -> str | None:
        if claim.incident:
            return self.of_incidents.group_of.get(claim.incident)
        return episode_of.get(claim.episode or "")


def _set_right(report: Report, correction: Correction) -> Report:
    """Give the report with the corrected fields, as far as it has them."""
    changes: dict[str, object] = {}
    if correction.unlocated:
        changes["place"] = None
    elif correction.place is not None:
        changes["place"] = correction.place
    start, end = _dates(report, correction)
    changes |= {"date_start": start, "date_end": end}
    if isinstance(report, Incident):
        changes |= _on_incident(correction)
    else:
        changes |= _on_blackout(correction)
    return msgspec.structs.replace(report, **changes)


def _dates(report: Incident | Blackout, correction: Correction) -> tuple[date | None, date | None]:
    """Give the corrected range; one that is corrected to start after its old end becomes that one day."""
    start = correction.date_start or report.date_start
    end = correction.date_end or report.date_end
    if start and end and end < start:
        return (start, start) if correction.date_start else (end, end)
    return start, end


def _on_incident(correction: Correction) -> dict[str, object]:
    changes: dict[str, object] = {}
    if correction.kind is not None:
        changes["kind"] = correction.kind
    if correction.date_start is not None:
        changes["time_precision"] = 1
    if correction.unlocated or correction.place is not None:
        changes["where_prec"] = _WHERE_PREC[level(None if correction.unlocated else correction.place)]
    return changes


def _on_blackout(correction: Correction) -> dict[str, object]:
    changes: dict[str, object] = {}
    if correction.services:
        changes["services"] = correction.services
    if correction.status is not None:
        changes["status"] = correction.status
    if correction.unlocated or correction.place is not None:
        place: Place | None = None if correction.unlocated else correction.place
        changes |= {"district": place.district if place else None, "extent": "named"}
    return changes


def _in_words(what: str, edit: Edit) -> str:
    because = f": {edit.why}" if edit.why else ""
    return f"{what} by {edit.who} on {edit.when:%Y-%m-%d}{because}"
