"""The gazetteer as a geopy geocoder."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from geopy.adapters import BaseAsyncAdapter, BaseSyncAdapter
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.model import as_json
from geo.places.installed import gazetteer_in_use
from geo.places.lookup import Lookup, as_answer, look_up
from geo.places.neighbourhood import distance_km
from geo.places.placing import place_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from geo.model import Place
    from geo.places.gazetteer import Gazetteer

REVERSE_KM = 50.0
"""``reverse`` knows no place farther from the point than this."""


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """A geopy geocoder over the gazetteer; asks no network.

    ``geocode`` gives the same places as ``incidentmap geocode``. The ``raw`` of a location is that
    command's JSON object. A name that is unknown, ambiguous, or without a point (a province, a country)
    gives None, as geopy's geocoders do; :meth:`look_up` tells which.

    Parameters
    ----------
    gazetteer
        Another gazetteer than the bundled one with what the user installed.
    on
        The day whose districts count; None means the 36 districts of 2022 to July 2026.
    **kwargs
        As for every geopy geocoder (``timeout``, ``adapter_factory`` …); with an asynchronous adapter the methods
        give awaitables.

    Examples
    --------
    >>> location = GazetteerGeocoder().geocode("Kolpur railway station")
    >>> location.address, round(location.latitude, 2), location.raw["district"]
    ('Kolpur, Kachhi, Balochistan, Pakistan', 29.9, 'Kachhi')
    """

    def __init__(self, *, gazetteer: Gazetteer | None = None, on: date | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - geopy's own
        super().__init__(**kwargs)
        self._gazetteer = gazetteer
        self._on = on

    def look_up(
        self,
        query: str,
        *,
        kind: str | None = None,
        district: str | None = None,
        near: str | tuple[float, float] | None = None,
    ) -> Lookup:
        """Look a name up as :func:`geo.places.lookup.look_up` does, in this geocoder's gazetteer and day."""
        gazetteer = self._gazetteer or gazetteer_in_use()
        return look_up(query, kind=kind, district=district, near=near, on=self._on, gazetteer=gazetteer)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: float | None = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's signature; nothing here takes time
        kind: str | None = None,
        district: str | None = None,
        near: str | tuple[float, float] | None = None,
    ) -> Any:  # noqa: ANN401 - a location, a list of them, or an awaitable of either
        """Give the location of a name: None where there is none, or nothing decides between several.

        With ``exactly_one=False`` all candidates are given, the likeliest first; None where there is none.
        """
        return self._answer(lambda: self._geocode(str(query), exactly_one, kind, district, near))

    def reverse(
        self,
        query: Any,  # noqa: ANN401 - a geopy point, a pair or a string
        *,
        exactly_one: bool = True,
        timeout: float | None = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's signature; nothing here takes time
    ) -> Any:  # noqa: ANN401 - a location, a list of them, or an awaitable of either
        """Give the gazetteer's place nearest to a (lat, lon), within 50 km; None where there is none.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            Where the query is no point on the globe.
        """
        return self._answer(lambda: self._reverse(query, exactly_one))

    def _answer(self, work: Callable[[], Any]) -> Any:  # noqa: ANN401
        if isinstance(self.adapter, BaseAsyncAdapter):

            async def later() -> Any:  # noqa: ANN401
                await asyncio.sleep(0)
                return work()

            return later()
        assert isinstance(self.adapter, BaseSyncAdapter)  # noqa: S101 - geopy refuses any other
        return work()

    def _geocode(
        self,
        query: str,
        exactly_one: bool,  # noqa: FBT001 - private, called once
        kind: str | None,
        district: str | None,
        near: str | tuple[float, float] | None,
    ) -> Location | list[Location] | None:
        found = self.look_up(query, kind=kind, district=district, near=near)
        if exactly_one:
            return _location(found.place, as_answer(found)) if found.place else None
        places = [found.place, *found.candidates[1:]] if found.place else list(found.candidates)
        located = [_location(place, as_json(place)) for place in places]
        return [location for location in located if location is not None] or None

    def _reverse(self, query: Any, exactly_one: bool) -> Location | list[Location] | None:  # noqa: ANN401, FBT001
        try:
            point = Point(query)
        except (ValueError, TypeError) as error:
            raise GeocoderQueryError(f"{query!r} is no point on the globe: {error}") from error
        near = sorted(
            (distance_km(point.latitude, point.longitude, entry.lat, entry.lon), entry.id)
            for entry in (self._gazetteer or gazetteer_in_use()).entries
            if entry.lat is not None and entry.lon is not None and entry.kind not in {"district", "division", "tehsil"}
        )
        by_id = (self._gazetteer or gazetteer_in_use()).by_id
        places = [(place_of(by_id[id_], on=self._on), away_km) for away_km, id_ in near[:10] if away_km <= REVERSE_KM]
        located = [_location(place, {**as_json(place), "away_km": round(away_km, 2)}) for place, away_km in places]
        known = [location for location in located if location is not None]
        if exactly_one:
            return known[0] if known else None
        return known or None


def _location(place: Place, raw: dict[str, Any]) -> Location | None:
    if place.lat is None or place.lon is None:
        return None
    parts = (place.name, place.district, place.province, place.country)
    address = ", ".join(dict.fromkeys(part for part in parts if part))
    return Location(address, (place.lat, place.lon, 0.0), raw)
