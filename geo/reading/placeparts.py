"""Tell what part each place plays in its sentence: where it happened, where somebody came from, whose office it is.

Of two neighbouring names one may only say where the other lies ("Tump, Kech district"); lists take the part of their
first name.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.model import PROVINCE
from geo.places.gazetteer import OWN_COUNTRY
from geo.reading.lexicon import forms_of, table

if TYPE_CHECKING:
    from geo.places.gazetteer import Entry
    from geo.reading.analysis import Sentence, Toponym


_BESIDE = 28

_JUNCTIONS = frozenset({"cross", "mor", "morr", "crossing"})
_STREETS = frozenset({"road", "street", "chowk", "stop", "adda", "phatak"})
_SPEAKING = frozenset({"said", "told", "confirmed", "says", "added", "say", "reported"})
_SPEAKERS = frozenset({
    "official", "officials", "police", "officer", "doctor", "doctors", "source", "sources", "spokesman",
    "spokesperson", "spokeswoman", "reporters", "administration", "commissioner", "superintendent", "minister",
    "secretary", "chief", "lawyer", "activist", "activists",
})  # fmt: skip
_HOSPITALS = frozenset({"hospital", "hospitals"})
_TREATED = frozenset({
    "died", "dies", "succumbed", "treated", "treatment", "shifted", "taken", "admitted", "pronounced", "moved",
    "rushed", "brought", "airlifted", "recovering",
})  # fmt: skip
_ARTICLES = frozenset({"the", "a", "an"})
_TOLD_IN = re.compile(
    r"\b(?:told|speaking|talking|addressing|briefing|briefed)(?: [\w-]+){0,4} in$|\b(?:said|stated) in$"
    r"|\baccording to(?: [\w-]+)? (?:police|officials?|sources|doctors?|residents|administration|authorities)"
    r"(?: \w+)? (?:in|at|of)$"
)
_BUILDINGS = frozenset(
    {"station", "lines", "post", "checkpost", "checkpoint", "headquarters", "thana", "picket", "van"}
)
_AREA_OF = frozenset({
    "area of", "areas of", "area in", "neighbourhood of", "neighborhood of", "locality of", "suburb of", "tehsil of",
    "village of", "sub-division of", "of",
})  # fmt: skip
_KIND_IN = re.compile(
    r", an? (?:[\w-]+ ){0,2}(?:village|town|city|area|district|hamlet|locality) (?:in|of|near) (?:the )?"
)
_HOUSE_OF = re.compile(r"\b(?:house|home|residence|office|convoy|vehicle|car) of (?:the )?$")
_TELLING = frozenset({
    "told", "speaking", "talking", "addressing", "briefing", "briefed", "said", "stated", "according",
})  # fmt: skip
"""Every phrase that ``_TOLD_IN`` finds holds one of these."""
_ROUTES = frozenset({"road", "highway", "motorway", "national", "rail", "railway", "route", "section", "link"})


def list_around(toponym: Toponym, sentence: Sentence) -> list[Toponym]:
    """Give the list that a name stands in ("Quetta, Mastung and Kalat"), or the name alone."""
    run = [toponym]
    position = sentence.toponyms.index(toponym)
    for neighbours, front in (
        (reversed(sentence.toponyms[:position]), True),
        (sentence.toponyms[position + 1 :], False),
    ):
        for other in neighbours:
            left, right = (other, run[0]) if front else (run[-1], other)
            if sentence.folded[left.end - sentence.start : right.start - sentence.start].strip() not in {
                "",
                "and",
                "or",
            }:
                break
            run.insert(0, other) if front else run.append(other)
    return run


def assign_parts(sentence: Sentence) -> None:
    """Tell of each place what it does in its sentence, lists taking the part of their first name."""
    previous: Toponym | None = None
    for toponym in sentence.toponyms:
        if toponym.entry is None:
            continue
        toponym.part = _part_of(toponym, sentence, previous)
        if previous is None or previous.part == "dateline":
            previous = toponym
            continue
        beside = toponym.start - previous.end <= _BESIDE
        if _lies_abroad(previous, toponym, sentence):
            previous.entry, previous.reason = None, f"said to lie in {toponym.text}"
        elif _contradicts(previous, toponym, sentence):
            previous.entry, previous.reason = (
                None,
                f"said to lie in {toponym.text}; the gazetteer knows no such place there",
            )
        elif beside and _contains(toponym, previous, sentence):
            toponym.part = "parent"
        elif beside and _contains(previous, toponym, sentence):
            previous.part, toponym.part = "parent", previous.part
        previous = toponym
    _settle_chains(sentence)
    _settle_routes(sentence)
    _settle_junctions(sentence)


def _settle_junctions(sentence: Sentence) -> None:
    """Read "Ziarat Cross in Kuchlak" as Kuchlak: a junction bears the name of the place its road leads to."""
    for first, second in pairwise(sentence.toponyms):
        if first.after not in _JUNCTIONS or first.entry is None or second.entry is None:
            continue
        between = sentence.folded[first.end - sentence.start : second.start - sentence.start].split()
        if between[1:2] == ["in"] and len(between) < 4 and first.entry.district != second.entry.district:
            first.part = "office"


def _settle_routes(sentence: Sentence) -> None:
    """Read "the Kharan-Washuk road near Besima": the ends of a road are not where it happened.

    Where the sentence names no other place, it happened near the first end, for all that is known.
    """
    if len(sentence.toponyms) < 2:
        return
    named = [toponym for toponym in sentence.toponyms if toponym.entry is not None]
    for first, last in pairwise(named):
        if last.after not in _ROUTES:
            continue
        between = sentence.text[first.end - sentence.start : last.start - sentence.start].strip()
        if between not in {"-", "–", "—", "to"}:
            continue
        others = [t for t in named if t not in (first, last) and t.part in {"location", "near"}]
        first.part, last.part = "office" if others else "near", "office"


def _settle_chains(sentence: Sentence) -> None:
    """Read "Zareen Bug, Dasht, district Kech" as one place: what stands between it and its district is not another."""
    if len(sentence.toponyms) < 3:
        return
    named = [toponym for toponym in sentence.toponyms if toponym.entry is not None]
    for first, middle, last in zip(named, named[1:], named[2:], strict=False):
        if last.part != "parent" or not last.is_district or first.part == "parent":
            continue
        homes = {toponym.entry.district for toponym in (first, middle, last) if toponym.entry}
        between = sentence.folded[first.end - sentence.start : middle.start - sentence.start].strip()
        if len(homes) == 1 and between == "" and middle.part != "dateline":
            middle.part = "parent"


def _part_of(toponym: Toponym, sentence: Sentence, previous: Toponym | None) -> str:
    dateline = sentence.block.dateline
    if dateline is not None and toponym.end <= dateline[1]:
        return "dateline"
    after = toponym.after
    parts_after = _parts_after()
    joined = sentence.text[toponym.end - sentence.start : toponym.end - sentence.start + 1] in " -"
    if after in parts_after and joined and not _is_building(toponym, sentence):
        return parts_after[after]
    if previous is not None:
        between = sentence.folded[previous.end - sentence.start : toponym.start - sentence.start].strip()
        if between in {"", "and", "or", "as well as"} and previous.part != "dateline":
            return previous.part if previous.part != "parent" else "location"
    if after in _STREETS and sentence.text[toponym.end - sentence.start + 1 :][:1].isupper():
        return "office"  # "Kharan's Washuk Road": a street bears the town's name
    before = [word for word in sentence.words_before(toponym.start, 7) if word not in _ARTICLES]
    if after in _HOSPITALS and not _TREATED.isdisjoint(before):
        return "office"  # "died of his wounds in a Quetta hospital"
    roles, longest = _role_words()
    if not before or before[-1] not in longest:
        return "bare"
    if after in _SPEAKING and any(word in _SPEAKERS for word in before[-4:]):
        # "hospital officials in Quetta said": the speaker's place, not the event's.
        return "office"
    if not _TELLING.isdisjoint(before) and _TOLD_IN.search(" ".join(before)):
        return "office"  # "residents told a news agency in Quetta": where they spoke
    for length in range(longest[before[-1]], 0, -1):
        phrase = " ".join(before[-length:])
        part = roles.get(phrase)
        if part is not None:
            # "a woman from the port district of Gwadar" comes from there.
            if part == "office" and phrase.endswith("in") and _is_hit(toponym, sentence):
                return "location"  # "grenades were thrown at a government office in Dalbandin"
            is_kind = part == "location" and phrase.endswith(" of")
            return "from" if is_kind and "from" in before[:-length] else part
    return "bare"


def _is_hit(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell whether what stands just before "in" and a place is what was attacked."""
    return any(0 < toponym.start - target.end <= len(" in the ") for target in sentence.of("target"))


def _is_building(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell the scene in "the Hub police station", "the house of the Kachhi deputy commissioner" from an office."""
    offset = toponym.end - sentence.start
    if not _BUILDINGS.isdisjoint(sentence.folded[offset : offset + _BESIDE].split()[1:3]):
        return True
    return _HOUSE_OF.search(sentence.lower[: toponym.start - sentence.start]) is not None


def _contains(large: Toponym, small: Toponym, sentence: Sentence) -> bool:
    """Tell whether one of two names beside each other only says where the other lies ("Tump, Kech district")."""
    big, little = large.entry, small.entry
    if big is None or little is None or not little.district or big.name == little.name:
        return False
    first, second = (small, large) if small.start < large.start else (large, small)
    between = sentence.text[first.end - sentence.start : second.start - sentence.start]
    if (
        small is first
        and between.strip().lower() in {"in the", "in"}
        and big.kind in {"pass", "region", "tehsil", "locality"}
    ):
        return big.district == little.district
    if small is first and between.strip() == "," and big.kind == "district" and large.text.lower().endswith("district"):
        # "Gichk, Washuk District": the text says where it lies, whatever the gazetteer says.
        return little.kind not in {"district", "division", "province"}
    joint = between.strip().lower().removesuffix("district").removesuffix("the").strip()
    is_part = small is first and big.kind in {"town", "district"} and joint in _AREA_OF
    if is_part and little.kind not in {"district", "town"}:
        # The text says where it lies, whatever the gazetteer says.
        return big.district == little.district or joint != "of"
    if small is first and joint == "" and not is_seat(big) and big.kind in {"village", "town", "tehsil", "locality"}:
        return little.kind in {"village", "locality"} and big.district == little.district  # "Karki Tajaban"
    if large is first and joint == "" and (big.kind == "district" or is_seat(big)) and big.district == little.district:
        return little.kind not in {"district", "town", "city"}  # "in the Ziarat Mangi Dam area"
    wider = (
        big.name == PROVINCE
        or ((big.kind == "district" or is_seat(big)) and _is_one_home(little, big))
        or big.kind == "country"
    )
    if not wider or (
        (little.kind == "district" or is_seat(little)) and big.kind != "district" and big.name != PROVINCE
    ):
        return False
    if large is first and joint in {"کے علاقے", "کے علاقہ", "کی تحصیل", "کے نواحی علاقے", "کے قصبے"}:
        return True
    if small is first:
        if joint == "," and _long_list(small, sentence):
            return little.kind not in {"district", "tehsil", "town"}
        return joint in {",", "in", "("} or (joint.endswith((" of", " in", ",", "of")) and " and " not in f" {joint} ")
    return joint in {"'s", "-", "district's"} or joint.startswith("'s") or joint in {"district", "city"}


def _lies_abroad(small: Toponym, large: Toponym, sentence: Sentence) -> bool:
    """Tell "Nasirabad, Rajasthan" and "Bhag, a village in Upper Dir" from the places of the province."""
    little, big = small.entry, large.entry
    if (
        little is None
        or big is None
        or not little.is_inside
        or big.is_inside
        or is_seat(little)
        or big.id == OWN_COUNTRY
    ):
        return False
    between = sentence.lower[small.end - sentence.start : large.start - sentence.start]
    return (between == ", " and big.kind in {"province", "country"}) or _KIND_IN.fullmatch(between) is not None


def _contradicts(small: Toponym, large: Toponym, sentence: Sentence) -> bool:
    """Tell whether the text puts a doubtful name into another district: "Zero Point in Khuzdar"."""
    little, big = small.entry, large.entry
    if little is None or big is None or _is_one_home(little, big) or not little.caution or not big.district:
        return False
    between = sentence.text[small.end - sentence.start : large.start - sentence.start].strip().lower()
    return between in {"in", "of", "area of", "in the", "area in"} and (big.kind == "district" or is_seat(big))


def _is_one_home(one: Entry, other: Entry) -> bool:
    """Tell whether two places share a district, today or before it was split: Winder was in Lasbela, and is in Hub."""
    return one.district == other.district or (bool(one.pcode) and one.pcode == other.pcode)


def _long_list(toponym: Toponym, sentence: Sentence) -> bool:
    return len(list_around(toponym, sentence)) > 2


def is_seat(entry: Entry) -> bool:
    """Tell a town that its district is named after: what a bare name means."""
    return entry.kind == "town" and entry.name == entry.district


@cache
def _parts_after() -> dict[str, str]:
    return forms_of(table("places")["role_after"])


@cache
def _role_words() -> tuple[dict[str, str], dict[str, int]]:
    """Give the words before a place with the part they give it, and how many words end in one at the most."""
    roles = table("places")["role_before"]
    parts = {
        **forms_of({"location": roles["location"]}),
        **forms_of({k: v for k, v in roles.items() if k != "location"}),
    }
    longest: dict[str, int] = {}
    for words in map(str.split, parts):
        if words:
            longest[words[-1]] = min(4, max(len(words), longest.get(words[-1], 0)))
    return parts, longest
