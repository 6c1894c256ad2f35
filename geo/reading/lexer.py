"""Find every known word in a text in one pass of an Aho-Corasick automaton.

The text is folded to lower case with every mark turned into a space, character for character, so that
offsets stay true; a form begins and ends at a space there, and the longest form from the left wins.
"""

from __future__ import annotations

import gc
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick

from geo.places.installed import gazetteer_in_use
from geo.reading.dates import date_triggers
from geo.reading.lexicon import Sense, Tag, case_of, senses, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.places.gazetteer import Gazetteer


class Token(NamedTuple):
    """A known word at ``text[start:end]`` in one of its meanings."""

    start: int
    end: int
    tag: Tag
    value: Any


class _Marks(dict[int, str]):
    """Map every character that is no letter or digit to a space; found once, then remembered."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = character if character.isalnum() or character == "_" else " "
        self[code] = folded
        return folded


_MARKS = _Marks()


def fold(text: str) -> str:
    """Fold a text for look-up: lower case, marks as spaces, the same length.

    >>> fold("Mastung-Kalat’s")
    'mastung kalat s'
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(one if len(one := character.lower()) == 1 else character for character in text)
    return lower.translate(_MARKS)


def lex(text: str) -> list[Token]:
    """Give the known words of a canonical text in the order they stand, a token for each meaning.

    Parameters
    ----------
    text
        Canonical text, as :func:`geo.reading.shadow.shadow_of` makes it.
    """
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    last_end = 0
    for start, end, senses_here in _longest_first(text):
        if start < last_end:
            continue
        last_end = end
        for sense in senses_here:
            yield Token(start, end, sense.tag, sense.value)


def _longest_first(text: str) -> list[tuple[int, int, tuple[Sense, ...]]]:
    """Give all forms that end where a word ends and have the capitals they ask for, from the left, longest first."""
    folded = f" {fold(text)}  "
    found = []
    for end, (length, choices) in _automaton(gazetteer_in_use()).iter(folded):
        # `folded` carries one space more in front, so its index of a last letter is the end in `text`.
        if folded[end + 1] != " " and not (folded[end + 1] == "s" and folded[end + 2] == " "):
            continue
        start = end - length
        fitting = tuple(sense for sense in choices if sense.case == 0 or _has_capitals(text, start, end, sense.case))
        if fitting:
            found.append((start, end, fitting))
    found.sort(key=lambda hit: (hit[0], -hit[1]))
    return found


def _has_capitals(text: str, start: int, end: int, case: int) -> bool:
    return text[start:end].isupper() if case == 2 else not text[start].islower()


@lru_cache(maxsize=2)
def _automaton(gazetteer: Gazetteer) -> ahocorasick.Automaton:
    words: dict[str, tuple[Sense, ...]] = {fold(form): meanings for form, meanings in senses().items()}
    for form, entries in gazetteer.forms().items():
        if " area of " in form:
            # Two names in one form: the text's own words tell which lies in which.
            continue
        key = fold(form).strip()
        words[key] = (*words.get(key, ()), Sense("place", (sys.intern(form), entries), 1 if form.isascii() else 0))
    by_name = {form.lower(): (form, entries) for form, entries in gazetteer.forms().items()}
    for form, name in table("places")["stand_for"].items():
        words[fold(form)] = (Sense("place", by_name[name.lower()], 0),)
    for trigger in date_triggers():
        key = fold(trigger)
        words[key] = (*words.get(key, ()), Sense("date", None, case_of(trigger)))
    automaton = ahocorasick.Automaton()
    for key, meanings in words.items():
        if key:
            automaton.add_word(f" {key}", (len(key), meanings))
    automaton.make_automaton()
    # These tables live as long as the program: the collector need not look through them again and again.
    gc.freeze()
    return automaton
