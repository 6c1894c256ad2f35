"""Link a figure with the toll word that takes it: before it, behind it, or that of the figure it is joined to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reading.announced import side_of_toll, toll_announced
from geo.reading.between import THEIR, behind_comma, behind_joined
from geo.reading.shares import GREW, is_later

if TYPE_CHECKING:
    from geo.reading.counted import Number
    from geo.reading.words import Word

PART = "part of a total that names its side"
_PASSED_OVER = frozenset({"aged", "of", "in", "at", "from", "on", "near", "outside", "along", "inside", "for"})
_BEFALLEN = re.compile(r"A+w?T")
_CHAIN = re.compile(r"[,:]?|(?:pw{1,4})?(?:\(w\))?,?&")
"""What may stand between figures of one toll word: "three men of the agency (MI) and two of the corps"."""
_THINGS = re.compile("[NV]w{0,2}X")
"""Two buses that passengers were taken off: they are no figure of people, and do not end the clause."""
_PEACEFUL = frozenset({
    "funeral", "rally", "rallies", "protest", "protests", "procession", "march", "prayers", "sit", "gathering",
    "demonstration", "demonstrations", "strike", "ceremony", "election", "elections", "poll", "polls", "wedding",
    "camp",
})  # fmt: skip
_APPOSED = re.compile(r"T?[-–:]")
_TOGETHER = frozenset({"along", "together"})
_BEHIND = frozenset({"there", "here", "nearby", "overnight", "last", "yesterday", "today", "earlier", "so", "جبکہ"})
"""What may stand behind "29 injured" without being its object."""
_NOT = frozenset({"not", "never", "neither"})
_SUFFERED = frozenset({"sustained", "suffered", "received"})
_BE = frozenset({"was", "were", "been", "be", "is", "are", "being", "got", "get"})


def link_of(
    words: list[Word], symbols: str, numbers: list[Number], index: int, links: dict[int, tuple[Word, str]],
    asides: list[tuple[int, int]],
) -> tuple[Word, str] | None:  # fmt: skip
    """Give the toll word that takes a figure, and the rule that says so; None where none does.

    Parameters
    ----------
    words, symbols
        The sentence's words and their classes, one letter each.
    numbers, index
        The numbers of the sentence, and which of them is meant.
    links
        The toll words of the figures before it.
    asides
        Spans of words such as ", including five women,".
    """
    number = numbers[index]
    if number.own_toll is not None:
        return number.own_toll, "figure counts the dead or hurt themselves"
    if _has_wounds(words, symbols, number.end):
        return words[number.end + 1], "figure of people with wounds"
    risen = _announced(words, symbols, number, asides) if _is_risen_to(words, number) else None
    if risen is not None:
        return risen, "toll word, then figure"
    if (of := _of_the_fallen(words, number)) is not None:
        return of, "toll word, then figure"
    right = _right(words, symbols, number, asides)
    if right is not None and (right[1] or _is_urdu(right[0])):
        return right[0], "figure, then what befell them"
    left = _left(words, symbols, number, asides)
    if left is not None:
        return left, "toll word, then figure"
    if right is not None:
        return right[0], "figure with a toll word behind it"
    return _chained(words, symbols, numbers, index, links, asides)


def _is_urdu(word: Word) -> bool:
    """Tell Urdu, whose verb stands behind its figure."""
    return "\u0600" <= word.text[0] <= "\u06ff"


def _of_the_fallen(words: list[Word], number: Number) -> Word | None:
    """Read "the bodies of two labourers who had been kidnapped", "the killing of two men who …" as that of the dead."""
    before = words[max(0, number.first - 2) : number.first]
    if before and before[-1].symbol == "T" and before[-1].value.role == "active" and before[-1].text.endswith(" of"):
        return before[-1]
    is_of = len(before) == 2 and before[0].symbol == "T" and before[1].text == "of"
    return before[0] if is_of and before[0].value.role == "noun" else None


def _right(words: list[Word], symbols: str, number: Number, asides: list[tuple[int, int]]) -> tuple[Word, bool] | None:
    """Walk right to a toll word; the flag tells whether an auxiliary stood before it ("were killed")."""
    position = number.end
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
            toll = _toll_reached(words, symbols, position, number, has_auxiliary=has_auxiliary, has_be=has_be)
            return None if toll is None else (toll, has_auxiliary)
        if symbol == "A":
            has_auxiliary = True
            has_be = has_be or words[position].text in _BE
        elif symbol == "&":
            if symbols[position + 1 : position + 2] == "T" and (has_auxiliary or "them" in words[position + 1].text):
                # "were taken from a bus and shot dead", "took nine men and shot them"
                return words[position + 1], True
            if symbols[position + 1 : position + 2] == "X":
                position += 2  # "took 23 passengers off buses and trucks, and shot them dead"
                continue
            joined = behind_joined(words, symbols, position)
            if joined is None or has_auxiliary:  # "hundreds were held and 31 people died"
                return None
            position = joined
            continue
        elif symbol == ",":
            position = behind_comma(words, symbols, position, is_one=number.low == 1)
            continue
        elif symbol in "NV" and (things := _THINGS.match(symbols, position)) is not None:
            position = things.end()
            continue
        elif symbol == "r":
            relative = _toll_of_relative(words, symbols, position)
            if relative is None:
                return None
            position = relative
            has_auxiliary = has_be = True
            continue
        elif _ends_here(words, symbols, position):
            return None
        position += 1
    return None


def _toll_reached(
    words: list[Word], symbols: str, position: int, number: Number, *, has_auxiliary: bool, has_be: bool
) -> Word | None:
    """Give the toll word that a walk came to, or the worse one behind it; None where it takes other people."""
    word, role = words[position], words[position].value.role
    is_who_came = has_be and word.value.measure == "attackers"  # "a train was attacked"
    if is_who_came or (role == "both" and has_auxiliary and not has_be):
        return None  # "two bombings had killed 26": the figure is who did it
    if word.value.measure == "attackers" and not _PEACEFUL.isdisjoint(
        w.text.lower() for w in words[position + 1 : position + 6]
    ):
        return None  # "hundreds took part in the funeral"
    if symbols[position : position + 3] == "T&T" and word.value.measure == "abducted":
        return words[position + 2]  # "abducted and killed": the worse word counts
    if (
        not has_auxiliary
        and role == "both"
        and symbols[position + 1 : position + 2] in {"N", "Q", "C", "V", "w", "o"}
        and words[position + 1].text not in _BEHIND
        and not (symbols[position + 1] == "Q" and symbols[position + 2 : position + 3] not in {"N", "V"})
    ):
        return None
    beside = position == number.end or symbols[position - 1] == "C"
    return word if role in {"both", "passive"} or (role == "noun" and (beside or word.text == "dead")) else None


def _is_risen_to(words: list[Word], number: Number) -> bool:
    """Tell "has risen to 357, and 520 were injured", where the figure is of the toll told before it."""
    return number.noun is None and number.first > 1 and words[number.first - 1].text == "to" and (
        words[number.first - 2].text in GREW
    )  # fmt: skip


def _ends_here(words: list[Word], symbols: str, position: int) -> bool:
    """Tell a word behind which no verb is the figure's: a mark, another figure, "in front of", "were not"."""
    if symbols[position] == "p":
        return not _is_passed_over(words, symbols, position)
    return symbols[position] in ".;:()NV" or words[position].text in _NOT


def _has_wounds(words: list[Word], symbols: str, position: int) -> bool:
    """Tell "19 people with wounds", who are hurt whatever befell those counted before them."""
    if symbols[position : position + 2] != "pT" or words[position].text != "with":
        return False
    return bool(words[position + 1].value.measure == "injured")


def _toll_of_relative(words: list[Word], symbols: str, position: int) -> int | None:
    """Give the toll word of "the 32 people who died", "those who had been killed"; None where a clause has none."""
    if symbols[position + 1 : position + 2] == "T" and words[position + 1].value.role == "passive":
        return position + 1
    befallen = _BEFALLEN.search(symbols, position)
    if befallen is not None and any(word.text in _NOT for word in words[position : befallen.end()]):
        return None  # "a judge, who was not injured"
    if befallen is None or "N" in symbols[position : befallen.start()] or "V" in symbols[position : befallen.start()]:
        return None  # "a trader, triggering protests in which six people were wounded"
    later = _BEFALLEN.search(symbols, befallen.end())
    was_taken = words[befallen.end() - 1].value.measure == "abducted"
    if was_taken and later is not None and words[later.end() - 1].value.measure == "killed":
        return later.end() - 1  # "nine passengers who were abducted near Zhob were killed"
    return befallen.end() - 1


def _is_passed_over(words: list[Word], symbols: str, position: int) -> bool:
    """Tell a preposition that may stand between a figure and its verb: "nine in Mach", "are believed to have been"."""
    text = words[position].text
    return text in _PASSED_OVER or (text == "to" and symbols[position + 1 : position + 2] in {"A", "T"})


def _left(words: list[Word], symbols: str, number: Number, asides: list[tuple[int, int]]) -> Word | None:
    """Give the toll word just before the figure, if it can take one."""
    position = number.first - 1
    steps = 0
    if position >= 1 and words[position].text in {"were", "was"} and words[position - 1].text == "as":
        # "nine militants were killed there, as were four soldiers"
        return next((words[p] for p in range(position - 2, -1, -1) if symbols[p] == "T"), None)
    if position >= 2 and words[position].text == "by" and words[position - 1].text in _SUFFERED:
        # "injuries were sustained by three others"
        return next((words[p] for p in range(position - 2, max(-1, position - 5), -1) if symbols[p] == "T"), None)
    if position >= 2 and words[position].text == "with" and words[position - 1].text in _TOGETHER:
        return words[position - 2] if symbols[position - 2] == "T" else None  # "was shot dead along with two guards"
    while position >= 0 and steps < 4:
        symbol = symbols[position]
        if symbol == "T":
            word = words[position]
            number.group = number.group or side_of_toll(words, position)
            passive = word.value.role == "both" and position > 0 and words[position - 1].text.lower() in _BE
            is_label = words[position + 1].text in {":", "|"}  # "Deaths: 8"
            if (word.value.role in {"active", "both"} or is_label) and not passive and word.text != "dead":
                return word
            break
        if (
            symbol in "woQ"
            or (symbol in ":|" and symbols[position - 1 : position] == "T")
            or (symbol == "p" and words[position].text in {"to", "of", "at", "by", "as"})
        ):
            position -= 1
            steps += 1
            continue
        break
    return _announced(words, symbols, number, asides)


def _announced(words: list[Word], symbols: str, number: Number, asides: list[tuple[int, int]]) -> Word | None:
    toll = toll_announced(words, symbols, number, asides)
    if toll is not None:
        number.group = number.group or side_of_toll(words, words.index(toll))
    return toll


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
    first, last = before.end, numbers[index].first
    inside = {position for start, end in asides for position in range(start, end)}
    between = "".join(
        symbols[position]
        for position in range(first, last)
        if position not in inside and words[position].text not in THEIR
    )
    if not numbers[index].noun:
        return (links[earlier[-1]][0], rule) if is_later(words[first:last]) else None
    if _APPOSED.fullmatch(between) and numbers[index].group and (before.group or "unknown") == "unknown":
        return links[earlier[-1]][0], PART  # "13 people dead – three soldiers and ten militants"
    if links[earlier[-1]][1] == PART:
        rule = PART
    return (links[earlier[-1]][0], rule) if _CHAIN.fullmatch(between) else None
