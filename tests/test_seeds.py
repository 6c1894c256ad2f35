"""The seeds are complete, dated, and in our own words."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from geo.paths import SEEDS

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = sorted((SEEDS.parent.parent / "shared" / "seeds").glob("*.txt"))
"""The articles that the digests retell, where they lie beside the checkout."""

SHARED_RUN = 8
"""This many words in a row that a digest shares with its article are a copy, not a digest."""

SEED_FILES = sorted(SEEDS.glob("*.md"))


def front_matter_and_body(path: Path) -> tuple[dict[str, Any], str]:
    """Split a seed at its two ``---`` lines."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def runs_of_words(text: str) -> set[tuple[str, ...]]:
    """Give every run of SHARED_RUN words, case and punctuation aside."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + SHARED_RUN]) for i in range(len(words) - SHARED_RUN + 1)}


def test_there_is_one_seed_for_the_article_and_one_for_each_reported_entry() -> None:
    assert len(SEED_FILES) == 13


@pytest.mark.parametrize("path", SEED_FILES, ids=lambda path: path.stem)
def test_front_matter_is_complete(path: Path) -> None:
    front, body = front_matter_and_body(path)
    for field in ("title", "publisher", "url"):
        assert isinstance(front[field], str), field
        assert front[field].strip(), field
    assert front["url"].startswith("https://")
    assert front["language"] == "en"
    assert isinstance(front["retrieved"], date)
    assert len(body.split()) >= 100


@pytest.mark.parametrize("path", SEED_FILES, ids=lambda path: path.stem)
def test_the_file_name_carries_the_date_of_publication(path: Path) -> None:
    front, _ = front_matter_and_body(path)
    if path.stem.startswith("undated-"):
        assert "published" not in front
        return
    assert isinstance(front["published"], date)
    assert path.stem.startswith(front["published"].isoformat())
    assert front["published"] <= front["retrieved"]


@pytest.mark.skipif(not ARTICLES, reason="the articles do not lie beside this checkout")
@pytest.mark.parametrize("path", SEED_FILES, ids=lambda path: path.stem)
def test_no_long_run_of_words_is_shared_with_an_article(path: Path) -> None:
    _, body = front_matter_and_body(path)
    for article in ARTICLES:
        shared = runs_of_words(body) & runs_of_words(article.read_text(encoding="utf-8"))
        assert not shared, f"{path.name} shares with {article.name}: {sorted(' '.join(run) for run in shared)}"
