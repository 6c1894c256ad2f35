"""Find the toll word that a figure follows from afar: "the death toll from the blast has risen to 24"."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from geo.model import Group
    from geo.reading.counted import Number
    from geo.reading.words import Word

_TALLIES = frozenset({"number", "tally", "count"})
_ANNOUNCES = frozenset({"to", "at", "of", "as", "stood at", "reached", "is", "was", ":"})
_RANGES = frozenset({"range", "ranges", "ranged", "ranging", "varies", "vary", "varied"})
_NEAR = 5
"""Words: "the number of people so far killed has risen to 24"."""
_TOTALS = frozenset({"dead", "injured", "wounded", "killed", "bodies"})


def toll_announced(words: list[Word], symbols: str, number: Number, asides: list[tuple[int, int]]) -> Word | None:
    """Read "the death toll from the blast has risen to 24": the toll word may stand far off."""
    if number.first == 0 or not _announces(words, number.first - 1):
        return None
    for position in range(number.first - 1, -1, -1):
        if any(start <= position < end for start, end in asides):
            continue
        if symbols[position] == ";" and any(word.text == "it" for word in words[position : number.first]):
            continue  # "the number of deaths at 24; by the evening it had risen to 26"
        if symbols[position] in ".;" or (symbols[position] in "NV" and symbols[position + 1] != "X"):
            return None
        if symbols[position] == "T" and _is_announced(words, position):
            # "the dead were taken to 24 Jinnah Road": what stands before a noun of its own is no toll.
            return words[position] if symbols[number.last + 1 : number.last + 2] != "w" else None
    return None


def _announces(words: list[Word], position: int) -> bool:
    """Tell the word before a figure of a toll: "risen to 24", "given as ten", "range from 25 to 28"."""
    return words[position].text in _ANNOUNCES or (
        words[position].text == "from" and position > 0 and words[position - 1].text in _RANGES
    )


def _is_announced(words: list[Word], position: int) -> bool:
    """Tell a toll that a figure follows from afar: "the death toll", "the number of dead", "put the dead at"."""
    text = words[position].text
    if "toll" in text or "number of" in text:
        return True
    before = [word.text.lower() for word in words[max(0, position - _NEAR) : position]]
    return text in _TOTALS and (before[-1:] == ["the"] or "number" in before)


def side_of_toll(words: list[Word], position: int) -> Group | None:
    """Give the side in "the number of militants killed", "the militant death toll to 177"."""
    if position == 0 or words[position - 1].symbol != "C":
        return None
    is_tally = (
        "toll" in words[position].text
        or words[position + 1].text in {"as", "at", "to", ":"}
        or any(word.text in _TALLIES for word in words[max(0, position - 5) : position - 1])
    )
    return cast("Group", words[position - 1].value) if is_tally else None
