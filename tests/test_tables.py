"""Reading the project's own tables."""

import pytest

from geo.errors import DataFileError
from geo.places.tables import read_rows, split, to_date, to_float


def test_rows_come_with_their_line(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text('a,b\n1,"x;y"\n', encoding="utf-8")
    assert list(read_rows(path, frozenset("ab"))) == [(2, {"a": "1", "b": "x;y"})]


@pytest.mark.parametrize("content", [b"a\n1\n", b"a,b\n\xff\xfe\n", None])
def test_a_table_that_is_missing_or_no_table_is_told(tmp_path, content):
    path = tmp_path / "t.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataFileError, match=r"t\.csv"):
        list(read_rows(path, frozenset("ab")))


def test_cells():
    assert split(" a ;; b") == ("a", "b")
    assert split("") == ()
    assert to_float("") is None
    assert str(to_date("2022-09-09")) == "2022-09-09"
