"""The place of an event that the sentence telling it does not name."""

from __future__ import annotations

import pytest
from steps import analysed, incidents, read, told_in

from geo.reading.cases import Story
from geo.reading.context import places_from_context


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A coach was stopped in Mastung. Gunmen opened fire on Sunday.", "Mastung"),
        ("Gunmen opened fire on a coach on Sunday. The coach was near Mach in the Bolan area.", "Mach"),
        ("Gunmen opened fire on a coach on Sunday. The driver was taken to a hospital in Quetta.", None),
        ("Gunmen opened fire on a coach on Sunday. The governor spoke to reporters in Quetta.", None),
        ("Gunmen opened fire on a coach on Sunday. The province has many roads.", None),
        ("QUETTA: Gunmen opened fire on a coach on Sunday.", None),
        ("TURBAT: Gunmen opened fire on a coach on Sunday.", "Turbat"),
        ("TURBAT: Gunmen shot at a resident of Mand on Sunday.", "Turbat"),
        ("KARACHI: Gunmen opened fire on a coach on Sunday.", None),
        ("ISLAMABAD: Gunmen killed two men in the province on Sunday.", None),
        ("Gunmen stormed three posts on Sunday. The posts at Duki are held by the Levies.", "Duki"),
    ],
)
def test_a_lead_without_a_place(text, place):
    assert incidents(read(text)) == [("attack", place, "2026-02-01")]


def test_the_sentence_before_sets_the_scene():
    analysis = analysed("A coach was stopped in Mastung. Gunmen opened fire on Sunday.")
    (told,) = told_in("A coach was stopped in Mastung. Gunmen opened fire on Sunday.")
    assert [place.text for place in places_from_context(told, Story(), analysis)] == ["Mastung"]


def test_a_scene_of_two_places_is_none():
    text = "A coach passed Sibi and Mach. Gunmen opened fire on Sunday."
    (told,) = told_in(text)
    assert places_from_context(told, Story(), analysed(text)) == []


def test_another_paragraph_sets_no_scene():
    text = "A coach was stopped in Mastung.\n\nGunmen opened fire on Sunday."
    (told,) = told_in(text)
    assert places_from_context(told, Story(), analysed(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Mobile data was cut in Gwadar on 26 January 2026.\n\nA constable was shot dead on Sunday.",
            [("attack", "Gwadar", "2026-02-01")],
        ),
        (
            "Mobile data was cut in Gwadar and Pasni on 26 January 2026.\n\nA constable was shot dead on Sunday.",
            [("attack", None, "2026-02-01")],
        ),
        (
            "The governor spoke to reporters in Gwadar.\n\nA constable was shot dead on Sunday.",
            [("attack", None, "2026-02-01")],
        ),
    ],
)
def test_the_only_place_a_document_names(text, found):
    assert incidents(read(text)) == found


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("Mach is a town in Kachhi District.", "Mach"),
        ("Travellers to Kachhi District passed Mach.", None),
        ("Kachhi is a district.", None),
    ],
)
def test_the_town_is_the_one_the_page_is_about(opening, place):
    later = "On 3 January 2021 gunmen shot dead eleven miners at a coalfield close to the town."
    text = f"{opening}\n\nSibi lies to the south.\n\n{later}"
    assert incidents(read(text, published=None)) == [("attack", place, "2021-01-03")]


def test_the_same_city_is_the_last_one_named():
    text = (
        "Two officers were killed when a bomb exploded on Zarghun Road in Quetta on Saturday. "
        "A grenade attack on a shop in the same city on Sunday left one person dead."
    )
    assert incidents(read(text))[-1] == ("attack", "Quetta", "2026-02-01")


@pytest.mark.parametrize(
    ("lead", "later", "found"),
    [
        (
            ("A gas pipeline in the province has been blown up.", "Explosives were placed under it in Mastung."),
            "Pipelines were blown up in Sui on 26 January.",
            [("attack", "Mastung"), ("attack", "Sui")],
        ),
        (
            ("Security forces killed 92 militants across the province on Sunday.",),
            "Two officers were killed when a grenade was thrown at a police van in Quetta.",
            [("counter_operation", None), ("attack", "Quetta")],
        ),
    ],
)
def test_the_place_of_a_lead_is_never_that_of_another_event(lead, later, found):
    reading = read(f"{' '.join(lead)}\n\n{later}")
    assert [(kind, place) for kind, place, _ in incidents(reading)] == found


def test_a_place_that_is_only_a_dateline_is_said_to_be_so_and_drawn_without_a_sharp_pin():
    (incident,) = read("TURBAT: Gunmen opened fire on a coach on Sunday.").incidents
    (entry,) = read("TURBAT: Gunmen opened fire on a coach in Turbat on Sunday.").incidents
    assert "place taken from where the report was written: it names no other" in incident.why
    assert (incident.where_prec, entry.where_prec) == (3, 1)
    assert incident.confidence < entry.confidence


@pytest.mark.parametrize(
    ("background", "found"),
    [
        ("Three civilians were killed in an airstrike on 15 January.", ["2026-02-01", "2026-01-15"]),
        ("Three civilians were killed in an airstrike on 15 March 2024.", ["2026-02-01"]),
        ("In Quetta shops were open. Three civilians were killed in an airstrike on 15 January.", ["2026-02-01"]),
    ],
)
def test_a_report_on_one_area_tells_of_it_in_the_weeks_before(background, found):
    text = f"Troops shelled the town of Zehri in Khuzdar on Sunday.\n\n{background}"
    assert incidents(read(text)) == [("attack", "Zehri", day) for day in found]


def test_a_deed_of_its_own_day_is_where_the_text_has_been_all_along():
    text = "A rally was held in Gwadar on Sunday.\n\nOn Saturday a constable was shot dead near the port road."
    assert incidents(read(text)) == [("protest", "Gwadar", "2026-02-01"), ("attack", "Gwadar", "2026-01-31")]


def test_a_deed_of_its_own_day_may_be_anywhere_where_the_text_names_several_districts():
    text = (
        "A rally was held in Gwadar on Sunday.\n\nShops in Turbat were open.\n\n"
        "On Saturday a constable was shot dead near the port road."
    )
    assert incidents(read(text))[1:] == [("attack", None, "2026-01-31")]


def test_here_is_the_place_named_last():
    war = "For long Khuzdar has known war. In March 2024 thirty men were killed here by gunmen."
    text = f"A blast hit Zhob on Sunday.\n\n{war}"
    assert ("attack", "Khuzdar", "2024-03-01") in incidents(read(text))


def test_the_same_building_is_where_it_was_told_to_stand():
    text = "A bomber killed 18 people at a shrine in Jhal Magsi on Sunday.\n\nHe tried to go in, an officer said.\n\n"
    again = "The same shrine was attacked on 19 March 2005 as well."
    assert incidents(read(text + again))[1] == ("attack", "Jhal Magsi", "2005-03-19")
