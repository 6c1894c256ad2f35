"""The rows under the map: one for each record, in the order of the layers, in words a reader knows.

They are made once for each state of the store; a filter picks rows, so that the table always holds
exactly what the map and the exports hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from geo.layers.standing import last_word
from geo.model import PROVINCE
from geo.view.phrases import figure_range, place_name, service_words
from geo.view.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.merging import MergedBlackout, MergedIncident
    from geo.view.catalogue import Catalogue


@dataclass(frozen=True, kw_only=True)
class Tables:
    """Rows of all records of one state of the store; the index is the record's id."""

    incidents: pd.DataFrame
    blackouts: pd.DataFrame

    def incident_rows(self, ids: Iterable[str]) -> pd.DataFrame:
        """Give the rows of these incidents, in this order."""
        return self.incidents.loc[list(ids)]

    def blackout_rows(self, ids: Iterable[str]) -> pd.DataFrame:
        """Give the rows of these blackouts, in this order."""
        return self.blackouts.loc[list(ids)]


def make_tables(catalogue: Catalogue) -> Tables:
    """Write a row for every incident and every blackout."""
    incidents = [_incident_row(incident, catalogue) for incident in catalogue.incidents.values()]
    blackouts = [_blackout_row(blackout, catalogue) for blackout in catalogue.blackouts.values()]
    return Tables(
        incidents=_frame(incidents, _INCIDENT_COLUMNS, catalogue.incidents),
        blackouts=_frame(blackouts, _BLACKOUT_COLUMNS, catalogue.blackouts),
    )


_INCIDENT_COLUMNS = ("date", "kind", "place", "district", "precision", "killed", "reports", "who", "source")
_BLACKOUT_COLUMNS = ("start", "end", "last", "expected", "place", "district", "services", "status", "reports", "source")
_DAYS = {"date", "start", "end", "last", "expected"}


def _frame(rows: list[tuple[object, ...]], columns: tuple[str, ...], ids: Iterable[str]) -> pd.DataFrame:
    """Lay rows under their headings; repeated words become categories, which keeps the page small."""
    frame = pd.DataFrame(
        rows, columns=[say(f"column.{name}") for name in columns], index=pd.Index(list(ids), dtype=object)
    )
    for name in columns:
        heading = say(f"column.{name}")
        if name in _DAYS:
            frame[heading] = pd.to_datetime(frame[heading])
        elif name != "reports":
            frame[heading] = frame[heading].astype("category")
    return frame


def _incident_row(incident: MergedIncident, catalogue: Catalogue) -> tuple[object, ...]:
    killed = "; ".join(
        f"{say(f'group.{figure.group}')} {figure_range(figure)}"
        for figure in incident.figures
        if figure.measure == "killed"
    )
    place = incident.place
    return (
        incident.date_start,
        say(f"kind.{incident.kind}"),
        place_name(place),
        (place.district or place.province or place.country) if place is not None else "",
        say(f"where_prec.{incident.where_prec}"),
        killed,
        len(incident.reports),
        ", ".join(incident.actors),
        _sources(incident.source_ids, catalogue),
    )


def _blackout_row(blackout: MergedBlackout, catalogue: Catalogue) -> tuple[object, ...]:
    named = blackout.extent == "named"
    return (
        blackout.date_start,
        blackout.date_end,
        last_word(blackout),
        blackout.date_end_expected,
        place_name(blackout.place) if named else say(f"extent.{blackout.extent}"),
        (blackout.district or "") if named else PROVINCE,
        service_words(blackout.services),
        say(f"status.{blackout.status}"),
        len(blackout.reports),
        _sources(blackout.source_ids, catalogue),
    )


def _sources(ids: Iterable[str], catalogue: Catalogue) -> str:
    found = (catalogue.sources.get(one) for one in ids)
    return ", ".join(source.publisher or source.title or say("popup.untitled") for source in found if source)
