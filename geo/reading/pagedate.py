"""Find the day on which a web page was published among those it shows; most belong to other things.

A header shows the day the page was saved, boxes and feet show the days of other stories and of comments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.reading.dates import full_date
from geo.reading.furniture import is_byline
from geo.reading.obvious import day_published, is_update
from geo.reading.pagehead import iso_day
from geo.reading.pagetree import Element, common, is_in, is_short, names_of, paragraphs_of, words_of
from geo.reading.shadow import shadow_of

if TYPE_CHECKING:
    from datetime import date

_PUBLISHED_MARK = re.compile(r"publish|entry-date|entry-time|post-date|pubdate|datecreated", re.IGNORECASE)
_STAMP_MARK = re.compile(r"date|time|meta|byline|posted|author|info")
_CHANGED_MARK = re.compile(r"(?<!published )updated|modified", re.IGNORECASE)
_PUBLISHED_LABEL = re.compile(r"\b(?:published|posted)(?: on| at)?\W*\Z", re.IGNORECASE)
_PUBLISHED_FIRST = re.compile(r"\W*(?:first )?(?:published|posted)\b", re.IGNORECASE)
_CHANGED_LABEL = re.compile(r"\b(?:updated|modified)(?: on| at)?\W*\Z", re.IGNORECASE)
_BESIDE = re.compile(r"comment|related|sidebar|widget|popular|trending|recommend|(?<![a-z])latest|recent-")
_CLOCK = re.compile(
    r"(?<![a-z])(?:top|masthead|navbar|ticker|clock|today|toolbar)|current-?date|date-?in-?header|header-?date"
    r"|(?:region|site|page)-header|(?:^|\s)header(?:\s|$)|header-(?:left|right|bar|info)"
)
_FRAME_TAGS = ("nav", "aside", "form")
_FRAMES = "self::nav or self::aside or self::footer or self::header"
_LONGEST, _LONGEST_PLAIN = 120, 90
_PARTS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "li"})
_MOST, _FEW_WORDS = 20_000, 8


class PageDay(NamedTuple):
    """The day a page was published; ``is_update`` where only the day of its last change is known.

    ``is_elsewhere`` tells that the page shows days, and none of them is the story's.
    """

    day: date | None = None
    is_update: bool = False
    is_elsewhere: bool = False


def day_in_sight(tree: Element, headline: Element | None) -> PageDay:
    """Give the day that a reader of the page sees beside the story, and take the day of a clock out of the tree.

    What stands before the headline counts only in a box with it, and what stands behind the text only where it says
    so.
    """
    texts = list(paragraphs_of(tree))
    body = tree.find("body")
    elements = [one for one in (tree if body is None else body).iter() if isinstance(one.tag, str)][:_MOST]
    place = {element: number for number, element in enumerate(elements)}
    start = headline if headline is not None else (texts[0] if texts else None)
    if start is None or start not in place:
        return PageDay()
    inside = set(start.iter())
    behind = [place[one] for one in texts if one in place and place[one] > place[start] and one not in inside]
    end = min(behind, default=len(elements)) if headline is not None else place[start]
    around = {*start.iterancestors(), start, *(inside if headline is not None else ())}
    clocks: list[Element] = []
    told: list[tuple[int, _Shown]] = []
    alike: dict[tuple[str, str] | None, set[date]] = {}
    is_elsewhere = False
    for element in elements:
        found = None if element in around else _day_shown(element)
        if found is None:
            continue
        alike.setdefault(found.like, set()).add(found.day)
        is_before = place[element] < place[start]
        is_near = not is_before or _is_in_one_box(element, start)
        if not is_near and not found.is_sure and found.is_alone:
            clocks.append(element)
            continue
        is_head = is_before or place[element] < end
        is_own = _shares_article(element, start)
        rank = None if not is_near or _is_beside(element, start) else _rank(found, is_head=is_head, is_own=is_own)
        if rank == _HEAD and is_before:
            rank = _ABOVE
        if rank is None:
            is_elsewhere = is_elsewhere or found.like is None
        else:
            told.append((rank, found))
    for clock in clocks:
        if clock.getparent() is not None:
            clock.drop_tree()
    # Days that stand in the same way over several parts of a page are a diary's or a table's.
    told = [(rank, found) for rank, found in told if found.like is None or len(alike[found.like]) == 1]
    if not told:
        return PageDay(is_elsewhere=is_elsewhere or bool(clocks))
    rank, best = min(told, key=lambda one: one[0])
    return PageDay(best.day, is_update=rank == _UPDATE)


_MACHINE, _SAID, _HEAD, _ABOVE, _OWN, _UPDATE = range(6)


class _Shown(NamedTuple):
    day: date
    is_machine: bool
    is_said: bool
    is_update: bool
    is_time: bool
    is_alone: bool
    like: tuple[str, str] | None  # tag and names, where neither tells that it is the day of the page

    @property
    def is_sure(self) -> bool:
        return (self.is_machine or self.is_said) and not self.is_update


def _rank(found: _Shown, *, is_head: bool, is_own: bool) -> int | None:
    if found.is_update:
        return _UPDATE if is_head or is_own else None
    if found.is_machine:
        return _MACHINE
    if found.is_said:
        return _SAID
    if is_head:
        return _HEAD
    return _OWN if is_own and found.is_time else None


def _day_shown(element: Element) -> _Shown | None:
    """Give the day that a short element shows, or names in an attribute for programs."""
    written = element.get("datetime") or element.get("content") or element.get("title") or ""
    machine = iso_day(written)
    text = words_of(element) if is_short(element, _LONGEST) else ""
    if machine is None and not any(map(str.isdigit, text)):
        return None
    mark = f"{names_of(element)} {element.get('itemprop') or ''} {'pubdate' if 'pubdate' in element.attrib else ''}"
    canonical = shadow_of(text).text
    label = _label(element)
    said = full_date(canonical) if _PUBLISHED_LABEL.search(label) else day_published(canonical)
    if said is not None and canonical.endswith((".", "۔")) and not _PUBLISHED_FIRST.match(canonical):
        said = None  # "A report published on 2 May 2024 told of it."
    day = machine or said or (full_date(canonical) if _is_stamp(canonical, mark) else None)
    if day is None:
        return None
    is_machine = machine is not None and _PUBLISHED_MARK.search(mark) is not None
    changed = (
        (said is None and is_update(canonical))
        or (_CHANGED_MARK.search(mark) is not None and _PUBLISHED_MARK.search(mark) is None)
        or _CHANGED_LABEL.search(label) is not None
    )
    is_plain = machine is None and said is None and (element.tag in _PARTS or not names_of(element).strip())
    return _Shown(
        day,
        is_machine=is_machine,
        is_said=said is not None,
        is_update=changed,
        is_time=element.tag == "time",
        is_alone=len(canonical) <= _LONGEST_PLAIN,
        like=(element.tag, names_of(element)) if is_plain else None,
    )


def _label(element: Element) -> str:
    """Give the words right before an element ("Published", "Last updated:")."""
    previous = element.getprevious()
    if previous is None:
        parent = element.getparent()
        return "" if parent is None else (parent.text or "").strip()
    if (previous.tail or "").strip():
        return str(previous.tail).strip()
    return words_of(previous) if isinstance(previous.tag, str) and is_short(previous, _LONGEST) else ""


def _is_stamp(text: str, mark: str) -> bool:
    """Tell a line that says when something appeared from one that tells what happened when."""
    if len(text) > _LONGEST_PLAIN or text.endswith((".", "?", "!", "۔")):
        return False
    return text.count(" ") < _FEW_WORDS or is_byline(text) or _STAMP_MARK.search(mark) is not None


def _is_in_one_box(element: Element, start: Element) -> bool:
    """Tell whether an element before the headline lies in a box with it, and not in the page's own header."""
    shared = common(element, start)
    if shared.tag in {"body", "html"}:
        # A page as plain as that has no frame: the day stands right above the headline.
        return start.getparent() is shared and element.getparent() is shared and not _CLOCK.search(names_of(element))
    if shared.xpath(f".//*[{_FRAMES}][not(ancestor::article)][.//a]"):
        return False
    between = [element, *element.iterancestors()]
    return not any(_CLOCK.search(names_of(one)) for one in between[: between.index(shared)])


def _is_beside(element: Element, start: Element) -> bool:
    """Tell what lies in a box of other stories, of comments, or in the frame of the page."""
    above = set(start.iterancestors())
    has_article = any(one.tag == "article" for one in above)
    if is_in(element, _FRAME_TAGS):
        return True
    for one in (element, *element.iterancestors()):
        if one in above:
            return False
        if _BESIDE.search(names_of(one)) or (has_article and one.tag == "article"):
            return True
    return False


def _shares_article(element: Element, start: Element) -> bool:
    own = next(start.iterancestors("article"), None)
    return own is not None and next(element.iterancestors("article"), None) is own
