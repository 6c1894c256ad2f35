"""One look at the bytes: what is worth reading, and what names nothing of Balochistan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.places.gazetteer import Gazetteer
from geo.reading import read_document
from geo.reading.relevance import SHORT, nearness

PADDING = "The river rose for a third day, and the ferry stayed in the harbour. " * 30


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gunmen attacked a post in Tump.", "inside"),
        ("GUNMEN ATTACKED A POST IN TUMP.", "inside"),
        ("The “Mastung” road was closed.", "inside"),
        ("Quetta’s markets were shut.", "inside"),
        ("Kharan-based traders complained.", "inside"),
        ("The BLA claimed it.", "inside"),
        ("It happened in the provincial capital.", "inside"),
        ("Services were cut across the province.", "inside"),
        ("کوئٹہ میں دھماکہ ہوا۔", "inside"),
        ("A café in Kalāt burned.", "inside"),
        ("A bomb went off in Karachi.", "outside"),
        ("He bought a new hub for the wheel.", "nowhere"),
        ("A soft\u00adly spoken man – he said – left.", "nowhere"),
    ],
)
def test_a_long_text_is_judged_by_its_names(sentence, expected):
    assert nearness(PADDING + sentence + " " + PADDING) == expected


def test_a_soft_hyphen_does_not_hide_a_name():
    assert nearness(PADDING + "Gunmen attacked Mas\u00adtung.") == "inside"


def test_a_note_of_a_few_lines_is_always_read():
    assert nearness("Gunmen attacked a post on Sunday.") == "inside"
    assert len(PADDING) > SHORT


@pytest.mark.parametrize(
    "entry", [one for one in Gazetteer.bundled().entries if one.is_inside][::37], ids=lambda one: one.id
)
def test_every_place_inside_is_seen(entry):
    assert nearness(f"{PADDING} ({entry.name}) {PADDING}") == "inside"


def test_a_text_about_elsewhere_says_so_and_gives_no_event():
    reading = read_document(PADDING + "A bomb killed three people in Karachi on 3 March 2026.")
    assert [mention.text for mention in reading.mentions] == ["Karachi"]
    assert not reading.incidents
    assert any("Balochistan" in warning for warning in reading.warnings)


@given(st.text(max_size=300))
def test_any_text_is_judged(text):
    assert nearness(PADDING + text) in {"inside", "outside", "nowhere"}
