"""Which toll word takes a figure: behind it, before it, or that of the figure it is joined to."""

from __future__ import annotations

import pytest

from geo.reading.figures import figures_in
from geo.reading.tolls import PART


def tolls(sentence):
    return [(figure.low, figure.group, figure.measure) for figure in figures_in(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "A blast killed three men of the agency (MI) and two of the Frontier Corps and injured several more.",
            [(3, "unknown", "killed"), (2, "security", "killed")],
        ),
        (
            "Gunmen killed three soldiers in Quetta and two labourers in Mastung.",
            [(3, "security", "killed"), (2, "civilians", "killed")],
        ),
        ("More than 50 people are now known to have died.", [(50, "unknown", "killed")]),
        ("Gunmen killed an elder and his two guards.", [(1, "civilians", "killed"), (2, "security", "killed")]),
        (
            "A blast killed three labourers and injured as many others.",
            [(3, "civilians", "killed"), (3, "civilians", "injured")],
        ),
        ("Gunmen shot dead a Hindu trader.", [(1, "civilians", "killed")]),
        ("Hundreds took part in the funeral of two men.", []),
        (
            "Troops shot dead a smuggler, triggering protests in which six people were wounded.",
            [(1, "unknown", "killed"), (6, "unknown", "injured")],
        ),
        ("Gunmen attacked the convoy of an officer, killing him.", [(1, None, "killed")]),
        ("نو عسکریت پسند ہلاک جبکہ دو فوجی شہید ہوئے", [(9, "militants", "killed"), (2, "security", "killed")]),
        ("As many as nine labourers were killed.", [(9, "civilians", "killed")]),
        ("Nine passengers were taken off two buses and shot dead.", [(9, "civilians", "killed")]),
        ("Four men were dragged out of three houses and killed.", [(4, "unknown", "killed")]),
        ("Civilians killed: at least 11.", [(11, "civilians", "killed")]),
        ("The number of militants killed rose to at least 177.", [(177, "militants", "killed")]),
        (
            "They counted 36 civilian and 22 security personnel fatalities.",
            [(36, "civilians", "killed"), (22, "security", "killed")],
        ),
        ("Three of them - Ali, Asad and Omar - were killed on the spot.", [(3, None, "killed")]),
        ("Gwahram claimed this one too.", []),
        ("Nine passengers who were abducted near Zhob were killed.", [(9, "civilians", "killed")]),
        ("Captain Asad Khan, who embraced martyrdom in Kech, was buried.", [(1, "security", "killed")]),
        (
            "The toll in Awaran, officials said, had risen to 31, and 52 people had been injured.",
            [(31, None, "killed"), (52, "unknown", "injured")],
        ),
        ("Injuries were sustained by three others.", [(3, None, "injured")]),
        ("FC personnel: 5 killed, 19 injured", [(5, "security", "killed"), (19, "security", "injured")]),
        ("Gunmen made them get down and shot 26 of them dead.", [(26, None, "killed")]),
        ("Twelve people were hurt, three of them critically injured.", [(12, "unknown", "injured")]),
        ("Estimates of the number of dead range from 25 to 28.", [(25, None, "killed")]),
        ("Police at first gave the number of bodies as ten.", [(10, None, "killed")]),
        (
            "Ten people were killed and around 30 injured last month.",
            [(10, "unknown", "killed"), (30, "unknown", "injured")],
        ),
        ("A barber and a tailor were shot dead.", [(2, "civilians", "killed")]),
        (
            "73 people were killed, among them 14 soldiers, five policemen and 21 militants.",
            [
                (73, "unknown", "killed"),
                (14, "security", "killed"),
                (5, "security", "killed"),
                (21, "militants", "killed"),
            ],
        ),
        (
            "A tribal elder was shot dead along with two guards.",
            [(1, "civilians", "killed"), (2, "security", "killed")],
        ),
        ("Gunmen took 23 passengers off buses and trucks, and shot them dead.", [(23, "civilians", "killed")]),
        ("The toll rose to 59 after five critically injured persons died.", [(59, None, "killed")]),
        ("A mob attacked security personnel.", []),
        ("Bodies of five people were brought to the hospital.", [(5, "unknown", "killed")]),
        ("The bodies of two labourers who had been abducted were found.", [(2, "civilians", "killed")]),
        ("Nine policemen and as many civilians were killed.", [(9, "security", "killed"), (9, "civilians", "killed")]),
        ("50 people were released, whereas 23 people were killed.", [(23, "unknown", "killed")]),
        ("دھماکے میں ایک شخص کی جان گئی جبکہ سات زخمی ہوئے", [(1, "unknown", "killed"), (7, "unknown", "injured")]),
        ("A soldier and his brother were shot dead.", [(1, "security", "killed"), (1, "civilians", "killed")]),
        (
            "Police fired, killing three people including a 13-year-old boy and wounding seven.",
            [(3, "unknown", "killed"), (7, "unknown", "injured")],
        ),
        ("A train was attacked and 31 civilians died.", [(31, "civilians", "killed")]),
        (
            "Some 50 men attacked a post and two constables died.",
            [(50, "unknown", "attackers"), (2, "security", "killed")],
        ),
        ("Four men were killed; seven more were not hurt.", [(4, "unknown", "killed")]),
        ("One bomb disposal official was killed.", [(1, "security", "killed")]),
        ("Four would-be suicide bombers were killed.", [(4, "militants", "killed")]),
        ("He said that one soldier died and nine were hurt.", [(1, "security", "killed"), (9, "security", "injured")]),
    ],
)
def test_the_toll_word_of_a_figure(sentence, expected):
    assert tolls(sentence) == expected


def test_what_a_dash_adds_to_a_total_is_part_of_it():
    figures = figures_in("The clash left 13 people dead – three soldiers and ten militants.")
    assert [(f.low, f.group, f.rule == PART) for f in figures] == [
        (13, "unknown", False),
        (3, "security", True),
        (10, "militants", True),
    ]


def test_those_among_the_hurt_are_a_part_where_a_side_is_named():
    assert tolls("Two people died and 17 more were injured, three policemen among them.") == [
        (2, "unknown", "killed"),
        (17, "unknown", "injured"),
        (3, "security", "injured"),
    ]
