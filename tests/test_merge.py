"""One event, several reports: what becomes one incident, what stays two, and that no order matters."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import (
    FEB_1,
    FEB_2,
    FEB_3,
    HAZARGANJI,
    JAN_30,
    JAN_31,
    KECH,
    NUSHKI,
    NUSHKI_DISTRICT,
    PROVINCE,
    QUETTA,
    QUETTA_DISTRICT,
    SARIAB,
    TUMP,
    TURBAT,
    Document,
    one_blackout,
    one_incident,
)

from geo.merging import merge


def events(*readings):
    """The sources of each incident, as sorted letters."""
    names = {reading.source.id: reading.source.title.removeprefix("Title ") for reading in readings}
    incidents = merge(readings).incidents
    return sorted("".join(sorted(names[report.source_id] for report in one.reports)) for one in incidents)


def test_two_reports_of_one_place_and_day_are_one_incident():
    (incident,) = merge([one_incident("a"), one_incident("b")]).incidents
    assert len(incident.reports) == 2
    assert incident.merge_reason == "2 reports of one event: at Quetta, on the same day"


def test_a_single_report_has_no_reason():
    assert merge([one_incident("a")]).incidents[0].merge_reason == ""


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ({"where": NUSHKI}, {"where": NUSHKI_DISTRICT}, True),
        ({"where": QUETTA}, {"where": HAZARGANJI}, True),
        ({"where": SARIAB}, {"where": QUETTA_DISTRICT}, True),
        ({"where": SARIAB}, {"where": HAZARGANJI}, False),
        ({"where": TURBAT}, {"where": TUMP}, False),
        ({"where": QUETTA}, {"where": NUSHKI}, False),
        ({"day": JAN_31}, {"day": FEB_1}, True),
        ({"day": JAN_31}, {"day": FEB_2}, False),
        ({"day": JAN_30, "end": FEB_3}, {"day": FEB_1}, True),
        ({"kind": "attack"}, {"kind": "clash"}, True),
        ({"kind": "clash"}, {"kind": "counter_operation"}, True),
        ({"kind": "attack"}, {"kind": "counter_operation"}, False),
        ({"kind": "protest"}, {"kind": "arrest"}, False),
        ({"targets": ("a passenger train",)}, {"targets": ("a bank",)}, False),
        ({"targets": ("a passenger train",)}, {"targets": ("railway track",)}, True),
        ({"targets": ("a police station",)}, {"targets": ("policemen",)}, True),
        ({"where": None}, {"where": None}, False),
        ({"where": PROVINCE}, {"where": PROVINCE}, False),
        ({"where": PROVINCE}, {"where": QUETTA}, False),
        ({"day": None}, {"day": None}, False),
        ({"day": JAN_31}, {"day": None}, False),
    ],
)
def test_what_is_one_event(first, second, together):
    assert events(one_incident("a", **first), one_incident("b", **second)) == (["ab"] if together else ["a", "b"])


def test_the_incident_takes_the_most_precise_place():
    (incident,) = merge([one_incident("a", NUSHKI_DISTRICT), one_incident("b", NUSHKI)]).incidents
    assert (incident.place.kind, incident.where_prec) == ("district_hq", 2)
    assert "Nushki lies in Nushki district" in incident.merge_reason


def test_one_document_that_tells_of_two_incidents_means_two():
    document = Document("a")
    document.incident(QUETTA, JAN_31)
    document.incident(QUETTA, JAN_31, sentence="A second attack hit the same town that evening.")
    assert events(document.reading()) == ["a", "a"]
    assert events(document.reading(), one_incident("b")) == ["a", "ab"]


def test_two_neighbourhoods_are_never_joined_through_their_city():
    readings = [one_incident("a", SARIAB), one_incident("b", HAZARGANJI), one_incident("c", QUETTA)]
    assert events(*readings) == ["a", "b", "c"]


def test_a_district_that_could_be_either_town_is_neither():
    assert events(one_incident("a", TURBAT), one_incident("b", TUMP), one_incident("c", KECH)) == ["a", "b", "c"]


def test_a_district_with_one_town_in_the_news_is_that_town():
    assert events(one_incident("a", TURBAT), one_incident("c", KECH)) == ["ac"]


def test_days_do_not_chain():
    days = [JAN_31, FEB_1, FEB_2]
    groups = events(*(one_incident(name, day=day) for name, day in zip("abc", days, strict=True)))
    assert "abc" not in groups
    assert sorted("".join(groups)) == ["a", "b", "c"]


def test_the_same_day_is_preferred_to_the_next():
    assert events(one_incident("a", day=FEB_1), one_incident("b", day=FEB_1), one_incident("c", day=FEB_2)) in (
        ["ab", "c"],
        ["abc"],
    )
    both = Document("d")
    both.incident(QUETTA, JAN_31)
    both.incident(QUETTA, FEB_1, sentence="The next day gunmen came back to the town.")
    merged = merge([both.reading(), one_incident("e", day=FEB_1)]).incidents
    assert [(one.date_start, len(one.reports)) for one in merged] == [(JAN_31, 1), (FEB_1, 2)]


def test_a_toll_that_cannot_be_the_same_tells_events_apart():
    one, other, third = Document("a"), Document("b"), Document("c")
    one.claim(one.incident(), 2, claimant="police")
    other.claim(other.incident(), 11, claimant="the police")
    third.claim(third.incident(), 3, claimant="police")
    assert events(one.reading(), other.reading()) == ["a", "b"]
    assert events(one.reading(), third.reading()) == ["ac"]


@pytest.mark.parametrize(
    "changed", [{"claimant": "hospital officials"}, {"as_of": FEB_3}, {"qualifier": "at_least"}, {"group": "unknown"}]
)
def test_a_toll_of_another_voice_day_or_kind_is_no_contradiction(changed):
    one, other = Document("a"), Document("b")
    one.claim(one.incident(), 2)
    other.claim(other.incident(), 11, **changed)
    assert events(one.reading(), other.reading()) == ["ab"]


def test_without_a_place_the_same_words_are_the_same_event():
    words = "Gunmen killed at least seven labourers in Balochistan on Saturday, officials said."
    assert events(*(one_incident(name, None, sentence=words) for name in "ab")) == ["ab"]


def test_without_a_place_one_wave_and_one_target_are_one_event():
    readings = []
    for name in "ab":
        document = Document(name)
        wave = document.episode(QUETTA, NUSHKI, TURBAT)
        document.incident(None, episode=wave.id, targets=("a train",))
        readings.append(document.reading())
    assert events(*readings) == ["ab"]


def test_within_one_wave_papers_may_name_other_targets():
    readings = []
    for name, target in (("a", "a bank"), ("b", "the prison")):
        document = Document(name)
        wave = document.episode(QUETTA, NUSHKI, TURBAT)
        document.incident(QUETTA, episode=wave.id, targets=(target,))
        readings.append(document.reading())
    assert events(*readings) == ["ab"]


def test_the_month_of_a_background_paragraph_needs_more_than_the_place():
    month = {"day": JAN_31.replace(day=1), "end": JAN_31, "time_precision": 3}
    assert events(one_incident("a"), one_incident("b", **month)) == ["a", "b"]
    train = {"targets": ("the train",)}
    assert events(one_incident("a", **train), one_incident("b", **month, **train)) == ["ab"]
    (incident,) = merge([one_incident("a", **train), one_incident("b", **month, **train)]).incidents
    assert (incident.date_start, incident.date_end, incident.time_precision) == (JAN_31, JAN_31, 1)


def test_the_same_toll_ties_a_background_paragraph_to_its_event():
    for low, groups in ((9, ["ab"]), (2, ["a", "b"])):
        one, other = Document("a"), Document("b")
        one.claim(one.incident(), low)
        other.claim(other.incident(day=JAN_31.replace(day=1), end=JAN_31, time_precision=3), low, claimant=None)
        assert events(one.reading(), other.reading()) == groups


def test_reports_that_disagree_are_flagged_in_words():
    one, other = Document("a"), Document("b")
    one.claim(one.incident(kind="attack"), 18, group="militants", claimant="BLA")
    other.claim(other.incident(day=FEB_1, kind="clash"), 92, group="militants", claimant="army")
    (incident,) = merge([one.reading(), other.reading()]).incidents
    assert incident.disagree
    assert incident.disagreements == (
        "kind: attack or clash",
        "date: 2026-01-31 or 2026-02-01",
        "killed (militants): 18 to 92, as claimed by BLA and army",
    )
    (figure,) = incident.figures
    assert (figure.low, figure.high, figure.claimants) == (18, 92, ("BLA", "army"))


def test_a_revision_in_a_later_document_supersedes_and_both_stay():
    one, other = Document("a"), Document("b")
    old = one.claim(one.incident(), 5, as_of=JAN_31)
    new = other.claim(other.incident(), 8, as_of=FEB_2)
    holdings = merge([one.reading(), other.reading()])
    claims = {claim.id: claim for claim in holdings.claims}
    assert claims[old.id].superseded_by == new.id
    assert claims[new.id].superseded_by is None
    assert [(figure.low, figure.high) for figure in holdings.incidents[0].figures] == [(8, 8)]


def test_episodes_of_one_day_and_the_same_places_are_one_wave():
    one, other = Document("a"), Document("b")
    first = one.episode(QUETTA, NUSHKI, TURBAT, low=12)
    second = other.episode(NUSHKI, TURBAT, day=FEB_1, low=14)
    one.incident(QUETTA, episode=first.id)
    other.incident(TURBAT, episode=second.id)
    one.claim(first, 31)
    other.claim(second, 36, claimant="provincial government")
    holdings = merge([one.reading(), other.reading()])
    (episode,) = holdings.episodes
    assert episode.places_named == ("Nushki", "Quetta", "Turbat")
    assert episode.places_reported_low == 14
    assert {one.episodes for one in holdings.incidents} == {(episode.id,)}
    assert sorted(episode.incidents) == sorted(one.id for one in holdings.incidents)
    assert [(figure.low, figure.high) for figure in episode.figures] == [(31, 36)]
    assert all(not incident.figures for incident in holdings.incidents), "a total is never shared out"


def test_episodes_that_share_one_place_of_many_stay_two():
    one, other = Document("a"), Document("b")
    one.episode(QUETTA, NUSHKI)
    other.episode(QUETTA, TURBAT)
    assert len(merge([one.reading(), other.reading()]).episodes) == 2


def test_more_reports_make_it_surer_but_never_certain():
    readings = [one_incident(name) for name in "abcdefgh"]
    assert merge(readings[:1]).incidents[0].confidence == 0.8
    assert merge(readings[:2]).incidents[0].confidence == pytest.approx(0.96)
    assert merge(readings).incidents[0].confidence == 0.99


# Any order, any repetition ---------------------------------------------------------------------------------------

PLACES = st.sampled_from([QUETTA, QUETTA_DISTRICT, SARIAB, HAZARGANJI, NUSHKI, NUSHKI_DISTRICT, PROVINCE, None])
DAYS = st.one_of(st.none(), st.integers(0, 4).map(lambda step: JAN_30 + timedelta(days=step)))
KINDS = st.sampled_from(["attack", "clash", "abduction"])
TARGETS = st.sampled_from([(), ("a train",), ("a bank",), ("police",)])
SERVICES = st.sampled_from([("mobile",), ("mobile_internet",), ("internet", "mobile"), ("broadband",), ("landline",)])
CLAIMS = st.tuples(
    st.sampled_from(["police", "army", None]), st.integers(0, 20), st.sampled_from([JAN_31, FEB_2, None])
)


@st.composite
def documents(draw, name):
    document = Document(name, published=draw(st.sampled_from([FEB_1, FEB_3, None])))
    wave = document.episode(*draw(st.lists(st.sampled_from([QUETTA, NUSHKI, TURBAT]), max_size=3)))
    for where, day, kind, targets, told in draw(
        st.lists(st.tuples(PLACES, DAYS, KINDS, TARGETS, st.lists(CLAIMS, max_size=2)), max_size=3)
    ):
        episode = wave.id if draw(st.booleans()) else None
        incident = document.incident(where, day, kind=kind, targets=targets, episode=episode)
        for claimant, low, as_of in told:
            document.claim(incident, low, claimant=claimant, as_of=as_of)
    for where, start, services in draw(st.lists(st.tuples(PLACES, DAYS, SERVICES), max_size=2)):
        later = draw(st.one_of(st.none(), st.integers(0, 3)))
        ended = start + timedelta(days=later) if start and later is not None else None
        document.blackout(where, start, end=ended, services=services)
    return document.reading()


@st.composite
def shelves(draw):
    return [draw(documents(name)) for name in "abcdef"[: draw(st.integers(0, 6))]]


@given(shelves(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_holdings(readings, random):
    merged = merge(readings)
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert merge(shuffled) == merged


@given(shelves())
def test_a_document_given_twice_counts_once(readings):
    assert merge([*readings, *readings]) == merge(readings)


@given(shelves())
def test_nothing_is_lost_and_nothing_is_in_two_places(readings):
    holdings = merge(readings)
    for name in ("incidents", "blackouts", "episodes"):
        told = sorted(one.id for reading in readings for one in getattr(reading, name))
        kept = sorted(report.id for one in getattr(holdings, name) for report in one.reports)
        assert kept == told
    assert len(holdings.claims) == sum(len(reading.claims) for reading in readings)


@given(shelves())
def test_no_incident_holds_a_contradiction(readings):
    for incident in merge(readings).incidents:
        assert len({report.source_id for report in incident.reports}) == len(incident.reports)
        days = [report.date_start for report in incident.reports if report.date_start]
        assert not days or max(days) - min(days) <= timedelta(days=1)
        assert not {"Sariab", "Hazarganji"} <= {report.place.name for report in incident.reports if report.place}


def test_two_readings_of_one_document_count_once_whatever_their_order():
    first = one_incident("a")
    document = Document("a")
    document.incident(SARIAB)
    second = document.reading()
    assert merge([first, second]) == merge([second, first])
    assert len(merge([first, second]).sources) == 1


def test_merging_stays_quick_where_everything_happens_in_one_town():
    """Work grows with the pairs within a day, not with all pairs: 600 reports over 200 days in one town."""
    readings = [one_incident(f"n{n}", day=JAN_30 + timedelta(days=n % 200)) for n in range(600)]
    assert len(merge(readings).incidents) <= 200


def test_one_blackout_told_twice_is_one():
    (blackout,) = merge([one_blackout("a"), one_blackout("b")]).blackouts
    assert len(blackout.reports) == 2
