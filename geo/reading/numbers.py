"""Find the numbers of a sentence and the people they count; days, sums, distances and ages count nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from geo.reading.counted import Number, find_noun
from geo.reading.singles import single_at

if TYPE_CHECKING:
    from geo.model import Qualifier
    from geo.reading.words import Word

_DAYS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})  # fmt: skip
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"})
_NO_COUNT_OF_ONE = frozenset({"no", "this", "every", "each"})


def numbers_in(words: list[Word], symbols: str, asides: list[tuple[int, int]]) -> list[Number]:
    """Give the numbers of a sentence that may count people.

    Parameters
    ----------
    words, symbols
        The sentence's words and their classes, one letter each.
    asides
        Spans of words such as ", including five women,".
    """
    found: list[Number] = []
    following = 0
    for position, word in enumerate(words):
        if position < following:
            continue
        number = None
        if word.symbol in "NV":
            number = _number_at(words, symbols, position)
            if number is not None:
                find_noun(words, symbols, number)
        elif found and word.text.lower() == "as" and _is_as_many(words, position):
            told = next((one for one in reversed(found) if not one.is_aside), found[-1])
            number = Number(told.low, told.high, "exactly", position, position + 1)
            find_noun(words, symbols, number)
        else:
            number = single_at(words, symbols, position)
            if number is not None and number.noun is None:
                find_noun(words, symbols, number)
        if number is None:
            continue
        number.is_aside = any(start <= number.first < end for start, end in asides) and number.own_toll is None
        if number.low > 0 and number.noun != "":
            found.append(number)
        following = number.end
    return found


def _is_as_many(words: list[Word], position: int) -> bool:
    """Tell "two were killed and as many injured", whose number was just told, from "as many as nine"."""
    following = [word.text.lower() for word in words[position + 1 : position + 3]]
    return following[:1] == ["many"] and following[1:] != ["as"]


def _number_at(words: list[Word], symbols: str, position: int) -> Number | None:
    word = words[position]
    if _is_date_or_measure(words, position):
        return None
    if word.text == "one" and position > 0 and words[position - 1].text in _NO_COUNT_OF_ONE:
        return None
    low, last = _compound(words, position)
    high = None
    qualifier: Qualifier = "at_least" if word.symbol == "V" else "exactly"
    rest = symbols[last + 1 : last + 3]
    joined = words[last + 1].text.lower() if rest else ""
    if rest[1:] == "N" and joined in {"to", "-", "–", "or"} | ({"and"} if _follows_between(words, position) else set()):
        high, last = _compound(words, last + 2)
        if high < low:
            high = None
    first = position
    while first > 0 and (symbols[first - 1] == "Q" or words[first - 1].text.lower() in {"the", "between"}):
        first -= 1
        if symbols[first] == "Q" and words[first].value != "exactly":
            qualifier = cast("Qualifier", words[first].value)
    return Number(low, high, qualifier, first, last, is_vague=word.symbol == "V")


def _compound(words: list[Word], position: int) -> tuple[int, int]:
    """Read "one thousand two hundred and fifty", "twenty-five" as one number; give it and its last word."""
    whole, part, last = 0, words[position].value, position
    for following in range(position + 1, min(position + 8, len(words))):
        word = words[following]
        if (
            word.text in {"-", "and"}
            and following + 1 < len(words)
            and _continues(part, words[following + 1], word.text)
        ):
            continue
        if not _continues(part, word, ""):
            break
        if word.value == 1000:
            whole, part = whole + max(part, 1) * 1000, 0
        elif word.value == 100:
            part = max(part, 1) * 100
        else:
            part += word.value
        last = following
    return whole + part, last


def _continues(part: int, word: Word, joint: str) -> bool:
    """Tell whether a number word goes on with a number: "hundred" after "two", "five" after "twenty-"."""
    if word.symbol != "N" or word.text[0].isdecimal():
        return False
    if not part:
        return False  # "no one"
    if word.value in (100, 1000):
        return not joint and part < word.value
    if joint == "and":
        return part >= 100 and word.value < 100
    is_tens = part % 100 >= 20 and part % 10 == 0
    return (word.value < 10 and is_tens) or (word.value < 100 and part % 100 == 0)


_UNITS = frozenset({
    "year", "day", "hour", "member", "km", "foot", "month", "week", "point", "storey", "kg", "bed", "kilometre",
    "party", "inch", "metre", "wheeler", "bedded", "minute", "man",
})  # fmt: skip


def _follows_between(words: list[Word], position: int) -> bool:
    return position > 0 and words[position - 1].text.lower() == "between"


def _is_date_or_measure(words: list[Word], position: int) -> bool:
    """Tell a day, a year, a sum or a share from a count of people."""
    word = words[position]
    before = words[position - 1].text.lower() if position else ""
    after = words[position + 1].text.lower() if position + 1 < len(words) else ""
    if before in _DAYS or after in _DAYS or before in {"$", "£", "€", "rs", "#", ".", "/", "aged", "no."}:
        return True
    if before == after == "," and position > 1 and words[position - 2].text[:1].isupper() and word.text[0].isdecimal():
        return True  # "Sepoy Akhtar Nawaz, 27, resident of Kohat": an age
    if after in {"%", "/", "°"} or _is_glued(words, position) or _is_ordinal(words, position):
        return True
    if after == "-" and position + 2 < len(words) and words[position + 2].text.lower() in _UNITS:
        return True
    return isinstance(word.value, int) and 1900 <= word.value <= 2099 and "," not in word.text and after not in {
        "people", "militants", "civilians", "soldiers",
    }  # fmt: skip


def _is_ordinal(words: list[Word], position: int) -> bool:
    """Tell "the twenty-second journalist to be killed"."""
    following = [word.text.lower() for word in words[position + 1 : position + 3]]
    return len(following) == 2 and following[0] == "-" and following[1] in _ORDINALS


def _is_glued(words: list[Word], position: int) -> bool:
    """Tell the parts of "3:30" and "PB-35", which count nobody."""
    word, following = words[position], words[position + 1 : position + 3]
    if len(following) == 2 and following[0].text == ":" and following[1].start == word.end + 1:
        return True
    if position < 2 or not word.text[0].isdecimal() or words[position - 1].end != word.start:
        return False
    mark, first = words[position - 1].text, words[position - 2]
    return (mark == ":" and first.symbol == "N") or (mark == "-" and first.text.isupper())
