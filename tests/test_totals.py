"""Totals: ranges that add nothing twice, and days offline that invent no end."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from reports import FEB_1, FEB_2, FEB_3, HUB, JAN_30, JAN_31, NUSHKI, PROVINCE, QUETTA, TURBAT, Document, one_blackout

from geo.layers.totals import claimed, offline, people
from geo.merging import merge

MARCH = date(2026, 3, 1)


def killed(*documents):
    holdings = merge([document.reading() for document in documents])
    return {group: tuple(total)[:2] for group, total in claimed(holdings.incidents, holdings.episodes).items()}


def test_events_of_their_own_are_added():
    one = Document("a")
    one.claim(one.incident(QUETTA), 3)
    one.claim(one.incident(NUSHKI), 4, high=6)
    assert killed(one) == {"civilians": (7, 9)}


def test_the_total_of_a_wave_is_not_added_to_its_parts():
    one = Document("a")
    wave = one.episode(QUETTA, NUSHKI)
    one.claim(wave, 31)
    one.claim(one.incident(QUETTA, episode=wave.id), 3)
    one.claim(one.incident(NUSHKI, episode=wave.id), 4)
    assert killed(one) == {"civilians": (31, 31)}


def test_parts_may_come_to_more_than_an_early_total():
    one = Document("a")
    wave = one.episode(QUETTA, NUSHKI)
    one.claim(wave, 5)
    one.claim(one.incident(QUETTA, episode=wave.id), 3)
    one.claim(one.incident(NUSHKI, episode=wave.id), 4)
    assert killed(one) == {"civilians": (5, 7)}


def test_a_total_for_the_province_covers_the_events_of_its_day():
    one, other = Document("a"), Document("b")
    one.claim(one.incident(PROVINCE, where_prec=4), 40)
    other.claim(other.incident(QUETTA), 23)
    assert killed(one, other) == {"civilians": (40, 40)}
    later = Document("c")
    later.claim(later.incident(QUETTA, MARCH), 2)
    assert killed(one, other, later) == {"civilians": (42, 42)}


def test_two_totals_of_the_same_days_are_rivals_not_parts():
    one, other = Document("a"), Document("b")
    one.claim(one.episode(QUETTA, NUSHKI), 31)
    other.claim(other.episode(TURBAT, HUB, day=JAN_31), 36)
    assert killed(one, other) == {"civilians": (36, 36)}


def test_groups_are_never_mixed_and_the_injured_are_not_killed():
    one = Document("a")
    incident = one.incident(QUETTA)
    one.claim(incident, 3, group="security")
    one.claim(incident, 5, group="unknown")
    one.claim(incident, 9, measure="injured")
    assert killed(one) == {"security": (3, 3), "unknown": (5, 5)}


@given(
    st.lists(
        st.tuples(st.sampled_from(["wave", "province", "town"]), st.integers(0, 9), st.integers(0, 50)), max_size=8
    )
)
def test_a_total_is_never_below_one_claim_nor_above_their_sum(told):
    one = Document("a")
    for what, step, low in told:
        day = JAN_30 + timedelta(days=step)
        if what == "wave":
            one.claim(one.episode(QUETTA, NUSHKI, day=day), low)
        elif what == "province":
            one.claim(one.incident(PROVINCE, day, where_prec=4), low)
        else:
            one.claim(one.incident(QUETTA, day), low)
    if not told:
        assert killed(one) == {}
        return
    low, high = killed(one)["civilians"]
    numbers = [number for *_, number in told]
    assert low <= high <= sum(numbers)
    assert high >= max(numbers)


def days(*readings, **limits):
    holdings = merge(readings)
    span = {"date_from": None, "date_to": None, "last_day": holdings.last_day} | limits
    return {name: tuple(told) for name, told in offline(holdings.blackouts, **span).items()}


def test_a_closed_blackout_has_its_days_both_ends_included():
    assert days(one_blackout("a", end=FEB_2)) == {"Quetta": (3, 3, False)}


def test_an_open_one_is_sure_as_far_as_it_is_attested():
    assert days(one_blackout("a", published=FEB_1, expected=FEB_3), last_day=date(2026, 2, 10)) == {
        "Quetta": (2, 11, True)
    }


def test_days_are_counted_within_the_dates_and_once():
    phone = one_blackout("a", end=FEB_3, services=("mobile",))
    line = one_blackout("b", end=FEB_3, services=("landline",))
    assert days(phone, line) == {"Quetta": (4, 4, False)}
    assert days(phone, line, date_from=FEB_1, date_to=FEB_2) == {"Quetta": (2, 2, False)}
    assert days(phone, line, date_from=MARCH) == {}


def test_the_whole_province_is_36_districts_and_all_its_people():
    told = days(one_blackout("a", PROVINCE, extent="whole_province", end=FEB_1))
    assert len(told) == 36
    assert people(told, FEB_1) == 14_894_402


def test_people_are_counted_by_district_not_by_polygon():
    assert people(["Lasbela"], FEB_1) + people(["Hub"], FEB_1) == 680_977
    assert people(["Nowhere"], FEB_1) == 0


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10)), min_size=1, max_size=6))
def test_days_offline_are_the_union_of_intervals(spans):
    readings = [
        one_blackout(f"{letter}", start=JAN_30 + timedelta(days=first), end=JAN_30 + timedelta(days=first + more))
        for letter, (first, more) in zip("abcdef", spans, strict=False)
    ]
    union = {day for first, more in spans for day in range(first, first + more + 1)}
    assert days(*readings)["Quetta"][1] >= len(union)
    assert days(*readings)["Quetta"][1] <= max(union) - min(union) + 1
