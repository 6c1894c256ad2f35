"""Find whom a number counts: the noun behind it, and the side that noun is on."""

from __future__ import annotations

import re
from typing import cast

import msgspec

from geo.model import Group, Qualifier
from geo.reading.words import INDEFINITE, Word

# Between a number and what it counts: adjectives and names, no preposition and no other number.
_HEAD = re.compile(r"[wo]{0,4}?(?:w(?:'|-w-?))?[wo]{0,2}?([CXT])")
_OF_THE_FALLEN = re.compile(r"[wQ]{0,2}T")
_AND_PEOPLE = re.compile(r"&w{0,2}C")
_AND_THEIR = re.compile(r"&wN(w?C)(?!')")
_SHARE = re.compile(r"i?A*(?=w{0,2}C)")
_OWNERS: tuple[tuple[Group, re.Pattern[str]], ...] = (
    ("security", re.compile(r"\b(?:levies|police|frontier corps|fc|army|coast guards?|navy|forces?|ctd|military)\b")),
    (
        "militants",
        re.compile(r"\b(?:bla|blf|brg|bra|uba|ttp|group|outfit|islamic state|majeed brigade|organisation)\b"),
    ),
    ("civilians", re.compile(r"\b(?:family|household|community|tribe|hazara|public)\b")),
)
_ONE_MORE = INDEFINITE | {"his", "her", "their", "the"}
PLURAL_ENDINGS = (
    "s", "men", "people", "children", "personnel", "women", "police", "dead", "family", "group", "others",
)  # fmt: skip
_POSSESSIVE = frozenset({"his", "her", "their"})
_NAMES_A_THING = frozenset({"militant", "terrorist", "insurgent", "separatist", "rebel", "major", "security", "police"})


class Number(msgspec.Struct):
    """A number as it stands: its words ``first`` to ``last``, and those of the noun it counts."""

    low: int
    high: int | None
    qualifier: Qualifier
    first: int
    last: int
    group: Group | None = None
    noun: str | None = None
    noun_last: int | None = None
    own_toll: Word | None = None
    is_elliptic: bool = False
    is_vague: bool = False
    is_aside: bool = False
    is_mixed: bool = False
    """It counts people of several sides: "31 civilians and security personnel"."""

    @property
    def end(self) -> int:
        """The position behind the number and the noun it counts."""
        return (self.noun_last or self.last) + 1


def find_noun(words: list[Word], symbols: str, number: Number) -> None:
    """Find what the number counts; ``noun`` becomes "" where it counts no people."""
    begin = number.last + 1
    if symbols.endswith("C:", 0, number.first):
        number.group = cast("Group", words[number.first - 2].value)  # "FC personnel: 5 killed"
    if symbols[begin : begin + 2] == "op" and _OF_THE_FALLEN.match(symbols, begin + 2):
        number.noun = ""  # "two more of the wounded died": they were counted before
        return
    if symbols[begin : begin + 1] == "p" and words[begin].text == "of":
        if _is_settled_by_of(words, symbols, number):
            return
        begin += 1
    elif symbols.startswith("i", begin) or symbols.startswith("i", number.first - 1):
        share = _SHARE.match(symbols, begin)  # "18 of them soldiers", "of whom 18 were soldiers"
        begin = begin if share is None else share.end()
    match = _HEAD.match(symbols[begin:])
    if match is None:
        number.is_elliptic = symbols[begin : begin + 1] == "o"
        if symbols[begin : begin + 1] == "o":
            number.noun_last = begin
        return
    index = begin + match.end() - 1
    word = words[index]
    if word.symbol == "X":
        number.noun = ""
        return
    if number.low > 1 and symbols[index + 1 : index + 2] == "X" and word.text in _NAMES_A_THING:
        number.noun = ""  # "183 militant attacks", "seven major incidents"
        return
    between = [words[i] for i in range(begin, index)]
    if word.symbol == "T":
        if symbols[index + 1 : index + 3] == "CT" and words[index + 2].value.measure == "killed":
            number.noun = ""  # "the toll rose to 59 after five critically injured persons died"
            return
        if word.value.role == "both" and symbols[index + 1 : index + 2] == "C":
            # "46 injured people"
            number.own_toll, number.noun_last = word, index + 1
            number.group, number.noun = cast("Group", words[index + 1].value), words[index + 1].text
            return
        if word.value.role == "noun":
            number.own_toll = word
            number.noun_last, number.noun = index, word.text
            number.group = _group_around(words, index)
        number.is_elliptic = any(w.symbol == "o" for w in between)
        if number.is_elliptic and number.noun_last is None:
            number.noun_last = index - 1
        return
    number.group, number.noun, number.noun_last = cast("Group", word.value), word.text, index
    number.is_elliptic = word.text == "others"
    if words[index + 1 : index + 2] and words[index + 1].text == "of" and number.group == "unknown":
        owner = _text(words[index + 2 : index + 8])
        number.group = next((side for side, pattern in _OWNERS if pattern.search(owner)), number.group)
    _find_more(words, symbols, number, index)


def _find_more(words: list[Word], symbols: str, number: Number, index: int) -> None:
    """Find who is counted with the noun at a word: "policemen and soldiers", "a woman and her two daughters"."""
    follow = _AND_PEOPLE.match(symbols, index + 1)
    if follow is not None:
        _join(words, number, follow.start() + 1, follow.end() - 1)
    elif (theirs := _AND_THEIR.match(symbols, index + 1)) is not None:
        _add_family(words, number, theirs.start() + 1, theirs.end() - 1)
    elif index + 1 < len(words) and words[index + 1].symbol == "C":
        number.noun_last, number.group = index + 1, cast("Group", words[index + 1].value)
        number.noun = words[index + 1].text


def _join(words: list[Word], number: Number, first: int, last: int) -> None:
    """Count the people of "and …" with those before them: 12 policemen and soldiers, a barber and a tailor."""
    side, other = number.group, words[last].value
    if words[last + 1 : last + 2] and words[last + 1].text == "of":
        owner = _text(words[last + 2 : last + 8])  # "two children and a member of the Frontier Corps"
        other = next((group for group, pattern in _OWNERS if pattern.match(owner)), other)
    differs = other != side and "unknown" not in (side, other)
    if words[first].text.lower() in _ONE_MORE:
        if differs:
            return  # "three constables and a passer-by": the one is counted by himself
        is_one = words[first].text.lower() in INDEFINITE or not words[last].text.endswith(PLURAL_ENDINGS)
        number.low += is_one
    number.group, number.noun_last, number.is_mixed = "unknown" if differs else side, last, differs


def _add_family(words: list[Word], number: Number, first: int, last: int) -> None:
    """Count "a woman and her two daughters" as three; the guards of an elder are of another side."""
    if words[first].text.lower() in _POSSESSIVE and words[last].value in {number.group, "unknown"}:
        number.low, number.noun_last = number.low + words[first + 1].value, last
        number.high = None


def _is_settled_by_of(words: list[Word], symbols: str, number: Number) -> bool:
    """Settle "two of the wounded", who were counted before, and "two of the Frontier Corps"; tell whether it did."""
    behind = number.last + 2
    if _OF_THE_FALLEN.match(symbols, behind) or words[number.last].text == "one":
        number.noun = ""
        return True
    force = next((side for side, pattern in _OWNERS if pattern.match(_text(words[behind : behind + 4]))), None)
    if force is None:
        return False
    number.group, number.noun, number.noun_last = force, words[behind].text, behind
    return True


def _group_around(words: list[Word], index: int) -> Group | None:
    """Give the group of "bodies of militants", "civilian deaths"."""
    for other in (index + 2, index + 1, index - 1):
        if 0 <= other < len(words) and words[other].symbol == "C" and words[other].value != "unknown":
            return cast("Group", words[other].value)
    return None


def _text(words: list[Word]) -> str:
    return " ".join([word.text.lower() for word in words]).removeprefix("the ")
