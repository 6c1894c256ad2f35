"""Tell what part each place plays in its sentence: where it happened, where somebody came from, whose office it is.

Of two neighbouring names one may only say where the other lies ("Tump, Kech district"); lists take the part of their
first name.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.reading.lexicon import forms_of, table
from geo.reading.placepairs import contains, contradicts, lies_abroad

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence, Toponym


_BESIDE = 28

_JUNCTIONS = frozenset({"cross", "mor", "morr", "crossing"})
_RULED = frozenset({
    "acquitted", "convicted", "sentenced", "remanded", "indicted", "granted", "rejected", "ruled", "heard", "issued",
    "adjourned", "dismissed", "ordered", "directed", "awarded",
})  # fmt: skip
"""What a court does, which was not attacked there."""
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
_BUILDINGS = frozenset({
    "station", "lines", "post", "checkpost", "checkpoint", "headquarters", "thana", "picket", "van", "centre", "center",
    "college", "academy",
})  # fmt: skip
_HOUSE_OF = re.compile(r"\b(?:house|home|residence|office|convoy|vehicle|car) of (?:the )?$")
_HOME_WORDS = frozenset({"resident", "residents", "native", "natives", "hailing", "inhabitant", "inhabitants"})
_HOME_OF = re.compile(
    r"\b(?:[Rr]esidents?|[Nn]atives?|[Ii]nhabitants?) of (?:the )?(?:[A-Z][\w'-]+ ){0,3}(?:[A-Z][\w'-]+, )?$"
    r"|\b[Hh]ailing from (?:the )?(?:[A-Z][\w'-]+ ){0,3}(?:[A-Z][\w'-]+, )?$"
)
_HOME_URDU = re.compile(r" (?:(?:کے|کا|کی) (?:رہائشی|رہنے وال|مکین|باشند)|سے تعلق رکھن)")
_HOME_URDU_WORDS = frozenset({"کے", "کا", "کی", "سے"})
_COMPASS = frozenset({
    "north", "south", "east", "west", "southeast", "southwest", "northeast", "northwest", "northern", "southern",
})  # fmt: skip
_FROM_HERE = re.compile(r"\b(?:north|south|east|west|(?:north|south)(?:east|west)) of (?:the )?(?:[\w-]+ ){0,3}\w+, $")
_BODY = re.compile(
    r"'s (?:[A-Z][\w-]+ ){0,4}(?:Tehreek|Tehrik|Movement|Party|Committee|Council|Union|Association|Alliance|Forum"
    r"|Chamber|Front|Assembly|Commission|Federation)\b"
)
# "the spokesman of the Quetta division of Pakistan Railways"
_RAILWAYS = re.compile(r"(?: division)? of (?:the )?(?:pakistan )?railways?\b")
_TELLING = frozenset({
    "told", "speaking", "talking", "addressing", "briefing", "briefed", "said", "stated", "according",
})  # fmt: skip
"""Every phrase that ``_TOLD_IN`` finds holds one of these."""
_ROUTE_NUMBER = re.compile(r" (?:[nm]-?\d+\b|(?:cpec|main|international|link|trade|border) (?:highway|road|route)\b)")
_ROUTES = frozenset(
    {"road", "highway", "motorway", "national", "rail", "railway", "route", "section", "link", "coastal"}
)


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
        if lies_abroad(previous, toponym, sentence):
            previous.entry, previous.reason = None, f"said to lie in {toponym.text}"
        elif contradicts(previous, toponym, sentence):
            previous.entry, previous.reason = (
                None,
                f"said to lie in {toponym.text}; the gazetteer knows no such place there",
            )
        elif beside and contains(toponym, previous, sentence):
            toponym.part = "parent"
        elif beside and contains(previous, toponym, sentence):
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
    for end in named:
        # "on the Ormara highway near Kalmat"
        if (
            end.after in _ROUTES
            and end.part == "location"
            and any(t.part == "near" and t.start > end.end for t in named)
        ):
            end.part = "office"
    for first, last in pairwise(named):
        if last.after not in _ROUTES and not _ROUTE_NUMBER.match(sentence.lower, last.end - sentence.start):
            continue
        between = sentence.text[first.end - sentence.start : last.start - sentence.start].strip()
        if between not in {"-", "–", "—", "to"}:
            continue
        others = [t for t in named if t not in (first, last) and t.part in {"location", "near"}]
        first.part, last.part = "office" if others else "between", "office"


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
    is_street = after in _STREETS and sentence.text[toponym.end - sentence.start + 1 :][:1].isupper()
    if is_street or _is_of_body(toponym, sentence) or _RAILWAYS.match(sentence.lower, toponym.end - sentence.start):
        return "office"  # "Kharan's Washuk Road": a street bears the town's name
    before = [word for word in sentence.words_before(toponym.start, 7) if word not in _ARTICLES]
    if after in _HOSPITALS and not _TREATED.isdisjoint(before):
        return "office"  # "died of his wounds in a Quetta hospital"
    told = _told_from_afar(toponym, sentence)
    if told is not None:
        return told
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
            if (
                part == "office"
                and phrase.endswith("in")
                and toponym.after not in _RULED
                and _is_hit(toponym, sentence)
            ):
                return "location"  # "grenades were thrown at a government office in Dalbandin"
            is_kind = part == "location" and phrase.endswith(" of")
            return "from" if is_kind and "from" in before[:-length] else part
    return "bare"


def _told_from_afar(toponym: Toponym, sentence: Sentence) -> str | None:
    """Read what stands some words before a name: "a resident of Malikabad, Tump", "south of the capital, Quetta"."""
    text = sentence.text[: toponym.start - sentence.start]
    if not _HOME_WORDS.isdisjoint(sentence.words) and _HOME_OF.search(text):
        return "origin"
    if toponym.after in _HOME_URDU_WORDS and _HOME_URDU.match(sentence.text, toponym.end - sentence.start):
        return "origin"
    if not _COMPASS.isdisjoint(sentence.words) and _FROM_HERE.search(text):
        return "near"
    return None


def _is_of_body(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell "Gwadar's Haq Do Tehreek", a party, from a place where something happened."""
    return toponym.after == "s" and _BODY.match(sentence.text, toponym.end - sentence.start) is not None


def _is_hit(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell whether what stands just before "in" and a place is what was attacked."""
    return any(0 < toponym.start - target.end <= len(" in the ") for target in sentence.of("target"))


def _is_building(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell the scene in "the Hub police station", "the house of the Kachhi deputy commissioner" from an office."""
    offset = toponym.end - sentence.start
    if not _BUILDINGS.isdisjoint(sentence.folded[offset : offset + _BESIDE].split()[1:3]):
        return True
    return _HOUSE_OF.search(sentence.lower[: toponym.start - sentence.start]) is not None


@cache
def _parts_after() -> dict[str, str]:
    return forms_of(table("places")["role_after"])


@cache
def _role_words() -> tuple[dict[str, str], dict[str, int]]:
    """Give the words before a place with the part they give it, and how many words end in one at the most."""
    roles = table("places")["role_before"]
    forms = {
        **forms_of({"location": roles["location"]}),
        **forms_of({k: v for k, v in roles.items() if k != "location"}),
    }
    parts = {" ".join(word for word in form.split() if word not in _ARTICLES): part for form, part in forms.items()}
    longest: dict[str, int] = {}
    for words in map(str.split, parts):
        if words:
            longest[words[-1]] = min(4, max(len(words), longest.get(words[-1], 0)))
    return parts, longest
