"""Tell at a glance whether a text can be about Balochistan at all, before anything is read in it.

Most news is about somewhere else. One look at the bytes costs a hundredth of a reading: the words of the text are
compared with one telling word of every known form, and a form counts where all its words stand together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from geo.model import PROVINCE
from geo.places.installed import gazetteer_in_use
from geo.reading.lexicon import table

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer

SHORT = 1500
"""Texts of fewer characters are always read."""

_NAMED = f" {PROVINCE} "  # what most texts about it hold, and quicker to find than anything else

Nearness = Literal["inside", "outside", "nowhere"]

_KEPT = bytes([*range(48, 58), *range(65, 91), *range(97, 123)])
_WORDS = bytes(code if code in _KEPT else 32 for code in range(256))
"""Letters and digits as they are, every other byte a space."""

_INVISIBLE = re.compile(rb"\xc2\xad|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xa9]|\xef\xbb\xbf")
_USUAL_MARKS = "’‘“”–—…\u00a0"
"""Nearly all of the punctuation that is not ASCII: quicker to replace in the text than to search for in the bytes."""
_PUNCTUATION = re.compile(rb"\xe2\x80[\x80-\xbf]|\xc2[\xa0-\xbf]")


class _Forms(NamedTuple):
    """Forms, each between spaces, by their telling word: those inside Balochistan and those elsewhere."""

    telling: frozenset[bytes]
    inside: dict[bytes, list[bytes]]
    outside: dict[bytes, list[bytes]]


def nearness(text: str) -> Nearness:
    """Tell whether a text names a place or group of Balochistan, only places elsewhere, or none that is known.

    A note of a few lines counts as "inside", because it may leave the province to its reader, and so does a text
    with letters other than English ones: both are worth a whole reading.

    >>> padding = "It rained all day. " * 200
    >>> [nearness(padding + end) for end in ("A bus burned near Mach.", "Snow fell in France.", "The match began.")]
    ['inside', 'outside', 'nowhere']
    """
    if len(text) < SHORT or _NAMED in text:
        return "inside"
    if not text.isascii():
        for mark in _USUAL_MARKS:
            text = text.replace(mark, " ")
    data = text.encode("utf-8", "replace")
    if not data.isascii():
        data = _PUNCTUATION.sub(b" ", _INVISIBLE.sub(b"", data))
        if not data.isascii():
            return "inside"
    words = data.translate(_WORDS).split()
    forms = _forms(gazetteer_in_use())
    told = forms.telling.intersection(words)
    if not told:
        return "nowhere"
    joined = b" %b " % b" ".join(words)
    if any(form in joined for word in told for form in forms.inside.get(word, ())):
        return "inside"
    return "outside" if any(form in joined for word in told for form in forms.outside.get(word, ())) else "nowhere"


@lru_cache(maxsize=4)
def _forms(gazetteer: Gazetteer) -> _Forms:
    sides: tuple[dict[bytes, list[bytes]], dict[bytes, list[bytes]]] = ({}, {})
    places = ((form, any(one.is_inside for one in entries)) for form, entries in gazetteer.forms().items())
    for form, is_inside in (*((form, True) for form in _stand_ins()), *places):
        for written in {form, form.upper(), form.title()} if form.isascii() else ():
            words = written.encode().translate(_WORDS).split()
            # The longest word with a capital: "Zarghun" tells more of "Zarghun mountain" than "mountain" does.
            telling = max(words, key=lambda word: (not word.islower(), len(word)))
            sides[not is_inside].setdefault(telling, []).append(b" %b " % b" ".join(words))
    inside, outside = sides
    return _Forms(frozenset(inside.keys() | outside.keys()), inside, outside)


def _stand_ins() -> set[str]:
    """Give what stands for the province without naming a place: its people, its armed groups, its capital."""
    forms = {"province", "Baloch", "Baluch", "Balochi", "Baluchi", *table("places")["stand_for"]}
    for actor in table("actors")["actor"]:
        if "Baloch" in actor["name"]:
            forms.update(actor["forms"])
    return forms
