"""Reading GeoNames' columns: kinds, precision, scripts, and rows that cannot be."""

import pytest

from geo.places.geonames import read_places


def line(**changes):
    fields = {
        "id": "1", "name": "Goth Zabar", "ascii": "Goth Zabar", "others": "", "lat": "28.46", "lon": "69.19",
        "class": "P", "code": "PPL", "country": "PK", "cc2": "", "a1": "02", "a2": "", "a3": "", "a4": "",
        "population": "0", "elevation": "", "dem": "", "tz": "", "date": "",
    }  # fmt: skip
    return "\t".join((fields | changes).values())


def read(tmp_path, *lines):
    path = tmp_path / "PK.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_places(path)


@pytest.mark.parametrize(
    ("changes", "kind", "precision_km"),
    [
        ({}, "village", 3),
        ({"code": "PPLA2"}, "town", 3),
        ({"population": "25000"}, "town", 3),
        ({"code": "PPLX"}, "locality", 2),
        ({"class": "S", "code": "RSTN"}, "station", 2),
        ({"class": "T", "code": "PASS"}, "pass", 4),
        ({"class": "T", "code": "MT"}, "locality", 10),
    ],
)
def test_kind_and_precision_follow_the_feature_code(tmp_path, changes, kind, precision_km):
    (place,) = read(tmp_path, line(**changes)).places
    assert (place.kind, place.precision_km, place.district) == (kind, precision_km, "Dera Bugti")


def test_names_of_two_letters_rivers_and_strangers_are_left_out(tmp_path):
    found = read(
        tmp_path,
        line(),
        line(name="Ab", ascii="Ab"),
        line(**{"class": "H", "code": "STM"}),
        line(lat="31.5", lon="74.3"),
    )
    assert (len(found.places), found.rows_elsewhere) == (1, 3)


@pytest.mark.parametrize(
    "changes",
    [{"lat": "nan"}, {"lat": "95"}, {"lon": "east"}, {"id": "x"}, {"name": ""}, {"name": "x" * 300}],
)
def test_impossible_rows_are_counted(tmp_path, changes):
    found = read(tmp_path, line(), line(**changes))
    assert (len(found.places), found.rows_bad) == (1, 1)


def test_a_population_that_is_no_number_harms_nothing(tmp_path):
    assert read(tmp_path, line(population="many")).places[0].kind == "village"


def test_a_quote_in_a_name_does_not_swallow_the_next_row(tmp_path):
    assert len(read(tmp_path, line(name='Goth "Zabar'), line(id="2")).places) == 2
