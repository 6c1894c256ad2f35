"""Sentences about communications folded into cuts, while the document is being read."""

from __future__ import annotations

import pytest
from steps import analysed, iso, read

from geo.reading import cutstory
from geo.reading.cutstory import find_cuts

CUT = "Mobile internet was suspended in Kech on Friday."


def found(text):
    cuts, _ = find_cuts(analysed(text))
    return [(cut.entry.name if cut.entry else None, cut.status, iso(cut.start), iso(cut.end)) for cut in cuts]


def test_the_sentences_that_speak_of_a_cut_are_told():
    _, used = find_cuts(analysed(f"A blast hit Sibi. {CUT} Shops were open. Services were restored on Sunday."))
    assert used == {1, 3}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CUT, [("Kech", "ongoing", "2026-01-30", None)]),
        (
            "Mobile internet was cut in Kech on 5 January; the court ordered its restoration on 21 January.",
            [("Kech", "ongoing", "2026-01-05", None)],
        ),
        (
            "The curfew in Kech was lifted on Friday, but mobile networks are still shut.",
            [("Kech", "ongoing", None, None)],
        ),
        ("Mobile internet will be suspended in Kech.", [("Kech", "announced", None, None)]),
        ("Officials decided to suspend mobile internet in Kech.", [("Kech", "announced", None, None)]),
        ("Mobile internet was shut off in Kech until further notice.", [("Kech", "ongoing", None, None)]),
        (
            "Mobile internet was restored in Kech on Sunday but remains blocked in Kalat.",
            [("Kech", "restored", None, "2026-02-01"), ("Kalat", "ongoing", None, None)],
        ),
        (
            "Mobile internet was restored in Kech on Sunday, but the highway remains blocked in Kalat.",
            [("Kech", "restored", None, "2026-02-01")],
        ),
        ("No internet service has been available in Kech since Friday.", [("Kech", "ongoing", "2026-01-30", None)]),
        ("NetBlocks saw a loss of connectivity in Kech on Friday.", [("Kech", "ongoing", "2026-01-30", None)]),
        ("کوئٹہ سمیت پورے بلوچستان میں موبائل انٹرنیٹ معطل ہے۔", [(None, "ongoing", None, None)]),
        ("کیچ میں موبائل فون سروس بند رکھنے کا فیصلہ ہوا ہے۔", [("Kech", "announced", None, None)]),
        (f"{CUT} {CUT}", [("Kech", "ongoing", "2026-01-30", None)]),
        (f"{CUT} It was restored on Sunday.", [("Kech", "restored", "2026-01-30", "2026-02-01")]),
        (f"{CUT} It was partially restored on Sunday.", [("Kech", "partial", "2026-01-30", None)]),
        ("Mobile internet was restored in Kech on Sunday.", [("Kech", "restored", None, "2026-02-01")]),
        ("Mobile internet will be restored in Kech on Tuesday.", []),
        ("Services were restored on Sunday.", []),
        ("Mobile internet was suspended across Balochistan.", [(None, "ongoing", None, None)]),
        ("Fixed-line broadband is available only in parts of Turbat and Panjgur town.", []),
        (
            f"{CUT} Residents say the cut also hit Mastung and Kalat.",
            [
                ("Kech", "ongoing", "2026-01-30", None),
                ("Mastung", "ongoing", "2026-01-30", None),
                ("Kalat", "ongoing", "2026-01-30", None),
            ],
        ),
        ("When people speak of internet shutdowns they think of a morning without signal.", []),
        ("In August 2025 mobile data was off in Kech for 16 days.", [("Kech", "restored", None, None)]),
        (
            "Kech was the first. Mobile data there was withdrawn on 30 January, days after a bombing in Sehwan, Sindh.",
            [("Kech", "ongoing", "2026-01-30", None)],
        ),
        (
            "Traders in Mirpur, Azad Kashmir, called off a strike. Internet service, off since Thursday, was restored.",
            [],
        ),
        (
            "Mobile data will be suspended in Sibi on Friday. In Zhob phone services will be suspended as well.",
            [("Sibi", "announced", "2026-02-06", None), ("Zhob", "announced", "2026-02-06", None)],
        ),
        ("GWADAR: Mobile internet was suspended on Sunday.", [("Gwadar", "ongoing", "2026-02-01", None)]),
        ("QUETTA: Mobile internet was suspended on Sunday.", [(None, "ongoing", "2026-02-01", None)]),
        (
            "3G services have been blocked in Kech since 22 February 2017 and in Dera Bugti since 2019.",
            [("Kech", "ongoing", "2017-02-22", None), ("Dera Bugti", "ongoing", None, None)],
        ),
        (
            "The internet was cut in a large part of Balochistan on Friday. Data services are affected in Sibi, Zhob.",
            [("Sibi", "ongoing", "2026-01-30", None), ("Zhob", "ongoing", "2026-01-30", None)],
        ),
        (
            "Grenades hit Sibi and Zhob. The province has 40 stations. Mobile data will be cut at those stations.",
            [(None, "announced", None, None)],
        ),
        (
            (
                "موبائل فون بند، کوئٹہ میں رفتار سست\n\n"
                "بلوچستان کے تیرہ اضلاع میں 30 جنوری سے موبائل فون کی سروس معطل ہے۔ "
                "حکام کے مطابق سروس گوادر اور ژوب میں معطل کی گئی ہے۔"
            ),
            [
                ("Quetta", "ongoing", None, None),
                ("Gwadar", "ongoing", "2026-01-30", None),
                ("Zhob", "ongoing", "2026-01-30", None),
            ],
        ),
    ],
)
def test_cuts_of_a_document(text, expected):
    assert found(text) == expected


def test_a_sentence_far_behind_no_longer_goes_on_about_it():
    filler = " ".join(f"The mayor opened school number {number}." for number in range(6))
    assert found(f"{CUT} {filler} Services were restored on Sunday.") == [("Kech", "ongoing", "2026-01-30", None)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gunmen fled from a post in Mastung. Mobile internet was suspended there.", ["Mastung"]),
        ("Blasts hit Sibi and Kohlu. Mobile internet was suspended in both towns.", ["Sibi", "Kohlu"]),
        ("Mobile internet was suspended.", [None]),
    ],
)
def test_a_cut_without_a_place_takes_that_of_its_context(text, places):
    assert [place for place, *_ in found(text)] == places


def test_another_service_of_the_same_place_is_another_cut():
    text = f"{CUT} Landline service was suspended in Kech on Saturday."
    assert [(start, status) for _, status, start, _ in found(text)] == [
        ("2026-01-30", "ongoing"),
        ("2026-01-31", "ongoing"),
    ]


def test_a_cut_of_the_province_is_wide():
    (cut,) = find_cuts(analysed("Mobile internet was suspended across Balochistan."))[0]
    assert (cut.is_wide, cut.extent) == (True, "whole_province")


@pytest.mark.parametrize("where", ["in Kech and Quetta", "across Balochistan"])
def test_a_restoration_ends_nothing_where_it_makes_an_exception(where):
    cuts = found(
        f"Mobile internet was suspended {where} on 31 January 2026. On Monday mobile internet was restored in all "
        "districts of Balochistan except Kech."
    )
    ended = {name: (status, start, end) for name, status, start, end in cuts}
    assert ended.pop("Kech") == ("ongoing", "2026-01-31", None)
    assert list(ended.values()) == [("restored", "2026-01-31", "2026-02-02")]


def test_what_a_court_orders_back_goes_on_since_it_was_cut():
    assert found("The court directed the operators to restore 3G in Kech, suspended since 6 January.") == [
        ("Kech", "ongoing", "2026-01-06", None)
    ]


def test_when_people_complained_is_not_when_it_was_cut():
    assert found("Residents of Mashkel complained on Sunday that mobile data had been blocked for three months.") == [
        ("Mashkel", "ongoing", None, None)
    ]


def test_what_still_works_was_not_cut():
    text = "Mobile internet was suspended in Kech on Sunday; only voice calls were working."
    assert [blackout.services for blackout in read(text).blackouts] == [("mobile_internet",)]


def test_districts_that_a_later_sentence_names():
    assert found(
        "Mobile data was suspended in Quetta and several other districts on Saturday. Officials gave no reason. "
        "The districts included Kalat and Sibi."
    ) == [
        ("Quetta", "ongoing", "2026-01-31", None),
        ("Kalat", "ongoing", "2026-01-31", None),
        ("Sibi", "ongoing", "2026-01-31", None),
    ]


def test_a_second_shutdown_is_of_the_same_service():
    cuts = found(
        "On 24 January the authorities cut mobile internet in Kech. It came back on 27 January. A second shutdown, in "
        "Mastung, lasted from 28 January until 30 January."
    )
    assert cuts == [
        ("Kech", "restored", "2026-01-24", "2026-01-27"),
        ("Mastung", "restored", "2026-01-28", "2026-01-30"),
    ]


def test_what_stays_off_in_the_remaining_districts():
    assert found("Mobile data was restored in Quetta on Sunday. In the remaining districts it stays off.") == [
        ("Quetta", "restored", None, "2026-02-01"),
        (None, "ongoing", None, None),
    ]


def test_an_extension_to_a_day():
    (blackout,) = read(
        "The ban on mobile internet in Kech was extended on Sunday, taking it to 15 February. The ban was first "
        "imposed on 16 January."
    ).blackouts
    assert (iso(blackout.date_start), iso(blackout.date_end_expected)) == ("2026-01-16", "2026-02-15")


def test_what_is_demanded_back_is_still_off():
    assert found("Mobile internet was cut in Kech on Sunday. Students demanded that it be brought back.") == [
        ("Kech", "ongoing", "2026-02-01", None)
    ]


def test_a_headline_may_say_that_it_is_back():
    assert found("Mobile service back in Gwadar after 5 days.") == [("Gwadar", "restored", None, None)]


def test_it_came_back_at_an_hour_of_the_same_day():
    assert found("Mobile service was suspended in Kech on Sunday. It was restored at 10pm.") == [
        ("Kech", "restored", "2026-02-01", "2026-02-01")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has been 10 days since the internet in Kech was blocked.", [("Kech", "ongoing", "2026-01-23", None)]),
        ("Users in Kharan complained of no signal since 5 January.", [("Kharan", "ongoing", "2026-01-05", None)]),
        ("There is no internet in Zehri, said a man who reached Khuzdar.", [("Zehri", "ongoing", None, None)]),
        (
            "The Quetta-Chaman highway was blocked for the fifth day, and internet stayed off in Chaman.",
            [("Chaman", "ongoing", None, None)],
        ),
    ],
)
def test_whose_day_and_whose_place_it_is(text, expected):
    assert found(text) == expected


def test_a_restoration_in_parts_that_leaves_districts_out():
    cuts = found(
        "Mobile internet restored in parts of Balochistan\n\n"
        "QUETTA: The government on Friday restored mobile internet in most parts of Balochistan. Officials said that "
        "it had been restored in 32 districts, while it would remain suspended in Kech and Kalat.\n\n"
        "Mobile internet had been suspended across the province on 6 January. Students had protested against the "
        "closure in Quetta and Khuzdar."
    )
    assert cuts == [
        (None, "restored", "2026-01-06", "2026-01-30"),
        ("Kech", "ongoing", "2026-01-06", None),
        ("Kalat", "ongoing", "2026-01-06", None),
    ]


def test_a_notification_with_the_days_of_a_cut():
    (blackout,) = read(
        "Mobile internet shall remain suspended in Quetta from 3 to 6 February, said a notice."
    ).blackouts
    assert (iso(blackout.date_start), iso(blackout.date_end_expected)) == ("2026-02-03", "2026-02-06")


def test_what_goes_on_in_other_districts():
    assert found(
        "Mobile internet was restored in Quetta on Sunday, while in other districts the suspension will continue."
    ) == [("Quetta", "restored", None, "2026-02-01"), (None, "ongoing", None, None)]


def test_semicolons_keep_other_places_out():
    assert found("Curfew in Nushki; mobile internet restored in Quetta on Sunday.") == [
        ("Quetta", "restored", None, "2026-02-01")
    ]


def test_towns_that_an_order_covered_take_its_days():
    cuts = found(
        "Cellphone services came back in parts of Balochistan on Saturday after they had been off for four hours. "
        "TV channels said that the order for suspension covered Quetta, Mastung and Sibi."
    )
    assert cuts == [(name, "restored", "2026-01-31", "2026-01-31") for name in ("Quetta", "Mastung", "Sibi")]


def test_what_is_routine_is_no_cut():
    assert found("Internet shutdowns have become routine in Balochistan, activists say.") == []


def test_an_extended_ban_began_when_it_was_imposed():
    assert found("The ban on mobile internet in Kech, imposed on 6 January, has been extended until 15 February.") == [
        ("Kech", "ongoing", "2026-01-06", None)
    ]


def test_a_month_keeps_cuts_of_other_times_apart():
    text = (
        "Mobile data in Kech district was suspended in February 2017. On 6 August 2025 mobile internet was suspended "
        "in all 36 districts of Balochistan."
    )
    found = [(b.place.name, iso(b.date_start)) for b in read(text).blackouts]
    assert found == [("Kech", None), ("Balochistan", "2025-08-06")]


def test_a_restoration_tells_when_it_began():
    text = "In Kalat, mobile internet was restored nearly a month after being shut down on 6 January."
    (blackout,) = read(text).blackouts
    assert (iso(blackout.date_start), blackout.date_end, blackout.status) == ("2026-01-06", None, "restored")


def test_internet_services_of_a_report_on_mobile_data():
    text = "Mobile data was restored in Kohlu on Saturday. In Duki, internet services were also restored."
    assert [blackout.services for blackout in read(text).blackouts] == [("mobile_internet",), ("mobile_internet",)]


def test_where_the_service_was_normal_nothing_was_cut():
    text = "Mobile data was cut in Kech on Saturday. In Turbat, where cables had been cut in June, internet was normal."
    assert [b.place.name for b in read(text).blackouts] == ["Kech"]


def test_places_listed_below_the_sentence():
    text = (
        "The authority told operators to restore mobile internet in six districts of Balochistan.\n\n"
        "People can use it in the following areas.\n\nTurbat city\n\nPanjgur\n\nAwaran\n\n"
        "The decision was taken after five years."
    )
    assert [b.place.name for b in read(text).blackouts] == ["Turbat", "Panjgur", "Awaran"]


def test_a_cut_of_last_month_is_another():
    text = (
        "Authorities have suspended mobile data in Quetta. "
        "In November, the government suspended mobile data in Quetta for 24 hours."
    )
    assert len(read(text).blackouts) == 2


def test_the_town_a_report_is_written_from_is_looked_for_once(monkeypatch):
    asked = []
    plain = cutstory.local_dateline
    monkeypatch.setattr(cutstory, "local_dateline", lambda analysis: asked.append(1) or plain(analysis))
    assert {place for place, *_ in found("GWADAR: " + "Mobile services were suspended on Friday. " * 20)} == {"Gwadar"}
    assert len(asked) == 1
