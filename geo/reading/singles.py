"""Find those who are counted without a number: "a soldier", "his cleaner", "barber Abdul Ghani"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from geo.reading.counted import PLURAL_ENDINGS, Number
from geo.reading.words import INDEFINITE, Word, ranks

if TYPE_CHECKING:
    from geo.model import Group

_ONE_OF_PEOPLE = re.compile(r"(?:N-X-?w)?w{0,2}?C{1,2}(?![C'])")
_AGE = re.compile(r"N-X-?w")
_ANOTHER = re.compile(r"w?C(?![C'])|A*w?T(?![CNQo])")
"""What tells of one more: "another policeman", "and another was injured"."""
_NAMED_AND_FALLEN = re.compile(r"([wC]{1,5})(?:,r)?(?:A+w?)?T")
_WHOEVER = re.compile(r"w{1,3}?(?:A+w?)?T")
_PLURAL = frozenset({"were", "are", "have"})
"""What a lone one never was: "militants of a banned outfit were killed"."""
_INDEFINITE = frozenset(written for word in INDEFINITE for written in (word, word.capitalize(), word.upper()))
_THE_VICTIM = frozenset({"him", "her"})
_THE_ONE = frozenset({"his", "her", "its", "the"})
_LEFT = frozenset({"left", "leaving", "leaves"})
_HEADLINE_TOLLS = frozenset({"kills", "injures", "wounds"})
_OPENS = frozenset({"when", "as", "while", "where", "after", "that"})
_HIS_FALLEN = re.compile(r"(w?C)(?=(?:[,&]{1,2}w?(?:Q*N)?w?C)*(?:A+w?)?T)")
_OF_A_THING = re.compile(r"(C)pw")
_HIT = re.compile(r"(C)(?![C'&])")
_FAMILY_NAMES = frozenset({"baloch", "hazara", "sindhi"})
_DETERMINERS = frozenset(
    {"a", "an", "the", "his", "her", "their", "this", "that", "late", "early", "today", "yesterday", "last"}
)


def single_at(words: list[Word], symbols: str, position: int) -> Number | None:
    """Give the one person told at a word, or None.

    Parameters
    ----------
    words, symbols
        The sentence's words and their classes, one letter each.
    position
        The word: an article, a noun, "another", "her".
    """
    word, symbol = words[position], symbols[position]
    if symbol == "o":
        is_counted = word.text == "another" and _ANOTHER.match(symbols, position + 1) is not None
        return Number(1, None, "exactly", position, position, is_elliptic=True) if is_counted else None
    if word.text in _INDEFINITE:
        return _indefinite(words, symbols, position)
    if word.text in _THE_VICTIM and symbols[position - 1 : position] == "T" and words[position - 1].text == "killing":
        return Number(1, None, "exactly", position, position)  # "attacked the officer's car, killing him"
    if symbol == "C":
        return _named(words, symbols, position)
    return _the_one(words, symbols, position) if symbol == "w" and word.text.lower() in _THE_ONE else None


def _one(position: int, noun: Word, noun_last: int) -> Number:
    group = cast("Group", noun.value)
    return Number(1, None, "exactly", position, position, group=group, noun=noun.text, noun_last=noun_last)


def _the_one(words: list[Word], symbols: str, position: int) -> Number | None:
    """Read "his cleaner was injured", "the driver of a truck was shot dead", "killing the driver" as one."""
    before = words[position - 1] if position else None
    is_his = words[position].text.lower() in {"his", "her"} or (before is not None and before.text in _LEFT)
    if (
        before is not None
        and before.symbol == "T"
        and before.value.role in {"active", "both"}
        and (not before.text.endswith("body of"))
    ):
        match = _HIT.match(symbols, position + 1)  # "killing the driver on the spot"
    elif words[position].text.lower() == "its":
        return None
    else:
        match = (_HIS_FALLEN if is_his else _OF_A_THING).match(symbols, position + 1)
        if match is None or (not is_his and words[match.end() - 1].text not in INDEFINITE):
            return None
    if match is None:
        return None
    noun = words[match.end(1) - 1]
    if noun.value != "civilians" or noun.text.endswith(PLURAL_ENDINGS):
        return None
    return _one(position, noun, match.end(1) - 1)


def _named(words: list[Word], symbols: str, position: int) -> Number | None:
    """Read "constable Muhammad Yasir was shot dead" and "gunmen killed barber Abdul Ghani" as one.

    In "a soldier, Sepoy Akhtar, was killed" he is counted already.
    """
    noun = words[position]
    if position and words[position - 1].text in _HEADLINE_TOLLS and not noun.text.endswith(PLURAL_ENDINGS):
        return _one(position, noun, position)  # "Sniper attack kills FC soldier"
    names = words[position + 1 : position + 2]
    if not names or not _is_name(names[0]) or noun.text.endswith(PLURAL_ENDINGS):
        return None
    if _is_struck(words, position):
        last = position + 1
        while last + 1 < len(words) and _is_name(words[last + 1]):
            last += 1
        return _one(position, noun, last)
    match = _NAMED_AND_FALLEN.match(symbols, position + 1)
    first = position - 1 if position and symbols[position - 1] == "C" else position  # "Local journalist Latif"
    if match is None or set(symbols[max(0, first - 4) : first]) & set("NVC&"):
        return None
    last = position + len(match[1])
    if not all(_is_name(word) for word in words[position + 1 : last + 1]):
        return None
    is_titled = noun.text in ranks() or first == 0 or symbols[first - 1] in ",:–"
    is_titled = is_titled or words[first - 1].text in _LEFT | _OPENS
    return _one(position, noun, last) if is_titled else None


def _is_struck(words: list[Word], position: int) -> bool:
    """Tell whether a deed stands before a noun: "killed barber …", "killing excise inspector …"."""
    before = words[position - 1] if position else None
    if before is not None and before.symbol == "w" and before.text.islower() and before.text not in _DETERMINERS:
        before = words[position - 2] if position > 1 else None
    return before is not None and before.symbol == "T" and before.value.role in {"active", "both"}


def _is_name(word: Word) -> bool:
    """Tell a capital; a noun known as one is kept in small letters, and some are family names."""
    return word.text in _FAMILY_NAMES or (word.symbol == "w" and word.text[0].isupper())


def _indefinite(words: list[Word], symbols: str, position: int) -> Number | None:
    """Read "a soldier" as one, but not "a people" or "a passenger train"."""
    match = _ONE_OF_PEOPLE.match(symbols, position + 1)
    if (
        match is not None
        and position
        and words[position - 1].text == "by"
        and words[match.end() - 1].value == "militants"
    ):
        return None  # "killed by a suicide bomber", who is not counted so
    if match is not None and symbols.startswith("w", match.end()):
        following = words[match.end()].text.lower()
        match = match if following in _DETERMINERS or following.endswith(("ly", "ing")) else None
    if match is None:
        return _whoever(words, symbols, position)
    noun = words[match.end() - 1]
    if noun.text.endswith(PLURAL_ENDINGS) and not noun.text.endswith(" of police"):
        return None
    # "A 25-year-old man": the age belongs to the one man.
    age = _AGE.match(match.group())
    number = 2 if noun.text == "couple" else 1
    return Number(number, None, "exactly", position, position + (age.end() if age is not None else 0))


def _whoever(words: list[Word], symbols: str, position: int) -> Number | None:
    """Read "A porter died": whoever it was, one."""
    before = words[position - 1] if position else None
    if before is not None and (
        (before.symbol == "p" and before.text not in {"when", "as", "while"}) or before.text.endswith("ing")
    ):
        return None  # "guarding a polio team was shot dead"
    alone = _WHOEVER.match(symbols, position + 1)
    if (
        alone is None
        or words[alone.end() - 1].value.measure == "attackers"
        or any(word.text in _PLURAL for word in words[position + 1 : alone.end()])
    ):
        return None
    return Number(1, None, "exactly", position, position)
