"""Cases as records: place, precision, actors, confidence, and the wave they belong to."""

from __future__ import annotations

import pytest
from steps import iso, read


def only(text, **options):
    (incident,) = read(text, **options).incidents
    return incident


@pytest.mark.parametrize(
    ("text", "name", "where_prec"),
    [
        ("Gunmen attacked a post in Turbat on Sunday.", "Turbat", 1),
        ("Gunmen attacked a post near Turbat on Sunday.", "Turbat", 2),
        ("Gunmen attacked a post in Kalat district on Sunday.", "Kalat", 3),
        ("Gunmen attacked a post in Balochistan on Sunday.", "Balochistan", 4),
        ("Gunmen blew up a pipeline between Sibi and Dera Bugti on Sunday.", "Sibi", 5),
        ("Gunmen attacked a post on Sunday.", None, 6),
    ],
)
def test_where_prec_tells_how_the_place_was_named(text, name, where_prec):
    incident = only(text)
    assert (incident.place.name if incident.place else None, incident.where_prec) == (name, where_prec)


@pytest.mark.parametrize(
    ("text", "dates", "time_precision"),
    [
        ("Gunmen attacked a post in Turbat on Sunday.", ("2026-02-01", "2026-02-01"), 1),
        ("Gunmen attacked a post in Turbat overnight.", ("2026-02-01", "2026-02-02"), 1),
        ("Gunmen attacked a post in Turbat in March 2025.", ("2025-03-01", "2025-03-31"), 3),
        ("Gunmen attacked a post in Turbat.", ("2026-02-02", "2026-02-02"), 2),
    ],
)
def test_dates_and_their_precision(text, dates, time_precision):
    incident = only(text)
    assert (iso(incident.date_start), iso(incident.date_end)) == dates
    assert incident.time_precision == time_precision


def test_a_day_taken_from_the_publication_is_told_so():
    assert "day taken from the publication: the text names none" in only("Gunmen attacked a post in Turbat.").why


def test_without_a_publication_day_there_is_none():
    incident = only("Gunmen attacked a post in Turbat on Sunday.", published=None)
    assert (incident.date_start, incident.date_end) == (None, None)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Gunmen attacked a post in Sibi on Sunday. The BLA claimed responsibility for the attack.",
            ("Balochistan Liberation Army",),
        ),
        ("Gunmen attacked a post in Sibi on Sunday. No group has claimed responsibility.", ("Armed men",)),
        ("A bomb went off in Sibi on Sunday.", ()),
    ],
)
def test_armed_men_give_way_to_a_named_group(text, actors):
    assert only(text).actors == actors


def test_a_wave_is_one_episode():
    reading = read("Coordinated attacks hit Quetta, Mastung and Nushki on Saturday.")
    (episode,) = reading.episodes
    assert episode.title == "Attacks of 2026-01-31 in Quetta, Mastung, Nushki"
    assert episode.places_named == ("Quetta", "Mastung", "Nushki")
    assert (iso(episode.date_start), iso(episode.date_end)) == ("2026-01-31", "2026-01-31")
    assert {incident.episode for incident in reading.incidents} == {episode.id}


@pytest.mark.parametrize(
    ("towns", "low"),
    [("a dozen towns", 12), ("at least 12 towns", 12), ("more than 14 places", 14)],
)
def test_an_episode_keeps_what_the_text_says_of_its_places(towns, low):
    text = f"Militants struck {towns} of Balochistan on Saturday. Gunmen stormed a post in Kharan and a bank in Pasni."
    (episode,) = read(text).episodes
    assert episode.places_reported_low == low


@pytest.mark.parametrize(
    "text",
    [
        "A blast hit Turbat on Sunday.",
        "A blast hit Turbat on Sunday. A blast hit Gwadar on Sunday.",
        "Rallies were held in Quetta, Mastung and Nushki on Saturday.",
    ],
)
def test_no_wave_no_episode(text):
    assert read(text).episodes == ()


def test_the_past_is_no_part_of_the_wave():
    reading = read(
        "Coordinated attacks hit Quetta, Mastung and Nushki on Saturday. "
        "In March 2024 a bomb killed three people in Panjgur."
    )
    assert [(i.place.name, i.episode is not None) for i in reading.incidents] == [
        ("Quetta", True),
        ("Mastung", True),
        ("Nushki", True),
        ("Panjgur", False),
    ]


def test_what_is_told_fully_is_held_for_surer():
    dated, undated, unplaced = (
        only(text).confidence
        for text in (
            "Gunmen attacked a post in Turbat on Sunday.",
            "Gunmen attacked a post in Turbat.",
            "Gunmen attacked a post on Sunday.",
        )
    )
    assert 0 < unplaced < dated <= 0.95
    assert undated < dated


def test_the_quote_is_the_sentence_that_tells_it_best():
    text = "ATTACK IN GWADAR\n\nGunmen attacked a hotel in Gwadar on Sunday. The attack in Gwadar killed three people."
    incident = only(text)
    assert incident.quote == "Gunmen attacked a hotel in Gwadar on Sunday."
    assert text[incident.quote_start : incident.quote_end] == incident.quote


def test_targets_are_named_as_in_the_text():
    assert only("Gunmen attacked an FC camp and a bank in Sibi on Sunday.").targets == ("FC camp", "bank")


def test_the_district_is_that_of_the_day():
    hub = "Gunmen attacked a post in Hub town on {}."
    assert [only(hub.format(day)).place.district for day in ("5 May 2019", "5 May 2025")] == ["Lasbela", "Hub"]


def test_a_protest_has_no_targets():
    assert only("Shops remained closed in Kharan on Sunday over the arrests.").targets == ()
    assert only("Gunmen torched shops in Kharan on Sunday.").targets == ("shops",)
