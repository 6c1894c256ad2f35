"""Sentences of news prose, in English and Urdu."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading import sentences as module
from geo.reading.sentences import sentences


def split(text):
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "expected",
    [
        ["Lt. Col. Khan met Maj. Gen. Afgan.", "He left."],
        ["Dr. Baloch and Mr. Rind spoke.", "Nobody answered."],
        ["Mobile internet was cut on Aug. 6.", "It came back."],
        ["It was cut from Aug. 6 until Sep. 2 in Kech."],
        ["U.S. officials arrived at 5 p.m. on Monday.", "They left."],
        ["He was seen in the U.S.", "The envoy denied it."],
        ["It lies 3.5 km. from Mach on route No. 65.", "The road is closed."],
        ["Rs. 5,000 was paid to J. K. Baloch."],
        ['"We won." ', "He left."],
        ['"Why?" he asked.', "Nobody knew!", "Then he went."],
        ["Officials said (on Friday.)", "More came."],
        ["It hit the Zhob-D.I. Khan Highway.", "He joined the JUI-F.", "Ten died."],
        ["The toll rose… and rose.", "Then it stopped."],
        ["The end...", "Nothing followed."],
        ["rare earth minerals..", "Meanwhile, talks went on."],
        ["1. Quetta was hit.", "2. Mach was not."],
        ["It ended.[12]", "It began again.[3]"],
        ["Two died, police said.1", "It began again.[^3]", "It ended.¹²"],
        ["He lives at House no.5 Jinnah Road.", "It has 2.5 rooms."],
        ["Security forces arrived.", "The men fled."],
        ["کوئٹہ میں دھماکہ ہوا۔", "دو افراد زخمی ہوئے۔", "کیا یہ سچ ہے؟", "ہاں۔"],
    ],
)
def test_sentences(expected):
    stripped = [sentence.strip() for sentence in expected]
    assert split(" ".join(stripped)) == stripped


def test_a_lost_space_after_a_period_still_ends_the_sentence():
    assert split("Two died.The army came.") == ["Two died.", "The army came."]
    assert split("ایک ہلاک۔دو زخمی۔") == ["ایک ہلاک۔", "دو زخمی۔"]


def test_only_the_block_that_was_asked_for():
    text = "One. Two. Three."
    assert sentences(text, 5, 9) == [(5, 9)]


def test_white_space_alone_has_no_sentence():
    assert sentences(" \n \t", 0, 4) == []


@given(st.text(st.one_of(st.characters(), st.sampled_from(" .?!…۔\"')]aA1")), max_size=300))
def test_nothing_is_lost_and_nothing_overlaps(text):
    spans = sentences(text, 0, len(text))
    kept, last = "", 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        assert not text[last:start].strip()
        kept += text[start:end]
        last = end
    assert not text[last:].strip()
    assert "".join(kept.split()) == "".join(text.split())


def test_work_grows_with_the_text_and_not_with_its_square(monkeypatch):
    looked_at = []
    plain = module._ends_here
    monkeypatch.setattr(module, "_ends_here", lambda *args: looked_at.append(1) or plain(*args))
    sentences("No. " * 5_000, 0, 20_000)
    assert len(looked_at) == 5_000  # once for each period
