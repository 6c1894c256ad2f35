"""The development documents and their gold files fit together, and the texts are ours."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.model import GROUPS, KINDS, SERVICES

DOCUMENTS = Path(__file__).parent / "documents"
EVALUATION = sorted((DOCUMENTS.parent.parent.parent / "shared" / "eval" / "documents").glob("*.txt"))
"""The evaluation texts, where they lie beside the checkout: none of their sentences may be here."""

SHARED_RUN = 10
"""This many words in a row are a copied sentence; shorter runs are lists of names and set phrases."""

TEXTS = sorted(
    path for path in DOCUMENTS.iterdir() if path.suffix in {".txt", ".md", ".html"} and path.stem != "README"
)
GOLD_FILES = sorted(DOCUMENTS.glob("*.gold.json"))


def gold_of(path: Path) -> dict[str, Any]:
    """Read one gold file."""
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def runs_of_words(text: str) -> set[tuple[str, ...]]:
    """Give every run of SHARED_RUN words, case and punctuation aside."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + SHARED_RUN]) for i in range(len(words) - SHARED_RUN + 1)}


def test_every_document_has_its_gold_file_and_the_other_way_round() -> None:
    assert [gold_of(path)["document"] for path in GOLD_FILES] == [path.name for path in TEXTS]
    assert len(TEXTS) >= 30


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_gold_speaks_the_model_s_words(path: Path) -> None:
    gold = gold_of(path)
    for incident in gold["incidents"] + gold["incidents_optional"]:
        assert incident["kind"] is None or incident["kind"] in KINDS
    for blackout in gold["blackouts"] + gold["blackouts_optional"]:
        assert set(blackout["services"]) <= set(SERVICES)
    for claim in gold["claims"] + gold["claims_optional"]:
        assert claim["group"] in GROUPS
        assert claim["measure"] in {"killed", "injured"}
        assert isinstance(claim["value"], int)


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_gold_dates_are_dates_in_order(path: Path) -> None:
    gold = gold_of(path)
    for told in gold["incidents"] + gold["incidents_optional"] + gold["blackouts"] + gold["blackouts_optional"]:
        days = [date.fromisoformat(told[key]) for key in ("date_start", "date_end") if told[key]]
        assert days == sorted(days)


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_no_figure_is_both_a_toll_and_none(path: Path) -> None:
    gold = gold_of(path)
    tolls = {(claim["measure"], claim["value"]) for claim in gold["claims"] + gold["claims_optional"]}
    assert not tolls & {(wrong["measure"], wrong["value"]) for wrong in gold["claims_wrong"]}


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_words_that_are_no_places_stand_in_the_text(path: Path) -> None:
    gold = gold_of(path)
    text = (DOCUMENTS / gold["document"]).read_text(encoding="utf-8").casefold()
    assert [word for word in gold["not_places"] if word.casefold() not in text] == []


@pytest.mark.skipif(not EVALUATION, reason="the evaluation texts do not lie beside this checkout")
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_sentence_comes_from_the_evaluation_texts(path: Path) -> None:
    ours = runs_of_words(path.read_text(encoding="utf-8"))
    for other in EVALUATION:
        shared = ours & runs_of_words(other.read_text(encoding="utf-8"))
        assert not shared, f"{path.name} shares with {other.name}: {sorted(' '.join(run) for run in shared)}"
