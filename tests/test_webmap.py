from __future__ import annotations

import json
import re

import pytest

from geo.places.districts import Districts
from geo.view.webmap import BaseMap, Town, leaflet_point, write_frame


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("frame")
    base = BaseMap(districts_gdf=Districts.bundled().at(None).gdf, towns=[Town("Nushki", 29.5522, 66.0215, 0.0)])
    write_frame(base, made)
    return made


@pytest.fixture(scope="module")
def page(folder):
    return (folder / "index.html").read_text(encoding="utf-8")


def test_our_lon_lat_becomes_leaflets_lat_lon():
    assert leaflet_point(lon=66.0215, lat=29.5522) == (29.5522, 66.0215)


def test_everything_the_page_loads_lies_beside_it(folder, page):
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert {"leaflet.js", "map.js", "leaflet.css"} <= set(loaded)
    assert all((folder / name).is_file() for name in loaded)


def test_the_page_and_its_scripts_name_no_other_machine(folder):
    for file in folder.iterdir():
        if file.suffix in {".html", ".css"} or file.name in {"map.js", "labels.js"}:
            text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
            addresses = set(re.findall(r"https?://[^\s\"')]+", text))
            assert addresses <= {"http://www.w3.org/2000/svg"}, file.name


def test_the_districts_are_in_the_page_and_credited(page):
    pcodes = set(re.findall(r'"pcode": "(PK\d+)"', page))
    assert len(pcodes) == 35
    assert "District boundaries: OCHA/WFP COD-AB Pakistan ADM2, simplified, 2022, CC BY-IGO" in page


def test_a_town_is_written_lat_first_for_leaflet(page):
    settings = json.loads(re.search(r'"towns": (\[\[.*?\]\])', page).group(1))
    assert settings == [["Nushki", 29.5522, 66.0215, 0.0]]


def test_the_map_has_a_largest_zoom(page):
    assert '"maxZoom": 13' in page, "the cluster plug-in refuses a map without one"
