"""Read one sentence about communications: what was cut, slowed or given back, where, from when, until when.

A sentence needs a service and a word for what befell it ("mobile internet … suspended"); a sentence that goes on about
a cut told before ("services are expected to resume on Tuesday") needs the cut only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reading.cutdays import read_days_of_cut, split_by_day
from geo.reading.cutdenial import beyond_denial, is_denied
from geo.reading.cutorder import read_order
from geo.reading.cutplaces import is_elsewhere, read_places_of_cut, says_there
from geo.reading.cutreport import Change, CutReport
from geo.reading.cutreturn import cut_before, read_return
from geo.reading.cutwords import REST, SAME_CUT, is_about, is_about_other, needs_service, still_works
from geo.reading.openings import end_of_opening
from geo.reading.turns import Turns, turns

if TYPE_CHECKING:
    from geo.model import Service
    from geo.reading.analysis import Sentence


_COMMUNICATION = re.compile(
    r"\b(?:tele)?comm?unication|\btelecom|\bcellular|\bsignals?\b|\bnetblocks\b|\binternet\b|مواصلات"
)
# "Extended to Pasni" and not "extended to Friday", "extended to 31 August".
_WIDENED = Turns(
    ["widened", "extended", "expanded"],
    after=r"[^.;]{0,20}\bto\b "
    r"(?!\d|the end|at least|mid|next|\w+day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
)
# "…, suspended since 6 August, were restored": the cut is told only as what was given back.
_WAS_CUT_BEFORE = re.compile(
    r"\b(?:after|following) (?:[\w-]+ ){0,5}(?:suspen\w+|shut-?down|outage|blackout|being|cut|closure"
    r"|days|weeks|months)\b"
    r"|(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )\bsuspended (?:since|on|in|for)\b"
)
_GIVEN_BACK = Turns(["restored?", "restores", "resumed?", "resumes", "lifted", "lifts?", "reinstated?", "reinstates"])
_TELLING = frozenset({"service", "cut", "operator"})
"""Without any of these a sentence may only go on about a cut told before."""
# "The bench had ordered the restoration, ending a closure which had begun in August"
_ENDING = re.compile(r"\b(?:ending|ended) (?:a|the) (?:\w+ )?(?:closure|shut-?down|suspension|blackout|ban|outage)")
# "… but remains blocked in Mastung": the service is the one named before
_STAYS_SO = re.compile(r"(?:but|and|while|though) (?:it |they )?(?:remain|still|stay|continue|are still|is still)")
_BUT_STILL = re.compile(r"\bbut\b[^.;]*\b(?:still|remain\w*)\b")
_REMAIN = re.compile(r"\b(?:remain(?:s|ed)?|still|stay(?:s|ed)?|continue[sd]?)\b")
_CONTRAST = re.compile(
    r";|, but\b| but (?:it |they )?(?:remain|still|stay|continue|are still|is still)"
    r"|, while\b|, whereas\b|, although\b| جبکہ | تاہم | لیکن | مگر "
)


def read_cuts(sentence: Sentence, *, goes_on: bool) -> list[CutReport]:
    """Read what a sentence tells of communications cuts.

    Parameters
    ----------
    sentence
        A sentence with its places settled.
    goes_on
        Whether a cut has been told shortly before, so that "services will resume" is about it.

    Returns
    -------
    list of CutReport
        Empty where the sentence is about no cut, or says that there was none; several where it gives places
        days of their own ("in Zhob on Monday, in Loralai on Tuesday").
    """
    reports: list[CutReport] = []
    named: tuple[Service, ...] = ()
    for clause in _clauses(sentence):
        report = _read_cut(clause, goes_on=goes_on or bool(reports or named))
        if report is not None and report.is_generic and named:
            report.services = named  # "mobile phones will be off in Lahore, whereas in Quetta the services …"
        named = named or tuple(n for t in clause.of("service") if not t.value.is_generic for n in t.value.names)
        if report is not None and report.changes == {"cut"} and report.places and reports:
            # "restored in 32 districts, while they remain suspended in Kech"
            report.is_left_out = report.is_left_out or bool(reports[-1].changes & {"restore", "partial"})
        if report is not None:
            told = (cut_before(report), *split_by_day(report), report.as_a_whole, report.left_out)
            reports += [one for one in told if one is not None]
    return reports


def _clauses(sentence: Sentence) -> list[Sentence]:
    """Split "… is back in Quetta, but Kech is still without it": each side has a change and a place of its own."""
    if len(sentence.toponyms) < 2 and REST.search(sentence.lower) is None:
        return [sentence]
    opening = end_of_opening(sentence)
    if opening is not None and not any(token.start < opening for token in sentence.of("service", "cut")):
        sentence = sentence.part(opening, sentence.end)  # "After an attack in Mastung, … was cut in Quetta"
    if len(sentence.of("cut")) < 2 and not turns("cuts", "ahead").search(sentence):
        return [sentence]
    borders = [sentence.start]
    for match in _CONTRAST.finditer(sentence.lower):
        at = sentence.start + match.start()
        if all(
            (any(a <= token.start < b for token in sentence.of("cut")) or (a == at and _looks_ahead(sentence, at)))
            and (
                any(a <= toponym.start < b and toponym.entry is not None for toponym in sentence.toponyms)
                or (a == at and REST.search(sentence.lower, match.start()))
                or (b == at and _goes_on_elsewhere(sentence, a, b))
            )
            for a, b in ((borders[-1], at), (at, sentence.end))
        ):
            borders.append(at)
    if len(borders) == 1:
        return [sentence]
    sides = zip(borders, [*borders[1:], sentence.end], strict=True)
    return [sentence.part(b - len(sentence.document_text[a:b].lstrip(" ,;")), b) for a, b in sides]


def _goes_on_elsewhere(sentence: Sentence, first: int, last: int) -> bool:
    """Tell "restored in 32 districts, while they remain suspended in Kech": some of the province before the comma."""
    start, end = first - sentence.start, last - sentence.start
    is_some = any(start <= match.start() < end for match in turns("cuts", "part").finditer(sentence))
    return is_some and _REMAIN.search(sentence.lower, end) is not None


def _looks_ahead(sentence: Sentence, at: int) -> bool:
    """Tell "…, while Zhob would have it within two days", which says nothing of the side before the comma."""
    found = list(turns("cuts", "ahead").finditer(sentence))
    return bool(found) and all(match.start() >= at - sentence.start for match in found)


def _read_cut(sentence: Sentence, *, goes_on: bool) -> CutReport | None:
    sentence = beyond_denial(sentence)
    services, changes = _services_and_changes(sentence)
    if not services and not (goes_on and _goes_on(sentence, changes)):
        return None
    goes_on_alone = not changes and goes_on and bool(turns("cuts", "lasting").search(sentence))
    if goes_on_alone:
        changes = frozenset({"affects"})
    if not changes or is_denied(sentence) or ("cut" in changes and turns("cuts", "maybe").search(sentence)):
        return None
    if turns("cuts", "not_restored").search(sentence) and not _ENDING.search(sentence.lower):
        changes = (changes - {"restore", "partial"}) or frozenset({"affects"})
    if services == ("mobile",) and "slow" in changes and "2g" in sentence.lower:
        services = ("mobile_internet",)  # calls go on
    is_brief = "restore" in {token.value for token in sentence.of("cut")} and bool(
        turns("cuts", "brief").search(sentence)
    )
    if is_brief:
        changes = frozenset({"cut"}) if "cut" in changes else frozenset({"affects"})
    report = CutReport(sentence, changes, services, is_brief=is_brief, why=_why(sentence, goes_on_alone=goes_on_alone))
    report.is_generic = bool(services) and all(token.value.is_generic for token in sentence.of("service"))
    if (
        report.is_generic
        and not goes_on
        and not report.sentence.of("operator")
        and not _COMMUNICATION.search(sentence.lower)
    ):
        return None
    if changes == {"affects"} and not sentence.toponyms and REST.search(sentence.lower) is not None:
        report.changes = changes = frozenset({"cut"})  # "in other districts the suspension will continue"
    report.is_left_out = changes == {"cut"} and REST.search(sentence.lower) is not None
    report.is_ahead = bool(turns("cuts", "ahead").search(sentence))
    report.is_same = any(turns("cuts", which, after=SAME_CUT).search(sentence) for which in ("same", "one_more"))
    read_places_of_cut(report)
    if report.is_left_out and not report.places:
        report.extent = "part_of_province"  # "in the remaining districts it stays off"
    if not report.places and not report.names_province and is_elsewhere(sentence) and not says_there(sentence):
        return None
    read_days_of_cut(report)
    read_return(report)
    read_order(report)
    return report


def _why(sentence: Sentence, *, goes_on_alone: bool) -> tuple[str, ...]:
    if goes_on_alone:
        return ("a sentence that goes on about the cut",)
    told = sentence.of("service", "cut")
    return tuple([f"{token.tag} word: {sentence.document_text[token.start : token.end]}" for token in told])


def _services_and_changes(sentence: Sentence) -> tuple[tuple[Service, ...], frozenset[Change]]:
    if sentence.tags.isdisjoint(_TELLING):
        return (), frozenset()
    services: dict[Service, None] = {}
    changes: set[Change] = set()
    cuts = sentence.of("cut")
    stays_so = _STAYS_SO.match(sentence.lower) is not None
    named = [
        token
        for token in sentence.of("service")
        if token.value.is_cut or any(is_about(cut, token, sentence) for cut in cuts)
    ]
    if not cuts and turns("cuts", "none_available").search(sentence):
        named = sentence.of("service")
        changes.add("cut")
    elif not cuts and turns("cuts", "back").search(sentence):
        named = sentence.of("service")
        changes.add("restore")
    if len(named) > 1:
        # "data remained shut, only voice calls were working"
        off = [t for t in named if not still_works(t, sentence)]
        named = off or named
    specific = [token for token in sentence.of("service") if not token.value.is_generic]
    if named and specific:
        named = [token for token in named if not token.value.is_generic] or specific
    for token in named:
        if token.value.is_cut:
            changes.add("cut")
        services.update(dict.fromkeys(token.value.names))
    for cut in cuts:
        if not is_about_other(cut, sentence) and (named or stays_so or not needs_service(cut, sentence)):
            changes.add(cut.value)
    is_widened = bool(sentence.toponyms) and bool(_WIDENED.search(sentence))
    if is_widened:
        changes = {"cut"}
    changes = _settled(changes, sentence)
    if not named and not is_widened and changes == {"cut"} and turns("cuts", "the_cut").search(sentence):
        changes = {"affects"}
    if len(services) > 1 and "internet" in services and "mobile_internet" in services:
        services.pop("internet")
    return tuple(services), frozenset(changes)


def _settled(changes: set[Change], sentence: Sentence) -> set[Change]:
    """Let "restored" win over the "suspended" of the same sentence only where something was given back."""
    but = _BUT_STILL.search(sentence.lower)
    services = [token.start - sentence.start for token in sentence.of("service")]
    if but is not None and but.start() > 0 and services and min(services) > but.start():
        return {"affects"}  # "the curfew was lifted on Monday, but mobile networks are still shut"
    if changes and turns("cuts", "withdrawn").search(sentence):
        return {"restore"}
    if changes & {"restore", "partial"} and turns("cuts", "gone_again").search(sentence):
        return {"cut"}
    if "partial" in changes:
        changes -= {"restore"}
    if changes >= {"cut", "restore"} and _GIVEN_BACK.search(sentence) and _WAS_CUT_BEFORE.search(sentence.lower):
        # What is only asked for or ordered was not given back: "directed them to restore 3G, suspended since August".
        changes -= {"restore"} if turns("cuts", "not_restored").search(sentence) else {"cut"}
    return changes


def _goes_on(sentence: Sentence, changes: frozenset[Change]) -> bool:
    if "event" in sentence.tags and "cut" not in sentence.tags:
        return False
    if "not_service" in sentence.tags and "service" not in sentence.tags:
        return False
    names_place = any(toponym.entry is not None and toponym.part != "dateline" for toponym in sentence.toponyms)
    names_place = names_place or REST.search(sentence.lower) is not None
    if not ((names_place and changes) or turns("cuts", "follow_up").search(sentence)):
        return False
    if not sentence.of("service") and changes == {"affects"}:
        return True
    return bool(changes) or bool(turns("cuts", "lasting").search(sentence))
