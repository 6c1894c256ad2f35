"""Paragraphs: lines as they stand, and wrapped lines taken together."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from geo.reading.paragraphs import paragraphs
from geo.reading.shadow import shadow_of

PROSE = (
    "Gunmen attacked a police station in Nushki on Saturday evening and held it for two hours before troops "
    "arrived from the district headquarters, officials said. Three constables were killed and a passer-by was hurt "
    "in the exchange of fire, and the attackers fled towards the hills with the weapons that they had seized."
)


def split(text):
    return [text[start:end] for start, end in paragraphs(text)]


def test_blank_lines_part_paragraphs():
    assert split("One.\n\nTwo.\n \t\n  Three.  \n") == ["One.", "Two.", "Three."]


def test_lines_of_a_list_stay_apart():
    lines = ["- two killed in Mach", "- one hurt in Hub", "3. a bridge blown up", "2024-08-26: armed men struck"]
    assert split("\n".join(lines)) == lines


def test_long_lines_stay_apart():
    assert split(f"{PROSE}\n{PROSE}") == [PROSE, PROSE]


def test_a_title_over_a_line_stays_apart():
    lines = ["Gunmen kill two miners near the town of Mach", "Officials said that two miners were killed on Sunday."]
    assert split("\n".join(lines)) == lines


def test_wrapped_lines_are_one_paragraph():
    for width in (60, 72, 80, 100):
        wrapped = textwrap.fill(PROSE, width)
        assert split(f"Title\n\n{wrapped}\n\n{wrapped}") == ["Title", wrapped, wrapped]


def test_entries_of_one_width_stay_apart():
    lines = [
        "30 March 2026 – Quetta: one person was killed on Sariab Road in a blast.",
        "31 March 2026 – Dera Bugti: a landmine killed a shepherd at Pir Koh today.",
        "01 April 2026 – Khuzdar: two brothers were taken from their home in Zehri.",
    ]
    assert split("\n".join(lines)) == lines


@given(st.text(st.one_of(st.characters(), st.sampled_from("\n \tab.-#3:")), max_size=300))
def test_nothing_is_lost_and_nothing_overlaps(text):
    last = 0
    for start, end in paragraphs(text):
        assert last <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()


def test_lines_that_break_mid_sentence_are_one_paragraph():
    text = (
        "A journalist was\nshot dead in the Basima\narea of Washuk\ndistrict on Sunday, when he\nwas on his way home.\n"
        "His family\nhas moved away."
    )
    assert [text[start:end].replace("\n", " ") for start, end in paragraphs(text)] == [
        "A journalist was shot dead in the Basima area of Washuk district on Sunday, when he was on his way home.",
        "His family has moved away.",
    ]


def test_lines_that_break_within_words_are_one_paragraph():
    lines = ["In May, gunmen shot dead four la-", "bourers in Panj-", "gur district of the prov-", "ince today. No"]
    text = shadow_of("\n".join([*lines, "group claimed respon-", "sibility."])).text
    assert len(paragraphs(text)) == 1
