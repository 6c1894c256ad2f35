"""What a draft will join: as saving would merge it, with the stored edits and the draft's own."""

from __future__ import annotations

from datetime import UTC, datetime

from reports import NUSHKI, QUETTA, TURBAT, one_blackout, one_incident

from geo.merging import Edit, apply_edits, merge
from geo.ui.beside import Beside

STORED = (one_incident("a", QUETTA), one_incident("b", TURBAT), one_blackout("c", QUETTA))


def edit(action, *reports):
    return Edit(id=action, action=action, reports=reports, who="A", when=datetime(2026, 2, 5, tzinfo=UTC))


def joined(drafted, *, stored=STORED, stored_edits=(), edits=()):
    """The place of what the draft's one finding joins; None where it joins nothing."""
    (record,) = merge([drafted]).incidents or merge([drafted]).blackouts
    found = Beside.of([drafted], stored, stored_edits).with_edits(edits).joined(record)
    return found.place.name if found else None


def test_a_finding_joins_the_stored_event_of_its_place_and_day():
    assert joined(one_incident("d", QUETTA)) == "Quetta"
    assert joined(one_blackout("d", QUETTA)) == "Quetta"
    assert joined(one_incident("d", NUSHKI)) is None
    assert joined(one_incident("d", QUETTA), stored=()) is None


def test_edits_decide_what_is_joined():
    drafted, (quetta, turbat, _) = one_incident("d", QUETTA), STORED
    mine = drafted.incidents[0].id
    assert joined(drafted, edits=[edit("split", mine)]) is None
    assert joined(drafted, stored_edits=[edit("reject", quetta.incidents[0].id)]) is None
    both = edit("merge", mine, turbat.incidents[0].id)
    assert joined(drafted, edits=[edit("split", mine), both]) == "Turbat"


def test_a_document_read_again_does_not_join_itself():
    assert joined(one_incident("a", QUETTA)) is None


def test_what_is_shown_beside_a_draft_is_what_saving_gives():
    drafted = one_incident("d", QUETTA)
    made = edit("split", drafted.incidents[0].id)
    saved = Beside.of([drafted], STORED, ()).with_edits([made])
    assert saved.after.incidents == apply_edits(merge([*STORED, drafted]), [made]).incidents
    assert [one.place.name for one in saved.stored_incidents] == ["Quetta", "Turbat"]
