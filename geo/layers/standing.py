"""How a blackout stands on a day: ended, open, or not heard of for so long that nobody can tell.

A cut whose end no report tells is not drawn as ended, which would do harm; nor is it drawn, months after its
last word, as surely going on. The record keeps saying what it says; only the picture makes the difference.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from geo.merging import MergedBlackout

Standing = Literal["open", "unheard", "ended"]

UNHEARD_DAYS = 30
"""After so many days without a word of it, an open blackout is no longer taken as going on."""


def standing(blackout: MergedBlackout, day: date | None) -> Standing:
    """Tell how a blackout stands on a day; an open one that no dated report speaks of is "unheard"."""
    if not blackout.is_open:
        return "ended"
    word = last_word(blackout)
    if word is None:
        return "unheard"
    return "open" if day is None or day - word <= timedelta(days=UNHEARD_DAYS) else "unheard"


def last_word(blackout: MergedBlackout) -> date | None:
    """Give the last day on which a report knew of it; None where no report has a date."""
    return max((day for day in (blackout.last_attested, blackout.date_start) if day is not None), default=None)


def first_word(blackout: MergedBlackout) -> date | None:
    """Give the first day on which it is known to have been off; None where no report has a date.

    Where no start is told, that is its end; where no end is told either, the last day on which a report knew of it.
    """
    return blackout.date_start or blackout.date_end or blackout.last_attested
