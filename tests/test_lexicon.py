"""The words the reader knows: that each file of data/lexicon says what the model and ACLED can hold."""

from __future__ import annotations

import pytest

from geo import paths
from geo.errors import DataFileError
from geo.model import GROUPS, KINDS, MEASURES, QUALIFIERS, SERVICES
from geo.reading import lexicon
from geo.reading.lexicon import STANCES, case_of, forms_of, load_table, senses, table

# The event types and sub-event types of ACLED's codebook that the reader uses, spelled as there.
ACLED = {
    "Battles": {"Armed clash"},
    "Explosions/Remote violence": {
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Attack", "Abduction/forced disappearance", "Sexual violence"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {"Arrests", "Looting/property destruction", "Disrupted weapons use", "Other"},
}
EVENTS = table("events")["event"]
FILES = ("actors", "attribution", "blackouts", "events", "figures", "people", "places", "stance", "targets")


@pytest.mark.parametrize(
    ("form", "case"),
    [("blast", 0), ("Levies", 1), ("Frontier Corps", 1), ("BLA", 2), ("3G", 2), ("iPhone", 0), ("دھماکہ", 0)],
)
def test_capitals_a_form_asks_for(form, case):
    assert case_of(form) == case


def test_forms_of_turns_a_table_round():
    assert forms_of({"town": ["City", "bazaar"], "road": ["bypass"]}) == {
        "city": "town",
        "bazaar": "town",
        "bypass": "road",
    }


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["name"])
def test_an_event_has_a_kind_of_ours_and_a_type_of_acled(event):
    assert event["kind"] in KINDS
    assert event["sub_event_type"] in ACLED[event["event_type"]]
    assert event["nouns"] or event["verbs"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "other"])
def test_every_kind_has_its_words(kind):
    assert any(event["kind"] == kind for event in EVENTS)


def test_actors_and_people_stand_on_a_side_of_the_model():
    assert {actor["group"] for actor in table("actors")["actor"]} <= set(GROUPS)
    assert set(table("people")) == {*GROUPS, "not_people", "ranks"}
    assert {form.lower() for form in table("people")["ranks"]} <= {form.lower() for form in table("people")["security"]}
    assert set(table("targets")) <= {*GROUPS, "infrastructure"}


def test_tolls_and_hedges_are_those_of_the_model():
    figures = table("figures")
    assert {toll["measure"] for toll in figures["toll"]} == set(MEASURES)
    assert {toll["role"] for toll in figures["toll"]} <= {"both", "active", "passive", "noun", "state"}
    assert set(figures["qualifiers"]) == set(QUALIFIERS)
    assert figures["vague"]["dozens"] == 12  # as ACLED counts it


def test_services_are_those_of_the_model():
    blackouts = table("blackouts")
    assert set(blackouts["services"]) == set(SERVICES)
    assert all(set(several["services"]) <= set(SERVICES) for several in blackouts["any"])
    assert {cut["sense"] for cut in blackouts["cut"]} == {"cut", "slow", "restore", "partial", "extend"}


def test_every_stance_has_words():
    assert all(table("stance")[stance] for stance in STANCES)


@pytest.mark.parametrize(
    ("form", "tag", "value"),
    [
        ("ufone", "operator", "Ufone"),
        ("pta", "authority", "Pakistan Telecommunication Authority"),
        ("police station", "target", "security"),
        ("foiled", "foiled", None),
        ("anniversary", "commemorated", None),
        ("quetta gladiators", "not_place", None),
        ("pillion riding", "not_service", None),
        ("cyber attack", "nothing", None),
        ("restored", "cut", "restore"),
    ],
)
def test_a_form_is_found_with_its_meaning(form, tag, value):
    assert (tag, value) in {(sense.tag, sense.value) for sense in senses()[form]}


def test_words_for_all_communications_stand_for_mobile_and_internet():
    for form in ("communications", "telecom services", "communications blackout"):
        assert {sense.value.names for sense in senses()[form] if sense.tag == "service"} == {("mobile", "internet")}


def test_a_blackout_is_a_cut_in_itself_and_a_network_is_not():
    is_cut = {
        form: [s.value.is_cut for s in senses()[form] if s.tag == "service"]
        for form in ("internet blackout", "networks")
    }
    assert is_cut == {"internet blackout": [True], "networks": [False]}


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_read_once(name):
    assert table(name) is table(name)
    assert load_table(name) == table(name)


def test_a_missing_file_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "DATA", tmp_path)
    with pytest.raises(DataFileError, match="actors"):
        load_table("actors")


def test_a_broken_file_is_named(tmp_path, monkeypatch):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "stance.toml").write_text("negated = [", encoding="utf-8")
    monkeypatch.setattr(lexicon.paths, "DATA", tmp_path)
    with pytest.raises(DataFileError, match="stance"):
        load_table("stance")


@pytest.mark.parametrize("name", FILES)
def test_no_form_has_stray_space(name):
    def forms(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for one in value:
                yield from forms(one)
        elif isinstance(value, dict):
            for one in value.values():
                yield from forms(one)

    assert [form for form in forms(table(name)) if form != form.strip() or "  " in form or not form] == []
