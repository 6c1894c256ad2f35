"""Corrections: a small form whose outcome is an :class:`~geo.merging.Edit` on top of what was read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import GeoError
from geo.merging import Correction, Edit, MergedIncident
from geo.model import KINDS, SERVICES, STATUSES, make_id
from geo.places.lookup import look_up
from geo.places.points import place_at, point_in
from geo.ui.plain import plain
from geo.view.phrases import incident_when, title_of
from geo.view.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from geo.merging import MergedBlackout
    from geo.merging.records import Action
    from geo.model import Place

EARLIEST = "1947-08-14"
"""No report here is older than the country."""

NEAR_DAYS = 3
"""Incidents so many days apart may be offered as one event."""

QUOTE = 60
"""So many characters of its sentence tell an incident from its like."""

State = st.session_state


class UnknownPlaceError(GeoError, ValueError):
    """A correction names a place that is not one place of the province."""


def correction_form(record: MergedIncident | MergedBlackout, *, key: str, keep: Callable[[Edit], None]) -> None:
    """Show the form for one record; ``keep`` is called with the edit when a button is clicked.

    Parameters
    ----------
    record
        The incident or blackout as it stands.
    key
        A prefix that no other form on the page has.
    keep
        What to do with the edit.
    """
    with st.form(f"{key}-form", border=False):
        changes = _incident_fields(record, key) if isinstance(record, MergedIncident) else _blackout_fields(record, key)
        name = st.text_input(
            say("correct.place"), _place_name(record), key=f"{key}-place", help=say("correct.place_help")
        )
        day = st.date_input(
            say("correct.day"), record.date_start, key=f"{key}-day", format="YYYY-MM-DD", min_value=EARLIEST
        )
        why = st.text_input(say("correct.why"), key=f"{key}-why")
        who = st.text_input(say("correct.who"), State.get("who", ""), key=f"{key}-who")
        row = st.container(horizontal=True)
        kept = row.form_submit_button(say("correct.keep"), type="primary", key=f"{key}-keep")
        rejected = row.form_submit_button(say("correct.reject"), key=f"{key}-reject")
        split = len(record.reports) > 1 and row.form_submit_button(
            say("correct.split"), key=f"{key}-split", help=say("correct.split_help")
        )
    State["who"] = who
    reports = [report.id for report in record.reports]
    if rejected:
        keep(make_edit("reject", reports, who=who, why=why))
    elif split:
        keep(make_edit("split", reports[1:], who=who, why=why))
    elif kept:
        try:
            correction = _correction(record, changes, name=name, day=day)
        except UnknownPlaceError as error:
            st.warning(plain(str(error)))
            return
        if correction is None:
            st.info(say("correct.nothing_changed"))
        else:
            keep(make_edit("correct", reports, who=who, why=why, correction=correction))


def follow(key: str, before: MergedIncident | MergedBlackout, now: MergedIncident | MergedBlackout) -> None:
    """Bring the fields of a form that a person left alone to a record that has changed; before the form is made.

    Without this, a field that still holds the old value would undo what somebody else has put right.
    """
    old, new = _values(before), _values(now)
    for name in new:
        if old.get(name) != new[name] and State.get(f"{key}-{name}") == old.get(name):
            State[f"{key}-{name}"] = new[name]


def merge_form(
    record: MergedIncident, incidents: Iterable[MergedIncident], *, key: str, keep: Callable[[Edit], None]
) -> None:
    """Offer the incidents of about the same days to be made one with this one; nothing where there are none."""
    near = {other.id: other for other in incidents if other.id != record.id and _days_apart(record, other) <= NEAR_DAYS}
    if not near:
        return
    with st.form(f"{key}-form", border=False):
        chosen = st.selectbox(
            say("correct.merge_with"), list(near), index=None, key=f"{key}-other", placeholder=say("correct.choose"),
            format_func=lambda one: _in_short(near[one]),
        )  # fmt: skip
        merged = st.form_submit_button(say("correct.merge"), key=f"{key}-merge")
    if merged and chosen:
        reports = [report.id for one in (record, near[chosen]) for report in one.reports]
        keep(make_edit("merge", reports, who=State.get("who", ""), why=""))


def _in_short(incident: MergedIncident) -> str:
    """Name an incident so that it is not taken for another of the same place and day."""
    quote = incident.reports[0].quote
    return f"{title_of(incident)}, {incident_when(incident)}: {quote[:QUOTE]}{'…' if len(quote) > QUOTE else ''}"


def _days_apart(one: MergedIncident, other: MergedIncident) -> int:
    if one.date_start is None or other.date_start is None:
        return 0
    return abs((one.date_start - other.date_start).days)


def make_edit(
    action: Action, reports: Sequence[str], *, who: str, why: str, correction: Correction | None = None
) -> Edit:
    """Make the record of one decision of a person, now."""
    now = datetime.now(UTC)
    return Edit(
        id=make_id(action, *reports, now.isoformat()),
        action=action,
        reports=tuple(reports),
        who=who.strip() or say("correct.nobody"),
        when=now,
        why=why.strip(),
        correction=correction,
    )


def place_called(name: str, on: date | None) -> Place:
    """Find the one place of the province that a person means, by its name or by "lat, lon".

    Raises
    ------
    UnknownPlaceError
        Where the gazetteer knows none, or several, or one outside the province, or the point lies at sea or abroad;
        the message says which.
    """
    point = point_in(name)
    if point is not None:
        place = place_at(*point, on=on)
        if place is None:
            raise UnknownPlaceError(say("correct.at_sea", name=name))
        return place
    found = look_up(name, on=on)
    if found.status == "found" and found.place is not None:
        return found.place
    if found.status == "ambiguous":
        names = ", ".join(f"{place.name} ({place.district})" for place in found.candidates[:4])
        raise UnknownPlaceError(say("correct.many_places", name=name, names=names))
    if found.status == "outside" and found.place is not None:
        where = found.place.province or found.place.country
        raise UnknownPlaceError(say("correct.outside", name=name, where=where))
    raise UnknownPlaceError(say("correct.no_place", name=name, note=found.note))


def _incident_fields(record: MergedIncident, key: str) -> dict[str, object]:
    kind = st.selectbox(
        say("correct.kind"), KINDS, KINDS.index(record.kind), format_func=lambda k: say(f"kind.{k}"), key=f"{key}-kind"
    )
    return {"kind": kind} if kind != record.kind else {}


def _blackout_fields(record: MergedBlackout, key: str) -> dict[str, object]:
    services = st.multiselect(
        say("correct.services"),
        SERVICES,
        record.services,
        format_func=lambda s: say(f"service.{s}"),
        key=f"{key}-services",
    )
    status = st.selectbox(
        say("correct.status"), STATUSES, STATUSES.index(record.status), format_func=lambda s: say(f"status.{s}"),
        key=f"{key}-status",
    )  # fmt: skip
    changes: dict[str, object] = {"status": status} if status != record.status else {}
    if services and set(services) != set(record.services):
        changes["services"] = tuple(services)
    return changes


def _correction(
    record: MergedIncident | MergedBlackout, changes: dict[str, object], *, name: str, day: date | None
) -> Correction | None:
    """Give what a person changed; None where nothing was."""
    changes = dict(changes)
    if name.strip() != _place_name(record):
        if name.strip():
            changes["place"] = place_called(name.strip(), day or record.date_start)
        else:
            changes["unlocated"] = True
    if day != record.date_start and day is not None:
        changes["date_start"] = day
        if record.date_end is not None and (record.date_end < day or record.date_end == record.date_start):
            changes["date_end"] = day
    return Correction(**changes) if changes else None  # type: ignore[arg-type]  # each value was checked by its widget


def _values(record: MergedIncident | MergedBlackout) -> dict[str, object]:
    """Give what each field of the form holds for a record, by the end of its key."""
    shared: dict[str, object] = {"place": _place_name(record), "day": record.date_start}
    if isinstance(record, MergedIncident):
        return shared | {"kind": record.kind}
    return shared | {"services": list(record.services), "status": record.status}


def _place_name(record: MergedIncident | MergedBlackout) -> str:
    return record.place.name if record.place is not None else ""
