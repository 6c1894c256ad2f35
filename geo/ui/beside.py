"""What a draft becomes beside what is stored: which of its findings join a stored event, as saving would do it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geo.merging import MergedIncident, lay_over, merge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.merging import Edit, Holdings, MergedBlackout
    from geo.model import Reading


@dataclass(frozen=True)
class Saved:
    """What the store would hold, were a draft saved: ``before`` is what it holds, ``drafted`` the draft's documents."""

    before: Holdings
    after: Holdings
    drafted: frozenset[str]

    @cached_property
    def stored_incidents(self) -> tuple[MergedIncident, ...]:
        """The incidents that no finding of the draft is part of."""
        return tuple(one for one in self.after.incidents if self.drafted.isdisjoint(one.source_ids))

    def joined(self, record: MergedIncident | MergedBlackout) -> MergedIncident | MergedBlackout | None:
        """Give the stored record that a finding of the draft will be part of, as it is stored; None for none."""
        found = self._after.get(record.reports[0].id)
        if found is None:
            return None
        return next((self._before[one.id] for one in found.reports if one.id in self._before), None)

    @cached_property
    def _after(self) -> Mapping[str, MergedIncident | MergedBlackout]:
        return _by_report(self.after)

    @cached_property
    def _before(self) -> Mapping[str, MergedIncident | MergedBlackout]:
        return _by_report(self.before)


@dataclass(frozen=True)
class Beside:
    """Stored and drafted readings merged, before anybody's edits; and the stored ones with theirs."""

    before: Holdings
    merged: Holdings
    stored_edits: tuple[Edit, ...]
    drafted: frozenset[str]

    @classmethod
    def of(cls, drafted: Sequence[Reading], stored: Sequence[Reading], stored_edits: Sequence[Edit]) -> Beside:
        """Merge a draft with what is stored; a document that is in both is the draft's."""
        names = frozenset(reading.source.id for reading in drafted)
        others = [reading for reading in stored if reading.source.id not in names]
        edits = tuple(stored_edits)
        return cls(
            before=lay_over(merge(others), edits), merged=merge([*others, *drafted]), stored_edits=edits, drafted=names
        )

    def with_edits(self, edits: Sequence[Edit]) -> Saved:
        """Lay the stored edits and then the draft's over both."""
        after = lay_over(self.merged, [*self.stored_edits, *edits])
        return Saved(before=self.before, after=after, drafted=self.drafted)


def _by_report(holdings: Holdings) -> dict[str, MergedIncident | MergedBlackout]:
    records: list[MergedIncident | MergedBlackout] = [*holdings.incidents, *holdings.blackouts]
    return {report.id: record for record in records for report in record.reports}
