"""When a cut began, ended, and is expected to end: one sentence, published on Monday 2 February 2026."""

from __future__ import annotations

import pytest
from steps import cuts_in, iso, read


def days(text, **options):
    """Give start, observed end and expected end of each report of a sentence."""
    return [(iso(r.start), iso(r.end), iso(r.expected)) for r in cuts_in(text, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mobile internet was suspended in Kech on Friday.", ("2026-01-30", None, None)),
        ("Mobile networks in Kech were down for ten hours on Sunday.", ("2026-02-01", "2026-02-01", None)),
        ("Mobile networks in Kech have been down for ten hours since Sunday.", ("2026-02-01", None, None)),
        ("Students protested on Sunday against the closure of internet in Kech.", (None, None, None)),
        (
            "The suspension of mobile data in Kech, which began on Friday, ended on Sunday.",
            ("2026-01-30", "2026-02-01", None),
        ),
        (
            "A petition was filed on Sunday challenging the suspension of internet since 6 January.",
            ("2026-01-06", None, None),
        ),
        ("Mobile internet was cut in Kech for three days from Friday.", ("2026-02-06", None, "2026-02-08")),
        (
            "Mobile internet will be suspended in Kech for two days from 13 February.",
            ("2026-02-13", None, "2026-02-14"),
        ),
        ("Mobile internet stayed suspended in Kech on Friday for the fifth day running.", ("2026-01-26", None, None)),
        ("Mobile internet stayed suspended in Kech for the third straight day on Friday.", ("2026-01-28", None, None)),
        ("Mobile internet was off in Kech for five days in a row.", ("2026-01-29", None, None)),
        ("Mobile internet has been suspended in Kech since 20 January.", ("2026-01-20", None, None)),
        ("Mobile internet was suspended in Kech.", (None, None, None)),
        ("Mobile internet was suspended in Kech until 5 February.", (None, None, "2026-02-05")),
        ("Mobile internet was suspended in Kech from 5 to 7 February.", ("2026-02-05", None, "2026-02-07")),
        ("Mobile internet was suspended in Kech from 20 to 25 January.", ("2026-01-20", "2026-01-25", None)),
        ("Mobile internet will be suspended in Kech on Wednesday.", ("2026-02-04", None, None)),
        ("Mobile internet was restored in Kech on Sunday.", (None, "2026-02-01", None)),
        ("Mobile internet was restored in Kech.", (None, None, None)),
        (
            "Mobile internet, suspended in Kech since Friday, was restored on Sunday.",
            ("2026-01-30", "2026-02-01", None),
        ),
        ("Mobile internet in Kech is expected to be restored on Tuesday.", (None, None, "2026-02-03")),
        ("Mobile internet was partially restored in Kech on Sunday.", (None, None, None)),
        ("The PTA said on Monday that mobile internet was suspended in Kech on Friday.", ("2026-01-30", None, None)),
        ("The PTA said on Monday that mobile internet was suspended in Kech.", (None, None, None)),
        ("Mobile data was suspended in Kech, a notification issued on Wednesday said.", (None, None, None)),
        ("The suspension of mobile data in Kech is a measure, he told the Senate on Friday.", (None, None, None)),
        ("Mobile data was suspended in Kech on Friday up to 5 February.", ("2026-01-30", None, "2026-02-05")),
        (
            "Mobile data was off in Kech until the court ordered the authorities on 21 January to restore it.",
            (None, "2026-01-21", None),
        ),
        ("Mobile data came back in Kech on Friday, only to vanish again before midnight.", ("2026-01-30", None, None)),
        ("Internet has been down in Kech for the past nine days.", ("2026-01-24", None, None)),
        ("Traders protested against the suspension of mobile data in Kech on Sunday.", (None, None, None)),
        (
            "A sit-in in Kech ended on 30 January; the phone and internet networks were restored on 31 January.",
            (None, "2026-01-31", None),
        ),
        ("Mobile data will be suspended in Kech on Friday from 8am to 8pm.", ("2026-02-06", None, "2026-02-06")),
        (
            "As of Sunday, connectivity in Kech stood at 12% of ordinary levels, NetBlocks said.",
            ("2026-02-01", None, None),
        ),
    ],
)
def test_start_end_and_expected_end(text, expected):
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Services are expected to resume on Tuesday.", (None, None, "2026-02-03")),
        ("Services will be restored by 5 February.", (None, None, "2026-02-05")),
        ("Services were restored on Sunday.", (None, "2026-02-01", None)),
        ("The suspension was extended until 10 February.", (None, None, "2026-02-10")),
        ("The blackout began on Friday.", ("2026-01-30", None, None)),
    ],
)
def test_sentences_that_go_on(text, expected):
    assert days(text, goes_on=True) == [expected]


def test_an_expected_end_is_never_an_end():
    ((_, end, expected),) = days("Mobile internet in Kech will remain suspended until 5 February.")
    assert (end, expected) == (None, "2026-02-05")


def test_each_place_has_the_day_told_next_to_it():
    assert days("Internet was cut in Zhob on Friday and in Loralai on Saturday.") == [
        ("2026-01-30", None, None),
        ("2026-01-31", None, None),
    ]


def test_without_any_date_a_weekday_is_none():
    assert days("Mobile internet was suspended in Kech on Friday.", published=None) == [(None, None, None)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mobile data was suspended in Quetta from 6am to 10pm on Saturday.", ("2026-01-31", "2026-01-31", None)),
        (
            "Mobile data was suspended in Quetta from 6 am until noon on Saturday.",
            ("2026-01-31", "2026-01-31", None),
        ),
        ("Mobile data will be suspended in Quetta from 6 am to 10 pm on Tuesday.", ("2026-02-03", None, "2026-02-03")),
        ("Mobile data was suspended in Quetta from Saturday.", ("2026-01-31", None, None)),
        (
            "Mobile data will be off in Quetta on Tuesday. It will be off from 10am to 2pm, he said.",
            ("2026-02-03", None, "2026-02-03"),
        ),
    ],
)
def test_some_hours_of_a_day_end_on_it(text, days):
    (blackout,) = read(text).blackouts
    assert tuple(map(iso, (blackout.date_start, blackout.date_end, blackout.date_end_expected))) == days
