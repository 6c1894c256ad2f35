"""Tell a place name that is part of another name where it stands: a person's, a village's, a title."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geo.reading.lexicon import table
from geo.reading.meanings import meanings

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence, Toponym

_GIVEN_NAME = re.compile(r"^[A-Z]\w+(?:ullah|uddin|ur|dad|bakhsh)$|^Abdul?$|^Mir\w*$|(?:-ud-Din|-ur-Rehman)$")
_NAMES_AFTER = frozenset({"bakhsh", "baksh", "bux", "khan", "ahmed", "ahmad", "muhammad", "ali", "jan", "baloch"})
_NO_GIVEN_NAMES = frozenset({
    "the", "in", "tehsil", "district", "commissioner", "area", "near", "killi", "kili", "killa", "goth",
})  # fmt: skip
_APPOSITION = re.compile(r", (?:an? \w+ (?:of|at|with|in)\b|aged \d|\d\d,|who\b)")


def is_within_a_name(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell "in Goth Phullo Bugti area", a village, from the tract of the tribe."""
    before = sentence.text[: toponym.start - sentence.start].rsplit(None, 1)[-1:]
    return bool(before) and before[0][0].isupper() and not before[0].endswith((",", ".", "'s"))


def is_title(toponym: Toponym, following: list[Toponym]) -> bool:
    """Tell "the provincial capital Karachi", where the name behind it says which capital it is."""
    if not toponym.text.islower() or not following or following[0].start - toponym.end != 1:
        return False
    return not any(entry.is_inside for entry in following[0].name.entries)


def is_person(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell "Sanaullah Zehri" and "Mir Chakar Rind" from a place by the word before."""
    offset = toponym.start - sentence.start
    before = sentence.text[:offset].rstrip()
    if before.endswith((",", ";", ":", ".", ")")) and not before.endswith(("Dr.", "Mr.")):
        return False
    word = before.rsplit(None, 1)[-1] if before else ""
    if sentence.word_before(toponym.start) in _person_words() or _GIVEN_NAME.search(word):
        return True
    if toponym.after in _NAMES_AFTER and word[:1].isupper() and not _is_known(word, toponym, sentence):
        return True  # "Balach Mola Bakhsh"
    return (
        meanings(toponym.name).is_surname
        and word[:1].isupper()
        and not word.isupper()
        and (len(before) > len(word) or sentence.text[offset + len(toponym.text) :][:1] == ",")
        and not _is_known(word, toponym, sentence)
    )


def is_introduced(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell "Javid Gajar, an employee of …", who bears what is a lesser name of a place."""
    offset = toponym.start - sentence.start
    if any(entry.name == toponym.text for entry in toponym.name.entries):
        return False
    word = sentence.text[:offset].rstrip().rsplit(None, 1)[-1:] if offset else []
    if not word or not word[0][:1].isupper() or _is_known(word[0], toponym, sentence):
        return False
    return _APPOSITION.match(sentence.text, offset + len(toponym.text)) is not None


def _is_known(word: str, toponym: Toponym, sentence: Sentence) -> bool:
    """Tell whether the capitalised word before a name is a place or a title rather than a given name."""
    offset = toponym.start - sentence.start
    near = any(0 <= offset - (other.end - sentence.start) <= 2 for other in sentence.toponyms if other is not toponym)
    if word.endswith("'s") and any(toponym.start - token.end == len("'s ") for token in sentence.of("place")):
        return True  # "Khuzdar's Zehri"
    return near or word.lower() in _NO_GIVEN_NAMES


@cache
def _person_words() -> frozenset[str]:
    return frozenset(word.lower() for word in table("places")["person_before"])
