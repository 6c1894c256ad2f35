"""Who did it to whom."""

from __future__ import annotations

import pytest
from steps import read, told_in


def only(text):
    (told,) = told_in(text)
    return told


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Gunmen attacked a post in Sibi on Sunday.", ("Armed men",)),
        ("A policeman was injured when snipers fired at a post in Sibi on Sunday.", ("Armed men",)),
        ("The FC clashed with militants in Sibi on Sunday.", ("Frontier Corps", "Armed men")),
        ("A clash between police and gunmen was reported from Sibi on Sunday.", ("Police", "Armed men")),
        ("BLA fighters attacked a post in Sibi on Sunday.", ("Balochistan Liberation Army", "Armed men")),
        ("The Baloch Liberation Army attacked a post in Sibi on Sunday.", ("Balochistan Liberation Army",)),
        ("A post was attacked by the BLF in Sibi on Sunday.", ("Balochistan Liberation Front",)),
        ("Unknown motorcyclists shot dead a man in Sibi on Sunday.", ("Unidentified armed men",)),
        ("Police arrested two men in Sibi on Sunday.", ("Police",)),
        ("Two militants were shot dead by security forces in Sibi on Sunday.", ("Security forces",)),
        ("The army said it had killed six terrorists in a raid in Sibi on Sunday.", ("Pakistan military",)),
        ("The army said a post was attacked in Sibi on Sunday.", ()),
        ("A bomb went off in Sibi on Sunday.", ()),
        ("15 terrorists killed, soldier martyred in Sibi on Sunday.", ()),
        ("Two militants killed and one hurt in Sibi on Sunday.", ()),
        ("The Navy camp in Turbat is said to have come under attack on Sunday.", ()),
        ("According to the police, a post was attacked in Sibi on Sunday.", ()),
    ],
)
def test_who_acts(text, actors):
    assert only(text).actors == actors


@pytest.mark.parametrize(
    ("text", "targets", "victims"),
    [
        ("Gunmen attacked a police station in Sibi on Sunday.", ("police station",), "security"),
        ("Gunmen attacked an FC camp in Sibi on Sunday.", ("FC camp",), "security"),
        ("Gunmen attacked a passenger bus in Sibi on Sunday.", ("passenger bus",), "civilians"),
        ("A bomb went off at a mosque in Sibi on Sunday.", ("mosque",), "civilians"),
        ("Gunmen blew up a gas pipeline in Sibi on Sunday.", ("gas pipeline",), None),
        ("Gunmen attacked the army in Sibi on Sunday.", (), "security"),
        ("Gunmen stormed Sibi on Sunday.", (), None),
    ],
)
def test_who_was_hit(text, targets, victims):
    told = only(text)
    assert (told.targets, told.victims) == (targets, victims)


def test_who_is_counted_among_the_dead_did_not_kill():
    (told,) = told_in("Eleven people, including four Levies personnel, were killed in Kalat on Sunday.")
    assert (told.kind, told.actors) == ("attack", ())


def test_who_denies_involvement_did_not_do_it():
    reading = read("A school bus was bombed in Khuzdar on Sunday. The BLA and the TTP both denied involvement.")
    assert [incident.actors for incident in reading.incidents] == [()]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Nine Levies officials were hurt in a roadside explosion in Turbat on Sunday.", ()),
        ("Police reached the spot after gunmen killed a tailor in Hub on Sunday.", ("Armed men",)),
        ("FC men hit a landmine in Kahan on Sunday.", ()),
        ("Two FC men sustained injuries in a gun attack in Hub on Sunday.", ()),
        ("Levies recovered the body of a man in Barkhan on Sunday.", ()),
        ("Two activists were arrested in Hub on Sunday.", ()),
        ("Masked men shot dead a teacher in Turbat on Sunday.", ("Unidentified armed men",)),
    ],
)
def test_victims_bystanders_and_finders_did_not_do_it(text, actors):
    assert [incident.actors for incident in read(text).incidents] == [actors]


def test_what_is_only_near_was_no_target():
    (incident,) = read("Gunmen shot dead a teacher near a hotel in Turbat; he was shifted to the hospital.").incidents
    assert incident.targets == ("teacher",)
