"""Write records as rows that explain themselves: flat columns, dates as ISO text, who says what in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.layers.words import (
    WHERE_PREC,
    claim_in_words,
    edits_in_words,
    figure_in_words,
    source_in_words,
)
from geo.merging import Holdings, MergedBlackout, MergedIncident
from geo.model import Blackout, Claim, Incident

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from geo.merging import Edit, MergedEpisode
    from geo.model import Place, Source

Row = dict[str, Any]


class Rows:
    """Writes the rows of one state of the store; holds what they refer to by id."""

    def __init__(self, holdings: Holdings) -> None:
        self.sources: Mapping[str, Source] = {source.id: source for source in holdings.sources}
        self.claims: Mapping[str, Claim] = {claim.id: claim for claim in holdings.claims}
        self.edits: Mapping[str, Edit] = {edit.id: edit for edit in holdings.edits}
        self._edits_of: dict[str, tuple[str, ...]] = {}
        for edit in holdings.edits:
            for name in edit.reports:
                self._edits_of[name] = (*self._edits_of.get(name, ()), edit.id)
        self.episodes: Mapping[str, MergedEpisode] = {episode.id: episode for episode in holdings.episodes}
        self._in_words = {
            claim.id: claim_in_words(claim, self.sources.get(claim.source_id)) for claim in holdings.claims
        }
        self._cited = {name: source_in_words(source) for name, source in self.sources.items()}

    def incident(self, incident: MergedIncident) -> Row:
        """Write an incident; what is claimed on its whole episode stands apart and is not shared out."""
        waves = [self.episodes[name] for name in incident.episodes if name in self.episodes]
        return {
            "id": incident.id,
            "record": "incident",
            "kind": incident.kind,
            "event_type": incident.event_type,
            "sub_event_type": incident.sub_event_type,
            "date_start": _iso(incident.date_start),
            "date_end": _iso(incident.date_end),
            "time_precision": incident.time_precision,
            **_place(incident.place),
            "where_prec": incident.where_prec,
            "where_prec_words": WHERE_PREC[incident.where_prec],
            "actors": "; ".join(incident.actors),
            "targets": "; ".join(incident.targets),
            "claimed": "; ".join(figure_in_words(figure) for figure in incident.figures),
            "claims": self._claims(incident.claims),
            "episode": "; ".join(wave.title for wave in waves),
            "episode_claims": " | ".join(self._claims(wave.claims) for wave in waves if wave.claims),
            **self._told(incident.reports),
            "disagree": incident.disagree,
            "disagreements": "; ".join(incident.disagreements),
            "merge_reason": incident.merge_reason,
            "corrected": edits_in_words(incident.edits, self.edits),
            "confidence": incident.confidence,
        }

    def blackout(self, blackout: MergedBlackout) -> Row:
        """Write a blackout; an expected end has a column of its own and is never an end."""
        return {
            "id": blackout.id,
            "record": "blackout",
            "services": ", ".join(blackout.services),
            "date_start": _iso(blackout.date_start),
            "date_end": _iso(blackout.date_end),
            "date_end_expected": _iso(blackout.date_end_expected),
            "is_open": blackout.is_open,
            "last_attested": _iso(blackout.last_attested),
            "status": blackout.status,
            **_place(blackout.place),
            "district": blackout.district or (blackout.place.district if blackout.place else None),
            "places": "; ".join(place.name for place in blackout.places),
            "extent": blackout.extent,
            "service_dates": "; ".join(
                f"{span.service}: {_iso(span.date_start) or '?'} to {_iso(span.date_end) or 'open'}"
                for span in blackout.spans
            ),
            "ordered_by": "; ".join(blackout.ordered_by),
            "reason": "; ".join(blackout.reasons),
            "operators": "; ".join(blackout.operators),
            **self._told(blackout.reports),
            "report_dates": " | ".join(self._report_dates(report) for report in blackout.reports),
            "disagree": blackout.disagree,
            "disagreements": "; ".join(blackout.disagreements),
            "merge_reason": blackout.merge_reason,
            "corrected": edits_in_words(blackout.edits, self.edits),
            "confidence": blackout.confidence,
        }

    def claim(self, claim: Claim, subject: MergedIncident | MergedEpisode | None) -> Row:
        """Write a claim with what it is on: an incident, a whole episode, or nothing that the text names."""
        source = self.sources.get(claim.source_id)
        place = getattr(subject, "place", None)
        title = getattr(subject, "title", None) or (f"{getattr(subject, 'kind', '')}" if subject else None)
        return {
            "id": claim.id,
            "record": "claim",
            "group": claim.group,
            "measure": claim.measure,
            "low": claim.low,
            "high": claim.low if claim.high is None else claim.high,
            "qualifier": claim.qualifier,
            "claimant": claim.claimant,
            "as_of": _iso(claim.as_of),
            "in_words": self._in_words[claim.id],
            "detail": claim.detail,
            "superseded_by": claim.superseded_by,
            "on": "incident" if claim.incident else "episode" if claim.episode else None,
            "on_id": subject.id if subject else None,
            "on_title": title,
            **_place(place),
            "where_prec": getattr(subject, "where_prec", None),
            "quote": claim.quote,
            "source_id": claim.source_id,
            **_source(source),
            "corrected": edits_in_words(self._edits_of.get(claim.id, ()), self.edits),
            "confidence": claim.confidence,
        }

    def _claims(self, ids: Iterable[str]) -> str:
        return " | ".join(self._in_words[name] for name in ids if name in self._in_words)

    def _told(self, reports: Sequence[Incident] | Sequence[Blackout]) -> Row:
        """Cite the first report in columns of its own, and the others in one."""
        first, others = reports[0], reports[1:]
        return {
            "reports": len(reports),
            "quote": first.quote,
            "source_id": first.source_id,
            **_source(self.sources.get(first.source_id)),
            "other_reports": " | ".join(f"“{one.quote}” ({self._cited.get(one.source_id, '')})" for one in others),
        }

    def _report_dates(self, report: Blackout) -> str:
        source = self.sources.get(report.source_id)
        told = (
            ("start", report.date_start),
            ("end", report.date_end),
            ("expected end", report.date_end_expected),
        )
        dates = ", ".join(f"{what} {day}" for what, day in told if day) or "no dates"
        return f"{(source.publisher or source.title) if source else report.source_id}: {dates}"


def blank_rows() -> dict[str, tuple[str, ...]]:
    """Give the columns of each kind of row, in order, for a layer that has no row to take them from."""
    told = Incident(
        id="", kind="other", event_type="", sub_event_type="", source_id="", quote="", quote_start=0, quote_end=0
    )
    cut = Blackout(id="", services=("internet",), source_id="", quote="", quote_start=0, quote_end=0)
    claim = Claim(id="", group="unknown", measure="killed", low=0, source_id="", quote="", quote_start=0, quote_end=0)
    rows = Rows(Holdings(claims=(claim,)))
    incident = MergedIncident(id="", kind="other", event_type="", sub_event_type="", reports=(told,))
    blackout = MergedBlackout(id="", services=("internet",), reports=(cut,))
    return {
        "incident": tuple(rows.incident(incident)),
        "blackout": tuple(rows.blackout(blackout)),
        "claim": tuple(rows.claim(claim, None)),
    }


def _place(place: Place | None) -> Row:
    if place is None:
        return dict.fromkeys(_PLACE)
    return {
        "place_name": place.name,
        "place_kind": place.kind,
        "lat": place.lat,
        "lon": place.lon,
        "precision_km": place.precision_km,
        "district": place.district,
        "district_pcode": place.district_pcode,
        "division": place.division,
        "province": place.province,
        "drawn_in": place.drawn_in,
        "join_note": place.join_note,
    }


_PLACE = (
    "place_name",
    "place_kind",
    "lat",
    "lon",
    "precision_km",
    "district",
    "district_pcode",
    "division",
    "province",
    "drawn_in",
    "join_note",
)


def _source(source: Source | None) -> Row:
    return {
        "source_title": source.title if source else None,
        "source_publisher": source.publisher if source else None,
        "source_url": source.url if source else None,
        "source_published": _iso(source.published) if source else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
