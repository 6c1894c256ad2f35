"""Split a document into its front matter (a few lines of YAML between ``---``) and its body."""

from __future__ import annotations

import re
from typing import NamedTuple

_FENCED = re.compile(r"---[ \t]*\n(?P<head>.{0,20000}?)\n?^(?:---|\.\.\.)[ \t]*(?:\n+|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^[A-Za-z][\w -]{0,40}:", re.MULTILINE)


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
    # Imported late: most documents have no front matter, and every start of the reader would pay for it.
    import yaml  # noqa: PLC0415

    body = text[fenced.end() :]
    try:
        # BaseLoader makes nothing but strings, lists and dicts: an impossible date stays a string we can name.
        found = yaml.load(fenced["head"], Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader is stricter than safe_load
    except (yaml.YAMLError, ValueError, RecursionError):
        return FrontMatter({}, body, ("the front matter is not YAML and was left out",))
    if not isinstance(found, dict):
        return FrontMatter({}, text)
    fields = {str(key).strip().lower(): value.strip() for key, value in found.items() if isinstance(value, str)}
    return FrontMatter({key: value for key, value in fields.items() if value}, body)
