"""The records that walk through the rooms: frozen, checked when made, and plain JSON when written.

``encode`` turns one into JSON, ``decode`` checks the types on the way back. Dates are :class:`datetime.date`.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any, Literal, TypeVar, get_args

import msgspec

Kind = Literal["attack", "clash", "counter_operation", "abduction", "protest", "arrest", "other"]
Group = Literal["civilians", "security", "militants", "unknown"]
Measure = Literal["killed", "injured", "abducted", "arrested", "attackers"]
Qualifier = Literal["exactly", "at_least", "nearly", "up_to"]
Service = Literal["mobile", "mobile_internet", "internet", "broadband", "landline", "sms"]
Status = Literal["ongoing", "restored", "partial", "announced"]
Extent = Literal["named", "whole_province", "part_of_province"]

KINDS: tuple[Kind, ...] = get_args(Kind)
GROUPS: tuple[Group, ...] = get_args(Group)
MEASURES: tuple[Measure, ...] = get_args(Measure)
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)
SERVICES: tuple[Service, ...] = get_args(Service)
STATUSES: tuple[Status, ...] = get_args(Status)

PROVINCE = "Balochistan"  # in ``Place.province`` and, for a whole-province record, ``Place.name``

SHARP_WHERE_PREC = 2  # the coarsest UCDP where_prec that may be drawn as a sharp pin (1 exact, 2 near)


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all records share: frozen, keyword-only, no field that the schema does not know."""


R = TypeVar("R", bound=Record)


def encode(record: Record) -> str:
    """Write a record as one line of JSON (UTF-8 text, dates as YYYY-MM-DD)."""
    return msgspec.json.encode(record).decode()


def decode(text: str | bytes, kind: type[R]) -> R:
    """Read one record back from JSON, checking every type on the way.

    Raises
    ------
    msgspec.ValidationError
        Where the text is JSON but no such record.
    """
    return msgspec.json.decode(text, type=kind)


def as_json(record: Record) -> dict[str, Any]:
    """Give a record as plain dicts, lists and strings, as ``json.dumps`` takes them."""
    return dict(msgspec.to_builtins(record))


def make_id(*parts: object) -> str:
    """Make the short, stable id of a record from what identifies it."""
    joined = "\x1f".join(["" if part is None else str(part) for part in parts])
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:16]


class Source(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One document as it was read; every offset counts characters of ``text``, ``id`` is a hash of it."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    retrieved: date | None = None
    language: str | None = None
    path: str | None = None


class Place(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place as the gazetteer (or another geocoder) knows it, on a date.

    ``lat``/``lon`` are EPSG:4326 degrees and are both None where the place has no usable point: the
    whole province, or a place outside the gazetteer's coverage. ``precision_km`` is the honest
    radius of the point. ``district`` is the district on the record's date by the gazetteer;
    ``drawn_in`` names the polygon it is drawn in where that is another one (Hub is drawn in Lasbela);
    ``join_note`` says in words where polygon and gazetteer disagree or the join is in doubt.
    ``kind`` is a gazetteer kind (town, tehsil, district, province, station, pass, …, country).
    """

    name: str
    kind: str
    lat: float | None = None
    lon: float | None = None
    precision_km: float | None = None
    district: str | None = None
    district_pcode: str | None = None
    drawn_in: str | None = None
    division: str | None = None
    province: str | None = None
    country: str = "Pakistan"
    geocoder: str = "gazetteer"
    score: float = 1.0
    join_note: str | None = None

    def __post_init__(self) -> None:
        """Refuse half a point, and a point that is not on the globe."""
        if (self.lat is None) != (self.lon is None):
            raise ValueError(f"place {self.name!r} has half a point: lat {self.lat}, lon {self.lon}")
        if self.lat is not None and self.lon is not None and not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"place {self.name!r} is not on the globe: lat {self.lat}, lon {self.lon}")

    @property
    def is_located(self) -> bool:
        """Whether the place has a point that may be drawn."""
        return self.lat is not None


class Mention(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place name in a text: ``source.text[start:end] == text``.

    ``place`` is None where the name was recognised and not placed; ``reason`` then says why
    ("outside the gazetteer", "a surname here", "ambiguous: …"). A place guessed from an unheard-of spelling has both.
    """

    text: str
    start: int
    end: int
    place: Place | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        """Refuse offsets that do not span the text."""
        _check_span(self.text, self.start, self.end)

    @property
    def may_be_place(self) -> bool:
        """Whether the name means a place here, known or not: false for surnames and ordinary words."""
        return self.place is not None or (self.reason or "").startswith("ambiguous")


class Incident(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that happened at one place in one stretch of days, as one document tells it.

    ``place`` is None, or has no point, for an incident that is told without one: it stays in the
    list of the unlocated. ``where_prec`` is UCDP's 1–7 (1 exact, 2 near, 3 district, 4 province, 5 line
    or area, 6 country, 7 international); ``time_precision`` is ACLED's 1–3 (day, week, month). Dates are None where
    the document does not tell. ``why`` names the rules that fired, for ``read --explain``.
    """

    id: str
    kind: Kind
    source_id: str
    quote: str
    quote_start: int
    quote_end: int
    event_type: str
    sub_event_type: str
    date_start: date | None = None
    date_end: date | None = None
    time_precision: int = 1
    place: Place | None = None
    where_prec: int = 6
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    episode: str | None = None
    confidence: float = 0.5
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a span, a date range or a precision that cannot be."""
        _check_span(self.quote, self.quote_start, self.quote_end)
        _check_dates(self.date_start, self.date_end)
        if not 1 <= self.where_prec <= 7 or not 1 <= self.time_precision <= 3:
            raise ValueError(f"impossible precision: where {self.where_prec}, time {self.time_precision}")
        _check_confidence(self.confidence)


class Episode(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Incidents that one document reports together as one operation or wave.

    ``places_reported_low`` is what the text says ("at least 12 towns" → 12), never a count of ours.
    """

    id: str
    title: str
    source_id: str
    date_start: date | None = None
    date_end: date | None = None
    places_named: tuple[str, ...] = ()
    places_reported_low: int | None = None

    def __post_init__(self) -> None:
        """Refuse a range that ends before it starts."""
        _check_dates(self.date_start, self.date_end)


class Claim(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure that somebody gives for one group: never shared out, never added up.

    It hangs on an ``episode`` or on an ``incident`` (ids, at most one of them). A revised figure
    supersedes the old one (``superseded_by`` on the old, an id); both stay.
    ``detail`` keeps a subset told with the total ("including five women").
    """

    id: str
    group: Group
    measure: Measure
    low: int
    source_id: str
    quote: str
    quote_start: int
    quote_end: int
    high: int | None = None
    qualifier: Qualifier = "exactly"
    claimant: str | None = None
    as_of: date | None = None
    episode: str | None = None
    incident: str | None = None
    superseded_by: str | None = None
    detail: str | None = None
    confidence: float = 0.5
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a range that ends below its start, and a claim on two things at once."""
        _check_span(self.quote, self.quote_start, self.quote_end)
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"impossible figure: {self.low} to {self.high}")
        if self.episode is not None and self.incident is not None:
            raise ValueError("a claim hangs on an episode or on an incident, not on both")
        _check_confidence(self.confidence)


class Blackout(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A cut, throttled or restored communications service at one place, as one document tells it.

    ``date_end`` is an observed end and None while the blackout is open; ``date_end_expected`` is what
    somebody announced and is never an end. ``extent`` tells whether the place was named,
    or the whole province ("across Balochistan", "all 36 districts"), or some unnamed part of it.
    """

    id: str
    services: tuple[Service, ...]
    source_id: str
    quote: str
    quote_start: int
    quote_end: int
    place: Place | None = None
    district: str | None = None
    extent: Extent = "named"
    date_start: date | None = None
    date_end: date | None = None
    date_end_expected: date | None = None
    status: Status = "ongoing"
    ordered_by: str | None = None
    reason: str | None = None
    operators: tuple[str, ...] = ()
    confidence: float = 0.5
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a blackout of nothing, and an end before the start."""
        _check_span(self.quote, self.quote_start, self.quote_end)
        _check_dates(self.date_start, self.date_end)
        if not self.services:
            raise ValueError("a blackout cuts at least one service")
        _check_confidence(self.confidence)


class Reading(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything one document says, before anything is merged with what others say."""

    source: Source
    mentions: tuple[Mention, ...] = ()
    incidents: tuple[Incident, ...] = ()
    blackouts: tuple[Blackout, ...] = ()
    claims: tuple[Claim, ...] = ()
    episodes: tuple[Episode, ...] = ()
    warnings: tuple[str, ...] = ()


def _check_span(text: str, start: int, end: int) -> None:
    if start < 0 or end - start != len(text):
        raise ValueError(f"offsets {start}–{end} do not span a text of {len(text)} characters")


def _check_dates(start: date | None, end: date | None) -> None:
    if start is not None and end is not None and end < start:
        raise ValueError(f"a range from {start} cannot end on {end}")


def _check_confidence(confidence: float) -> None:
    if not 0 <= confidence <= 1:
        raise ValueError(f"confidence {confidence} is not between 0 and 1")
