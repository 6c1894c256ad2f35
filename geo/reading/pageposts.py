"""Read a web page of several posts (a blog, a tag, an archive): each with the day it was posted on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reading.dates import full_date
from geo.reading.furniture import furniture
from geo.reading.labels import day_of
from geo.reading.pagetree import HEADINGS, Element, is_in, lines_of, names_of, paragraphs_of, words_of
from geo.reading.posts import Post
from geo.reading.shadow import shadow_of

if TYPE_CHECKING:
    from datetime import date

_POST = re.compile(r"(?<![\w-])(?:hentry|h-entry|post|blog-post|date-outer|type-post|entry)(?![\w-])")
_NO_POST = re.compile(r"comment|related|sidebar|widget|popular|trending|recommend")
_LIVE = re.compile(r"\blive\b", re.IGNORECASE)
_LONGEST_DAY = 90
_LEVELS = 3
_SHORTEST = 40


def posts_of(tree: Element, headline: Element | None, *, is_certain: bool) -> tuple[Post, ...]:
    """Give the posts of a page, none where it is the page of one story.

    Parameters
    ----------
    tree
        The page.
    headline, is_certain
        As :func:`geo.reading.pagetree.headline_of` gives them: a page whose title is the headline of one of its posts
        is that post's.
    """
    boxes = _boxes(tree)
    found = {box: post for box in boxes if (post := _post(box)) is not None}
    if len(found) < 2 or len(found) * 2 < len(boxes):
        return ()
    if headline is not None and any(box in headline.iterancestors() for box in boxes):
        is_rank = sum(next(box.iter("h1"), None) is not None for box in boxes) < 2 and headline.tag == "h1"
        if is_certain or is_rank:
            return ()
    inside = {element for box in found for element in box.iter()}
    others = [one for one in paragraphs_of(tree) if one not in inside and not _is_beside(one)]
    if is_certain and others and not _LIVE.search(words_of(headline)):
        return ()  # a story, with the others of its paper below it
    posted = sum(len(line) for post in found.values() for line in post.paragraphs)
    return () if sum(len(words_of(one)) for one in others) > posted else tuple(found.values())


def _boxes(tree: Element) -> list[Element]:
    """Give the innermost boxes of the kind that holds a post."""
    for kind in (_is_article, _is_post):
        boxes = [element for element in tree.iter() if isinstance(element.tag, str) and kind(element)]
        outer = {above for box in boxes for above in box.iterancestors()}
        boxes = [box for box in boxes if box not in outer and not _is_beside(box)]
        if len(boxes) > 1:
            return boxes
    return []


def _is_article(element: Element) -> bool:
    return bool(element.tag == "article")


def _is_post(element: Element) -> bool:
    return element.tag in {"div", "section", "li"} and _POST.search(names_of(element)) is not None


def _is_beside(box: Element) -> bool:
    return is_in(box, ("aside", "nav", "footer")) or any(
        _NO_POST.search(names_of(one)) for one in (box, *box.iterancestors()) if one.tag not in {"body", "html"}
    )


def _post(box: Element) -> Post | None:
    heading = next(box.iter(*HEADINGS), None)
    day = _day(box)
    if heading is None or day is None:
        return None
    title = words_of(heading)
    told = tuple(line for line in lines_of(box) if len(line) >= _SHORTEST and line != title and furniture(line) is None)
    return Post(day, title, told)


def _day(box: Element) -> date | None:
    """Give the day of a post: in it, or on the line above it that is the day of several."""
    for time in box.iter("time"):
        if (day := day_of(time.get("datetime") or words_of(time))) is not None:
            return day
    for element in box.iter():
        if isinstance(element.tag, str) and (day := _day_on(element)) is not None:
            return day
    level = box
    for _ in range(_LEVELS):
        for above in level.itersiblings(preceding=True):
            if isinstance(above.tag, str) and (day := _day_on(above)) is not None:
                return day
        level = level.getparent()
        if level is None:
            break
    return None


def _day_on(element: Element) -> date | None:
    text = words_of(element)
    short = len(text) <= _LONGEST_DAY and not text.endswith((".", "۔")) and element.tag != "a"
    return full_date(shadow_of(text).text) if short and any(map(str.isdigit, text)) else None
