"""Records in words: what a heading, a pop-up, a row and the detail panel say of them, the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.merging import MergedBlackout, MergedIncident
from geo.model import PROVINCE
from geo.view.words import say, say_day, say_span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.merging import Anchor, Edit, Figure
    from geo.model import Claim, Place
    from geo.view.catalogue import Catalogue


def title_of(record: MergedIncident | MergedBlackout) -> str:
    """Give the heading of a record: what and where."""
    if isinstance(record, MergedIncident):
        return say("popup.incident", kind=say(f"kind.{record.kind}"), place=place_name(record.place))
    if record.extent != "named":
        return say("popup.blackout", place=say(f"extent.{record.extent}"))
    return say("popup.blackout", place=place_name(record.place) if record.place else record.district or PROVINCE)


def place_name(place: Place | None) -> str:
    """Name a place; "place not told" for None."""
    return place.name if place is not None else say("place.none")


def place_line(place: Place | None, where_prec: int, join_note: str | None = None) -> str:
    """Say in which district a place lies, how exact that is, and what is in doubt."""
    if place is None:
        return say("place.none")
    parts = [say("popup.district", district=place.district)] if place.district else []
    if place.province and place.province != PROVINCE:
        parts.append(place.province)
    parts.append(say(f"where_prec.{where_prec}"))
    if place.drawn_in and place.drawn_in != place.district:
        parts.append(say("popup.drawn_in", district=place.drawn_in))
    if join_note or place.join_note:
        parts.append(join_note or place.join_note or "")
    return " · ".join(parts)


def incident_when(incident: MergedIncident) -> str:
    """Say when, and how exactly that is known."""
    when = say_span(incident.date_start, incident.date_end)
    precision = {2: say("date.week"), 3: say("date.month")}.get(incident.time_precision)
    return f"{when} ({precision})" if precision and incident.date_start else when


def blackout_when(blackout: MergedBlackout) -> str:
    """Say from when to when; an expected end is never told as an end."""
    if blackout.date_end is not None:
        return f"{say_span(blackout.date_start, blackout.date_end)} · {say(f'status.{blackout.status}')}"
    parts = [say("date.since", day=say_day(blackout.date_start)) if blackout.date_start else say("date.none")]
    if blackout.last_attested is not None:
        parts.append(say("date.open", day=say_day(blackout.last_attested)))
    else:
        parts.append(say("date.open_undated"))
    if blackout.date_end_expected is not None:
        parts.append(say("date.expected", day=say_day(blackout.date_end_expected)))
    return " · ".join(parts)


def service_words(services: Iterable[str]) -> str:
    """List services in words."""
    return ", ".join(say(f"service.{service}") for service in services)


def figure_words(claim: Claim) -> str:
    """Write the number of a claim as it was claimed.

    A range is written with a dash, a qualifier in front.
    """
    return say(f"qualifier.{claim.qualifier}", figure=_number(claim.low, claim.high))


def claim_line(claim: Claim, catalogue: Catalogue) -> str:
    """Say a claim in one line: figure, group, claimant, date, and what it was revised to."""
    return f"{claim_head(claim)} – {claim_tail(claim, catalogue)}"


def claim_head(claim: Claim) -> str:
    """Say what is claimed, without who claims it."""
    return _of_whom(figure_words(claim), claim)


def claim_tail(claim: Claim, catalogue: Catalogue) -> str:
    """Say who claims it, when, and what it was revised to."""
    parts = [say("claim.claimant", who=claim.claimant) if claim.claimant else say("claim.unnamed")]
    if claim.as_of is not None:
        parts.append(say("claim.as_of", day=say_day(claim.as_of)))
    if claim.detail:
        parts.append(claim.detail)
    newer = catalogue.claims.get(claim.superseded_by or "")
    if newer is not None:
        parts.append(say("claim.revised", figure=figure_words(newer)))
    return ", ".join(parts)


def edit_line(edit: Edit) -> str:
    """Say who put what right, when and why; of a figure also what was read."""
    about = {"who": edit.who, "day": say_day(edit.when.date()), "why": f": {edit.why}" if edit.why else ""}
    if not edit.figures:
        return say(f"edited.{edit.action}", **about)
    as_read = (_of_whom(_number(one.low or 0, one.high), one) for one in edit.figures)
    return say(f"edited.{edit.action}_figure", figure="; ".join(as_read), **about)


def figure_range(figure: Figure) -> str:
    """Write the span of all live claims for one group: "31", "17–22", "at least 40".

    The span is of claims, so it says nothing about which of them is right.
    """
    span = _number(figure.low, figure.high)
    return f"{span}+" if figure.open_ended else span


def _number(low: int, high: int | None) -> str:
    return f"{low:,}" if high in {None, low} else f"{low:,}–{high:,}"


def _of_whom(figure: str, told: Claim | Anchor) -> str:
    if told.measure == "attackers":
        return say("claim.attackers", figure=figure)
    return say("claim.line", figure=figure, group=say(f"group.{told.group}"), measure=say(f"measure.{told.measure}"))
