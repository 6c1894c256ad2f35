"""Clusters: no group holds a pair that is not linked, and the vague ones do not guess."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geo.merging.clusters import Link, cluster, pair, reasons


def links(**named):
    """Links by the two letters of their ends; a number is the score of a strong link, a text of a weak one."""
    return {
        pair(*ends): Link(strong=not isinstance(score, str), score=float(score), reason=ends)
        for ends, score in named.items()
    }


def groups(letters, made, vague=""):
    return cluster({letter: (int(letter in vague),) for letter in letters}, made)


def test_a_chain_is_cut_where_its_ends_contradict():
    assert groups("abc", links(ab=2, bc=1)) == [("a", "b"), ("c",)]
    assert groups("abc", links(ab=1, bc=2)) == [("a",), ("b", "c")]


def test_a_ring_is_one():
    assert groups("abc", links(ab=1, bc=1, ac=1)) == [("a", "b", "c")]


def test_ties_fall_to_the_smaller_id():
    assert groups("abc", links(ab=1, bc=1)) == [("a", "b"), ("c",)]


def test_a_vague_one_joins_its_only_home_and_stays_alone_between_two():
    assert groups("abv", links(av="1"), vague="v") == [("a", "v"), ("b",)]
    assert groups("abv", links(av="1", bv="1"), vague="v") == [("a",), ("b",), ("v",)]
    assert groups("abv", links(av="2", bv="1"), vague="v") == [("a", "v"), ("b",)]


def test_reasons_are_said_once():
    made = {pair(*ends): Link(strong=True, score=1, reason="same place") for ends in ("ab", "bc")}
    assert reasons("abc", made) == ("same place",)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")).filter(lambda ends: ends[0] < ends[1]),
        st.tuples(st.booleans(), st.integers(0, 3)),
    ),
    st.frozensets(st.sampled_from("abcdefg")),
    st.permutations("abcdefg"),
)
def test_every_group_is_linked_throughout_in_any_order(ends, vague, order):
    made = {key: Link(strong=strong, score=score, reason="") for key, (strong, score) in ends.items()}
    found = cluster({letter: (int(letter in vague),) for letter in "abcdefg"}, made)
    assert sorted(member for group in found for member in group) == list("abcdefg")
    for group in found:
        assert all(pair(one, other) in made for one in group for other in group if one != other)
    again = {key: made[key] for key in sorted(made, key=lambda key: order.index(key[0]))}
    assert cluster({letter: (int(letter in vague),) for letter in order}, again) == found
