"""The place of an event that the sentence telling it does not name."""

from __future__ import annotations

import pytest
from steps import analysed, incidents, read, told_in

from geo.reading.cases import Story
from geo.reading.context import places_from_context


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A coach was stopped in Mastung. Gunmen opened fire on Sunday.", "Mastung"),
        ("Gunmen opened fire on a coach on Sunday. The coach was near Mach in the Bolan area.", "Mach"),
        ("Gunmen opened fire on a coach on Sunday. The driver was taken to a hospital in Quetta.", None),
        ("Gunmen opened fire on a coach on Sunday. The governor spoke to reporters in Quetta.", None),
        ("Gunmen opened fire on a coach on Sunday. The province has many roads.", None),
    ],
)
def test_a_lead_without_a_place(text, place):
    assert incidents(read(text)) == [("attack", place, "2026-02-01")]


def test_the_sentence_before_sets_the_scene():
    analysis = analysed("A coach was stopped in Mastung. Gunmen opened fire on Sunday.")
    (told,) = told_in("A coach was stopped in Mastung. Gunmen opened fire on Sunday.")
    assert [place.text for place in places_from_context(told, Story(), analysis)] == ["Mastung"]


def test_a_scene_of_two_places_is_none():
    text = "A coach left Sibi and passed Mach. Gunmen opened fire on Sunday."
    (told,) = told_in(text)
    assert places_from_context(told, Story(), analysed(text)) == []


def test_another_paragraph_sets_no_scene():
    text = "A coach was stopped in Mastung.\n\nGunmen opened fire on Sunday."
    (told,) = told_in(text)
    assert places_from_context(told, Story(), analysed(text)) == []
