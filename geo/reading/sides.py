"""Tell the side that people stand on who are only counted as people, from what was hit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reading.people import side_of
from geo.reading.tolls import PART

if TYPE_CHECKING:
    from geo.model import Group, Measure
    from geo.reading.analysis import Analysis, Sentence
    from geo.reading.cases import Case
    from geo.reading.figures import Figure
    from geo.reading.told import Told

# "Eleven people, security personnel among them, lost their lives"
_OF_SEVERAL_SIDES = re.compile(
    r"\b(?:security|police\w*|levies|soldiers?|troops|(?:law )?enforcement)\b[^.;,]{0,24} among them\b"
    r"|\bincluding (?:\w+ )?(?:security|police\w*|levies|soldiers|troops|law enforcement)\b"
)
_SIDES_TOLD = frozenset({"among", "including"})
_AT_CIVILIANS = re.compile(
    r"\b(?:fir(?:ed|ing) (?:at|on|upon)|fire (?:at|on)|target(?:ing|ed)|shot at)(?: the| a| some)?(?: \w+)?"
    r" (?:passengers|labou?rers|workers|miners|civilians|pilgrims|worshippers|protest[eo]rs|students|villagers"
    r"|travellers)\b"
)
_OF_SEVERAL_ATTACKS = re.compile(
    r"\b(?:two|three|four|five|six|several|multiple|separate|various|different) (?:[\w-]+ ){0,3}"
    r"(?:attacks|incidents|blasts|bombings|explosions)\b"
)
"""Whose dead are not all of the side that one of them hit."""


def group_by_target(
    figure: Figure, told: list[Told], cases: list[Case], sentence: Sentence, analysis: Analysis
) -> Group:  # fmt: skip
    """Give "people" the side of what was hit, where the text says what was hit: a shrine, a police college."""
    group = figure.group or "unknown"
    if group != "unknown" or figure.is_mixed or figure.measure not in {"killed", "injured", "abducted"}:
        return group
    if any(part.rule == PART and part.measure == figure.measure for part in sentence.figures):
        return group  # "26 people, 18 of them soldiers": they are not all of one side
    if _OF_SEVERAL_ATTACKS.search(sentence.lower):
        return group
    if not _SIDES_TOLD.isdisjoint(sentence.words) and _OF_SEVERAL_SIDES.search(sentence.lower):
        return group
    if _AT_CIVILIANS.search(sentence.lower):
        return "civilians"
    first, last = told[0].clause if len(told) == 1 else (sentence.start, sentence.end)
    targets = [token for token in sentence.of("target") if first <= token.start < last]
    sides = (
        {one.victims for one in told if one.victims}
        or {side for token in targets if (side := side_of(token, sentence)) is not None}
        or {case.victims for case in cases if case.victims}
    )
    is_of_all = sentence.block.role == "title" or len(cases) > 1
    if is_of_all and not targets and _sides_told(analysis, figure.measure) >= {"security", "civilians"}:
        return group  # the whole toll of attacks that hit both
    sides -= {"infrastructure"}
    return sides.pop() if len(sides) == 1 else group


def _sides_told(analysis: Analysis, measure: Measure) -> set[Group | None]:
    """Give the sides that a document counts so, each by itself."""
    counted = (sentence.figures for sentence in analysis.sentences if "toll" in sentence.tags)
    return {figure.group for figures in counted for figure in figures if figure.measure == measure}
