"""Find the figures of a sentence and what they count: value, hedge, group, and what befell those counted.

A figure is kept only where a toll word takes it: "31 civilians were killed", "killing 31", "31 dead", "the toll rose
to 31". Strengths, ages, distances and pledges have no toll word and are never taken for deaths.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import msgspec

from geo.model import Group, Measure, Qualifier
from geo.reading.numbers import numbers_in
from geo.reading.shares import Share, former_tolls, shares_in
from geo.reading.tolls import PART, link_of
from geo.reading.words import Word, undated, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reading.counted import Number


# "…, including five women," says more of the same people and counts none anew.
_ASIDE = re.compile(
    r"i[-–][^-–.;T]*[-–](?=A)|(?<!,)i[^,.;A]*(?=A+w?T)|(?<!,)i[^,.;AT]*C(?=T)|,?i(?!T)(?:(?!&T)[^,.;])*,?|,[^,.;T]*i(?:,|(?=[.;])|$)|,[^,.;TCr]*i[^,.;]*(?:,|(?=[.;])|$)|\([^)]*\)|[-–][^-–.;T]*[-–](?=A)"
)
_NUMBER = re.compile(r"[NV]")
_AGE = re.compile(r"(?<=Cp)N(?!w{0,2}C)|(?<=p)N(?:[,&p]N)*(?!w{0,2}[CT])|(?<=rA)N(?:[,&p]N)*(?=[,A)-])")
"""A girl of seven, girls aged eight and 12, who were eight and 12: of that age."""
_ANYBODY = frozenset({"people", "persons", "individuals"})
"""Three other people need not be of the side of the one before; three others are."""
_AGED = frozenset({"aged", "ages"})
_ONE_PERSON = frozenset({"girl", "boy", "child", "man", "woman", "youth", "teenager", "student", "son", "daughter"})


class Figure(msgspec.Struct):
    """A figure with what it counts; ``start``/``end`` are offsets in the sentence, around figure and toll word."""

    low: int
    high: int | None
    qualifier: Qualifier
    group: Group | None
    measure: Measure
    start: int
    end: int
    rule: str
    noun: str | None = None
    detail: str | None = None
    is_elliptic: bool = False
    is_vague: bool = False
    is_mixed: bool = False


def figures_in(sentence: str, *, dates: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """Give the tolls that one sentence tells, in order.

    Parameters
    ----------
    sentence
        Canonical text of one sentence.
    dates
        Spans of the sentence that are dates: their numbers count nobody.

    >>> [(f.low, f.group, f.measure) for f in figures_in("Gunmen killed nine passengers and injured two others.")]
    [(9, 'civilians', 'killed'), (2, 'civilians', 'injured')]
    """
    words = words_of(sentence)
    symbols = "".join([word.symbol for word in words])
    if "T" not in symbols:
        return []
    if dates:
        for match in _NUMBER.finditer(symbols):
            words[match.start()] = undated(words[match.start()], dates)
        symbols = "".join([word.symbol for word in words])
    for age in _ages(words, symbols) if "p" in symbols or "r" in symbols else ():
        words[age] = msgspec.structs.replace(words[age], symbol="X", value=None)
        symbols = f"{symbols[:age]}X{symbols[age + 1 :]}"
    formers = list(former_tolls(words, symbols)) if ",w" in symbols else []
    asides = [match.span() for match in _ASIDE.finditer(symbols)] if "i" in symbols or "(" in symbols else []
    asides += formers
    numbers = numbers_in(words, symbols, asides)
    found: list[Figure] = []
    links: dict[int, tuple[Word, str]] = {}
    for index, number in enumerate(numbers):
        if number.is_aside:
            part = _former(words, symbols, number, formers) or _part_of_total(numbers, index, links)
            if part is not None:
                links[index] = part
                found.append(_figure(words, number, part, found, sentence, asides))
            continue
        link = link_of(words, symbols, numbers, index, links, asides)
        if link is None or (_is_of_them(symbols, number) and any(f.measure == link[0].value.measure for f in found)):
            continue
        links[index] = link
        found.append(_figure(words, number, link, found, sentence, asides))
    return found + [_share(words, share) for share in shares_in(words, symbols)]


def _ages(words: list[Word], symbols: str) -> list[int]:
    """Give the places of the numbers that are ages and count nobody."""
    found: list[int] = []
    for match in _AGE.finditer(symbols):
        before = words[match.start() - 1].text
        is_of = before == "of" and symbols[match.start() - 2] == "C" and words[match.start() - 2].text in _ONE_PERSON
        if is_of or before in _AGED or symbols[match.start() - 1] == "A":
            found += [place for place in range(*match.span()) if symbols[place] in "Np"]
    return found


def _is_of_them(symbols: str, number: Number) -> bool:
    """Tell "three of them critically injured": counted anew only where nobody was told to be injured before."""
    return symbols[number.end : number.end + 1] == "i"


def _share(words: list[Word], share: Share) -> Figure:
    return Figure(
        low=share.number, high=None, qualifier="exactly", group=cast("Group", share.people.value),
        measure=share.toll.value.measure, start=words[share.first].start, end=words[share.last].end,
        rule=PART, noun=share.people.text,
    )  # fmt: skip


def _former(words: list[Word], symbols: str, number: Number, formers: list[tuple[int, int]]) -> tuple[Word, str] | None:
    """Take "the toll, initially put at 47, rose to 91" as a figure of its own, which the later one replaces."""
    opening = next((start for start, end in formers if start <= number.first < end), None)
    if opening is None:
        return None
    toll = symbols.rfind("T", 0, opening)
    return (words[toll], "what the toll was at first") if toll >= 0 else None


def _part_of_total(numbers: list[Number], index: int, links: dict[int, tuple[Word, str]]) -> tuple[Word, str] | None:
    """Take "eleven people, including four soldiers, were killed" as a figure of its own only where it names a side.

    "31 civilians, including five women" counts nobody anew: the women are civilians.
    """
    number = numbers[index]
    whole = next((place for place in range(index - 1, -1, -1) if not numbers[place].is_aside), None)
    if whole is None or number.group not in {"security", "militants"}:
        return None
    total = next(
        (numbers[place].group for place in range(whole, -1, -1) if numbers[place].group is not None), "unknown"
    )
    if total != "unknown":
        return None
    link = links.get(whole)
    return (link[0], PART) if link is not None else None


def _figure(
    words: list[Word], number: Number, link: tuple[Word, str], before: list[Figure], sentence: str,
    asides: list[tuple[int, int]],
) -> Figure:  # fmt: skip
    toll, rule = link
    group = number.group
    inherits = group is None and toll.text != "dead" and toll.value.role != "noun"
    if (inherits or (group == "unknown" and number.is_elliptic and number.noun not in _ANYBODY)) and before:
        totals = [figure for figure in before if figure.rule != PART] or before
        group = totals[-1].group
    start = min(words[number.first].start, toll.start)
    end = max(words[number.end - 1].end, toll.end)
    detail = next(
        (
            sentence[words[a].start : words[b - 1].end].strip(" ,")
            for a, b in asides
            if a in (number.end, number.end + 1)
        ),
        None,
    )
    if detail is not None and detail.lower().startswith(("of them", "of whom")):
        detail = None
    return Figure(
        low=number.low, high=number.high, qualifier=number.qualifier, group=group, measure=toll.value.measure,
        start=start, end=end, rule=rule, noun=number.noun, detail=detail, is_elliptic=number.is_elliptic,
        is_vague=number.is_vague, is_mixed=number.is_mixed,
    )  # fmt: skip
