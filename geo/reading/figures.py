"""Find the figures of a sentence and what they count: value, hedge, group, and what befell those counted.

A figure is kept only where a toll word takes it: "31 civilians were killed", "killing 31", "31 dead", "the toll rose
to 31". Strengths, ages, distances and pledges have no toll word and are never taken for deaths.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import msgspec

from geo.model import Group, Measure, Qualifier
from geo.reading.announced import toll_announced
from geo.reading.numbers import Number, numbers_in
from geo.reading.shares import Share, former_tolls, is_later, shares_in
from geo.reading.words import Word, undated, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence


# "…, including five women," says more of the same people and counts none anew.
_ASIDE = re.compile(
    r"i[-–][^-–.;T]*[-–](?=A)|(?<!,)i[^,.;A]*(?=A+w?T)|,?i[^,.;]*,?|,[^,.;T]*i(?:,|(?=[.;])|$)|,[^,.;TC]*i[^,.;]*(?:,|(?=[.;])|$)|\([^)]*\)|[-–][^-–.;T]*[-–](?=A)"
)
PART = "part of a total that names its side"
_PASSED_OVER = frozenset({"of", "in", "at", "from", "on", "near", "outside", "along", "inside", "for"})
_NUMBER = re.compile(r"[NV]")
_BEFALLEN = re.compile(r"A+w?T")
_AGE = re.compile(r"CpN(?!w{0,2}C)")
"""A girl of seven: of that age."""
_ONE_PERSON = frozenset({"girl", "boy", "child", "man", "woman", "youth", "teenager", "student", "son", "daughter"})
_JOINED = re.compile(r"[,&]{1,2}(?:Q*[NV]|w)(?:p?[wo]{0,3}C(?:&w{0,2}C)?|o)?")
_CHAIN = re.compile(r"[,:]?|(?:pw{1,4})?(?:\(w\))?,?&")
"""What may stand between figures of one toll word: "three men of the agency (MI) and two of the corps"."""
_APPOSED = re.compile(r"T?[-–:]")
_TALLIES = frozenset({"number", "tally", "count"})
_NAMED = frozenset({"identified", "named", "namely"})
"""What opens a list of names: "three students, identified as Zahid, Naeem and Khalid, were …"."""
_BEHIND = frozenset({"there", "here", "nearby", "overnight"})
"""What may stand behind "29 injured" without being its object."""
_BE = frozenset({"was", "were", "been", "be", "is", "are", "being", "got", "get"})


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
    for match in _AGE.finditer(symbols):
        person, age = words[match.start()], match.end() - 1
        if person.text in _ONE_PERSON and words[age - 1].text == "of":
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
                found.append(_figure(words, number, part, found, sentence, asides))
            continue
        link = _link(words, symbols, numbers, index, links, asides)
        if link is None:
            continue
        links[index] = link
        found.append(_figure(words, number, link, found, sentence, asides))
    return found + [_share(words, share) for share in shares_in(words, symbols)]


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
    if (inherits or (group == "unknown" and number.is_elliptic)) and before:
        totals = [figure for figure in before if figure.rule != PART] or before
        group = totals[-1].group
    start = min(words[number.first].start, toll.start)
    end = max(words[number.noun_last or number.last].end, toll.end)
    last = number.noun_last or number.last
    detail = next(
        (sentence[words[a].start : words[b - 1].end].strip(" ,") for a, b in asides if a in (last + 1, last + 2)), None
    )
    return Figure(
        low=number.low, high=number.high, qualifier=number.qualifier, group=group, measure=toll.value.measure,
        start=start, end=end, rule=rule, noun=number.noun, detail=detail, is_elliptic=number.is_elliptic,
        is_vague=number.is_vague,
    )  # fmt: skip


def _link(
    words: list[Word], symbols: str, numbers: list[Number], index: int, links: dict[int, tuple[Word, str]],
    asides: list[tuple[int, int]],
) -> tuple[Word, str] | None:  # fmt: skip
    number = numbers[index]
    if number.own_toll is not None:
        return number.own_toll, "figure counts the dead or hurt themselves"
    right = _right(words, symbols, number, asides)
    if right is not None and right[1]:
        return right[0], "figure, then what befell them"
    left = _left(words, symbols, number, asides)
    if left is not None:
        return left, "toll word, then figure"
    if right is not None:
        return right[0], "figure with a toll word behind it"
    return _chained(words, symbols, numbers, index, links, asides)


def _right(words: list[Word], symbols: str, number: Number, asides: list[tuple[int, int]]) -> tuple[Word, bool] | None:
    """Walk right to a toll word; the flag tells whether an auxiliary stood before it ("were killed")."""
    position = (number.noun_last or number.last) + 1
    has_auxiliary = has_be = False
    steps = 0
    while position < len(symbols) and steps < 14:
        steps += 1
        skipped = next((end for start, end in asides if start == position), None)
        if skipped is not None:
            position = skipped
            continue
        symbol = symbols[position]
        if symbol == "T":
            role = words[position].value.role
            if role == "both" and has_auxiliary and not has_be:
                # "two bombings had killed 26": the figure is who did it.
                return None
            if symbols[position : position + 3] == "T&T" and words[position].value.measure == "abducted":
                # "abducted and killed": the worse word counts.
                return words[position + 2], has_auxiliary
            if (
                not has_auxiliary
                and role == "both"
                and symbols[position + 1 : position + 2] in {"N", "Q", "C", "V", "w", "o"}
                and words[position + 1].text not in _BEHIND
                and not (symbols[position + 1] == "Q" and symbols[position + 2 : position + 3] not in {"N", "V"})
            ):
                return None
            beside = position == (number.noun_last or number.last) + 1
            if role in {"both", "passive"} or (role == "noun" and (beside or words[position].text == "dead")):
                return words[position], has_auxiliary
            return None
        if symbol == "A":
            has_auxiliary = True
            has_be = has_be or words[position].text in _BE
        elif symbol == "&":
            if symbols[position + 1 : position + 2] == "T" and (has_auxiliary or "them" in words[position + 1].text):
                # "were taken from a bus and shot dead", "took nine men and shot them"
                return words[position + 1], True
            joined = _skip_joined(symbols, position)
            if joined is None:
                return None
            position = joined
            continue
        elif symbol == ",":
            position = _skip_joined(symbols, position) or _skip_names(words, symbols, position) or position + 1
            continue
        elif symbol == "r":
            relative = _BEFALLEN.search(symbols, position)
            if relative is None:
                return None
            position = relative.end() - 1
            has_auxiliary = has_be = True
            continue
        elif (symbol == "p" and not _is_passed_over(words, symbols, position)) or symbol in ".;:()" or symbol in "NV":
            return None
        position += 1
    return None


def _is_passed_over(words: list[Word], symbols: str, position: int) -> bool:
    """Tell a preposition that may stand between a figure and its verb: "nine in Mach", "are believed to have been"."""
    text = words[position].text
    return text in _PASSED_OVER or (text == "to" and symbols[position + 1 : position + 2] in {"A", "T"})


def _skip_joined(symbols: str, position: int) -> int | None:
    """Step over ", 17 policemen" or "and 17 policemen", which share the verb to come; None where none follows."""
    match = _JOINED.match(symbols, position)
    if match is None or ("C" not in match.group() and "o" not in match.group()):
        return None
    return None if "X" in match.group() else match.end()


def _skip_names(words: list[Word], symbols: str, position: int) -> int | None:
    """Step over ", identified as Zahid, Naeem and Khalid," to the verb; None where no names are listed."""
    following = words[position + 1 : position + 2]
    if not following or following[0].text.lower() not in _NAMED:
        return None
    closing = symbols.find(",A", position)
    return closing + 1 if closing > 0 else None


def _left(words: list[Word], symbols: str, number: Number, asides: list[tuple[int, int]]) -> Word | None:
    """Give the toll word just before the figure, if it can take one."""
    position = number.first - 1
    steps = 0
    if position >= 1 and words[position].text in {"were", "was"} and words[position - 1].text == "as":
        # "nine militants were killed there, as were four soldiers"
        return next((words[p] for p in range(position - 2, -1, -1) if symbols[p] == "T"), None)
    while position >= 0 and steps < 4:
        symbol = symbols[position]
        if symbol == "T":
            word = words[position]
            number.group = number.group or _side_of_toll(words, position)
            passive = word.value.role == "both" and position > 0 and words[position - 1].text.lower() in _BE
            if word.value.role in {"active", "both"} and not passive and word.text != "dead":
                return word
            break
        if symbol in "woQ" or (symbol == "p" and words[position].text in {"to", "of", "at", "by", "as"}):
            position -= 1
            steps += 1
            continue
        break
    toll = toll_announced(words, symbols, number, asides)
    if toll is not None:
        number.group = number.group or _side_of_toll(words, words.index(toll))
    return toll


def _side_of_toll(words: list[Word], position: int) -> Group | None:
    """Give the side in "the number of militants killed", "the militant death toll to 177"."""
    if position == 0 or words[position - 1].symbol != "C":
        return None
    is_tally = (
        "toll" in words[position].text
        or words[position + 1].text in {"as", "at", "to"}
        or any(word.text in _TALLIES for word in words[max(0, position - 5) : position - 1])
    )
    return cast("Group", words[position - 1].value) if is_tally else None


def _chained(
    words: list[Word], symbols: str, numbers: list[Number], index: int, links: dict[int, tuple[Word, str]],
    asides: list[tuple[int, int]],
) -> tuple[Word, str] | None:  # fmt: skip
    """Take over the toll word of the figure before, when only "and", a comma, an aside or "later" stands between."""
    earlier = [position for position in links if position < index]
    if not earlier:
        return None
    rule = "figure joined to the one before"
    before = numbers[earlier[-1]]
    first, last = (before.noun_last or before.last) + 1, numbers[index].first
    inside = {position for start, end in asides for position in range(start, end)}
    between = "".join(symbols[position] for position in range(first, last) if position not in inside)
    if not numbers[index].noun:
        return (links[earlier[-1]][0], rule) if is_later(words[first:last]) else None
    if _APPOSED.fullmatch(between) and numbers[index].group and (before.group or "unknown") == "unknown":
        return links[earlier[-1]][0], PART  # "13 people dead – three soldiers and ten militants"
    if links[earlier[-1]][1] == PART:
        rule = PART
    return (links[earlier[-1]][0], rule) if _CHAIN.fullmatch(between) else None
