"""A finding with the fields that a person corrected; its sentence stays, so that what was read can be looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from geo.merging.whereabouts import level
from geo.model import Blackout, Incident

if TYPE_CHECKING:
    from datetime import date

    from geo.merging.records import Correction
    from geo.model import Claim, Place

Report = TypeVar("Report", Incident, Blackout)

_WHERE_PREC = {0: 1, 1: 2, 2: 3, 3: 3, 9: 6}
"""UCDP where_prec of a place that a person chose, by the level of its kind."""


def set_right(report: Report, correction: Correction) -> Report:
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


def claim_set_right(claim: Claim, correction: Correction) -> Claim:
    """Give the claim with the corrected fields; where only one end of its range is, the other gives way to it."""
    changes: dict[str, object] = {
        name: value for name in ("group", "measure", "qualifier") if (value := getattr(correction, name)) is not None
    }
    if correction.claimant is not None:
        changes["claimant"] = correction.claimant or None
    low = claim.low if correction.low is None else correction.low
    high = claim.high if correction.high is None else correction.high
    if high is not None and high < low:
        low, high = (low, low) if correction.high is None else (high, high)
    return msgspec.structs.replace(claim, low=low, high=high, **changes)
