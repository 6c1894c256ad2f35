"""Take what a document says of itself in fields: keys of front matter, headers of a mail, lines such as "Source: …".

The names of the fields stand in ``data/lexicon/labels.toml``.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geo.reading.dates import full_date
from geo.reading.lexicon import table
from geo.reading.shadow import shadow_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKS = r"[*_]{0,3}"
_LABEL_LINE = re.compile(
    rf"(?:[-*•] +)?{_MARKS}(?P<name>[^\W\d_][\w .-]{{0,30}}?){_MARKS} ?:{_MARKS}"
    r"(?:[ \t]+(?P<value>\S.{0,2000}))?[ \t]*"
)
_HEADING = re.compile(r"#{1,6} \S.{0,300}")
_RULE = re.compile(r"[-*_=]{3,}[ \t]*")
_FOLDED = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{3,2000}", re.IGNORECASE)
_LINK = re.compile(r"\[(?P<words>[^\[\]]{1,200})\]\(\S{1,2000}?\)")
_WRAPPING = " \t\"'“”*_"
_MOST_LINES, _LONGEST_TABLE_LINE, _LONGEST_HEADLINE = 60, 80, 200


class Particulars(NamedTuple):
    """What a document says of itself; what it does not say is None. ``problems`` tells what was left out."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    retrieved: date | None = None
    language: str | None = None
    problems: tuple[str, ...] = ()


class Labelled(NamedTuple):
    """A text without the label lines at its head, and the fields that they told by their names."""

    fields: dict[str, str]
    body: str


def particulars(fields: Mapping[str, str]) -> Particulars:
    """Take what is asked for out of a document's own fields.

    Examples
    --------
    >>> told = particulars({"pubDate": "1 Feb 2026", "source": "https://daily.example/1", "site": "Example Daily"})
    >>> told.published.isoformat(), told.url, told.publisher
    ('2026-02-01', 'https://daily.example/1', 'Example Daily')
    """
    known = {fold(name): value.strip() for name, value in fields.items() if value.strip()}
    problems: list[str] = []
    days: dict[str, date | None] = {}
    for asked in ("published", "retrieved"):
        told = [known[name] for name in _names()[asked] if name in known]
        # "published: true" says that a page is public; the day stands under another name then.
        written = next((value for value in told if any(map(str.isdigit, value))), told[0] if told else None)
        days[asked] = None if written is None else day_of(written)
        if written is not None and days[asked] is None:
            problems.append(f"{asked} {written[:40]!r} is no date and was left out")
    title = next((known[name] for name in _names()["title"] if name in known), None)
    language = next((known[name] for name in _names()["language"] if name in known), "")
    return Particulars(
        title=title,
        publisher=next(filter(None, (_name(known.get(name, "")) for name in _names()["publisher"])), None),
        url=next(filter(None, (_address(known.get(name, "")) for name in _names()["url"])), None),
        published=days["published"],
        retrieved=days["retrieved"],
        language=language[:2].lower() or None,
        problems=tuple(problems),
    )


def split_labels(text: str) -> Labelled:
    r"""Split off the label lines at the head of a text, below its headline or above it.

    Two lines at least, of which one tells title, publisher, address or publication; a title's line may stand alone.
    Where the lines go on with labels that are not known they are the table of an event, and stay.

    Examples
    --------
    >>> split_labels("Title: Blast in Mach\nDate: 2 May 2024\n\nTwo were killed.")
    Labelled(fields={'title': 'Blast in Mach', 'date': '2 May 2024'}, body='Two were killed.')
    """
    lines = text.split("\n", _MOST_LINES)
    rest = lines.pop() if len(lines) > _MOST_LINES else None
    heading = next((line for line in lines if line.strip()), "")
    first = lines.index(heading) + 1 if _is_headline(heading) else 0
    fields: dict[str, str] = {}
    end = first
    for number, line in enumerate(lines[first:], first):
        label = _LABEL_LINE.fullmatch(line)
        if label is not None and (name := fold(label["name"])) in _all_names() and name not in fields:
            fields[name] = label["value"] or ""
            end = number + 1
        elif line.strip():
            is_table = number == end and label is not None and len(line) < _LONGEST_TABLE_LINE
            if is_table and number > first and not line.rstrip().endswith((".", "۔")):
                return Labelled({}, text)
            break
    told = {name: value for name, value in fields.items() if value}
    if not (told.keys() & _certain() and (len(told) > 1 or told.keys() <= set(_names()["title"]))):
        return Labelled({}, text)
    below = [line for line in lines[end:] if line.strip()][:1]
    if below and _RULE.fullmatch(below[0]):
        end = lines.index(below[0], end) + 1
    kept = "\n".join(lines[end:] if rest is None else [*lines[end:], rest]).lstrip("\n")
    return Labelled(told, f"{heading}\n\n{kept}" if first else kept)


def _is_headline(line: str) -> bool:
    """Tell a line above the labels that may be the headline."""
    is_plain = len(line) <= _LONGEST_HEADLINE and _LABEL_LINE.fullmatch(line) is None and _RULE.fullmatch(line) is None
    return _HEADING.fullmatch(line) is not None or (is_plain and bool(line) and not line.endswith((".", "۔", ":")))


def day_of(written: str) -> date | None:
    """Give the day that a field names: "2026-02-01T09:00:00Z", "Feb 1, 2026", "Sun, 1 Feb 2026 09:14:33 +0500"."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return full_date(shadow_of(written[:200]).text)


def is_published(name: str) -> bool:
    """Tell a field that can mean nothing but the day of publication ("publishedAt", not "date").

    >>> is_published("datePublished"), is_published("date")
    (True, False)
    """
    return fold(name) in _certain() and fold(name) in _names()["published"]


def fold(name: str) -> str:
    """Give a field's name as names are compared.

    >>> fold("publish_date"), fold("publishDate"), fold("Date published")
    ('publishdate', 'publishdate', 'datepublished')
    """
    return _FOLDED.sub("", name).lower()


def _address(written: str) -> str | None:
    found = _ADDRESS.search(written)
    return found[0] if found else None


def _name(written: str) -> str | None:
    """Give the name in "Dawn", "[[Dawn]]", "[Dawn](https://…)", "Desk <desk@…>"; None where only an address stands."""
    link = _LINK.search(written)
    plain = (link["words"] if link else written).replace("[[", "").replace("]]", "")
    plain = re.sub(r"<[^<>]{0,300}>", "", plain).strip(_WRAPPING)
    return None if not plain or _ADDRESS.search(plain) or "www." in plain else plain


@cache
def _names() -> dict[str, list[str]]:
    return {asked: [fold(name) for name in names] for asked, names in table("labels")["fields"].items()}


@cache
def _all_names() -> frozenset[str]:
    beside = map(fold, table("labels")["beside"]["names"])
    return frozenset(beside).union(*_names().values())


@cache
def _certain() -> frozenset[str]:
    return frozenset(map(fold, table("labels")["certain"]["names"]))
