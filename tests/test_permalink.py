from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.layers.filters import SHOWN, WORDS, Filters
from geo.model import KINDS
from geo.view.permalink import SELECT_TYPES, SHADES, SIZES, TILES, MapView, Selection, View, parse_query

days = st.dates(date(1990, 1, 1), date(2030, 1, 1))
words = st.text(max_size=20).map(str.strip)

filters = st.builds(
    lambda ends, **more: Filters(date_from=min(ends), date_to=max(ends), **more),
    st.tuples(days, days),
    kinds=st.lists(st.sampled_from(KINDS), unique=True).map(tuple),
    districts=st.lists(st.sampled_from(["Quetta", "Kech", "Hub"]), unique=True).map(tuple),
    divisions=st.lists(st.sampled_from(["Makran", "Zhob"]), unique=True).map(tuple),
    actor=words,
    text=words,
    max_where_prec=st.integers(1, 7),
    disagree_only=st.booleans(),
    show=st.sampled_from([SHOWN, ("attacks",), ("blackouts",)]),
)
views = st.builds(
    View,
    filters=filters,
    map_view=st.none()
    | st.builds(
        MapView,
        lat=st.integers(-80, 80).map(float),
        lon=st.integers(-179, 179).map(float),
        zoom=st.sampled_from([5.0, 6.25, 13.0]),
    ),
    selection=st.none() | st.builds(Selection, type=st.sampled_from(SELECT_TYPES), id=st.just("ab12")),
    size_by=st.sampled_from(SIZES),
    shade_by=st.sampled_from(SHADES),
    tiles=st.sampled_from(TILES),
)


@given(views)
def test_a_link_gives_the_same_view_back(view):
    assert parse_query(view.query()) == (view, ())


def test_the_usual_view_needs_no_words():
    assert View().query() == {}
    assert parse_query({}) == (View(), ())


@given(st.dictionaries(st.sampled_from([*WORDS, "lat", "lon", "zoom", "open", "size", "shade", "tiles"]), st.text()))
def test_nonsense_never_breaks_a_link(query):
    view, problems = parse_query(query)
    assert parse_query(view.query())[0] == view
    assert all(problems)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"from": "yesterday"}, "date"),
        ({"kind": "dance"}, "kind"),
        ({"district": "Atlantis"}, "district"),
        ({"from": "2026-02-02", "to": "2026-01-01"}, "end before"),
    ],
)
def test_what_makes_no_sense_is_told(query, says):
    view, problems = parse_query(query | {"text": "railway"})
    assert says in problems[0]
    assert view.filters.text == "railway", "the rest holds"


@pytest.mark.parametrize("zoom", ["NaN", "inf", "-3", "1e9", "x", ""])
def test_a_view_that_is_nowhere_is_left_out(zoom):
    assert parse_query({"lat": "30", "lon": "66", "zoom": zoom})[0].map_view is None
