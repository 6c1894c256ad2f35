"""Turns of phrase that rules search a sentence for, and the words that tell at a glance where none can stand.

A search for a list of phrases takes several microseconds a sentence, and rules ask for some twenty lists. Each list
therefore knows the words its phrases begin with: a sentence that holds none of them is never searched.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geo.reading.lexicon import in_small_letters, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.reading.analysis import Sentence

A_NUMBER = "0"
"""Stands among the words of a sentence for any word with a digit in it."""
_DIGIT = re.compile("[0-9]")  # canonical text has no others
_LETTERS = re.compile(r"[^\W\d_]*")


class Turns:
    r"""A list of phrases, each a simple regular expression that begins and ends at a word's edge.

    Parameters
    ----------
    phrases
        In any letters; they are searched for in small ones.
    after
        What must follow the phrase, as a regular expression.

    Examples
    --------
    >>> turns = Turns(["is to", "expect(?:ed|s) to", r"(?:after )?\d+ days"])
    >>> sorted(turns.words), turns.stems
    (['0', 'after', 'is'], ('expect',))
    """

    __slots__ = ("expression", "is_open", "stems", "words")

    def __init__(self, phrases: Iterable[str], *, after: str = "") -> None:
        written = [in_small_letters(phrase) for phrase in phrases]
        self.expression = re.compile(rf"\b(?:{'|'.join(written)})\b{in_small_letters(after)}")
        openings = {opening for phrase in written for opening in _openings(f"(?:{phrase})")}
        self.words = frozenset(word for word, is_whole in openings if is_whole)
        """Words that a phrase begins with."""
        self.stems = tuple(sorted(word for word, is_whole in openings if not is_whole))
        """What a phrase begins with where its first word is left open ("restor" of "restored" and "restoring")."""
        self.is_open = ("", False) in openings
        """Whether a phrase may begin with any word, so that every sentence is searched."""

    def may_stand_in(self, sentence: Sentence) -> bool:
        """Tell whether a sentence holds a word that a phrase begins with."""
        if self.is_open or not self.words.isdisjoint(sentence.words):
            return True
        for stem in self.stems:  # noqa: SIM110 - any() takes twice as long, and this is asked of every sentence
            if stem in sentence.lower:
                return True
        return False

    def search(self, sentence: Sentence) -> re.Match[str] | None:
        """Give the first phrase in a sentence, offsets in it; None where there is none."""
        return self.expression.search(sentence.lower) if self.may_stand_in(sentence) else None

    def finditer(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Give every phrase in a sentence, in order."""
        return self.expression.finditer(sentence.lower) if self.may_stand_in(sentence) else iter(())


@cache
def turns(room: str, name: str, *, after: str = "") -> Turns:
    """Give one list of phrases of ``patterns.toml``, by its section and its name."""
    return Turns(table("patterns")[room][name], after=after)


@cache
def _endings(room: str, name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Give the last words of a list of phrases; of phrases that end in no plain word, what they begin with."""
    last_words: set[str] = set()
    beginnings: set[str] = set()
    for phrase in table("patterns")[room][name]:
        last = phrase.rsplit(" ", 1)[-1]
        if last.isalnum() and not set(phrase) & set("([|"):
            last_words.add(last.lower())
        else:
            beginnings.update(opening for opening, _ in _openings(f"(?:{in_small_letters(phrase)})"))
    return frozenset(last_words), tuple(beginnings)


def may_end_in(folded: str, room: str, name: str, *, others: frozenset[str]) -> bool:
    """Tell whether a phrase of a list may stand at the end of folded words, at most followed by some other words.

    Much quicker than the search with :func:`geo.reading.lexicon.pattern`, which need only follow where this says yes.

    >>> may_end_in("a rally against the", "stance", "subordinate", others=frozenset({"the"}))
    True
    """
    words = folded.rsplit(None, 1)
    if not words:
        return False
    last_words, beginnings = _endings(room, name)
    last = words[-1]
    return last in last_words or last in others or any(map(folded.__contains__, beginnings))


def words_in(folded: str) -> frozenset[str]:
    """Give the words of a folded sentence, and :data:`A_NUMBER` where one holds a digit.

    >>> sorted(words_in("on 12 may"))
    ['0', '12', 'may', 'on']
    """
    words = folded.split()
    if _DIGIT.search(folded) is not None:
        words.append(A_NUMBER)
    return frozenset(words)


def _openings(phrase: str) -> Iterator[tuple[str, bool]]:
    """Give what a phrase may begin with: a word, and whether it is whole; ("", False) where that may be anything."""
    if phrase.startswith("(?:"):
        choices, rest = _choices(phrase)
        if rest[:1] in {"?", "*"}:
            rest = rest[1:]
            yield from _openings(rest)
        for choice in choices:
            yield from _openings(choice + rest)
        return
    if phrase.startswith(r"\d"):
        yield A_NUMBER, True
        return
    word = _LETTERS.match(phrase)[0]  # type: ignore[index]
    following = phrase[len(word) :]
    if following[:1] in {"?", "*", "{"}:
        yield word[:-1], False
    else:
        yield word, bool(word) and (not following or following.startswith((" ", r"\b")))


def _choices(phrase: str) -> tuple[list[str], str]:
    """Take "(?:a|b) c" apart into its choices and what follows them."""
    depth, begin, choices = 0, 3, []
    for place, character in enumerate(phrase):
        depth += (character == "(") - (character == ")")
        if (character == "|" and depth == 1) or depth == 0:
            choices.append(phrase[begin:place])
            begin = place + 1
        if depth == 0:
            break
    return choices, phrase[begin:]
