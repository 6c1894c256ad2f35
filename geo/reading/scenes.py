"""Read where a clause says that its event happened."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.places.gazetteer import WIDE_KINDS

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence, Toponym
    from geo.reading.dates import DateSpan
    from geo.reading.told import Told


_KILOMETRES = re.compile(r"\b(?:km|kms|kilomet\w+|miles?)\b", re.IGNORECASE)
_LED, _LEADING = ("led", "caused", "disrupted", "resulted"), ("disrupting", "suspending", "causing")
_WHICH = re.compile(
    rf", (?:after |following )?which\b|\b(?:which|that) (?:{'|'.join(_LED)})\b|, (?:{'|'.join(_LEADING)})\b"
)
_WHICH_WORDS = frozenset({"which", *_LED, *_LEADING})
"""A sentence without any of these has no such aside."""
_REPORTED_FROM = re.compile(
    r"\breport(?:ed|s)\b.{0,60}?\bfrom\b|^from\b.{0,160}\b(?:came (?:\w+ )?reports?|(?:was|were)(?: also)? reported)\b"
)
_FOUND_FROM = re.compile(
    r"\b(?:recovered|found|discovered|retrieved)"
    r"(?: (?!abducted|missing|kidnapped|taken|picked|hailed|who)[\w,-]+){0,10}"
    r" from (?:the |an? )?(?:(?:[\w-]+ ){1,2}(?:area|district|region|part|outskirts) of )?$"
)
_OTHERWISE = re.compile(
    r"\b(?:let go|freed|released|set free|walked free|reunited|succumbed|died (?:of|from)"
    r"|(?:meant|intended) (?:for|to))\b[^.;,]{0,50}\b(?:in|at|near|outside|against) (?:the )?$"
)
_ARRIVED = re.compile(
    r"\b(?:travelled|traveled|marched|walked|moved|came|went|drove|journeyed)\b[^.;]{0,40} to (?:the )?$"
)
_GOING_FROM = re.compile(
    r"\b(?:going|travell?ing|heading|headed|moving|driving|coming|on (?:its|their|the) way|en route)\b"
    r"[^.;,]{0,30}\bfrom (?:the )?$"
)
_AWAY = re.compile(r"(?P<distance>[\d,]+) ?(?:km|kilomet\w+|miles?)\b[^.;]{0,25}\bof $")
_STILL_NEAR = 60
"""Kilometres or miles: what lies further off only says where the land is."""
_NEARBY = 60
_NEXT_WORD = 9
_FOLLOWING = re.compile(r"\b(?:following|in the wake of|days after|a day after|in response to|in retaliation for)\b")
# What a protest is about, up to the next place where people protested.
_REASON = re.compile(
    r"\b(?:against|over(?! \d)|to (?:protest|condemn|demand|mourn|mark|commemorate)|protesting|condemning"
    r"|demanding|mourning"
    r"|for (?:\w+ ){1,3}?(?:release|recovery|who))\b"
    r"(?:(?!,? (?:and|as well as) (?:in|at)\b|, (?:in|at|while)\b|\bw(?:as|ere) (?:held|staged|taken out)\b)[^;])*"
)
_AS_A_RESULT = re.compile(r"; (?:as a result|resulting|consequently|therefore|thus)\b")
_FOLLOWING_WORDS = frozenset({"following", "wake", "after", "response", "retaliation"})
# "arrested a man involved in the Mastung suicide attack"
WANTED_FOR = re.compile(
    r"\b(?:involved in|wanted in|wanted for|in connection with|accused of|suspected of)\b[^,;.]{0,40}$"
)
LOCATIONS = frozenset({"location", "near", "bare", "between"})


def places_of(told: Told, clause: tuple[int, int]) -> list[Toponym]:
    """Give the places where it happened, each told once and as closely as the clause tells it."""
    if not told.sentence.toponyms:
        return []
    reported = "report" in told.sentence.folded and _REPORTED_FROM.search(told.sentence.lower) is not None
    if not _WHICH_WORDS.isdisjoint(told.sentence.words):
        aside = _WHICH.search(told.sentence.text, told.token.end - told.sentence.start)
        clause = clause if aside is None else (clause[0], min(clause[1], told.sentence.start + aside.start()))
    takes_away = told.kind in {"abduction", "arrest"}
    clause = _own_part(told, clause)
    parts = LOCATIONS | ({"from"} if reported or takes_away else set())
    inside = [
        toponym
        for toponym in told.sentence.toponyms
        if toponym.entry is not None and clause[0] <= toponym.start < clause[1]
        and toponym.entry.is_spot and (toponym.part == "location" or not toponym.text[:1].islower())
    ]  # fmt: skip
    is_entry = told.sentence.block.role == "entry"
    found = [t for t in inside if t.part in parts or (t.part == "dateline" and is_entry)]
    if takes_away and not found:
        # "abducted four labourers from Mastung": taken from there, as far as the sentence tells.
        found = [t for t in inside if t.part == "origin" and t.start > told.token.start]
    if told.kind == "arrest":
        found = [t for t in found if not WANTED_FOR.search(told.sentence.lower[: t.start - told.sentence.start])]
    if not found and told.kind == "protest":
        # "Residents of Jiwani held a rally": where they live, as far as the sentence tells.
        found = [t for t in inside if t.part == "origin" and t.start < told.token.start]
        # "They travelled to Quetta, and the sit-in went on there"
        found = found or [t for t in inside if t.part == "destination" and _ARRIVED.search(_between(t, told))]
        # "They set out on their march from Turbat to Islamabad"
        is_march = told.sentence.written(told.token).endswith("march")
        found = found or [t for t in inside[:1] if t.part in {"from", "origin"} and is_march]
    if not found and told.kind in {"protest", "arrest"}:
        # "A rally was stormed by Quetta police": where they are the police.
        found = [t for t in inside if t.part == "office" and t.after == "police"]
    if told.kind == "other":
        # "bodies were recovered from Shaban on the outskirts of Quetta"
        found = [t for t in inside if _FOUND_FROM.search(told.sentence.lower[: t.start - told.sentence.start])] or found
    if not found and told.kind == "other":
        # "From Turbat a dead body was found"
        found = [t for t in inside if t.part == "from" and t.start - told.sentence.start <= len("from the ")]
    if not found and told.kind in {"attack", "clash"}:
        found = _on_the_way(told, inside)
    if takes_away and any(t.part == "from" and t.start > told.token.start for t in found):
        # "A student from Kolwah was picked up from Hub": where he comes from stands before.
        found = [t for t in found if t.part != "from" or t.start > told.token.start]
    found = [toponym for toponym in found if not _is_aside(toponym, told.sentence)]
    if not found or _is_abroad(told):
        return []
    accident = next((t.start for t in told.sentence.of("accident") if t.start > told.token.start), None)
    if accident is not None and found[0].start < accident:
        found = [toponym for toponym in found if toponym.start <= accident]
    found = [toponym for toponym in found if toponym.part != "between" or not _joins_abroad(told.sentence)]
    if told.kind == "protest":
        found = _before_the_reason(told, found)
    found = _after_conjunction(told, found)
    if len(found) < 2:
        return found
    found = [
        toponym for toponym in found if not (toponym.part == "near" and _only_places(toponym, found, told.sentence))
    ]
    if takes_away and len(found) > len(_days(told)):
        found = [toponym for toponym in found if toponym.part != "from"] or found
    lines = [toponym for toponym in found if toponym.part == "between"]
    # "near Mushkaf, between Panir and Peshi": the ends of the line only say where the nearer place lies.
    beside = lines[1:] if len(lines) == len(found) else lines
    found = [toponym for toponym in found if toponym not in beside]
    return [toponym for toponym in found if not any(_holds(toponym, other, told.sentence) for other in found)]


def _is_abroad(told: Told) -> bool:
    """Tell "the funeral in Turbat of a student who was killed in Karachi": the deed's own place lies elsewhere."""
    beside = (t for t in told.sentence.toponyms if 0 < t.start - told.token.end <= _NEXT_WORD and t.part == "location")
    return any(t.entry is not None and not t.entry.is_inside and t.entry.kind not in WIDE_KINDS for t in beside)


def _on_the_way(told: Told, inside: list[Toponym]) -> list[Toponym]:
    """Read "an ambush on vehicles going from Pasni to Ormara" as a line in their district; no longer way."""
    for first, last in pairwise(inside):
        before = told.sentence.lower[: first.start - told.sentence.start]
        if first.entry is None or last.entry is None or first.entry.district != last.entry.district:
            continue
        if last.part == "destination" and _GOING_FROM.search(before) is not None:
            first.part = "between"
            return [first]
    return []


def _between(toponym: Toponym, told: Told) -> str:
    """Give the words of the clause up to a place that stands before its event, else ""."""
    if toponym.end > told.token.start:
        return ""
    return told.sentence.lower[max(0, told.clause[0] - told.sentence.start) : toponym.start - told.sentence.start]


def _is_aside(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell where the freed were let go, the wounded died and a bomb was meant to go off, and what is far away."""
    before = sentence.lower[: toponym.start - sentence.start]
    if _OTHERWISE.search(before) is not None:
        return True
    far = _AWAY.search(before) if toponym.part == "near" else None
    return far is not None and int(far["distance"].replace(",", "")) > _STILL_NEAR


def _days(told: Told) -> list[DateSpan]:
    return [span for span in told.sentence.dates if span.precision == 1 and span.role == "on"] or [
        *told.sentence.dates[:1]
    ]


def _own_part(told: Told, clause: tuple[int, int]) -> tuple[int, int]:
    """Narrow a clause to what stands between semicolons, where that names a place of its own."""
    sentence = told.sentence
    part = between_semicolons(sentence, told.token.start, clause)
    if part == clause:
        return clause
    is_result = _AS_A_RESULT.match(sentence.lower, part[1] - sentence.start) is not None
    if not is_result and any(part[1] <= token.start < clause[1] for token in sentence.of("service")):
        clause = clause[0], part[1]  # "197 were killed; mobile data is back in Quetta"
    named = [
        t for t in sentence.toponyms if t.entry is not None and t.part in LOCATIONS and part[0] <= t.start < part[1]
    ]
    return part if named else clause


def between_semicolons(sentence: Sentence, position: int, clause: tuple[int, int]) -> tuple[int, int]:
    """Narrow a clause to what stands between the semicolons around a position; both are offsets of the document."""
    if ";" not in sentence.text:
        return clause
    offset = position - sentence.start
    first = sentence.start + sentence.text.rfind(";", 0, offset) + 1
    last = sentence.text.find(";", offset)
    return max(clause[0], first), clause[1] if last < 0 else min(clause[1], sentence.start + last)


def _joins_abroad(sentence: Sentence) -> bool:
    """Tell "a train between Rawalpindi and Quetta": the ends of so long a line are no scene."""
    return any(t.part == "between" and t.entry is not None and not t.entry.is_inside for t in sentence.toponyms)


def _after_conjunction(told: Told, found: list[Toponym]) -> list[Toponym]:
    """Keep the places behind "after" where the event stands there: what stood before it is another matter's."""
    sentence = told.sentence
    before = sentence.folded[: told.token.start - sentence.start]
    at = max(before.rfind(" after "), before.rfind(" following "))
    behind = [toponym for toponym in found if toponym.start - sentence.start > at]
    if at >= 0 and behind:
        return behind
    if _FOLLOWING_WORDS.isdisjoint(sentence.words):
        return found
    joint = _FOLLOWING.search(sentence.folded, told.token.end - sentence.start)
    if joint is None or not any(token.start - sentence.start >= joint.end() for token in sentence.of("event")):
        return found
    return [toponym for toponym in found if toponym.start - sentence.start < joint.start()]


def _before_the_reason(told: Told, found: list[Toponym]) -> list[Toponym]:
    """Keep "held a rally in Quetta" of "… against the killing of a trader in Khuzdar": there nobody protested."""
    sentence = told.sentence
    reason = _REASON.search(sentence.lower, told.token.end - sentence.start)
    if reason is None:
        return found
    first, last = sentence.start + reason.start(), sentence.start + reason.end()
    return [toponym for toponym in found if not first <= toponym.start < last] or found


def _only_places(near: Toponym, found: list[Toponym], sentence: Sentence) -> bool:
    """Tell whether "near X" only says where the place named just before it lies."""
    for other in found:
        between = sentence.text[other.end - sentence.start : near.start - sentence.start]
        if other.end > near.start:
            continue
        if _KILOMETRES.search(between) or (other.part != "near" and len(between) < _NEARBY and " and " not in between):
            return True
    return False


def _holds(large: Toponym, small: Toponym, sentence: Sentence) -> bool:
    """Tell whether one place only says where another of the clause lies: the district beside its village."""
    big, little = large.entry, small.entry
    if big is None or little is None or big.district != little.district or big.name == little.name:
        return False
    first, second = (large, small) if large.start < small.start else (small, large)
    if _another_between(first, second, sentence):
        return False  # "in Quetta, Gwadar, Nushki and Pasni", a list of towns
    if big.kind == "district":
        return little.kind != "district"
    if big.kind != "town" or big.name != big.district:
        return False
    if first is small and sentence.document_text[first.end : second.start] == " ":
        return True  # "from Greshag Khuzdar"
    between = sentence.folded[first.end - sentence.start : second.start - sentence.start].strip()
    return between not in {"", "and", "or", "as well as"}


def _another_between(first: Toponym, second: Toponym, sentence: Sentence) -> bool:
    """Tell whether a place of another district is told between two."""
    home = first.entry.district if first.entry is not None else ""
    return any(
        first.start < other.start < second.start
        and other.part in {"location", "bare"}
        and other.entry is not None
        and other.entry.is_spot
        and other.entry.district != home
        for other in sentence.toponyms
    )
