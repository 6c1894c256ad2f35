"""Figures as claims: whose, of which event, as of when, and replaced by which later one."""

from __future__ import annotations

import pytest
from steps import claims, iso, read

BLAST = "A blast hit a market in Turbat on Sunday."
RIVALS = (
    "A post was attacked in Sibi on Sunday. Officials said two soldiers were killed. "
    "The BLA claimed that it had killed 20 soldiers."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BLAST} Five people were killed.", [(5, "civilians", "killed")]),
        (
            f"{BLAST} Five people were killed and nine wounded.",
            [(5, "civilians", "killed"), (9, "civilians", "injured")],
        ),
        ("Two soldiers were killed in an attack in Sibi on Sunday.", [(2, "security", "killed")]),
        ("Gunmen attacked a police post in Sibi on Sunday. Two people were killed.", [(2, "security", "killed")]),
        ("Gunmen abducted four labourers in Harnai on Sunday.", [(4, "civilians", "abducted")]),
        (
            "A police post was attacked in Kalat on Sunday. Eleven people, policemen among them, were killed.",
            [(11, "unknown", "killed")],
        ),
        ("Gunmen fired at passengers in Hub on Sunday and killed five people.", [(5, "civilians", "killed")]),
        (
            "Six people were killed after a bus collided with a landmine in Dera Bugti on Sunday.",
            [(6, "civilians", "killed")],
        ),
        (
            "Three students, identified as Zahid, Naeem and Khalid, were forcibly disappeared from Turbat on Sunday.",
            [(3, "civilians", "abducted")],
        ),
        (
            "Twenty-six people, 18 of them soldiers, were killed when gunmen hijacked a train in Bolan on Sunday.",
            [(26, "unknown", "killed"), (18, "security", "killed")],
        ),
        (
            "At least 31 people were killed in a suicide bombing in Mastung on Sunday, of whom 18 were soldiers.",
            [(31, "unknown", "killed"), (18, "security", "killed")],
        ),
        (
            "At least 74 people were killed across the province on Sunday, including 14 soldiers and 21 militants.",
            [(74, "unknown", "killed"), (14, "security", "killed"), (21, "militants", "killed")],
        ),
        (
            "After a bomb killed three people in Mastung on Saturday, gunmen attacked a Levies post in Kalat.",
            [(3, "unknown", "killed")],
        ),
        ("Police arrested three protesters in Sibi on Sunday.", [(3, "civilians", "arrested")]),
        ("Troops killed nine militants in an operation in Zhob on Sunday.", [(9, "militants", "killed")]),
        ("Seven people were killed in a blast in Chaman on Sunday.", [(7, "unknown", "killed")]),
        (
            "Three Frontier Corps men, an officer among them, were martyred in Sibi on Sunday.",
            [(3, "security", "killed")],
        ),
        (
            "Two militants including ring leader Zakir alias Mansoor were neutralized in Sibi on Sunday.",
            [(2, "militants", "killed")],
        ),
        ("Three soldiers were martyred in Sibi on Sunday.", [(3, "security", "killed")]),
        (
            "Two tribesmen were gunned down and three injured over a land dispute in Sibi on Sunday.",
            [(2, "civilians", "killed"), (3, "civilians", "injured")],
        ),
        (
            "The number of people killed in the Mach operation has risen to 24 militants and four soldiers.",
            [(24, "militants", "killed"), (4, "security", "killed")],
        ),
        (
            "Gunmen shot dead three men in Sibi on Sunday, while an accident claimed two more lives.",
            [(3, "unknown", "killed")],
        ),
        (
            f"{BLAST} Eighteen people were killed and 29 injured there.",
            [(18, "civilians", "killed"), (29, "civilians", "injured")],
        ),
        (
            "A blast hit Quetta, leaving 15 people dead including eight soldiers, while injuring 40 others.",
            [(15, "unknown", "killed"), (8, "security", "killed"), (40, "unknown", "injured")],
        ),
    ],
)
def test_figure_side_and_measure(text, expected):
    assert claims(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{BLAST} Nobody was killed.",
        f"{BLAST} No casualties were reported.",
        f"{BLAST} Police fear that five people may have been killed.",
        f"{BLAST} The group has 4,000 to 5,000 members.",
        "A flash flood killed nine people in Khuzdar on Sunday.",
        "Five people died when a bus plunged into a ravine near Lasbela on Sunday.",
        "Militants have killed 200 people in Balochistan since the start of the year.",
        "Candles were lit on the anniversary of the blast that killed 70 lawyers.",
        "Police foiled an attack on a train in Sibi on Sunday.",
    ],
)
def test_what_is_no_toll(text):
    assert [claim for claim in claims(read(text)) if claim[2] in {"killed", "injured"}] == []


def test_attackers_are_counted_and_not_killed():
    assert claims(read("The minister said 200 to 250 attackers took part in the raid on Nushki on Saturday.")) == [
        (200, "militants", "attackers")
    ]


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        (f"{BLAST} Five people were killed.", [None]),
        (f"{BLAST} Levies officials confirmed that five people were killed.", ["Levies officials"]),
        (
            f"{BLAST} Deputy Commissioner Ali Khan told reporters that six traders died. He added that nine were hurt.",
            ["Deputy Commissioner Ali Khan", "Deputy Commissioner Ali Khan"],
        ),
        (RIVALS, ["Officials", "The BLA"]),
    ],
)
def test_who_gives_the_figure(text, claimants):
    assert [claim.claimant for claim in read(text).claims] == claimants


def test_rival_claims_stand_side_by_side():
    reading = read(RIVALS)
    assert claims(reading) == [(2, "security", "killed"), (20, "security", "killed")]
    assert [claim.superseded_by for claim in reading.claims] == [None, None]


@pytest.mark.parametrize(
    "revision",
    ["On Monday the figure was revised to 177.", "The toll rose to 177 on Monday."],
)
def test_a_revised_figure_replaces_the_old_one_and_both_stay(revision):
    first, second = read(
        f"Gunmen attacked a post in Mastung on Saturday. The military said 92 militants were killed. {revision}"
    ).claims
    assert (first.low, second.low, second.group) == (92, 177, "militants")
    assert (first.superseded_by, second.superseded_by) == (second.id, None)


def test_a_figure_told_twice_is_one_claim():
    reading = read("Gunmen killed two people in Sibi on Sunday. Two people were killed, police said.")
    assert [(claim.low, claim.claimant) for claim in reading.claims] == [(2, "police")]


def test_a_subset_is_a_detail():
    (claim,) = read("31 civilians, including five women, were killed in a blast in Chaman on Sunday.").claims
    assert (claim.low, claim.detail) == (31, "including five women")


@pytest.mark.parametrize(
    ("words", "low", "high", "qualifier"),
    [
        ("At least nine", 9, None, "at_least"),
        ("Nearly nine", 9, None, "nearly"),
        ("Up to nine", 9, None, "up_to"),
        ("Nine to twelve", 9, 12, "exactly"),
        ("Dozens of", 12, None, "at_least"),
    ],
)
def test_hedges_reach_the_claim(words, low, high, qualifier):
    (claim,) = read(f"{words} miners were killed in a blast in Duki on Sunday.").claims
    assert (claim.low, claim.high, claim.qualifier) == (low, high, qualifier)


def test_a_figure_of_one_event_hangs_on_it():
    reading = read(f"{BLAST} Five people were killed. Gunmen shot dead two men in Sibi on Sunday.")
    turbat, sibi = reading.incidents
    assert [(claim.low, claim.incident) for claim in reading.claims] == [(5, turbat.id), (2, sibi.id)]


def test_a_total_of_a_wave_is_never_shared_out():
    reading = read(
        "Coordinated attacks hit Quetta, Mastung and Nushki on Saturday. Officials said 31 civilians were killed."
    )
    (claim,) = reading.claims
    assert (claim.low, claim.incident, claim.episode) == (31, None, reading.episodes[0].id)


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        (f"{BLAST} Five people were killed.", "2026-02-02"),
        ("Five people were killed in a blast in Chaman on Sunday.", "2026-02-01"),
        (f"{BLAST} On Saturday, 31 January, the army killed nine militants.", "2026-01-31"),
    ],
)
def test_the_day_a_figure_speaks_of(text, as_of):
    assert iso(read(text).claims[0].as_of) == as_of


def test_a_claim_with_a_claimant_is_held_for_surer():
    with_one, without = (
        read(f"{BLAST} {sentence}").claims[0].confidence
        for sentence in ("Officials said five people were killed.", "Five people were killed.")
    )
    assert without < with_one


def test_two_who_speak_in_one_sentence_each_have_their_figures():
    document = read("The BLA claimed it had killed 84 soldiers in Nushki on Sunday; the army said seven soldiers died.")
    assert [(claim.low, claim.claimant) for claim in document.claims] == [(84, "The BLA"), (7, "the army")]


def test_a_family_is_not_one_of_the_dead():
    document = read("Five people of a family were killed in an attack in Sibi on Sunday.")
    assert [claim.low for claim in document.claims] == [5]


def test_a_former_toll_is_kept_as_replaced():
    first, last = read(f"{BLAST} The death toll, initially put at 47, rose over the following days to 91.").claims
    assert (first.low, last.low, first.superseded_by) == (47, 91, last.id)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A bomb hit a convoy in Sibi on Sunday. Five people were killed.", "security"),
        ("A bomb hit a convoy carrying Chinese engineers in Sibi on Sunday. Five people were killed.", "civilians"),
        ("A bomb hit Maulana Haideri's convoy in Sibi on Sunday. Five people were killed.", "unknown"),
    ],
)
def test_whose_convoy_it_was(text, side):
    assert [group for _, group, measure in claims(read(text)) if measure == "killed"] == [side]


def test_figures_of_many_incidents_are_no_claim():
    assert claims(read("The report said 117 persons were killed in 196 incidents in the province.")) == []


def test_years_to_compare_with_are_no_total():
    text = "Troops killed 145 militants in Nushki on Sunday in one of the deadliest flare-ups in recent years."
    assert claims(read(text)) == [(145, "militants", "killed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six bodies were found in Kalat on Sunday.", [(6, "unknown", "killed")]),
        ("Six bodies were discovered in Kalat on Sunday.", [(6, "unknown", "killed")]),
    ],
)
def test_bodies_that_are_found_are_counted(text, expected):
    assert [(claim.low, claim.group, claim.measure) for claim in read(text).claims] == expected


def test_a_toll_of_the_background_hangs_on_nothing():
    found = read(f"{BLAST} Five people were killed. In March 2025 an attack on a train left 31 people dead.").claims
    assert [(claim.low, bool(claim.incident), str(claim.as_of)) for claim in found] == [
        (5, True, "2026-02-02"),
        (31, False, "2025-03-31"),
    ]


def test_a_toll_of_both_sides_is_of_neither():
    (claim,) = read("A train was attacked in Mach on Sunday and 31 civilians and security personnel died.").claims
    assert (claim.low, claim.group) == (31, "unknown")


def test_a_bomber_who_rams_a_truck_is_no_accident():
    bomber = "A suicide bomber rammed into a police truck in Quetta on Sunday, killing three people."
    crash = "Two people were killed when a bus rammed into a truck in Hub on Sunday."
    assert [claim.low for claim in read(bomber).claims] == [3]
    assert read(crash).claims == ()


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("Pakistan says 216 militants were killed; the BLA says it lost 93 fighters.", ["Pakistan", "the BLA"]),
        ("216 militants were killed; the BLA says it lost 93 fighters.", [None, "the BLA"]),
        ("216 militants were killed, while 22 soldiers died, the army said.", ["the army", "the army"]),
        ("The army said 216 militants were killed; 22 soldiers died.", ["The army", "The army"]),
    ],
)
def test_who_opens_the_next_clause_says_nothing_of_this_one(text, claimants):
    assert [claim.claimant for claim in read(text).claims] == claimants


def test_two_people_of_one_sentence_are_two_claims():
    text = "Gunmen on Friday shot dead a doctor in Quetta and a teacher in Kharan."
    assert [(claim.group, claim.low) for claim in read(text).claims] == [("civilians", 1), ("civilians", 1)]


def test_the_dead_of_several_attacks_are_not_all_of_one_side():
    text = (
        "Two separate bomb attacks left three dead on Wednesday. The first hit a police van in Quetta, killing an "
        "inspector. In the second a landmine killed two brothers in Kohlu."
    )
    assert [(claim.group, claim.low) for claim in read(text).claims] == [
        ("unknown", 3),
        ("security", 1),
        ("civilians", 2),
    ]


@pytest.mark.parametrize("beside", ["the town's third this year", "the second such attack this year"])
def test_a_toll_beside_how_many_attacks_a_year_has_seen_is_of_this_one(beside):
    found = read(f"Five people were killed when a bomb exploded in Mastung on Saturday – {beside}.")
    assert [(low, measure) for low, _, measure in claims(found)] == [(5, "killed")]
