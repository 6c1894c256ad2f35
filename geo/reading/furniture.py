"""Tell page furniture from the report, one line at a time; the phrases stand in ``data/lexicon/furniture.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Literal, NamedTuple

from geo.errors import DataFileError
from geo.paths import DATA

Furniture = Literal["line", "box", "ending", "caption"]

_SIGNATURE = re.compile(r"[\[(][A-Z]{1,5}(?:/[A-Z]{1,5})*[\])]\Z")
_NAMES = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}"
_BYLINE = re.compile(
    rf"(?:By|BY) {_NAMES}(?:(?:,| and| &) {_NAMES}){{0,4}}(?:\s*[-–—|,•·]\s*[^.]{{0,20}}\d[^.]{{0,20}})?\Z"
)
_DESK = re.compile(r"(?:[\w&.]+ ){0,3}desk(?:\W.{0,30}\d.{0,20})?\Z", re.IGNORECASE)
_MENU = re.compile(r"\s{2,}|\s*[|•·»›/]\s*")
_MENU_MARKS = frozenset("|•·»›/")
_WIDE_GAPS = ("  ", "\n", "\t")
_STAMP = re.compile(r"\b(?:Published|Updated|Posted|PUBLISHED|UPDATED)\b.{0,16}\d")
_COUNTER = re.compile(
    r"(?:\d[\d,.]*[KkMm]?|No|no) (?:views?|comments?|shares?|likes?|reads?)\Z|\d+ \w+ ago\Z|(?:#[\w]+\s*)+\Z"
)
# What a browser prints at the head of each sheet: "7/8/26, 2:10 PM      Two shot in Hub - Dawn"
_PRINTED = re.compile(r"\d{1,2}/\d{1,2}/(?:\d\d){1,2}, \d{1,2}:\d\d(?: ?[AP]M)?(?:\s{2,}|\t)\S")
_SENTENCE = re.compile(r"[.!?۔][\"')\]]*\Z")
_LINKS = re.compile(r"(?:\[[^\[\]\n]{1,500}\][ \t|•·»›/,]*)+\Z")
_SITE_BEHIND = re.compile(r"[^.!?\s] (?:-|\|) [\w. ]{1,30}\Z")
_ARROW = re.compile(r"\A(?:[←⟵⬅◄]|<<) ?\w|\w\W{0,3}(?:[→⟶➡►]|>>)\Z")  # "← Older headline", as blogs turn their pages
_EDGES = " :.»>|-–—*=#[]()\"'"
_SHORT_WORDS, _STAMP_WORDS, _BYLINE_WORDS, _BOX_WORDS, _ENDING_WORDS, _CAPTION_WORDS = 25, 14, 8, 5, 4, 70
_LONGEST_CREDIT, _LONGEST_NOTICE, _LABEL_REACH = 80, 500, 30


class _Phrases(NamedTuple):
    whole_line: frozenset[str]
    line_starts: tuple[str, ...]
    pointer: re.Pattern[str]
    line_starts_unless_sentence: tuple[str, ...]
    line_holds: tuple[str, ...]
    desks: tuple[str, ...]
    boxes: frozenset[str]
    endings: frozenset[str]
    page_boxes: frozenset[str]
    page_box_starts: tuple[str, ...]
    notices: tuple[str, ...]
    caption_starts: tuple[str, ...]
    credit: re.Pattern[str]
    not_datelines: frozenset[str]


def furniture(line: str) -> Furniture | None:
    """Tell what a line of canonical text is, if it is no part of the report.

    Returns
    -------
    str or None
        ``line`` for furniture by itself, ``box`` for the heading of a box of links, ``ending`` for the heading
        after which nothing belongs to the report, ``caption`` for a paragraph that ends in a picture credit.

    Examples
    --------
    >>> furniture("Related Stories:"), furniture("By Our Correspondent"), furniture("By Monday the road was open.")
    ('box', 'line', None)
    """
    phrases = _phrases()
    if line[0].isdigit() and _PRINTED.match(line) is not None:
        return "line"
    size = line.count(" ") + 1
    if size > _CAPTION_WORDS:
        return None
    if size <= _SHORT_WORDS:
        lowered = line.lower()
        plain = lowered.strip(_EDGES)
        if size <= _ENDING_WORDS and plain in phrases.endings:
            return "ending"
        if size <= _BOX_WORDS and plain in phrases.boxes:
            return "box"
        if plain in phrases.whole_line or _is_short_furniture(line, lowered):
            return "line"
        if lowered.startswith(phrases.caption_starts):
            return "caption"
    if line.endswith((".", "!", "?", "۔")):
        return None
    return "caption" if phrases.credit.search(line, max(0, len(line) - _LONGEST_CREDIT)) else None


def opens_page_box(heading: str) -> bool:
    """Tell a heading that opens a box of other stories or of comments on a web page.

    >>> opens_page_box("Latest News"), opens_page_box("More from Quetta"), opens_page_box("Background")
    (True, True, False)
    """
    phrases = _phrases()
    plain = " ".join(heading.lower().split()).strip(_EDGES)
    if plain.count(" ") >= _BOX_WORDS:
        return False
    return plain in phrases.boxes or plain in phrases.page_boxes or plain.startswith(phrases.page_box_starts)


def is_notice(text: str) -> bool:
    """Tell a page that holds hardly more than a notice about cookies, JavaScript or robots.

    >>> is_notice("You need to enable JavaScript to run this app.")
    True
    """
    return len(text) <= _LONGEST_NOTICE and any(map(text.lower().__contains__, _phrases().notices))


def is_page_title(line: str) -> bool:
    """Tell "Five killed in Mastung - Dawn", the name of a saved page, from a caption with its credit."""
    return _SITE_BEHIND.search(line, max(0, len(line) - _LONGEST_CREDIT)) is not None


def is_pointer(text: str, start: int, end: int) -> bool:
    """Tell "Also Read: Three killed in Turbat.", a sentence that points to another page."""
    if text.find(":", start, start + _LABEL_REACH) < 0 and text.find("|", start, start + _LABEL_REACH) < 0:
        return False
    return _phrases().pointer.match(text, start, end) is not None and text.count(" ", start, end) < _SHORT_WORDS


def is_only_links(line: str) -> bool:
    """Tell a line of nothing but links: the shadow leaves them in brackets; a note in brackets is a sentence."""
    return line.startswith("[") and ". " not in line and not _SENTENCE.search(line) and bool(_LINKS.match(line))


def is_byline(line: str) -> bool:
    """Tell a line that names an author or a desk, with or without a date."""
    size = line.count(" ") + 1
    if _BYLINE.match(line) or ("desk" in line.lower() and _DESK.match(line)):
        return True
    if size <= _STAMP_WORDS and _STAMP.search(line) and not _SENTENCE.search(line):
        return True
    return size <= _BYLINE_WORDS and not _SENTENCE.search(line) and line.lower().startswith(_phrases().desks)


def _is_short_furniture(line: str, lowered: str) -> bool:
    phrases = _phrases()
    if _SIGNATURE.match(line) or _COUNTER.match(line) or is_byline(line) or _is_menu(lowered):
        return True
    if phrases.pointer.match(line) or (_ARROW.search(line) and not _SENTENCE.search(line)):
        return True
    opening = lowered.lstrip("[(*")
    if opening.startswith(phrases.line_starts) or any(map(lowered.__contains__, phrases.line_holds)):
        return True
    return opening.startswith(phrases.line_starts_unless_sentence) and not _SENTENCE.search(line)


def _is_menu(lowered: str) -> bool:
    """Tell "News | Pakistan" and "HOME  NEWS  SPORT  HEALTH"."""
    if _MENU_MARKS.isdisjoint(lowered) and not any(map(lowered.__contains__, _WIDE_GAPS)):
        return False
    parts = _MENU.split(lowered)
    if len(parts) < 2 or any(character.isdigit() for character in lowered):
        return False
    known = sum(part in _phrases().whole_line for part in parts)
    return known == len(parts) or (known > 0 and len(parts) > 3)


def may_be_dateline(words: str) -> bool:
    """Tell whether words before a colon may name a place ("Mastung", not "Analysis")."""
    return words.lower() not in _phrases().not_datelines


@cache
def _phrases() -> _Phrases:
    path = DATA / "lexicon" / "furniture.toml"
    try:
        lists = tomllib.loads(path.read_text(encoding="utf-8"))
        return _Phrases(
            whole_line=_lowered(lists["whole_line"]),
            line_starts=tuple(_lowered(lists["line_starts"])),
            pointer=_pointer(lists["pointers"]),
            line_starts_unless_sentence=tuple(_lowered(lists["line_starts_unless_sentence"])),
            line_holds=tuple(_lowered(lists["line_holds"])),
            desks=tuple(_lowered(lists["desks"])),
            boxes=_lowered(lists["boxes"]),
            endings=_lowered(lists["endings"]),
            page_boxes=_lowered(lists["page_boxes"]),
            page_box_starts=tuple(_lowered(lists["page_box_starts"])),
            notices=tuple(_lowered(lists["notices"])),
            caption_starts=tuple(_lowered(lists["caption_starts"])),
            credit=_credit(lists["agencies"]),
            not_datelines=_lowered(lists["not_datelines"]),
        )
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataFileError(f"{path} is not a list of page furniture: {error}") from error


def _lowered(phrases: list[str]) -> frozenset[str]:
    return frozenset(phrase.lower() for phrase in phrases)


def _pointer(labels: list[str]) -> re.Pattern[str]:
    """Match "Also Read:", "(Read more |", "مزید پڑھیں:" at the start."""
    names = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    return re.compile(rf"[\[(*\s]{{0,3}}(?:{names})\s?[:|]", re.IGNORECASE)


def _credit(agencies: list[str]) -> re.Pattern[str]:
    """Match a picture credit at the end: "— AFP", "– Reuters/File", "(Photo by Online)", "PHOTO: FILE"."""
    names = "|".join(map(re.escape, sorted(agencies, key=len, reverse=True)))
    opening = r"(?:[-–—|/]\s*|[\[(](?:[\w .'-]{1,40}[/,:] ?)?)"
    return re.compile(
        rf"{opening}(?:Photo(?: by)?:? ?)?(?i:{names})(?:/[\w ]{{1,20}})?[\])]?\Z"
        r"|(?:PHOTO|IMAGE|PICTURE|Photo|Image|Picture)S?s?(?: BY| by)?\s*:\s*[\w ./&-]{1,40}[\])]?\Z"
    )
