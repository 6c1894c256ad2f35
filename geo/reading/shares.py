"""Read what a sentence says of a total beside it: who the dead were, and what the toll was at first.

"Three of the dead were soldiers and two were civilians" counts nobody anew, yet it says how many of each side there
were; a part whose side is not named is left out. "The toll, initially put at 47, rose to 91" has one toll: 91.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from geo.reading.words import INDEFINITE, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

# "Three of the dead were (Punjabi) soldiers": number, of, the, toll word, auxiliary, people.
_OF_TOTAL = re.compile(r"(?=(N)p(w{0,2}T)A+w{0,2}(C))")
# "Among the dead were three soldiers", "The dead include three soldiers".
_AMONG_TOTAL = re.compile(r"(?=(T)(?:A+|i|w)([Nw])w{0,2}(C))")
# "The 33 dead were 18 civilians and 15 policemen".
_TOTAL_WERE = re.compile(r"(?=(T)A+(N)w{0,2}(C))")
# "Of the 31 dead, 18 were soldiers, three railway employees".
_OF_THE_DEAD = re.compile(r"(?=(T),(N)A+w{0,2}(C))")
# "Nine officials were among those wounded".
_AMONG_THOSE = re.compile(r"(?=(N)w{0,2}(C)A+ww(T))")
# "Among those who died in the first attack were seven police officers".
_AMONG_WHO = re.compile(r"(?=w?r(?:A*)(T)[^.;NVT]{0,14}A(N)w{0,2}(C))")
_NEXT_SHARE = re.compile(r",?&?([Nw])A{0,2}w{0,2}(C)")
_FORMER = re.compile(r",w[^,.;]{1,6},")
_LATER_ON = frozenset({"later", "then", "finally", "eventually"})
_AT_FIRST = frozenset({"initially", "first", "earlier", "originally", "previously", "once"})
GREW = frozenset({"rose", "risen", "climbed", "grew", "grown", "increased", "jumped", "revised"})
_TOTALS = frozenset({"died", "dead", "killed", "wounded", "injured", "hurt", "slain", "martyred"})
_LISTS = frozenset({"include", "included", "includes"})


class Share(msgspec.Struct, frozen=True):
    """A part of a total: how many, of whom, and the words that say so."""

    number: int
    people: Word
    toll: Word
    first: int
    last: int


def shares_in(words: list[Word], symbols: str) -> list[Share]:
    """Give the parts of a total that name their side.

    Parameters
    ----------
    words, symbols
        The sentence's words and their classes, one letter each.

    >>> from geo.reading.words import words_of
    >>> words = words_of("Three of the dead were soldiers and two were civilians.")
    >>> [(share.number, share.people.text) for share in shares_in(words, "".join(word.symbol for word in words))]
    [(3, 'soldiers'), (2, 'civilians')]
    """
    found: list[Share] = []
    for match in _OF_TOTAL.finditer(symbols) if "Np" in symbols else ():
        found += _shares(words, symbols, toll=match.end(2) - 1, number=match.start(1), people=match.start(3))
    for match in _AMONG_TOTAL.finditer(symbols):
        toll, number = match.start(1), match.start(2)
        opening = words[toll - 2].text.lower() if toll >= 2 else ""
        if opening == "among" or words[number - 1].text in _LISTS:
            found += _shares(words, symbols, toll=toll, number=number, people=match.start(3))
    for match in _AMONG_WHO.finditer(symbols) if _opens_among_those(words) else ():
        found += _shares(words, symbols, toll=match.start(1), number=match.start(2), people=match.start(3))
    for match in _AMONG_THOSE.finditer(symbols):
        if "among" not in [word.text for word in words[match.end(2) : match.start(3)]]:
            continue
        found += _shares(words, symbols, toll=match.start(3), number=match.start(1), people=match.start(2))
    for match in _TOTAL_WERE.finditer(symbols):
        before = words[max(0, match.start(1) - 2) : match.start(1)]
        if words[match.start(1)].text in _TOTALS and "among" not in [word.text.lower() for word in before]:
            found += _shares(words, symbols, toll=match.start(1), number=match.start(2), people=match.start(3))
    for match in _OF_THE_DEAD.finditer(symbols):
        if "of" in [word.text.lower() for word in words[max(0, match.start(1) - 3) : match.start(1)]]:
            found += _shares(words, symbols, toll=match.start(1), number=match.start(2), people=match.start(3))
    return list({(share.first, share.last): share for share in found}.values()) if len(found) > 1 else found


def _opens_among_those(words: list[Word]) -> bool:
    return len(words) > 1 and words[0].text.lower() == "among" and words[1].text == "those"


def _shares(words: list[Word], symbols: str, *, toll: int, number: int, people: int) -> Iterator[Share]:
    """Give the first share, and those joined to it: "and two were civilians"."""
    if words[toll].text not in _TOTALS:
        return
    while True:
        count = 1 if words[number].text.lower() in INDEFINITE else words[number].value
        if not isinstance(count, int):
            return
        if words[people].value != "unknown":
            yield Share(count, words[people], words[toll], min(number, toll), max(people, toll))
        following = _NEXT_SHARE.match(symbols, people + 1)
        if following is None:
            return
        number, people = following.start(1), following.start(2)


def is_later(words: list[Word]) -> bool:
    """Tell what stands between two figures of one toll: "81 dead, later 96", "first 11 dead, then of 10"."""
    told = [word.text.lower() for word in words if word.symbol != "," and word.text != "of"]
    return 1 < len(told) < 4 and told[-1] in _LATER_ON


def former_tolls(words: list[Word], symbols: str) -> Iterator[tuple[int, int]]:
    """Give the asides that tell what a toll once was: ", initially put at 47," before "rose to 91"."""
    for match in _FORMER.finditer(symbols):
        following = {word.text for word in words[match.end() : match.end() + 8]}
        if words[match.start() + 1].text.lower() in _AT_FIRST and following & GREW:
            yield match.span()
