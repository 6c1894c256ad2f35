"""Recognise a place that is spelt in a way no list has: "Panjgor", "Washik district", "Mastrung District".

Urdu and Balochi names come into English by ear. What sounds like one well-known place only is that place where the
words beside it say that a place is named; names that are also words or surnames are never guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.places.installed import gazetteer_in_use
from geo.reading.analysis import Toponym
from geo.reading.lexer import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.places.gazetteer import Entry, Gazetteer
    from geo.reading.analysis import Sentence

_KIND = r"(?i:district|tehsil|town|city|bazaar|area)"
_BEFORE = "|".join(rf"(?<={word} )" for word in ("[Ii]n", "near", "at", "of", "from", "the", "and", ",", "to"))
_UNKNOWN = re.compile(
    rf"(?:{_BEFORE})(?P<word>[A-Z][a-z]{{3,}})(?=[\s,.;:)-]|'s\b|$)(?! (?!{_KIND}\b)[A-Z])(?P<kind> {_KIND})?"
)
_BESIDE = re.compile(r"\s*(?:,|and|or|&)\s*(?:and )?")
_FIRST_SOUNDS = (
    ("sh", "ʃ"), ("ch", "tʃ"), ("ck", "k"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("bh", "b"),
    ("ph", "f"), ("zh", "z"), ("q", "k"), ("c", "k"), ("w", "v"), ("x", "ks"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyv]*[aeiouy]+")
_KINDS = frozenset({"district", "town", "tehsil", "city"})
_SHORTEST, _SHORTEST_SKELETON = 5, 3
_NOT_SPELT = frozenset({"march", "sunday", "monday", "friday", "army", "police", "levies", "khan", "baloch", "sardar"})


def respelt(sentence: Sentence) -> Iterator[Toponym]:
    """Give the words of a sentence that are a place's name in a spelling of their own.

    Parameters
    ----------
    sentence
        A sentence with the names that the gazetteer knows already found.

    Yields
    ------
    Toponym
        With the name of the gazetteer that it sounds like; its place is settled with the others.
    """
    sounds = None
    for match in _UNKNOWN.finditer(sentence.text):
        start, end = sentence.start + match.start("word"), sentence.start + match.end("word")
        if match["word"].lower() in _NOT_SPELT or any(t.start < end and start < t.end for t in sentence.tokens):
            continue
        sounds = sounds or _sounds(gazetteer_in_use())
        name = _name_of(match["word"], sounds, says_kind=match["kind"] is not None or _is_listed(start, end, sentence))
        if name is None and (match["kind"] or "").lower() == " district":
            name = _nearly(match["word"], sounds)
        if name is not None:
            yield Toponym(start, end, match["word"], name, sentence.word_after(end))


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


@lru_cache(maxsize=2)
def _sounds(gazetteer: Gazetteer) -> _Sounds:
    return _Sounds({entry.id: entry for entries in gazetteer.forms().values() for entry in entries}.values())


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


def _name_of(word: str, sounds: _Sounds, *, says_kind: bool) -> Name | None:
    if len(word) >= _SHORTEST and (name := sounds.exact.get(sound_of(word))) is not None:
        return name
    skeleton = _skeleton(word)
    return sounds.skeletons.get(skeleton) if says_kind and len(skeleton) >= _SHORTEST_SKELETON else None


def _nearly(word: str, sounds: _Sounds) -> Name | None:
    """Give the one district whose consonants differ in a single letter: "Mastrung District"."""
    skeleton = _skeleton(word)
    near = [
        name for key, name in sounds.districts.items() if len(key) > _SHORTEST_SKELETON and _is_one_off(skeleton, key)
    ]
    return near[0] if len(near) == 1 else None


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
