"""Tellings folded into cases: what a report tells twice is one, what it tells of other days or places is another."""

from __future__ import annotations

from datetime import date

import pytest
from steps import analysed, incidents, iso, read

from geo.reading.story import find_story

SUNDAY, SATURDAY = "2026-02-01", "2026-01-31"


def story(text, **options):
    return find_story(analysed(text, **options), circumstances=frozenset())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen attacked a post in Mastung on Saturday. The attack lasted an hour.",
            [("attack", "Mastung", SATURDAY)],
        ),
        (
            "Gunmen attacked a post in Mastung on Saturday. The attack in Mastung killed two soldiers.",
            [("attack", "Mastung", SATURDAY)],
        ),
        (
            "ATTACK IN GWADAR\n\nGWADAR: Gunmen attacked a hotel in Gwadar on Sunday. Three people were killed.",
            [("attack", "Gwadar", SUNDAY)],
        ),
        (
            "Gunmen opened fire in the Sariab area of Quetta on Sunday. The firing in Quetta killed two people.",
            [("attack", "Sariab", SUNDAY)],
        ),
        (
            "Gunmen attacked a post in Kech district on Sunday. The gunmen stormed the post in Tump at night.",
            [("attack", "Tump", SUNDAY)],
        ),
        (
            "Gunmen clashed with police in Sibi on Sunday. The gunmen had attacked a bank in Sibi.",
            [("attack", "Sibi", SUNDAY)],
        ),
    ],
)
def test_one_event_told_twice_is_one(text, expected):
    assert incidents(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A blast hit Turbat on Sunday. Another blast hit Turbat on 20 January.",
            [("attack", "Turbat", SUNDAY), ("attack", "Turbat", "2026-01-20")],
        ),
        (
            "A blast hit Turbat on Sunday. A blast hit Gwadar on Sunday.",
            [("attack", "Turbat", SUNDAY), ("attack", "Gwadar", SUNDAY)],
        ),
        (
            "A blast hit Turbat on Sunday. Traders staged a sit-in in Turbat on Sunday.",
            [("attack", "Turbat", SUNDAY), ("protest", "Turbat", SUNDAY)],
        ),
        (
            "15 January: A blast hit Turbat.\n16 January: Gunmen attacked a post in Sibi.\n",
            [("attack", "Turbat", "2026-01-15"), ("attack", "Sibi", "2026-01-16")],
        ),
        (
            "A blast hit Turbat on Sunday. In a similar incident in March 2024, a bomb killed three people in Panjgur.",
            [("attack", "Turbat", SUNDAY), ("attack", "Panjgur", "2024-03-01")],
        ),
    ],
)
def test_other_days_places_and_kinds_are_other_events(text, expected):
    assert incidents(read(text)) == expected


def test_the_past_is_background_and_has_its_own_date():
    found = story("A blast hit Turbat on Sunday. In March 2024 a bomb killed three people in Panjgur.")
    assert [(case.entry.name, case.is_background) for case in found.cases] == [("Turbat", False), ("Panjgur", True)]
    assert iso(found.main_day) == SUNDAY


def test_the_wave_is_seen_and_its_day():
    found = story("Coordinated attacks hit Quetta, Mastung and Nushki on Saturday.")
    assert [sentence.number for sentence in found.waves] == [0]
    assert iso(found.main_day) == SATURDAY


def test_each_sentence_knows_the_cases_it_speaks_of():
    found = story("A blast hit Turbat on Sunday. Two people were killed. Gunmen attacked a post in Sibi on Sunday.")
    turbat, sibi = found.cases
    assert [found.by_sentence[number] for number in range(3)] == [[turbat], [turbat], [sibi]]


def test_who_claimed_it_is_noted_on_the_case():
    (case,) = story("Gunmen attacked a post in Sibi on Sunday. The BLA claimed responsibility for the attack.").cases
    assert list(case.claimed_by) == ["Balochistan Liberation Army"]


def test_a_group_that_condemns_is_no_claimant():
    (case,) = story("Gunmen attacked a post in Sibi on Sunday. The police condemned the attack.").cases
    assert not case.claimed_by


def test_a_lead_without_a_place_takes_that_of_the_scene():
    assert incidents(read("Gunmen opened fire on a coach on Sunday. The coach was near Mach in the Bolan area.")) == [
        ("attack", "Mach", SUNDAY)
    ]


def test_an_event_without_a_place_stays_without_one():
    assert incidents(read("Gunmen attacked a post on Sunday.")) == [("attack", None, SUNDAY)]


def test_an_event_in_the_province_is_not_put_on_its_capital():
    assert incidents(read("QUETTA: Gunmen attacked a post in Balochistan on Sunday.")) == [
        ("attack", "Balochistan", SUNDAY)
    ]


def test_the_attack_of_another_report_is_no_event_without_a_day():
    text = "Gunmen attacked a post in Sibi on Sunday. The governor spoke of the attack in Gwadar."
    assert incidents(read(text)) == [("attack", "Sibi", SUNDAY)]


def test_no_event_no_case():
    assert story("The governor opened a school in Pishin on Sunday.").cases == []


def test_another_operation_in_a_district_is_a_case_of_its_own():
    text = (
        "Security forces conducted an operation in Panjgur district on 31 January 2026, killing four terrorists. In "
        "another operation in Gichk on 31 January 2026, two terrorists were killed."
    )
    assert [place for _, place, _ in incidents(read(text))] == ["Panjgur", "Gichk"]


def test_the_day_of_an_attack_elsewhere_is_not_that_of_the_story():
    text = (
        "Gunmen attacked miners in Balochistan, killing 20, police said. The attack took place in Duki district. On "
        "Sunday, two engineers were killed in a bombing in Karachi."
    )
    assert all(place != "Duki" or day != SUNDAY for _, place, day in incidents(read(text)))


def test_gunmen_who_round_up_workers_arrest_nobody():
    text = "Gunmen rounded up workers at a mine in Duki on Sunday and shot them."
    assert [kind for kind, _, _ in incidents(read(text))] == ["attack"]


def test_an_attempt_to_attack_is_an_attack():
    assert incidents(read("Terrorists attempted to attack the naval base at Turbat on Sunday.")) == [
        ("attack", "Turbat", SUNDAY)
    ]
    assert incidents(read("Terrorists planned to attack the naval base at Turbat on Sunday.")) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gunmen abducted four labourers from the Dasht area of Mastung district on Sunday.", ("abduction", "Dasht")),
        (
            "The bodies of three men abducted from Kech last month were found in Panjgur on Sunday.",
            ("other", "Panjgur"),
        ),
        ("No one was hurt when a hand grenade was hurled at a house in Sibi on Sunday.", ("attack", "Sibi")),
    ],
)
def test_what_happened_and_where_in_wordings_that_mislead(sentence, expected):
    assert [(kind, place) for kind, place, _ in incidents(read(sentence))] == [expected]


def test_a_denied_attack_is_none():
    assert incidents(read("There was no attack in Sibi on Sunday, police said.")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Mobile data was cut in Nushki and Panjgur districts on 29 January following attacks on two army camps.",
            [("attack", "Nushki", "2026-01-29"), ("attack", "Panjgur", "2026-01-29")],
        ),
        ("Mobile data was suspended in Nushki on 29 January amid protests.", []),
        ("Mobile data was suspended in Nushki on 29 January after the attack.", []),
    ],
)
def test_the_attack_that_a_cut_followed(text, found):
    assert incidents(read(text)) == found


def test_that_attack_lies_where_the_sentence_before_has_it():
    text = (
        "Security forces killed 17 militants in operations in several districts of Balochistan, following the bombing"
        " of a train in Quetta.\n\nThat attack, on January 24, killed 14 people.\n\n"
        "Mastung, Nushki and Kech were the districts where the operations took place."
    )
    assert incidents(read(text)) == [
        ("attack", "Quetta", "2026-01-24"),
        ("counter_operation", "Mastung", "2026-02-02"),
        ("counter_operation", "Nushki", "2026-02-02"),
        ("counter_operation", "Kech", "2026-02-02"),
    ]


def test_a_list_is_about_the_town_of_its_title():
    text = (
        "Timeline of attacks in Quetta\n\nHere is what happened.\n\n"
        "Sept 3, 2010: A suicide bomb attack killed 59 people at a rally.\n\n"
        "Jan 10, 2013: A bomb blast at a snooker club killed 92."
    )
    found = incidents(read(text, published=date(2016, 8, 9)))
    assert found[-2:] == [("attack", "Quetta", "2010-09-03"), ("attack", "Quetta", "2013-01-10")]


def test_two_events_of_a_headline_are_two():
    text = (
        "Teacher abducted from Turbat, two bodies found in Kalat\n\n"
        "On Sunday two bodies were found dumped near Kalat, Levies officials said, and moved to the hospital there."
    )
    assert ("abduction", "Turbat", "2026-02-01") in incidents(read(text))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Recently, gunmen killed a constable in Sibi.", "2025-12-04", "2026-02-01"),
        ("A few days ago gunmen killed a constable in Sibi.", "2026-01-25", "2026-01-31"),
        ("Several weeks ago gunmen killed a constable in Sibi.", "2025-12-08", "2026-01-19"),
    ],
)
def test_what_is_told_vaguely_is_dated_as_a_stretch(text, start, end):
    (incident,) = read(text).incidents
    assert (iso(incident.date_start), iso(incident.date_end)) == (start, end)
    assert incident.time_precision > 1


def test_a_day_sharpens_a_week():
    text = (
        "Gunmen kidnapped six labourers in Nushki last week. "
        "On January 30 they attacked a dam in Nushki and abducted them."
    )
    assert incidents(read(text)) == [("abduction", "Nushki", "2026-01-30")]


def test_someone_taken_recently_is_none_of_a_later_list():
    text = (
        "Majid was recently abducted in Kech district, a rights group said.\n\n"
        "On January 20 Shoaib was abducted in Panjgur, and on January 22 Dil Jan was abducted in Buleda in Kech."
    )
    assert [(kind, place) for kind, place, _ in incidents(read(text))] == [
        ("abduction", "Kech"),
        ("abduction", "Panjgur"),
        ("abduction", "Buleda"),
    ]


def test_what_was_foiled_and_cost_lives_is_a_clash():
    text = (
        "Last week militants tried to storm the towns of Mach and Kolpur but the attempt was foiled. "
        "However, four policemen and 24 militants were killed during the operation."
    )
    assert [(kind, place) for kind, place, _ in incidents(read(text))] == [("clash", "Mach"), ("clash", "Kolpur")]


def test_headlines_about_what_only_followed_open_no_case():
    assert incidents(read("Trains resume in Sibi after security operations\n\nTrains resumed in Sibi on Sunday.")) == []


def test_where_it_happened_moves_the_case():
    text = (
        "A blast hit the railway track in Mastung district on Sunday. "
        "It happened near Spezand, and nobody was hurt, officials said."
    )
    assert incidents(read(text)) == [("attack", "Spezand", SUNDAY)]


def test_those_arrested_at_a_protest_are_arrested_there():
    text = "Families held a sit-in in Hub on Sunday. Several people were arrested when police broke it up."
    assert incidents(read(text)) == [("protest", "Hub", SUNDAY), ("arrest", "Hub", SUNDAY)]


def test_a_statement_that_lists_its_places_first_gives_them_days_later():
    text = (
        "Coordinated attacks in Zamuran, Kalat, Kharan and Dhadar were claimed by the BLA. "
        "An attack was carried out on January 19 in Kharan."
    )
    assert ("attack", "Kharan", "2026-01-19") in incidents(read(text))
    assert [place for _, place, _ in incidents(read(text))].count("Kharan") == 1


def test_the_third_day_after_a_blast_counts_back():
    assert incidents(read("On the third day after the blast in Quetta the mourning went on.")) == [
        ("attack", "Quetta", "2026-01-31")
    ]


@pytest.mark.parametrize(
    "opening", ["It may be recalled that", "It is pertinent to mention here that", "One should also note that"]
)
def test_what_may_be_recalled_happened(opening):
    text = f"{opening} on January 20 three policemen were killed by gunmen in Sibi."
    assert incidents(read(text)) == [("attack", "Sibi", "2026-01-20")]


def test_a_spot_told_with_its_town_is_the_towns_attack():
    text = (
        "The BLA carried out three attacks in Quetta, Kalat and Mastung on Saturday. "
        "In Kalat, fighters ambushed a military vehicle in Harboi."
    )
    assert [place for _, place, _ in incidents(read(text))] == ["Quetta", "Harboi", "Mastung"]


def test_a_place_that_only_says_how_far_another_is_holds_none():
    text = (
        "Rockets were fired at a post in Awaran on Saturday. "
        "Later gunmen fired at troops at Bazdad, 20 km north of Awaran."
    )
    assert [place for _, place, _ in incidents(read(text))] == ["Awaran", "Bazdad"]


def test_what_happened_recently_and_then_gets_its_day_is_no_background():
    reading = read(
        "The BLA recently carried out attacks in Kalat and Turbat. A convoy was ambushed in Turbat on the night of "
        "30 January; two soldiers were killed. A post in Kalat was hit on 31 January; two soldiers were killed."
    )
    claims = [(claim.low, claim.incident) for claim in reading.claims]
    assert [low for low, _ in claims] == [2, 2]
    assert len({incident for _, incident in claims}) == 2


def test_tolls_in_headlines_stay_with_the_report_under_them():
    page = (
        "Two shot dead\nDawn, 2 May 2025\n\nGunmen shot dead two men in the bazaar of Hub on Thursday, police said.\n\n"
        "Six killed by a mine\nDawn, 9 June 2025\n\nA landmine went off near the town of Mach and killed six people."
    )
    reading = read(page, published=None)
    days = {incident.id: (incident.place.name, iso(incident.date_start)) for incident in reading.incidents}
    assert {days[claim.incident]: claim.low for claim in reading.claims} == {
        ("Hub", "2025-05-01"): 2,
        ("Mach", "2025-06-09"): 6,
    }


def test_a_claim_of_responsibility_is_of_the_attack_it_names():
    text = (
        "Gunmen killed two policemen in Quetta. A bomb hit an FC vehicle in Khuzdar. The TTP claimed the Quetta attack."
    )
    assert [incident.actors for incident in read(text).incidents] == [("Tehreek-e-Taliban Pakistan",), ()]
    text = "A bomb killed two in Kharan. No group claimed it, but the BLA has carried out similar attacks."
    assert [incident.actors for incident in read(text).incidents] == [()]
