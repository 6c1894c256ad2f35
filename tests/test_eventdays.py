"""When a clause says that its event happened."""

from __future__ import annotations

import pytest
from steps import iso, told_in


def when(text, **options):
    (told,) = told_in(text, **options)
    return iso(told.start), iso(told.end), told.precision


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In January 2024 strikes were carried out a day after an attack on Panjgur.", ("2024-01-01", "2024-01-31", 3)),
        ("On 18 January strikes were carried out a day after an attack on Panjgur.", ("2026-01-17", "2026-01-17", 1)),
    ],
)
def test_days_after_are_counted_from_the_day_that_the_sentence_tells(text, expected):
    told = next(one for one in told_in(text) if one.places)
    assert (iso(told.start), iso(told.end), told.precision) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a post in Sibi on Sunday.", ("2026-02-01", "2026-02-01", 1)),
        ("Gunmen attacked a post in Sibi on 20 January.", ("2026-01-20", "2026-01-20", 1)),
        ("Gunmen attacked a post in Sibi overnight.", ("2026-02-01", "2026-02-02", 1)),
        ("Gunmen attacked a post in Sibi in March 2025.", ("2025-03-01", "2025-03-31", 3)),
        ("Gunmen attacked a post in Sibi in 2024.", ("2024-01-01", "2024-12-31", 3)),
        ("Gunmen attacked a post in Sibi last month.", ("2026-01-01", "2026-01-31", 3)),
        ("Late last year gunmen attacked a post in Sibi.", ("2025-09-01", "2025-12-31", 3)),
        ("چیک پوسٹ پر تیس جنوری کو سبی میں حملہ ہوا", ("2026-01-30", "2026-01-30", 1)),
        ("Gunmen attacked a post in Sibi.", (None, None, 1)),
        ("Gunmen attacked a post in Sibi, police said on Monday.", (None, None, 1)),
        ("15 January 2026: Gunmen attacked a post in Sibi.", ("2026-01-15", "2026-01-15", 1)),
        (
            "The bodies of two men, abducted on 20 January, were found in Sibi on Sunday.",
            ("2026-02-01", "2026-02-01", 1),
        ),
        ("Two men in custody since January were killed in an encounter in Sibi.", (None, None, 1)),
        ("A soldier killed in Sibi was laid to rest in Attock on Sunday.", (None, None, 1)),
        ("The bodies of two men who had been kidnapped a week earlier were found in Sibi.", (None, None, 1)),
    ],
)
def test_when(text, expected):
    assert when(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A vigil was held in Quetta for the victims of the August 8 hospital bombing.",
        "The toll of the blast in Quetta climbed to 31 on Sunday.",
        "Thousands rallied in Turbat to mark the anniversary of the killing of a student on August 13, 2020.",
        "Seventeen labourers abducted in Kalat were freed on Sunday.",
        "The BLF, a group few had heard of two years ago, attacked a post in Sibi.",
    ],
)
def test_the_day_of_something_else_is_not_the_events(text):
    assert when(text)[0] is None


def test_the_day_somebody_died_of_wounds_is_not_the_attacks():
    assert when("A bombing in Khuzdar cost eight lives: two students died of their injuries on Saturday.")[0] is None


def test_a_day_that_opens_a_headline_is_that_of_the_killing():
    assert when("On January 28 in Quetta, four policemen martyred by gunmen.")[0] == "2026-01-28"


@pytest.mark.parametrize(
    ("entry", "day"),
    [
        ("- May 17: A bomb went off in Nushki on May 16.", "2025-05-16"),
        ("- May 17: A bomb went off in Nushki.", "2025-05-17"),
        ("- May 17: The body of a man abducted on May 12 was found in Nal.", "2025-05-17"),
    ],
)
def test_the_day_an_entry_itself_gives_its_event(entry, day):
    assert when(entry)[0] == day


@pytest.mark.parametrize(
    ("age", "days"),
    [("a week after", 7), ("ten days after", 10), ("11 days after", 11), ("several days after", None)],
)
def test_how_long_before_the_other_an_event_was(age, days):
    *_, blast = told_in(f"The raid in Sibi came {age} a blast in Kalat.")
    assert blast.lag_days == days


def test_a_day_before_the_incident_is_counted_from_the_story():
    *_, before = told_in("Four men were kidnapped in Zhob. A day before the incident, five had been kidnapped there.")
    assert before.lag_days == 1
