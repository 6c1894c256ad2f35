"""Take a compound place name apart: "Quetta - Sariab", "Sui town", "near Kolpur, Bolan", "X-Y road"."""

from __future__ import annotations

import re
from itertools import combinations
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
        *("uc", "union", "council", "saddar", "municipal", "corporation", "committee", "ward", "restaurant", "mohalla"),
        *("sharif", "mor", "hotel", "stop", "adda", "chungi", "scheme", "housing", "society", "phatak", "gate"),
        *("بندرگاه", "ریلوے", "اسٹیشن", "روڈ", "میں", "کے", "کی", "کا"),
    ]
)
_PARTS = re.compile(r"[,;:()\[\]]")
_DASHES = re.compile(r"\s[-–—/]\s|\s*[–—/]\s*")
_LISTED = re.compile(r"\s+(?:and|or|aur)\s+|\s*[/&,]\s*|\s+اور\s+", re.IGNORECASE)
_DISTANCE = re.compile(r"\d+(?:\.\d+)?\s*(?:km|kilomet\w+|miles?)\b", re.IGNORECASE)


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """One known name inside a phrase, and the kinds that words beside it ask for.

    ``part`` counts the parts of the phrase, which commas divide. ``is_followed`` tells that unknown words
    stand behind the name in its part: "Mirpur Sakro" is no Mirpur.
    """

    text: str
    matches: tuple[Match, ...]
    kinds: frozenset[str]
    part: int = 0
    is_followed: bool = False

    @property
    def is_inside(self) -> bool:
        """Whether it may mean a district of Balochistan or a place in one."""
        return any(match.entry.is_spot for match in self.matches)


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
    parts: tuple[str, ...]

    @property
    def is_line(self) -> bool:
        """Whether the phrase names the way between two places."""
        return self.relation == "line" and len(self.names) > 1 and self.names[0].part == self.names[1].part


def take_apart(text: str, index: Index) -> Phrase:
    """Find the known names in a compound place name, longest first, and what the other words say.

    Words of a kind ("district", "pass", "railway station") are not part of the name, unless the
    gazetteer writes it so.
    """
    parts = [part for part in _PARTS.split(_DISTANCE.sub(" near ", text)) if fold(part)]
    names: list[Name] = []
    unknown: list[str] = []
    said: set[str] = set()
    for place, part in enumerate(parts):
        for side in _DASHES.split(part):
            found, spare = _names_in(fold(side).split(), index, place)
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
        parts=tuple(map(fold, parts)),
    )


def on_one_side(phrase: Phrase) -> Phrase:
    """Leave out highways and names elsewhere before one here: "Karachi Road, Khuzdar", "N-25, Wadh", "Tank Gresha".

    What stands behind the last name in Balochistan is kept: it says where that one lies ("Pishin, Iran").
    """
    inside = [place for place, name in enumerate(phrase.names) if name.is_inside]
    if not inside or phrase.is_line:
        return phrase
    dropped = [
        name
        for name in phrase.names[: inside[-1]]
        if not any(match.entry.is_inside and match.entry.kind != "road" for match in name.matches)
    ]
    if not dropped:
        return phrase
    names = tuple(name for name in phrase.names if name not in dropped)
    return msgspec.structs.replace(phrase, names=names, unknown=(*(name.text for name in dropped), *phrase.unknown))


def without_kind(folded: str) -> str:
    """Give a folded name without the words of its kind: "badin" of "badin district"."""
    return " ".join(word for word in folded.split() if word not in _KIND_WORDS) or folded


def several_in(text: str, index: Index) -> list[Match]:
    """Give the places of a text that lists several ("Quetta and Mastung", "Kech, Gwadar, Panjgur"); [] for one place.

    Two names with a comma between are one place and where it lies, and so are names that share a district.
    """
    pieces = [fold(piece) for piece in _LISTED.split(text)]
    if len(pieces) < 2 or (len(pieces) == 2 and "," in text):
        return []
    meant = [[match for match in index.known(piece) if match.entry.district] for piece in pieces]
    homes = [frozenset(match.entry.district for match in matches) for matches in meant]
    if not all(homes) or any(one & other for one, other in combinations(homes, 2)):
        return []
    return [matches[0] for matches in meant]


def asked_kinds(word: str) -> frozenset[str]:
    """Give the gazetteer kinds that a word such as "district" or "pass" stands for; empty for another word."""
    return _KIND_WORDS.get(fold(word).replace(" ", ""), frozenset())


def _names_in(words: list[str], index: Index, part: int) -> tuple[list[Name], list[str]]:
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
        is_followed = any(not _is_plain(word) and not index.known(word) for word in words[at + length :])
        text = " ".join(words[at : at + length])
        names.append(Name(text=text, matches=tuple(matches), kinds=kinds, part=part, is_followed=is_followed))
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
    if "to" in said and len(names) == 2 and names[0].part == names[1].part:
        return "line"  # "Quetta to Karachi"
    if said & _LINE_WORDS and (len(names) > 1 or "station" not in said):
        return "line"
    if said & _NEAR_WORDS:
        return "near"
    return "area" if said & _AREA_WORDS else "at"
