"""Sentences of a report that are set outside the province."""

from __future__ import annotations

import pytest
from steps import analysed, claims, incidents, read

from geo.reading.abroad import sentences_abroad


@pytest.mark.parametrize(
    ("text", "abroad"),
    [
        ("Five people were killed in Sibi. Nine were killed in Peshawar.", [1]),
        ("Nine people were killed in Peshawar. Two of them were children.", [0, 1]),
        ("Nine people were killed in Peshawar.\n\nTwo children were hurt.", [0]),
        ("In Islamabad the minister said that nine people had been killed.", []),
        ("Hours after the Mastung blast, five people were killed in Peshawar.", [0]),
        ("The army unit killed 25 fighters in central Punjab.", [0]),
        ("A blast in Chaman, on the border with Afghanistan, killed two.", []),
        ("Five people were killed in Pakistan on Sunday.", []),
        ("The wounded were taken to Larkana in Sindh. Two of them died.", []),
    ],
)
def test_which_sentences_are_set_abroad(text, abroad):
    assert sorted(sentences_abroad(analysed(text))) == abroad


def test_a_heading_sets_the_scene_of_its_section():
    text = "Balochistan\n\nFive people were killed in Sibi.\n\nSindh\n\nTwo men died.\n\nOutlook\n\nMore may follow."
    found = sentences_abroad(analysed(text))
    assert [s.text for s in analysed(text).sentences if s.number in found] == ["Sindh", "Two men died."]


def test_a_dateline_is_no_section():
    text = "Statement\n\nRawalpindi, 25 July 2025:\n\nFive terrorists were sent to hell."
    assert sentences_abroad(analysed(text)) == frozenset()


def test_what_fell_abroad_is_no_toll_of_the_province():
    reading = read("Five people were killed in Sibi on Sunday.\n\nNine people were killed in a blast in Peshawar.")
    assert incidents(reading) == [("attack", "Sibi", "2026-02-01")]
    assert claims(reading) == [(5, "unknown", "killed")]
