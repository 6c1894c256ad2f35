"""Make one incident of the reports of one event, and one episode of the reports of one wave."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from geo.merging.ranges import figures
from geo.merging.records import Figure, MergedEpisode, MergedIncident
from geo.merging.whereabouts import level
from geo.model import KINDS, Claim, Episode, Incident, Place, make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

T = TypeVar("T")

_SURE = 0.99
"""No number of reports makes an event certain."""


def incident_of(
    reports: Iterable[Incident],
    *,
    claims: Mapping[str, Sequence[Claim]],
    episode_of: Mapping[str, str],
    reason: str = "",
    edits: tuple[str, ...] = (),
) -> MergedIncident:
    """Make one incident of its reports.

    Parameters
    ----------
    reports
        At least one report, in any order.
    claims
        All claims by the id of the report that they hang on.
    episode_of
        The merged episode of every reported one.
    reason
        Why they are one, in words.
    edits
        Ids of the person's edits that shaped it.
    """
    told = sorted(reports, key=lambda report: (report.date_start or date.max, report.source_id, report.id))
    kind = most([report.kind for report in told], order=KINDS)
    typed = most([(report.event_type, report.sub_event_type) for report in told if report.kind == kind])
    best = min(told, key=_vagueness)
    start, end, time_precision = _days(told)
    own_claims = [claim for report in told for claim in claims.get(report.id, ())]
    laid_out = figures(own_claims)
    return MergedIncident(
        id=make_id("incident", min(report.id for report in told)),
        kind=kind,
        event_type=typed[0],
        sub_event_type=typed[1],
        reports=tuple(told),
        date_start=start,
        date_end=end,
        time_precision=time_precision,
        place=best.place,
        where_prec=best.where_prec,
        actors=_union(report.actors for report in told),
        targets=_union(report.targets for report in told),
        episodes=tuple(sorted({episode_of[r.episode] for r in told if r.episode and r.episode in episode_of})),
        figures=laid_out,
        claims=tuple(sorted(claim.id for claim in own_claims)),
        disagreements=(*_odd_kinds(told), *_odd_days(told), *odd_figures(laid_out)),
        confidence=together({report.source_id: report.confidence for report in told}),
        merge_reason=reason,
        edits=edits,
    )


def episode_of_reports(
    reports: Iterable[Episode], *, incidents: Iterable[str], claims: Sequence[Claim], reason: str = ""
) -> MergedEpisode:
    """Make one episode of its reports; ``incidents`` are the ids of the merged incidents in it."""
    told = sorted(reports, key=lambda report: (report.source_id, report.id))
    starts = [report.date_start for report in told if report.date_start]
    ends = [report.date_end or report.date_start for report in told]
    laid_out = figures(claims)
    return MergedEpisode(
        id=episode_id(told),
        title=max(told, key=lambda report: (len(report.places_named), report.title)).title,
        reports=tuple(told),
        date_start=min(starts, default=None),
        date_end=max((end for end in ends if end), default=None),
        places_named=_union(report.places_named for report in told),
        places_reported_low=max((r.places_reported_low for r in told if r.places_reported_low), default=None),
        incidents=tuple(sorted(incidents)),
        figures=laid_out,
        claims=tuple(sorted(claim.id for claim in claims)),
        disagreements=odd_figures(laid_out),
        merge_reason=reason,
    )


def episode_id(reports: Iterable[Episode]) -> str:
    """Give the id that the merge of these episodes has."""
    return make_id("episode", min(report.id for report in reports))


def most(values: Sequence[T], *, order: Sequence[T] = ()) -> T:
    """Give the value told most often; ties fall to the given order, then to the alphabet."""
    counts = Counter(values)
    rank = {value: index for index, value in enumerate(order)}
    return min(counts, key=lambda value: (-counts[value], rank.get(value, 0), str(value)))


def together(confidence: Mapping[str, float]) -> float:
    """Give the confidence in what several documents tell, each taken as a witness of its own.

    >>> together({"one": 0.6, "two": 0.5})
    0.8
    """
    doubt = 1.0
    for _, share in sorted(confidence.items()):
        doubt *= 1 - share
    if len(confidence) == 1:
        return round(1 - doubt, 6)
    return max(round(min(_SURE, 1 - doubt), 6), round(max(confidence.values()), 6))


def odd_figures(laid_out: Sequence[Figure]) -> tuple[str, ...]:
    """Say in words where no number fits all claims on one group."""
    return tuple(
        f"{figure.measure} ({figure.group}): {figure.low} to {figure.high}, as claimed by "
        f"{' and '.join(figure.claimants) or 'unnamed sources'}"
        for figure in laid_out
        if figure.disagree
    )


def _vagueness(report: Incident) -> tuple[int, int, float, str, str]:
    place: Place | None = report.place
    radius = place.precision_km if place and place.precision_km is not None else 1e6
    return (level(place), report.where_prec, radius, place.name if place else "", report.id)


def _days(reports: Sequence[Incident]) -> tuple[date | None, date | None, int]:
    """Give the span of days of the reports that date the event best."""
    dated = [report for report in reports if report.date_start or report.date_end]
    if not dated:
        return None, None, min(report.time_precision for report in reports)
    best = min(report.time_precision for report in dated)
    sharp = [report for report in dated if report.time_precision == best]
    starts = [day for report in sharp if (day := report.date_start or report.date_end)]
    ends = [day for report in sharp if (day := report.date_end or report.date_start)]
    return min(starts), max(ends), best


def _odd_kinds(reports: Sequence[Incident]) -> tuple[str, ...]:
    kinds = sorted({report.kind for report in reports})
    return (f"kind: {' or '.join(kinds)}",) if len(kinds) > 1 else ()


def _odd_days(reports: Sequence[Incident]) -> tuple[str, ...]:
    best = min((report.time_precision for report in reports if report.date_start), default=1)
    days = sorted({report.date_start for report in reports if report.date_start and report.time_precision == best})
    return (f"date: {' or '.join(map(str, days))}",) if len(days) > 1 else ()


def _union(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Gather names, each once whatever its capitals, sorted."""
    seen: dict[str, str] = {}
    for name in sorted(name for group in names for name in group):
        seen.setdefault(name.casefold(), name)
    return tuple(sorted(seen.values()))
