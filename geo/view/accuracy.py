"""How well the reader does, as measured: the figures of ``data/accuracy.toml``, and the table that shows them."""

from __future__ import annotations

import tomllib
from datetime import date
from html import escape
from typing import Literal

import msgspec

from geo import paths
from geo.errors import DataFileError
from geo.view.words import say


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """How well one thing is read, from 0 to 1. Precision and recall are None where only F1 was measured."""

    f1: float
    precision: float | None = None
    recall: float | None = None


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """The scores on one set of texts."""

    name: Literal["development", "unseen", "hard", "retold", "latest"]
    count: int
    places: Score
    incidents: Score
    blackouts: Score
    claims: Score


class Accuracy(msgspec.Struct, frozen=True, kw_only=True):
    """All that was measured, and when."""

    measured: date
    documents: tuple[Measured, ...]


def read_accuracy() -> Accuracy:
    """Read the measured figures.

    Returns
    -------
    Accuracy
        One entry for each set of texts.

    Raises
    ------
    DataFileError
        Where the file is missing or breaks its schema.

    Source: ``data/accuracy.toml``, the project's own measurement.

    >>> [one.name for one in read_accuracy().documents]
    ['development', 'unseen', 'hard', 'retold', 'latest']
    """
    path = paths.DATA / "accuracy.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Accuracy)
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise DataFileError(f"{path}: cannot be read ({error}); put the bundled file back") from error


def accuracy_table(accuracy: Accuracy) -> str:
    """Write the figures as an HTML table, a row for each set of texts; all text is escaped."""
    parts = ("places", "incidents", "blackouts", "claims")
    heads = [say("accuracy.texts"), *(say(f"accuracy.{part}") for part in parts)]
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(say(f"accuracy.{one.name}", n=one.count))}</th>'
        + "".join(f"<td>{escape(score_words(getattr(one, part)))}</td>" for part in parts)
        + "</tr>"
        for one in accuracy.documents
    )
    return f'<table class="accuracy"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def score_words(score: Score) -> str:
    """Write a score: F1, and precision and recall where they were measured.

    >>> score_words(Score(f1=0.72)), score_words(Score(f1=0.97, precision=1.0, recall=0.94))
    ('0.72', '0.97 (1.00 / 0.94)')
    """
    if score.precision is None or score.recall is None:
        return f"{score.f1:.2f}"
    return f"{score.f1:.2f} ({score.precision:.2f} / {score.recall:.2f})"
