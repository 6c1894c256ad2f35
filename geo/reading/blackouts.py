"""Turn the communications cuts of a document into blackout records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import PROVINCE, Blackout, Place, make_id
from geo.places.placing import place_of

if TYPE_CHECKING:
    from datetime import date

    from geo.reading.analysis import Analysis
    from geo.reading.cut import Cut

_FOR_LONG = re.compile(r"\b(?:for|since) (?:\w+ ){0,2}(?:years|months|long)\b")


def blackouts_of(
    cuts: list[Cut], analysis: Analysis, *, source_id: str, source_text: str, event_day: date | None
) -> list[Blackout]:
    """Turn cuts into records.

    Parameters
    ----------
    cuts, analysis
        From :func:`find_cuts`, and the document they were found in.
    source_id, source_text
        The source the quotes are taken from.
    event_day
        The day of the attacks that the document reports, for a cut told as part of them without a day of
        its own; None where there is none.
    """
    return [_record(cut, analysis, source_id, source_text, event_day) for cut in cuts]


def _record(cut: Cut, analysis: Analysis, source_id: str, source_text: str, event_day: date | None) -> Blackout:
    sentence = cut.first
    quote, start, end = analysis.quote(sentence.start, sentence.end, source_text)
    why = list(cut.why)
    began = cut.start
    if began is None and cut.status != "restored" and event_day is not None and _goes_with_events(cut, analysis):
        began = event_day
        why.append("start taken from the day of the attacks it went with")
    if cut.end is not None and began is not None and cut.end < began:
        began = None
    place = _place(cut, on=began or analysis.anchor)
    return Blackout(
        id=make_id("blackout", source_id, place.name, *cut.services, began, cut.end, start),
        services=cut.services, source_id=source_id, quote=quote, quote_start=start, quote_end=end,
        place=place, district=place.district, extent=cut.extent, date_start=began, date_end=cut.end,
        date_end_expected=cut.expected, status=cut.status, ordered_by=cut.ordered_by, reason=cut.reason,
        operators=cut.operators, confidence=_confidence(cut), why=tuple(why),
    )  # fmt: skip


def _place(cut: Cut, *, on: date | None) -> Place:
    if cut.entry is None:
        return Place(name=PROVINCE, kind="province", province=PROVINCE)
    return place_of(cut.entry, on=on)


def _goes_with_events(cut: Cut, analysis: Analysis) -> bool:
    """Tell a cut told beside attacks from one that the report is about, or that has lasted for years."""
    if cut.is_dated or cut.is_older or cut.end is not None or _FOR_LONG.search(cut.first.lower) is not None:
        return False
    opening = next((s.number for s in analysis.sentences if s.block.role == "body"), 0)
    titles = (s for s in analysis.sentences[: opening + 1] if s.block.role == "title")
    is_its_subject = any("service" in title.tags and "cut" in title.tags for title in titles)
    return not (is_its_subject and cut.first.number <= opening)


def _confidence(cut: Cut) -> float:
    score = 0.8
    score += 0.05 if cut.start is not None else 0.0
    score += 0.1 if not cut.is_wide else 0.0
    score -= 0.25 if cut.extent == "part_of_province" else 0.0
    score -= 0.2 if cut.first.block.role == "title" else 0.0
    return round(min(score, 0.95), 2)
