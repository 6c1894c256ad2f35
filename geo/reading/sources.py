"""Load documents: plain text, Markdown with front matter, web pages, feeds and mails that were saved.

A file, a folder or standard input gives them.

One bad document never empties a batch: it becomes a :class:`Failure` beside those that were read.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geo.errors import DocumentError, DocumentNotFoundError
from geo.reading.encoding import MAX_BYTES, text_of
from geo.reading.feeds import feed_of, is_feed
from geo.reading.frontmatter import split_front_matter
from geo.reading.labels import Particulars, particulars, split_labels
from geo.reading.mail import is_mail, mail_of
from geo.reading.obvious import obvious_of
from geo.reading.webpage import is_webpage, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".mht", ".mhtml", ".eml")
"""The files that are read in a folder. A file named on its own is read whatever its name."""

_HTML_SUFFIXES = (".html", ".htm")
_ARABIC_LETTERS = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
_LATIN_LETTERS = re.compile(r"[A-Za-z]")
_SAMPLE = 20_000


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
    is_page = path is not None and path.suffix.lower() in _HTML_SUFFIXES
    try:
        if is_mail(data):
            mail = mail_of(data, name)
            document = _from_text(mail.body, name, mail.fields, is_page=mail.is_html)
            warnings = mail.warnings
        else:
            text, warnings = text_of(data, name)
            document = _from_text(text, name, {}, is_page=is_page)
    except DocumentError as error:
        return Failure(name, str(error))
    own = obvious_of(document.text)
    return document._replace(
        title=document.title or own.title,
        publisher=document.publisher or own.publisher,
        url=document.url or own.url,
        published=document.published or own.published,
        language=document.language or language_of(document.text),
        path=None if path is None else name,
        warnings=warnings + document.warnings,
    )


def _from_text(text: str, name: str, fields: Mapping[str, str], *, is_page: bool) -> Loaded:
    """Read a document in whatever form its text is; ``fields`` are what its mail says of it."""
    front = split_front_matter(text)
    body = front.body
    if not body.strip():
        raise DocumentError(f"{name} has front matter and no text: put the report below it")
    told = particulars({**fields, **front.fields})
    problems = (*front.warnings, *told.problems)
    if is_feed(body):
        page = feed_of(body, name)
    elif is_page or is_webpage(body):
        page = page_of(body)
        if not page.text.strip():
            raise DocumentError(
                f"{name} is a web page without text: save it again when it has loaded, or copy its text"
            )
    else:
        if not front.fields and not fields:
            labelled = split_labels(body)
            body, told = labelled.body, particulars(labelled.fields)
            problems += told.problems
        return _loaded(body, told, problems, name)
    known = told._replace(
        title=told.title or page.title,
        publisher=told.publisher or page.publisher,
        url=told.url or page.url,
        published=told.published or page.published,
        language=told.language or page.language,
    )
    return _loaded(page.text, known, (*problems, *page.warnings), name)


def _loaded(text: str, told: Particulars, problems: tuple[str, ...], name: str) -> Loaded:
    return Loaded(
        text,
        told.title,
        told.publisher,
        told.url,
        told.published,
        told.retrieved,
        (told.language or "")[:2].lower() or None,
        warnings=tuple(f"{name}: {problem}" for problem in problems),
    )


def _shown(path: Path) -> str:
    """Give a path as text that can be printed and stored, whatever bytes it is made of."""
    return os.fspath(path).encode("utf-8", "replace").decode("utf-8")
