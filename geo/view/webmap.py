"""The map: a base that folium draws once, and a frame that paints the records on it.

folium renders the base map (district outlines, graticule) into a page that
stands alone: Leaflet and its cluster plug-in come from the XStatic packages, which are copied beside
the page, so nothing is fetched from anywhere else. The page also holds our own script,
``frame/map.js``, which takes the records as GeoJSON and paints them.

streamlit-folium is not used, for three reasons that show on the screen: it puts every changed layer
into the page as a new script, so pop-ups and fanned-out pins are lost at each filter; folium's own
pop-ups insert text as HTML and as JavaScript; and thousands of pins would be sent anew each time.
Here the base never changes, the records are fetched once for each state of the store, and a
changed filter sends only the numbers of the records to show.
"""

from __future__ import annotations

import json
import shutil
from html import escape
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

import folium
from folium.template import Template
from xstatic.pkg import leaflet, leaflet_markercluster

from geo.view.symbols import for_browser

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from geopandas import GeoDataFrame

PLACES_CREDIT = "Places: GeoNames, CC BY 4.0, and own"

CENTRE_LAT, CENTRE_LON, ZOOM = 28.45, 65.9, 6
"""About the whole province; the frame fits the view to its own size once it has one."""

SURROUNDINGS: tuple[tuple[str, float, float], ...] = (
    ("AFGHANISTAN", 31.0, 63.0),
    ("IRAN", 27.6, 61.25),
    ("ARABIAN SEA", 24.75, 64.6),
    ("SINDH", 26.6, 68.35),
    ("PUNJAB", 29.5, 71.3),
)
"""Words that tell where the province lies: text, lat, lon of the middle of the word."""

_STYLESHEETS = ("leaflet.css", "MarkerCluster.css", "map.css")
_SCRIPTS = ("leaflet.js", "leaflet.markercluster.js", "labels.js", "map.js")


def leaflet_point(lon: float, lat: float) -> tuple[float, float]:
    """Turn a point of ours (lon, lat, as in GeoJSON) into folium's order: the one place that flips.

    >>> leaflet_point(67.0, 30.2)
    (30.2, 67.0)
    """
    return lat, lon


class Town(NamedTuple):
    """A name on the base map, shown from a zoom on where it does not cover a more important one."""

    name: str
    lat: float
    lon: float
    from_zoom: float


class _Start(folium.MacroElement):
    """Hand the finished base map to our script."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            incidentMap.start({{ this.base.get_name() }}, {{ this.districts.get_name() }}, {{ this.settings }});
        {% endmacro %}
        """
    )

    def __init__(self, base: BaseMap, districts: folium.GeoJson, settings: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.base, self.districts, self.settings = base, districts, json_in_script(settings)


class BaseMap(folium.Map):
    """The fixed base map of Balochistan, with no address outside this machine in it.

    Parameters
    ----------
    districts_gdf
        Polygons of the districts, EPSG:4326, with columns ``label``, ``pcode``, ``source``, ``vintage`` and
        ``licence``.
    towns
        Towns to label, the most important first.
    """

    default_js = [(name, name) for name in _SCRIPTS]  # noqa: RUF012 — folium reads a plain class attribute
    default_css = [(name, name) for name in _STYLESHEETS]  # noqa: RUF012

    def __init__(self, *, districts_gdf: GeoDataFrame, towns: Iterable[Town]) -> None:
        super().__init__(
            location=leaflet_point(CENTRE_LON, CENTRE_LAT),
            zoom_start=ZOOM,
            tiles=None,
            zoom_control="topright",
            zoom_snap=0.1,
            zoom_delta=0.5,
            fadeAnimation=False,  # else a pop-up that gives way to another stays behind it for a moment
            minZoom=5,
            maxZoom=13,  # folium keeps min_zoom and max_zoom to itself when there are no tiles
            attribution_control=True,
            world_copy_jump=False,
        )
        _layer(_graticule(districts_gdf.total_bounds), "graticule").add_to(self)
        _layer(_outline(districts_gdf), "outline").add_to(self)
        districts = _layer(json.loads(districts_gdf[["label", "pcode", "geometry"]].to_json()), "district")
        districts.add_to(self)
        settings = {
            "symbols": for_browser(),
            "attribution": f"{boundaries_credit(districts_gdf)} · {PLACES_CREDIT}",
            "towns": [
                (town.name, *leaflet_point(round(town.lon, 4), round(town.lat, 4)), town.from_zoom) for town in towns
            ],
            "surroundings": SURROUNDINGS,
        }
        _Start(self, districts, settings).add_to(self)


def write_frame(base_map: BaseMap, folder: Path) -> None:
    """Write the page and everything it loads into one folder, ready to be served as it is.

    Parameters
    ----------
    base_map
        The map that becomes ``index.html``.
    folder
        Is made if need be; files of the same names are replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(leaflet.BASE_DIR, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.map", "*-src*"))
    shutil.copytree(
        leaflet_markercluster.BASE_DIR, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.map", "*-src*")
    )
    for asset in resources.files("geo.view").joinpath("frame").iterdir():
        (folder / asset.name).write_bytes(asset.read_bytes())
    (folder / "index.html").write_text(base_map.get_root().render(), encoding="utf-8")


def boundaries_credit(districts_gdf: GeoDataFrame) -> str:
    """Name the source, year and licence of the polygons; an installed layer brings its own."""
    row = districts_gdf.iloc[0]
    return f"District boundaries: {escape(row['source'])}, {escape(str(row['vintage'])[:4])}, {escape(row['licence'])}"


def json_in_script(value: object) -> str:
    r"""Write JSON that can stand inside a ``<script>`` element whatever its strings hold.

    >>> json_in_script("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    for hostile in "<>&\u2028\u2029":
        text = text.replace(hostile, f"\\u{ord(hostile):04x}")
    return text


def _layer(geojson: object, name: str) -> folium.GeoJson:
    """Make a GeoJSON layer whose look is left to the style sheet, under the class ``name``."""
    return folium.GeoJson(
        geojson, name=name, smooth_factor=0.5, style_function=lambda _: {"className": name, "fillOpacity": 1}
    )


def _outline(districts_gdf: GeoDataFrame) -> dict[str, Any]:
    """Give the border of the whole province as one feature."""
    union = districts_gdf.geometry.union_all()
    return {"type": "Feature", "properties": {}, "geometry": union.__geo_interface__}


def _graticule(bounds: Iterable[float], *, step_deg: int = 2, margin_deg: int = 12) -> dict[str, Any]:
    """Give meridians and parallels every ``step_deg`` degrees, well beyond the province."""
    west, south, east, north = (round(edge / step_deg) * step_deg for edge in bounds)
    lons = range(west - margin_deg, east + margin_deg + 1, step_deg)
    lats = range(south - margin_deg, north + margin_deg + 1, step_deg)
    lines = [[(lon, lats[0]), (lon, lats[-1])] for lon in lons] + [[(lons[0], lat), (lons[-1], lat)] for lat in lats]
    return {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "MultiLineString", "coordinates": lines},
    }
