"""Fold what a document's sentences tell of communications cuts into blackouts, one a place and service.

Cuts of one place told twice are one; "the whole province" takes in its districts named as examples; a
restoration ends only the places it names; an expected end is never an end.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from geo.reading.abroad import sentences_abroad
from geo.reading.context import FROM_DATELINE, local_dateline
from geo.reading.cut import Cut, related, same_spot, without_subsumed
from geo.reading.cutapply import apply_to
from geo.reading.cutplaces import is_list_of_names, says_there
from geo.reading.cuts import read_cuts
from geo.reading.cuttargets import MEMORY, speaks_of_many, targets_of
from geo.reading.pollingday import date_by_the_polls
from geo.reading.turns import turns

if TYPE_CHECKING:
    from geo.reading.analysis import Analysis, Sentence, Toponym
    from geo.reading.cutreport import CutReport

_ANNOUNCED = re.compile(r"\bfollowing (?:\w+ )?(?:areas|districts|cities|towns|places|regions)\b|:\s*$")
_DISTRICTS_ARE = re.compile(
    r"\b(?:districts|areas|cities|towns|places)\b[^.;]{0,30}?\b(?:include[sd]?|including|are|were|being|namely)\b"
)
# "The district had 4G for a year. It was withdrawn on 3 June"
_IT = re.compile(r"(?:it|they|both|the services?) (?:was|were|has|have|had|is|are)\b")
# "…, was restored in Quetta but remains blocked in the rest of the province": it is the cut told before the comma.
_STILL = re.compile(r"\b(?:remain(?:s|ed)?|still|continue[sd]?|stay(?:s|ed)?)\b")
_ALSO = re.compile(r"\b(?:also|too|as well|likewise)\b")
_LONGEST_LINE = 60
_LABEL = re.compile(r"[A-Z][\w ]{2,30}: ")
"""What a line of a list belongs to: "Balochistan: Quetta, Kalat and Hub"."""


def find_cuts(analysis: Analysis) -> tuple[list[Cut], frozenset[int]]:
    """Find the communications cuts that a document tells.

    Returns
    -------
    tuple
        The cuts, and the numbers of the sentences that speak of one (their other events are its circumstances).
    """
    cuts: list[Cut] = []
    used: set[int] = set()
    last: CutReport | None = None
    some: Sentence | None = None
    """The last sentence on a cut that spoke of districts without their names."""
    touched: list[Cut] = []
    """The cuts that the last report was about."""
    named: Sentence | None = None
    """The last sentence that named a service."""
    abroad = cache(lambda: sentences_abroad(analysis))  # worked out where a cut is told without a place
    written_in = local_dateline(analysis)
    for sentence in analysis.sentences:
        if last is not None and some is not None and _names_them(sentence, some):
            _name_them(sentence, last, cuts, touched, analysis)
            used.add(sentence.number)
            continue
        goes_on = last is not None and sentence.number - last.sentence.number <= MEMORY
        is_of_it = named is not None and sentence.number == named.number + 1 and bool(_IT.match(sentence.lower))
        before = named
        named = sentence if "service" in sentence.tags else named
        if not goes_on and not is_of_it and "service" not in sentence.tags:
            continue
        for report in read_cuts(sentence, goes_on=goes_on or is_of_it):
            if is_of_it and not report.services and before is not None:
                report.services = before.of("service")[-1].value.names
            if not (report.places or report.names_province or says_there(sentence)) and sentence.number in abroad():
                last = report if last is None and report.services else last  # its list of towns may come later
                continue
            if last is not None and (
                not report.services or report.is_generic or (report.is_same and "cut" in report.changes)
            ):
                report.services = last.services
            elif last is not None and _is_plain_internet(report) and "mobile_internet" in last.services:
                report.services = last.services  # "internet services" of a report on mobile data
            if sentence.block.role != "title":
                used.add(sentence.number)
            some = sentence if turns("cuts", "part").search(sentence) else some
            _take_days_of_the_order(report, last)
            date_by_the_polls(report, analysis)
            below = [] if report.places else _listed(report, analysis)
            if not report.places and not below:
                report.places = _where_it_is_written(report, written_in) or _in_the_title(report, analysis)
            targets: list[Cut] = []
            first_told = next((cut.start for cut in cuts if cut.start and cut.services == report.services), None)
            for one in below or [report]:
                if below and one.start is None and _STILL.search(sentence.lower):
                    one.start = first_told  # "The cities where they will remain suspended are:"
                meant = targets_of(one, cuts, last, touched, analysis)
                _apply_to_all(one, meant)
                targets += meant
            if report.services and (targets or not (touched or speaks_of_many(report))):
                last, touched = report, targets or touched
    for cut in cuts:
        if cut.is_left_out and cut.start is None and not cut.is_wide:
            cut.start = next(
                (o.start for o in cuts if o.is_wide and o.start and related(o.services, cut.services)), None
            )
    return without_subsumed(cuts), frozenset(used)


def _names_them(sentence: Sentence, some: Sentence) -> bool:
    """Tell "The districts included Mastung and Kalat" behind a cut in "several other districts"."""
    if sentence.number - some.number > MEMORY or not sentence.tags.isdisjoint({"service", "cut", "event"}):
        return False
    return _DISTRICTS_ARE.search(sentence.lower) is not None


def _name_them(
    sentence: Sentence, last: CutReport, cuts: list[Cut], touched: list[Cut], analysis: Analysis
) -> None:  # fmt: skip
    """Add the districts that a sentence names to the cut told before, with its days."""
    places = [place for place in sentence.toponyms if place.is_spot and place.part != "dateline"]
    start = last.start or next((cut.start for cut in touched), None)
    report = msgspec.structs.replace(
        last, sentence=sentence, places=places, start=start, extent="named", names_province=False
    )
    if places:
        _apply_to_all(report, targets_of(report, cuts, last, touched, analysis))


def _listed(report: CutReport, analysis: Analysis) -> list[CutReport]:
    """Give the report anew for the places below "in the following areas" or a colon, here or a sentence later.

    They stand one a line, or in one long list; a line may have days of its own.
    """
    number = report.sentence.number
    following = analysis.sentences[number : number + MEMORY]
    opening = next((s.number for s in following[:2] if _ANNOUNCED.search(s.lower)), None)
    if opening is None or (opening > number and analysis.sentences[opening].of("cut")):
        return []
    found: list[CutReport] = []
    for line in analysis.sentences[opening + 1 :]:
        places = _places_listed(line)
        if line.of("service", "cut") or not (places or _LABEL.match(line.text)):
            break
        if not places:
            continue  # "Sindh: Karachi and Larkana": a list of the country goes on to other provinces
        days = [span for span in line.future_dates if span.date_start is not None and span.precision == 1]
        if days:
            start, expected = days[0].date_start, days[-1].date_end
            found.append(msgspec.structs.replace(report, places=places, start=start, expected=expected))
        elif found and found[-1].start is report.start:
            found[-1].places += places
        else:
            found.append(msgspec.structs.replace(report, places=places))
    return found


def _places_listed(line: Sentence) -> list[Toponym]:
    """Give the places of a line that is a list, or the one a short line is about; behind a colon more is told."""
    head = line.start + line.text.index(": ") if ": " in line.text else line.end
    inside = [place for place in line.toponyms if place.is_spot]
    named = [place for place in inside if place.start < head]
    if is_list_of_names(line.part(line.start, head)):
        return named
    if not named and is_list_of_names(line.part(head, line.end)):
        return inside
    return named[:1] if head - line.start <= _LONGEST_LINE else []


def _apply_to_all(report: CutReport, cuts: list[Cut]) -> None:
    """Add what a sentence tells to the cuts it means, but for the places it excepts."""
    spared = [toponym.entry for toponym in report.spared if toponym.entry is not None]
    for cut in cuts:
        if not any(cut.entry is not None and same_spot(cut.entry, entry) for entry in spared):
            apply_to(cut, report)


def _take_days_of_the_order(report: CutReport, last: CutReport | None) -> None:
    """Let what goes on to further places hold for the same days, where it gives them none of their own.

    "Service will be cut in Sibi on Friday. In Zhob it will be cut as well", "the cut also hit Mastung".
    """
    if last is None or report.start is not None or report.expected is not None:
        return
    goes_on_here = last.sentence.number == report.sentence.number
    if report.days_later is not None or (goes_on_here and _STILL.search(report.sentence.lower)):
        report.start = last.start
    if not report.places:
        return
    if (
        report.changes == {"cut"}
        and last.start is not None
        and not report.sentence.dates
        and _ALSO.search(report.sentence.lower)
    ):
        report.start, report.end, report.expected, report.is_hours = last.start, last.end, last.expected, last.is_hours
        return
    is_order = report.is_ahead and last.is_ahead and "cut" in report.changes and bool(report.services)
    if last.start is not None and (is_order or report.changes == {"affects"}):
        report.start, report.expected = last.start, last.expected


def _where_it_is_written(report: CutReport, town: Toponym | None) -> list[Toponym]:
    """Give the town in the dateline, where the report names no place at all: "GWADAR: Services were restored"."""
    if town is None or report.names_province or report.extent != "named":
        return []
    report.why = (*report.why, FROM_DATELINE)
    return [town]


def _in_the_title(report: CutReport, analysis: Analysis) -> list[Toponym]:
    """Give the one town of the title, where "different areas" are told and neither the province nor a place is."""
    if report.extent != "part_of_province" or report.names_province or report.is_nationwide:
        return []
    titles = [sentence for sentence in analysis.sentences if sentence.block.role == "title"]
    named = [place for sentence in titles for place in sentence.toponyms if place.is_spot]
    return named if len(named) == 1 else []


def _is_plain_internet(report: CutReport) -> bool:
    """Tell "internet services", which a report on mobile data says for short, from cables and landlines."""
    return report.services == ("internet",) and any(
        token.value.names == ("internet",) and "service" in report.sentence.document_text[token.start : token.end]
        for token in report.sentence.of("service")
    )
