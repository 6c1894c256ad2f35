"""Read from one sentence where communications were cut: named places, the province, or a part of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import PROVINCE
from geo.places.gazetteer import OWN_COUNTRY, WIDE_KINDS
from geo.reading.cutreport import IN_VIEW_OF
from geo.reading.divisions import as_division, told_once
from geo.reading.turns import Turns, turns

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence, Toponym
    from geo.reading.cutreport import CutReport


_PROVINCE = Turns(["bal[ou]chistan", "province", "provincial", "بلوچستان", "صوبے"])
_GIVEN_TO = re.compile(
    r"\b(?:restored|back|return\w*|extended|widened|expanded|access|services?|connections?|signals?|lines|links)"
    r" (?:\w+ )?to\b[^.;]{0,80}$"
)
# "Balochistan govt blocks phone services": a headline that does not say where.
_NOT_ITS_GOVERNMENT = re.compile(r"\b(?:bal[ou]chistan|province|provincial|بلوچستان|صوبے)\b(?! (?:govt|government)\b)")
_DAMAGED = re.compile(
    r"\b(?:after|because|due to|owing to|as|when|since)\b[^.;,]{0,50}\b(?:cables?|fib(?:re|er)|tower|exchange|lines?)\b"
    r"[^.;,]{0,40}\b(?:damag\w+|cut|slashed|severed|broken|blown|fault\w*|collapsed|washed)\b"
    r"|\b(?:damage|break|breach|fault|cut) (?:in|to|of) [^.;,]{0,40}\b(?:cables?|fib(?:re|er)|tower|exchange|lines?)\b"
)
_NATIONWIDE = re.compile(
    r"\b(?:across|throughout|around|all over) (?:the )?(?:whole |entire )?(?:country|pakistan)\b"
    r"|\b(?:nation|country)-?wide\b"
)
_LIVES = re.compile(r"\b(?:a|who|she|he) (?:lives|lived|resides|studies|works) (?:on|in|at|near) (?:the )?$")
_THERE = re.compile(r"\b(?:data|internet|services?|signals?|networks?|phones?)\b[^,.;]{0,20}\bthere\b")
_SAID_THAT = re.compile(r"\b(?:that|why|whether|how|under which)\b(?! the same\b)")
_INCLUDING = re.compile(r"\b(?:including|such as|among them|especially|particularly|notably)\b")
_MOST = re.compile(r"(?:most|much|large|vast|wide)\b")
_BODY = re.compile(r" (?:high court|bar (?:council|association)|assembly|chamber|national party|university)\b")
_OFFICE_OF = re.compile(r"\b(?:department|government|ministry|authorities|administration|secretary) of (?:the )?$")
_ORDERS = frozenset({"section 144", "curfew", "lockdown"})
"""What is imposed on a place beside a cut there: "imposed Section 144 in Quetta and suspended mobile data"."""
_SHARE = re.compile(r"\d+(?:\.\d+)? ?(?:percent|per cent|pc|%)")
# "Students had protested against the closure in Quetta and Turbat": there they protested
_PROTESTED = re.compile(
    r"\b(?:protest\w*|rall(?:y|ied|ies)|demonstrat\w+|sit-ins?)\b[^.;]{0,40}\b(?:against|over) (?:the |this )?"
    r"(?:[\w-]+ ){0,3}(?:closure|suspension|shut-?down|blackout|outage|ban)\b"
)
_ONE_UNIT = re.compile(r" (?:the )?(?:entire |whole )?(?:district|city|town|tehsil|area|valley)\b")
_ALL = re.compile(r"\b(?:all|every)(?: the)? $")


def read_places_of_cut(report: CutReport) -> None:
    """Fill the places of a report and how much of the province it covers from its sentence."""
    sentence = report.sentence
    for toponym in map(as_division, sentence.toponyms):
        entry = toponym.entry
        if entry is None or not entry.is_inside or entry.kind in WIDE_KINDS - {"division"}:
            continue
        if _is_of_another_thing(toponym, sentence) or _is_the_speakers(toponym, sentence):
            continue
        if _PROTESTED.search(sentence.lower[: toponym.start - sentence.start]) is not None:
            continue
        if (
            toponym.part in {"location", "near", "bare", "from", "origin"}
            or (toponym.part == "destination" and _GIVEN_TO.search(sentence.lower[: toponym.start - sentence.start]))
            or (toponym.part == "dateline" and sentence.block.role == "entry")
        ):
            report.places.append(toponym)
    report.places = _beside_the_cut(report.places, sentence)
    report.places = told_once(
        _without_damage(_without_reason(_without_route(report.places), sentence), sentence), sentence
    )
    report.names_province = _names_province(sentence) or any(
        toponym.entry is not None
        and toponym.entry.name == PROVINCE
        and not _BODY.match(sentence.lower, toponym.end - sentence.start)
        for toponym in sentence.toponyms
    )
    if not report.places and not report.names_province and _NATIONWIDE.search(sentence.lower):
        report.is_nationwide = report.names_province = report.is_some = True
        report.extent = "part_of_province"
        return
    if sentence.block.role == "title" and report.names_province and not report.places:
        report.names_province = _NOT_ITS_GOVERNMENT.search(sentence.lower) is not None
    whole, part = _whole(sentence), _part(sentence)
    report.is_some = part is not None and not _SHARE.match(part.group())
    if whole and (report.names_province or "district" in whole.group() or "province" in whole.group()):
        report.extent = "part_of_province" if part and 0 <= part.start() - whole.end() < 12 else "whole_province"
    elif part or report.names_province:
        report.extent = "part_of_province"
    if report.extent == "whole_province" and turns("cuts", "except").search(sentence):
        report.extent = "part_of_province"
    report.spread = report.extent
    report.gives_examples = _gives_examples(report, whole, part)
    if report.places and report.extent == "part_of_province":
        report.extent = "named"


def _gives_examples(report: CutReport, whole: re.Match[str] | None, part: re.Match[str] | None) -> bool:
    """Tell "across the province, including Quetta" and "in most districts, including Quetta" from a list of all."""
    spread = whole if report.extent == "whole_province" else part if part and _MOST.match(part.group()) else None
    if spread is None or not report.places or not report.names_province:
        return False
    first = report.places[0].start - report.sentence.start
    if first < spread.start() and "سمیت" in report.sentence.text[first : spread.start()]:
        return True  # "کوئٹہ سمیت پورے بلوچستان میں": Urdu puts the example first
    return _INCLUDING.search(report.sentence.lower, spread.end(), max(first, spread.end())) is not None


def _beside_the_cut(places: list[Toponym], sentence: Sentence) -> list[Toponym]:
    """Drop the Nushki of "Curfew in Nushki; phones back in Quetta", where the other part has no word of a cut."""
    borders = [match.start() for match in re.finditer(";", sentence.text)]
    if not borders or len(places) < 2:
        return places

    def part_of(start: int) -> int:
        return sum(border < start - sentence.start for border in borders)

    told = {part_of(token.start) for token in sentence.of("service", "cut")}
    return [place for place in places if part_of(place.start) in told] or places


def _without_route(places: list[Toponym]) -> list[Toponym]:
    """Drop the Wadh of "cut in Mastung as a march on its way from Wadh is halted": it stands behind the place."""
    spots = [place.start for place in places if place.part in {"location", "near", "bare"}]
    return [place for place in places if place.part not in {"from", "origin"} or not spots or place.start < spots[0]]


def _without_damage(places: list[Toponym], sentence: Sentence) -> list[Toponym]:
    """Drop the Hub of "cut in Pasni after a cable was damaged near Hub", where nothing is told to be off."""
    damage = _DAMAGED.search(sentence.lower)
    if damage is None:
        return places
    before = [place for place in places if place.start - sentence.start < damage.start()]
    return before or places


def _without_reason(places: list[Toponym], sentence: Sentence) -> list[Toponym]:
    """Drop the place of what a cut was made "in view of", which Urdu puts before the cut's own."""
    at = sentence.text.find(IN_VIEW_OF)
    behind = [place for place in places if place.start - sentence.start > at]
    return behind if at >= 0 and behind else places


def is_list_of_names(sentence: Sentence) -> bool:
    """Tell "Quetta, Mastung, Khuzdar, Hub and Tehsil Karezat of District Pishin": names and hardly a word else."""
    names = sum(len(toponym.text) for toponym in sentence.toponyms)
    return len(sentence.toponyms) > 1 and names > len(sentence.text) * 0.45


def says_there(sentence: Sentence) -> bool:
    """Tell "Mobile data there was withdrawn after a bombing in Sindh": the place was named before."""
    return _THERE.search(sentence.lower) is not None


def is_elsewhere(sentence: Sentence) -> bool:
    """Tell a cut in Lahore or Kabul; one of the whole country is the province's too."""
    return any(
        toponym.entry is not None and not toponym.entry.is_inside and toponym.part in {"location", "near"}
        and toponym.entry.id != OWN_COUNTRY
        for toponym in sentence.toponyms
    )  # fmt: skip


def _is_the_speakers(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell the Turbat of "They told the court, sitting at Turbat, that services in Panjgur were suspended".

    Also where somebody lives: "said a man who lives on Sariab Road".
    """
    if _LIVES.search(sentence.lower[: toponym.start - sentence.start]):
        return True
    told = sentence.of("service", "cut")
    if not told or told[0].start < toponym.end:
        return False
    said = _SAID_THAT.search(sentence.lower, toponym.end - sentence.start, told[0].start - sentence.start)
    return said is not None and any(
        other.start - sentence.start > said.end() and other.is_spot for other in sentence.toponyms
    )


def _is_of_another_thing(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell "stopped public transport on the Loralai route": the last thing named before the place is no service."""
    before = [token for token in sentence.of("service", "not_service", "cut") if token.end <= toponym.start]
    return bool(before) and before[-1].tag == "not_service" and sentence.written(before[-1]) not in _ORDERS


def _names_province(sentence: Sentence) -> bool:
    """Tell the province from its offices: "the home department of the province" says nothing of where."""
    return any(
        not _OFFICE_OF.search(sentence.lower, 0, match.start()) and not _BODY.match(sentence.lower, match.end())
        for match in _PROVINCE.finditer(sentence)
    )


def _whole(sentence: Sentence) -> re.Match[str] | None:
    """Find "across the province", and not "across the entire district"."""
    found = turns("cuts", "whole").search(sentence)
    return None if found is None or _ONE_UNIT.match(sentence.lower, found.end()) else found


def _part(sentence: Sentence) -> re.Match[str] | None:
    """Find "13 districts", "parts of the province", and not "all 36 districts"."""
    text = sentence.lower
    return next((m for m in turns("cuts", "part").finditer(sentence) if not _ALL.search(text[: m.start()])), None)
