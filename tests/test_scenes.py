"""Where a clause says that its event happened."""

from __future__ import annotations

import pytest
from steps import told_in


def where(text):
    (told,) = told_in(text)
    return [place.text for place in told.places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gunmen attacked a post in Sibi on Sunday.", ["Sibi"]),
        ("A rally against the attack on the camp in Sibi was held in Chaman on Sunday.", ["Chaman"]),
        ("Forces detained two brothers from their home in Gomazi, Tump, at 3am on Sunday.", ["Gomazi"]),
        ("Gunmen torched tankers on the Gwadar-Karachi coastal highway near Hingol on Sunday.", ["Hingol"]),
        ("Gunmen hurled a grenade at a house in Turbat's Absar on Sunday.", ["Absar"]),
        ("Gunmen hurled a grenade at a house in Absar, Turbat, on Sunday.", ["Absar"]),
        ("Many came to the funeral in Sibi on Sunday of a student who was killed in Karachi.", []),
        ("Gunmen overran a post in Shaban, Quetta, on Sunday.", ["Shaban"]),
        (
            "Gunmen attacked posts in Quetta, Gwadar, Nushki and Pasni on Sunday.",
            ["Quetta", "Gwadar", "Nushki", "Pasni"],
        ),
        ("A girl was abducted in Grisha Khuzdar on Sunday.", ["Grisha"]),
        ("Gunmen attacked a bus on the Quetta-Taftan N-40 Highway on Sunday.", ["Quetta"]),
        ("Gunmen shot a guard in Jiwani's Panwan area on Sunday.", ["Panwan"]),
        ("Gunmen set a tower on fire at Balgatar in Kech on Sunday.", ["Balgatar"]),
        ("Gunmen attacked trucks on the Surab-Gwadar CPEC highway near Besima on Sunday.", ["Besima"]),
        ("The family of Zahid, abducted on 20 January from Pasni, spoke in Turbat on Sunday.", ["Pasni"]),
        ("Four bodies were recovered from Shaban on the outskirts of Quetta on Sunday.", ["Shaban"]),
        ("Lawyers staged a protest in Sibi on Sunday to mourn those killed in a blast in Quetta.", ["Sibi"]),
        ("Gunmen attacked posts in Shaban, Quetta and Sibi on Sunday.", ["Shaban", "Quetta", "Sibi"]),
        ("Gunmen ambushed a convoy on its way from Turbat to Tump on Sunday.", ["Turbat"]),
        ("Gunmen ambushed a convoy on its way from Quetta to Sibi on Sunday.", []),
        ("Levies recovered the bodies of two men, shot dead, from a hilly area of Harnai on Sunday.", ["Harnai"]),
        ("A rally was held in Sibi on Sunday against the killing of a trader in Duki.", ["Sibi"]),
        ("A rally was held on Sunday against the killing of a trader in Duki.", ["Duki"]),
        ("Gunmen attacked posts in Sibi, Kohlu and Zhob on Sunday.", ["Sibi", "Kohlu", "Zhob"]),
        ("Gunmen attacked a post in Tump, Kech district, on Sunday.", ["Tump"]),
        ("Gunmen attacked a post in Hazarganji, Quetta, on Sunday.", ["Hazarganji"]),
        ("Gunmen attacked a bus going from Quetta to Karachi in Khuzdar on Sunday.", ["Khuzdar"]),
        ("A resident of Turbat was shot dead in Gwadar on Sunday.", ["Gwadar"]),
        ("Gunmen attacked a post in Sibi, and the wounded were shifted to Quetta.", ["Sibi"]),
        ("QUETTA: Gunmen attacked a post in Sibi on Sunday.", ["Sibi"]),
        ("Two bodies were recovered from Kharan on Sunday.", ["Kharan"]),
        ("From Kharan a body was found on Sunday.", ["Kharan"]),
        ("Shops were shut on Sunday while thousands marched in the provincial capital.", ["provincial capital"]),
        ("They travelled to Quetta, and a sit-in began on Sunday outside Governor House.", ["Quetta"]),
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
    ("lag", "days"),
    [("a day", 1), ("two days", 2), ("a week", 7), ("3 weeks", 21), ("a month", 30), ("one year", 365)],
)
def test_a_lag_before_another_event(lag, days):
    (told,) = told_in(f"The bombing came {lag} after an explosion in Mastung.")
    assert (told.lag_days, told.start, [place.text for place in told.places]) == (days, None, ["Mastung"])


def test_what_it_led_to_elsewhere_is_no_scene():
    (told,) = told_in("Pipelines were blown up in Sui on Sunday which led to the suspension of gas in Kohlu.")
    assert [place.text for place in told.places] == ["Sui"]


def test_places_behind_following_are_of_what_came_before():
    text = "Forces killed six militants in raids in Sibi, following the bombing of a train in Quetta."
    assert where(text) == ["Sibi"]


def test_reports_that_came_from_towns_have_their_events_there():
    assert where("From Sibi, Bela and Quetta came reports of explosions.") == ["Sibi", "Bela", "Quetta"]


def test_a_protest_stormed_by_the_police_of_a_town_was_there():
    assert where("A peaceful protest was broken up by Hub police on Sunday.") == ["Hub"]


def test_those_arrested_for_an_attack_were_not_arrested_there():
    assert where("Police arrested a man involved in the Mastung suicide attack on Sunday.") == []


def test_a_rally_of_residents_is_where_they_live():
    assert where("Residents of Jiwani held a rally against the shortage of water on Sunday.") == ["Jiwani"]


def test_where_somebody_comes_from_is_not_where_he_was_taken():
    assert where("A student from Kolwah was taken into custody from Hub on Thursday.") == ["Hub"]
