"""The measured figures, and the table of them that the data page shows."""

from __future__ import annotations

import re
from datetime import date

import pytest

from geo import paths
from geo.errors import DataFileError
from geo.view import accuracy
from geo.view.accuracy import accuracy_table, read_accuracy


@pytest.fixture
def table():
    return accuracy_table(read_accuracy())


def test_the_figures_are_scores_of_a_known_day():
    told = read_accuracy()
    assert told.measured == date(2026, 11, 23)
    assert [(one.name, one.count) for one in told.documents] == [
        ("development", 50),
        ("unseen", 44),
        ("hard", 90),
        ("retold", 276),
        ("latest", 16),
    ]
    for one in told.documents:
        for score in (one.places, one.incidents, one.blackouts, one.claims):
            assert 0 < score.f1 <= 1
            if score.precision is not None:
                low, high = sorted((score.precision, score.recall))
                assert low - 0.01 <= score.f1 <= high + 0.01, "F1 lies between the two, but for rounding"


def test_each_set_of_texts_has_a_row(table):
    rows = re.findall(r"<td>(.*?)</td>", table)
    assert rows[:4] == ["0.99 (0.99 / 0.99)", "0.99 (1.00 / 0.98)", "1.00 (1.00 / 1.00)", "0.97 (1.00 / 0.94)"]
    assert rows[4:8] == ["0.96 (0.98 / 0.94)", "0.79 (0.88 / 0.71)", "0.76 (1.00 / 0.62)", "0.97 (0.96 / 0.97)"]
    assert rows[8:12] == ["0.99 (0.98 / 0.99)", "0.69 (0.73 / 0.66)", "0.39 (0.46 / 0.34)", "0.86 (0.93 / 0.79)"]
    assert rows[12:16] == ["0.96 (0.97 / 0.96)", "0.76 (0.80 / 0.72)", "0.77 (0.84 / 0.71)", "0.86 (0.90 / 0.83)"]
    assert rows[16:] == ["0.99 (1.00 / 0.99)", "0.98 (1.00 / 0.95)", "0.90 (0.82 / 1.00)", "0.94 (0.98 / 0.90)"]
    assert "50 texts" in table
    assert "44 real articles" in table


def test_words_are_escaped(monkeypatch):
    monkeypatch.setattr(accuracy, "say", lambda key, **values: f"<b>{key}</b>")
    assert "<b>" not in accuracy_table(read_accuracy())


@pytest.mark.parametrize(
    "content", [None, "measured = 1", "no toml", 'measured = 2026-11-22\ndocuments = [{name = "x"}]']
)
def test_a_broken_file_is_told(monkeypatch, tmp_path, content):
    if content is not None:
        (tmp_path / "accuracy.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(paths, "DATA", tmp_path)
    with pytest.raises(DataFileError, match=r"accuracy\.toml"):
        read_accuracy()
