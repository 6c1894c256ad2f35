"""Read one sentence word by word where figures stand in it: numbers, hedges, people, toll words.

Each word gets a one-letter class, so that the rules about figures can look at a short string: N number,
V vague number ("dozens"), Q hedge, C people, X thing that is no person, T toll word, A auxiliary,
& "and", i "including", o "others", p preposition, r relative pronoun, w any other word, and the mark itself
for punctuation.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from geo.reading.lexer import fold
from geo.reading.lexicon import Toll, table

_WORD = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?(?:st|nd|rd|th)?(?!\w)|[^\W_]+|[^\w\s]")
_ASCII_WORD = re.compile(_WORD.pattern, re.ASCII)  # the same for a text of English letters, in two thirds of the time
_DIGIT = re.compile("[0-9]")  # canonical text has no others
_LONGEST_PHRASE = 6
_DASHES = frozenset("-–")
_QUOTES = frozenset("'\"")
INDEFINITE = frozenset({"a", "an"})

_CLOSED: dict[str, tuple[str, ...]] = {
    "A": (
        "ہوئے", "ہوا", "ہوئی", "ہو گئے", "ہو گیا", "ہوگئے", "ہوگیا", "گئے",
        "was", "were", "been", "be", "is", "are", "being", "have", "has", "had", "got", "get", "having",
    ),
    "&": ("and", "plus", "اور"),
    "w": ("belonging to", "affiliated with", "associated with", "linked to", "loyal to"),
    "i": ("including", "include", "among them", "among whom", "of them", "of whom", "most of them", "comprising"),
    "o": ("others", "more", "other", "another", "further", "additional"),
    "r": ("who", "which", "that", "whose", "whom"),
    "p": (
        "of", "in", "at", "on", "by", "to", "from", "with", "for", "into", "after", "before", "when", "while", "as",
        "during", "near", "between", "since", "until", "against", "over", "under", "about", "but", "where", "or",
        "because", "if", "said", "says", "told", "than", "per", "outside", "across", "aged",
    ),
}  # fmt: skip


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word, phrase or mark of a sentence: its class, its value, and where it stands in the sentence."""

    symbol: str
    value: Any
    text: str
    start: int
    end: int


def words_of(sentence: str) -> list[Word]:
    """Classify the words of one sentence, the longest known phrase first.

    >>> "".join(word.symbol for word in words_of("At least 31 civilians and 17 policemen were killed."))
    'QNC&NCAT.'
    """
    matches = list((_ASCII_WORD if sentence.isascii() else _WORD).finditer(sentence))
    lower = [match[0].lower() for match in matches]
    phrases, beginnings, single = _phrases()
    found: list[Word] = []
    following = 0
    for position, first in enumerate(lower):
        if position < following:
            continue
        if first in _QUOTES and (first == '"' or lower[position + 1 : position + 2] != ["s"]):
            continue  # "13 'foreign-backed' militants": quotation marks count nobody out
        match = matches[position]
        start, end = match.span()
        alone = single.get(first)
        if alone is not None:
            found.append(Word(alone[0], alone[1], first, start, end))
            continue
        if first in beginnings and not first[0].isdecimal():
            second = lower[position + 1] if position + 1 < len(lower) else ""
            pair = f"{first} {second}"
            goes_on = pair in beginnings or pair in phrases or second in _DASHES
            known = _longest(lower, position, phrases, beginnings) if goes_on or first in phrases else None
            if known is not None:
                key, last = known
                symbol, value = phrases[key]
                found.append(Word(symbol, value, key, start, matches[last].end()))
                following = last + 1
                continue
        if first.isalpha():
            found.append(Word("w", None, match[0], start, end))
        elif first[0].isdecimal():
            found.append(_digits(match[0], start, end))
        else:
            found.append(Word("w" if first[0].isalnum() else match[0], None, match[0], start, end))
    return found


def _longest(
    lower: list[str], position: int, phrases: dict[str, tuple[str, Any]], beginnings: frozenset[str]
) -> tuple[str, int] | None:
    """Give the longest known phrase that begins at a word, with the place of its last word."""
    key, best = "", None
    for offset in range(position, min(position + 2 * _LONGEST_PHRASE, len(lower))):
        part = lower[offset]
        if part in _DASHES:
            continue
        key = f"{key} {part}" if key else part
        if key in phrases:
            best = (key, offset)
        if key not in beginnings:
            break
    return best


def _digits(text: str, start: int, end: int) -> Word:
    if not text.replace(",", "").isdecimal():
        return Word("X", None, text, start, end)
    value = int(text.replace(",", ""))
    return Word("N", value, text, start, end)


def may_count(folded: str) -> bool:
    """Tell from a folded sentence whether it can hold a number: digits, a number word, "a" or "an".

    >>> may_count("gunmen killed two men"), may_count("gunmen killed the officer")
    (True, False)
    """
    return not _number_words().isdisjoint(folded.split()) or _DIGIT.search(folded) is not None or "_" in folded


@cache
def _number_words() -> frozenset[str]:
    phrases, _, _ = _phrases()
    heads = {phrase.split()[0] for phrase, (symbol, _) in phrases.items() if symbol in {"N", "V"}}
    return frozenset(part for head in heads for part in fold(head).split()) | INDEFINITE


@cache
def _phrases() -> tuple[dict[str, tuple[str, Any]], frozenset[str], dict[str, tuple[str, Any]]]:
    """Give every phrase with its class and value, all beginnings of phrases, and the words that begin no longer one."""
    figures, people = table("figures"), table("people")
    found: dict[str, tuple[str, Any]] = {}
    for symbol, words in _CLOSED.items():
        found.update((word, (symbol, None)) for word in words)
    for qualifier, forms in figures["qualifiers"].items():
        found.update((form.lower(), ("Q", qualifier)) for form in forms)
    found.update((word, ("N", value)) for word, value in figures["numbers"].items())
    found.update((word, ("V", value)) for word, value in figures["vague"].items())
    for form in people["not_people"]:
        found[form.lower()] = ("X", None)
    for group in ("unknown", "civilians", "security", "militants"):
        found.update((_plain(form), ("C", group)) for form in people[group])
        found.update(
            (_plain(form[:-1]), ("C", group))
            for form in people[group]
            if form.endswith("s") and not form.endswith("ss")
        )
    for toll in figures["toll"]:
        for form in toll["forms"]:
            # "bodies", "lives" and "dead" are counted themselves; the toll sense wins over the plain noun.
            found[_plain(form)] = ("T", Toll(toll["measure"], toll["role"]))
    found.update((word, ("o", None)) for word in _CLOSED["o"])
    beginnings = {" ".join(words[:n]) for phrase in found for words in [phrase.split()] for n in range(1, len(words))}
    single = {word: sense for word, sense in found.items() if " " not in word and word not in beginnings}
    return found, frozenset(beginnings), {word: sense for word, sense in single.items() if not word[:1].isdecimal()}


def _plain(form: str) -> str:
    return form.lower().replace("-", " ").replace("–", " ").replace("'", " ' ").replace("  ", " ").strip()
