"""Towns outside Balochistan, as place lists name them."""

from __future__ import annotations

import pytest

from geo.errors import DataFileError
from geo.places import elsewhere, names
from geo.places.elsewhere import town_elsewhere
from geo.places.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("name", "country", "province"),
    [
        ("Kotri", "Pakistan", "Sindh"),
        ("Chiniot", "Pakistan", "Punjab"),
        ("Isfahan", "Iran", ""),
        ("Karak", "Pakistan", "Khyber Pakhtunkhwa"),
    ],
)
def test_they_are_known_by_their_spelling(name, country, province):
    town = town_elsewhere(names.fold(name))
    assert (town.country, town.province, town.is_inside) == (country, province, False)


def test_several_words_need_only_sound_so():
    assert town_elsewhere("torbat e heydarieh") is not None
    assert town_elsewhere("kotree") is None


def test_none_has_a_name_of_ours():
    own = {names.fold(form) for entry in Gazetteer.bundled().entries for form in entry.written_forms}
    assert not [form for form in own if elsewhere._towns()[0].get(form)]


def test_a_broken_row_is_named(monkeypatch, tmp_path):
    (tmp_path / "towns_elsewhere.csv").write_text(
        "name,variants,lat,lon,country,province,geonameid\nKotri,,north,68.3,Pakistan,Sindh,1\n", encoding="utf-8"
    )
    monkeypatch.setattr(elsewhere.paths, "DATA", tmp_path)
    with pytest.raises(DataFileError, match="line 2"):
        elsewhere._towns.__wrapped__()
