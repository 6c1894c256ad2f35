"""The canonical shadow of a text: one way to write each quote, dash, digit and letter, and the way back.

Matching runs on the shadow; quotes and offsets are given in the source. What the shadow does:

- straight quotes; plain spaces; newlines for every line break; ASCII digits for the digits of every script;
- three dashes and no more: hyphens become ``-``, en dash and minus ``–``, em dash and bar ``—``;
- Urdu forms of the Arabic letters (ي ك ه become ی ک ہ), without vowel marks;
- Latin letters without diacritics (ā becomes a);
- soft hyphens, zero-width characters and bidi marks dropped, and with them inline Markdown, wiki links, stray
  HTML tags and web addresses (:mod:`geo.reading.markup`); HTML entities become the character they stand for;
- words that a line's end breaks joined again (:mod:`geo.reading.brokenwords`).

``len(shadow.text.lower()) == len(shadow.text)`` always holds, so offsets survive lower-casing.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from geo.reading.brokenwords import with_whole_words
from geo.reading.markup import DROP, without_markup

_FIXED = {
    **dict.fromkeys("‘’‚‛′ʼʻʹ´＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑⁃﹣－", "-"),
    **dict.fromkeys("‒–−", "–"),
    **dict.fromkeys("—―⸺", "—"),
    **dict.fromkeys("\u2028\u2029\x85\x0b\x0c", "\n"),
    **dict.fromkeys("يىې", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("هەۀ", "ہ"),
    "ة": "ۃ",
    **dict.fromkeys("أإٱ", "ا"),
    "٫": ".",
    "٬": ",",
    "İ": "I",
    "ı": "i",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
}
_KEPT = frozenset("آئؤۂۓ\n\t")  # letters that Unicode takes apart and Urdu does not
_DECOMPOSED = (("ا\u0653", "آ\u00ad"), ("ی\u0654", "ئ\u00ad"), ("و\u0654", "ؤ\u00ad"), ("ہ\u0654", "ۂ\u00ad"))
_WORTH_A_LOOK = re.compile(r"[^\x00-\x0a\x0d-\x7f]")  # no other character of ASCII is written in another way


@dataclass(frozen=True, slots=True)
class Shadow:
    """A canonical text and where each of its characters stands in the source.

    ``gaps`` holds, for every dropped character, its place in the canonical text; empty means identity.
    """

    text: str
    gaps: tuple[int, ...] = ()

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        r"""Map a span of the canonical text to the source.

        Dropped characters inside the span belong to it; those at its edges do not.

        >>> shadow_of("in Noush\u00adki").to_source(3, 10)
        (3, 11)
        """
        gaps = self.gaps
        if not gaps:
            return start, end
        source_start = start + bisect_right(gaps, start)
        return source_start, max(source_start, end + bisect_left(gaps, end))


def shadow_of(text: str) -> Shadow:
    """Make the canonical shadow of a text.

    >>> shadow_of("“Nōshkī” – ۳۱ جنوري").text
    '"Noshki" – 31 جنوری'
    """
    canonical = with_whole_words(without_markup(text))
    if canonical.isascii():
        return Shadow(canonical)
    # A text has few different characters: replacing one at a time is far quicker than str.translate.
    dropped = []
    for character in sorted(set(_WORTH_A_LOOK.findall(canonical))):
        written = _canonical(character)
        if not written:
            dropped.append(character)
        elif written != character:
            canonical = canonical.replace(character, written)
    if not dropped:
        return Shadow(canonical)
    for apart, joined in _DECOMPOSED:
        canonical = canonical.replace(apart, joined)
    drop = re.compile(f"[{re.escape(''.join(dropped) + DROP)}]")
    gaps = tuple(match.start() - count for count, match in enumerate(drop.finditer(canonical)))
    return Shadow(drop.sub("", canonical), gaps)


@cache
def _canonical(character: str) -> str:
    """Give the canonical form of one character: itself, another one, or nothing where it is dropped."""
    category = unicodedata.category(character)
    if character in _FIXED:
        return _FIXED[character]
    if character.isascii() or character in _KEPT or category == "No":  # the ² of km² is no digit of a number
        return character
    if category in {"Cf", "Mn", "Me"}:  # soft hyphen, joiners, bidi marks; vowel marks and diacritics
        return ""
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(character))
    return _base(character)


def _base(character: str) -> str:
    """Give the letter below a letter with diacritics or of another shape; the character itself where there is none."""
    base = "".join(part for part in unicodedata.normalize("NFKD", character) if unicodedata.category(part) != "Mn")
    if len(base) == 1 and base != character:
        return _canonical(base)
    return character
