"""Which names of a sentence mean a place, and which place: the words as written, the name, the district."""

from __future__ import annotations

import pytest
from steps import analysed, read


def found(text):
    """Give every name taken for a place as (as written, name, district); a place outside has no district."""
    return [
        (toponym.text, toponym.entry.name, toponym.entry.district)
        for sentence in analysed(text).sentences
        for toponym in sentence.toponyms
        if toponym.entry is not None
    ]


def named(text):
    return [name for _, name, _ in found(text)]


def refused(text):
    """Give the names that were known and not taken for a place."""
    return [t.text for s in analysed(text).sentences for t in s.toponyms if t.entry is None]


@pytest.mark.parametrize(
    ("written", "name", "district"),
    [
        ("Nushki", "Nushki", "Nushki"),
        ("Noshki", "Nushki", "Nushki"),
        ("Naushki", "Nushki", "Nushki"),
        ("NUSHKI", "Nushki", "Nushki"),
        ("Killa Saifullah", "Killa Saifullah", "Killa Saifullah"),
        ("Qila Saifullah", "Killa Saifullah", "Killa Saifullah"),
        ("Qila Abdullah", "Killa Abdullah", "Killa Abdullah"),
        ("Musakhail", "Musakhel", "Musakhel"),
        ("Panjgoor", "Panjgur", "Panjgur"),
        ("Chaghi", "Chagai", "Chagai"),
        ("Lasbella", "Lasbela", "Lasbela"),
        ("Jafferabad", "Jaffarabad", "Jaffarabad"),
        ("Sorab", "Surab", "Surab"),
        ("Baluchistan", "Balochistan", ""),
        ("Dalbandin", "Dalbandin", "Chagai"),
        ("Tump", "Tump", "Kech"),
        ("Pasni", "Pasni", "Gwadar"),
    ],
)
def test_every_spelling_is_the_same_place(written, name, district):
    assert found(f"Gunmen attacked a post in {written} on Sunday.") == [(written, name, district)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shops closed along Quetta's Sariab Road.", ["Quetta", "Sariab"]),
        ("A blast hit Kech district's Tump.", ["Kech", "Tump"]),
        ("Troops moved along the Mastung-Kalat road.", ["Mastung", "Kalat"]),
        ("Gunmen stopped the Turbat-bound convoy near Hoshab.", ["Turbat", "Hoshab"]),
        ("A bomb went off in Hazarganji, Quetta, on Sunday.", ["Hazarganji", "Quetta"]),
        ("Kalāt, ‘Quetta’ and “Mach”, said a sign near Sibi.", ["Kalat", "Quetta", "Mach", "Sibi"]),
        (
            "Quetta, Mastung, Nushki, Dalbandin, Kharan, Panjgur, Tump, Gwadar and Pasni were hit.",
            ["Quetta", "Mastung", "Nushki", "Dalbandin", "Kharan", "Panjgur", "Tump", "Gwadar", "Pasni"],
        ),
        ("The provincial capital was quiet.", ["Quetta"]),
    ],
)
def test_possessives_compounds_and_lists(text, places):
    assert named(text) == places


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Gunmen stormed a post in Nasirabad, Kech.", "Kech"),
        ("Trains stopped in Nasirabad district.", "Nasirabad"),
        ("Trains stopped at Nasirabad and Jaffarabad.", "Nasirabad"),
        ("Gunmen attacked a post in the Dasht area of Kech.", "Kech"),
        ("Gunmen attacked a post in the Dasht area of Mastung.", "Mastung"),
        ("A lorry burned at Zero Point near Uthal.", "Lasbela"),
        ("A lorry burned at Zero Point in Khuzdar.", "Khuzdar"),
    ],
)
def test_namesakes_are_settled_by_what_stands_beside_them(text, home):
    assert found(text)[0][2] == home


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Trucks waited in Hub, an industrial town.", ["Hub"]),
        ("The roads from Quetta to Hub are blocked.", ["Quetta", "Hub"]),
        ("The port is a hub for trade.", []),
        ("The port is to become a Hub for trade.", []),
        ("The highway remained closed in Hub for a second day.", ["Hub"]),
        ("A train was attacked near Mach on Sunday.", ["Mach"]),
        ("The jet passed Mach 2 over the range.", []),
        ("Gunmen attacked a post in the Zehri area of Khuzdar.", ["Zehri", "Khuzdar"]),
    ],
)
def test_names_that_are_also_words_need_a_word_beside_them(text, places):
    assert named(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Sanaullah Zehri resigned.",
        "Sardar Akhtar Mengal resigned.",
        "Chief Minister Sarfraz Bugti resigned.",
        "Shahid Rind spoke to reporters.",
        "Mir Chakar Rind was a chief.",
        "The Khan of Kalat lived in exile.",
        "The Quetta Gladiators won the match.",
        "The Balochistan Liberation Army issued a statement.",
        "The Balochistan Post carried the report.",
        "The Balochistan National Party called a strike.",
        "A petition went to the Balochistan High Court.",
        "March, Reading and Union are no towns here.",
    ],
)
def test_people_bodies_and_papers_are_no_places(text):
    assert found(text) == []


def test_a_surname_is_refused_with_its_reason():
    analysis = analysed("Sanaullah Zehri resigned.")
    (zehri,) = analysis.sentences[0].toponyms
    assert (zehri.text, zehri.entry, zehri.reason) == ("Zehri", None, "part of a person's name here")


@pytest.mark.parametrize(
    ("name", "country", "province"),
    [
        ("Karachi", "Pakistan", "Sindh"),
        ("Peshawar", "Pakistan", "Khyber Pakhtunkhwa"),
        ("Kabul", "Afghanistan", None),
        ("Kandahar", "Afghanistan", None),
        ("Zahedan", "Iran", None),
        ("Chabahar", "Iran", None),
        ("Iran", "Iran", None),
        ("Afghanistan", "Afghanistan", None),
    ],
)
def test_places_outside_are_known_as_such(name, country, province):
    (toponym,) = analysed(f"A meeting was held in {name} on Sunday.").sentences[0].toponyms
    entry = toponym.entry
    assert entry is not None
    assert (entry.name, entry.country, entry.district, entry.is_inside) == (name, country, "", False)
    assert province is None or entry.province == province


@pytest.mark.parametrize(
    ("text", "is_district"),
    [
        ("A post was attacked in Kalat district on Sunday.", True),
        ("A post was attacked in Kalat on Sunday.", False),
        ("A post was attacked in district Kalat on Sunday.", True),
        ("A post was attacked in Kalat town on Sunday.", False),
    ],
)
def test_a_district_is_told_from_its_town(text, is_district):
    (toponym,) = analysed(text).sentences[0].toponyms
    assert toponym.entry is not None
    assert (toponym.entry.name, toponym.is_district) == ("Kalat", is_district)
    assert toponym.entry.kind == ("district" if is_district else "town")


def test_a_list_under_districts_names_districts():
    (sentence,) = analysed("Posts were attacked in the districts of Kalat, Panjgur and Kharan.").sentences
    assert [(t.text, t.is_district) for t in sentence.toponyms] == [
        ("Kalat", True),
        ("Panjgur", True),
        ("Kharan", True),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("کوئٹہ، نوشکی اور گوادر میں دھماکے ہوئے۔", ["Quetta", "Nushki", "Gwadar"]),
        ("بلوچستان کے ضلع کیچ میں فائرنگ ہوئی۔", ["Balochistan", "Kech"]),
        ("كوئٹه میں خاموشی رہی۔", ["Quetta"]),
        ("ضلع قلات میں کارروائی ہوئی۔", ["Kalat"]),
    ],
)
def test_urdu(text, places):
    assert named(text) == places


def test_a_name_refused_is_not_found_twice():
    assert refused("Sanaullah Zehri and Mir Zehri met.") == ["Zehri", "Zehri"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Raids were held in the Lyari area of the provincial capital Karachi.", ["Lyari", "Karachi"]),
        ("Police raided Lyari in Karachi. Two men fled Lyari.", ["Lyari", "Karachi", "Lyari"]),
        ("Four were held in Gulistan Colony in Pishin.", ["Pishin"]),
        ("Gunmen attacked Gulistan in Killa Abdullah.", ["Gulistan", "Killa Abdullah"]),
        ("A blast hit the provincial capital on Sunday. It shook Sibi.", ["Quetta", "Sibi"]),
    ],
)
def test_quarters_of_karachi_and_parts_of_names(text, found):
    named = [t.entry.name for s in analysed(text).sentences for t in s.toponyms if t.entry is not None]
    assert named == found


def test_qalat_in_afghanistan_is_not_kalat():
    assert found("In Qalat, the capital of Zabul, gunmen shot dead a tribal elder.")[0] == (
        "Qalat",
        "Qalat (Zabul)",
        "",
    )
    assert found("Gunmen shot dead a tribal elder in Qalat.")[0] == ("Qalat", "Kalat", "Kalat")


def test_a_name_between_two_names_is_a_persons():
    assert named("They sat beside the coffin of Balach Mola Bakhsh in Turbat.") == ["Turbat"]


def test_what_stands_right_beside_a_name_says_which_it_is():
    assert found("Attackers hit Dasht in Mastung and, separately, Dasht in Kech.")[::2] == [
        ("Dasht", "Dasht", "Mastung"),
        ("Dasht", "Dasht", "Kech"),
    ]
    shop = "A landmine went off in Nasirabad, Kech, and a shop was robbed in Naseerabad's Dera Murad Jamali."
    assert [(name, district) for _, name, district in found(shop)] == [
        ("Nasirabad", "Kech"),
        ("Kech", "Kech"),
        ("Nasirabad", "Nasirabad"),
        ("Dera Murad Jamali", "Nasirabad"),
    ]


def test_a_name_that_goes_on_is_another():
    assert named("Two men were shot in Gulistan-e-Jauhar, Karachi.") == ["Karachi"]
    assert named("Two men were shot at Killi Qambrani.") == ["Qambrani Road"]
    assert named("A mine went off in the Goth Nabi Bugti area of Sohbatpur.") == ["Sohbatpur"]
    assert named("A mine went off in the Bugti area.") == ["Bugti area"]


def test_what_is_said_to_lie_abroad_is_no_place_of_the_province():
    assert "Nasirabad" in refused("A leopard was caught in Nasirabad, Rajasthan.")
    assert "Bhag" in refused("He took refuge in Bhag, a village in Upper Dir.")
    assert found("Rockets hit villages in Khost and Kunar in Afghanistan.")[0] == ("Khost", "Khost (Afghanistan)", "")


def test_somebody_introduced_by_a_lesser_name_of_a_place_is_a_person():
    reading = read("In Mastung, Javid Gajar, an employee of a bank, was killed on Sunday.")
    assert [mention.place.name for mention in reading.mentions if mention.place] == ["Mastung"]
