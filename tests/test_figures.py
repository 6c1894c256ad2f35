"""The tolls of one sentence: figure, side, and what befell them. Strengths, ages and distances are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.figures import figures_in


def tolls(sentence):
    return [(figure.low, figure.group, figure.measure) for figure in figures_in(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("31 civilians were killed.", [(31, "civilians", "killed")]),
        ("The girls, aged eight and 12, were killed.", []),
        ("The girls, who were eight and 12, were killed.", []),
        ("12 girls, aged eight to ten, were killed.", [(12, "civilians", "killed")]),
        ("The blast killed 31 civilians.", [(31, "civilians", "killed")]),
        ("Gunmen fled, killing 31 civilians.", [(31, "civilians", "killed")]),
        ("Thirty-one civilians died.", [(31, "civilians", "killed")]),
        ("Five policemen embraced martyrdom.", [(5, "security", "killed")]),
        ("The blast claimed the lives of 31 civilians.", [(31, "civilians", "killed")]),
        ("Two miners were shot dead.", [(2, "civilians", "killed")]),
        ("Two dozen miners were killed.", [(24, "civilians", "killed")]),
        ("دھماکے میں کم از کم نو افراد ہلاک", [(9, "unknown", "killed")]),
        ("Dozens of people were killed.", [(12, "unknown", "killed")]),
        ("A soldier was killed.", [(1, "security", "killed")]),
        ("Nine soldiers were hurt.", [(9, "security", "injured")]),
        ("The attack left nine people dead.", [(9, "unknown", "killed")]),
        ("The toll rose to 24.", [(24, None, "killed")]),
        ("Hospitals took in 167 bodies of militants.", [(167, "militants", "killed")]),
        ("17 members of the security forces were killed.", [(17, "security", "killed")]),
    ],
)
def test_one_toll(sentence, expected):
    assert tolls(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Gunmen killed nine passengers and injured two others.",
            [(9, "civilians", "killed"), (2, "civilians", "injured")],
        ),
        (
            "At least 31 civilians and 17 policemen were killed.",
            [(31, "civilians", "killed"), (17, "security", "killed")],
        ),
        (
            "Four people were killed and another six were wounded.",
            [(4, "unknown", "killed"), (6, "unknown", "injured")],
        ),
        ("Seven men were kidnapped and three arrested.", [(7, "unknown", "abducted"), (3, "unknown", "arrested")]),
        (
            "Nine militants were killed there, as were four soldiers.",
            [(9, "militants", "killed"), (4, "security", "killed")],
        ),
    ],
)
def test_several_tolls_in_one_sentence(sentence, expected):
    found = tolls(sentence)
    assert [(low, measure) for low, _, measure in found] == [(low, measure) for low, _, measure in expected]
    assert [group for _, group, _ in found if group not in (None, "unknown")] == [
        group for _, group, _ in expected if group != "unknown"
    ]


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Gunmen abducted four labourers.", "abducted"),
        ("Four labourers were picked up.", "abducted"),
        ("Four labourers went missing.", "abducted"),
        ("Police arrested four labourers.", "arrested"),
        ("Four labourers were rounded up.", "arrested"),
        ("Four labourers were wounded.", "injured"),
        ("Four labourers were abducted and killed.", "killed"),
    ],
)
def test_what_befell_four_labourers(sentence, measure):
    assert tolls(sentence) == [(4, "civilians", measure)]


@pytest.mark.parametrize(
    ("sentence", "low", "high", "qualifier"),
    [
        ("At least nine people were killed.", 9, None, "at_least"),
        ("Nearly nine people were killed.", 9, None, "nearly"),
        ("Up to nine people were killed.", 9, None, "up_to"),
        ("Between nine and twelve people were killed.", 9, 12, "exactly"),
        ("Some nine to twelve people were killed.", 9, 12, "nearly"),
    ],
)
def test_hedges_and_ranges_are_kept(sentence, low, high, qualifier):
    (figure,) = figures_in(sentence)
    assert (figure.low, figure.high, figure.qualifier) == (low, high, qualifier)


def test_a_part_of_a_total_is_a_detail_and_no_second_toll():
    (figure,) = figures_in("31 civilians, including five women, were killed.")
    assert (figure.low, figure.detail) == (31, "including five women")


def test_a_part_that_names_a_side_counts_too():
    people, soldiers = figures_in("Eleven people, including four soldiers, were killed.")
    assert (people.low, people.group, people.detail) == (11, "unknown", "including four soldiers")
    assert (soldiers.low, soldiers.group) == (4, "security")


@pytest.mark.parametrize(
    "sentence",
    [
        "The network has 4,000 to 5,000 members.",
        "The paper spoke of 200 fighters.",
        "Two hundred soldiers guard the port.",
        "The town lies 30 kilometres from the border.",
        "Nine districts were hit.",
        "Three of the wounded died.",
        "Nobody was killed.",
        "The group pledged 5,000 volunteers.",
        "The mine employs 80 miners.",
    ],
)
def test_strengths_distances_and_pledges_are_no_toll(sentence):
    assert tolls(sentence) == []


def test_attackers_are_counted_as_attackers():
    (figure,) = figures_in("Two hundred to two hundred and fifty attackers took part.")
    assert (figure.low, figure.high, figure.measure) == (200, 250, "attackers")


def test_those_who_did_it_are_not_those_it_befell():
    assert tolls("Two bombings had killed 26 people.") == [(26, "unknown", "killed")]
    assert tolls("Gunmen on 12 motorcycles killed two men.") == [(2, "unknown", "killed")]


def test_numbers_inside_dates_count_nobody():
    sentence = "On 31 January people were killed."
    assert figures_in(sentence, dates=[(3, 13)]) == []


def test_a_figure_spans_its_number_and_its_toll_word():
    sentence = "In Sibi at least nine people were killed on Sunday."
    (figure,) = figures_in(sentence)
    assert sentence[figure.start : figure.end] == "at least nine people were killed"


@given(
    st.text(
        st.one_of(
            st.characters(exclude_categories=["Cs", "No"]),
            st.sampled_from("31 ,.;-()killed and dozen people were at least"),
        ),
        max_size=120,
    )
)
def test_any_sentence_is_read(sentence):
    for figure in figures_in(sentence):
        assert 0 <= figure.start < figure.end <= len(sentence)
        assert figure.high is None or figure.high >= figure.low


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("13 'foreign-backed' militants were killed.", [(13, "militants", "killed")]),
        ('The army said 13 "Indian-sponsored" terrorists were killed.', [(13, "militants", "killed")]),
        ("It killed 7 people and injured at least another 10.", [(7, "unknown", "killed"), (10, "unknown", "injured")]),
        ("It left 15 people dead including 8 soldiers, while injuring 40 others.", [
            (15, "unknown", "killed"), (8, "security", "killed"), (40, "unknown", "injured"),
        ]),
        ("27 others were being treated.", [(27, None, "injured")]),
        ("The bombing cost 70 lives.", [(70, None, "killed")]),
        ("27 passengers are believed to have been murdered.", [(27, "civilians", "killed")]),
        ("They sent twelve terrorists to hell.", [(12, "militants", "killed")]),
    ],
)  # fmt: skip
def test_figures_of_real_reports(sentence, found):
    assert [(f.low, f.group, f.measure) for f in figures_in(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Constable Muhammad Yasir was shot dead.", [(1, "security", "killed")]),
        ("In Pasni, Sub-inspector Abdul Ghani was martyred.", [(1, "security", "killed")]),
        ("A soldier, Sepoy Akhtar Nawaz, was killed.", [(1, "security", "killed")]),
        ("Inspector Khan said that three miners were killed.", [(3, "civilians", "killed")]),
        ("The inspector was killed.", []),
    ],
)
def test_an_officer_told_by_rank_and_name_is_one(sentence, expected):
    assert tolls(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("81 people dead, later 96.", [81, 96]),
        ("Police first spoke of 11 dead, then of 10.", [11, 10]),
        ("Four members of one household were killed.", [4]),
    ],
)
def test_a_later_figure_is_one_more_and_one_household_is_none(sentence, expected):
    assert [figure.low for figure in figures_in(sentence)] == expected
