"""What happened, told from what was foiled, denied, feared, remembered or only spoken of."""

from __future__ import annotations

import pytest
from steps import sentence_of

from geo.reading.stance import is_definite, is_statement_day, is_subordinate, stance_on


def stance(text, word):
    """Give the stance on the event word as it stands in the sentence."""
    sentence = sentence_of(text)
    token = next(
        token for token in sentence.of("event") if sentence.document_text[token.start : token.end].lower() == word
    )
    return stance_on(token, sentence, (sentence.start, sentence.end))


def event(text, number=0):
    sentence = sentence_of(text)
    return sentence.of("event")[number], sentence


@pytest.mark.parametrize(
    ("text", "word", "verdict"),
    [
        ("Gunmen attacked a post in Sibi on Sunday.", "attacked", ""),
        ("A blast hit a market in Sibi.", "blast", ""),
        ("There was no blast in Gwadar, police said.", "blast", "negated"),
        ("Officials denied that a convoy was attacked.", "was attacked", "negated"),
        ("Police dismissed rumours of a blast in Sibi.", "blast", "negated"),
        ("Reports of a blast in Turbat were false.", "blast", "negated"),
        ("Police foiled an attack on a train.", "attack", "foiled"),
        ("Police thwarted a suicide attack in Quetta.", "suicide attack", "foiled"),
        ("Police defused a bomb near Chaman.", "bomb", "foiled"),
        ("Officials warned of an attack on trains.", "attack", "hypothetical"),
        ("There are worries that a crackdown on the sit-in may follow.", "crackdown", "hypothetical"),
        ("Attacks on leaders were being planned across Quetta.", "attacks", "negated"),
        ("Militants may attack the port.", "attack the", "hypothetical"),
        ("The group threatened an attack on the port.", "attack", "hypothetical"),
        ("The police held a mock exercise against a suicide attack.", "suicide attack", "hypothetical"),
        ("A rally marked the anniversary of the killing.", "killing", "commemorated"),
        ("A ceremony to honour the policemen martyred in Quetta was held.", "martyred", "commemorated"),
        ("Candles were lit in memory of those killed.", "killed", "commemorated"),
        ("Officials condemned the attack in Sibi.", "attack", "a reaction to an event told elsewhere"),
        ("The minister praised troops after the attack.", "attack", "a reaction to an event told elsewhere"),
        ("Had the bomb gone off in Mastung, dozens could have been killed.", "bomb", "hypothetical"),
        ("Speakers recalled the attack on the consulate.", "attack", "commemorated"),
        ("In the semi-final, Kharan ambushed the holders with three goals.", "ambushed", "a game"),
        ("Gunmen ambushed the referee of the semi-final, wounding two men.", "ambushed", ""),
        ("The convict in the bombing was hanged in Mach.", "bombing", "a reaction to an event told elsewhere"),
        ("The protest in Sibi was called off.", "protest", "negated"),
        ("The strike was called off after a protest in Sibi.", "protest", ""),
    ],
)
def test_how_a_sentence_speaks_of_an_event(text, word, verdict):
    assert stance(text, word) == verdict


def test_no_attack_is_no_event_word_at_all():
    assert sentence_of("No attack was reported in Gwadar.").of("event") == []


def test_the_month_of_may_and_a_man_called_will_feel_nothing():
    assert stance("On 3 May gunmen attacked a post.", "attacked") == ""
    assert stance("Gunmen may have attacked a post.", "attacked") == "hypothetical"


def test_a_comma_ends_what_was_foiled():
    assert stance("After police foiled a bid, gunmen attacked a post.", "attacked") == ""


def test_a_stance_reaches_only_its_own_clause():
    sentence = sentence_of("Police denied a raid; a blast hit Sibi.")
    blast = next(t for t in sentence.of("event") if t.value.name == "explosion")
    border = sentence.start + sentence.text.index(";")
    assert stance_on(blast, sentence, (border, sentence.end)) == ""
    assert stance_on(blast, sentence, (sentence.start, sentence.end)) == "negated"


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("A rally was held against the kidnappings.", 1, True),
        ("A rally was held after a blast in Sibi.", 1, True),
        ("Traders demanded an end to kidnappings.", 0, True),
        ("A blast hit Sibi.", 0, False),
        ("Gunmen attacked a post in Sibi.", 0, False),
    ],
)
def test_an_event_that_is_only_the_reason_for_another(text, number, expected):
    token, sentence = event(text, number)
    assert is_subordinate(token, sentence) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The attack killed nine.", True),
        ("The latest attack killed nine.", True),
        ("Such attacks are rare.", True),
        ("An attack killed nine.", False),
        ("Gunmen attacked a post.", False),
    ],
)
def test_the_attack_was_told_before(text, expected):
    token, sentence = event(text)
    assert is_definite(token, sentence) is expected


@pytest.mark.parametrize(
    ("text", "statement_days"),
    [
        ("Police said on Sunday that gunmen fled.", [True]),
        ("The PTA announced on Sunday that signals were cut.", [True]),
        ("Gunmen attacked a post on Sunday, police said.", [False]),
        ("The minister told AFP on Monday that gunmen struck on Saturday.", [True, False]),
    ],
)
def test_the_day_of_a_statement_is_not_that_of_the_event(text, statement_days):
    sentence = sentence_of(text)
    assert [is_statement_day(span, sentence) for span in sentence.dates] == statement_days


@pytest.mark.parametrize(
    ("text", "word", "verdict"),
    [
        ("They would not bury ten miners killed by gunmen.", "killed", ""),
        ("Ten miners would be killed by gunmen.", "killed", "hypothetical"),
        (
            "It marked the anniversary of the death of a chief, who was killed in Kohlu on 26 August 2006.",
            "killed",
            "",
        ),
        ("A rally marked the anniversary of the day a chief was killed.", "killed", "commemorated"),
        ("A bomber targeting a procession marking the birthday of the Prophet killed 52 people.", "killed", ""),
        ("Several landmines are defused at Loti.", "landmine", "negated"),
        ("More rallies could also take place in Quetta.", "rallies", "negated"),
    ],
)
def test_what_happened_whatever_is_said_around_it(text, word, verdict):
    assert stance(text, word) == verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven men fell victim of another landmine blast in Sibi.", False),
        ("The landmine blast in Sibi hurt two.", True),
    ],
)
def test_another_blast_is_no_known_one(text, expected):
    sentence = sentence_of(text)
    (token,) = sentence.of("event")
    assert is_definite(token, sentence) is expected


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("Footage of protests in Mastung was shared.", False),
        ("From Sibi came reports of grenade attacks.", False),
        ("The protests in Mastung went on.", True),
    ],
)
def test_what_footage_and_reports_show_is_new(text, definite):
    assert is_definite(*event(text)) is definite


@pytest.mark.parametrize(
    "text",
    [
        "The spokesperson later on Sunday disclosed that gunmen had killed a tourist in Ziarat.",
        "He told a press conference on Sunday that gunmen had killed a tourist in Ziarat.",
    ],
)
def test_days_of_a_statement_however_it_is_told(text):
    sentence = sentence_of(text)
    (span,) = sentence.dates
    assert is_statement_day(span, sentence)


def test_a_deed_condemned_with_its_dead_and_its_place_is_told():
    assert stance("They condemned an attack that killed 14 people in Ormara.", "attack") == ""
    assert stance("They condemned an attack in Ormara.", "attack") != ""
