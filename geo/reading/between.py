"""Step over what may stand between a figure and its verb: others who share it, names, who said it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.reading.words import Word

_JOINED = re.compile(r"[,&]{1,2}(?:w?Q*[NV]|p?w)(?:p?[wo]{0,3}C(?:&w{0,2}C)?|o)?")
_OPENED = re.compile(r"[,&]{1,2}(?:wQ*[NV]|pw)")
_APPOSITION = re.compile(r",(?:N-X-?w)?[wC]{1,8}(?:pw{1,3})?,(?=A)")
"""Who one person was: "a jawan, 28-year-old Sepoy Usman of Swat, was …"."""
_SAYS = frozenset({"said", "says", "added", "told"})
_NAMED = frozenset({"identified", "named", "namely"})
"""What opens a list of names: "three students, identified as Zahid, Naeem and Khalid, were …"."""
THEIR = frozenset({"his", "her", "their"})
"""Says of the next figure whose people they are: "an elder and his two guards"."""


def behind_comma(words: list[Word], symbols: str, position: int, *, is_one: bool) -> int:
    """Give the place behind a comma and what it opens.

    Parameters
    ----------
    words, symbols
        The sentence's words and their classes, one letter each.
    position
        The comma.
    is_one
        Whether the figure before it counts one person, who may be introduced: "a jawan, Sepoy Usman of Swat, was …".
    """
    if _says(words, symbols, position):
        return position + 4  # "six soldiers, he said, received wounds"
    aside = _APPOSITION.match(symbols, position) if is_one else None
    return (
        behind_joined(words, symbols, position)
        or _behind_names(words, symbols, position)
        or (aside.end() if aside is not None else position + 1)
    )


def _says(words: list[Word], symbols: str, position: int) -> bool:
    return symbols[position + 3 : position + 4] == "," and words[position + 2].text in _SAYS


def behind_joined(words: list[Word], symbols: str, position: int) -> int | None:
    """Step over ", 17 policemen" or "and 17 policemen", which share the verb to come; None where none follows."""
    match = _JOINED.match(symbols, position)
    if match is None or ("C" not in match.group() and "o" not in match.group()):
        return None
    if _OPENED.match(match.group()) and words[position + 1].text.lower() not in THEIR | {"as"}:
        return None  # "50 were released, whereas 23 people were killed"
    return None if "X" in match.group() else match.end()


def _behind_names(words: list[Word], symbols: str, position: int) -> int | None:
    """Step over ", identified as Zahid, Naeem and Khalid," to the verb; None where no names are listed."""
    following = words[position + 1 : position + 2]
    if not following or following[0].text.lower() not in _NAMED:
        return None
    closing = symbols.find(",A", position)
    return closing + 1 if closing > 0 else None
