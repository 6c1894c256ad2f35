"""What one clause tells to have happened, before it is held against what other sentences tell."""

from __future__ import annotations

from datetime import date

import msgspec

from geo.model import Group, Kind
from geo.reading.analysis import Sentence, Toponym
from geo.reading.lexer import Token


class Told(msgspec.Struct, eq=False):
    """One happening as one clause tells it; fields are empty where the clause is silent."""

    sentence: Sentence
    token: Token
    kind: Kind
    event_type: str
    sub_event_type: str
    clause: tuple[int, int] = (0, 0)
    is_outside: bool = False
    places: list[Toponym] = msgspec.field(default_factory=list)
    names_province: bool = False
    start: date | None = None
    end: date | None = None
    precision: int = 1
    is_definite: bool = False
    is_weak: bool = False
    is_beside_a_cut: bool = False
    lag_days: int | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    victims: Group | None = None
    why: tuple[str, ...] = ()

    @property
    def has_day(self) -> bool:
        """Whether the clause or its sentence gives a date of its own."""
        return self.start is not None
