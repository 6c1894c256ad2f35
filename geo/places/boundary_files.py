"""Read a boundary file of any usual make: one row a district of Balochistan, in our names, EPSG:4326."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import geopandas as gpd
import msgspec
import pandas as pd
import pyogrio
import shapely

from geo.errors import BoundaryError
from geo.model import PROVINCE
from geo.places.archives import check_file, unpacked
from geo.places.districts import Districts
from geo.places.gazetteer import Gazetteer
from geo.places.history import all_districts
from geo.places.names import sound_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# The columns that hold the district's name, by maker, and what comes with each.
_NAMES = ("ADM2_EN", "adm2_name", "adm2_en", "ADM2_NAME", "shapeName", "NAME_2", "name")
_PCODES = ("ADM2_PCODE", "adm2_pcode", "pcode", "PCODE")
_PROVINCES = ("ADM1_EN", "adm1_name", "adm1_en", "ADM1_NAME", "NAME_1", "province")
_VINTAGES = ("validOn", "valid_on", "VALID_ON", "ValidOn", "vintage")
_MAKERS = {
    "shapeName": ("geoBoundaries", "CC BY 4.0"),
    "NAME_2": ("GADM", "GADM licence, non-commercial"),
    "name": ("not given", "not given"),
}
_OCHA = ("OCHA COD-AB Pakistan ADM2", "CC BY-IGO")
_LAYER_SUFFIXES = (".geojson", ".json", ".gpkg", ".shp")
_BESIDE_A_SHAPEFILE = (".shx", ".dbf", ".prj", ".cpg")

LEAST_DISTRICTS = 20
"""A layer with fewer known districts is none of Balochistan's."""

LEAST_SHARE = 0.95
"""How much of the province a layer must cover."""

MOST_OVERLAP = 0.005
"""How much of the layer may be covered twice."""


class LayerFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a boundary file holds, and what had to be done to get it.

    ``repaired`` says district by district what was mended; ``unknown`` lists names that the district table does not
    have, ``missing`` districts with a polygon in the bundled layer and none here. ``share`` is how much of
    the province it covers.
    """

    vintage: str
    source: str
    licence: str
    crs: str
    rows_read: int
    rows_elsewhere: int
    districts: int
    repaired: tuple[str, ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    share: float


def read_boundaries(file: Path) -> tuple[gpd.GeoDataFrame, LayerFacts]:
    """Read, name, repair and check a boundary layer.

    Parameters
    ----------
    file
        GeoJSON, GeoPackage, or a zip with a shapefile (or one of those): COD-AB, geoBoundaries, or GADM columns.

    Returns
    -------
    tuple
        One row a district (``name``, ``pcode``, ``geometry``, EPSG:4326), and what was found and mended.

    Raises
    ------
    BoundaryError
        With the reason: unreadable, no column of district names, no CRS, no polygons, or no coverage of Balochistan.
    """
    check_file(file, BoundaryError)
    with _layers_in(file) as files:
        raw_gdf = _best_layer(file, files)
    if raw_gdf.crs is None:
        raise BoundaryError(f"{file}: it does not say in which CRS its coordinates are (a .prj is missing)")
    name_column = _first(raw_gdf, _NAMES)
    kept_gdf = _of_the_province(raw_gdf, name_column)
    if kept_gdf.empty:
        raise BoundaryError(
            f"{file}: none of its {len(raw_gdf)} features is a district of {PROVINCE}"
            " (are longitude and latitude swapped, or the CRS wrong?)"
        )
    repaired: list[str] = []
    named: dict[str, list[shapely.Geometry]] = {}
    pcodes: dict[str, str] = {}
    pcode_column = next((column for column in _PCODES if column in kept_gdf), None)
    given = kept_gdf[pcode_column] if pcode_column else [""] * len(kept_gdf)
    for given_name, pcode, geometry in zip(
        kept_gdf[name_column], given, kept_gdf.to_crs("EPSG:4326").geometry, strict=True
    ):
        name = _canonical(str(given_name))
        named.setdefault(name, []).append(_clean(geometry, name, repaired))
        pcodes[name] = _pcode_of(name, str(pcode))
    polygons = [shapely.union_all(parts) for parts in named.values()]
    known = {district.name for district in all_districts()}
    share = _covered_share(file, polygons, len(known & set(named)))
    gdf = gpd.GeoDataFrame(
        {"name": list(named), "pcode": [pcodes[name] for name in named]},
        geometry=_aligned(polygons, repaired),
        crs="EPSG:4326",
    )
    maker, licence = _MAKERS.get(name_column, _OCHA)
    facts = LayerFacts(
        vintage=_vintage(kept_gdf),
        source=maker,
        licence=licence,
        crs=str(raw_gdf.crs.to_string())[:80],
        rows_read=len(raw_gdf),
        rows_elsewhere=len(raw_gdf) - len(kept_gdf),
        districts=len(gdf),
        repaired=tuple(repaired),
        unknown=tuple(sorted(set(named) - known)),
        missing=tuple(sorted({row.drawn_in for row in all_districts()} - set(named))),
        share=round(share, 4),
    )
    return gdf, facts


@contextmanager
def _layers_in(file: Path) -> Iterator[list[Path]]:
    if file.suffix.lower() == ".zip":
        with unpacked(file, (*_LAYER_SUFFIXES, *_BESIDE_A_SHAPEFILE), BoundaryError) as members:
            yield [member for member in members if member.suffix.lower() in _LAYER_SUFFIXES]
    elif file.suffix.lower() in _LAYER_SUFFIXES:
        yield [file]
    else:
        raise BoundaryError(f"{file}: boundaries come as GeoJSON, GeoPackage or zipped shapefile")


def _best_layer(file: Path, files: Sequence[Path]) -> gpd.GeoDataFrame:
    """Read the first layer of the file, or files, that has a column of district names."""
    seen: list[str] = []
    for path in sorted(files, key=lambda path: ("adm2" not in path.name.lower(), path.name)):
        try:
            layers = sorted(
                (str(name) for name, _ in pyogrio.list_layers(path)), key=lambda name: "adm2" not in name.lower()
            )
            for layer in layers:
                columns = list(pyogrio.read_info(path, layer=layer)["fields"])
                seen += columns
                if any(column in columns for column in _NAMES):
                    return gpd.GeoDataFrame(pyogrio.read_dataframe(path, layer=layer))
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError, OSError, KeyError) as error:
            raise BoundaryError(f"{file}: cannot be read ({str(error)[:120]})") from error
        except shapely.errors.ShapelyError as error:
            raise BoundaryError(f"{file}: holds a broken geometry ({str(error)[:120]})") from error
    raise BoundaryError(f"{file}: no column of district names among {', '.join(seen[:12]) or 'none'}")


def _first(gdf: gpd.GeoDataFrame, columns: Sequence[str]) -> str:
    return next(column for column in columns if column in gdf)


def _of_the_province(gdf: gpd.GeoDataFrame, name_column: str) -> gpd.GeoDataFrame:
    """Leave out the features of other provinces: by the province column, else by name and place."""
    gdf = gdf[gdf[name_column].notna() & gdf.geometry.notna()]
    gdf = gdf[~gdf.geometry.is_empty & gdf.geom_type.isin(["Polygon", "MultiPolygon"])]
    province = next((column for column in _PROVINCES if column in gdf), None)
    if province is not None:
        return gdf[gdf[province].map(lambda name: sound_key(str(name)) == sound_key(PROVINCE))]
    outline = Districts.bundled().outline.buffer(0.05)
    shapely.prepare(outline)
    inside = shapely.intersects(gdf.to_crs("EPSG:4326").geometry.force_2d().representative_point().to_numpy(), outline)
    return gdf[inside]


def _canonical(name: str) -> str:
    """Give our name of a district; the given one where we know none."""
    key = sound_key(name.strip().removesuffix(" District").removesuffix(" district"))
    return _district_keys().get(key, name.strip())


def _district_keys() -> dict[str, str]:
    keys = {
        sound_key(form): entry.district
        for entry in Gazetteer.bundled().entries
        if entry.kind == "district"
        for form in entry.written_forms
    }
    return keys | {sound_key(district.name): district.name for district in all_districts()}


def _pcode_of(name: str, given: str) -> str:
    """Give the P-code of the district table; the file's own where the table has none."""
    known = {district.name: district.pcode for district in all_districts() if district.pcode}
    return known.get(name) or ("" if given in ("", "None", "nan") else given[:20])


def _clean(geometry: shapely.Geometry, name: str, repaired: list[str]) -> shapely.Geometry:
    """Drop Z values and mend what is invalid, saying so."""
    if shapely.has_z(geometry):
        geometry = shapely.force_2d(geometry)
        repaired.append(f"{name}: Z values dropped")
    if not shapely.is_valid(geometry):
        repaired.append(f"{name}: {shapely.is_valid_reason(geometry)[:80]}")
        parts = shapely.get_parts(shapely.make_valid(geometry, method="structure", keep_collapsed=False))
        flat = [part for part in parts if part.geom_type in ("Polygon", "MultiPolygon")]
        geometry = shapely.union_all(flat)
    return geometry


def _aligned(polygons: Sequence[shapely.Geometry], repaired: list[str]) -> Sequence[shapely.Geometry]:
    """Make neighbours share their edges where they nearly do."""
    if shapely.coverage_is_valid(polygons):
        return polygons
    cleaned = list(shapely.coverage_clean(polygons))  # type: ignore[attr-defined] # the stubs are of shapely 2.1
    moved = [float(shapely.area(shapely.symmetric_difference(*pair))) for pair in zip(polygons, cleaned, strict=True)]
    repaired.append(f"edges of neighbours aligned; {sum(moved):.4f} square degrees changed hands")
    return cleaned


def _covered_share(file: Path, polygons: Sequence[shapely.Geometry], known: int) -> float:
    """Give the part of the province that the layer covers; refuse a layer that is no coverage of it."""
    outline = Districts.bundled().outline
    whole = shapely.union_all(polygons)
    share = float(shapely.area(shapely.intersection(whole, outline)) / shapely.area(outline))
    if known < LEAST_DISTRICTS or share < LEAST_SHARE:
        raise BoundaryError(f"{file}: no coverage of {PROVINCE}: {known} known districts, {share:.0%} of its area")
    overlap = float(shapely.area(polygons).sum()) / float(shapely.area(whole)) - 1
    if overlap > MOST_OVERLAP:
        raise BoundaryError(f"{file}: its districts overlap by {overlap:.1%} of its area, so it is no coverage")
    return share


def _vintage(gdf: gpd.GeoDataFrame) -> str:
    column = next((column for column in _VINTAGES if column in gdf), None)
    if column is None or gdf[column].dropna().empty:
        return "not given"
    value = gdf[column].dropna().iloc[0]
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)[:20]
