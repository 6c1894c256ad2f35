"""Where and when a clause says that its event happened."""

from __future__ import annotations

import pytest
from steps import iso, told_in


def where(text):
    (told,) = told_in(text)
    return [place.text for place in told.places]


def when(text, **options):
    (told,) = told_in(text, **options)
    return iso(told.start), iso(told.end), told.precision


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gunmen attacked a post in Sibi on Sunday.", ["Sibi"]),
        ("Gunmen attacked posts in Sibi, Kohlu and Zhob on Sunday.", ["Sibi", "Kohlu", "Zhob"]),
        ("Gunmen attacked a post in Tump, Kech district, on Sunday.", ["Tump"]),
        ("Gunmen attacked a post in Hazarganji, Quetta, on Sunday.", ["Hazarganji"]),
        ("Gunmen attacked a bus going from Quetta to Karachi in Khuzdar on Sunday.", ["Khuzdar"]),
        ("A resident of Turbat was shot dead in Gwadar on Sunday.", ["Gwadar"]),
        ("Gunmen attacked a post in Sibi, and the wounded were shifted to Quetta.", ["Sibi"]),
        ("QUETTA: Gunmen attacked a post in Sibi on Sunday.", ["Sibi"]),
        ("Two bodies were recovered from Kharan on Sunday.", ["Kharan"]),
        ("He was kidnapped in Sibi on Sunday and was let go unharmed near Khad Kocha.", ["Sibi"]),
        ("A blast killed a man in Buleda on Sunday, and a naik succumbed to his wounds in Turbat.", ["Buleda"]),
        ("A bomb, meant for use against a gathering in Loralai, went off in Sibi on Sunday.", ["Sibi"]),
        ("Two soldiers were hurt in an attack on Sunday, some 300 km south of Quetta.", []),
        ("A grenade was lobbed at a camp near Winder in Lasbela district on Sunday.", ["Winder"]),
        ("Gunmen attacked a post at Ziarat Cross in Kuchlak on Sunday.", ["Kuchlak"]),
        ("Gunmen attacked a post near Sanni Cross in Kachhi on Sunday.", ["Sanni"]),
        ("Gunmen torched a bank and the assistant commissioner's office in Mangochar on Sunday.", ["Mangochar"]),
        ("The train had left Quetta at nine and was attacked near Dhadar on Sunday.", ["Dhadar"]),
        ("A blast in Mastung on Sunday hurt the Panjgur municipal committee chairman.", ["Mastung"]),
        ("The Levies recovered the body of a man from the Ferozabad area on Sunday.", ["Ferozabad"]),
        ("The Levies recovered the body of a man abducted from Wadh on Sunday.", []),
        ("Gunmen attacked a post in the Kolwah area of Awaran on Sunday.", ["Kolwah"]),
        ("Gunmen attacked a post in the Ziarat Mangi Dam area on Sunday.", ["Mangi Dam"]),
        ("Villagers held a sit-in at Karki Tajaban on Sunday.", ["Karki"]),
        ("Five people were shot dead in Khuzdar's Zehri on Sunday.", ["Zehri"]),
        ("Gunmen fired on a post in Sibi and fled towards the hills of Duki.", ["Sibi"]),
        ("The men were posted at Usta Muhammad and were attacked on Sunday.", []),
        ("The body of a man abducted in Nal was brought to Sibi from Kharan on Sunday.", ["Nal"]),
        ("Police found the bodies of five men in the Zamuran area of Turbat on Sunday.", ["Zamuran"]),
        ("The Levies spokesperson in Quetta said an attack on a post in Duki killed four men.", ["Duki"]),
        ("A blast hit a market in Sibi, and a boy died in a Quetta hospital.", ["Sibi"]),
        ("Gunmen attacked a post in Karachi on Sunday.", []),
        ("Gunmen attacked a post in Balochistan on Sunday.", []),
        ("Gunmen blew up a pipeline between Sibi and Dera Bugti on Sunday.", ["Sibi"]),
        ("Attacks were reported from Gwadar and Pasni on Sunday.", ["Gwadar", "Pasni"]),
        ("Two labourers were abducted from Harnai on Sunday.", ["Harnai"]),
    ],
)
def test_where(text, places):
    assert where(text) == places


def test_a_telling_may_name_the_province_alone():
    (told,) = told_in("Gunmen attacked a post in Balochistan on Sunday.")
    assert told.names_province


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a post in Sibi on Sunday.", ("2026-02-01", "2026-02-01", 1)),
        ("Gunmen attacked a post in Sibi on 20 January.", ("2026-01-20", "2026-01-20", 1)),
        ("Gunmen attacked a post in Sibi overnight.", ("2026-02-01", "2026-02-02", 1)),
        ("Gunmen attacked a post in Sibi in March 2025.", ("2025-03-01", "2025-03-31", 3)),
        ("Gunmen attacked a post in Sibi in 2024.", ("2024-01-01", "2024-12-31", 3)),
        ("Gunmen attacked a post in Sibi.", (None, None, 1)),
        ("Gunmen attacked a post in Sibi, police said on Monday.", (None, None, 1)),
        ("15 January 2026: Gunmen attacked a post in Sibi.", ("2026-01-15", "2026-01-15", 1)),
    ],
)
def test_when(text, expected):
    assert when(text) == expected


@pytest.mark.parametrize(
    ("lag", "days"),
    [("a day", 1), ("two days", 2), ("a week", 7), ("3 weeks", 21), ("a month", 30), ("one year", 365)],
)
def test_a_lag_before_another_event(lag, days):
    (told,) = told_in(f"The bombing came {lag} after an explosion in Mastung.")
    assert (told.lag_days, told.start, [place.text for place in told.places]) == (days, None, ["Mastung"])


def test_what_it_led_to_elsewhere_is_no_scene():
    (told,) = told_in("Pipelines were blown up in Sui on Sunday which led to the suspension of gas in Kohlu.")
    assert [place.text for place in told.places] == ["Sui"]


@pytest.mark.parametrize(
    "text",
    [
        "A vigil was held in Quetta for the victims of the August 8 hospital bombing.",
        "The toll of the blast in Quetta climbed to 31 on Sunday.",
        "Thousands rallied in Turbat to mark the anniversary of the killing of a student on August 13, 2020.",
        "Seventeen labourers abducted in Kalat were freed on Sunday.",
    ],
)
def test_the_day_of_something_else_is_not_the_events(text):
    assert when(text)[0] is None


def test_the_day_somebody_died_of_wounds_is_not_the_attacks():
    assert when("A bombing in Khuzdar cost eight lives: two students died of their injuries on Saturday.")[0] is None


def test_places_behind_following_are_of_what_came_before():
    text = "Forces killed six militants in raids in Sibi, following the bombing of a train in Quetta."
    assert where(text) == ["Sibi"]


def test_reports_that_came_from_towns_have_their_events_there():
    assert where("From Sibi, Bela and Quetta came reports of explosions.") == ["Sibi", "Bela", "Quetta"]


def test_a_day_that_opens_a_headline_is_that_of_the_killing():
    assert when("On January 28 in Quetta, four policemen martyred by gunmen.")[0] == "2026-01-28"


@pytest.mark.parametrize(
    ("entry", "day"),
    [
        ("- May 17: A bomb went off in Nushki on May 16.", "2025-05-16"),
        ("- May 17: A bomb went off in Nushki.", "2025-05-17"),
        ("- May 17: The body of a man abducted on May 12 was found in Nal.", "2025-05-17"),
    ],
)
def test_the_day_an_entry_itself_gives_its_event(entry, day):
    assert when(entry)[0] == day
