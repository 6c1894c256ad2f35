"""What kind of event a clause tells, in our words and in ACLED's."""

from __future__ import annotations

import pytest
from steps import read, told_in


def only(text):
    (told,) = told_in(text)
    return told


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
        ("A raid in Sibi ended with the deaths of 31 militants on Sunday.", "counter_operation"),
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
        ("An operation was launched in Kohlu on Sunday, in which two men were shot dead.", "counter_operation"),
        ("Two soldiers were killed in a raid on their post in Kalat on Sunday.", "attack"),
        ("Three labourers were killed in a raid in Kalat on Sunday.", "attack"),
        ("Police said that five men who had helped the bombers had been picked up in Hub on Sunday.", "arrest"),
        ("His family said that he had been picked up in Hub on Sunday.", "abduction"),
    ],
)
def test_who_tells_it_and_where_it_happened_settle_the_kind(text, kind):
    assert [one.kind for one in told_in(text)] == [kind]


def test_a_blast_that_the_next_sentence_calls_a_suicide_bombing_is_one():
    (incident,) = read(
        "A blast hit a camp in Sibi on Sunday. A suicide bomber rammed an explosive-laden vehicle into the gate."
    ).incidents
    assert incident.sub_event_type == "Suicide bomb"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen attacked a dam in Nushki and abducted six labourers.", "abduction"),
        ("Workers of the Refugee Committee (ARC) were seized in Pishin on Monday.", "abduction"),
        ("Gunmen attacked a dam in Nushki, killed a guard and abducted six labourers.", "attack"),
        ("Gunmen attacked a post in Nushki and took away rifles.", "attack"),
        ("Soldiers raided Gishkaur in Awaran on Sunday and carried off five shepherds.", "abduction"),
        ("Mop-up actions were carried on by security forces in Nushki on Sunday.", "counter_operation"),
        ("Operation Herof was launched by the BLA in Mach on Sunday.", "attack"),
        ("An operation was launched by the army in Mach on Sunday.", "counter_operation"),
        ("Police raided the camp in Quetta on Sunday and detained 16 activists.", "arrest"),
        ("Police raided a hideout in Quetta on Sunday and detained two militants.", "counter_operation"),
        ("A Navy camp in Turbat is said to have come under attack.", "attack"),
        ("Nine militants were killed in a manhunt in Ziarat.", "counter_operation"),
        ("Iranian security forces opened fire on fuel carriers in Mashkel.", "attack"),
    ],
)
def test_attacks_that_take_people(text, kind):
    assert only(text).kind == kind


def test_a_bombing_that_a_politician_survived_is_no_protest():
    (told,) = told_in("The BNP-M chief survived a suicide attack on his rally near Lak Pass on Sunday.")
    assert (told.kind, told.actors) == ("attack", ())


def test_hostages_are_an_event_where_they_are_taken():
    (taken,) = told_in("Gunmen took 30 passengers hostage near Sibi on Sunday.")
    assert taken.kind == "abduction"
    assert not told_in("The hostage crisis near Sibi ended on Sunday.")


@pytest.mark.parametrize(
    ("text", "event_type", "sub_event_type"),
    [
        ("BLA fighters attacked a post with rockets in Zamuran on Sunday.", "Battles", "Armed clash"),
        ("A suicide bomber killed eight in Quetta on Sunday.", "Explosions/Remote violence", "Suicide bomb"),
        ("Gunmen abducted four men in Kech on Sunday and shot them dead.", "Violence against civilians", "Attack"),
        ("Security forces repulsed an attack on a camp in Panjgur on Sunday.", "Battles", "Armed clash"),
        ("FC opened fire on a march in Gwadar, injuring 14.", "Protests", "Excessive force against protesters"),
        ("The BLA destroyed surveillance cameras in Nushki on Sunday.", "Strategic developments",
         "Looting/property destruction"),
    ],
)  # fmt: skip
def test_acleds_type_by_weapon_victim_and_crowd(text, event_type, sub_event_type):
    (incident,) = read(text).incidents
    assert (incident.event_type, incident.sub_event_type) == (event_type, sub_event_type)
