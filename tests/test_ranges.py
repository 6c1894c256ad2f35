"""Figures: lowest and highest of the live claims, and whether any number fits them all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from reports import Document

from geo.merging.ranges import figures, span


def claim(low, **more):
    return Document("a").claim(None, low, **more)


def only(*claims):
    (figure,) = figures(claims)
    return figure


def test_rival_claims_are_a_range_and_superseded_ones_are_left_out():
    figure = only(claim(18, claimant="BLA"), claim(92, claimant="army"), claim(300, superseded_by="x"))
    assert (figure.low, figure.high, figure.disagree, figure.claimants) == (18, 92, True, ("BLA", "army"))


def test_at_least_agrees_with_more_and_not_with_less():
    assert not only(claim(12, qualifier="at_least"), claim(15)).disagree
    assert only(claim(12, qualifier="at_least"), claim(9)).disagree
    assert only(claim(12, qualifier="at_least")).open_ended
    assert not only(claim(12, qualifier="at_least"), claim(15)).open_ended


def test_nearly_and_up_to_reach_downwards():
    assert span(claim(50, qualifier="nearly")) == (40, 50)
    assert span(claim(50, qualifier="up_to")) == (0, 50)
    assert not only(claim(50, qualifier="nearly"), claim(48)).disagree


def test_groups_and_measures_are_kept_apart():
    told = figures([claim(3), claim(4, group="security"), claim(5, measure="injured")])
    assert [(figure.group, figure.measure, figure.low) for figure in told] == [
        ("civilians", "killed", 3),
        ("civilians", "injured", 5),
        ("security", "killed", 4),
    ]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9)), min_size=1))
def test_a_range_is_never_a_sum(told):
    figure = only(*(claim(low, high=low + more) for low, more in told))
    assert figure.low == min(low for low, _ in told)
    assert figure.high == max(low + more for low, more in told)
