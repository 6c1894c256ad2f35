"""The words the reader knows, from ``data/lexicon``: one table from written form to what it may mean.

A form in lower case matches in any case; a form with a capital needs one in the text; a form in capitals
only (an acronym) matches only in capitals. A plural or possessive -s after a form is understood.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from geo import paths
from geo.errors import DataFileError
from geo.model import Group, Kind, Measure, Service

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


Tag = Literal[
    "place", "not_place", "event", "actor", "service", "not_service", "cut", "operator", "authority",
    "toll", "target", "negated", "foiled", "hypothetical", "commemorated", "general", "reaction", "background",
    "negated_after", "accident", "date", "nothing",
]  # fmt: skip

STANCES: tuple[Tag, ...] = (
    "negated", "foiled", "hypothetical", "commemorated", "general", "reaction", "background",
    "negated_after", "accident",
)  # fmt: skip


class Happening(msgspec.Struct, frozen=True):
    """What an event word says happened, in our kinds and in ACLED's types."""

    name: str
    kind: Kind
    event_type: str
    sub_event_type: str
    is_verb: bool


class Actor(msgspec.Struct, frozen=True):
    """A named group or force and the side that figures about it belong to."""

    name: str
    group: Group


class Services(msgspec.Struct, frozen=True):
    """The services a word stands for; ``is_cut`` where the word itself says that they are off.

    ``is_generic`` marks words such as "networks", which count only where no service is named.
    """

    names: tuple[Service, ...]
    is_cut: bool
    is_generic: bool = False


class Toll(msgspec.Struct, frozen=True):
    """What a toll word says of the people counted, and on which side of the figure it stands."""

    measure: Measure
    role: str


class Sense(msgspec.Struct, frozen=True):
    """One meaning of a written form; ``case`` is 0 for any, 1 for a capital, 2 for capitals only."""

    tag: Tag
    value: Any
    case: int


def load_table(name: str) -> dict[str, Any]:
    """Read one lexicon file.

    Raises
    ------
    DataFileError
        Where the file is missing or is no TOML; the message names it.
    """
    path = paths.DATA / "lexicon" / f"{name}.toml"
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataFileError(f"the lexicon file {path.name} cannot be read ({error}); restore data/lexicon") from error


@cache
def table(name: str) -> dict[str, Any]:
    """Give one lexicon file, read once."""
    return load_table(name)


def number_of(written: str) -> int | None:
    """Give the number that digits or a number word in small letters stand for; None for any other word.

    >>> number_of("12"), number_of("twelve"), number_of("a dozen"), number_of("several")
    (12, 12, 12, None)
    """
    if written.isdecimal():
        return int(written)
    value = table("figures")["numbers"].get(written)
    return None if value is None else int(value)


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """Give every form but place names, folded to lower case, with what it may mean."""
    found: dict[str, list[Sense]] = {}
    for tag, value, form in _entries():
        found.setdefault(form.lower(), []).append(Sense(tag, value, case_of(form)))
    return {form: tuple(meanings) for form, meanings in found.items()}


def case_of(form: str) -> int:
    """Tell what capitals a form asks for in a text: 0 none, 1 a first capital, 2 all.

    >>> [case_of(form) for form in ("blast", "Levies", "BLA", "3G")]
    [0, 1, 2, 2]
    """
    if form == form.lower() or form[0].islower():
        return 0
    return 2 if form == form.upper() else 1


def _entries() -> Iterator[tuple[Tag, Any, str]]:
    yield from _events()
    for actor in table("actors")["actor"]:
        for form in actor["forms"]:
            yield "actor", Actor(actor["name"], actor["group"]), form
    for toll in table("figures")["toll"]:
        for form in toll["forms"]:
            yield "toll", Toll(toll["measure"], toll["role"]), form
    yield from _tolls_in_events()
    yield from _blackout_words()
    for side, forms in table("targets").items():
        for form in forms:
            yield "target", side, form
    for stance in STANCES:
        for form in table("stance")[stance]:
            yield stance, None, form
    for form in table("places")["not_places"]:
        yield "not_place", None, form


def _tolls_in_events() -> Iterator[tuple[Tag, Toll, str]]:
    """Give the event words that hold what a toll counts: in "six bodies were found" the event has the bodies too."""
    nouns = {
        form.lower(): Toll(toll["measure"], toll["role"])
        for toll in table("figures")["toll"] if toll["role"] == "noun" for form in toll["forms"]
    }  # fmt: skip
    tolls = {form.lower() for toll in table("figures")["toll"] for form in toll["forms"]}
    for tag, _, form in _events():
        held = next((noun for noun in form.lower().split() if noun in nouns), None)
        if tag == "event" and held is not None and form.lower() not in tolls:
            yield "toll", nouns[held], form


def _events() -> Iterator[tuple[Tag, Happening | None, str]]:
    for form in table("events")["nothing"]["forms"]:
        yield "nothing", None, form
    for event in table("events")["event"]:
        for is_verb, forms in ((True, event["verbs"]), (False, event["nouns"])):
            happening = Happening(event["name"], event["kind"], event["event_type"], event["sub_event_type"], is_verb)
            for form in forms:
                yield "event", happening, form


def _blackout_words() -> Iterator[tuple[Tag, Any, str]]:
    blackouts = table("blackouts")
    for service, forms in blackouts["services"].items():
        for form in forms:
            yield "service", Services((service,), is_cut=False), form
    for several in blackouts["any"]:
        is_cut = several.get("cut", False)
        for form in several["forms"]:
            yield "service", Services(tuple(several["services"]), is_cut, several.get("generic", not is_cut)), form
    for cut in blackouts["cut"]:
        for form in cut["forms"]:
            yield "cut", cut["sense"], form
    for tag, key in (("operator", "operators"), ("authority", "authorities")):
        for name, forms in blackouts[key].items():
            for form in forms:
                yield tag, name, form  # type: ignore[misc]
    for form in blackouts["not_services"]["forms"]:
        yield "not_service", None, form


@cache
def pattern(room: str, name: str, *, after: str = "") -> re.Pattern[str]:
    r"""Compile one list of phrases of ``patterns.toml``, to be searched for in a text in small letters.

    Parameters
    ----------
    room, name
        The section and the list.
    after
        What must follow the phrase, as a regular expression; ``\\s*$`` for a phrase at the end.

    Examples
    --------
    >>> bool(pattern("cuts", "whole").search("in all 36 districts of the province"))
    True
    """
    phrases = "|".join(table("patterns")[room][name])
    return re.compile(in_small_letters(rf"\b(?:{phrases})\b{after}"))


def in_small_letters(expression: str) -> str:
    r"""Write a regular expression in small letters, except for what a backslash stands before.

    A search for it in a text in small letters is several times as quick as one that ignores capitals.

    >>> in_small_letters(r"AFP\W")
    'afp\\W'
    """
    return re.sub(r"\\.|[A-Z]", lambda match: match[0] if match[0][0] == "\\" else match[0].lower(), expression)


def forms_of(groups: dict[str, Iterable[str]]) -> dict[str, str]:
    """Turn ``{meaning: [form, …]}`` into ``{form in lower case: meaning}``."""
    return {form.lower(): meaning for meaning, forms in groups.items() for form in forms}
