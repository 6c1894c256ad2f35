"""Take a compound place name apart: "Quetta - Sariab", "Sui town", "near Kolpur, Bolan", "X-Y road"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from geo.places.matching import Match
from geo.places.names import fold

if TYPE_CHECKING:
    from geo.places.matching import Index

Relation = Literal["at", "near", "area", "line"]
"""How a phrase stands to its place: at it, near it, in the area around it, on a line from it."""

# Words beside a name that tell its kind; the value is the gazetteer kinds it may have.
_SETTLED = frozenset({"town", "village", "locality", "tehsil", "mine", "port", "highway_place", "border_crossing"})
_KIND_WORDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("district", "distt", "zila", "zilla", "ضلع"), frozenset({"district"})),
    **dict.fromkeys(("division", "ڈویژن"), frozenset({"division"})),
    **dict.fromkeys(("province", "صوبہ"), frozenset({"province", "region"})),
    **dict.fromkeys(
        ("town", "city", "bazaar", "bazar", "market", "village", "tehsil", "tahsil", "taluka", "subtehsil"), _SETTLED
    ),
    **dict.fromkeys(("subdistrict", "subdivision", "شهر", "تحصیل", "بازار"), _SETTLED),
    "pass": frozenset({"pass"}),
    "station": frozenset({"station"}),
    "railway": frozenset({"station"}),
    "airport": frozenset({"airport"}),
    "airbase": frozenset({"airport"}),
    "port": frozenset({"port", "town"}),
    "harbour": frozenset({"port", "town"}),
    "island": frozenset({"island"}),
    "border": frozenset({"border_crossing"}),
    "crossing": frozenset({"border_crossing"}),
    "mine": frozenset({"mine"}),
    "mines": frozenset({"mine"}),
    "coalfield": frozenset({"mine"}),
    "bridge": frozenset({"river_crossing"}),
    "dam": frozenset({"locality"}),
}
_VILLAGE_WORDS = frozenset({"killi", "kili", "kalli", "killa", "qila", "goth", "basti", "mauza", "village", "karez"})
_AREA_WORDS = frozenset(
    [
        *("area", "areas", "region", "valley", "mountains", "mountain", "hills", "range", "tract", "surroundings"),
        *("vicinity", "suburb", "suburbs", "outskirts", "surrounding", "desert", "coast", "hinterland", "plain"),
        *("coalfields", "gas", "field", "fields", "gasfield", "plant", "oil", "coal", "forest", "cantonment", "cantt"),
        *("علاقه", "علاقے", "وادی"),
    ]
)
_NEAR_WORDS = frozenset(
    [
        "near",
        "outside",
        "close",
        "around",
        "beyond",
        "towards",
        "off",
        "km",
        "kilometres",
        "kilometers",
        "miles",
        "قریب",
    ]
)
_LINE_WORDS = frozenset(
    ["road", "highway", "route", "line", "track", "railway", "rail", "pipeline", "motorway", "bypass", "between"]
)
_SITE_WORDS = frozenset(
    [
        *("checkpost", "check", "post", "checkpoint", "chowki", "camp", "police", "levies", "levy", "fc", "frontier"),
        *("corps", "base", "naval", "headquarters", "hq", "fort", "hospital", "school", "college", "university"),
        *("mosque", "shrine", "jail", "prison", "court", "colony", "cross", "chowk", "square", "ground", "thana"),
        *("sub", "agency", "municipality", "capital", "proper", "central", "junction", "tunnel", "residency"),
        *("north", "south", "east", "west", "northern", "southern", "eastern", "western", "of", "the", "in", "at"),
        *("from", "and", "to", "on", "s", "tribal", "local", "zone", "sector", "refugee", "fishing", "toll", "plaza"),
        *("sharif", "mor", "hotel", "stop", "adda", "chungi", "scheme", "housing", "society", "phatak", "gate"),
        *("بندرگاه", "ریلوے", "اسٹیشن", "روڈ", "میں", "کے", "کی", "کا"),
    ]
)
_BREAKS = re.compile(r"\s[-–—/]\s|\s*[–—/]\s*|[,;:()\[\]]")
_DISTANCE = re.compile(r"\d+(?:\.\d+)?\s*(?:km|kilomet\w+|miles?)\b", re.IGNORECASE)


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """One known name inside a phrase, and the kinds that words beside it ask for."""

    text: str
    matches: tuple[Match, ...]
    kinds: frozenset[str]


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """A compound name taken apart.

    ``unknown`` are the words that neither name a known place nor say what sort of place it is. ``is_village`` tells
    that it has a word for village in it ("Killi", "Goth"): names behind those are too many and too alike to guess at.
    """

    names: tuple[Name, ...]
    unknown: tuple[str, ...]
    relation: Relation
    dashed: bool
    is_village: bool

    @property
    def is_line(self) -> bool:
        """Whether the phrase names the way between two places."""
        return self.relation == "line" and len(self.names) > 1


def take_apart(text: str, index: Index) -> Phrase:
    """Find the known names in a compound place name, longest first, and what the other words say.

    Words of a kind ("district", "pass", "railway station") are not part of the name, unless the
    gazetteer writes it so.
    """
    parts = [fold(part).split() for part in _BREAKS.split(_DISTANCE.sub(" near ", text))]
    names: list[Name] = []
    unknown: list[str] = []
    said: set[str] = set()
    for words in parts:
        found, spare = _names_in(words, index)
        names += found
        said.update(spare)
        unknown += [word for word in spare if not _is_plain(word)]
    dashed = re.search(r"\s[-–—/]\s", text) is not None
    return Phrase(
        names=tuple(names),
        unknown=tuple(unknown),
        relation=_relation(said, names),
        dashed=dashed,
        is_village=bool(said & _VILLAGE_WORDS),
    )


def asked_kinds(word: str) -> frozenset[str]:
    """Give the gazetteer kinds that a word such as "district" or "pass" stands for; empty for another word."""
    return _KIND_WORDS.get(fold(word).replace(" ", ""), frozenset())


def _names_in(words: list[str], index: Index) -> tuple[list[Name], list[str]]:
    names: list[Name] = []
    spare: list[str] = []
    at = 0
    while at < len(words):
        length, matches = _longest_at(words, at, index)
        if not matches:
            spare.append(words[at])
            at += 1
            continue
        before = words[at - 1] if at else ""
        of = words[at - 2] if before == "of" and at > 1 else before
        after = _after(words, at + length)
        kinds = asked_kinds(after) or asked_kinds(of)
        if not kinds and of in _VILLAGE_WORDS:
            kinds = asked_kinds("village")
        names.append(Name(text=" ".join(words[at : at + length]), matches=tuple(matches), kinds=kinds))
        at += length
    return names, spare


def _after(words: list[str], at: int) -> str:
    """Give the word after a name that tells its kind, with "sub district" and "railway station" as one."""
    if words[at : at + 1] == ["sub"]:
        return "sub" + " ".join(words[at + 1 : at + 2])
    if words[at : at + 1] == ["railway"] and words[at + 1 : at + 2] != ["station"]:
        return ""
    return " ".join(words[at : at + 1])


def _longest_at(words: list[str], at: int, index: Index) -> tuple[int, list[Match]]:
    for length in range(min(index.longest_form, len(words) - at), 0, -1):
        piece = words[at : at + length]
        if length == 1 and _is_plain(piece[0]):
            break
        matches = index.known(" ".join(piece))
        if matches:
            return length, matches
    return 0, []


def _is_plain(word: str) -> bool:
    """Whether a word says what sort of place is meant, and is no name itself."""
    return (
        word in _KIND_WORDS
        or word in _AREA_WORDS
        or word in _NEAR_WORDS
        or word in _LINE_WORDS
        or word in _SITE_WORDS
        or word in _VILLAGE_WORDS
        or word.isdigit()
    )


def _relation(said: set[str], names: list[Name]) -> Relation:
    if said & _LINE_WORDS and (len(names) > 1 or "station" not in said):
        return "line"
    if said & _NEAR_WORDS:
        return "near"
    return "area" if said & _AREA_WORDS else "at"
