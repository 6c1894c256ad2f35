"""What a person has chosen on the map page, kept apart from the widgets that show it, so that no quick click is lost.

Streamlit runs a click's callback first of all, and every look at ``st.session_state`` is a moment at which a newer
click may end the run: a callback that looks there may be stopped halfway, and its click is gone. So callbacks only
note here what to do, and the page does it; what is stopped halfway is done again. And each click brings the values
that the browser shows: when it has not heard yet of what the program put into a widget, it brings the old one back.
So a widget gets a new name whenever the program, not the person, changes it.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable

State = st.session_state


class Chosen:
    """The value of each filter by its name, and what is still to be done."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}
        self._begun: dict[str, Any] = {}
        self._serial: dict[str, int] = {}
        self._to_do: deque[Callable[[], None]] = deque()

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 — each filter has a type of its own
        """Give the value that stands."""
        return self._values[name]

    def put(self, name: str, value: object) -> None:
        """Set a value from elsewhere than its widget, which begins anew with it."""
        self._values[name] = self._begun[name] = value
        self._serial[name] = self._serial.get(name, -1) + 1

    def follow(self, name: str, value: object) -> None:
        """Set a value to what its widget shows."""
        self._values[name] = value

    def begin_anew(self) -> None:
        """Let every widget begin anew with the value that stands, where Streamlit has forgotten the widgets."""
        for name, value in self._values.items():
            self.put(name, value)

    def key(self, name: str) -> str:
        """Give the key of a widget: the name alone, until the program changes the value."""
        serial = self._serial[name]
        return f"{name}-{serial}" if serial else name

    def begun(self, name: str) -> Any:  # noqa: ANN401
        """Give the value that the widget of now began with."""
        return self._begun[name]

    def take(self) -> set[str]:
        """Take over what a person changed in the widgets, and give the names of the changed."""
        changed = set()
        for name, value in self._values.items():
            key = self.key(name)
            if key in State and State[key] != value:
                changed.add(name)
        for name in changed:
            self.follow(name, State[self.key(name)])
        return changed

    def later(self, act: Callable[..., None], *args: object) -> None:
        """Note what to do at the start of the next run: for callbacks, since it cannot be stopped halfway."""
        self._to_do.append(partial(act, *args))

    def do(self) -> bool:
        """Do what was noted, in its order; tell whether there was anything."""
        something = bool(self._to_do)
        while self._to_do:
            try:
                self._to_do[0]()  # stopped by a newer click, it stays, and is done again
            except Exception:
                self._to_do.popleft()
                raise
            self._to_do.popleft()
        return something


def chosen() -> Chosen:
    """Give what is chosen in this session; its values are there once the link was read."""
    if "chosen" not in State:
        State.chosen = Chosen()
    found: Chosen = State.chosen
    return found
