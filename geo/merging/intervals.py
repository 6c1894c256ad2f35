"""One interval per district and service: what every report of a blackout says, laid side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.merging.events import most, together
from geo.merging.records import MergedBlackout, ServiceSpan
from geo.merging.whereabouts import is_usable, level
from geo.model import SERVICES, STATUSES, Blackout, Place, Service, Status, make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_CARRIED_OVER = timedelta(days=31)
"""So long after a blackout was last heard of may "restored today" still mean that blackout."""

_DAY = timedelta(days=1)

_ONE_NETWORK: tuple[frozenset[Service], ...] = (
    frozenset({"mobile", "mobile_internet", "sms"}),
    frozenset({"internet", "mobile_internet", "broadband"}),
    frozenset({"landline"}),
)
"""Services that reports of one blackout use for each other ("mobile service", "mobile data", "the internet")."""


def blackout_groups(
    blackouts: Sequence[Blackout], published: Mapping[str, date | None]
) -> list[tuple[tuple[str, ...], str]]:
    """Group the reports of one blackout: one district, services in common, intervals that meet.

    Parameters
    ----------
    blackouts
        Reports from all documents.
    published
        Publication day by source id: until then a report knew of the blackout.

    Returns
    -------
    list of (tuple of str, str)
        Sorted ids of the reports, and why they are one ("" for a single report).
    """
    by_area: dict[str, list[Blackout]] = defaultdict(list)
    for blackout in blackouts:
        by_area[area(blackout)].append(blackout)
    groups = [
        group
        for members in by_area.values()
        for network in _by_network(members)
        for group in _by_time(network, published)
    ]
    return sorted((tuple(sorted(report.id for report in group)), _reason(group)) for group in groups)


def area(blackout: Blackout) -> str:
    """Give the key of the area: the district, else the place, else how much of the province, else the report.

    Some unnamed part of the province is never the same as another unnamed part, so it has a key of its own.
    """
    if blackout.extent == "whole_province":
        return "whole_province"
    district = blackout.district or (blackout.place.district if blackout.place else None)
    if district:
        return f"district {district.casefold()}"
    if (
        blackout.place
        and blackout.extent == "named"
        and (is_usable(blackout.place) or blackout.place.kind == "division")
    ):
        return f"place {blackout.place.name.casefold()}"
    return f"report {blackout.id}"


def blackout_of(
    reports: Iterable[Blackout],
    *,
    published: Mapping[str, date | None],
    reason: str = "",
    edits: tuple[str, ...] = (),
) -> MergedBlackout:
    """Make one blackout of its reports; it has an end only where one was observed for every service."""
    told = sorted(reports, key=lambda report: (report.date_start or date.max, report.source_id, report.id))
    spans = _spans(told)
    starts = [span.date_start for span in spans if span.date_start]
    ends = [span.date_end for span in spans if span.date_end]
    all_ended = len(ends) == len(spans)
    places = _places(told)
    return MergedBlackout(
        id=make_id("blackout", min(report.id for report in told)),
        services=tuple(span.service for span in spans),
        reports=tuple(told),
        spans=spans,
        place=places[0] if places else None,
        places=places,
        district=next((name for r in told if (name := r.district or (r.place.district if r.place else None))), None),
        extent=told[0].extent,
        date_start=min(starts, default=None),
        date_end=max(ends) if all_ended and ends else None,
        date_end_expected=max((r.date_end_expected for r in told if r.date_end_expected), default=None),
        last_attested=max((day for report in told if (day := known_until(report, published))), default=None),
        status=_status(told, published, all_ended=all_ended, any_ended=bool(ends)),
        ordered_by=tuple(sorted({report.ordered_by for report in told if report.ordered_by})),
        reasons=tuple(sorted({report.reason for report in told if report.reason})),
        operators=tuple(sorted({operator for report in told for operator in report.operators})),
        disagreements=_disagreements(told),
        confidence=together({report.source_id: report.confidence for report in told}),
        merge_reason=reason,
        edits=edits,
    )


def known_until(blackout: Blackout, published: Mapping[str, date | None]) -> date | None:
    """Give the last day on which a report knew of its blackout: its end, else its publication, else its start.

    A report of long ago, published after an end that it does not know of, would stretch the blackout: so no
    more than a month is believed.
    """
    if blackout.date_end:
        return blackout.date_end
    heard = published.get(blackout.source_id)
    if blackout.date_start is None or (heard and blackout.date_start <= heard <= blackout.date_start + _CARRIED_OVER):
        return heard
    return blackout.date_start


def _by_network(blackouts: Sequence[Blackout]) -> list[list[Blackout]]:
    """Split the blackouts of one area into those that share services, directly or through a third."""
    parts: list[tuple[set[Service], list[Blackout]]] = []
    for blackout in sorted(blackouts, key=lambda report: report.id):
        services: set[Service] = set(blackout.services)
        touching = [part for part in parts if _share_network(part[0], services)]
        members = [member for _, held in touching for member in held] + [blackout]
        parts = [part for part in parts if not any(part is held for held in touching)]
        parts.append((services.union(*(held for held, _ in touching)), members))
    return [members for _, members in parts]


def _share_network(services: set[Service], others: set[Service]) -> bool:
    return any(network & services and network & others for network in _ONE_NETWORK)


def _by_time(blackouts: Sequence[Blackout], published: Mapping[str, date | None]) -> list[list[Blackout]]:
    """Split the blackouts of one area and network into intervals that meet, give or take a day.

    An open report reaches to the last day it was heard of, or to the end it expects. One that
    tells only of an end ("restored on Tuesday") joins the last blackout begun before it, if not too long ago.
    """
    begun = sorted((r for r in blackouts if r.date_start), key=lambda r: (r.date_start, r.id))
    groups: list[list[Blackout]] = []
    reach = date.min
    for report in begun:
        start = report.date_start or date.min
        if groups and start <= reach + _DAY:
            groups[-1].append(report)
        else:
            groups.append([report])
            reach = date.min
        reach = max(reach, _reach(report, published))
    for report in sorted(
        (r for r in blackouts if not r.date_start), key=lambda r: (known_until(r, published) or date.max, r.id)
    ):
        home = _begun_before(groups, known_until(report, published), published)
        (home if home is not None else _new(groups)).append(report)
    return groups


def _reach(report: Blackout, published: Mapping[str, date | None]) -> date:
    known = known_until(report, published) or report.date_start or date.min
    return known if report.date_end else max(known, report.date_end_expected or date.min)


def _begun_before(
    groups: Sequence[list[Blackout]], day: date | None, published: Mapping[str, date | None]
) -> list[Blackout] | None:
    begun = [group for group in groups if day and any(r.date_start and r.date_start <= day for r in group)]
    if not begun or day is None:
        return None
    latest = max(begun, key=lambda group: min(r.date_start for r in group if r.date_start))
    reach = max(_reach(report, published) for report in latest if report.date_start)
    return latest if day <= reach + _CARRIED_OVER else None


def _new(groups: list[list[Blackout]]) -> list[Blackout]:
    group: list[Blackout] = []
    groups.append(group)
    return group


def _spans(reports: Sequence[Blackout]) -> tuple[ServiceSpan, ...]:
    """Give each service its own interval; a partial restoration ends none of them."""
    spans = []
    for service in sorted({service for report in reports for service in report.services}, key=SERVICES.index):
        telling = [report for report in reports if service in report.services]
        starts = [report.date_start for report in telling if report.date_start]
        ends = [report.date_end for report in telling if report.date_end and report.status != "partial"]
        start = min(starts, default=min((r.date_start for r in reports if r.date_start), default=None))
        spans.append(ServiceSpan(service=service, date_start=start, date_end=max(ends, default=None)))
    return tuple(spans)


def _status(
    reports: Sequence[Blackout], published: Mapping[str, date | None], *, all_ended: bool, any_ended: bool
) -> Status:
    """Give how it stands: restored too where the newest reports say so and name no day of the end."""
    newest = max((published.get(report.source_id) or date.min for report in reports), default=date.min)
    last_told = {report.status for report in reports if (published.get(report.source_id) or date.min) == newest}
    if all_ended or last_told == {"restored"}:
        return "restored"
    if any_ended or any(report.status == "partial" for report in reports):
        return "partial"
    told: list[Status] = [report.status for report in reports if report.status != "restored"]
    return "ongoing" if "ongoing" in told or not told else most(told, order=STATUSES)


def _places(reports: Sequence[Blackout]) -> tuple[Place, ...]:
    """Give the places as reported, the one told most often first."""
    told = [report.place for report in reports if report.place]
    often = Counter((place.name, place.kind) for place in told)
    seen = {(place.name, place.kind): place for place in told}
    return tuple(seen[key] for key in sorted(often, key=lambda key: (-often[key], level(seen[key]), key)))


def _disagreements(reports: Sequence[Blackout]) -> tuple[str, ...]:
    return (
        *_apart("start", [report.date_start for report in reports]),
        *_apart("end", [report.date_end for report in reports]),
    )


def _apart(what: str, days: Sequence[date | None]) -> tuple[str, ...]:
    told = sorted({day for day in days if day})
    if not told or told[-1] - told[0] <= _DAY:
        return ()
    return (f"{what}: {' or '.join(map(str, told))}",)


def _reason(group: Sequence[Blackout]) -> str:
    if len(group) == 1:
        return ""
    where = area(group[0]).partition(" ")[2].title() or "the whole province"
    return f"{len(group)} reports of one blackout: same area ({where}), services and days in common"
