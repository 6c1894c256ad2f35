from __future__ import annotations

import re
import tomllib
from datetime import date
from string import Formatter

import pytest

from geo.model import GROUPS, KINDS, MEASURES, QUALIFIERS, SERVICES, STATUSES
from geo.view.words import say, say_day, say_span

CALL = re.compile(r"""say\(\s*f?["']([a-z_]+)\.([a-z_0-9{}.]+)""")


@pytest.fixture(scope="module")
def table(root):
    return tomllib.loads((root / "geo/view/words/en.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def asked_for(root):
    """Every key that the program asks for; one with a value in it as its fixed part."""
    sources = [*(root / "geo/view").rglob("*.py"), *(root / "geo/ui").rglob("*.py"), root / "app.py"]
    return {match.groups() for source in sources for match in CALL.finditer(source.read_text(encoding="utf-8"))}


def test_every_word_that_is_asked_for_is_there(table, asked_for):
    for section, name in asked_for:
        if "{" not in name:
            assert name in table[section], f"{section}.{name}"
        else:
            assert any(key.startswith(name.split("{")[0]) for key in table[section]), f"{section}.{name}"


def test_no_word_is_left_over(table, asked_for):
    fixed = {(section, name) for section, name in asked_for if "{" not in name}
    begun = {(section, name.split("{")[0]) for section, name in asked_for if "{" in name}
    left = {
        f"{section}.{name}"
        for section, words in table.items()
        for name in words
        if (section, name) not in fixed and not any(s == section and name.startswith(b) for s, b in begun)
    }
    assert left <= {"date.months"}


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("kind", KINDS),
        ("kinds", KINDS),
        ("service", SERVICES),
        ("group", GROUPS),
        ("measure", MEASURES),
        ("qualifier", QUALIFIERS),
        ("status", STATUSES),
    ],
)
def test_every_value_of_the_model_has_its_word(table, section, names):
    assert set(table[section]) == set(names)


def test_words_hold_no_html(table):
    assert not [word for words in table.values() for word in words.values() if re.search(r"[<>]", str(word))]


def test_values_in_words_are_named(table):
    for words in table.values():
        for word in words.values():
            for text in word.values() if isinstance(word, dict) else [word]:
                assert all(name != "" for _, name, _, _ in Formatter().parse(str(text)))


def test_a_key_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        say("app.no_such_word")


def test_dates():
    assert say_day(date(2026, 1, 5)) == "5 January 2026"
    assert say_day(date(2026, 1, 5), short=True) == "5 Jan"
    assert say_day(None) == "date not told"
    assert say_span(date(2025, 12, 31), date(2026, 1, 1)) == "31 December 2025 – 1 January 2026"
    assert say_span(date(2026, 1, 5), None) == "5 January 2026"
