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


def figure_of(holdings, place=QUETTA):
    incident = next(one for one in holdings.incidents if one.place == place)
    return {(one.group, one.measure): (one.low, one.high) for one in incident.figures}


def test_a_figure_is_corrected_and_the_ranges_follow():
    told = readings()
    one, other = told[0].claims[0], told[1].claims[0]  # the police say 5, a day later 8: a revision
    assert figure_of(merge(told)) == {("civilians", "killed"): (8, 8)}
    right = Correction(low=18, high=20, qualifier="at_least", claimant="")
    holdings = apply_edits(merge(told), [edit("correct", other.id, correction=right)])
    corrected = next(claim for claim in holdings.claims if claim.id == other.id)
    assert (corrected.low, corrected.high, corrected.qualifier, corrected.claimant) == (18, 20, "at_least", None)
    assert (corrected.quote, corrected.incident) == (other.quote, other.incident)
    assert figure_of(holdings) == {("civilians", "killed"): (5, 20)}, "nobody named revises nothing"
    incident = next(incident for incident in holdings.incidents if one.id in incident.claims)
    assert incident.edits == ("e1",)


def test_a_corrected_figure_is_a_revision_where_it_is_higher_and_none_where_it_is_lower():
    told = readings()
    other = told[1].claims[0]
    lower = apply_edits(merge(told), [edit("correct", other.id, correction=Correction(low=4))])
    assert figure_of(lower) == {("civilians", "killed"): (4, 5)}
    injured = apply_edits(merge(told), [edit("correct", other.id, correction=Correction(measure="injured"))])
    assert figure_of(injured) == {("civilians", "killed"): (5, 5), ("civilians", "injured"): (8, 8)}


def test_a_figure_of_a_wave_is_corrected_and_the_wave_tells_it():
    document = Document("a")
    wave = document.episode(QUETTA, NUSHKI)
    document.incident(QUETTA, episode=wave.id)
    claim = document.claim(wave, 31)
    right = Correction(low=13, group="security")
    holdings = apply_edits(merge([document.reading()]), [edit("correct", claim.id, correction=right)])
    (episode,) = holdings.episodes
    assert [(one.group, one.low) for one in episode.figures] == [("security", 13)]
    assert episode.edits == ("e1",)
    assert holdings.incidents[0].edits == ()


def test_one_end_of_a_range_gives_way_to_the_other():
    document = Document("a")
    claim = document.claim(document.incident(), 10, high=12)
    merged = merge([document.reading()])
    ends = [
        (one.low, one.high)
        for right in (Correction(low=20), Correction(high=4), Correction(low=11))
        for one in apply_edits(merged, [edit("correct", claim.id, correction=right)]).claims
    ]
    assert ends == [(20, 20), (4, 4), (11, 12)]
    with pytest.raises(ValueError, match="impossible figure"):
        Correction(low=5, high=4)


def reread(reading, **changed):
    """The same document read by a reader that gives its claims other ids, and the fields changed."""
    claims = [msgspec.structs.replace(one, id=f"new {one.id}", **changed.get(one.id, {})) for one in reading.claims]
    return msgspec.structs.replace(reading, claims=tuple(claims))


def test_an_edit_of_a_figure_follows_its_number_within_the_sentence():
    document = Document("a")
    incident = document.incident()
    dead = document.claim(incident, 31)
    hurt = msgspec.structs.replace(dead, id="hurt", low=17, measure="injured")
    document.found["claims"].append(hurt)
    told = document.reading()
    found = findings(merge([told]))
    first = anchored(edit("correct", dead.id, correction=Correction(low=13)), found)
    second = anchored(edit("correct", dead.id, correction=Correction(group="security"), number=2), found)
    again = apply_edits(merge([reread(told, **{dead.id: {"group": "unknown"}})]), [first, second])
    assert {(one.low, one.group, one.measure) for one in again.claims} == {
        (13, "security", "killed"),
        (17, "civilians", "injured"),
    }
    assert again.warnings == ()
    assert [one.reports for one in again.edits] == [(f"new {dead.id}",)] * 2, "the edits name what is there now"


def test_an_edit_of_a_figure_does_not_fall_on_another_of_the_sentence():
    document = Document("a")
    dead = document.claim(document.incident(), 31)
    told = document.reading()
    kept = anchored(edit("reject", dead.id), findings(merge([told])))
    holdings = apply_edits(merge([reread(told, **{dead.id: {"low": 17}})]), [kept])
    assert [one.low for one in holdings.claims] == [17]
    assert "no longer finds its report" in holdings.warnings[0]


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


def test_a_merge_of_which_one_side_is_gone_is_about_nothing():
    told = [one_incident("a"), one_incident("b", NUSHKI)]
    found = findings(merge(told))
    a, b = ids(told)
    for action, void in (("merge", True), ("reject", False)):
        made = anchored(edit(action, a, b), found)
        assert made.is_only_about({told[0].source.id}) is void
        assert made.is_only_about({one.source.id for one in told})
        assert not made.is_only_about(set())


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
