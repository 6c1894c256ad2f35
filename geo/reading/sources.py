"""Load documents: plain text, Markdown with front matter, saved web pages; a file, a folder or standard input.

One bad document never empties a batch: it becomes a :class:`Failure` beside those that were read.
"""

from __future__ import annotations

import os
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geo.errors import DocumentError, DocumentNotFoundError
from geo.reading.clippings import head_day
from geo.reading.dates import full_date
from geo.reading.encoding import MAX_BYTES, text_of
from geo.reading.entries import is_only_a_date
from geo.reading.frontmatter import split_front_matter
from geo.reading.furniture import is_byline
from geo.reading.layout import Block, blocks
from geo.reading.shadow import Shadow, shadow_of
from geo.reading.webpage import is_webpage, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")
"""The files that are read in a folder. A file named on its own is read whatever its name."""

_HTML_SUFFIXES = (".html", ".htm")
_ARABIC_LETTERS = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
_LATIN_LETTERS = re.compile(r"[A-Za-z]")
_SAMPLE = 20_000
_ENDS = 4_000
_PUBLISHED_IN = re.compile(r"(?i:published in) (?:the )?(?P<publisher>[A-Z][\w' ]{1,40}?), ")
_DATE_LINE = re.compile(r"(?i:\b(?:published|posted|updated)\b)")
_ADDRESS_LINE = re.compile(r"(?im)^(?:url|link|source|address)\s*:\s*(https?://\S{1,1000})\s*$")


class Loaded(NamedTuple):
    """A document that was read: its text, what it says of itself, and what a person should know about how.

    The names are those of :class:`geo.model.Source`; what is not known is None. What neither front matter nor
    page head tells comes from obvious lines of the text only: a headline first, "Published in Dawn, February 2nd,
    2026". ``language`` is "ur" where most letters are Arabic ones, else "en". ``warnings`` is normally empty.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    retrieved: date | None = None
    language: str | None = None
    path: str | None = None
    warnings: tuple[str, ...] = ()


class Failure(NamedTuple):
    """A document that was not read: where it lies, and one sentence that says why and what to do."""

    path: str
    message: str

    def __str__(self) -> str:
        """Give the sentence."""
        return self.message


def load(path: str | os.PathLike[str]) -> Iterator[Loaded | Failure]:
    """Load the documents at a path.

    Parameters
    ----------
    path
        A file; a folder, whose text, Markdown and HTML files are read in the order of their paths (hidden ones
        are left out); or ``-`` for standard input.

    Returns
    -------
    iterator of Loaded or Failure
        One for each document; a folder without documents gives one failure.

    Raises
    ------
    DocumentNotFoundError
        At once, where there is nothing at the path.
    """
    if os.fspath(path) == "-":
        return iter((_from_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), None),))
    place = Path(path)
    if not place.exists():
        raise DocumentNotFoundError(f"there is no file or folder at {place}")
    return _from_folder(place) if place.is_dir() else iter((_from_file(place),))


def language_of(text: str) -> str:
    """Tell "ur" from "en" by the letters of a text.

    >>> language_of("کوئٹہ میں دھماکہ (blast)")
    'ur'
    """
    sample = text[:_SAMPLE]
    return "ur" if len(_ARABIC_LETTERS.findall(sample)) > len(_LATIN_LETTERS.findall(sample)) else "en"


def _from_folder(folder: Path) -> Iterator[Loaded | Failure]:
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.name.lower().endswith(SUFFIXES)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    )
    if not found:
        yield Failure(_shown(folder), f"{_shown(folder)} holds no {', '.join(SUFFIXES)} file: put reports into it")
    for path in found:
        yield _from_file(path)


def _from_file(path: Path) -> Loaded | Failure:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return Failure(_shown(path), f"{_shown(path)} cannot be read ({error.strerror}): check its permissions")
    return _from_bytes(data, path)


def _from_bytes(data: bytes, path: Path | None) -> Loaded | Failure:
    name = "standard input" if path is None else _shown(path)
    try:
        text, warnings = text_of(data, name)
        is_html = is_webpage(text) or (path is not None and path.suffix.lower() in _HTML_SUFFIXES)
        document = _from_webpage(text, name) if is_html else _from_text(text, name)
    except DocumentError as error:
        return Failure(name, str(error))
    own = _obvious(document.text)
    return document._replace(
        title=document.title or own.title,
        publisher=document.publisher or own.publisher,
        url=document.url or own.url,
        published=document.published or own.published,
        language=document.language or language_of(document.text),
        path=None if path is None else name,
        warnings=warnings + document.warnings,
    )


def _from_webpage(html: str, name: str) -> Loaded:
    page = page_of(html)
    if not page.text.strip():
        raise DocumentError(f"{name} is a web page without text: save it again when it has loaded, or copy its text")
    return Loaded(page.text, page.title, page.publisher, page.url, page.published, language=_language(page.language))


def _from_text(text: str, name: str) -> Loaded:
    fields, body, problems = split_front_matter(text)
    if not body.strip():
        raise DocumentError(f"{name} has front matter and no text: put the report below it")
    warnings = [f"{name}: {problem}" for problem in problems]
    days: dict[str, date | None] = {}
    for key, written in (
        ("published", fields.get("published") or fields.get("date")),
        ("retrieved", fields.get("retrieved")),
    ):
        days[key] = _day(written)
        if written is not None and days[key] is None:
            warnings.append(f"{name}: {key} {written[:40]!r} is no date and was left out")
    return Loaded(
        body,
        fields.get("title"),
        fields.get("publisher") or fields.get("source"),
        fields.get("url"),
        days["published"],
        days["retrieved"],
        _language(fields.get("language") or fields.get("lang")),
        warnings=tuple(warnings),
    )


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return full_date(shadow_of(written).text)


def _language(written: str | None) -> str | None:
    return (written or "")[:2].lower() or None


class _Obvious(NamedTuple):
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None


def _obvious(text: str) -> _Obvious:
    """Read the head and the foot of a page for what they say of it in so many words."""
    head = shadow_of(text[:_ENDS])
    pieces = blocks(head.text)
    title = next((_quote(text, head, piece) for piece in pieces if piece.role == "title"), None)
    address = _ADDRESS_LINE.search(text[:_ENDS])
    lines = [head.text[piece.start : piece.end] for piece in pieces if piece.role == "furniture"]
    if len(text) > _ENDS:
        foot = shadow_of(text[-_ENDS:]).text
        lines += [foot[piece.start : piece.end] for piece in blocks(foot) if piece.role == "furniture"]
    named = next(filter(None, map(_PUBLISHED_IN.match, lines)), None)
    dated = [line for line in lines if _PUBLISHED_IN.match(line) or _DATE_LINE.search(line) or is_byline(line)]
    bare = {full_date(line) for line in lines if is_only_a_date(line)}
    # A page that has one date of its own says when it was published; one with several is a list of days.
    published = next(filter(None, map(full_date, dated)), None) or head_day(head.text, pieces)
    published = published or (bare.pop() if len(bare) == 1 else None)
    reports = {piece.told_on for piece in pieces if piece.told_on is not None}
    if len(reports) > 1:
        # Several reports have no day in common, unless the page says when it was published and they followed.
        labelled = (line for line in dated if _DATE_LINE.search(line) and not _PUBLISHED_IN.match(line))
        first = next(filter(None, map(full_date, labelled)), None)
        published = first if first is not None and first <= min(reports) else None
    return _Obvious(title, named["publisher"] if named else None, address[1] if address else None, published)


def _quote(text: str, shadow: Shadow, piece: Block) -> str:
    start, end = shadow.to_source(piece.text_start, piece.end)
    return " ".join(text[start:end].split())


def _shown(path: Path) -> str:
    """Give a path as text that can be printed and stored, whatever bytes it is made of."""
    return os.fspath(path).encode("utf-8", "replace").decode("utf-8")
