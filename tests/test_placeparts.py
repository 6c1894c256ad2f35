"""What part each place plays in its sentence: the scene, an origin, an office, or where another place lies."""

from __future__ import annotations

import pytest
from steps import analysed, incidents, read


def parts(text):
    return [(t.text, t.part) for s in analysed(text).sentences for t in s.toponyms if t.entry is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast hit a market in Turbat.", [("Turbat", "location")]),
        ("A bus was stopped on the Ormara highway near Kalmat.", [("Ormara", "office"), ("Kalmat", "near")]),
        ("The Quetta-Chaman road was blocked.", [("Quetta", "between"), ("Chaman", "office")]),
        ("Vehicles from the side of Quetta were stopped.", [("Quetta", "origin")]),
        ("A student at a college in Turbat spoke.", [("Turbat", "location")]),
        ("Two students at Turbat University were hurt in Hub.", [("Turbat University", "origin"), ("Hub", "location")]),
        ("A blast was heard near Turbat.", [("Turbat", "near")]),
        ("A blast was heard 10 km from Turbat.", [("Turbat", "near")]),
        ("A blast was heard on the outskirts of Turbat.", [("Turbat", "near")]),
        ("A line between Sibi and Dera Bugti was cut.", [("Sibi", "between"), ("Dera Bugti", "between")]),
        ("A resident of Turbat spoke.", [("Turbat", "origin")]),
        ("A man hailing from Sibi spoke.", [("Sibi", "origin")]),
        ("A resident of Konshkalat, Tump, spoke.", [("Tump", "origin")]),
        ("A leader of Gwadar's Haq Do Tehreek spoke.", [("Gwadar", "office")]),
        ("It lies south of the provincial hub, Quetta.", [("Quetta", "near")]),
        ("A soldier of the Loralai Scouts spoke.", [("Loralai", "office")]),
        ("He was taken from Minaz Tehsil Buleda.", [("Minaz", "from"), ("Buleda", "parent")]),
        ("Two men from Sibi spoke.", [("Sibi", "from")]),
        ("The wounded were shifted to Quetta.", [("Quetta", "destination")]),
        ("Trucks moved towards Chaman.", [("Chaman", "destination")]),
        ("The deputy commissioner of Kharan spoke.", [("Kharan", "office")]),
        ("The Sibi police spoke.", [("Sibi", "office")]),
        ("The Turbat-bound convoy was late.", [("Turbat", "bound")]),
        ("QUETTA: The roads were quiet.", [("QUETTA", "dateline")]),
        ("Turbat was quiet.", [("Turbat", "bare")]),
    ],
)
def test_the_words_beside_a_name_tell_its_part(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Blasts hit posts in Sibi, Zhob and Kohlu.", ["location", "location", "location"]),
        ("Residents of Sibi, Zhob and Kohlu spoke.", ["origin", "origin", "origin"]),
        ("Blasts were heard near Sibi and Kohlu.", ["near", "near"]),
    ],
)
def test_a_list_takes_the_part_of_its_first_name(text, expected):
    assert [part for _, part in parts(text)] == expected


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Gunmen blocked the Quetta-Sibi road near Mach on 2 February 2026 and killed two people.", ["Mach"]),
        ("Two people were killed on the Kharan-Washuk road on 2 February 2026.", ["Kharan"]),
        ("A grenade was lobbed at a post in Kharan's Washuk Road area on 2 February 2026.", ["Kharan"]),
        ("Gunmen attacked posts in the Mastung-Kalat area on 2 February 2026.", ["Mastung", "Kalat"]),
    ],
)
def test_a_road_is_not_where_its_ends_are(sentence, places):
    found = [place for _, place, _ in incidents(read(sentence))]
    assert found == places


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Bombers, among them a woman from the southern port district of Gwadar, attacked a base at Bela.", ["Bela"]),
        ("Near Mushkaf, between Panir and Peshi stations, an explosion derailed a train.", ["Mushkaf"]),
    ],
)
def test_where_somebody_is_from_and_what_a_line_joins_are_no_scene(sentence, places):
    assert [place for _, place, _ in incidents(read(sentence))] == places


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Gunmen attacked the Hub police station on Sunday.", ["Hub"]),
        ("Hub police said that gunmen attacked a bank in Sibi on Sunday.", ["Sibi"]),
        ("An attack on the house of the Kachhi deputy commissioner injured one person on Sunday.", ["Kachhi"]),
        ("A blast killed a villager on Sunday, according to the police at Sibi.", [None]),
        ("An explosion on a train between Rawalpindi and Quetta killed seven on Sunday.", [None]),
        ("پنجگور کے علاقے تسپ میں ہرنائی کے رہائشی شخص کو اتوار کو قتل کیا گیا۔", ["Tasp"]),
    ],
)
def test_what_stands_at_a_place_and_who_only_sits_there(sentence, places):
    assert [place for _, place, _ in incidents(read(sentence))] == places


def test_an_office_that_was_hit_is_a_scene():
    text = "Grenades were thrown at a government office in Dalbandin on Sunday."
    assert incidents(read(text)) == [("attack", "Dalbandin", "2026-02-01")]
