"""Points that a person gives as coordinates: in which district of a day they lie, if in any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import PROVINCE, Place
from geo.places.boundaries import boundaries_in_use
from geo.places.history import district_on

if TYPE_CHECKING:
    from datetime import date

    from geo.places.districts import Districts

PRECISION_KM = 1.0
"""How exact a point is taken to be that a person read off a map."""

_NUMBER = r"[-+]?\d{1,3}(?:\.\d{1,12})?"
_PAIR = re.compile(rf"\s*({_NUMBER})\s*°?\s*N?\s*[,;\s]\s*({_NUMBER})\s*°?\s*E?\s*")


def point_in(text: str) -> tuple[float, float] | None:
    """Read "lat, lon" in degrees (EPSG:4326); None where the text is no such pair, or not on the globe.

    >>> point_in("26.1014, 62.3659"), point_in("Tump"), point_in("126, 62")
    ((26.1014, 62.3659), None, None)
    """
    pair = _PAIR.fullmatch(text)
    if pair is None:
        return None
    lat, lon = float(pair[1]), float(pair[2])
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


def place_at(lat: float, lon: float, *, on: date | None = None, districts: Districts | None = None) -> Place | None:
    """Make a place of a point.

    Parameters
    ----------
    lat, lon
        EPSG:4326 degrees.
    on
        The day whose districts count; None for the latest.
    districts
        The boundaries; None for those in use.

    Returns
    -------
    Place or None
        Named by its coordinates. None where the point lies in no district, as at sea or abroad.

    Examples
    --------
    >>> place_at(26.1014, 62.3659).district, place_at(24.0, 62.0)
    ('Kech', None)
    """
    joined = (districts or boundaries_in_use()).at(on).join([lat], [lon])
    if joined.how[0] == "outside":
        return None
    polygon, district = str(joined.polygon[0]), district_on(str(joined.district[0]), on)
    name = district.name if district is not None else polygon
    note = f"the point lies {joined.distance_km[0]:.1f} km outside the polygon" if joined.how[0] == "nearest" else None
    return Place(
        name=f"{lat:g}, {lon:g}",
        kind="point",
        lat=lat,
        lon=lon,
        precision_km=PRECISION_KM,
        district=name,
        district_pcode=joined.pcode[0] or None,
        drawn_in=polygon if polygon != name else None,
        division=(district.division_on(on) or None) if district is not None else None,
        province=PROVINCE,
        geocoder="a person",
        join_note=note,
    )
