"""Who did it to whom, and ACLED's type that follows from it."""

from __future__ import annotations

import pytest
from steps import told_in


def only(text):
    (told,) = told_in(text)
    return told


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Gunmen attacked a post in Sibi on Sunday.", ("Armed men",)),
        ("BLA fighters attacked a post in Sibi on Sunday.", ("Balochistan Liberation Army", "Armed men")),
        ("The Baloch Liberation Army attacked a post in Sibi on Sunday.", ("Balochistan Liberation Army",)),
        ("A post was attacked by the BLF in Sibi on Sunday.", ("Balochistan Liberation Front",)),
        ("Unknown motorcyclists shot dead a man in Sibi on Sunday.", ("Unidentified armed men",)),
        ("Police arrested two men in Sibi on Sunday.", ("Police",)),
        ("Two militants were shot dead by security forces in Sibi on Sunday.", ("Security forces",)),
        ("The army said it had killed six terrorists in a raid in Sibi on Sunday.", ("Pakistan military",)),
        ("The army said a post was attacked in Sibi on Sunday.", ()),
        ("A bomb went off in Sibi on Sunday.", ()),
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


@pytest.mark.parametrize(
    ("text", "event_type", "sub_event_type"),
    [
        ("Gunmen attacked a police post in Sibi on Sunday.", "Battles", "Armed clash"),
        ("Gunmen attacked a bus in Sibi on Sunday.", "Violence against civilians", "Attack"),
        ("Gunmen shot dead a barber in Sibi on Sunday.", "Violence against civilians", "Attack"),
        ("Troops opened fire on people travelling to a fair in Sibi.", "Violence against civilians", "Attack"),
        ("Eight attackers were shot dead in an assault on a port in Gwadar on Sunday.", "Battles", "Armed clash"),
        ("A suicide bomber struck a polio team in Sibi on Sunday.", "Explosions/Remote violence", "Suicide bomb"),
        ("A suicide bomber attacked a post in Sibi on Sunday.", "Explosions/Remote violence", "Suicide bomb"),
        ("A suicide bombing hit a court in Sibi on Sunday.", "Explosions/Remote violence", "Suicide bomb"),
        (
            "A roadside bomb hit a van in Sibi on Sunday.",
            "Explosions/Remote violence",
            "Remote explosive/landmine/IED",
        ),
        ("Gunmen lobbed a hand grenade at a shop in Sibi on Sunday.", "Explosions/Remote violence", "Grenade"),
        (
            "Gunmen fired rockets at a camp in Sibi on Sunday.",
            "Explosions/Remote violence",
            "Shelling/artillery/missile attack",
        ),
        ("A drone strike hit a camp in Sibi on Sunday.", "Explosions/Remote violence", "Air/drone strike"),
        ("Gunmen torched three trucks in Sibi on Sunday.", "Strategic developments", "Looting/property destruction"),
        ("Troops killed nine militants in an operation in Sibi on Sunday.", "Battles", "Armed clash"),
        ("Gunmen exchanged fire with police in Sibi on Sunday.", "Battles", "Armed clash"),
        (
            "Four men were abducted in Sibi on Sunday.",
            "Violence against civilians",
            "Abduction/forced disappearance",
        ),
        ("Police arrested four men in Sibi on Sunday.", "Strategic developments", "Arrests"),
        ("Traders held a rally in Sibi on Sunday.", "Protests", "Peaceful protest"),
        ("Police fired tear gas at a rally in Sibi on Sunday.", "Protests", "Protest with intervention"),
        (
            "Police opened fire on protesters in Sibi on Sunday.",
            "Protests",
            "Excessive force against protesters",
        ),
        ("A mob rioted in Sibi on Sunday.", "Riots", "Violent demonstration"),
    ],
)
def test_the_type_in_acleds_words(text, event_type, sub_event_type):
    told = only(text)
    assert (told.event_type, told.sub_event_type) == (event_type, sub_event_type)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Militants killed six soldiers in Sibi on Sunday.", "attack"),
        ("Soldiers were killed in an attack by the BLA in Sibi on Sunday.", "attack"),
        ("Security forces killed six militants in Sibi on Sunday.", "counter_operation"),
        ("Six militants were killed in a raid by the CTD in Sibi on Sunday.", "counter_operation"),
        ("Police raided a house in Sibi and took away two students on Sunday.", "abduction"),
        ("Militants raided a post in Sibi on Sunday.", "attack"),
        ("Police raided a compound in Sibi on Sunday.", "counter_operation"),
        ("Nine passengers were abducted and shot dead in Sibi on Sunday.", "attack"),
    ],
)
def test_actors_and_victims_tell_an_attack_from_an_operation(text, kind):
    assert only(text).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The alleged planner of the blast had been killed in a raid in Kalat on Sunday.", "counter_operation"),
        ("A chieftain was killed when his cave collapsed during a military operation in Kohlu.", "counter_operation"),
        ("Two soldiers were killed in a raid on their post in Kalat on Sunday.", "attack"),
        ("Three labourers were killed in a raid in Kalat on Sunday.", "attack"),
        ("Police said that five men who had helped the bombers had been picked up in Hub on Sunday.", "arrest"),
        ("His family said that he had been picked up in Hub on Sunday.", "abduction"),
    ],
)
def test_who_tells_it_and_where_it_happened_settle_the_kind(text, kind):
    assert [one.kind for one in told_in(text)] == [kind]


def test_who_is_counted_among_the_dead_did_not_kill():
    (told,) = told_in("Eleven people, including four Levies personnel, were killed in Kalat on Sunday.")
    assert (told.kind, told.actors) == ("attack", ())
