"""A person's decisions on top of the merge: applied in order, undone from the last, kept when the store is rebuilt."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import FEB_1, FEB_2, JAN_31, KECH, NUSHKI, QUETTA, TURBAT, Document, one_blackout, one_incident

from geo.merging import Correction, Edit, anchored, apply_edits, findings, merge
from geo.model import decode, encode

NOW = datetime(2026, 2, 5, 12, tzinfo=UTC)


def edit(action, *reports, correction=None, why="", number=1):
    return Edit(id=f"e{number}", action=action, reports=reports, who="Amna", when=NOW, why=why, correction=correction)


def readings():
    one, other, third = Document("a"), Document("b"), Document("c", published=FEB_1)
    one.claim(one.incident(QUETTA), 5, as_of=FEB_1)
    other.claim(other.incident(QUETTA), 8, as_of=FEB_2)
    third.incident(NUSHKI, kind="clash")
    return [one.reading(), other.reading(), third.reading()]


def ids(reading_list):
    return [reading.incidents[0].id for reading in reading_list]


def test_no_edit_changes_nothing():
    holdings = merge(readings())
    assert apply_edits(holdings, ()) == holdings


def test_a_person_splits_a_report_off():
    told = readings()
    _, b, _ = ids(told)
    holdings = apply_edits(merge(told), [edit("split", b, why="other attack")])
    assert [len(one.reports) for one in holdings.incidents] == [1, 1, 1]
    off = next(one for one in holdings.incidents if one.reports[0].id == b)
    assert off.merge_reason == "split off by Amna on 2026-02-05: other attack"
    assert off.edits == ("e1",)
    assert {claim.superseded_by for claim in holdings.claims} == {None}, "a revision of another event is none"
    assert [figure.low for figure in off.figures] == [8]


def test_a_person_merges_what_the_rules_keep_apart():
    told = readings()
    a, _, c = ids(told)
    holdings = apply_edits(merge(told), [edit("merge", a, c)])
    (incident,) = holdings.incidents
    assert len(incident.reports) == 3
    assert incident.merge_reason == "merged by Amna on 2026-02-05"


def test_a_person_corrects_place_date_and_kind():
    told = readings()
    a, b, _ = ids(told)
    right = Correction(place=TURBAT, date_start=FEB_1, kind="clash")
    holdings = apply_edits(merge(told), [edit("correct", a, b, correction=right)])
    incident = next(one for one in holdings.incidents if one.edits)
    assert (incident.place, incident.where_prec) == (TURBAT, 2)
    assert (incident.date_start, incident.date_end, incident.kind) == (FEB_1, FEB_1, "clash")
    assert len(incident.reports) == 2
    assert {report.quote for report in incident.reports} == {r.incidents[0].quote for r in told[:2]}


def test_a_place_can_be_taken_away_or_made_coarse():
    told = [one_incident("a")]
    (a,) = ids(told)
    (nowhere,) = apply_edits(merge(told), [edit("correct", a, correction=Correction(unlocated=True))]).incidents
    assert (nowhere.place, nowhere.where_prec) == (None, 6)
    (district,) = apply_edits(merge(told), [edit("correct", a, correction=Correction(place=KECH))]).incidents
    assert (district.place, district.where_prec) == (KECH, 3)


def test_an_end_before_the_start_becomes_one_day():
    told = [one_incident("a", day=JAN_31, end=FEB_1)]
    (a,) = ids(told)
    late, early = Correction(date_start=FEB_2), Correction(date_end=JAN_31)
    (after,) = apply_edits(merge(told), [edit("correct", a, correction=late)]).incidents
    assert (after.date_start, after.date_end) == (FEB_2, FEB_2)
    (before,) = apply_edits(merge(told), [edit("correct", a, correction=early)]).incidents
    assert (before.date_start, before.date_end) == (JAN_31, JAN_31)


def test_a_rejected_finding_is_gone_with_its_claims():
    told = readings()
    a, b, c = ids(told)
    holdings = apply_edits(merge(told), [edit("reject", a), edit("reject", c, number=2)])
    (incident,) = holdings.incidents
    assert [report.id for report in incident.reports] == [b]
    assert [claim.incident for claim in holdings.claims] == [b]
    assert incident.edits == ("e1",)


def test_a_claim_alone_can_be_rejected():
    told = readings()
    claim = told[0].claims[0]
    holdings = apply_edits(merge(told), [edit("reject", claim.id)])
    assert claim.id not in {one.id for one in holdings.claims}
    assert len(holdings.incidents) == 2


def test_a_blackout_is_corrected_and_split_like_an_incident():
    told = [one_blackout("a"), one_blackout("b")]
    a, b = (reading.blackouts[0].id for reading in told)
    right = Correction(place=TURBAT, services=("sms",), date_end=FEB_2, status="restored")
    split = apply_edits(merge(told), [edit("split", b), edit("correct", b, correction=right, number=2)])
    by_report = {one.reports[0].id: one for one in split.blackouts}
    assert (by_report[b].district, by_report[b].services, by_report[b].date_end) == ("Kech", ("sms",), FEB_2)
    assert (by_report[a].district, by_report[a].is_open) == ("Quetta", True)
    assert apply_edits(merge(told), [edit("reject", a, b)]).blackouts == ()


def test_an_edit_whose_report_is_gone_is_told():
    holdings = apply_edits(merge(readings()), [edit("reject", "nothing")])
    assert holdings.warnings == ("an edit by Amna (reject) no longer finds its report nothing",)
    assert len(holdings.incidents) == 2


def test_an_edit_follows_its_sentence_when_the_reader_gives_another_id():
    told = [one_incident("a", QUETTA), one_incident("b", NUSHKI)]
    kept = anchored(edit("reject", told[0].incidents[0].id), findings(merge(told)))
    document = Document("a")
    document.incident(QUETTA, FEB_1, sentence=told[0].incidents[0].quote)
    document.incident(QUETTA, JAN_31)
    again = document.reading()
    moved = msgspec.structs.replace(again.incidents[0], id="another id")
    learnt = msgspec.structs.replace(again, incidents=(moved, again.incidents[1]))
    holdings = apply_edits(merge([learnt, told[1]]), [kept])
    left = {report.id for one in holdings.incidents for report in one.reports}
    assert left == {again.incidents[1].id, told[1].incidents[0].id}
    assert holdings.warnings == ()


def test_an_edit_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one report"):
        edit("merge")
    with pytest.raises(ValueError, match="what to correct"):
        edit("correct", "a")


def test_an_edit_survives_json():
    made = edit("correct", "a", correction=Correction(place=QUETTA, services=("sms",)), why="اردو")
    assert decode(encode(made), Edit) == made


STEPS = st.tuples(st.sampled_from(["merge", "split", "correct", "reject"]), st.sets(st.integers(0, 3), min_size=1))


@given(st.lists(STEPS, max_size=8))
def test_any_edits_in_any_order_keep_every_report_in_one_place(steps):
    told = [*readings(), one_incident("d", TURBAT)]
    names = ids(told)
    made, rejected = [], set()
    for number, (action, which) in enumerate(steps):
        right = Correction(place=KECH) if action == "correct" else None
        made.append(edit(action, *(names[n] for n in sorted(which)), correction=right, number=number))
        rejected |= {names[n] for n in which} if action == "reject" else set()
    holdings = apply_edits(merge(told), made)
    kept = sorted(report.id for one in holdings.incidents for report in one.reports)
    assert kept == sorted(set(names) - rejected)
