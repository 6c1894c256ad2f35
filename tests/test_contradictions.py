"""What tells two events apart."""

from __future__ import annotations

from reports import Document

from geo.merging.contradictions import target_kinds, told_apart


def two(first=None, second=None):
    return Document("a").incident(**(first or {})), Document("b").incident(**(second or {}))


def test_one_document_tells_of_two():
    document = Document("a")
    assert told_apart(document.incident(), document.incident()) == "one document tells of both"


def test_a_train_is_no_bank_and_unknown_targets_tell_nothing():
    assert told_apart(*two({"targets": ("a train",)}, {"targets": ("two banks",)})) == "different targets (rail; bank)"
    assert told_apart(*two({"targets": ("a train",)}, {"targets": ("security forces",)})) is None
    assert told_apart(*two({"targets": ("a train",)}, {"targets": ("a bank", "railway line")})) is None


def test_only_words_count_not_parts_of_words():
    assert target_kinds(("embankment", "training camp", "determined fighters")) == frozenset()
