"""Fold what a document's sentences tell of communications cuts into blackouts, one a place and service.

Cuts of one place told twice are one; "the whole province" takes in its districts named as examples; a
restoration ends only the places it names; an expected end is never an end.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from geo.places.gazetteer import WIDE_KINDS
from geo.reading.abroad import sentences_abroad
from geo.reading.context import FROM_DATELINE, local_dateline
from geo.reading.cut import Cut, agree, related, same_spot, without_subsumed
from geo.reading.cutplaces import is_list_of_names, says_there
from geo.reading.cuts import read_cuts
from geo.reading.turns import Turns, turns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Extent
    from geo.places.gazetteer import Entry
    from geo.reading.analysis import Analysis, Sentence, Toponym
    from geo.reading.cutreport import CutReport

_SCENE = frozenset({"location", "near", "bare"})
_ANNOUNCED = re.compile(r"\bfollowing (?:\w+ )?(?:areas|districts|cities|towns|places|regions)\b|:\s*$")
_PLURALS = ("shutdowns", "blackouts", "suspensions", "outages", "closures", "disruptions")
_COMES_BACK = Turns([r"restor\w+", r"resum\w+", r"return\w+", "back", r"reopen\w+", "switched on"])
# "…, was restored in Quetta but remains blocked in the rest of the province": it is the cut told before the comma.
# "The district had 4G for a year. It was withdrawn on 3 June"
_IT = re.compile(r"(?:it|they|both|the services?) (?:was|were|has|have|had|is|are)\b")
_STILL = re.compile(r"\b(?:remain(?:s|ed)?|still|continue[sd]?|stay(?:s|ed)?)\b")
_LONGEST_LINE = 60
_MEMORY = 4
"""A sentence that names no service goes on about a cut told at most this many sentences before."""


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
    touched: list[Cut] = []
    """The cuts that the last report was about."""
    named: Sentence | None = None
    """The last sentence that named a service."""
    abroad = cache(lambda: sentences_abroad(analysis))  # worked out where a cut is told without a place
    written_in = local_dateline(analysis)
    for sentence in analysis.sentences:
        goes_on = last is not None and sentence.number - last.sentence.number <= _MEMORY
        is_of_it = named is not None and sentence.number == named.number + 1 and bool(_IT.match(sentence.lower))
        before = named
        named = sentence if "service" in sentence.tags else named
        if not goes_on and not is_of_it and "service" not in sentence.tags:
            continue
        for report in read_cuts(sentence, goes_on=goes_on or is_of_it):
            if is_of_it and not report.services and before is not None:
                report.services = before.of("service")[-1].value.names
            if not (report.places or report.names_province or says_there(sentence)) and sentence.number in abroad():
                continue
            if last is not None and (
                not report.services or report.is_generic or (report.is_same and "cut" in report.changes)
            ):
                report.services = last.services
            elif last is not None and _is_plain_internet(report) and "mobile_internet" in last.services:
                report.services = last.services  # "internet services" of a report on mobile data
            if sentence.block.role != "title":
                used.add(sentence.number)
            _take_days_of_the_order(report, last)
            if not report.places:
                report.places = _listed(sentence, analysis) or _where_it_is_written(report, written_in)
            spared = [toponym.entry for toponym in report.spared if toponym.entry is not None]
            targets = _targets(report, cuts, last, touched, analysis)
            for cut in targets:
                if not spared or not any(cut.entry is not None and same_spot(cut.entry, entry) for entry in spared):
                    _apply(report, cut)
            if report.services and (targets or not (touched or _speaks_of_many(report))):
                last, touched = report, targets or touched
    return without_subsumed(cuts), frozenset(used)


def _listed(sentence: Sentence, analysis: Analysis) -> list[Toponym]:
    """Give the places that stand one a line below "in the following areas" or a colon, here or a sentence later."""
    number = sentence.number
    following = analysis.sentences[number : number + _MEMORY]
    opening = next((s.number for s in following[:2] if _ANNOUNCED.search(s.lower)), None)
    if opening is None:
        return []
    found: list[Toponym] = []
    for line in analysis.sentences[opening + 1 :]:
        named = [toponym for toponym in line.toponyms if toponym.entry is not None and toponym.entry.is_inside]
        if not named or line.of("service", "cut"):
            break
        if is_list_of_names(line):
            found += named
        elif len(line.text) > _LONGEST_LINE:
            break
        else:
            found += named[:1]
    return found


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
    is_order = report.is_ahead and last.is_ahead and "cut" in report.changes and bool(report.services)
    if last.start is not None and (is_order or report.changes == {"affects"}):
        report.start, report.expected = last.start, last.expected


def _where_it_is_written(report: CutReport, town: Toponym | None) -> list[Toponym]:
    """Give the town in the dateline, where the report names no place at all: "GWADAR: Services were restored"."""
    if town is None or report.names_province or report.extent != "named":
        return []
    report.why = (*report.why, FROM_DATELINE)
    return [town]


def _is_plain_internet(report: CutReport) -> bool:
    """Tell "internet services", which a report on mobile data says for short, from cables and landlines."""
    return report.services == ("internet",) and any(
        token.value.names == ("internet",) and "service" in report.sentence.document_text[token.start : token.end]
        for token in report.sentence.of("service")
    )


def _targets(
    report: CutReport, cuts: list[Cut], last: CutReport | None, touched: list[Cut], analysis: Analysis
) -> list[Cut]:
    """Give the cuts that a sentence speaks of, opening those it tells first."""
    opens = bool(report.changes & {"cut", "slow", "affects"}) and bool(report.services)
    if report.entries:
        return _targets_at(report, cuts, opens=opens)
    is_near = last is not None and report.sentence.number - last.sentence.number <= _MEMORY
    recent = [cut for cut in cuts if is_near and cut in touched and agree(cut, report)]
    lasting = [cut for cut in recent if cut.end is None]
    if recent and not lasting and report.is_ahead and "restore" in report.changes:
        lasting = [cut for cut in cuts if cut.end is None and agree(cut, report)]  # what came back cannot come back
    recent = lasting or recent
    if report.start is not None and "cut" in report.changes and _turns_to_another_place(report, last, analysis):
        recent = []
    spots = [cut for cut in cuts if not cut.is_wide]
    if len(spots) > 1 and not report.names_province and turns("cuts", "all_of_them").search(report.sentence):
        return [cut for cut in spots if agree(cut, report)]
    if report.extent != "named" or report.names_province:
        same = [cut for cut in cuts if cut.is_wide and agree(cut, report)]
        if same or (report.is_nationwide and cuts):
            return same
        if report.is_left_out and opens:
            return [_open(None, report, cuts)]
        if report.extent == "part_of_province":
            named = [cut for cut in cuts if not cut.is_wide and agree(cut, report)]
            if named and not (report.is_some and opens and all(cut.is_headline for cut in named)):
                return named
        if opens and "affects" not in report.changes:
            return [_open(None, report, cuts)]
        if report.changes & {"restore", "partial", "extend"}:
            meant = [cut for cut in cuts if agree(cut, report) and (report.start is None or cut.start is not None)]
            return meant or _open_restored([None], report, cuts)
        return recent
    if recent:
        return recent
    agreeing = [cut for cut in cuts if agree(cut, report)]
    is_told_first = not cuts or report.start is not None
    if not opens or "affects" in report.changes or not is_told_first:
        return agreeing
    before = analysis.sentences[: report.sentence.number]
    if agreeing and not (turns("cuts", "there").search(report.sentence) or _names_here(report, before)):
        return agreeing
    return _open_from_context(report, cuts, before)


def _turns_to_another_place(report: CutReport, last: CutReport | None, analysis: Analysis) -> bool:
    """Tell whether a new paragraph has named a place of its own since the last cut: what follows is told of it."""
    if last is None or last.sentence.paragraph == report.sentence.paragraph:
        return False
    return _names_here(report, analysis.sentences[: report.sentence.number])


def _names_here(report: CutReport, before: list[Sentence]) -> bool:
    """Tell whether the paragraph has named a place before the sentence that tells of the cut."""
    near = [sentence for sentence in before[-2:] if sentence.paragraph == report.sentence.paragraph]
    return any(t.part in _SCENE and t.entry is not None and _is_spot(t.entry) for s in near for t in s.toponyms)


def _targets_at(report: CutReport, cuts: list[Cut], *, opens: bool) -> list[Cut]:
    targets: list[Cut] = []
    for entry in report.entries:
        known = [cut for cut in cuts if cut.entry is not None and same_spot(cut.entry, entry) and agree(cut, report)]
        if known:
            targets += known
        elif covered := _covering(report, cuts):
            targets += covered
        elif opens:
            targets.append(_open(entry, report, cuts))
        else:
            targets += _open_restored([entry], report, cuts)
    if report.services:
        _replace_parts(report, cuts, targets)
    return targets


def _replace_parts(report: CutReport, cuts: list[Cut], targets: list[Cut]) -> None:
    """Let a list of names tell what "parts of the province" meant: the names take its days and its place."""
    gives_back = bool(report.changes & {"restore", "partial"})
    for cut in [cut for cut in cuts if cut.is_wide and agree(cut, report)]:
        for target in targets:
            if report.start is None:
                target.start = target.start or cut.start
            if not gives_back:
                target.expected = target.expected or cut.expected
        if (cut.is_some or cut.start is None) and (not gives_back or cut.start is None):
            cuts.remove(cut)


def _covering(report: CutReport, cuts: list[Cut]) -> list[Cut]:
    """Give the cut of the whole province that a sentence goes on about when it names districts as examples."""
    if "cut" in report.changes or (report.end is not None and "slow" not in report.changes):
        return []
    wide = [cut for cut in cuts if cut.is_wide and not cut.is_some and agree(cut, report)]
    return wide if report.changes & {"affects", "slow"} else []


def _open(entry: Entry | None, report: CutReport, cuts: list[Cut]) -> Cut:
    extent: Extent = (
        "named" if entry is not None else ("part_of_province" if report.extent == "named" else report.extent)
    )
    cut = Cut(entry, extent, report.services, report.sentence, is_some=entry is None and report.is_some)
    cut.period = report.period
    cuts.append(cut)
    return cut


def _open_restored(entries: Iterable[Entry | None], report: CutReport, cuts: list[Cut]) -> list[Cut]:
    """Take a restoration told alone as the end of a cut whose start the document does not tell."""
    if not report.services or not report.changes & {"restore", "partial"} or report.is_ahead:
        return []
    goes_on = any(related(cut.services, report.services) for cut in cuts)
    if "restore" not in report.changes and not goes_on and not _COMES_BACK.search(report.sentence):
        return []  # "broadband is available only in parts of Turbat" tells of no cut
    return [_open(entry, report, cuts) for entry in entries]


def _open_from_context(report: CutReport, cuts: list[Cut], before: list[Sentence]) -> list[Cut]:
    """Give a cut without a place the places of the sentence before it in the same paragraph."""
    paragraph = report.sentence.paragraph
    if turns("cuts", "there").search(report.sentence):
        wanted = 2 if turns("cuts", "both").search(report.sentence) else 1
        for sentence in reversed(before):
            scene = [
                t.entry for t in sentence.toponyms if t.entry is not None and t.part in _SCENE and _is_spot(t.entry)
            ]
            distinct = list({entry.id: entry for entry in scene}.values())
            if len(distinct) >= wanted:
                return [_open(entry, report, cuts) for entry in distinct[-wanted:]]
    near = [sentence for sentence in before[-2:] if sentence.paragraph == paragraph]
    if near and "province" in near[-1].words:
        near = []  # the sentence before spoke of the province: no place named earlier is meant
    entries = {
        toponym.entry.id: toponym.entry
        for sentence in near
        for toponym in sentence.toponyms
        if toponym.part in _SCENE and toponym.entry is not None and _is_spot(toponym.entry)
    }
    if entries:
        return [_open(entry, report, cuts) for entry in entries.values()]
    if report.sentence.block.role == "title" or _speaks_of_many(report):
        return []
    return [_open(None, report, cuts)]


def _speaks_of_many(report: CutReport) -> bool:
    """Tell "when people speak of internet shutdowns", which is about no one cut."""
    told = [token for token in report.sentence.of("cut", "service") if token.tag == "cut" or token.value.is_cut]
    return not report.names_province and any(report.sentence.written(token).endswith(_PLURALS) for token in told)


def _is_spot(entry: Entry) -> bool:
    return entry.is_inside and entry.kind not in WIDE_KINDS


def _apply(report: CutReport, cut: Cut) -> None:
    """Add what a sentence tells to a cut: the first start stands, the last announcement of an end."""
    cut.is_left_out = cut.is_left_out or report.is_left_out
    if cut.is_headline and report.services and report.sentence.block.role != "title":
        cut.first, cut.services = report.sentence, report.services  # the body is more exact than its headline
    if cut.is_wide and report.extent == "whole_province":
        cut.extent = "whole_province"
    if report.changes & {"cut", "slow", "affects"} and cut.start is None:
        cut.start = report.start
        cut.is_dated = report.start is not None
    elif report.start is not None and cut.start is None and "restore" in report.changes:
        cut.start = report.start
    cut.expected = report.expected or cut.expected
    cut.ordered_by = cut.ordered_by or report.ordered_by
    cut.reason = cut.reason or report.reason
    cut.operators = tuple(dict.fromkeys((*cut.operators, *report.operators)))
    cut.why.extend(note for note in report.why if note not in cut.why)
    gives_back = "restore" in report.changes and not report.is_ahead
    if gives_back and (report.is_given_back or not report.changes & {"cut", "slow"}):
        cut.status = "restored"
        if report.end is not None and (cut.start is None or report.end >= cut.start):
            cut.end = cut.end or report.end
        elif report.days_later is not None and cut.start is not None:
            cut.end = cut.start + timedelta(days=report.days_later)
    elif "partial" in report.changes and not report.is_ahead:
        cut.status = "partial"
    elif report.end is not None and cut.end is None and (cut.start is None or report.end >= cut.start):
        cut.end, cut.status = report.end, "restored"
    if report.is_over and cut.status == "ongoing" and cut.first is report.sentence:
        cut.status = "restored"
    if report.is_ahead and report.changes & {"cut", "slow"} and report.start is not None and cut.status == "ongoing":
        anchor = report.sentence.anchor
        if anchor is not None and report.start > anchor:
            cut.status = "announced"
