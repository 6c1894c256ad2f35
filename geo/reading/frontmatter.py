"""Split a document into its front matter (lines of YAML between ``---``, of TOML between ``+++``) and its body."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

_FENCED = re.compile(
    r"\s{0,200}^(?P<fence>---|\+\+\+)[ \t]*\n(?P<head>.{0,20000}?)\n?^(?:(?P=fence)|\.\.\.)[ \t]*(?:\n+|\Z)",
    re.DOTALL | re.MULTILINE,
)
_KEY = re.compile(r"^[\"']?[A-Za-z][\w -]{0,40}[\"']?[ \t]*[:=]", re.MULTILINE)
_LINE = re.compile(r"[\"']?(?P<key>[A-Za-z][\w -]{0,40})[\"']?[ \t]*:(?:[ \t]+(?P<value>.*))?")
_NO_TEXT = tuple("[]{}&*!|>%@`")  # what opens a list, a map, a block: no plain text for YAML
_NAMES = ("name", "title")


class FrontMatter(NamedTuple):
    """What a document says of itself: plain strings by lower-case key, the body, and what went wrong."""

    fields: dict[str, str]
    body: str
    warnings: tuple[str, ...] = ()


def split_front_matter(text: str) -> FrontMatter:
    r"""Split a text; one without front matter is all body.

    Examples
    --------
    >>> split_front_matter("---\ntitle: Blast in Quetta\n---\nOne was killed.").fields
    {'title': 'Blast in Quetta'}
    """
    fenced = _FENCED.match(text)
    if fenced is None or not _KEY.search(fenced["head"]):
        return FrontMatter({}, text)
    body = text[fenced.end() :]
    return _from_toml(fenced["head"], body) if fenced["fence"] == "+++" else _from_yaml(fenced["head"], text, body)


def _from_yaml(head: str, text: str, body: str) -> FrontMatter:
    # Imported late: most documents have no front matter, and every start of the reader would pay for it.
    import yaml  # noqa: PLC0415

    try:
        # BaseLoader makes nothing but strings, lists and dicts: an impossible date stays a string we can name.
        found = yaml.load(head, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader is stricter than safe_load
    except (yaml.YAMLError, ValueError, RecursionError):
        return _line_by_line(head, body)
    if not isinstance(found, dict):
        return FrontMatter({}, text)
    return FrontMatter(_plain(found), body)


def _from_toml(head: str, body: str) -> FrontMatter:
    # Imported late, as YAML is.
    import tomllib  # noqa: PLC0415

    try:
        return FrontMatter(_plain(tomllib.loads(head)), body)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return FrontMatter({}, body, ("the front matter is not TOML and was left out",))


def _line_by_line(head: str, body: str) -> FrontMatter:
    """Read what is no YAML, such as "title: Mach: two killed", where it is lines of a key and its text."""
    fields: dict[str, str] = {}
    has_more = False
    for line in head.split("\n"):
        found = _LINE.fullmatch(line)
        value = (found["value"] or "").strip() if found else ""
        if found and not value.startswith(_NO_TEXT):
            fields[found["key"].strip().lower()] = value.strip("\"'")
        else:
            has_more = has_more or bool(line.strip() and not line.startswith((" ", "\t", "-", "#")))
    fields = {key: value for key, value in fields.items() if value}
    if not fields:
        return FrontMatter({}, body, ("the front matter is not YAML and was left out",))
    return FrontMatter(fields, body, ("the front matter is not YAML: some lines were left out",) if has_more else ())


def _plain(found: dict[Any, Any]) -> dict[str, str]:
    """Keep what is text or a day; of a nested field ("publisher: {name: …}") its name."""
    fields = {}
    for key, value in found.items():
        if isinstance(value, dict):
            value = next((value[name] for name in _NAMES if isinstance(value.get(name), str)), None)  # noqa: PLW2901
        if isinstance(value, date):
            value = value.isoformat()  # noqa: PLW2901 - TOML has days of its own
        if isinstance(value, str) and value.strip():
            fields[str(key).strip().lower()] = value.strip()
    return fields
