"""Event words that tell of no event, beside the same words where they do."""

from __future__ import annotations

import pytest
from steps import told_in


def kinds(text):
    return [one.kind for one in told_in(text)]


@pytest.mark.parametrize(
    ("none", "some"),
    [
        ("Internet services went off in Turbat.", "A bomb went off in Turbat."),
        (
            "He visited Hub on Sunday and met those injured in the Mastung attack.",
            "He was hurt in an attack in Mastung.",
        ),
        ("Shops remained closed in Kharan because of rain.", "Shops remained closed in Kharan over the arrests."),
        ("Bazaars were shut in Hub on Sunday.", "Bazaars were shut in Hub on the call of the traders."),
        ("They kept the old road open in Hub.", "They kept the Quetta-Chaman road closed near Kuchlak."),
        ("The mist was dispersed by noon in Ziarat.", "A crowd was dispersed by police in Ziarat."),
        ("Gas fields in Loti are a tempting target for attacks.", "A regulator was blown off in Loti."),
        ("The six abducted labourers reached Nushki.", "Six labourers were abducted in Nushki."),
        ("He was targeted because he had opened his shop in Hub.", "A convoy was targeted in Hub."),
        ("From Kech military operations are directed.", "In Kech a military operation was launched."),
        ("He had aided operations of the army in Gichk.", "Operations of the army went on in Gichk on Sunday."),
        ("The town remained under siege of the security forces.", "Gunmen laid siege to a post in Tump."),
        (
            "Police blocked the highway in Hub for a parade.",
            "Police booked protesters who had blocked the highway in Hub.",
        ),
        ("He visited the injured of the Quetta blast on Sunday.", "He was hurt in a blast in Quetta on Sunday."),
        ("He flew to Nushki to visit the site of the attack.", "He flew to Nushki after an attack."),
        ("A press conference on military operations was held in Quetta.", "Military operations were held in Zehri."),
        ("The highway was blocked by snow at Khojak.", "The highway was blocked by demonstrators in Hub."),
        ("They took away rifles in Surab.", "They took away two brothers in Surab."),
        ("Trade in Hub was hit by a strike of banks.", "A convoy in Hub was hit."),
        ("Relatives were taken from the hospital in Sibi.", "Brothers were taken from their home in Sibi."),
        ("A blockade of the army lies over Gwadar.", "The blockade of the highway in Hub went on."),
        ("Banned under the order in Quetta are rallies and sit-ins.", "A sit-in was held in Quetta."),
        ("Troops destroyed poppy crops in Gulistan.", "Troops destroyed two hideouts in Gulistan."),
        ("The market in Sibi was on fire.", "Gunmen set a market in Sibi on fire."),
        ("Troops blocked the M-8 at Turbat.", "Students blocked the M-8 at Turbat."),
    ],
)
def test_words_that_tell_of_no_event(none, some):
    assert kinds(none) == []
    assert kinds(some) != []


def test_towns_that_were_hit_are_each_a_place():
    (one,) = told_in("Quetta, Nushki and Pasni were hit on Saturday.")
    assert (one.kind, [place.text for place in one.places]) == ("attack", ["Quetta", "Nushki", "Pasni"])


def test_a_bus_on_a_landmine_is_no_road_accident():
    (one,) = told_in("Six people were killed after a bus collided with a landmine in Dera Bugti.")
    assert (one.kind, [place.text for place in one.places]) == ("attack", ["Dera Bugti"])
