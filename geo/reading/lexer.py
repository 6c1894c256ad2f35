"""Find every known word in a text in one pass of an Aho-Corasick automaton.

The text is folded to lower case with every mark turned into a space, character for character, so that
offsets stay true; a form begins and ends at a space there, and the longest form from the left wins.
"""

from __future__ import annotations

import gc
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import ahocorasick
import msgspec

from geo.places.gazetteer import Entry
from geo.places.installed import gazetteer_in_use
from geo.reading.dates import date_triggers
from geo.reading.lexicon import Sense, Tag, senses, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.places.gazetteer import Gazetteer


class Token(msgspec.Struct, frozen=True, gc=False):
    """A known word at ``text[start:end]`` in one of its meanings."""

    start: int
    end: int
    tag: Tag
    value: Any


class Name(msgspec.Struct, frozen=True, eq=False):
    """A place name of the gazetteer: its form there, and the places that it may mean."""

    form: str
    entries: tuple[Entry, ...]


_RECORDS_BETWEEN_COLLECTIONS = 20_000
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_MIXED = -1
"""Stands for the capitals that a form asks for where its senses ask for different ones."""
_ASCII_MARKS = bytes(code if code > 127 or chr(code).isalnum() or chr(code) == "_" else 32 for code in range(256))


def fold(text: str) -> str:
    """Fold a text for look-up: lower case, marks as spaces, the same length.

    >>> fold("Mastung-Kalat’s")
    'mastung kalat s'
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(one if len(one := character.lower()) == 1 else character for character in text)
    if not lower.isascii():
        for character in set(_NOT_ASCII.findall(lower)):
            if not character.isalnum():
                lower = lower.replace(character, " ")
    # Bytes are far quicker to translate than characters; what is not ASCII is left as it is.
    return lower.encode("utf-8", "surrogatepass").translate(_ASCII_MARKS).decode("utf-8", "surrogatepass")


def lex(text: str, *, folded: str | None = None) -> list[Token]:
    """Give the known words of a canonical text in the order they stand, a token for each meaning.

    Parameters
    ----------
    text
        Canonical text, as :func:`geo.reading.shadow.shadow_of` makes it.
    folded
        The text as :func:`fold` gives it, where the caller has it.
    """
    tokens: list[Token] = []
    last_end = 0
    for start, before_end, choices in _longest_first(text, fold(text) if folded is None else folded):
        if start >= last_end:
            last_end = -before_end
            for sense in choices:
                tokens.append(Token(start, last_end, sense.tag, sense.value))  # noqa: PERF401 - most have one
    return tokens


def _longest_first(text: str, folded: str) -> list[tuple[int, int, Sequence[Sense]]]:
    """Give all forms that end where a word ends and have the capitals they ask for, from the left, longest first.

    The end is negative, so that the longer of two forms comes first.
    """
    padded = f" {folded}  "
    found: list[tuple[int, int, Sequence[Sense]]] = []
    for end, (length, choices, case) in _automaton(gazetteer_in_use()).iter(padded):
        # `padded` carries one space more in front, so its index of a last letter is the end in `text`.
        after = padded[end + 1]
        if after == " " or (after == "s" and padded[end + 2] == " ") or (after.isdigit() and _is_in_a_table(choices)):
            start = end - length
            if case == 0 or (case == 1 and not text[start].islower()):
                found.append((start, -end, choices))
            elif case != 1:
                fitting = [sense for sense in choices if sense.case == 0 or _has_capitals(text, start, end, sense.case)]
                if fitting:
                    found.append((start, -end, fitting))
    found.sort()
    return found


def _is_in_a_table(choices: Sequence[Sense]) -> bool:
    """Tell "Kech9 Cases", as a page's table is written in one line; nothing but a place has a number glued to it."""
    return choices[0].tag == "place"


def _has_capitals(text: str, start: int, end: int, case: int) -> bool:
    return text[start:end].isupper() if case == 2 else not text[start].islower()


def _date_words(known: Iterable[str]) -> set[str]:
    """Give the words that a date is told by, and the known forms that hold one ("last month").

    The longest form hides the others: without its own sign that a date stands here no date would be looked for.
    """
    triggers = {fold(trigger) for trigger in date_triggers()}
    return triggers | {form for form in known if not triggers.isdisjoint(form.split())}


@lru_cache(maxsize=2)
def _automaton(gazetteer: Gazetteer) -> ahocorasick.Automaton:
    words: dict[str, tuple[Sense, ...]] = {fold(form): meanings for form, meanings in senses().items()}
    names = [Name(form, entries) for form, entries in gazetteer.forms().items()]
    for name in names:
        if " area of " in name.form:
            # Two names in one form: the text's own words tell which lies in which.
            continue
        key = fold(name.form).strip()
        words[key] = (*words.get(key, ()), Sense("place", name, 1 if name.form.isascii() else 0))
    by_name = {name.form.lower(): name for name in names}
    for form, stands_for in table("places")["stand_for"].items():
        words[fold(form)] = (Sense("place", by_name[stands_for.lower()], 0),)
    for key in _date_words(words):
        words[key] = (*words.get(key, ()), Sense("date", None, 0))
    automaton = ahocorasick.Automaton()
    for key, meanings in words.items():
        if key:
            cases = {sense.case for sense in meanings}
            automaton.add_word(f" {key}", (len(key), meanings, cases.pop() if len(cases) == 1 else _MIXED))
    automaton.make_automaton()
    # These tables live as long as the program: the collector need not look through them again and again. Reading
    # makes many small records, which the default threshold would have it look through hundreds of times a document.
    gc.freeze()
    gc.set_threshold(_RECORDS_BETWEEN_COLLECTIONS, *gc.get_threshold()[1:])
    return automaton
