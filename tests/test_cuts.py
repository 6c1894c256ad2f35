"""One sentence about communications: what was cut, slowed or given back, and where."""

from __future__ import annotations

import pytest
from steps import cuts_in


def only(text, **options):
    (report,) = cuts_in(text, **options)
    return report


def changes(text, **options):
    return [sorted(report.changes) for report in cuts_in(text, **options)]


@pytest.mark.parametrize(
    ("wording", "change"),
    [
        ("was suspended", "cut"),
        ("was cut", "cut"),
        ("was gone", "cut"),
        ("remained closed", "cut"),
        ("was banned", "cut"),
        ("was cut off", "cut"),
        ("was jammed", "cut"),
        ("was snapped", "cut"),
        ("was severed", "cut"),
        ("was blocked", "cut"),
        ("was shut down", "cut"),
        ("was switched off", "cut"),
        ("was disconnected", "cut"),
        ("was disrupted", "cut"),
        ("went down", "cut"),
        ("went dead", "cut"),
        ("is unavailable", "cut"),
        ("remains suspended", "cut"),
        ("is still off", "cut"),
        ("was throttled", "slow"),
        ("was slowed down", "slow"),
        ("was downgraded to 2G", "slow"),
        ("was limited to 2G", "slow"),
        ("came back on Friday, only to vanish again before midnight", "cut"),
        ("was restored for a day and was suspended again", "cut"),
        ("was restored", "restore"),
        ("has resumed", "restore"),
        ("was reinstated", "restore"),
        ("is back online", "restore"),
        ("came back", "restore"),
        ("is working again", "restore"),
        ("was switched on again", "restore"),
        ("was partially restored", "partial"),
        ("is being restored", "partial"),
        ("was restored in some areas", "partial"),
    ],
)
def test_every_wording(wording, change):
    assert changes(f"Mobile internet {wording} in Turbat on Sunday.") == [[change]]


@pytest.mark.parametrize(
    ("service", "services"),
    [
        ("Mobile internet", ("mobile_internet",)),
        ("Mobile data", ("mobile_internet",)),
        ("3G and 4G", ("mobile_internet",)),
        ("Internet access", ("internet",)),
        ("Mobile service", ("mobile",)),
        ("Mobile phone services", ("mobile",)),
        ("Cellular service", ("mobile",)),
        ("Broadband", ("broadband",)),
        ("Fixed-line internet", ("broadband",)),
        ("Landline service", ("landline",)),
        ("SMS service", ("sms",)),
        ("Mobile and internet services", ("mobile", "internet")),
        ("Mobile and broadband services", ("mobile", "broadband")),
        ("All communication services", ("mobile", "internet")),
        ("Telecom services", ("mobile", "internet")),
    ],
)
def test_every_service(service, services):
    assert only(f"{service} were suspended in Turbat on Sunday.").services == services


@pytest.mark.parametrize(
    ("noun", "services"),
    [
        ("An internet shutdown", ("internet",)),
        ("A mobile internet blackout", ("mobile_internet",)),
        ("A communications blackout", ("mobile", "internet")),
        ("A network shutdown", ("mobile",)),
    ],
)
def test_a_noun_that_is_a_cut_in_itself(noun, services):
    report = only(f"{noun} was imposed in Turbat on Sunday.")
    assert (report.changes, report.services) == ({"cut"}, services)


@pytest.mark.parametrize(
    "text",
    [
        "The home department banned pillion riding in Quetta on Friday.",
        "Train services were suspended in Sibi on Friday.",
        "Public transport was suspended in Quetta on Friday.",
        "Protesters blocked the highway in Mastung on Friday.",
        "Electricity was cut in Turbat on Friday.",
        "Gas supply to Quetta was suspended on Friday.",
        "Mobile courts were closed in Sibi on Friday.",
        "The army broke up a terrorist network in Kech on Friday.",
        "Section 144 was imposed in Quetta on Friday.",
        "Militants blew up a mobile tower in Kech on Friday.",
        "Mobile internet was not suspended in Gwadar on Friday.",
        "The PTA denied that the internet had been cut in Quetta.",
        "No internet shutdown was reported in Gwadar during the sit-in.",
        "Claims that broadband had been cut in Quetta are not borne out by measurements.",
        "Mobile service in Mastung continued to function, contrary to talk of a closure.",
        "I closed my shop at nine with the internet working, said a trader in Quetta.",
        "Officials ruled out a suspension of mobile internet in Quetta.",
        "Internet services remained available in Gwadar, not suspended.",
        "Mobile service may be suspended in Quetta if needed.",
        "The province is considering a ban on mobile internet.",
        "Mobile internet reached Awaran in 2019.",
        "Mobile phones are sold in Quetta.",
    ],
)
def test_what_is_no_cut(text):
    assert cuts_in(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Mobile internet was suspended in Kech, Panjgur and Gwadar.", ["Kech", "Panjgur", "Gwadar"]),
        ("Mobile internet was suspended in Kalat district.", ["Kalat district"]),
        ("Mobile internet was suspended in Tump, Kech district.", ["Tump"]),
        ("Mobile internet was suspended near Sibi.", ["Sibi"]),
        ("The deputy commissioner of Kharan said mobile internet was suspended in Washuk.", ["Washuk"]),
        ("QUETTA: Mobile internet was suspended in Washuk.", ["Washuk"]),
        ("Mobile internet was suspended across Balochistan.", []),
    ],
)
def test_where(text, places):
    report = only(text)
    named = [place.text for place in report.places]
    if "Tump" in text:
        assert report.entries[0].name == "Tump"
    else:
        assert named == places


def test_a_cut_in_another_province_is_none_of_ours():
    assert not cuts_in("Mobile internet was suspended in Karachi.")
    assert not cuts_in("Authorities shut down mobile data in Peshawar and Lahore.")


@pytest.mark.parametrize(
    ("where", "extent"),
    [
        ("in Turbat", "named"),
        ("across Balochistan", "whole_province"),
        ("throughout the province", "whole_province"),
        ("in all 36 districts", "whole_province"),
        ("in all districts of the province", "whole_province"),
        ("in parts of Balochistan", "part_of_province"),
        ("in some areas of the province", "part_of_province"),
        ("in 13 districts of Balochistan", "part_of_province"),
        ("in several districts of Balochistan", "part_of_province"),
        ("in Balochistan", "part_of_province"),
        ("across Balochistan except Quetta", "part_of_province"),
        ("in parts of Balochistan, among them Kech", "named"),
    ],
)
def test_how_far_it_reached(where, extent):
    assert only(f"Mobile internet was suspended {where} on Friday.").extent == extent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mobile internet is back in Quetta, but Kech is still without it.",
            [(["restore"], ["Quetta"]), (["cut"], ["Kech"])],
        ),
        (
            "Internet was cut in Zhob on Friday and in Loralai on Saturday.",
            [(["cut"], ["Zhob"]), (["cut"], ["Loralai"])],
        ),
        (
            "Internet was restored in Zhob, while it remains suspended in Loralai.",
            [(["restore"], ["Zhob"]), (["cut"], ["Loralai"])],
        ),
    ],
)
def test_two_sides_of_a_sentence(text, expected):
    assert [(sorted(r.changes), [p.text for p in r.places]) for r in cuts_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Services were restored on Sunday.", ["restore"]),
        ("Services are expected to be restored on Tuesday.", ["restore"]),
        ("It was prolonged until 10 February.", ["extend"]),
        ("It has not been restored yet.", ["affects"]),
        ("Traders demanded that the service be restored.", ["affects"]),
        ("The shutdown was widened to Panjgur on Sunday.", ["cut"]),
        ("The ban on mobile internet was lifted on Sunday.", ["restore"]),
        ("The suspension was withdrawn on Sunday.", ["restore"]),
        ("The blackout began on Friday.", ["affects"]),
    ],
)
def test_sentences_that_go_on_about_a_cut(text, change):
    assert changes(text, goes_on=True) == [change]


@pytest.mark.parametrize(
    "text",
    [
        "Services were restored on Sunday.",
        "Shops were closed on Sunday.",
        "The highway was reopened on Sunday.",
        "Schools will resume on Tuesday.",
    ],
)
def test_without_a_cut_told_before_they_tell_of_none(text):
    assert cuts_in(text, goes_on=False) == []


@pytest.mark.parametrize(
    "text",
    ["The highway was blocked by protesters.", "Gunmen attacked a post in Sibi.", "Trains resumed on Sunday."],
)
def test_other_news_does_not_go_on_about_a_cut(text):
    assert cuts_in(text, goes_on=True) == []


@pytest.mark.parametrize(
    ("text", "services", "change"),
    [
        ("کوئٹہ میں موبائل انٹرنیٹ معطل کر دیا گیا۔", ("mobile_internet",), ["cut"]),
        ("گوادر میں انٹرنیٹ سروس بحال کر دی گئی۔", ("internet",), ["restore"]),
        ("تربت میں موبائل سروس بند ہے۔", ("mobile",), ["cut"]),
    ],
)
def test_urdu(text, services, change):
    report = only(text)
    assert (report.services, sorted(report.changes)) == (services, change)


def test_the_words_that_told_it():
    report = only("Mobile internet was jammed in Turbat.")
    assert report.why == ("service word: Mobile internet", "cut word: jammed")


@pytest.mark.parametrize(
    "sentence",
    [
        "Mobile internet has been off in Panjgur since 20 January 2026, residents told a news agency in Quetta.",
        "Mobile internet was suspended in Panjgur ahead of a march from Gwadar.",
    ],
)
def test_where_somebody_spoke_or_set_out_is_not_cut_off(sentence):
    assert [place.text for place in only(sentence).places] == ["Panjgur"]
