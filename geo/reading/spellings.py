"""Recognise a place that is spelt in a way no list has: "Panjgor", "Washik district", "Mastrung District".

Urdu and Balochi names come into English by ear. What sounds like one well-known place only is that place where the
words beside it say that a place is named; names that are also words or surnames are never guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.places.installed import gazetteer_in_use
from geo.reading.analysis import Toponym
from geo.reading.lexer import Name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.places.gazetteer import Entry, Gazetteer
    from geo.reading.analysis import Analysis, Sentence

_KIND = r"(?i:district|tehsil|town|city|bazaar|area)"
_CAPITALISED = re.compile(r"(?<= )[A-Z][a-z]{3,}(?=[\s,.;:)'-]|$)")
_NAMES_A_PLACE = re.compile(r"\b(?:in|near|at|of|from|the|and|to) $|, $", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:'s\b)?(?! (?!{_KIND}\b)[A-Z])(?P<kind> {_KIND}\b)?")
_BESIDE = re.compile(r"\s*(?:,|and|or|&)\s*(?:and )?")
_FIRST_SOUNDS = (
    ("sh", "ʃ"), ("ch", "tʃ"), ("ck", "k"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("bh", "b"),
    ("ph", "f"), ("zh", "z"), ("q", "k"), ("c", "k"), ("w", "v"), ("x", "ks"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyv]*[aeiouy]+")
_KINDS = frozenset({"district", "town", "tehsil", "city"})
_IN = frozenset({"area of", "area in", "village of", "village in", "town of", "tehsil of", "in"})
_SHORTEST, _SHORTEST_SKELETON = 5, 3
_MOST_REMEMBERED = 20_000
_NOT_SPELT = frozenset({"march", "sunday", "monday", "friday", "army", "police", "levies", "khan", "baloch", "sardar"})


def respelt(analysis: Analysis) -> dict[int, list[Toponym]]:
    """Give the words of a document that are a place's name in a spelling of their own.

    Parameters
    ----------
    analysis
        A document in which the names that the gazetteer knows are found.

    Returns
    -------
    dict
        The number of a sentence to its words, each with the name of the gazetteer that it sounds like; their places are
        settled with the others.
    """
    heard = _heard_in(gazetteer_in_use())
    text = analysis.shadow.text
    words = [match for match in _CAPITALISED.finditer(text) if heard[match[0]]]
    starts = [sentence.start for sentence in analysis.sentences] if words else []
    found: dict[int, list[Toponym]] = {}
    for match in words:
        number = bisect_right(starts, match.start()) - 1
        if number >= 0 and (name := _name_here(match, analysis.sentences[number], heard)) is not None:
            after = analysis.sentences[number].word_after(match.end())
            found.setdefault(number, []).append(Toponym(match.start(), match.end(), match[0], name, after))
    return found


def refuse_what_lies_elsewhere(heard: list[Toponym], sentence: Sentence) -> None:
    """Refuse a guess that the text itself puts into another district: "the Shergi area of Mashkay" is not Shahrag."""
    for guess in heard:
        for other in sentence.toponyms:
            if guess.entry is None or other.entry is None or other.start <= guess.end:
                continue
            between = sentence.lower[guess.end - sentence.start : other.start - sentence.start].strip()
            if between in _IN and other.entry.district not in {"", guess.entry.district}:
                guess.reason = f"sounds like {guess.entry.name}, but is said to lie in {other.text}"
                guess.entry = None


def _name_here(match: re.Match[str], sentence: Sentence, heard: _Heard) -> Name | None:
    """Give the name that a word stands for where the words beside it say that it names a place."""
    start, end = match.span()
    if end > sentence.end or any(token.start < end and start < token.end for token in sentence.tokens):
        return None
    behind = _BEHIND.match(match.string, end)
    if behind is None or _NAMES_A_PLACE.search(match.string, max(0, start - 6), start) is None:
        return None
    kind = (behind["kind"] or "").lower()
    return heard.name_of(
        match[0], says_kind=bool(kind) or _is_listed(start, end, sentence), says_district=kind == " district"
    )


class _Heard(dict[str, bool]):
    """Whether a word may be a place's name in another spelling: worked out once, then remembered."""

    def __init__(self, sounds: _Sounds, known: frozenset[str]) -> None:
        super().__init__()
        self._sounds, self._known = sounds, known

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        is_new = word.lower() not in _NOT_SPELT and word not in self._known
        found = self[word] = is_new and self.name_of(word, says_kind=True, says_district=True) is not None
        return found

    def name_of(self, word: str, *, says_kind: bool, says_district: bool) -> Name | None:
        """Give the name that a word sounds like; with a kind word beside it a likeness of the consonants is enough."""
        name = self._sounds.name_of(word, says_kind=says_kind)
        return self._sounds.nearly(word) if name is None and says_district else name


class _Sounds:
    """Well-known names by how they sound, and by their consonants alone; a key that two places share is left out."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_sound: dict[str, dict[str, Name]] = defaultdict(dict)
        by_skeleton: dict[str, dict[str, Name]] = defaultdict(dict)
        homes: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.is_inside and entry.kind in _KINDS and not entry.caution and entry.name.isalpha():
                homes[entry.name].append(entry)
        self.districts: dict[str, Name] = {}
        for written, meant in homes.items():
            name = Name(written, tuple(meant))
            by_sound[sound_of(written)][written] = name
            by_skeleton[_skeleton(written)][written] = name
            if any(entry.kind == "district" for entry in meant):
                self.districts[_skeleton(written)] = name
        self.exact = {key: next(iter(names.values())) for key, names in by_sound.items() if len(names) == 1}
        self.skeletons = {key: next(iter(names.values())) for key, names in by_skeleton.items() if len(names) == 1}

    def name_of(self, word: str, *, says_kind: bool) -> Name | None:
        """Give the one name with the sound of a word, or with its consonants where a kind word or a list says so."""
        if len(word) >= _SHORTEST and (name := self.exact.get(sound_of(word))) is not None:
            return name
        skeleton = _skeleton(word)
        return self.skeletons.get(skeleton) if says_kind and len(skeleton) >= _SHORTEST_SKELETON else None

    def nearly(self, word: str) -> Name | None:
        """Give the one district whose consonants differ in a single letter: "Mastrung District"."""
        skeleton = _skeleton(word)
        near = [
            name for key, name in self.districts.items() if len(key) > _SHORTEST_SKELETON and _is_one_off(skeleton, key)
        ]
        return near[0] if len(near) == 1 else None


@lru_cache(maxsize=2)
def _heard_in(gazetteer: Gazetteer) -> _Heard:
    entries = {entry.id: entry for entries in gazetteer.forms().values() for entry in entries}
    return _Heard(_Sounds(entries.values()), frozenset(gazetteer.forms()))


def sound_of(word: str) -> str:
    """Reduce a word to how it sounds: long and short vowels, q and k, w and v, doubled letters are one.

    >>> sound_of("Panjgor") == sound_of("Panjgur"), sound_of("Kech") == sound_of("Quetta")
    (True, False)
    """
    sound = _consonants(word)
    sound = _VOWELS.sub(lambda match: _vowel(match[0]), sound)
    return re.sub(r"(.)\1+", r"\1", sound).rstrip("h")


def _skeleton(word: str) -> str:
    return word[0].lower().replace("q", "k") + re.sub(r"[aeiouyh]|(?<=(.))\1", "", _consonants(word)[1:])


def _consonants(word: str) -> str:
    sound = word.lower()
    for written, spoken in _FIRST_SOUNDS:
        sound = sound.replace(written, spoken)
    return sound


def _vowel(letters: str) -> str:
    if letters[0] in "ou" or "u" in letters or "v" in letters:
        return "u"
    return "a" if set(letters) == {"a"} else "i"


def _is_one_off(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1:
        return False
    return any(long[:place] + long[place + 1 :] == short for place in range(1, len(long)))


def _is_listed(start: int, end: int, sentence: Sentence) -> bool:
    """Tell a word in a list of places: one stands right beside it, with a comma or "and" between."""
    text, offset = sentence.text, sentence.start
    for token in sentence.of("place"):
        first, last = (token.end, start) if token.end <= start else (end, token.start)
        if 0 < last - first < len(" , and ") and _BESIDE.fullmatch(text, first - offset, last - offset):
            return True
    return False
