"""Turns of phrase that rules search a sentence for, and the words that tell at a glance where none can stand.

A search for a list of phrases takes several microseconds a sentence, and rules ask for some twenty lists. Each list
therefore knows the most telling word of each of its phrases: a sentence that holds none of them is never searched.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geo.reading.lexicon import in_small_letters, senses, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.reading.analysis import Sentence

_LETTERS = re.compile(r"[^\W\d_]*")
_CHOICE = re.compile(r"\|")
_BREAK = re.compile(r" |\\b|-(?!\?)")

_Cue = tuple[str, bool]
"""A word, or what it begins with; the flag tells a whole word."""
_ANYTHING: _Cue = ("", False)


class _Gate(NamedTuple):
    """What a sentence must hold one of, to be searched."""

    words: frozenset[str]
    stems: tuple[str, ...]
    is_open: bool
    """Whether a phrase may consist of any words, so that every sentence is searched."""


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
    >>> turns = Turns(["is expected", "demand(?:ed|s) to", r"(?:after )?\d+ (?:days|weeks)", r"restor\w+"])
    >>> sorted(turns.gate.words), turns.gate.stems
    (['days', 'demanded', 'demands', 'expected', 'weeks'], ('restor',))
    """

    __slots__ = ("_gate", "_phrases", "expression")

    def __init__(self, phrases: Iterable[str], *, after: str = "") -> None:
        self._phrases = [in_small_letters(phrase) for phrase in phrases]
        self.expression = re.compile(rf"\b(?:{'|'.join(self._phrases)})\b{in_small_letters(after)}")
        self._gate: _Gate | None = None

    @property
    def gate(self) -> _Gate:
        """The words and beginnings of words of which a sentence must hold one (found when first asked for)."""
        if self._gate is None:
            cues = set().union(*map(_cues, self._phrases))
            self._gate = _Gate(
                frozenset(word for word, is_whole in cues if is_whole),
                tuple(sorted(word for word, is_whole in cues if not is_whole)),
                _ANYTHING in cues,
            )
        return self._gate

    def may_stand_in(self, sentence: Sentence) -> bool:
        """Tell whether a sentence holds a word that a phrase asks for."""
        words, stems, is_open = self._gate or self.gate
        if is_open or not words.isdisjoint(sentence.words):
            return True
        for stem in stems:  # noqa: SIM110 - any() takes twice as long, and this is asked of every sentence
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
    """Give the last words of a list of phrases; of phrases that end in no plain word, their most telling ones."""
    last_words: set[str] = set()
    cues: set[str] = set()
    for phrase in table("patterns")[room][name]:
        last = phrase.rsplit(" ", 1)[-1]
        if last.isalnum() and not set(phrase) & set("([|"):
            last_words.add(last.lower())
        else:
            cues.update(word for word, _ in _cues(in_small_letters(phrase)))
    return frozenset(last_words), tuple(cues)


def may_end_in(folded: str, room: str, name: str, *, others: frozenset[str]) -> bool:
    """Tell whether a phrase of a list may stand at the end of folded words, at most followed by some other words.

    Much quicker than the search with :func:`geo.reading.lexicon.pattern`, which need only follow where this says yes.

    >>> may_end_in("a rally against the", "stance", "subordinate", others=frozenset({"the"}))
    True
    """
    words = folded.rsplit(None, 1)
    if not words:
        return False
    last_words, cues = _endings(room, name)
    last = words[-1]
    return last in last_words or last in others or any(map(folded.__contains__, cues))


def _cues(expression: str) -> set[_Cue]:
    """Give words of which one stands wherever an expression matches; with ("", False) where that may be any."""
    return set().union(*map(_cues_in_sequence, _split(expression, _CHOICE)))


def _cues_in_sequence(phrase: str) -> set[_Cue]:
    """Give the most telling of the words that a phrase without choices asks for; of equals the last."""
    parts = [cues for part in _split(phrase, _BREAK) if (cues := _cues_of_part(part)) and _ANYTHING not in cues]
    return min(reversed(parts), key=_commonness, default={_ANYTHING})


def _commonness(cues: set[_Cue]) -> tuple[bool, int]:
    """Rank words that half of all sentences hold last: short ones, and those that tell of events."""
    words = [word for word, _ in cues]
    return any(len(word) < 4 or word in senses() for word in words), -min(map(len, words))


def _cues_of_part(part: str) -> set[_Cue]:
    """Give the words that a part between two spaces may be, such as "attacks?" or "claim(?:ed|s)"."""
    if not part:
        return set()
    if part.startswith("(?:"):
        inner, rest = _group(part)
        if rest.startswith("?"):
            return _cues_of_part(rest[1:]) if all(choice.endswith(" ") for choice in _split(inner, _CHOICE)) else set()
        return _cues(inner) if not rest else set()
    word = _LETTERS.match(part)[0]  # type: ignore[index]
    rest = part[len(word) :]
    if not rest:
        return {(word, True)}
    if rest == "?":
        return {(word, True), (word[:-1], True)}
    if rest.startswith("(?:") and _group(rest)[1] == "":
        choices = _split(_group(rest)[0], _CHOICE)
        return {(word + choice, True) for choice in choices} if all(map(str.isalpha, choices)) else {(word, False)}
    return {(word[:-1] if rest[0] in "?*{" else word, False)}


def _split(expression: str, where: re.Pattern[str]) -> list[str]:
    """Split an expression at what stands outside of its brackets."""
    pieces, depth, begin = [], 0, 0
    for mark in re.finditer(rf"\\.|\[[^\]]*\]|[()]|{where.pattern}", expression):
        depth += (mark[0] == "(") - (mark[0] == ")")
        if depth == 0 and where.fullmatch(mark[0]):
            pieces.append(expression[begin : mark.start()])
            begin = mark.end()
    return [*pieces, expression[begin:]]


def _group(expression: str) -> tuple[str, str]:
    """Take "(?:a|b) c" apart into what stands in its first brackets and what follows them."""
    depth = 0
    for place, character in enumerate(expression):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return expression[3:place], expression[place + 1 :]
    return "", expression
