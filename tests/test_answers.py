"""The cache of online answers."""

import sqlite3
from datetime import UTC, datetime

from geo.places.answers import AnswerCache


def test_answers_and_misses_are_kept_with_their_day(tmp_path):
    cache = AnswerCache(tmp_path / "folder" / "cache.sqlite")
    assert cache.get("a") is None
    cache.put("a", {"name": "کوئٹہ"})
    cache.put("b", None)
    today = datetime.now(tz=UTC).date()
    assert cache.get("a") == ({"name": "کوئٹہ"}, today)
    assert cache.get("b") == (None, today)


def test_a_miss_grows_old_before_an_answer(tmp_path):
    path = tmp_path / "cache.sqlite"
    cache = AnswerCache(path)
    cache.put("a", {"name": "x"})
    cache.put("b", None)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE answers SET asked_on = date('now', '-60 days')")
    assert cache.get("a") is not None
    assert cache.get("b") is None


def test_a_folder_that_cannot_be_written_costs_only_the_cache(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert AnswerCache(tmp_path / "file" / "cache.sqlite").put("a", None).answer is None
