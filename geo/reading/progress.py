"""How far the reading of a document is, told while it goes on; who listens may stop it by raising."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")

Stage = Literal["analysis", "story", "claims"]

SHARES: dict[Stage, float] = {"analysis": 0.5, "story": 0.3, "claims": 0.2}
"""The shares of the work that the three long stages take, about."""

_EVERY = 40
"""Sentences between two words to the listener."""


class Progress:
    """The share of a document's reading that is done.

    Parameters
    ----------
    listen
        Is told the share, from 0 to 1, every few sentences. What it raises ends the reading and reaches the caller.

    Examples
    --------
    >>> told = []
    >>> list(Progress(told.append).over("ab", stage="analysis")), told
    (['a', 'b'], [0.0, 0.5])
    """

    def __init__(self, listen: Callable[[float], None] | None = None) -> None:
        self._listen = listen
        self._done = 0.0

    def over(self, items: Sequence[T], *, stage: Stage) -> Iterator[T]:
        """Give the items of a stage one by one, and tell how far it is."""
        share = SHARES[stage]
        for number, item in enumerate(items):
            if number % _EVERY == 0:
                self._tell(share * number / len(items))
            yield item
        self._done += share
        self._tell(0)

    def _tell(self, more: float) -> None:
        if self._listen is not None:
            self._listen(min(self._done + more, 1.0))
