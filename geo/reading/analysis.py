"""A document as the reader works on it: canonical text, sentences, known words, dates and places.

Every room of the reader takes a :class:`Sentence` and adds to it; nothing is worked out twice.
Offsets are those of the canonical text; :meth:`Analysis.quote` gives the source's own words and offsets.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from geo.places.gazetteer import Entry
from geo.reading.dates import DateSpan, anchor_of, find_dates
from geo.reading.figures import Figure, figures_in
from geo.reading.layout import Block, blocks
from geo.reading.lexer import Name, Token, fold, lex
from geo.reading.lexicon import Tag
from geo.reading.progress import Progress
from geo.reading.shadow import Shadow, shadow_of
from geo.reading.spans import spans_of
from geo.reading.timeframe import NOTE_DAY, follow_time
from geo.reading.words import may_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.reading.progress import Stage

T = TypeVar("T")
_WORDS_REACH = 48
_NAMES: frozenset[Tag] = frozenset({"place", "not_place"})


class lazily(Generic[T]):  # noqa: N801 - used like a property
    """A property that is worked out when it is first asked for: ``functools.cached_property`` without its lock."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self._name = work.__name__

    def __get__(self, owner: Any, kind: type) -> T:  # noqa: ANN401
        """Work it out and keep it on the owner, where Python looks before it comes here again."""
        found = owner.__dict__[self._name] = self._work(owner)
        return found


class Toponym(msgspec.Struct, eq=False):
    """A place name found in a sentence and what became of it.

    ``after`` is the folded word behind it, or "".
    ``entry`` is None where the name was not taken for a place; ``reason`` says why. ``part`` is what the
    place does in the sentence: location, near, origin, destination, office, bound, dateline or parent
    (the larger place that only says where the smaller one is).
    """

    start: int
    end: int
    text: str
    name: Name
    after: str = ""
    entry: Entry | None = None
    part: str = "bare"
    reason: str | None = None
    is_district: bool = False

    @property
    def is_spot(self) -> bool:
        """Whether it was taken for a district of the province or for something in one."""
        return self.entry is not None and self.entry.is_spot


class Sentence(msgspec.Struct, eq=False, dict=True):
    """One sentence of a block, with the known words in it."""

    number: int
    start: int
    end: int
    text: str
    lower: str
    """The text in small letters: what most patterns are searched for in."""
    folded: str
    """In small letters, and with spaces for marks."""
    block: Block
    paragraph: int
    tokens: list[Token]
    by_tag: dict[Tag, list[Token]]
    tags: frozenset[Tag]
    """The tags that occur, to pass a sentence over quickly."""
    toponyms: list[Toponym] = msgspec.field(default_factory=list)
    anchor: date | None = None
    published: date | None = None
    running: date | None = None
    era: date | None = None

    def of(self, tag: Tag, *others: Tag) -> list[Token]:
        """Give the tokens with any of these tags, in order."""
        if not others:
            return self.by_tag.get(tag, [])
        return [token for token in self.tokens if token.tag == tag or token.tag in others]

    @lazily
    def words(self) -> frozenset[str]:
        """Give the words of the sentence, folded: what a turn of phrase begins with must be among them."""
        return frozenset(self.folded.split())

    @lazily
    def dates(self) -> list[DateSpan]:
        """Give the dates the sentence tells, past unless it says otherwise."""
        return self._dates(future=False)

    @lazily
    def future_dates(self) -> list[DateSpan]:
        """Give its dates read as days to come ("expected to resume on Tuesday")."""
        return self._dates(future=True)

    @lazily
    def figures(self) -> list[Figure]:
        """Give the tolls the sentence tells; numbers inside dates are none."""
        if "toll" not in self.tags or not may_count(self.folded, self.words):
            return []
        return figures_in(self.text, dates=[(span.start - self.start, span.end - self.start) for span in self.dates])

    def _dates(self, *, future: bool) -> list[DateSpan]:
        if "date" not in self.tags:
            return []
        start, anchor = self.start, self.anchor
        note = NOTE_DAY.match(self.text) if "[" in self.text[:3] else None
        if note is not None and anchor is not None:
            # "[Nov 15] …": the day of the report that is quoted here, from which its own words count.
            days = find_dates(self.document_text, start, start + note.end(), anchor=anchor)
            anchor = (days[0].date_end if days else None) or anchor
            start += note.end()
        if self.block.dateline is not None and start < self.block.dateline[1] <= self.end:
            # The day in a dateline is the report's, not the event's.
            start = self.block.dateline[1]
        return find_dates(
            self.document_text, start, self.end, anchor=anchor, running=self.running, era=self.era, future=future
        )

    document_text: str = ""

    def part(self, start: int, end: int) -> Sentence:
        """Give a clause of the sentence as a sentence of its own."""
        tokens = [token for token in self.tokens if start <= token.start < end]
        return msgspec.structs.replace(
            self, start=start, end=end, text=self.document_text[start:end],
            lower=self.lower[start - self.start : end - self.start],
            folded=self.folded[start - self.start : end - self.start],
            tokens=tokens, by_tag=(by_tag := _by_tag(tokens)), tags=frozenset(by_tag),
            toponyms=[toponym for toponym in self.toponyms if start <= toponym.start < end],
        )  # fmt: skip

    def written(self, token: Token) -> str:
        """Give a token in small letters, as the sentence writes it."""
        return self.lower[token.start - self.start : token.end - self.start]

    def words_before(self, position: int, words: int) -> list[str]:
        """Give the folded words that end at a position of the document, at most so many."""
        offset = position - self.start
        return self.folded[max(0, offset - _WORDS_REACH) : offset].rsplit(None, words)[-words:]

    def word_before(self, position: int, *, words: int = 1) -> str:
        """Give the folded words that end at a position of the document."""
        return " ".join(self.words_before(position, words))

    def word_after(self, position: int) -> str:
        """Give the folded word that begins at a position of the document, or ""."""
        offset = position - self.start
        after = self.folded[offset : offset + _WORDS_REACH].split(None, 1)
        return after[0] if after else ""


class Analysis(msgspec.Struct, eq=False):
    """A whole document: its canonical text, its sentences, and the day its words count from."""

    shadow: Shadow
    published: date | None
    anchor: date | None
    sentences: list[Sentence]
    progress: Progress

    @property
    def text(self) -> str:
        """Give the canonical text."""
        return self.shadow.text

    def paced(self, stage: Stage) -> Iterator[Sentence]:
        """Give the sentences of a long stage one by one, and tell the listener how far it is."""
        return self.progress.over(self.sentences, stage=stage)

    def quote(self, start: int, end: int, source_text: str) -> tuple[str, int, int]:
        """Give a span of the canonical text in the source's own words, with its offsets there."""
        first, last = self.shadow.to_source(start, end)
        return source_text[first:last], first, last


def analyse(text: str, *, published: date | None, progress: Progress | None = None) -> Analysis:
    """Split a document into sentences and find the known words in each.

    Parameters
    ----------
    text
        The document as it was loaded.
    published
        The day it was published; None lets the text's own first full date stand in.
    progress
        Is told how far the reading is, here and in the stages after this one.
    """
    progress = progress or Progress()
    shadow = shadow_of(text)
    anchor = published or anchor_of(shadow.text, published)
    found = list(_sentences(shadow.text, anchor, published, progress))
    follow_time(found)
    return Analysis(shadow, published, anchor, found, progress)


def _sentences(text: str, anchor: date | None, published: date | None, progress: Progress) -> Iterator[Sentence]:
    folded, lower = fold(text), text.lower()
    tokens = lex(text, folded=folded)
    starts = [token.start for token in tokens]
    number = 0
    for paragraph, block in enumerate(progress.over(blocks(text, anchor=anchor), stage="analysis")):
        if not block.is_read:
            continue
        for start, end in spans_of(text, block):
            inside = tokens[bisect_left(starts, start) : bisect_left(starts, end)]
            while inside and inside[-1].end > end:
                inside.pop()
            if block.role == "caption":
                # A picture shows a place, often of another day: what its words name is no event.
                inside = [token for token in inside if token.tag in _NAMES]
            by_tag = _by_tag(inside)
            yield Sentence(
                number=number,
                start=start,
                end=end,
                text=text[start:end],
                lower=lower[start:end],
                folded=folded[start:end],
                block=block,
                paragraph=paragraph,
                tokens=inside,
                by_tag=by_tag,
                tags=frozenset(by_tag),
                anchor=(block.date.date_end if block.date is not None else None) or block.told_on or anchor,
                published=block.told_on or published,
                document_text=text,
            )
            number += 1


def _by_tag(tokens: list[Token]) -> dict[Tag, list[Token]]:
    groups: dict[Tag, list[Token]] = {}
    for token in tokens:
        group = groups.get(token.tag)
        if group is None:
            groups[token.tag] = [token]
        else:
            group.append(token)
    return groups


def by_day(places: list[Toponym], spans: list[DateSpan]) -> dict[int, list[Toponym]]:
    """Group places by the day told next after them ("in Zhob on Monday, in Loralai on Tuesday").

    Where a day opens the sentence and a place ends it, by the day told before ("in May in Zhob, in June in Duki").

    Returns
    -------
    dict
        The number of the span in ``spans`` to the places it belongs to; a place behind the last day belongs to it.
    """
    if not places or not spans:
        return {}
    leads = spans[0].start < places[0].start and spans[-1].start < places[-1].start
    groups: dict[int, list[Toponym]] = {}
    for place in places:
        before = sum(span.start < place.start for span in spans)
        groups.setdefault(before - 1 if leads else min(before, len(spans) - 1), []).append(place)
    return groups
