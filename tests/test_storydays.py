"""The day a document is about, and what lies before it. Published on Monday 2 February 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from steps import MONDAY, analysed, iso, read, sentence_of

from geo.reading.cases import Story
from geo.reading.happenings import happenings_in
from geo.reading.storydays import (
    day_around,
    day_of_the_story,
    days_of_reports,
    first_day_named,
    is_before_the_story,
    is_of_other_days,
    only_day_of,
)


def day(text, *, published=MONDAY):
    analysis = analysed(text, published=published)
    return iso(day_of_the_story(analysis, {s.number: happenings_in(s) for s in analysis.sentences}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a post in Sibi on Saturday. A blast hit Turbat on Sunday.", "2026-01-31"),
        ("In March 2024 a bomb hit Panjgur. Gunmen attacked a post in Sibi on Saturday.", "2026-01-31"),
        ("Gunmen attacked a post in Sibi on 5 May 2024. A blast hit Turbat on Sunday.", "2026-02-01"),
        ("Gunmen attacked a post in Sibi. Two men fell. The incident took place on Saturday.", "2026-01-31"),
        ("Date: 20 September 2011\n\nGunmen killed pilgrims in Mastung.", "2011-09-20"),
        ("The governor opened a school.", None),
    ],
)
def test_the_day_the_document_is_about(text, expected):
    assert day(text) == expected


def test_the_first_day_that_is_named_at_all():
    assert iso(first_day_named(analysed("The governor spoke on Sunday. He left on Monday."))) == "2026-02-01"
    assert first_day_named(analysed("The governor spoke.")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a post on Sunday.", "2026-02-01"),
        ("Gunmen attacked on Saturday and on Monday.", None),
        ("Gunmen attacked a post in March 2024.", None),
        ("Gunmen attacked a post.", None),
    ],
)
def test_the_one_day_a_sentence_names(text, expected):
    assert iso(only_day_of(sentence_of(text))) == expected


@pytest.mark.parametrize(
    ("named", "expected"),
    [(date(2026, 1, 31), False), (date(2026, 1, 25), False), (date(2026, 1, 10), True), (date(2024, 3, 1), True)],
)
def test_what_lies_well_before_is_background(named, expected):
    story = Story(main_day=date(2026, 1, 31))
    assert is_before_the_story(named, analysed("A blast hit Sibi.").sentences[0], story) is expected


def test_other_years_are_another_era():
    story = Story(main_day=date(2026, 1, 31))
    assert is_of_other_days(date(2006, 1, 1), story)
    assert not is_of_other_days(date(2025, 12, 1), story)
    assert not is_of_other_days(None, story)


def test_a_report_without_a_day_has_its_months():
    text = (
        "Seven men have been reported missing in several districts, in late October and early November 2022.\n\n"
        "Panjgur District: Zahid Baloch was reported missing."
    )
    found = [
        (i.place.name, iso(i.date_start), iso(i.date_end)) for i in read(text, published=date(2026, 2, 15)).incidents
    ]
    assert found == [("Panjgur", "2022-10-21", "2022-11-10")]


def test_each_report_of_several_has_a_day_of_its_own():
    second, ninth = date(2025, 5, 2), date(2025, 6, 9)
    page = (
        "Dawn, 2 May 2025\n\nTwo men were shot dead near the bazaar of Hub on Thursday.\n\n"
        "Dawn, 9 June 2025\n\nA bomb went off near the railway station of Mach."
    )
    analysis = analysed(page)
    hub, mach = analysis.sentences
    story = Story(report_days=days_of_reports(analysis, {0: happenings_in(hub), 1: happenings_in(mach)}))
    assert day_around(hub, story) == second - timedelta(days=1)
    assert day_around(mach, story) == ninth
    assert not is_before_the_story(second, hub, story)
    assert is_before_the_story(second, mach, story)
