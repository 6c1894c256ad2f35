"""One state of the store with everything at hand by its id, for pop-ups and panels."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from geo.model import make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.merging import Edit, Holdings, MergedBlackout, MergedEpisode, MergedIncident
    from geo.model import Claim, Source


@dataclass(frozen=True)
class Catalogue:
    """All records of one :class:`~geo.merging.Holdings`, by id.

    ``join_notes`` says for an incident where polygon and gazetteer disagree about its district, or the join is
    in doubt. An id that is not in it is absent from the mapping: look it up with ``get``.
    """

    holdings: Holdings
    join_notes: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(init=False)
    incidents: Mapping[str, MergedIncident] = field(init=False)
    blackouts: Mapping[str, MergedBlackout] = field(init=False)
    episodes: Mapping[str, MergedEpisode] = field(init=False)
    claims: Mapping[str, Claim] = field(init=False)

    def __post_init__(self) -> None:
        """Index each kind of record once."""
        for name in ("sources", "incidents", "blackouts", "episodes", "claims"):
            records = getattr(self.holdings, name)
            object.__setattr__(self, name, {record.id: record for record in records})

    @cached_property
    def holders(self) -> Mapping[str, str]:
        """The record that holds a report now, by the id of the record that this report alone would be.

        A record is named by one of its reports, and so changes its name when it is merged into another.
        """
        return {
            make_id(what, report.id): record.id
            for what, records in (("incident", self.holdings.incidents), ("blackout", self.holdings.blackouts))
            for record in records
            for report in record.reports
        }

    @cached_property
    def rejected(self) -> Mapping[str, Edit]:
        """The edit that rejected a record, by the record's id."""
        return {
            make_id(what, report): edit
            for edit in self.holdings.edits
            if edit.action == "reject"
            for report in edit.reports
            for what in ("incident", "blackout")
        }

    def claims_of(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """Give these claims, the standing ones first and each group together."""
        found = (self.claims[claim_id] for claim_id in ids if claim_id in self.claims)
        return tuple(sorted(found, key=lambda c: (c.superseded_by is not None, c.group, c.measure, -c.low, c.id)))

    def episodes_of(self, incident: MergedIncident) -> tuple[MergedEpisode, ...]:
        """Give the operations or waves the incident was reported in."""
        return tuple(self.episodes[one] for one in incident.episodes if one in self.episodes)
