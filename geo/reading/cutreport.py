"""What one sentence tells of a communications cut."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import msgspec

from geo.model import Extent, Service
from geo.reading.analysis import Sentence, Toponym

if TYPE_CHECKING:
    from geo.places.gazetteer import Entry


IN_VIEW_OF = "کے پیش نظر"
"""What Urdu puts behind the reason of a cut: place and day before it are the reason's."""
_SINCE_THE_HOUR = re.compile(
    r"\b(?:has|have|is|are|remains?)\b[^.;]{0,60}\bsince (?:the |early |late |mid-?)+"
    r"(?:morning|afternoon|evening|noon|dawn|daybreak)\b(?! (?:of|on)\b)"
)
_LONG_AGO = timedelta(days=31)
Change = Literal["cut", "slow", "restore", "partial", "extend", "affects"]


class CutReport(msgspec.Struct):
    """What one sentence tells of a cut; fields are empty where the sentence is silent."""

    sentence: Sentence
    changes: frozenset[Change]
    services: tuple[Service, ...]
    places: list[Toponym] = msgspec.field(default_factory=list)
    extent: Extent = "named"
    spread: Extent = "named"
    """How much of the province is told to be hit where some places are named as examples."""
    start: date | None = None
    end: date | None = None
    period: tuple[date, date] | None = None
    """The month it is told for, where no day is: no start, and yet no other month's cut."""
    expected: date | None = None
    days_later: int | None = None
    """How many days after it began it was given back, where that is all that is told: "restored the next morning"."""
    lasted_days: int | None = None
    """How long it was cut, where no day of its end stands beside that: "after a six-day suspension"."""
    is_ahead: bool = False
    is_given_back: bool = False
    """The sentence cuts something and gives it back: "suspended on Ashura and restored late at night"."""
    is_same: bool = False
    is_some: bool = False
    is_generic: bool = False
    names_province: bool = False
    is_nationwide: bool = False
    """It tells of the whole country and does not name the province."""
    is_hours: bool = False
    """It tells the hours of a day: "from 10am to 2pm"."""
    is_counted_back: bool = False
    """The start is only reckoned from how long it had lasted."""
    is_anew: bool = False
    """What came back went off again: another cut begins."""
    is_again: bool = False
    """The sentence only says that what the text gave back before is cut again: "within hours it was blocked again"."""
    is_brief: bool = False
    """It came back for so short a time that nothing ended."""
    is_left_out: bool = False
    gives_examples: bool = False
    """The places are named as examples: "across the province, including Quetta"."""
    ordered_by: str | None = None
    reason: str | None = None
    operators: tuple[str, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether it tells of a cut of another time that had its length: "last August it was off for 16 days"."""
        published = self.sentence.published
        if self.period is None or published is None or published - self.period[1] < _LONG_AGO:
            return False
        return "last year" in self.sentence.lower or any(span.kind == "duration" for span in self.sentence.dates)

    @property
    def entries(self) -> list[Entry]:
        """Give the places named, each once."""
        return list({toponym.entry.id: toponym.entry for toponym in self.places if toponym.entry}.values())

    @property
    def spared(self) -> list[Toponym]:
        """Give the places that a restoration names as exceptions: nothing ended there."""
        if "restore" not in self.changes:
            return []
        return [toponym for toponym in self.sentence.toponyms if toponym.part == "excepted" and toponym.entry]

    @property
    def as_a_whole(self) -> CutReport | None:
        """Give what "in most districts, including Quetta" tells of more than Quetta."""
        if not self.gives_examples:
            return None
        return msgspec.structs.replace(
            self, places=[], extent=self.spread, is_left_out=self.spread == "part_of_province", gives_examples=False
        )

    @property
    def left_out(self) -> CutReport | None:
        """Give what a restoration leaves out: "restored in all districts except Kech", where the cut goes on."""
        places = [toponym for toponym in self.spared if toponym.entry and toponym.entry.is_inside]
        if not places or "cut" in self.changes:
            return None
        return msgspec.structs.replace(
            self, changes=frozenset({"cut"}), places=places, extent="named", start=None, end=None, expected=None,
            is_ahead=False, names_province=False, is_left_out=True,
        )  # fmt: skip


def since_today(report: CutReport) -> date | None:
    """Give the report's own day for "has been suspended since the afternoon", where no other day is told."""
    sentence = report.sentence
    if sentence.published is None or "since" not in sentence.words or not report.changes & {"cut", "slow"}:
        return None
    return sentence.anchor if _SINCE_THE_HOUR.search(sentence.lower) else None
