"""The online fallback, off unless asked for: Nominatim, for names that the gazetteer lacks."""

from __future__ import annotations

import logging
import math
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from filelock import FileLock
from geopy import exc
from geopy.geocoders import Nominatim

from geo import __version__
from geo.errors import ServiceError, ServiceRefusedError, ServiceTimeoutError
from geo.model import PROVINCE, Place
from geo.places.answers import AnswerCache
from geo.places.choosing import Lookup
from geo.places.districts import Districts
from geo.places.limited_http import LimitedAdapter
from geo.places.names import fold
from geo.places.neighbourhood import distance_km
from geo.places.points import place_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

logger = logging.getLogger(__name__)

PUBLIC_DOMAIN = "nominatim.openstreetmap.org"
USER_AGENT = f"incidentmap/{__version__} (incident mapping for Balochistan; Nominatim through geopy)"

_SCORE = 0.6
"""What an answer from outside is worth: below every exact match of the gazetteer."""

_LEAST_PRECISION_KM = 3.0
_MARGIN_DEG = 0.05


class OnlineGeocoder:
    """Ask a Nominatim service for one place at a time, slowly, and remember what it said.

    Parameters
    ----------
    domain, scheme
        The service; a company's own Nominatim may be named here.
    timeout_s
        Seconds for one whole answer.
    interval_s
        Least seconds between two requests of all processes on this machine.
    cache
        The SQLite file of answers; None means one in the user's folder.
    lock_folder
        Where the processes of this machine agree on their turn; None means the system's folder for temporary files.
    """

    def __init__(
        self,
        *,
        domain: str = PUBLIC_DOMAIN,
        scheme: str = "https",
        timeout_s: float = 10.0,
        interval_s: float = 1.0,
        cache: Path | None = None,
        lock_folder: Path | None = None,
    ) -> None:
        self._service = Nominatim(
            user_agent=USER_AGENT, domain=domain, scheme=scheme, timeout=timeout_s, adapter_factory=LimitedAdapter
        )
        self._domain = domain
        self._interval_s = interval_s
        self._cache = AnswerCache(cache)
        turn = (lock_folder or Path(tempfile.gettempdir())) / f"incidentmap-{fold(domain).replace(' ', '-')}"
        self._lock = FileLock(turn.with_suffix(".lock"), mode=0o666)
        self._stamp = turn.with_suffix(".stamp")

    def look_up(self, name: str, *, on: date | None = None) -> Lookup:
        """Ask for one name: the cache first, then the service.

        Parameters
        ----------
        name
            As it would be given to the gazetteer.
        on
            The day whose districts count; None means today's 36.

        Returns
        -------
        Lookup
            "found" with ``place.geocoder == "nominatim"``, or "not_found" where the service knows no such
            place in Balochistan.

        Raises
        ------
        ServiceTimeoutError
            Where no answer came in time.
        ServiceRefusedError
            Where the service refuses (403, 429); ``retry_after_s`` says for how long, if it told.
        ServiceError
            Where there is no connection, or the answer is broken or too large.
        """
        key = f"{self._domain}|{fold(name)}"
        if not fold(name):
            return Lookup(query=name[:80], status="not_found", note="no letters to look up, or too many")
        known = self._cache.get(key)
        if known is None:
            answer = self._ask(name)
            known = self._cache.put(key, answer)
        if known.answer is None:
            return Lookup(query=name, status="not_found", note=f"unknown to {self._domain} on {known.asked_on}")
        place = _place(known.answer, on)
        if place is None:
            note = f"{self._domain} knows it outside {PROVINCE} only"
            return Lookup(query=name, status="not_found", note=note)
        note = f"from {self._domain} on {known.asked_on}"
        return Lookup(
            query=name, status="found", place=place, candidates=(place,), score=_SCORE, how="online", note=note
        )

    def _ask(self, name: str) -> dict[str, Any] | None:
        west, south, east, north = (float(edge) for edge in Districts.bundled().outline.bounds)
        corners = [(south - _MARGIN_DEG, west - _MARGIN_DEG), (north + _MARGIN_DEG, east + _MARGIN_DEG)]
        try:
            with self._lock:
                self._wait_for_turn()
                found = self._service.geocode(name, country_codes="pk", viewbox=corners, bounded=True, language="en")
        except exc.GeocoderRateLimited as error:
            after_s = None if error.retry_after is None else float(error.retry_after)
            raise ServiceRefusedError(f"{self._domain} asks for fewer requests", retry_after_s=after_s) from error
        except (
            exc.GeocoderInsufficientPrivileges,
            exc.GeocoderAuthenticationFailure,
            exc.GeocoderQuotaExceeded,
        ) as error:
            raise ServiceRefusedError(f"{self._domain} refuses: {error}") from error
        except exc.GeocoderTimedOut as error:
            raise ServiceTimeoutError(f"{self._domain} gave no answer in time for {name!r}") from error
        except (exc.GeopyError, OSError, ValueError, TypeError, AttributeError, KeyError) as error:
            raise ServiceError(f"{self._domain} gave no usable answer for {name!r}: {error}") from error
        if found is None:
            return None
        return _checked(found.raw, self._domain)

    def _wait_for_turn(self) -> None:
        """Sleep until the interval since the last request of any process has passed; the lock is held."""
        try:
            since_s = time.time() - float(self._stamp.read_text(encoding="ascii"))
        except (OSError, ValueError):
            since_s = self._interval_s
        if 0 <= since_s < self._interval_s:
            time.sleep(self._interval_s - since_s)
        self._stamp.write_text(str(time.time()), encoding="ascii")


def fill_gaps(lookups: Iterable[Lookup], service: OnlineGeocoder, *, on: date | None = None) -> Iterator[Lookup]:
    """Ask the service for the names that were not found; every other look-up passes through.

    A service that fails costs the batch only those names: their ``note`` says what happened. One that refuses is not
    asked again in the same batch.
    """
    refused = ""
    for found in lookups:
        if found.status != "not_found" or found.candidates or not fold(found.query):
            yield found
            continue
        if refused:
            yield msgspec.structs.replace(found, note=f"{found.note}; not asked online: {refused}")
            continue
        try:
            asked = service.look_up(found.query, on=on)
        except ServiceError as error:
            logger.warning("%s", error)
            refused = str(error) if isinstance(error, ServiceRefusedError) else ""
            yield msgspec.structs.replace(found, note=f"{found.note}; online: {error}")
            continue
        yield asked if asked.place else msgspec.structs.replace(found, note=f"{found.note}; {asked.note}")


def _checked(raw: Any, domain: str) -> dict[str, Any]:  # noqa: ANN401 - what a stranger's server sent
    """Keep what a place needs of an answer; refuse one without a point on the globe."""
    try:
        lat, lon = float(raw["lat"]), float(raw["lon"])
        box = [float(edge) for edge in raw.get("boundingbox") or ()]
        name = str(raw.get("name") or raw["display_name"]).split(",")[0].strip()[:200]
        kind = str(raw.get("addresstype") or raw.get("type") or "place")[:40]
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise ServiceError(f"{domain} sent an answer without name and point: {error!r}") from error
    if not (abs(lat) <= 90 and abs(lon) <= 180) or not all(math.isfinite(edge) for edge in box) or not name:
        raise ServiceError(f"{domain} sent a point that is not on the globe: {lat}, {lon}")
    return {"name": name, "kind": kind, "lat": lat, "lon": lon, "box": box if len(box) == 4 else []}


def _place(answer: dict[str, Any], on: date | None) -> Place | None:
    """Make a place of an answer; None where it does not lie in the province."""
    lat, lon = answer["lat"], answer["lon"]
    place = place_at(lat, lon, on=on, districts=Districts.bundled())
    if place is None:
        return None
    south, north, west, east = answer["box"] or (lat, lat, lon, lon)
    half_km = distance_km(south, west, north, east) / 2
    return msgspec.structs.replace(
        place,
        name=answer["name"],
        kind=answer["kind"],
        precision_km=round(max(half_km, _LEAST_PRECISION_KM), 1),
        geocoder="nominatim",
        score=_SCORE,
        join_note="the district is that of the polygon"
        if place.join_note is None
        else "joined to the nearest district",
    )
