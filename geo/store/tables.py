"""The tables of the store: for each its columns, and how a record becomes a row.

The columns are for people (QGIS, a spreadsheet); the program reads ``record``, the whole record as JSON.
Dates are DATE columns, geometry is EPSG:4326.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import shapely

from geo.model import Blackout, Claim, Episode, Incident, Mention, Record, Source, encode
from geo.places.boundaries import boundaries_in_use
from geo.places.history import district_on
from geo.store.shapes import area_of, as_multi
from geo.store.table import Table, Type

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from geo.merging import Edit, Holdings, MergedBlackout, MergedEpisode, MergedIncident
    from geo.model import Place, Reading

_SOURCE: dict[str, Type] = {
    "id": "text",
    "title": "text",
    "publisher": "text",
    "url": "text",
    "published": "date",
    "retrieved": "date",
    "language": "text",
    "path": "text",
    "text": "text",
}

_PLACE: dict[str, Type] = {
    "place": "text",
    "place_kind": "text",
    "lat": "real",
    "lon": "real",
    "district": "text",
    "district_pcode": "text",
}

_QUOTE: dict[str, Type] = {"source_id": "text", "quote": "text", "quote_start": "integer", "quote_end": "integer"}

_DATES: dict[str, Type] = {"date_start": "date", "date_end": "date"}


class Findings(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reading without its source, which has columns of its own."""

    mentions: tuple[Mention, ...] = ()
    incidents: tuple[Incident, ...] = ()
    blackouts: tuple[Blackout, ...] = ()
    claims: tuple[Claim, ...] = ()
    episodes: tuple[Episode, ...] = ()
    warnings: tuple[str, ...] = ()


def sources_table(readings: Sequence[Reading], added: Collection[str]) -> Table:
    """Every document with its text and what was read in it; ``added`` tells those that a person brought."""
    rows = []
    for reading in readings:
        found = Findings(**{name: getattr(reading, name) for name in Findings.__struct_fields__})
        source = tuple(getattr(reading.source, name) for name in _SOURCE)
        rows.append((*source, reading.source.id in added, encode(found)))
    return Table("sources", {**_SOURCE, "added": "boolean", "findings": "text"}, rows)


def incidents_table(incidents: Sequence[MergedIncident]) -> Table:
    """Merged incidents; the geometry is null where there is no usable place."""
    columns: dict[str, Type] = {
        "id": "text",
        "kind": "text",
        "event_type": "text",
        "sub_event_type": "text",
        **_DATES,
        "time_precision": "integer",
        **_PLACE,
        "where_prec": "integer",
        "actors": "text",
        "targets": "text",
        "reports": "integer",
        "disagreements": "text",
        "merge_reason": "text",
        "confidence": "real",
        "record": "text",
    }
    rows = [
        (
            *(one.id, one.kind, one.event_type, one.sub_event_type),
            *(one.date_start, one.date_end, one.time_precision),
            *_place(one.place),
            *(one.where_prec, "; ".join(one.actors), "; ".join(one.targets), len(one.reports)),
            *("; ".join(one.disagreements), one.merge_reason, one.confidence, encode(one)),
        )
        for one in incidents
    ]
    return Table("incidents", columns, rows, "Point", [point_of(one.place) for one in incidents])


def reports_table(incidents: Sequence[MergedIncident], blackouts: Sequence[MergedBlackout]) -> Table:
    """What each document says of each incident and blackout, beside the id of the record it was merged into."""
    columns: dict[str, Type] = {"id": "text", "part_of": "text", "kind": "text", **_DATES, **_PLACE, **_QUOTE}
    told: list[tuple[str, str, Incident | Blackout]] = [
        (one.id, report.kind, report) for one in incidents for report in one.reports
    ]
    told += [(one.id, "blackout", report) for one in blackouts for report in one.reports]
    rows = [
        (report.id, part_of, kind, report.date_start, report.date_end, *_place(report.place), *_quote(report))
        for part_of, kind, report in told
    ]
    return Table("reports", columns, rows)


def blackouts_table(blackouts: Sequence[MergedBlackout]) -> Table:
    """Merged blackouts, each with the polygon of its district on its date."""
    columns: dict[str, Type] = {
        "id": "text",
        "services": "text",
        **_DATES,
        "date_end_expected": "date",
        "last_attested": "date",
        "status": "text",
        **_PLACE,
        "extent": "text",
        "ordered_by": "text",
        "reports": "integer",
        "disagreements": "text",
        "merge_reason": "text",
        "confidence": "real",
        "record": "text",
    }
    rows = [
        (
            *(one.id, ", ".join(one.services), one.date_start, one.date_end),
            *(one.date_end_expected, one.last_attested, one.status),
            *_place(one.place),
            *(one.extent, "; ".join(one.ordered_by), len(one.reports)),
            *("; ".join(one.disagreements), one.merge_reason, one.confidence, encode(one)),
        )
        for one in blackouts
    ]
    return Table("blackouts", columns, rows, "MultiPolygon", [area_of(one) for one in blackouts])


def claims_table(claims: Sequence[Claim]) -> Table:
    """Every figure as it was claimed; ``incident`` and ``episode`` are ids inside the document."""
    columns: dict[str, Type] = {
        "id": "text",
        "group": "text",
        "measure": "text",
        "low": "integer",
        "high": "integer",
        "qualifier": "text",
        "claimant": "text",
        "as_of": "date",
        "incident": "text",
        "episode": "text",
        "superseded_by": "text",
        **_QUOTE,
        "record": "text",
    }
    rows = [
        (
            *(one.id, one.group, one.measure, one.low, one.low if one.high is None else one.high, one.qualifier),
            *(one.claimant, one.as_of, one.incident, one.episode, one.superseded_by),
            *_quote(one),
            encode(one),
        )
        for one in claims
    ]
    return Table("claims", columns, rows)


def episodes_table(episodes: Sequence[MergedEpisode]) -> Table:
    """Merged episodes; what is claimed on one is never shared out over its incidents."""
    columns: dict[str, Type] = {
        "id": "text",
        "title": "text",
        **_DATES,
        "places_named": "text",
        "places_reported_low": "integer",
        "incidents": "integer",
        "record": "text",
    }
    rows = [
        (
            *(one.id, one.title, one.date_start, one.date_end, "; ".join(one.places_named)),
            *(one.places_reported_low, len(one.incidents), encode(one)),
        )
        for one in episodes
    ]
    return Table("episodes", columns, rows)


def edits_table(edits: Sequence[Edit]) -> Table:
    """A person's decisions, in the order in which they were made."""
    columns: dict[str, Type] = {
        "id": "text",
        "when": "time",
        "who": "text",
        "action": "text",
        "reports": "text",
        "why": "text",
        "record": "text",
    }
    rows = [
        (one.id, one.when.replace(tzinfo=None), one.who, one.action, "; ".join(one.reports), one.why, encode(one))
        for one in edits
    ]
    return Table("edits", columns, rows)


def districts_table(day: date | None) -> Table:
    """The district polygons as they stood on the last day of the data (None: as drawn last)."""
    columns: dict[str, Type] = {
        "name": "text",
        "pcode": "text",
        "division": "text",
        "since": "date",
        "population_2023": "integer",
    }
    vintage_gdf = boundaries_in_use().at(day).gdf
    rows = []
    for name, pcode, division in zip(vintage_gdf["name"], vintage_gdf["pcode"], vintage_gdf["division"], strict=True):
        district = district_on(name, day)
        rows.append(
            (name, pcode, division, district.since, district.population_2023)
            if district
            else (name, pcode, division, None, None)
        )
    return Table("districts", columns, rows, "MultiPolygon", [as_multi(shape) for shape in vintage_gdf.geometry])


def meta_table(facts: Mapping[str, str]) -> Table:
    """What the store is: program, schema version, when it was built."""
    return Table("meta", {"key": "text", "value": "text"}, list(facts.items()))


def derived_tables(holdings: Holdings) -> list[Table]:
    """Give the tables that follow from the readings and the edits."""
    return [
        incidents_table(holdings.incidents),
        blackouts_table(holdings.blackouts),
        claims_table(holdings.claims),
        episodes_table(holdings.episodes),
        reports_table(holdings.incidents, holdings.blackouts),
    ]


def source_of(row: Sequence[Any]) -> Source:
    """Read a source back from the columns of its row (dates as ISO text)."""
    cells = dict(zip(_SOURCE, row, strict=True))
    for name in ("published", "retrieved"):
        cells[name] = date.fromisoformat(cells[name]) if cells[name] else None
    return Source(**cells)


def point_of(place: Place | None) -> shapely.Point | None:
    """Give the point of a place (lon, lat); None where it has none."""
    if place is None or place.lat is None or place.lon is None:
        return None
    return shapely.Point(place.lon, place.lat)


def _place(place: Place | None) -> tuple[Any, ...]:
    if place is None:
        return (None,) * len(_PLACE)
    return (place.name, place.kind, place.lat, place.lon, place.district, place.district_pcode)


def _quote(record: Incident | Blackout | Claim) -> tuple[Any, ...]:
    return (record.source_id, record.quote, record.quote_start, record.quote_end)
