"""The rules about dates: each pattern is sound, has its example, and names what fired."""

from __future__ import annotations

import re
from datetime import date

import pytest

from geo.reading.date_rules import RULE_GROUPS
from geo.reading.dates import find_dates

MONDAY = date(2026, 2, 2)
EXAMPLES = {
    "day-month": "on 31 January 2026",
    "month-day": "on January 31",
    "week-of-month": "in the first week of March",
    "months-year": "in March 2025",
    "part-of-month": "in late January",
    "named-month": "last January",
    "iso": "on 2026-01-31",
    "slashed": "on 31/01/2026",
    "year": "in 2024",
    "weekday": "on Saturday",
    "day-before-yesterday": "the day before yesterday",
    "from-today": "yesterday",
    "last-night": "last night",
    "overnight": "overnight",
    "past-stretch": "for the past 25 days",
    "nth-day": "for a third day",
    "ago": "two days ago",
    "calendar-unit": "last week",
    "weekend": "over the weekend",
    "length": "for three days",
}
NAMES = [name for _, rules in RULE_GROUPS for name, _, _ in rules]


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_fires_on_its_example(rule):
    text = f"Gunmen attacked {EXAMPLES[rule]}."
    assert [span.rule for span in find_dates(text, 0, len(text), anchor=MONDAY)] == [rule]


def test_every_rule_has_a_name_of_its_own_and_a_pattern():
    assert len(NAMES) == len(set(NAMES))
    assert set(EXAMPLES) <= set(NAMES)
    for _, rules in RULE_GROUPS:
        for _, pattern, meaning in rules:
            assert re.compile(pattern).groups == 0  # named groups are the rules' own
            assert callable(meaning)
