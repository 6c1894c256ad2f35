"""Keep an edit on its finding: ids change when the reader learns better, the sentence does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from geo.merging.records import Anchor, Edit
from geo.model import Blackout, Claim, Incident

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.merging.records import Holdings

Finding = Incident | Blackout | Claim


def findings(holdings: Holdings) -> dict[str, Finding]:
    """Give every report and claim by its id."""
    found: dict[str, Finding] = {report.id: report for record in holdings.incidents for report in record.reports}
    found.update((report.id, report) for record in holdings.blackouts for report in record.reports)
    found.update((claim.id, claim) for claim in holdings.claims)
    return found


def anchored(edit: Edit, found: Mapping[str, Finding]) -> Edit:
    """Give the edit with the sentence of each finding that it names, to find it by later."""
    known = {anchor.report for anchor in edit.anchors}
    new = tuple(_anchor(found[name]) for name in edit.reports if name in found and name not in known)
    return msgspec.structs.replace(edit, anchors=(*edit.anchors, *new)) if new else edit


def followed(edit: Edit, found: Mapping[str, Finding]) -> Edit:
    """Give the edit with the ids and sentences that its findings have now; as it was where nothing fits, or two do.

    A finding is the one of its kind in the same document whose sentence overlaps most, of the same place before
    any other. A claim must give the same number, since one sentence may hold several: its key is document, sentence
    and number, and among those its group and measure. One that is read as another number is another claim.
    """
    taken = {name for name in edit.reports if name in found}
    moved = {
        anchor.report: now
        for anchor in edit.anchors
        if anchor.report in edit.reports and anchor.report not in found and (now := _find(anchor, found, taken))
    }
    return msgspec.structs.replace(
        edit,
        reports=tuple(dict.fromkeys(moved.get(name, name) for name in edit.reports)),
        anchors=tuple(
            _anchor(found[moved[anchor.report]]) if anchor.report in moved else anchor for anchor in edit.anchors
        ),
    )


def _anchor(finding: Finding) -> Anchor:
    anchor = Anchor(
        report=finding.id,
        what=type(finding).__name__,
        source_id=finding.source_id,
        start=finding.quote_start,
        end=finding.quote_end,
        place=_place(finding),
    )
    if not isinstance(finding, Claim):
        return anchor
    return msgspec.structs.replace(
        anchor, group=finding.group, measure=finding.measure, low=finding.low, high=finding.high
    )


def _find(anchor: Anchor, found: Mapping[str, Finding], taken: set[str]) -> str | None:
    fitting = [
        (_likeness(finding, anchor), overlap, finding.id)
        for finding in found.values()
        if finding.source_id == anchor.source_id
        and type(finding).__name__ == anchor.what
        and finding.id not in taken
        and (overlap := min(finding.quote_end, anchor.end) - max(finding.quote_start, anchor.start)) > 0
        and (not isinstance(finding, Claim) or finding.low == anchor.low)
    ]
    if not fitting:
        return None
    *_, best = sorted(fitting)
    alike = [one for one in fitting if one[:2] == best[:2]]
    return best[2] if len(alike) == 1 else None


def _likeness(finding: Finding, anchor: Anchor) -> int:
    """Count what a finding has in common with an anchor beside its sentence."""
    if not isinstance(finding, Claim):
        return int(_place(finding) == anchor.place)
    return sum(getattr(finding, name) == getattr(anchor, name) for name in ("group", "measure", "high"))


def _place(finding: Finding) -> str | None:
    return finding.place.name if not isinstance(finding, Claim) and finding.place else None
