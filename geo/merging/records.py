"""What merging gives: one incident or blackout, with every report of it beside it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from geo.model import (
    Blackout,
    Claim,
    Episode,
    Extent,
    Group,
    Incident,
    Kind,
    Measure,
    Place,
    Qualifier,
    Record,
    Service,
    Source,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Collection

Action = Literal["merge", "split", "correct", "reject"]


class Figure(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is claimed for one group: the lowest and the highest live figure, and who gives them.

    ``claims`` are the ids of the claims behind it. Superseded claims are in none. ``open_ended`` is set where
    the highest figure is an "at least". ``disagree`` is set where no number fits all the claims.
    """

    group: Group
    measure: Measure
    low: int
    high: int
    open_ended: bool = False
    disagree: bool = False
    claimants: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class MergedIncident(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event and all its reports.

    The place is the most precise one that a report gives; the dates span those of the reports that date the
    event best. ``merge_reason`` says in words why the reports are taken as one ("" for a single report).
    ``disagreements`` says in words where they differ. ``edits`` are the ids of the person's edits that
    touched it.
    """

    id: str
    kind: Kind
    event_type: str
    sub_event_type: str
    reports: tuple[Incident, ...]
    date_start: date | None = None
    date_end: date | None = None
    time_precision: int = 1
    place: Place | None = None
    where_prec: int = 6
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    episodes: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    confidence: float = 0.5
    merge_reason: str = ""
    edits: tuple[str, ...] = ()

    @property
    def disagree(self) -> bool:
        """Whether the reports contradict each other in a figure, a date or a kind."""
        return bool(self.disagreements)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The documents that report it, each once, sorted."""
        return tuple(sorted({report.source_id for report in self.reports}))


class ServiceSpan(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From when to when one service was cut; ``date_end`` is an observed end, None while open."""

    service: Service
    date_start: date | None = None
    date_end: date | None = None


class MergedBlackout(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One blackout of one district (or place, or the province) and all its reports.

    ``date_end`` is None while any service is open, and where it was restored on a day that nobody names
    (``status`` is then "restored"); ``date_end_expected`` is the latest announced
    end and never an end. ``last_attested`` is the last day on which a report knew of the blackout.
    ``places`` are the places as reported, the one told most often first; ``place`` is that one.
    """

    id: str
    services: tuple[Service, ...]
    reports: tuple[Blackout, ...]
    spans: tuple[ServiceSpan, ...] = ()
    place: Place | None = None
    places: tuple[Place, ...] = ()
    district: str | None = None
    extent: Extent = "named"
    date_start: date | None = None
    date_end: date | None = None
    date_end_expected: date | None = None
    last_attested: date | None = None
    status: Status = "ongoing"
    ordered_by: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    confidence: float = 0.5
    merge_reason: str = ""
    edits: tuple[str, ...] = ()

    @property
    def disagree(self) -> bool:
        """Whether the reports give starts or ends more than a day apart."""
        return bool(self.disagreements)

    @property
    def is_open(self) -> bool:
        """Whether it may still last: no end has been observed, and no report says that it is over."""
        return self.date_end is None and self.status != "restored"

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The documents that report it, each once, sorted."""
        return tuple(sorted({report.source_id for report in self.reports}))


class MergedEpisode(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One operation or wave as all its reports tell it.

    ``places_reported_low`` is the highest "at least" of the reports; ``incidents`` are the ids of the
    merged incidents in it; ``figures`` are claims on the whole, never shared out over its places. ``edits`` are the
    ids of the person's edits of these claims.
    """

    id: str
    title: str
    reports: tuple[Episode, ...]
    date_start: date | None = None
    date_end: date | None = None
    places_named: tuple[str, ...] = ()
    places_reported_low: int | None = None
    incidents: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    merge_reason: str = ""
    edits: tuple[str, ...] = ()

    @property
    def disagree(self) -> bool:
        """Whether rival claims on the whole contradict each other."""
        return bool(self.disagreements)


class Correction(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person puts right; None leaves a field as it was read.

    ``unlocated`` takes the place away, where the reader saw one and there is none. The fields of a claim are those
    from ``group`` on; a ``claimant`` of "" takes the name away.
    """

    kind: Kind | None = None
    place: Place | None = None
    unlocated: bool = False
    date_start: date | None = None
    date_end: date | None = None
    services: tuple[Service, ...] | None = None
    status: Status | None = None
    group: Group | None = None
    measure: Measure | None = None
    low: int | None = None
    high: int | None = None
    qualifier: Qualifier | None = None
    claimant: str | None = None

    def __post_init__(self) -> None:
        """Refuse a figure that cannot be."""
        low = self.low if self.low is not None else 0
        if low < 0 or (self.high is not None and self.high < low):
            raise ValueError(f"impossible figure: {self.low} to {self.high}")


class Anchor(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where in which document an edited finding was told, to find it again when its id has changed.

    ``place`` is that of an incident or blackout as it was read; ``group``, ``measure``, ``low`` and ``high`` are
    those of a claim.
    """

    report: str
    what: str
    source_id: str
    start: int
    end: int
    place: str | None = None
    group: Group | None = None
    measure: Measure | None = None
    low: int | None = None
    high: int | None = None


class Edit(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One decision of a person, kept on top of the reading and applied again after every rebuild.

    ``reports`` are ids as the reader gave them (of incidents, blackouts or claims inside a document), not
    ids of merged records, which change when a report joins. ``merge`` makes the events of these reports
    one, ``split`` takes these reports off the event they were merged into, ``correct`` changes
    fields on them, ``reject`` drops them as not having happened. Of claims there is only ``correct`` and ``reject``.
    The store adds the ``anchors``; where a document is read anew and its ids change, ``reports`` follows them.
    """

    id: str
    action: Action
    reports: tuple[str, ...]
    who: str
    when: datetime
    why: str = ""
    correction: Correction | None = None
    anchors: tuple[Anchor, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an edit of nothing, and a correction that corrects nothing."""
        if not self.reports:
            raise ValueError("an edit names at least one report")
        if (self.action == "correct") != (self.correction is not None):
            raise ValueError("a correction, and nothing else, says what to correct")

    @property
    def figures(self) -> tuple[Anchor, ...]:
        """The claims that it is about, as they were read; () where it is about something else."""
        return tuple(anchor for anchor in self.anchors if anchor.what == "Claim")

    def is_only_about(self, source_ids: Collection[str]) -> bool:
        """Whether nothing of it is left without these documents: no finding, or one to be merged with none."""
        left = [anchor for anchor in self.anchors if anchor.source_id not in source_ids]
        return bool(self.anchors) and len(left) < (2 if self.action == "merge" else 1)


class Holdings(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that is known: every source, and the merged records in a fixed order (date, place, id).

    ``claims`` keep the ids that the reader gave (``claim.incident`` is a report's id); the merged
    records list the ids of their claims. ``warnings`` names edits that no longer find their report.
    """

    sources: tuple[Source, ...] = ()
    incidents: tuple[MergedIncident, ...] = ()
    blackouts: tuple[MergedBlackout, ...] = ()
    claims: tuple[Claim, ...] = ()
    episodes: tuple[MergedEpisode, ...] = ()
    edits: tuple[Edit, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def last_day(self) -> date | None:
        """The last day the documents know of: the latest publication or event; None when undated."""
        days = [source.published for source in self.sources]
        days += [incident.date_end or incident.date_start for incident in self.incidents]
        days += [blackout.date_end or blackout.date_start for blackout in self.blackouts]
        return max((day for day in days if day is not None), default=None)

    @property
    def first_day(self) -> date | None:
        """The first day on which anything happened; None when nothing is dated."""
        days = [incident.date_start for incident in self.incidents]
        days += [blackout.date_start for blackout in self.blackouts]
        return min((day for day in days if day is not None), default=None)
