"""From readings to holdings: two documents that tell of one event are one incident with two reports."""

from __future__ import annotations

from geo.merging.edits import apply_edits
from geo.merging.merge import merge
from geo.merging.records import (
    Action,
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
    "Correction",
    "Edit",
    "Figure",
    "Holdings",
    "MergedBlackout",
    "MergedEpisode",
    "MergedIncident",
    "ServiceSpan",
    "apply_edits",
    "merge",
]
