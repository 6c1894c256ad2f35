"""Which case of a document a telling belongs to."""

from __future__ import annotations

import pytest
from steps import incidents, read

FIRST = "Gunmen attacked an army camp in Kalat on 28 January."


@pytest.mark.parametrize(
    ("second", "days"),
    [
        ("Gunmen targeted soldiers in Kalat on 29 January.", ["2026-01-28", "2026-01-29"]),
        ("Before that, a surgeon was shot dead in Kalat on 27 January.", ["2026-01-28", "2026-01-27"]),
        ("Troops were shot at in Kalat late on 27 January, the army said.", ["2026-01-28"]),
        ("The attack in Kalat went on until 29 January.", ["2026-01-28"]),
        ("Two soldiers were killed in Kalat, the army said.", ["2026-01-28"]),
        ("Gunmen raided another camp in Kalat on 30 January.", ["2026-01-28", "2026-01-30"]),
    ],
)
def test_deeds_of_their_own_days_are_kept_apart(second, days):
    assert [day for _, _, day in incidents(read(f"{FIRST} {second}"))] == days


def test_each_entry_of_a_list_is_a_report_of_its_own():
    text = "Quetta bombing. At least 70 people died in a blast in Quetta.\n\n2026-01-11: A bomb went off in Quetta."
    assert len(incidents(read(text))) == 2


def test_killings_told_far_below_befell_others():
    taken = "Two brothers were abducted in the Mach area on Sunday."
    filler = "The road was open. " * 7
    assert incidents(read(f"{taken} {filler}Killings of combatants are not counted.")) == [
        ("abduction", "Mach", "2026-02-01")
    ]


def test_those_taken_and_killed_were_attacked():
    text = (
        "Miners were abducted in the Mach area before dawn on Sunday. They were led away and their throats were slit."
    )
    assert incidents(read(text)) == [("attack", "Mach", "2026-02-01")]


@pytest.mark.parametrize(
    ("second", "places"),
    [
        ("The victim was going home when the assailants fired near Burma Hotel.", ["Sariab"]),
        ("The attackers then fired at a post in Mastung.", ["Sariab", "Mastung"]),
        ("Two other men were shot dead near Burma Hotel.", ["Sariab", "Burma Hotel"]),
    ],
)
def test_a_closer_telling_of_the_sentence_before_is_no_second_attack(second, places):
    first = "Gunmen shot dead a policeman on Sariab Road on Sunday."
    assert [place for _, place, _ in incidents(read(f"{first} {second}"))] == places
