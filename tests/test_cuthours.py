"""The hours of a cut."""

from __future__ import annotations

import pytest
from steps import analysed

from geo.reading.cuthours import UNTIL_HOUR, lasted_hours, tells_hours


def only(text):
    (sentence,) = analysed(text).sentences
    return sentence


@pytest.mark.parametrize(
    ("text", "hours", "lasted"),
    [
        ("Phones were off in Quetta from 10am to 2pm.", True, False),
        ("Phones were off in Quetta between 8 am and 6 pm.", True, False),
        ("کوئٹہ میں صبح 7 سے 11 بجے تک سروس بند رہے گی۔", True, False),
        ("Phones were off in Quetta from 10 to 16 November.", False, False),
        ("Phones were off in Quetta for nearly ten hours.", False, True),
        ("Phones were off in Quetta for ten days.", False, False),
    ],
)
def test_hours_of_a_day(text, hours, lasted):
    sentence = only(text)
    assert (tells_hours(sentence), lasted_hours(sentence)) == (hours, lasted)


def test_an_hour_may_stand_between_until_and_its_day():
    assert UNTIL_HOUR.search("off until 10 pm on ") is not None
    assert UNTIL_HOUR.search("off until 10 ") is None
