"""Read one document from its text to its records; every room of the reader is called from here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from geo.model import Mention, Place, Reading, Source, make_id
from geo.places.placing import place_of
from geo.reading.analysis import analyse
from geo.reading.blackouts import blackouts_of
from geo.reading.claims import find_claims
from geo.reading.cutstory import find_cuts
from geo.reading.incidents import records_of
from geo.reading.mentions import resolve_mentions
from geo.reading.progress import Progress
from geo.reading.relevance import nearness
from geo.reading.story import find_story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from geo.places.gazetteer import Entry
    from geo.reading.analysis import Analysis
    from geo.reading.sources import Loaded

_ELSEWHERE = "the document names no place and no group of Balochistan: no event was looked for in it"


def read_document(
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: date | None = None,
    language: str | None = None,
    path: str | None = None,
) -> Reading:
    """Read one document.

    Parameters
    ----------
    text
        The document; offsets in the result count its characters.
    title, publisher, url, published, language, path
        What is known of it. ``published`` is the day that "on Saturday" is counted from; without it the
        text's own first full date stands in, and without that such words give no date.

    Returns
    -------
    Reading
        Its lists are empty where the document says nothing of the kind.

    Examples
    --------
    >>> from datetime import date
    >>> reading = read_document("Gunmen attacked a police post in Nushki on Saturday.", published=date(2026, 2, 2))
    >>> [(i.kind, i.place.name, i.date_start.isoformat()) for i in reading.incidents]
    [('attack', 'Nushki', '2026-01-31')]
    """
    source = Source(
        id=make_id("source", text), text=text, title=title, publisher=publisher, url=url, published=published,
        language=language, path=path,
    )  # fmt: skip
    return read_source(source)


def read_loaded(
    loaded: Loaded, *, published: date | None = None, listen: Callable[[float], None] | None = None
) -> Reading:
    """Read a document that :func:`geo.reading.sources.load` gave; its warnings come first.

    Parameters
    ----------
    loaded
        The document with what it says of itself.
    published
        The day it was published, where the caller knows better.
    listen
        As for :func:`read_source`.
    """
    source = Source(
        id=make_id("source", loaded.text), text=loaded.text, title=loaded.title, publisher=loaded.publisher,
        url=loaded.url, published=published or loaded.published, retrieved=loaded.retrieved,
        language=loaded.language, path=loaded.path,
    )  # fmt: skip
    reading = read_source(source, listen=listen)
    return msgspec.structs.replace(reading, warnings=(*loaded.warnings, *reading.warnings))


def read_source(source: Source, *, listen: Callable[[float], None] | None = None) -> Reading:
    """Read a source, as the store keeps it; see :func:`read_document`.

    Parameters
    ----------
    source
        The document with what is known of it.
    listen
        Is told how far the reading is, from 0 to 1, many times; what it raises stops the reading.
    """
    near = nearness(source.text)
    if near == "nowhere":
        return Reading(source=source, warnings=(_ELSEWHERE,))
    analysis = analyse(source.text, published=source.published, progress=Progress(listen))
    resolve_mentions(analysis)
    if near == "outside":
        return Reading(source=source, mentions=tuple(_mentions(analysis, source.text)), warnings=(_ELSEWHERE,))
    cuts, cut_sentences = find_cuts(analysis)
    story = find_story(analysis, circumstances=cut_sentences)
    incidents, episodes = records_of(story, analysis, source_id=source.id, source_text=source.text)
    event_day = story.main_day if story.cases else None
    blackouts = blackouts_of(cuts, analysis, source_id=source.id, source_text=source.text, event_day=event_day)
    claims = find_claims(analysis, story, episodes, source_id=source.id, source_text=source.text)
    return Reading(
        source=source,
        mentions=tuple(_mentions(analysis, source.text)),
        incidents=tuple(incidents),
        blackouts=tuple(blackouts),
        claims=tuple(claims),
        episodes=tuple(episodes),
        warnings=tuple(_warnings(analysis)),
    )


def _mentions(analysis: Analysis, text: str) -> Iterator[Mention]:
    for sentence in analysis.sentences:
        for toponym in sentence.toponyms:
            written, start, end = analysis.quote(toponym.start, toponym.end, text)
            place = None if toponym.entry is None else _place(toponym.entry)
            yield Mention(text=written, start=start, end=end, place=place, reason=toponym.reason)


@lru_cache(maxsize=4096)
def _place(entry: Entry) -> Place:
    """Give the place of a mention; a place outside has no point."""
    place = place_of(entry)
    return place if entry.is_inside else msgspec.structs.replace(place, lat=None, lon=None, precision_km=None)


def _warnings(analysis: Analysis) -> Iterator[str]:
    if analysis.anchor is None:
        yield "the document names no date and none was given: days such as “Saturday” stay without a date"
