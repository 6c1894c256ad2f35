"""What tellings must share to be one event: place, days and kind."""

from __future__ import annotations

from datetime import date

import pytest
from steps import analysed, told_in

from geo.reading.cases import Case, Story, days_meet, enrich, is_one_place, is_wave


def entry(name):
    """Give the gazetteer's entry that a sentence about the name settles on."""
    return next(t.entry for t in analysed(f"A blast hit a market in {name} on Sunday.").sentences[0].toponyms)


def case(name="Sibi", *, kind="attack", start=None, end=None, background=False):
    return Case(kind, entry(name) if name else None, None, start, end, 1, start is not None, background)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Nushki", "Noshki", True),
        ("Kalat", "Kalat district", True),
        ("Tump", "Kech district", True),
        ("Quetta", "Sariab Road", True),
        ("Quetta", "Hazarganji", True),
        ("Gwadar", "Pasni", False),
        ("Turbat", "Tump", False),
        ("Sibi", "Zhob", False),
        ("Kalat district", "Mastung", False),
    ],
)
def test_two_names_of_one_place(one, other, expected):
    assert is_one_place(entry(one), entry(other)) is expected
    assert is_one_place(entry(other), entry(one)) is expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, True),
        (date(2026, 1, 31), None, True),
        (date(2026, 2, 1), None, True),
        (date(2026, 1, 30), None, True),
        (date(2026, 2, 2), None, False),
        (date(2026, 1, 1), date(2026, 1, 31), True),
        (date(2025, 3, 1), date(2025, 3, 31), False),
    ],
)
def test_days_meet_within_a_day(start, end, expected):
    assert days_meet(case(start=date(2026, 1, 31)), start, end) is expected


def test_an_undated_case_meets_any_day():
    assert days_meet(case(), date(2026, 1, 31), None)


@pytest.mark.parametrize(
    ("kind", "family"),
    [
        ("attack", "violence"),
        ("clash", "violence"),
        ("counter_operation", "operation"),
        ("abduction", "abduction"),
        ("protest", "protest"),
    ],
)
def test_attack_and_clash_are_one_story(kind, family):
    assert case(kind=kind).family == family


def test_a_later_telling_gives_the_day():
    known = case("Sibi", kind="clash")
    (told,) = told_in("Gunmen attacked a post in Sibi on Sunday.")
    enrich(known, told, told.places[0], told.start, told.end, told.precision)
    assert (known.start, known.has_day, known.kind) == (date(2026, 2, 1), True, "attack")


def test_a_later_telling_gives_the_finer_place():
    known = case("Kech district", start=date(2026, 2, 1))
    (told,) = told_in("Gunmen attacked a post in Tump on Sunday.")
    enrich(known, told, told.places[0], told.start, told.end, told.precision)
    assert known.entry is not None
    assert known.entry.name == "Tump"


def test_three_places_of_one_day_are_a_wave():
    two = [case("Sibi"), case("Zhob")]
    assert not is_wave(Story(cases=two))
    assert is_wave(Story(cases=[*two, case("Kohlu")]))
    assert not is_wave(Story(cases=[*two, case("Kohlu", background=True)]))
    assert not is_wave(Story(cases=[*two, case("Kohlu", kind="protest")]))


def test_a_case_knows_who_was_hit():
    known = case("Sibi")
    assert known.victims is None
    known.tellings += told_in("Gunmen attacked a police post in Sibi on Sunday.")
    assert known.victims == "security"
