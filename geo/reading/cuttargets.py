"""Find the cuts that a sentence speaks of: those told before at its places, lately or all over, or new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reading.cut import Cut, agree, related, same_spot
from geo.reading.turns import Turns, turns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Extent
    from geo.places.gazetteer import Entry
    from geo.reading.analysis import Analysis, Sentence
    from geo.reading.cutreport import CutReport


_PLURALS = ("shutdowns", "blackouts", "suspensions", "outages", "closures", "disruptions")
_COMES_BACK = Turns([r"restor\w+", r"resum\w+", r"return\w+", "back", r"reopen\w+", "switched on"])
_SCENE = frozenset({"location", "near", "bare"})
MEMORY = 4
"""A sentence that names no service goes on about a cut told at most this many sentences before."""


def targets_of(
    report: CutReport, cuts: list[Cut], last: CutReport | None, touched: list[Cut], analysis: Analysis
) -> list[Cut]:
    """Give the cuts that a sentence speaks of, opening those it tells first.

    Parameters
    ----------
    report
        What the sentence tells.
    cuts
        Those of the document so far; new ones are added.
    last, touched
        The report on a cut before this one, and the cuts it was about.
    analysis
        The document, for the places named before.
    """
    opens = bool(report.changes & {"cut", "slow", "affects"}) and bool(report.services)
    if report.entries:
        return _targets_at(report, cuts, opens=opens)
    recent = _recent(report, cuts, last, touched, analysis)
    spots = [cut for cut in cuts if not cut.is_wide]
    if len(spots) > 1 and not report.names_province and turns("cuts", "all_of_them").search(report.sentence):
        return [cut for cut in spots if agree(cut, report)]
    if report.extent != "named" or report.names_province:
        return _targets_all_over(report, cuts, recent, opens=opens)
    if recent:
        return recent
    agreeing = [cut for cut in cuts if agree(cut, report)]
    is_told_first = not cuts or report.start is not None
    if not opens or "affects" in report.changes or not is_told_first:
        return agreeing
    if agreeing and not (turns("cuts", "there").search(report.sentence) or _names_here(report, analysis)):
        return agreeing
    return _open_from_context(report, cuts, analysis.sentences[: report.sentence.number])


def _recent(
    report: CutReport, cuts: list[Cut], last: CutReport | None, touched: list[Cut], analysis: Analysis
) -> list[Cut]:
    """Give the cuts that the last sentence about a cut spoke of, while the text is still about them."""
    if last is None or report.sentence.number - last.sentence.number > MEMORY:
        return []
    if report.start is not None and "cut" in report.changes and _turns_to_another_place(report, last, analysis):
        return []
    lately = set(touched)
    recent = [cut for cut in cuts if cut in lately and agree(cut, report)]
    lasting = [cut for cut in recent if cut.end is None]
    if recent and not lasting and report.is_ahead and "restore" in report.changes:
        return [cut for cut in cuts if cut.end is None and agree(cut, report)]  # what came back cannot come back
    return lasting or recent


def _targets_all_over(report: CutReport, cuts: list[Cut], recent: list[Cut], *, opens: bool) -> list[Cut]:
    """Give the cuts that a sentence about the province, a part of it or the country speaks of."""
    same = [cut for cut in cuts if cut.is_wide and agree(cut, report)]
    if same or (report.is_nationwide and cuts):
        undated = [cut for cut in cuts if cut.start is None and agree(cut, report)] if report.start else []
        return same or undated  # "they are back in Sibi … they had been suspended all over Pakistan that day"
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


def _turns_to_another_place(report: CutReport, last: CutReport, analysis: Analysis) -> bool:
    """Tell whether a new paragraph has named a place of its own since the last cut: what follows is told of it."""
    return last.sentence.paragraph != report.sentence.paragraph and _names_here(report, analysis)


def _names_here(report: CutReport, analysis: Analysis) -> bool:
    """Tell whether the paragraph has named a place just before the sentence that tells of the cut."""
    number = report.sentence.number
    before = analysis.sentences[max(0, number - 2) : number]
    near = [sentence for sentence in before if sentence.paragraph == report.sentence.paragraph]
    return any(t.part in _SCENE and t.is_spot for s in near for t in s.toponyms)


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
    if report.services and targets and not report.is_left_out:
        _replace_parts(report, cuts, targets)
    return targets


def _replace_parts(report: CutReport, cuts: list[Cut], targets: list[Cut]) -> None:
    """Let a list of names tell what "parts of the province" meant: the names take its days and its place."""
    gives_back = bool(report.changes & {"restore", "partial"})
    wide = [cut for cut in cuts if cut.is_wide and cut not in targets and agree(cut, report)]
    for cut in [cut for cut in wide if gives_back or cut.status != "restored" or cut.end]:
        for target in targets:
            if report.start is None:
                target.start = target.start or cut.start
            if not gives_back:
                target.expected = target.expected or cut.expected
            if report.changes == {"affects"} and cut.end is not None:
                target.end, target.status = cut.end, cut.status  # "the order covered Quetta and Sibi", and is over
        is_unfixed = cut.start is None and cut.expected is None and cut.end is None
        is_named_now = report.changes == {"affects"}
        if (cut.is_some or is_unfixed or is_named_now) and (not gives_back or cut.start is None):
            cuts.remove(cut)


def _covering(report: CutReport, cuts: list[Cut]) -> list[Cut]:
    """Give the cut of the whole province that a sentence goes on about when it names districts as examples."""
    if "cut" in report.changes or (report.end is not None and "slow" not in report.changes):
        return []
    wide = [cut for cut in cuts if cut.extent == "whole_province" and not cut.is_some and agree(cut, report)]
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
            inside = [t for t in sentence.toponyms if t.part in _SCENE and t.is_spot]
            # "in the Marwar area, some 70 km from Quetta. The area had no service."
            told = [t for t in inside if t.part == "location"] if wanted == 1 else inside
            scene = [t.entry for t in told or inside if t.entry is not None]
            distinct = list({entry.id: entry for entry in scene}.values())
            if len(distinct) >= wanted:
                return [_open(entry, report, cuts) for entry in distinct[-wanted:]]
    near = [sentence for sentence in before[-2:] if sentence.paragraph == paragraph]
    opens_paragraph = not near
    if near and "province" in near[-1].words:
        near = []  # the sentence before spoke of the province: no place named earlier is meant
    entries = {
        toponym.entry.id: toponym.entry
        for sentence in near
        for toponym in sentence.toponyms
        if toponym.part in _SCENE and toponym.entry is not None and toponym.entry.is_spot
    }
    if opens_paragraph:
        entries = _last_spot(before)
    if entries:
        return [_open(entry, report, cuts) for entry in entries.values()]
    if report.sentence.block.role == "title" or speaks_of_many(report):
        return []
    return [_open(None, report, cuts)]


def _last_spot(before: list[Sentence]) -> dict[str, Entry]:
    """Give the place of the last sentence that named any, if it was one; none where it spoke of the province."""
    for sentence in before[: -MEMORY - 1 : -1]:
        if "province" in sentence.words:
            break
        inside = [t.entry for t in sentence.toponyms if t.entry is not None and t.entry.is_inside]
        if inside:
            return {entry.id: entry for entry in inside if entry.is_spot} if len(inside) == 1 else {}
    return {}


def speaks_of_many(report: CutReport) -> bool:
    """Tell "when people speak of internet shutdowns", which is about no one cut."""
    told = [token for token in report.sentence.of("cut", "service") if token.tag == "cut" or token.value.is_cut]
    return not report.names_province and any(report.sentence.written(token).endswith(_PLURALS) for token in told)
