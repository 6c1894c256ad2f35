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


def test_each_side_of_a_sentence_has_its_places_days_and_words():
    blackouts = read(
        "Mobile internet remained closed in Quetta on Sunday, while residents of Kalat and Surab said that they lost it"
        " on Saturday as a strike spread across Balochistan."
    ).blackouts
    assert [(blackout.place.name, str(blackout.date_start)) for blackout in blackouts] == [
        ("Quetta", "2026-02-01"),
        ("Kalat", "2026-01-31"),
        ("Surab", "2026-01-31"),
    ]
    assert blackouts[1].quote.startswith("while residents of Kalat")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Villages of Awaran are under siege.\n\nThese areas lack water.\n\nLines of communication are cut.",
            ["Awaran"],
        ),
        ("Villages of Awaran and Kech are under siege.\n\nLines of communication are cut.", ["Balochistan"]),
        ("Gunmen struck in Awaran. The province mourned.\n\nLines of communication are cut.", ["Balochistan"]),
        ("مشکے میں آپریشن جاری ہے۔ لوگ محصور ہیں۔\nسارے علاقے میں مواصلات کا نظام بند پڑا ہے۔", ["Mashkay"]),
    ],
)
def test_a_paragraph_without_a_place_goes_on_about_the_one_named_last(text, places):
    assert [blackout.place.name for blackout in read(text).blackouts] == places


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


FROM_FRIDAY = "2026-01-30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mobile service was suspended in Quetta on Friday and restored late at night, officials said.",
            [("Quetta", FROM_FRIDAY, FROM_FRIDAY, None, "restored")],
        ),
        (
            f"{CUT_IN_KECH} In Panjgur the signals came back only the next morning.",
            [("Kech", FROM_FRIDAY, None, None, "ongoing"), ("Panjgur", FROM_FRIDAY, "2026-01-31", None, "restored")],
        ),
        (
            "PTCL broadband snapped in Kohlu on Friday; engineers repaired it on Saturday.",
            [("Kohlu", FROM_FRIDAY, "2026-01-31", None, "restored")],
        ),
        (
            "After 12 days without internet, Gwadar came back online on Saturday.",
            [("Gwadar", "2026-01-19", "2026-01-31", None, "restored")],
        ),
        (
            "After 12 days of talks, internet came back in Gwadar on Saturday.",
            [("Gwadar", None, "2026-01-31", None, "restored")],
        ),
        (
            "Networks were off in Quetta between 6am and 10pm on Friday, a telecom official said.",
            [("Quetta", FROM_FRIDAY, FROM_FRIDAY, None, "restored")],
        ),
        (
            "Mobile data will be suspended in Quetta from 3 February till 2359 hours on 5 February.",
            [("Quetta", "2026-02-03", None, "2026-02-05", "announced")],
        ),
        (
            "In Chagai mobile data shall be closed on 4th February only.",
            [("Chagai", "2026-02-04", None, "2026-02-04", "announced")],
        ),
        (
            "Mobile data was suspended in Kech for Ashura last year as well.",
            [("Kech", "2025-07-06", None, "2025-07-06", "ongoing")],
        ),
        ("Signals have been jammed in Turbat since dawn.", [("Turbat", "2026-02-02", None, None, "ongoing")]),
    ],
)
def test_how_long_it_lasted(text, expected):
    assert rows(text) == expected


def test_a_day_of_last_year_is_not_taken_for_one_to_come():
    (row,) = rows(
        "The signal of mobile data disappeared in Kharan on 20 February and did not return until 22 February."
    )
    assert row == ("Kharan", "2025-02-20", "2025-02-22", None, "restored")


@pytest.mark.parametrize(
    "text",
    [
        "The authorities have repeatedly suspended mobile internet in Balochistan.",
        "Districts Zhob and Loralai stand excluded, and no suspension of mobile data shall be made there.",
    ],
)
def test_habits_exemptions_and_former_years_are_no_blackouts_of_now(text):
    assert rows(text) == []


def test_what_is_left_out_goes_on_since_the_day_it_began():
    text = (
        "Mobile internet, suspended on 6 January throughout Balochistan, was restored in Quetta and Ziarat on Saturday "
        "but remains blocked in the rest of the province."
    )
    assert rows(text) == [
        ("Quetta", "2026-01-06", "2026-01-31", None, "restored"),
        ("Ziarat", "2026-01-06", "2026-01-31", None, "restored"),
        ("Balochistan", "2026-01-06", None, None, "ongoing"),
    ]


def test_a_list_of_districts_stands_under_the_order():
    text = (
        "Mobile data services shall be suspended in the following districts of the province:\n\n"
        "Quetta, Mastung, Qalat, Hub and Tehsil Tump of District Kech.\n\n"
        "2. The suspension shall commence at 1800 hours on 3rd February and shall remain in force till 2359 hours on "
        "5th February.\n\nVoice calls shall not be affected."
    )
    found = rows(text)
    assert [row[0] for row in found][:4] == ["Quetta", "Mastung", "Kalat", "Hub"]
    assert {row[1:4] for row in found} == {("2026-02-03", None, "2026-02-05")}


def test_what_came_back_is_the_cut_last_told():
    text = (
        "Mobile networks were switched off in Mastung on 14 August 2025. From 26 to 31 December 2025 mobile "
        "networks were down in Gwadar. The city was cut off once more on 7 January. The networks were brought back "
        "on 10 January."
    )
    assert rows(text) == [
        ("Mastung", "2025-08-14", None, None, "ongoing"),
        ("Gwadar", "2025-12-26", "2025-12-31", None, "restored"),
        ("Gwadar", "2026-01-07", "2026-01-10", None, "restored"),
    ]


def test_all_of_them_are_the_places_told_before():
    text = (
        "Mobile internet was suspended in Panjgur on 12 January. Two days later, service in Awaran and Kech was also "
        "blocked. All three districts remained offline until 20 January."
    )
    assert rows(text) == [
        ("Panjgur", "2026-01-12", "2026-01-20", None, "restored"),
        ("Awaran", "2026-01-14", "2026-01-20", None, "restored"),
        ("Kech", "2026-01-14", "2026-01-20", None, "restored"),
    ]


def test_it_is_the_service_of_the_sentence_before():
    text = "In Panjgur things are no better. The district had 4G for less than a year. It was withdrawn on 3 June 2025."
    assert rows(text) == [("Panjgur", "2025-06-03", None, None, "ongoing")]


def test_another_service_with_days_of_its_own_is_another_blackout():
    text = (
        "Mobile data was closed in Quetta on Saturday. In the provincial capital, voice calls too were blocked from "
        "7am to 9pm on Sunday."
    )
    assert [(b.services, iso(b.date_start), iso(b.date_end)) for b in read(text).blackouts] == [
        (MOBILE_DATA, "2026-01-31", None),
        (("mobile",), "2026-02-01", "2026-02-01"),
    ]


def test_a_cut_of_the_whole_country_is_no_news_of_a_town():
    text = f"{CUT_IN_KECH} On 8 February 2024, election day, mobile networks were suspended nationwide."
    assert rows(text) == [("Kech", FROM_FRIDAY, None, None, "ongoing")]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("A court in Turbat on Tuesday heard why mobile internet has been kept closed in Panjgur.", None),
        ("Phones in Kachhi were still without 3G when this report was filed on Sunday night.", None),
        ("Following the attacks of 31 January, mobile data was closed in Sibi on 1 February.", "2026-02-01"),
    ],
)
def test_the_day_is_that_of_the_cut_and_of_nothing_else(text, start):
    ((_, begun, *_),) = rows(text)
    assert begun == start


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They told the court, sitting at Turbat, that 4G in Panjgur was suspended on Friday.", ["Panjgur"]),
        (
            "Mobile data was cut in Mastung on Friday as a march on its way from Wadh to Quetta was halted there.",
            ["Mastung"],
        ),
    ],
)
def test_places_of_the_speaker_and_of_the_way_are_not_cut_off(text, places):
    assert [row[0] for row in rows(text) if row[0] in {"Turbat", "Wadh", *places}] == places


def test_who_only_speaks_has_ordered_nothing():
    (blackout,) = read("Mobile service was suspended in Quetta and restored on Friday, officials said.").blackouts
    assert blackout.ordered_by is None


def test_2g_is_mobile_service_without_its_data():
    (blackout,) = read("Mobile service in Kalat was downgraded to 2G on Friday.").blackouts
    assert blackout.services == MOBILE_DATA


def test_each_line_of_a_list_has_days_of_its_own():
    text = (
        "The competent authority has approved the suspension of mobile phone service in the following places:\n\n"
        "(a) Quetta city, Mach and Dhadar: on the 3rd and 4th of February, from 0700 to 2200 hours on each day.\n\n"
        "(b) Usta Muhammad and Gandakha: on the 4th of February only.\n\n"
        "2. Only data (3G/4G) shall be suspended in Loralai and Duki from 3rd February till the close of 5th February."
    )
    assert [row[:4] for row in rows(text)] == [
        ("Quetta", "2026-02-03", None, "2026-02-04"),
        ("Mach", "2026-02-03", None, "2026-02-04"),
        ("Dhadar", "2026-02-03", None, "2026-02-04"),
        ("Usta Muhammad", "2026-02-04", None, "2026-02-04"),
        ("Gandakha", "2026-02-04", None, "2026-02-04"),
        ("Loralai", "2026-02-03", None, "2026-02-05"),
        ("Duki", "2026-02-03", None, "2026-02-05"),
    ]


def test_what_is_said_of_calls_does_not_deny_the_cut_beside_it():
    text = "Mobile data was cut in Kech on Friday, while landlines continued to work."
    assert rows(text) == [("Kech", FROM_FRIDAY, None, None, "ongoing")]
    assert rows("Mobile data was not cut in Kech on Friday, while landlines continued to work.") == []


def test_networks_that_went_off_are_cut_and_no_bomb():
    reading = read("All internet and mobile phone services went off in Turbat and Tump on Friday.")
    assert [blackout.place.name for blackout in reading.blackouts] == ["Turbat", "Tump"]
    assert reading.incidents == ()


def test_a_court_that_orders_a_restoration_restores_nothing():
    text = (
        "BHC orders restoration of mobile internet in Balochistan\n\nThe government had closed 3G and 4G services in "
        "all 36 districts on Jan 6, at first till Jan 15, and later extended the closure till Feb 28."
    )
    assert rows(text) == [("Balochistan", "2026-01-06", None, "2026-02-28", "ongoing")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mobile data was suspended across Balochistan, including in Quetta, on Friday.",
            [("Balochistan", "2026-01-30", None, None, "ongoing")],
        ),
        (
            "Mobile data was suspended in most districts of Balochistan, including Quetta, on 6 January.",
            [
                ("Quetta", "2026-01-06", None, None, "ongoing"),
                ("Balochistan", "2026-01-06", None, None, "ongoing"),
            ],
        ),
        (
            "Mobile data was suspended in several districts of Balochistan, including Hub and Zhob, on Friday.",
            [("Hub", "2026-01-30", None, None, "ongoing"), ("Zhob", "2026-01-30", None, None, "ongoing")],
        ),
        (
            "The government on Friday suspended mobile data in all 36 districts of Balochistan from February 4-8.",
            [("Balochistan", "2026-02-04", None, "2026-02-08", "announced")],
        ),
    ],
)
def test_how_much_of_the_province_is_hit(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    "told",
    [
        "Officials have not announced a timeline for the restoration of services.",
        "Officials promised to restore the services soon.",
        "Engineers were trying to restore the services.",
        "Traders made an appeal for the resumption of services.",
    ],
)
def test_a_restoration_that_has_not_come_ends_nothing(told):
    assert rows(f"{CUT_IN_KECH} {told}") == [("Kech", "2026-01-30", None, None, "ongoing")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Authorities on Sunday restored mobile data in Gwadar port city after shutting it down for 10 days.",
            [("Gwadar", "2026-01-22", "2026-02-01", None, "restored")],
        ),
        (
            "After mobile data was restored in Kalat last night after a six-day outage, it was shut down again.",
            [
                ("Kalat", "2026-01-26", "2026-02-01", None, "restored"),
                ("Kalat", "2026-02-01", None, None, "ongoing"),
            ],
        ),
    ],
)
def test_how_long_it_had_been_off_tells_when_it_began(text, expected):
    assert rows(text) == expected


def test_a_list_by_province_gives_those_of_this_one():
    text = (
        "Mobile services were suspended in 52 cities of the country on Sunday.\n\n"
        "The cities where mobile services will remain suspended are:\n\n"
        "Sindh: Karachi, Khairpur and Larkana\n\n"
        "Balochistan: Quetta, Kalat and Hub\n\n"
        "Punjab: Lahore and Multan"
    )
    assert rows(text)[-3:] == [
        ("Quetta", "2026-02-01", None, None, "ongoing"),
        ("Kalat", "2026-02-01", None, None, "ongoing"),
        ("Hub", "2026-02-01", None, None, "ongoing"),
    ]


def test_different_areas_lie_round_the_town_of_the_title():
    text = (
        "Mobile tower blown up in Harnai\n\n"
        "Gunmen blew up a tower on Saturday, suspending phone service in different areas."
    )
    assert rows(text) == [("Harnai", "2026-01-31", None, None, "ongoing")]


def test_a_cut_of_years_is_no_example_of_a_new_one():
    text = (
        "Panjgur has been without mobile internet for four years. "
        "On 6 January mobile internet was suspended in all districts of Balochistan."
    )
    assert [place for place, *_ in rows(text)] == ["Panjgur", "Balochistan"]


def test_a_media_blackout_is_none():
    assert rows("Balochistan is under a media blackout, a student from Panjgur said on Sunday.") == []


def test_a_cut_on_a_national_day_is_for_that_day():
    assert rows("Phone services were suspended in Quetta on Kashmir Day.") == [
        ("Quetta", "2026-02-05", None, "2026-02-05", "announced")
    ]


def test_a_headline_on_the_government_does_not_say_where():
    text = "Balochistan govt blocks phone services\n\nQUETTA: Mobile services were suspended in Quetta on Sunday."
    assert rows(text) == [("Quetta", "2026-02-01", None, None, "ongoing")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "قلات اور مستونگ میں موبائل انٹرنیٹ سروس بند کر دی گئی ہے۔ "
                "سروس کی معطلی 7 فروری کی رات 9 بجے تک جاری رہے گی۔"
            ),
            [
                ("Kalat", None, None, "2026-02-07", "ongoing"),
                ("Mastung", None, None, "2026-02-07", "ongoing"),
            ],
        ),
        (
            "گوادر میں 28جنوری کو جلسے کے پیش نظر 26جنوری کی شام تربت میں موبائل ڈیٹا بند کر دیا گیا۔",
            [("Turbat", "2026-01-26", None, None, "ongoing")],
        ),
    ],
)
def test_urdu_days_and_places(text, expected):
    assert rows(text) == expected


def test_a_gathering_told_beside_a_cut_is_told_too():
    text = "A large gathering was held in Dalbandin on Saturday, while mobile networks in the area were suspended."
    assert [(i.kind, i.place.name) for i in read(text).incidents] == [("protest", "Dalbandin")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Internet services in Gwadar were restored on Sunday, eight days after they were cut off.",
            [("Gwadar", "2026-01-24", "2026-02-01", None, "restored")],
        ),
        (
            "PTCL lines went dead in Pasni on Sunday after a fibre optic cable was damaged near Hub.",
            [("Pasni", "2026-02-01", None, None, "ongoing")],
        ),
        (
            "Mobile services shall remain closed in Quetta on 5th February, 2026 from 0600 hrs to 2200 hrs.",
            [("Quetta", "2026-02-05", None, "2026-02-05", "announced")],
        ),
    ],
)
def test_lengths_damage_and_hours(text, expected):
    assert rows(text) == expected


def test_a_start_that_is_only_reckoned_makes_no_second_cut():
    text = (
        "Mobile internet was cut in Gwadar on January 20. "
        "It was restored in Gwadar on Sunday, ten days after it had been suspended, officials said."
    )
    assert rows(text) == [("Gwadar", "2026-01-20", "2026-02-01", None, "restored")]
