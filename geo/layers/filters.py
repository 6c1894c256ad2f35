"""The filters: one record, parsed from the same words on the command line, in the app and in a link."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import msgspec
from rapidfuzz import fuzz, process

from geo.errors import FilterError
from geo.model import KINDS, Kind, Record
from geo.places.history import all_districts
from geo.places.lookup import look_up
from geo.places.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORDS: tuple[str, ...] = (
    "from",
    "to",
    "kind",
    "district",
    "division",
    "actor",
    "source",
    "text",
    "precision",
    "disagree",
    "show",
)
"""The words of a link or a command line, in the order in which they are written."""

SHOWN: tuple[str, ...] = ("attacks", "blackouts")
"""The layers that may be switched off."""

_NOTHING = "none"
"""The word for no layer at all."""

_CLOSE_ENOUGH = 60
"""rapidfuzz score (0–100) from which a name is offered as what was meant."""

_KNOWN_SPELLING = 0.95
"""The lookup's score (0–1) from which a spelling is known, and not a guess."""

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off", ""})


class Filters(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to show; an empty field filters nothing.

    ``date_from`` and ``date_to`` are days, both included: an event is shown where its own range of days
    touches them. ``actor``, ``source`` and ``text`` match anywhere in the name, title, publisher or sentence,
    whatever the capitals. ``max_where_prec`` hides what is placed more coarsely (UCDP where_prec).

    >>> Filters.parse({"from": "2026-01-31", "kind": "attack,clash"}).kinds
    ('attack', 'clash')
    """

    date_from: date | None = None
    date_to: date | None = None
    kinds: tuple[Kind, ...] = ()
    districts: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    actor: str = ""
    source: str = ""
    text: str = ""
    max_where_prec: int = 7
    disagree_only: bool = False
    show: tuple[str, ...] = SHOWN

    def __post_init__(self) -> None:
        """Refuse what no store could satisfy.

        Raises
        ------
        FilterError
            Where the range ends before it starts, or a kind, layer or precision does not exist.
        """
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise FilterError(f"the dates end before they start: from {self.date_from} to {self.date_to}")
        for kind in self.kinds:
            _known(kind, KINDS, "kind")
        for layer in self.show:
            _known(layer, SHOWN, "layer to show")
        if not 1 <= self.max_where_prec <= 7:
            raise FilterError(f"a precision is 1 (exact) to 7 (anywhere), not {self.max_where_prec}")

    @classmethod
    def parse(cls, words: Mapping[str, str | Sequence[str] | None]) -> Filters:
        """Make filters from the words of a command line or a link.

        Parameters
        ----------
        words
            From :data:`WORDS` to a text, or to several; lists may also be written with commas. Absent and empty
            ones filter nothing. Words that are no filter (a map's zoom, say) are passed over.

        Raises
        ------
        FilterError
            Where a date is none, a kind or layer is unknown, or the range ends before it starts.
        """
        one = {word: _first(words.get(word)) for word in WORDS}
        return cls(
            date_from=_day(one["from"], "from"),
            date_to=_day(one["to"], "to"),
            kinds=cast("tuple[Kind, ...]", tuple(_kind(name) for name in _list(words.get("kind")))),
            districts=_list(words.get("district")),
            divisions=_list(words.get("division")),
            actor=one["actor"],
            source=one["source"],
            text=one["text"],
            max_where_prec=_number(one["precision"]) if one["precision"] else 7,
            disagree_only=_switch(one["disagree"]),
            show=tuple(name for name in _list(words.get("show")) if name != _NOTHING) if words.get("show") else SHOWN,
        )

    def words(self) -> dict[str, str]:
        """Give the words that :meth:`parse` reads back to these filters; only those that filter."""
        told = {
            "from": self.date_from.isoformat() if self.date_from else "",
            "to": self.date_to.isoformat() if self.date_to else "",
            "kind": ",".join(self.kinds),
            "district": ",".join(self.districts),
            "division": ",".join(self.divisions),
            "actor": self.actor,
            "source": self.source,
            "text": self.text,
            "precision": str(self.max_where_prec) if self.max_where_prec < 7 else "",
            "disagree": "1" if self.disagree_only else "",
            "show": (",".join(self.show) or _NOTHING) if self.show != SHOWN else "",
        }
        return {word: value for word, value in told.items() if value}

    def validated(self) -> Filters:
        """Give the filters with districts and divisions in their official spelling.

        Raises
        ------
        FilterError
            For a district or division that never was; it names the likeliest one meant.
        """
        return msgspec.structs.replace(
            self,
            districts=tuple(_district(name) for name in self.districts),
            divisions=tuple(_known(name, _divisions(), "division") for name in self.divisions),
        )

    @property
    def is_dated(self) -> bool:
        """Whether a date filter is set; records without a date are shown only when none is."""
        return self.date_from is not None or self.date_to is not None


def _known(name: str, names: Sequence[str], what: str) -> str:
    """Give the name as it is spelt, whatever the capitals."""
    folded = {known.casefold(): known for known in names}
    if name.casefold() in folded:
        return folded[name.casefold()]
    near = process.extractOne(name, names, scorer=fuzz.WRatio, score_cutoff=_CLOSE_ENOUGH)
    hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(names)}"
    raise FilterError(f"there is no {what} {name!r}{hint}")


def _district(name: str) -> str:
    for row in all_districts():
        if fold(name) in (fold(row.name), fold(row.pcode)):
            return row.name
    found = look_up(name, kind="district")
    if found.place is not None and found.place.district and found.score >= _KNOWN_SPELLING:
        return found.place.district
    return _known(name, [row.name for row in all_districts()], "district")


def _divisions() -> list[str]:
    return sorted({row.division for row in all_districts()})


def _kind(name: str) -> str:
    return _known(name.strip().replace("-", "_").replace(" ", "_"), KINDS, "kind")


def _day(text: str, word: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FilterError(f"{word} wants a date like 2026-01-31, not {text!r}") from None


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise FilterError(f"a precision is 1 (exact) to 7 (anywhere), not {text!r}") from None


def _switch(text: str) -> bool:
    if text.casefold() in _TRUE | _FALSE:
        return text.casefold() in _TRUE
    raise FilterError(f"disagree wants yes or no, not {text!r}")


def _first(value: str | Sequence[str] | None) -> str:
    if value is None or isinstance(value, str):
        return (value or "").strip()
    return value[0].strip() if value else ""


def _list(value: str | Sequence[str] | None) -> tuple[str, ...]:
    texts = [value] if isinstance(value, str) else list(value or ())
    names = [name.strip() for text in texts for name in text.split(",")]
    return tuple(dict.fromkeys(name for name in names if name))
