"""The communications cuts of a report, one a place and service; published on Monday 2 February 2026."""

from __future__ import annotations

import pytest
from steps import blackouts, iso, read

MOBILE_DATA = ("mobile_internet",)
CUT_IN_KECH = "Mobile internet was suspended in Kech on Friday."


def rows(text):
    """Give place, start, observed end, expected end and status."""
    return [
        (b.place.name if b.place else None, iso(b.date_start), iso(b.date_end), iso(b.date_end_expected), b.status)
        for b in read(text).blackouts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CUT_IN_KECH, ("Kech", MOBILE_DATA, "2026-01-30", None, None)),
        ("4G was throttled in Quetta on Saturday.", ("Quetta", MOBILE_DATA, "2026-01-31", None, None)),
        ("PTCL landlines went dead in Washuk on Saturday.", ("Washuk", ("landline",), "2026-01-31", None, None)),
        ("Mobile services were restored in Kalat on Saturday.", ("Kalat", ("mobile",), None, "2026-01-31", None)),
        (
            "A communications blackout was imposed in Nushki on Saturday.",
            ("Nushki", ("mobile", "internet"), "2026-01-31", None, None),
        ),
        ("کوئٹہ میں ہفتہ کو موبائل انٹرنیٹ معطل کر دیا گیا۔", ("Quetta", MOBILE_DATA, "2026-01-31", None, None)),
    ],
)
def test_one_sentence(text, expected):
    assert blackouts(read(text)) == [expected]


@pytest.mark.parametrize(
    ("follow_up", "expected"),
    [
        ("It has not been restored yet.", ("Kech", "2026-01-30", None, None, "ongoing")),
        ("Services were restored on Sunday.", ("Kech", "2026-01-30", "2026-02-01", None, "restored")),
        ("Services are expected to be restored on Tuesday.", ("Kech", "2026-01-30", None, "2026-02-03", "ongoing")),
        ("The suspension was extended until 10 February.", ("Kech", "2026-01-30", None, "2026-02-10", "ongoing")),
        ("The suspension was withdrawn on Sunday.", ("Kech", "2026-01-30", "2026-02-01", None, "restored")),
        ("The service was partially restored on Sunday.", ("Kech", "2026-01-30", None, None, "partial")),
        ("Traders called for the service to be restored.", ("Kech", "2026-01-30", None, None, "ongoing")),
        ("The shutdown hurt traders.", ("Kech", "2026-01-30", None, None, "ongoing")),
        ("Schools will reopen on Tuesday.", ("Kech", "2026-01-30", None, None, "ongoing")),
    ],
)
def test_the_next_sentence_goes_on_about_it(follow_up, expected):
    assert rows(f"{CUT_IN_KECH} {follow_up}") == [expected]


def test_a_restoration_ends_only_the_places_it_names():
    text = "Mobile internet was suspended in Kech, Panjgur and Gwadar on Friday. It was restored in Gwadar on Sunday."
    assert rows(text) == [
        ("Kech", "2026-01-30", None, None, "ongoing"),
        ("Panjgur", "2026-01-30", None, None, "ongoing"),
        ("Gwadar", "2026-01-30", "2026-02-01", None, "restored"),
    ]


def test_a_restoration_in_all_districts_ends_them_all():
    text = "Mobile internet was suspended in Kech and Panjgur on Friday. It was restored in all districts on Sunday."
    assert [row[2] for row in rows(text)] == ["2026-02-01", "2026-02-01"]


def test_a_cut_is_widened():
    assert rows(f"{CUT_IN_KECH} The shutdown was widened to Panjgur on Sunday.") == [
        ("Kech", "2026-01-30", None, None, "ongoing"),
        ("Panjgur", "2026-02-01", None, None, "ongoing"),
    ]


def test_a_cut_told_twice_is_one():
    assert len(rows(f"{CUT_IN_KECH} Residents of the town said mobile internet was down in Kech since Friday.")) == 1


def test_two_cuts_of_one_place_weeks_apart_are_two():
    text = (
        "Mobile internet was suspended in Kech on 3 January. It was restored on 5 January. "
        "Mobile internet was suspended in Kech again on 30 January."
    )
    assert [row[1] for row in rows(text)] == ["2026-01-03", "2026-01-30"]


def test_a_cut_to_come_is_announced():
    assert rows("The home department said mobile internet would be suspended in Quetta on Wednesday.") == [
        ("Quetta", "2026-02-04", None, None, "announced")
    ]


@pytest.mark.parametrize(
    ("where", "extent"),
    [
        ("across Balochistan", "whole_province"),
        ("in all 36 districts", "whole_province"),
        ("in parts of Balochistan", "part_of_province"),
        ("in 13 districts of Balochistan", "part_of_province"),
        ("in all districts of Balochistan except Quetta", "part_of_province"),
    ],
)
def test_a_cut_of_the_province_has_no_point(where, extent):
    (blackout,) = read(f"Mobile internet was suspended {where} on Friday.").blackouts
    assert blackout.extent == extent
    assert blackout.place is not None
    assert (blackout.place.name, blackout.place.lat, blackout.district) == ("Balochistan", None, None)


def test_districts_named_as_examples_are_part_of_the_whole():
    text = "Mobile internet was suspended across Balochistan on Friday. The shutdown affected Kech and Panjgur."
    assert rows(text) == [("Balochistan", "2026-01-30", None, None, "ongoing")]


def test_names_take_the_place_of_parts_of_the_province():
    text = (
        "Mobile internet was suspended in parts of Balochistan on Friday. "
        "Mobile internet was suspended in Kech and Panjgur, officials said."
    )
    assert [row[:2] for row in rows(text)] == [("Kech", "2026-01-30"), ("Panjgur", "2026-01-30")]


def test_a_cut_takes_the_place_of_the_sentence_before():
    text = "Gunmen attacked a post in Mastung on Saturday. Mobile and internet services were suspended in the town."
    assert rows(text) == [("Mastung", "2026-01-31", None, None, "ongoing")]


def test_a_cut_told_with_attacks_begins_on_their_day():
    text = "Gunmen attacked a post in Mastung on Saturday. Mobile internet was suspended in Mastung."
    (blackout,) = read(text).blackouts
    assert iso(blackout.date_start) == "2026-01-31"
    assert "start taken from the day of the attacks it went with" in blackout.why


def test_who_why_and_whose_networks():
    text = (
        "The home department asked Ufone and Zong to suspend mobile internet in Mastung from 5 to 7 February "
        "because of security concerns."
    )
    (blackout,) = read(text).blackouts
    assert (blackout.ordered_by, blackout.operators, blackout.reason) == (
        "Home Department of Balochistan",
        ("Ufone", "Zong"),
        "because of security concerns",
    )


@pytest.mark.parametrize(("name", "district"), [("Tump", "Kech"), ("Dalbandin", "Chagai"), ("Pasni", "Gwadar")])
def test_a_cut_belongs_to_the_district_of_its_town(name, district):
    (blackout,) = read(f"Mobile internet was suspended in {name} on Friday.").blackouts
    assert blackout.place is not None
    assert (blackout.place.name, blackout.district) == (name, district)


@pytest.mark.parametrize(
    "text",
    [
        "The home department banned pillion riding in Quetta on Friday.",
        "Train services were suspended in Sibi on Friday.",
        "Mobile internet was not suspended in Gwadar.",
        "Militants blew up a mobile tower in Kech on Saturday.",
        "Gunmen attacked a post in Mastung on Saturday.",
    ],
)
def test_what_is_no_blackout(text):
    assert read(text).blackouts == ()
