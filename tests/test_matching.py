"""The index of written forms: best match first, likeness refused below the threshold."""

from geo.places.gazetteer import Entry, Gazetteer
from geo.places.matching import MIN_FUZZY_SCORE, Index

INDEX = Index(Gazetteer.bundled())


def test_the_name_comes_before_the_variant():
    ways = {match.entry.name: match.how for match in INDEX.known("hirok")}
    assert ways["Hirok"] == "exact"


def test_likeness_has_a_floor():
    assert all(match.score >= MIN_FUZZY_SCORE for match in INDEX.alike("dalbandinn"))
    assert INDEX.alike("qwertyuiop") == []
    assert INDEX.alike("mnd") == []


def test_what_lies_outside_is_never_guessed():
    assert all(match.entry.is_inside for match in INDEX.alike("kandahaar"))


def test_an_installed_entry_scores_lower_than_a_bundled_one():
    bundled = Entry(id="a", name="Zabarkot", kind="village", lat=30.0, lon=67.0, precision_km=3.0, district="Quetta")
    installed = Entry(
        id="b", name="Zabarkot", kind="village", lat=29.0, lon=66.0, precision_km=3.0, caution="installed"
    )
    best, second = Index(Gazetteer([installed, bundled])).known("zabarkot")
    assert (best.entry.id, second.entry.id) == ("a", "b")
    assert second.score < best.score
