"""Filters: the same words on the command line, in the app and in a link, and no nonsense among them."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import FilterError
from geo.layers.filters import WORDS, Filters
from geo.model import KINDS


def test_words_become_filters():
    filters = Filters.parse({
        "from": "2026-01-30",
        "to": "2026-02-03",
        "kind": ("attack", "counter-operation,Clash"),
        "district": "Noshki, Kech",
        "division": "makran",
        "precision": "2",
        "disagree": "1",
        "text": " Sariab ",
        "zoom": "7",
    }).validated()  # fmt: skip
    assert (filters.date_from, filters.date_to) == (date(2026, 1, 30), date(2026, 2, 3))
    assert filters.kinds == ("attack", "counter_operation", "clash")
    assert filters.districts == ("Nushki", "Kech")
    assert filters.divisions == ("Makran",)
    assert (filters.max_where_prec, filters.disagree_only, filters.text) == (2, True, "Sariab")


def test_no_words_filter_nothing():
    assert Filters.parse({}) == Filters.parse(dict.fromkeys(WORDS, "")) == Filters()
    assert Filters().words() == {}
    assert not Filters().is_dated


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"from": "2026-02-01", "to": "2026-01-31"}, "the dates end before they start"),
        ({"from": "yesterday"}, "from wants a date like 2026-01-31, not 'yesterday'"),
        ({"to": "2026-02-30"}, "to wants a date"),
        ({"kind": "atack"}, "there is no kind 'atack'; did you mean attack?"),
        ({"precision": "9"}, "1 (exact) to 7"),
        ({"precision": "near"}, "1 (exact) to 7"),
        ({"disagree": "perhaps"}, "wants yes or no"),
        ({"show": "tanks"}, "there is no layer to show 'tanks'"),
        ({"district": "Quettta"}, "there is no district 'Quettta'; did you mean Quetta?"),
        ({"division": "Zob"}, "did you mean Zhob?"),
        ({"district": "Lahore"}, "there is no district 'Lahore'"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(words, message):
    with pytest.raises(FilterError) as refused:
        Filters.parse(words).validated()
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("quetta", "Quetta"),
        ("PK226", "Quetta"),
        ("Noshki", "Nushki"),
        ("Qila Saifullah", "Killa Saifullah"),
        ("hub", "Hub"),
    ],
)
def test_districts_are_known_by_every_spelling(written, name):
    assert Filters(districts=(written,)).validated().districts == (name,)


def test_switching_every_layer_off_survives_a_link():
    assert Filters.parse(Filters(show=()).words()) == Filters(show=())


NAMES = st.text(st.characters(blacklist_characters=",", blacklist_categories=["Cs"]), max_size=20).map(str.strip)


@given(
    st.builds(
        Filters,
        date_from=st.one_of(st.none(), st.dates(max_value=date(2020, 1, 1))),
        date_to=st.one_of(st.none(), st.dates(min_value=date(2020, 1, 1))),
        kinds=st.lists(st.sampled_from(KINDS), unique=True).map(tuple),
        districts=st.lists(NAMES.filter(bool), unique=True).map(tuple),
        actor=NAMES,
        source=NAMES,
        text=NAMES,
        max_where_prec=st.integers(1, 7),
        disagree_only=st.booleans(),
        show=st.sampled_from([("attacks", "blackouts"), ("attacks",), ("blackouts",), ()]),
    )
)
def test_a_link_gives_the_same_filters_back(filters):
    assert Filters.parse(filters.words()) == filters


@given(st.dictionaries(st.sampled_from(WORDS), st.one_of(st.text(), st.lists(st.text(), max_size=3))))
def test_nonsense_is_refused_or_read_and_nothing_else(words):
    with contextlib.suppress(FilterError):
        assert isinstance(Filters.parse(words).validated(), Filters)
