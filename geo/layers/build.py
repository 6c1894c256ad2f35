"""Build the layers: what the map paints, the table lists and the export writes, from one set of filters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import msgspec
import numpy as np

from geo.layers import frames
from geo.layers.filters import Filters
from geo.layers.rows import Rows
from geo.layers.select import Sieve
from geo.layers.standing import last_word, standing
from geo.layers.totals import Offline, Range, claimed, offline, people
from geo.places.history import district_on
from geo.store.shapes import day_of, districts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    import geopandas as gpd
    from numpy.typing import NDArray

    from geo.merging import Holdings, MergedBlackout, MergedEpisode, MergedIncident
    from geo.model import Claim, Group

T = TypeVar("T")

LAYER_NAMES = ("attacks", "blackouts", "districts", "claims", "unlocated")
"""The layers that can be exported."""


@dataclass(frozen=True)
class Counts:
    """How much there is, on show and in the store; nothing is silently missing.

    ``incidents`` and ``blackouts`` count what the filters show, located or not; ``unlocated`` counts those of both
    that have no usable place. ``undated_hidden`` counts what only the date filter hides because it has no date.
    ``killed`` is the range of what is claimed for each group. ``people_offline`` is from the census of 2023.
    ``districts_unheard`` counts the districts whose only cuts are :mod:`unheard of <geo.layers.standing>` by the last
    day shown, and ``last_heard`` is the last word of any of them; ``districts_offline`` counts the others.
    """

    incidents: int = 0
    located_incidents: int = 0
    blackouts: int = 0
    located_blackouts: int = 0
    unlocated: int = 0
    undated_hidden: int = 0
    episodes: int = 0
    claims: int = 0
    places: int = 0
    districts_hit: int = 0
    districts_offline: int = 0
    people_offline: int = 0
    districts_unheard: int = 0
    last_heard: date | None = None
    killed: Mapping[Group, Range] = field(default_factory=dict)
    total_incidents: int = 0
    total_blackouts: int = 0
    total_sources: int = 0


@dataclass(frozen=True)
class Layers:
    """What one set of filters shows: tables in EPSG:4326, and the records behind them.

    ``attacks_gdf`` holds the located incidents of every kind (points), ``blackouts_gdf`` the located blackouts
    (the polygons of their districts), ``districts_gdf`` every district polygon with counts, ``claims_gdf`` the
    claims on what is shown, ``unlocated_gdf`` incidents and blackouts without a usable place (null geometry).
    Dates in them are ISO text, absent cells are None or NaN. ``day`` is the last day shown; None where nothing is
    dated.
    """

    attacks_gdf: gpd.GeoDataFrame
    blackouts_gdf: gpd.GeoDataFrame
    districts_gdf: gpd.GeoDataFrame
    claims_gdf: gpd.GeoDataFrame
    unlocated_gdf: gpd.GeoDataFrame
    counts: Counts
    filters: Filters
    incidents: tuple[MergedIncident, ...] = ()
    blackouts: tuple[MergedBlackout, ...] = ()
    episodes: tuple[MergedEpisode, ...] = ()
    claims: tuple[Claim, ...] = ()
    offline: Mapping[str, Offline] = field(default_factory=dict)
    day: date | None = None

    def gdf(self, layer: str) -> gpd.GeoDataFrame:
        """Give one layer by its name in :data:`LAYER_NAMES`."""
        frame: gpd.GeoDataFrame = getattr(self, f"{layer}_gdf")
        return frame


def build_layers(holdings: Holdings, filters: Filters | None = None) -> Layers:
    """Give the layers of holdings under filters; None shows everything.

    To filter the same holdings many times, keep an :class:`Atlas`.

    Raises
    ------
    FilterError
        For a district or division that never was.
    """
    return Atlas(holdings).layers(filters)


class Atlas:
    """One state of the store as tables, made once and filtered often.

    Parameters
    ----------
    holdings
        What :meth:`geo.store.Store.load` gives.
    """

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self.last_day = holdings.last_day
        rows = Rows(holdings)
        self._sources = rows.sources
        self._districts = {blackout.id: districts_of(blackout) for blackout in holdings.blackouts}
        self._incidents_gdf = frames.incidents(holdings.incidents, rows)
        self._blackouts_gdf = frames.blackouts(holdings.blackouts, rows)
        self._subject_of = frames.subjects(holdings)
        self._claims_gdf = frames.claims(holdings.claims, self._subject_of, rows)

    def layers(self, filters: Filters | None = None) -> Layers:
        """Give the layers under filters; None shows everything.

        Raises
        ------
        FilterError
            For a district or division that never was.
        """
        wanted = (filters or Filters()).validated()
        sieve = Sieve(wanted, self._sources, self.last_day)
        takes_incident = np.array([sieve.takes_incident(one) for one in self.holdings.incidents], dtype=bool)
        takes_blackout = np.array([self._takes(sieve, one) for one in self.holdings.blackouts], dtype=bool)
        incidents = _taken(self.holdings.incidents, takes_incident)
        blackouts = _taken(self.holdings.blackouts, takes_blackout)
        shown = frozenset(one.id for one in incidents)
        episodes = tuple(one for one in self.holdings.episodes if sieve.takes_episode(one, shown))
        on_show = shown.union(one.id for one in episodes)
        takes_claim = np.array([self._shows(claim, on_show, sieve) for claim in self.holdings.claims], dtype=bool)
        incidents_gdf = self._incidents_gdf[takes_incident]
        blackouts_gdf = self._blackouts_gdf[takes_blackout]
        day = wanted.date_to or self.last_day
        limits = {"date_from": wanted.date_from, "date_to": wanted.date_to, "last_day": self.last_day}
        days = offline(blackouts, **limits)
        unheard = [one for one in blackouts if standing(one, day) == "unheard"]
        cut_off = offline((one for one in blackouts if standing(one, day) != "unheard"), **limits)
        claims_gdf = self._claims_gdf[takes_claim]
        on_map, drawn = incidents_gdf.geometry.notna(), blackouts_gdf.geometry.notna()
        unlocated_gdf = frames.together(incidents_gdf[~on_map], blackouts_gdf[~drawn])
        hit = set(incidents_gdf["district"].dropna())
        counts = Counts(
            incidents=len(incidents),
            located_incidents=int(on_map.sum()),
            blackouts=len(blackouts),
            located_blackouts=int(drawn.sum()),
            unlocated=len(unlocated_gdf),
            undated_hidden=self._undated(wanted),
            episodes=len(episodes),
            claims=len(claims_gdf),
            places=incidents_gdf["place_name"][on_map].nunique(),
            districts_hit=len(hit),
            districts_offline=len(cut_off),
            people_offline=people(cut_off, day),
            districts_unheard=len(days.keys() - cut_off.keys()),
            last_heard=max((word for one in unheard if (word := last_word(one))), default=None),
            killed=claimed(incidents, episodes),
            total_incidents=len(self.holdings.incidents),
            total_blackouts=len(self.holdings.blackouts),
            total_sources=len(self.holdings.sources),
        )
        return Layers(
            attacks_gdf=incidents_gdf[on_map],
            blackouts_gdf=blackouts_gdf[drawn],
            districts_gdf=frames.districts(day, incidents_gdf[on_map], blackouts, days),
            claims_gdf=claims_gdf,
            unlocated_gdf=unlocated_gdf,
            counts=counts,
            filters=wanted,
            incidents=incidents,
            blackouts=blackouts,
            episodes=episodes,
            claims=_taken(self.holdings.claims, takes_claim),
            offline=days,
            day=day,
        )

    def _takes(self, sieve: Sieve, blackout: MergedBlackout) -> bool:
        names = self._districts[blackout.id]
        day = day_of(blackout)
        divisions = {row.division_on(day) for name in names if (row := district_on(name, day)) is not None}
        return sieve.takes_blackout(blackout, names, divisions)

    def _shows(self, claim: Claim, on_show: frozenset[str], sieve: Sieve) -> bool:
        subject = self._subject_of.get(claim.incident or claim.episode or "")
        return subject.id in on_show if subject else sieve.takes_loose_claim(claim)

    def _undated(self, filters: Filters) -> int:
        """Count what would be shown if it had a date."""
        if not filters.is_dated:
            return 0
        sieve = Sieve(msgspec.structs.replace(filters, date_from=None, date_to=None), self._sources, self.last_day)
        incidents = (one for one in self.holdings.incidents if not (one.date_start or one.date_end))
        blackouts = (one for one in self.holdings.blackouts if not (day_of(one) or one.date_end))
        hidden = sum(sieve.takes_incident(one) for one in incidents)
        return hidden + sum(self._takes(sieve, one) for one in blackouts)


def _taken(records: Sequence[T], takes: NDArray[np.bool_]) -> tuple[T, ...]:
    return tuple(record for record, taken in zip(records, takes, strict=True) if taken)
