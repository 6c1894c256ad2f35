"""A person's decisions on top of what was read and merged: applied in their order, undone from the last."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from geo.merging.anchors import anchored, findings, followed
from geo.merging.corrected import claim_set_right, set_right
from geo.merging.events import episode_id, incident_of
from geo.merging.intervals import blackout_of
from geo.merging.merge import by_report, episodes_over, in_order, revised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.merging.records import Edit, Holdings, MergedEpisode
    from geo.model import Claim, Episode


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
        With ``edits`` set, each with the ids that its findings have now; ``warnings`` names each edit whose report is
        no longer there.
    """
    made = tuple(edits)
    if not made:
        return holdings
    work = _Desk(holdings)
    return work.holdings(tuple(work.apply(edit) for edit in made))


def lay_over(holdings: Holdings, edits: Sequence[Edit]) -> Holdings:
    """Apply edits, each first given the sentences of its findings, so that it finds them again in a later reading.

    Parameters
    ----------
    holdings
        What :func:`geo.merging.merge` gave: nobody's edits are in it yet.
    edits
        Edits in the order in which they were made.

    Returns
    -------
    Holdings
        As of :func:`apply_edits`.
    """
    found = findings(holdings) if edits else {}
    return apply_edits(holdings, [anchored(edit, found) for edit in edits])


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
        self.as_read = findings(holdings)  # without those that an edit has rejected so far
        self.incidents = {report.id: report for record in holdings.incidents for report in record.reports}
        self.blackouts = {report.id: report for record in holdings.blackouts for report in record.reports}
        self.claims = {claim.id: claim for claim in holdings.claims}
        self.warnings: list[str] = list(holdings.warnings)
        self.of_incidents, self.of_blackouts = _Heap(), _Heap()
        self.of_waves: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for incident in holdings.incidents:
            self.of_incidents.put([report.id for report in incident.reports], incident.merge_reason)
        for blackout in holdings.blackouts:
            self.of_blackouts.put([report.id for report in blackout.reports], blackout.merge_reason)

    def apply(self, edit: Edit) -> Edit:
        """Lay one edit over all before it, and give it with the ids that its findings have now."""
        edit = followed(edit, self.as_read)
        incidents = [name for name in edit.reports if name in self.incidents]
        blackouts = [name for name in edit.reports if name in self.blackouts]
        claims = [name for name in edit.reports if name in self.claims]
        if lost := sorted(set(edit.reports) - {*incidents, *blackouts, *claims}):
            words = f"an edit by {edit.who} ({edit.action}) no longer finds its report {', '.join(lost)}"
            self.warnings.append(words)
        self._rearrange(self.of_incidents, incidents, edit)
        self._rearrange(self.of_blackouts, blackouts, edit)
        self._mark_subjects(claims, edit)
        if edit.correction is not None:
            self.incidents.update({name: set_right(self.incidents[name], edit.correction) for name in incidents})
            self.blackouts.update({name: set_right(self.blackouts[name], edit.correction) for name in blackouts})
            self.claims.update({name: claim_set_right(self.claims[name], edit.correction) for name in claims})
        if edit.action == "reject":
            self._forget(incidents, blackouts, claims)
        return edit

    def holdings(self, edits: tuple[Edit, ...]) -> Holdings:
        published = {source.id: source.published for source in self.before.sources}
        waves = [(episode.reports, episode.merge_reason) for episode in self.before.episodes]
        episode_of = {report.id: episode_id(reports) for reports, _ in waves for report in reports}
        claims = self._revised_anew([reports for reports, _ in waves], episode_of)
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
            episodes=tuple(self._marked(episode) for episode in episodes_over(incidents, waves, told)),
            edits=edits,
            warnings=tuple(self.warnings),
        )

    @staticmethod
    def _rearrange(heap: _Heap, members: Sequence[str], edit: Edit) -> None:
        if not members:
            return
        steps = {"merge": heap.merge, "split": heap.split, "reject": heap.reject, "correct": heap.mark}
        steps[edit.action](members, edit)

    def _mark_subjects(self, claims: Iterable[str], edit: Edit) -> None:
        """Note an edit of claims on the incidents and waves that they are on."""
        subjects = {subject for name in claims if (subject := self.claims[name].incident or self.claims[name].episode)}
        self.of_incidents.mark([subject for subject in subjects if subject in self.incidents], edit)
        for subject in subjects - self.incidents.keys():
            self.of_waves[subject] += (edit.id,)

    def _marked(self, episode: MergedEpisode) -> MergedEpisode:
        edits = (edit for report in episode.reports for edit in self.of_waves.get(report.id, ()))
        return msgspec.structs.replace(episode, edits=tuple(dict.fromkeys(edits)))

    def _forget(self, incidents: Sequence[str], blackouts: Sequence[str], claims: Sequence[str]) -> None:
        for name in incidents:
            del self.incidents[name]
        for name in blackouts:
            del self.blackouts[name]
        gone = {*claims, *(claim.id for claim in self.claims.values() if claim.incident in incidents)}
        self.claims = {name: claim for name, claim in self.claims.items() if name not in gone}
        for name in (*incidents, *blackouts, *gone):
            self.as_read.pop(name, None)

    def _revised_anew(self, waves: Sequence[Sequence[Episode]], episode_of: dict[str, str]) -> list[Claim]:
        """Mark which figures are revised, as events and figures stand now."""
        told = [
            claim if self._is_revised(claim, episode_of) else msgspec.structs.replace(claim, superseded_by=None)
            for claim in self.claims.values()
        ]
        groups = [*self.of_incidents.groups.values(), *([report.id for report in reports] for reports in waves)]
        return sorted(revised(told, groups), key=lambda claim: claim.id)

    def _is_revised(self, claim: Claim, episode_of: dict[str, str]) -> bool:
        """Whether the document itself revises a figure, by one that is still of the same event, side and measure."""
        newer = self.claims.get(claim.superseded_by or "")
        return (
            newer is not None
            and newer.source_id == claim.source_id
            and (newer.group, newer.measure) == (claim.group, claim.measure)
            and self._event(claim, episode_of) == self._event(newer, episode_of)
        )

    def _event(self, claim: Claim, episode_of: dict[str, str]) -> str | None:
        if claim.incident:
            return self.of_incidents.group_of.get(claim.incident)
        return episode_of.get(claim.episode or "")


def _in_words(what: str, edit: Edit) -> str:
    because = f": {edit.why}" if edit.why else ""
    return f"{what} by {edit.who} on {edit.when:%Y-%m-%d}{because}"
