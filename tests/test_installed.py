"""Installing GeoNames' country file: kept behind the bundled names, listed, removed, and refused when it is none."""

import zipfile
from datetime import date

import pytest

from geo.errors import DataFileError
from geo.places.gazetteer import Gazetteer
from geo.places.installed import gazetteer_in_use, install_gazetteer, list_gazetteers, remove_gazetteer
from geo.places.lookup import look_up
from geo.reading import read_document


def row(id_, name, lat, lon, *, others="", code="PPL", kind="P", population="0"):
    fields = [id_, name, name, others, lat, lon, kind, code, "PK", "", "02", "", "", "", population, "", "", "", ""]
    return "\t".join(map(str, fields))


ROWS = [
    row(1, "Goth Zabar", 28.46, 69.19, others="Zabar Goth,گوٹھ زبر,Забар"),
    row(2, "Kili Quetta", 31.20, 69.40),
    row(3, "Lahore", 31.55, 74.34),
    row(1168749, "Nushki", 29.552, 66.023),
    row(5, "Some River", 28.9, 66.5, code="STM", kind="H"),
    row(6, "Broken", "north", 66.5),
    "not a row",
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "PK.txt"
    path.write_text("\n".join(ROWS), encoding="utf-8")
    return path


def test_its_places_in_the_province_are_kept_and_the_rest_is_told(file):
    record = install_gazetteer(file)
    assert (record.name, record.rows_read, record.rows_bad, record.rows_known, record.rows_kept) == ("pk", 7, 2, 1, 2)
    assert record.rows_elsewhere == 2
    assert record.licence == "GeoNames, CC BY 4.0"


def test_an_installed_name_is_found_lower_marked_and_cautioned(file):
    assert look_up("Goth Zabar", gazetteer=gazetteer_in_use()).status == "not_found"
    install_gazetteer(file)
    found = look_up("Goth Zabar", gazetteer=gazetteer_in_use())
    assert (found.place.district, found.place.geocoder) == ("Dera Bugti", "gazetteer (installed)")
    assert found.score < look_up("Nushki").score
    assert found.entry.caution == "installed"
    assert found.entry.variants == ("Zabar Goth",)
    assert found.entry.urdu == ("گوٹھ زبر",)


def test_the_bundled_name_comes_first_and_homonyms_are_listed(tmp_path):
    path = tmp_path / "PK.txt"
    path.write_text(row(9, "Mastung", 27.0, 66.0), encoding="utf-8")
    record = install_gazetteer(path)
    assert record.homonym_count == 1
    assert "Mastung" in record.homonyms[0]
    found = look_up("Mastung", gazetteer=gazetteer_in_use())
    assert found.place.district == "Mastung"


def test_list_replace_remove(file):
    assert list_gazetteers() == ()
    install_gazetteer(file, name="Geo Names")
    install_gazetteer(file, name="geo-names")
    assert [record.name for record in list_gazetteers()] == ["geo-names"]
    remove_gazetteer("Geo Names")
    assert list_gazetteers() == ()
    assert gazetteer_in_use() is Gazetteer.bundled()
    with pytest.raises(DataFileError, match="none is"):
        remove_gazetteer("geo-names")
    with pytest.raises(DataFileError):
        remove_gazetteer("../../etc")


def test_the_zip_as_downloaded(file, tmp_path):
    path = tmp_path / "PK.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.write(file, "PK.txt")
    assert install_gazetteer(path).rows_kept == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("PK.txt", b""),
        ("PK.txt", b"\xff\xfe\x00"),
        ("PK.txt", b"just words\nand more"),
        ("PK.txt", row(3, "Lahore", 31.55, 74.34).encode()),
        ("PK.txt", row(3, "Swapped", 69.19, 28.46).encode()),
        ("PK.zip", b"PK\x03\x04"),
        ("PK.txt", None),
    ],
    ids=["empty", "not utf-8", "prose", "elsewhere", "swapped", "broken zip", "missing"],
)
def test_what_is_no_country_file_is_refused_and_the_old_one_stays(tmp_path, file, name, content):
    install_gazetteer(file, name="old")
    path = tmp_path / "bad" / name
    path.parent.mkdir()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataFileError, match="PK"):
        install_gazetteer(path)
    assert [record.name for record in list_gazetteers()] == ["old"]


def test_a_zip_with_two_tables_is_refused(tmp_path):
    path = tmp_path / "PK.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("PK.txt", ROWS[0])
        archive.writestr("IR.txt", ROWS[0])
    with pytest.raises(DataFileError, match="one country file"):
        install_gazetteer(path)


def test_an_installed_homonym_does_not_make_a_bundled_name_doubtful(tmp_path):
    path = tmp_path / "PK.txt"
    path.write_text("\n".join([row(9, "Mastung", 27.0, 66.0), row(10, "Goth Zabar", 28.46, 69.19)]), encoding="utf-8")
    install_gazetteer(path)
    forms = gazetteer_in_use().forms()
    assert all(entry.caution != "installed" for entry in forms["Mastung"])
    assert [entry.caution for entry in forms["Goth Zabar"]] == ["installed"]


@pytest.mark.parametrize(
    ("text", "is_place"),
    [
        ("Armed men opened fire in Zabarkot village of Dera Bugti district on Tuesday.", True),
        ("Zabarkot told reporters in Quetta that the strike would go on.", False),
    ],
)
def test_a_reader_takes_an_installed_name_only_with_a_cue(tmp_path, text, is_place):
    path = tmp_path / "PK.txt"
    path.write_text(row(11, "Zabarkot", 28.46, 69.19), encoding="utf-8")
    install_gazetteer(path)
    mentions = read_document(text, published=date(2026, 2, 1)).mentions
    taken = {mention.text for mention in mentions if mention.place is not None}
    assert ("Zabarkot" in taken) == is_place
