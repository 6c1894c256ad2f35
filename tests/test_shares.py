"""What a sentence says of a total beside it: its parts by side, and what it was at first."""

from __future__ import annotations

import pytest

from geo.reading.figures import figures_in
from geo.reading.shares import former_tolls, shares_in
from geo.reading.words import words_of


def shares(sentence: str) -> list[tuple[int, str]]:
    words = words_of(sentence)
    return [(share.number, share.people.text) for share in shares_in(words, "".join(word.symbol for word in words))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Three of the dead were soldiers.", [(3, "soldiers")]),
        ("Three of the dead were soldiers and two were civilians, the army said.", [(3, "soldiers"), (2, "civilians")]),
        ("Among the dead were three soldiers and two civilians.", [(3, "soldiers"), (2, "civilians")]),
        ("The dead included a policeman.", [(1, "policeman")]),
        ("Two of the wounded were labourers.", [(2, "labourers")]),
        ("Three of the dead were people from Sibi.", []),  # no side is named
        ("Three of the rooms were empty.", []),
        ("The dead were buried in Quetta.", []),
    ],
)
def test_parts_of_a_total(sentence, expected):
    assert shares(sentence) == expected


def test_a_part_is_a_figure_with_its_words():
    sentence = "Three of the dead were soldiers."
    (figure,) = figures_in(sentence)
    assert (figure.low, figure.group, figure.measure) == (3, "security", "killed")
    assert sentence[figure.start : figure.end] == "Three of the dead were soldiers"


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("The death toll, initially put at 47, rose over the following days to 91.", [47, 91]),
        ("The toll, first given as six, has risen to nine.", [6, 9]),
        ("The death toll, put at 47 by the hospital, is not final.", [47]),
    ],
)
def test_what_a_toll_was_at_first_is_told_too(sentence, tolls):
    assert [figure.low for figure in figures_in(sentence)] == tolls


def test_only_what_grew_has_a_former_toll():
    words = words_of("The toll, initially put at 47, is disputed.")
    assert not list(former_tolls(words, "".join(word.symbol for word in words)))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The 33 dead were 18 civilians and 15 policemen.", [(18, "civilians"), (15, "policemen")]),
        ("Among those who died in the attack were seven police officers.", [(7, "police officers")]),
        ("Nine security officials were among those wounded.", [(9, "security officials")]),
    ],
)
def test_parts_told_as_what_the_dead_were(sentence, expected):
    assert shares(sentence) == expected


def test_whom_the_dead_were():
    figures = figures_in("Of the 31 dead, 18 were soldiers and five civilians.")
    assert [(figure.low, figure.group) for figure in figures] == [(31, None), (18, "security"), (5, "civilians")]
