"""Rows and shapes put together into GeoDataFrames, in EPSG:4326 and with the same columns even when empty."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.layers.rows import blank_rows
from geo.places.boundaries import boundaries_in_use
from geo.places.history import district_on
from geo.store.shapes import area_of, districts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from geo.layers.rows import Row, Rows
    from geo.layers.totals import Offline
    from geo.merging import Holdings, MergedBlackout, MergedEpisode, MergedIncident
    from geo.model import Claim, Place
    from geo.places.vintage import Vintage

CRS = "EPSG:4326"

_WHOLE_NUMBERS = ("where_prec", "time_precision", "low", "high", "reports", "population_2023")
"""Columns that stay whole numbers even where a cell is absent."""


def incidents(records: Sequence[MergedIncident], rows: Rows) -> gpd.GeoDataFrame:
    """Give incidents as points, joined with the district polygons of their own dates.

    ``polygon`` names the polygon that a point is drawn in, ``join`` tells how ("inside", "nearest", "outside"),
    ``vintage`` which boundaries those are; ``join_note`` says where polygon and gazetteer disagree.
    """
    frame = _frame([rows.incident(one) for one in records], "incident")
    joined = _join(frame, [one.date_start or one.date_end for one in records])
    places = [one.place for one in records]
    frame["join_note"] = [
        _doubt(place, polygon, how)
        for place, polygon, how in zip(places, joined["polygon"], joined["join"], strict=True)
    ]
    for name, values in joined.items():
        frame[name] = values
    return _located(frame, _points(frame))


def blackouts(records: Sequence[MergedBlackout], rows: Rows) -> gpd.GeoDataFrame:
    """Give blackouts as the polygons of their districts on their dates; null where no district is known."""
    frame = _frame([rows.blackout(one) for one in records], "blackout")
    frame["vintage"] = boundaries_in_use().vintage
    return _located(frame, [area_of(one) for one in records])


def claims(
    records: Sequence[Claim], subject_of: Mapping[str, MergedIncident | MergedEpisode], rows: Rows
) -> gpd.GeoDataFrame:
    """Give claims at the place of their incident; one on a whole episode has no geometry, and is not shared out."""
    frame = _frame([rows.claim(one, subject_of.get(one.incident or one.episode or "")) for one in records], "claim")
    return _located(frame, _points(frame))


def districts(
    day: date | None,
    incidents_gdf: gpd.GeoDataFrame,
    records: Sequence[MergedBlackout],
    days: Mapping[str, Offline],
) -> gpd.GeoDataFrame:
    """Give every district polygon of a day with what was shown in it.

    Parameters
    ----------
    day
        The day whose districts count; None for those of 2022.
    incidents_gdf
        The located incidents on show.
    records
        The blackouts on show.
    days
        Days offline by district, from :func:`geo.layers.totals.offline`.
    """
    vintage_gdf = boundaries_in_use().at(day).gdf
    drawn = _drawn_in(day)
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for district, polygon, kind in zip(
        incidents_gdf["district"], incidents_gdf["polygon"], incidents_gdf["kind"], strict=True
    ):
        home = drawn.get(district) or drawn.get(polygon)
        if home:
            by_kind[home][kind] += 1
    cut = Counter(home for one in records for name in districts_of(one) if (home := drawn.get(name)))
    rows = []
    for name, held in zip(vintage_gdf["name"], vintage_gdf["districts"], strict=True):
        inside = [other for other in held.split("; ") if drawn.get(other) == name]
        spans = [days[other] for other in inside if other in days]
        people = [row.population_2023 for other in inside if (row := district_on(other, day)) is not None]
        rows.append(
            {
                "incidents": by_kind[name].total(),
                **{f"{kind}_incidents": by_kind[name][kind] for kind in ("attack", "clash", "counter_operation")},
                "blackouts": cut[name],
                "days_offline_low": max((span.low for span in spans), default=0),
                "days_offline_high": max((span.high for span in spans), default=0),
                "offline_open": any(span.is_open for span in spans),
                "population_2023": sum(filter(None, people)) or None,
            }
        )
    counted = pd.DataFrame(rows, index=vintage_gdf.index)
    counted["population_2023"] = counted["population_2023"].astype("Int64")
    columns = [column for column in vintage_gdf.columns if column != "geometry"]
    return gpd.GeoDataFrame(pd.concat([vintage_gdf[columns], counted], axis=1), geometry=vintage_gdf.geometry, crs=CRS)


def together(incidents_gdf: gpd.GeoDataFrame, blackouts_gdf: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Put incidents and blackouts into one table; ``record`` tells which is which."""
    columns = list(dict.fromkeys([*incidents_gdf.columns, *blackouts_gdf.columns]))
    parts = [
        pd.DataFrame(part.drop(columns="geometry")).astype(object)
        for part in (incidents_gdf, blackouts_gdf)
        if len(part)
    ]
    columns.remove("geometry")
    frame = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
    frame = _typed(frame.reindex(columns=columns))
    return _located(frame, [None] * len(frame))


def subjects(holdings: Holdings) -> dict[str, MergedIncident | MergedEpisode]:
    """Give the merged incident or episode by the id of each of its reports, which claims refer to."""
    found: dict[str, MergedIncident | MergedEpisode] = {}
    for incident in holdings.incidents:
        found.update((report.id, incident) for report in incident.reports)
    for episode in holdings.episodes:
        found.update((report.id, episode) for report in episode.reports)
    return found


def _frame(rows: Sequence[Row], kind: str) -> pd.DataFrame:
    frame = pd.DataFrame.from_records(list(rows)) if rows else pd.DataFrame(columns=list(blank_rows()[kind]))
    return _typed(frame)


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    for name in frame.columns.intersection(list(_WHOLE_NUMBERS)):
        frame[name] = frame[name].astype("Int64")
    for name in frame.columns.intersection(["lat", "lon", "precision_km", "confidence"]):
        frame[name] = frame[name].astype("float64")
    return frame


def _located(frame: pd.DataFrame, shapes: Sequence[shapely.Geometry | None]) -> gpd.GeoDataFrame:
    cells = np.empty(len(shapes), dtype=object)
    cells[:] = shapes
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(cells, index=frame.index, crs=CRS), crs=CRS)


def _points(frame: pd.DataFrame) -> list[shapely.Geometry | None]:
    lon, lat = frame["lon"].to_numpy(dtype=float), frame["lat"].to_numpy(dtype=float)
    points = np.full(len(frame), None, dtype=object)
    there = np.isfinite(lon) & np.isfinite(lat)
    points[there] = shapely.points(lon[there], lat[there])
    return list(points)


def _join(frame: pd.DataFrame, days: Sequence[date | None]) -> dict[str, np.ndarray[Any, Any]]:
    """Join every point with the polygons of its own date."""
    at: dict[date | None, Vintage] = {day: boundaries_in_use().at(day) for day in set(days)}
    rows_of: dict[int, list[int]] = defaultdict(list)
    vintage_of: dict[int, Vintage] = {}
    for row, day in enumerate(days):
        rows_of[id(at[day])].append(row)
        vintage_of[id(at[day])] = at[day]
    lat, lon = frame["lat"].to_numpy(dtype=float), frame["lon"].to_numpy(dtype=float)
    polygon = np.full(len(frame), None, dtype=object)
    how = np.full(len(frame), None, dtype=object)
    for name, rows in rows_of.items():
        joined = vintage_of[name].join(lat[rows], lon[rows])
        polygon[rows], how[rows] = joined.polygon, joined.how
    how[~np.isfinite(lat)] = None
    vintage = np.full(len(frame), None, dtype=object)
    vintage[np.isfinite(lat)] = boundaries_in_use().vintage
    return {"polygon": polygon, "join": how, "vintage": vintage}


def _doubt(place: Place | None, polygon: str | None, how: str | None) -> str | None:
    """Give the gazetteer's own note, else say where the polygon that holds the point is not the one it names."""
    if place is None or place.join_note or how is None:
        return place.join_note if place else None
    expected = place.drawn_in or place.district
    if expected == polygon or expected is None:
        return None
    if polygon is None:
        return f"the point lies outside every district polygon; the gazetteer has it in {place.district}"
    return f"the point lies in the polygon of {polygon}; the gazetteer has it in {place.district}"


def _drawn_in(day: date | None) -> dict[str | None, str]:
    """Give the polygon of a day that shows each district."""
    vintage_gdf = boundaries_in_use().at(day).gdf
    drawn: dict[str | None, str] = {}
    for name, held in zip(vintage_gdf["name"], vintage_gdf["districts"], strict=True):
        for other in held.split("; "):
            drawn.setdefault(other, name)
    drawn.update({name: name for name in vintage_gdf["name"]})
    return drawn
