"""Files from outside: zips that would write elsewhere, bombs, and whole writes."""

import zipfile

import pytest

from geo.errors import DataFileError
from geo.places import archives
from geo.places.archives import check_file, file_name, unpacked, write_whole


@pytest.mark.parametrize("inner", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt"])
def test_a_member_that_leads_out_is_refused(tmp_path, inner):
    path = tmp_path / "slip.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(inner, "x")
    with pytest.raises(DataFileError, match="leads out"), unpacked(path, (".txt",), DataFileError):
        pass
    assert not list(tmp_path.parent.glob("evil.txt"))


def test_members_come_under_their_bare_names_and_go_away(tmp_path):
    path = tmp_path / "fine.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("folder/PK.txt", "x")
        archive.writestr("folder/other.bin", "y")
    with unpacked(path, (".txt",), DataFileError) as files:
        (file,) = files
        assert (file.name, file.read_text(encoding="utf-8")) == ("PK.txt", "x")
    assert not file.exists()


def test_a_zip_that_swells_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MAX_FILE_BYTES", 10_000)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("PK.txt", "0" * 1_000_000)
    assert path.stat().st_size < 10_000
    with pytest.raises(DataFileError, match="unpacked"), unpacked(path, (".txt",), DataFileError):
        pass


def test_a_file_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MAX_FILE_BYTES", 10)
    path = tmp_path / "large"
    path.write_bytes(b"x" * 11)
    with pytest.raises(DataFileError, match="large"):
        check_file(path, DataFileError)


def test_a_write_that_fails_leaves_the_old_file(tmp_path):
    path = tmp_path / "kept"
    write_whole(path, b"old")
    with pytest.raises(TypeError):
        write_whole(path, "not bytes")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["kept"]


def test_a_name_becomes_a_plain_file_name():
    assert file_name("../../etc/passwd") == "etc-passwd"
    assert file_name("…") == ""
