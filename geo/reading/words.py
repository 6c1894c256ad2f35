"""Read one sentence word by word where figures stand in it: numbers, hedges, people, toll words.

Each word gets a one-letter class, so that the rules about figures can look at a short string: N number,
V vague number ("dozens"), Q hedge, C people, X thing that is no person, T toll word, A auxiliary,
& "and", i "including", o "others", p preposition, r relative pronoun, w any other word, and the mark itself
for punctuation.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from geo.reading.lexer import fold
from geo.reading.lexicon import Toll, table

if TYPE_CHECKING:
    from collections.abc import Sequence

# Letters alone come first: most words are no more than that, and are found in half the time.
_WORD = re.compile(r"[^\W\d_]++(?!\d)|\d+(?:,\d+)*(?:\.\d+)?(?:st|nd|rd|th)?(?!\w)|[^\W_]+|[^\w\s]")
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
    "w": ("non local", "belonging to", "affiliated with", "associated with", "linked to", "loyal to"),
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


class _Sense(NamedTuple):
    """What a word is by itself, in small letters, and whether that may hang on the words behind it."""

    symbol: str
    value: Any
    text: str
    lower: str
    is_open: bool


class _Senses(dict[str, _Sense]):
    """Every way of writing a word, looked up once and then remembered."""

    def __missing__(self, written: str) -> _Sense:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        sense = self[written] = _sense_of(written)
        return sense


_MOST_REMEMBERED = 20_000
_SENSES = _Senses()


def _sense_of(written: str) -> _Sense:
    phrases, _, seconds = _phrases()
    lower = written.lower()
    if written[0].isdecimal():
        number = written.replace(",", "")
        if not number.isdecimal():
            return _Sense("X", None, written, lower, is_open=False)
        return _Sense("N", int(number), written, lower, is_open=False)
    is_open = lower in seconds or lower in _QUOTES
    if lower in phrases:
        symbol, value = phrases[lower]
        return _Sense(symbol, value, lower, lower, is_open)
    return _Sense("w" if written[0].isalnum() else written, None, written, lower, is_open)


def words_of(sentence: str) -> list[Word]:
    """Classify the words of one sentence, the longest known phrase first.

    >>> "".join(word.symbol for word in words_of("At least 31 civilians and 17 policemen were killed."))
    'QNC&NCAT.'
    """
    matches = list((_ASCII_WORD if sentence.isascii() else _WORD).finditer(sentence))
    senses = [_SENSES[match[0]] for match in matches]
    phrases, _, seconds = _phrases()
    found: list[Word] = []
    following = 0
    for position, (symbol, value, text, lower, is_open) in enumerate(senses):
        if position < following:
            continue
        start, end = matches[position].span()
        if is_open:
            second = senses[position + 1].lower if position + 1 < len(senses) else ""
            if lower in _QUOTES:
                if lower == '"' or second != "s":
                    continue  # "13 'foreign-backed' militants": quotation marks count nobody out
            elif second in seconds[lower] or second in _DASHES:
                phrase, following = _longest(senses, position)
                of_phrase = phrases.get(phrase, (symbol, value))
                found.append(Word(*of_phrase, phrase, start, matches[following - 1].end()))
                continue
        found.append(Word(symbol, value, text, start, end))
    return found


def _longest(senses: list[_Sense], position: int) -> tuple[str, int]:
    """Give the longest known phrase that begins at a word, or the word, with the place of the word behind it."""
    phrases, beginnings, _ = _phrases()
    best, key = senses[position].text, ""
    following = position + 1
    for place in range(position, min(position + 2 * _LONGEST_PHRASE, len(senses))):
        part = senses[place].lower
        if part in _DASHES:
            continue
        key = f"{key} {part}" if key else part
        if key in phrases:
            best, following = key, place + 1
        if key not in beginnings:
            break
    return best, following


def undated(word: Word, dates: Sequence[tuple[int, int]]) -> Word:
    """Give a word, or in its stead one that counts nobody where it stands in a date."""
    inside = any(start <= word.start < end for start, end in dates)
    return Word("X", None, word.text, word.start, word.end) if inside else word


def may_count(folded: str, words: frozenset[str]) -> bool:
    """Tell from a folded sentence and its words whether it can hold a number: digits, a number word, "a" or "an".

    >>> [may_count(text, frozenset(text.split())) for text in ("gunmen killed two men", "gunmen fled the town")]
    [True, False]
    """
    return not _number_words().isdisjoint(words) or _DIGIT.search(folded) is not None or "_" in folded


@cache
def _number_words() -> frozenset[str]:
    phrases, _, _ = _phrases()
    heads = {phrase.split()[0] for phrase, (symbol, _) in phrases.items() if symbol in {"N", "V"}}
    heads |= {rank.split()[-1] for rank in ranks()} | {"kills", "injures", "wounds"}
    # "Journalist Latif was shot dead": one may be told by a trade and a name.
    heads |= {
        form.split()[-1]
        for form, (symbol, side) in phrases.items()
        if symbol == "C" and side in {"civilians", "security"} and not form.endswith(("s", "men", "police", "people"))
    }
    return frozenset(part for head in heads for part in fold(head).split()) | INDEFINITE | {"his", "her"}


@cache
def ranks() -> frozenset[str]:
    """Give the ranks that, before a name, tell of one person."""
    return frozenset(map(_plain, table("people")["ranks"]))


@cache
def _phrases() -> tuple[dict[str, tuple[str, Any]], frozenset[str], dict[str, set[str]]]:
    """Give every phrase with its class and value, all beginnings of phrases, and what follows the first word of one."""
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
    seconds: dict[str, set[str]] = {}
    for phrase in found:
        first, *rest = phrase.split(None, 2)
        if rest:
            seconds.setdefault(first, set()).add(rest[0])
    return found, frozenset(beginnings), seconds


def _plain(form: str) -> str:
    return form.lower().replace("-", " ").replace("–", " ").replace("'", " ' ").replace("  ", " ").strip()
