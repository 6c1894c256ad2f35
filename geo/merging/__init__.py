"""From readings to holdings: two documents that tell of one event are one incident with two reports."""

from __future__ import annotations

from geo.merging.anchors import anchored, findings
from geo.merging.conflicts import meanwhile
from geo.merging.edits import apply_edits, lay_over
from geo.merging.merge import merge
from geo.merging.records import (
    Action,
    Anchor,
    Correction,
    Edit,
    Figure,
    Holdings,
    MergedBlackout,
    MergedEpisode,
    MergedIncident,
    ServiceSpan,
)

__all__ = [
    "Action",
    "Anchor",
    "Correction",
    "Edit",
    "Figure",
    "Holdings",
    "MergedBlackout",
    "MergedEpisode",
    "MergedIncident",
    "ServiceSpan",
    "anchored",
    "apply_edits",
    "findings",
    "lay_over",
    "meanwhile",
    "merge",
]
