from __future__ import annotations

from datetime import date

import pytest
from reports import HUB, JAN_31, Document

from geo.merging import merge
from geo.model import PROVINCE, Place
from geo.places.boundaries import boundaries_in_use
from geo.places.history import districts_on
from geo.store.shapes import area_of, districts_of, union_of


@pytest.mark.parametrize("day", [date(2012, 6, 1), date(2016, 6, 1), JAN_31])
def test_all_districts_together_are_the_whole_province(day):
    names = tuple(district.name for district in districts_on(day))
    outline = boundaries_in_use().at(day).gdf.union_all()
    assert union_of(names, day).symmetric_difference(outline).area == pytest.approx(0, abs=1e-9)


def test_half_of_a_shared_polygon_is_not_taken():
    kachhi = boundaries_in_use().at(JAN_31).gdf.set_index("name").geometry["Kachhi"]
    assert union_of(("Kachhi",), JAN_31).area == pytest.approx(kachhi.area)


def test_a_district_without_a_polygon_is_drawn_in_its_parent():
    document = Document("hub")
    document.blackout(HUB)
    (blackout,) = merge([document.reading()]).blackouts
    assert districts_of(blackout) == ("Hub",)
    lasbela = boundaries_in_use().at(JAN_31).gdf.set_index("name").geometry["Lasbela"]
    assert area_of(blackout).area == pytest.approx(lasbela.area)


def test_an_unnamed_part_of_the_province_has_no_area():
    document = Document("part")
    document.blackout(Place(name=PROVINCE, kind="province", province=PROVINCE), extent="part_of_province")
    (blackout,) = merge([document.reading()]).blackouts
    assert area_of(blackout) is None
