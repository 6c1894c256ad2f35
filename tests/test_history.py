"""The district table: counts, splits, divisions and people, checked by hand against the sources named in it."""

from datetime import date

import pytest

from geo.places.history import all_districts, district_on, districts_on, notified_on


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2008, 1, 1), 30),
        (date(2012, 12, 31), 30),
        (date(2014, 1, 1), 32),
        (date(2017, 7, 31), 32),
        (date(2017, 8, 1), 34),
        (date(2019, 1, 1), 33),
        (date(2021, 12, 31), 34),
        (date(2022, 6, 1), 35),
        (date(2023, 1, 1), 36),
        (None, 36),
    ],
)
def test_the_number_of_districts_in_force(day, count):
    assert len(districts_on(day)) == count


@pytest.mark.parametrize(
    ("name", "day", "then"),
    [
        ("Duki", date(2015, 6, 1), "Loralai"),
        ("Duki", date(2017, 8, 1), "Duki"),
        ("Chaman", date(2019, 1, 1), "Killa Abdullah"),
        ("Chaman", date(2022, 1, 1), "Chaman"),
        ("Surab", date(2016, 12, 31), "Kalat"),
        ("Sohbatpur", date(2012, 1, 1), "Jaffarabad"),
        ("Hub", date(2010, 1, 1), "Lasbela"),
        ("Usta Muhammad", date(2020, 1, 1), "Jaffarabad"),
        ("Lehri", date(2015, 1, 1), "Lehri"),
        ("Lehri", date(2012, 1, 1), "Sibi"),
        ("Lehri", date(2020, 1, 1), "Sibi"),
        ("PK234", date(2015, 6, 1), "Loralai"),
        ("killa  abdullah", None, "Killa Abdullah"),
        ("Wadh", date(2026, 8, 1), "Wadh"),
        ("Wadh", date(2026, 7, 1), "Khuzdar"),
    ],
)
def test_a_district_before_it_was_one_is_its_parent(name, day, then):
    assert district_on(name, day).name == then


def test_what_never_was_a_district():
    assert district_on("Atlantis") is None
    assert district_on("") is None


def test_divisions_follow_the_date():
    loralai = district_on("Loralai")
    assert (loralai.division_on(date(2020, 1, 1)), loralai.division_on(None)) == ("Zhob", "Loralai")
    assert district_on("Chagai").division_on(date(2010, 1, 1)) == "Quetta"
    assert len({row.division for row in districts_on()}) == 8


def test_the_people_of_2023_sum_to_the_census():
    assert sum(row.population_2023 for row in districts_on()) == 14_894_402


def test_the_notification_of_july_2026_is_known_by_name_only():
    assert notified_on(date(2026, 7, 7)) == ()
    new = notified_on(date(2026, 7, 8))
    assert {"Wadh", "Barshore", "Quetta East", "Quetta West", "South Dera Bugti"} == {row.name for row in new}
    assert all(row.drawn_in == row.parent and not row.pcode for row in new)


def test_every_parent_and_drawn_in_is_a_district():
    names = {row.name for row in all_districts()}
    assert all(row.drawn_in in names and (row.parent is None or row.parent in names) for row in all_districts())
