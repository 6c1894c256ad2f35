"""Front matter and the body below it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.frontmatter import split_front_matter


def test_fields_are_plain_strings():
    found = split_front_matter(
        "---\nTitle: Blast in Mach\npublished: 2026-02-31\nlanguage: no\ncount: 3\n---\n\nTwo died.\n"
    )
    assert found.fields == {"title": "Blast in Mach", "published": "2026-02-31", "language": "no", "count": "3"}
    assert found.body == "Two died.\n"
    assert found.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "Two died.",
        "",
        "---\n\nTwo died, said ---\n---\nThe end.",
        "Two died.\n---\ntitle: no\n---\n",
        "---\ntitle: never closed\n",
    ],
)
def test_a_text_without_front_matter_is_all_body(text):
    assert split_front_matter(text) == ({}, text, ())


def test_broken_yaml_is_left_out_with_a_warning():
    found = split_front_matter("---\ntitle: [Blast\n  in: {Mach\n---\nTwo died.")
    assert found.fields == {}
    assert found.body == "Two died."
    assert "not YAML" in found.warnings[0]


def test_lists_and_empty_values_are_no_fields():
    assert split_front_matter("---\ntags: [a, b]\ntitle:\nurl: http://a\n---\nx").fields == {"url": "http://a"}


def test_nothing_is_made_but_strings():
    assert split_front_matter("---\nx: !!python/object/apply:os.getcwd []\n---\nbody").fields == {}


@given(st.text(st.one_of(st.characters(), st.sampled_from("-\n:[]{}!&* at")), max_size=200))
def test_any_text_is_split(text):
    found = split_front_matter("---\nkey: value\n" + text)
    assert ("---\nkey: value\n" + text).endswith(found.body)


def test_a_title_with_a_colon_is_read_line_by_line():
    found = split_front_matter(
        "---\ntitle: Mach: two killed\ndate: 2024-05-02\npublisher:\n  name: Wire\n---\nTwo died."
    )
    assert found.fields == {"title": "Mach: two killed", "date": "2024-05-02"}
    assert found.warnings == ()


def test_lines_that_are_neither_yaml_nor_a_key_are_told():
    found = split_front_matter("---\ntitle: Mach: two killed\nby the desk\n---\nTwo died.")
    assert found.fields == {"title": "Mach: two killed"}
    assert "left out" in found.warnings[0]


def test_toml_between_plus_signs():
    text = '+++\ntitle = "Mach"\ndate = 2024-05-02T09:00:00+05:00\nday = 2024-05-03\ntags = ["a"]\n+++\n\nTwo died.'
    found = split_front_matter(text)
    assert found.fields == {"title": "Mach", "date": "2024-05-02T09:00:00+05:00", "day": "2024-05-03"}
    assert found.body == "Two died."
    assert "not TOML" in split_front_matter("+++\ntitle = \n+++\nTwo died.").warnings[0]


def test_of_a_nested_field_the_name_is_kept():
    found = split_front_matter("---\npublisher:\n  name: Wire\n  url: https://w.example\n---\nTwo died.")
    assert found.fields == {"publisher": "Wire"}


def test_empty_lines_may_stand_before_it():
    assert split_front_matter("\n\n---\ntitle: Blast\n---\nTwo died.") == ({"title": "Blast"}, "Two died.", ())
