"""What one sentence tells to have happened: kind, places and day of each clause."""

from __future__ import annotations

from datetime import date

import pytest
from steps import iso, read, told_in


def told(text, **options):
    return [(one.kind, [place.text for place in one.places], iso(one.start)) for one in told_in(text, **options)]


SUNDAY = "2026-02-01"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen attacked a police post in Sibi on Sunday.", "attack"),
        ("Gunmen stormed a bank in Sibi on Sunday.", "attack"),
        ("A suicide bomber blew himself up in Sibi on Sunday.", "attack"),
        ("A roadside bomb exploded in Sibi on Sunday.", "attack"),
        ("A hand grenade was lobbed at a shop in Sibi on Sunday.", "attack"),
        ("Rockets were fired at a camp in Sibi on Sunday.", "attack"),
        ("Gunmen shot dead a barber in Sibi on Sunday.", "attack"),
        ("Gunmen torched trucks in Sibi on Sunday.", "attack"),
        ("Gunmen clashed with Levies men in Sibi on Sunday.", "clash"),
        ("Gunmen and police exchanged fire in Sibi on Sunday.", "clash"),
        ("Six people were killed in a clash between two tribes in Sibi on Sunday.", "clash"),
        ("Six people were killed when rival tribes exchanged fire in Sibi on Sunday.", "clash"),
        ("Three soldiers were martyred in Sibi on Sunday.", "attack"),
        ("Crowds burned buses in Sibi on Sunday, and three people were killed.", "protest"),
        ("Security forces surrounded a house in Sibi on Sunday.", "counter_operation"),
        ("Troops opened fire on people travelling to a market near Sibi on Sunday.", "attack"),
        ("Three people were killed when security forces fired on convoys in Sibi on Sunday.", "attack"),
        ("Relatives placed the coffins on a road in Sibi on Sunday and refused to bury them.", "protest"),
        ("Traders in Sibi kept their shops shut on Sunday over a new rule.", "protest"),
        ("The BLA claimed responsibility for a grenade attack on a post in Sibi on Sunday.", "attack"),
        ("No one claimed responsibility for the attacks in Sibi on Sunday.", "attack"),
        ("Troops effectively engaged the militants in Sibi on Sunday.", "counter_operation"),
        ("A sit-in began in Sibi on Sunday for a man who was one of four militants killed in a gunfight.", "protest"),
        ("سبی میں اتوار کو ایک ٹھکانے پر چھاپہ مارا گیا۔", "counter_operation"),
        ("Troops killed nine militants in an operation in Sibi on Sunday.", "counter_operation"),
        ("Security forces conducted an intelligence-based operation in Sibi on Sunday.", "counter_operation"),
        ("Armed men abducted four labourers in Sibi on Sunday.", "abduction"),
        ("Eleven labourers seized by masked men near Sibi on Sunday walked free after talks.", "abduction"),
        ("Masked men stopped a school van in Sibi on Sunday and set the vehicle on fire.", "attack"),
        ("A gas pipeline was blasted near Sibi late on Sunday.", "attack"),
        ("The M-8 remained closed at Sibi on Sunday over prolonged power cuts.", "protest"),
        ("Boat owners kept the road near Sibi closed on Sunday against illegal trawling.", "protest"),
        ("Two dead bodies, said to be those of missing men, were found in Sibi on Sunday.", "other"),
        ("Movement of militants was picked up by security forces in Sibi on Sunday.", "counter_operation"),
        ("Two students were picked up in Sibi on Sunday.", "abduction"),
        ("Police arrested two suspects in Sibi on Sunday.", "arrest"),
        ("Traders staged a sit-in in Sibi on Sunday.", "protest"),
        ("Protesters blocked the highway in Sibi on Sunday.", "protest"),
        ("Police baton-charged a rally in Sibi on Sunday.", "protest"),
        ("Two bullet-riddled bodies were found in Sibi on Sunday.", "other"),
        ("سبی میں اتوار کو دھماکہ ہوا۔", "attack"),
        ("سبی میں اتوار کو احتجاج ہوا۔", "protest"),
    ],
)
def test_every_kind(text, kind):
    assert [(one, day) for one, _, day in told(text)] == [(kind, SUNDAY)]


@pytest.mark.parametrize(
    "text",
    [
        "No attack was reported in Gwadar on Sunday.",
        "Officials denied that a convoy had been attacked in Kharan on Sunday.",
        "Reports of a blast in Turbat on Sunday were false.",
        "Security forces foiled a bid to attack a police post in Sibi on Sunday.",
        "Police defused a bomb in Chaman on Sunday.",
        "Police warned that militants may attack trains in Sibi.",
        "The group threatened to attack trains in Sibi.",
        "Prayers marked the anniversary of the 2015 bus attack in Khuzdar.",
        "Officials condemned the attack in Mastung on Sunday.",
        "Militants have regularly attacked trains in Sibi.",
        "A police drill simulated a suicide attack in Quetta on Sunday.",
        "A flash flood killed nine people in Khuzdar on Sunday.",
        "Five people died when a bus plunged into a ravine near Lasbela on Sunday.",
        "The port came into operation in Gwadar on Sunday.",
        "He died of a heart attack in Quetta on Sunday.",
        "A school will open in Pishin on Sunday.",
    ],
)
def test_what_did_not_happen_or_was_no_attack(text):
    assert told(text) == []


def test_a_foiled_attack_that_cost_lives_is_a_clash():
    assert told("Police foiled an attack on a post in Sibi on Sunday and killed two gunmen.") == [
        ("clash", ["Sibi"], SUNDAY)
    ]


def test_an_accident_in_which_an_armed_group_acts_is_an_attack():
    assert told("Gunmen fired at a bus in Khuzdar on Sunday, and it plunged into a ravine.") == [
        ("attack", ["Khuzdar"], SUNDAY)
    ]


def test_a_roof_that_caved_in_is_no_attack():
    assert (
        told("A woman and her two sons were killed when the roof of their house caved in at Gulistan on Sunday.") == []
    )


def test_what_goes_off_and_on_is_no_bomb():
    assert told("In Kalat the internet goes off and on like the electricity.") == []


def test_a_child_snatched_from_a_van_is_abducted():
    assert told("A boy was snatched from a school van in Quetta on Sunday.") == [("abduction", ["Quetta"], SUNDAY)]


def test_police_and_protesters_clash_where_an_officer_is_shot():
    assert told("In Gwadar, a constable was shot dead when protesters and police clashed on Sunday.") == [
        ("clash", ["Gwadar"], SUNDAY)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen attacked a post in Mastung on Sunday, while a bomb went off in Turbat on Monday.",
            [("attack", ["Mastung"], SUNDAY), ("attack", ["Turbat"], "2026-02-02")],
        ),
        (
            "Gunmen attacked a post in Mastung on Saturday; traders held a rally in Sibi on Sunday.",
            [("attack", ["Mastung"], "2026-01-31"), ("protest", ["Sibi"], SUNDAY)],
        ),
        (
            "Attacks were carried out in Gwadar on 20 January and in Turbat on 25 January.",
            [("attack", ["Gwadar"], "2026-01-20"), ("attack", ["Turbat"], "2026-01-25")],
        ),
        (
            "Gunmen attacked posts in Mastung and Kalat on Sunday.",
            [("attack", ["Mastung", "Kalat"], SUNDAY)],
        ),
    ],
)
def test_clauses_and_days(text, expected):
    assert told(text) == expected


def test_one_clause_tells_one_event_however_many_words_name_it():
    assert told("A suicide bomber attacked a post in Sibi on Sunday, and the blast killed two.") == [
        ("attack", ["Sibi"], SUNDAY)
    ]


def test_what_is_yet_to_come_has_not_happened():
    assert told("Gunmen attacked a post in Sibi on 5 March 2026.") == []


def test_before_there_was_a_province():
    assert told("Tribesmen attacked a post in Sibi in 1897.") == []


def test_the_day_comes_from_the_event_and_not_from_who_says_it():
    assert told("The mayor said on Monday that gunmen had attacked a post in Sibi on Saturday.") == [
        ("attack", ["Sibi"], "2026-01-31")
    ]


def test_without_any_date_there_is_no_day():
    assert told("Gunmen attacked a post in Sibi on Saturday.", published=None) == [("attack", ["Sibi"], None)]


def test_a_month_is_a_range_told_as_such():
    (one,) = told_in("In April 2024, nine passengers were shot dead near Nushki.")
    assert (one.start, one.end, one.precision) == (date(2024, 4, 1), date(2024, 4, 30), 3)


def test_the_rule_that_fired_is_told():
    (one,) = told_in("Gunmen stormed a bank in Sibi on Sunday.")
    assert one.why == ("armed attack: stormed", "date of its own")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "In February, seven travellers were killed in Barkhan, and in August last year at least 22 in Musakhel.",
            [("attack", ["Barkhan"], "2025-02-01"), ("attack", ["Musakhel"], "2024-08-01")],
        ),
        (
            "Shrines were attacked in Khuzdar in November 2016, and in Sehwan in Sindh on 16 February 2017.",
            [("attack", ["Khuzdar"], "2016-11-01")],
        ),
        (
            "It followed the assaults on Mach in late January 2024 and on a complex in Gwadar on 20 March 2024.",
            [("attack", ["Mach"], "2024-01-21"), ("attack", ["Gwadar"], "2024-03-20")],
        ),
    ],
)
def test_each_place_has_its_own_day_or_month(text, found):
    assert told(text, published=date(2025, 7, 12)) == found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Families blocked the Quetta-Karachi highway in Hub on Sunday.", ["protest"]),
        ("Authorities blocked the roads to Gwadar on Sunday.", []),
        ("The army blocked the road to Gwadar on Sunday.", []),
        ("The Islamic State claimed the attack, and relatives staged a sit-in in Quetta on Sunday.", ["protest"]),
        ("The dead bodies of two men, who had gone missing from Hub, were found in Ormara on Sunday.", ["other"]),
        ("A BLA sniper eliminated a soldier in Sibi on Sunday.", ["attack"]),
        ("BLA fighters detained four passengers in Sibi on Sunday.", ["abduction"]),
        ("Two students were taken from a hostel in Sibi on Sunday.", ["abduction"]),
        ("The injured were taken from a bus in Sibi to a hospital on Sunday.", []),
        ("A bomber rammed into a truck in Sibi on Sunday.", ["attack"]),
        ("A bus rammed into a truck in Sibi on Sunday.", []),
    ],
)
def test_deeds_of_real_reports(text, kinds):
    assert [one.kind for one in told_in(text)] == kinds


def test_a_protest_beside_its_cause():
    text = "A trader was abducted in Sibi on Sunday; his relatives blocked the National Highway."
    assert [(one.kind, [place.text for place in one.places], iso(one.start)) for one in told_in(text)] == [
        ("abduction", ["Sibi"], "2026-02-01"),
        ("protest", ["Sibi"], "2026-02-01"),
    ]


def test_a_protest_behind_arrests_has_its_own_place():
    text = "Activists were arrested in Sibi on Sunday, after which protesters blocked the highway at Mach."
    assert [(one.kind, [place.text for place in one.places]) for one in told_in(text)] == [
        ("arrest", ["Sibi"]),
        ("protest", ["Mach"]),
    ]


def test_bodies_that_were_found_are_an_event_and_those_that_lie_in_a_hospital_are_none():
    assert len(told("Fifteen bodies, most of them of migrants, were found in Turbat on Sunday.")) == 1
    assert told("Fifteen bodies lay in the hospital of Turbat on Sunday.") == []


def test_ten_killed_in_a_month_are_no_event_of_one_day():
    assert told("He said ten policemen were martyred in Kalat in a month.") == []


def test_a_headline_in_the_present():
    assert [one.kind for one in told_in("Gunmen kill six labourers in Panjgur")] == ["attack"]
    assert told("They vowed to kill six labourers in Panjgur") == []


def test_what_stands_beside_a_cut_behind_a_semicolon_is_told():
    assert len(read("Bomb kills two in Chaman; internet cut").incidents) == 1


def test_the_last_24_hours_are_news():
    assert len(told("18 soldiers and 23 militants were killed in Kalat over the past 24 hours.")) == 1
    assert told("Hundreds were killed in Kalat over the past two decades.") == []


def test_a_years_total_is_no_event_of_one_day():
    assert told("In 2024, at least 225 people were killed in attacks in Quetta, Mastung and Sibi.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Five people were killed in Quetta on Sunday when a van ran into an oil tanker.",
        "The road remained closed in Sibi on Sunday after heavy snow.",
        "A court in Quetta handed down death sentences on Sunday over a bombing.",
        "اتوار کو کہا گیا کہ بلیدہ میں کسی فوجی آپریشن کا آغاز نہیں ہوا۔",
        "An explosion was heard in Quetta on Sunday, but police said it was a tyre burst.",
        "A seminar was held in Gwadar on Sunday; speakers recalled the attack on a consulate in Karachi.",
    ],
)
def test_what_turned_out_to_be_nothing_is_no_event(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Reporters were killed in Khuzdar on 5 January and 20 January respectively.",
            [("Khuzdar", "2026-01-05"), ("Khuzdar", "2026-01-20")],
        ),
        (
            "Bombs went off in Quetta and Sibi on 20 January and 22 January respectively.",
            [("Quetta", "2026-01-20"), ("Sibi", "2026-01-22")],
        ),
    ],
)
def test_each_of_several_days_has_its_event(text, expected):
    assert [(place.text, iso(one.start)) for one in told_in(text) for place in one.places] == expected


def test_two_words_that_alone_say_little_tell_an_event_together():
    (bomb,) = told_in("A bomb went off at a bus terminal on Sunday.")
    (raid,) = told_in("Many spoke of the raid on Sunday.")
    assert (bomb.is_weak, raid.is_weak) == (False, True)


def test_people_taken_from_two_places_are_two_events():
    text = "Sohail was abducted from Dazin in Tump; Chakar went missing after he was taken from his house in Kohad."
    assert [places for _, places, _ in told(text)] == [["Dazin"], ["Kohad"]]


def test_the_body_that_was_found_is_told_first():
    (body,) = told_in("The body of an official kidnapped two days ago from Prom was found on Sunday.")
    assert (body.kind, body.is_weak, body.is_definite) == ("other", False, False)


def test_what_is_feared_after_a_deed_leaves_the_deed():
    assert told("Two people are feared dead after gunmen attacked a post in Sibi on Sunday.") == [
        ("attack", ["Sibi"], SUNDAY)
    ]
    assert not told("Officials feared that gunmen would attack a post in Sibi on Sunday.")


def test_the_day_a_body_was_found_is_its_own():
    text = "The mutilated body of a man was found in Turbat in February 2012; he had been missing since December 2009."
    assert told(text) == [("other", ["Turbat"], "2012-02-01")]


def test_what_came_days_after_a_bombing_has_its_own_place_and_day():
    found = told("Three days after the Quetta bombing, gunmen killed two soldiers in Sibi on Sunday.")
    assert ("attack", ["Sibi"], SUNDAY) in found
