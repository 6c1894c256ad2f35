"""Write several dated posts as one text: each day stands above what was posted on it, as in a diary."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class Post(NamedTuple):
    """One post: its day, its headline, and its paragraphs."""

    day: date
    title: str
    paragraphs: tuple[str, ...] = ()


def diary_of(posts: Sequence[Post]) -> str:
    """Write posts so that the reader takes what each one tells for its own day (:mod:`geo.reading.entries`).

    A headline says again what its post says, and would be counted twice: it stands only where there is nothing else.

    Examples
    --------
    >>> from datetime import date
    >>> print(diary_of([Post(date(2026, 2, 1), "Blast in Mach", ("Two were killed.",))]))
    1 February 2026
    <BLANKLINE>
    Two were killed.
    """
    pieces: list[str] = []
    for post in posts:
        pieces.append(f"{post.day.day} {post.day:%B %Y}")
        pieces.extend(post.paragraphs or (f"- {post.title}",))
    return "\n\n".join(pieces)
