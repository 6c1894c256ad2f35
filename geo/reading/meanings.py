"""The places that a name may mean, weighed once for the life of the program: certain, a surname too, most prominent."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from geo.places.gazetteer import Entry
from geo.reading.lexicon import forms_of, table
from geo.reading.placepairs import is_seat

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence, Toponym
    from geo.reading.lexer import Name

# How much a place of this kind is meant when nothing else tells: a name shared by a district town and a hamlet is
# the town.
_PROMINENCE = {
    "province": 0,
    "country": 0,
    "city": 1,
    "district": 2,
    "division": 3,
    "region": 3,
    "town": 4,
    "tehsil": 5,
}
_KINDS_MEANT = {
    "district": frozenset({"district"}),
    "division": frozenset({"division"}),
    "tehsil": frozenset({"tehsil"}),
    "town": frozenset({"town", "city", "tehsil"}),
}
_SEAT = 1
_SO_FAR_FROM = re.compile(
    r",? (?:about |some |around |nearly )?[\d,]+ ?(?:km|kms|kilomet\w+|miles?)[^,;.]{0,40}? (?:of|from) (?=[A-Z])"
)
_ORDINARY = 8


@cache
def kind_words() -> dict[str, str]:
    """Give the words behind a name that tell its kind ("Kalat district"), with that kind."""
    return forms_of(table("places")["kind_after"])


def meanings_here(toponym: Toponym) -> Meanings:
    """Keep the entries that fit the kind word after the name, or all where none does."""
    kind = kind_words().get(toponym.after)
    wanted = _KINDS_MEANT.get(kind) if kind is not None else None
    if wanted is None:
        return meanings(toponym.name)
    fitting = tuple(entry for entry in toponym.name.entries if entry.kind in wanted)
    return weighed(fitting) if fitting else meanings(toponym.name)


class Meanings(msgspec.Struct, frozen=True):
    """The places a name may mean, and what can be said of them before anything is read."""

    choices: tuple[Entry, ...]
    best: Entry
    """The most prominent one."""
    district: Entry | None
    is_certain: bool
    """Whether the name alone tells the place."""
    is_surname: bool
    is_plain: bool
    """Whether a well-known place is so called and nobody's family is."""


@lru_cache(maxsize=65536)
def meanings(name: Name) -> Meanings:
    """Give all that a name of the gazetteer may mean."""
    return weighed(name.entries)


def weighed(choices: tuple[Entry, ...]) -> Meanings:
    """Weigh some places of one name."""
    is_surname = any(entry.caution == "person" for entry in choices)
    return Meanings(
        choices,
        best=min(choices, key=lambda entry: (bool(entry.caution), rank_of(entry))),
        district=next((entry for entry in choices if entry.kind == "district"), None),
        is_certain=not any(entry.caution for entry in choices) and len({home_of(entry) for entry in choices}) == 1,
        is_surname=is_surname,
        is_plain=not is_surname and any(entry.caution == "" and entry.kind in _PROMINENCE for entry in choices),
    )


def is_measured_from_here(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell "Qalat, 160 kilometres south of Quetta": the text measures it from a place of the province."""
    match = _SO_FAR_FROM.match(sentence.text, toponym.end - sentence.start)
    return match is not None and any(
        other.start - sentence.start == match.end() and other.name.entries[0].is_inside for other in sentence.toponyms
    )


def home_of(entry: Entry) -> str:
    """Give the district of a place; for one outside, its province and country."""
    return entry.district or f"{entry.province}/{entry.country}"


def rank_of(entry: Entry) -> int:
    """Tell how prominent a place is, the lowest number first."""
    return _SEAT if is_seat(entry) else _PROMINENCE.get(entry.kind, _ORDINARY)
