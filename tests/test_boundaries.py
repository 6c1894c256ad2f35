"""Installing official boundaries: every make and fault, and what is in use before and after."""

import json
import zipfile
from datetime import date

import geopandas as gpd
import pytest
import shapely
from shapely.affinity import translate

from geo.errors import BoundaryError
from geo.places.boundaries import (
    boundaries_in_use,
    install_boundaries,
    list_boundaries,
    name_in_use,
    remove_boundaries,
    use_boundaries,
)
from geo.places.districts import Districts


@pytest.fixture
def official_gdf():
    """Make a layer as OCHA releases it: other names for two districts, and a district of Sindh."""
    gdf = Districts.bundled().at().gdf[["name", "pcode", "geometry"]].copy()
    gdf["ADM2_EN"] = gdf["name"].replace({"Surab": "Shaheed Sikandarabad", "Killa Abdullah": "Qilla Abdullah"})
    gdf = gdf.rename(columns={"pcode": "ADM2_PCODE"})[["ADM2_EN", "ADM2_PCODE", "geometry"]]
    gdf["ADM1_EN"] = "Balochistan"
    gdf["validOn"] = "2022-09-09"
    sindh = {"ADM2_EN": "Jacobabad", "ADM2_PCODE": "PK805", "ADM1_EN": "Sindh", "validOn": "2022-09-09"}
    other_gdf = gpd.GeoDataFrame([{**sindh, "geometry": shapely.box(68.7, 27.9, 69.3, 28.2)}], crs="EPSG:4326")
    return gpd.GeoDataFrame(gpd.pd.concat([gdf, other_gdf], ignore_index=True), crs="EPSG:4326")


def write(gdf, path, **options):
    gdf.to_file(path, **options)
    return path


def zipped(folder, target):
    with zipfile.ZipFile(target, "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"release/{file.name}")
    return target


def test_a_geopackage_is_installed_used_and_removed(official_gdf, tmp_path):
    record = install_boundaries(write(official_gdf, tmp_path / "pak_admbnda_adm2.gpkg"), name="COD 2022")
    assert (record.name, record.districts, record.rows_elsewhere) == ("cod-2022", 35, 1)
    assert (record.vintage, record.licence) == ("2022-09-09", "CC BY-IGO")
    assert (record.unknown, record.missing, record.repaired) == ((), (), ())
    assert name_in_use() == "bundled"
    use_boundaries("COD 2022")
    layer = boundaries_in_use()
    assert layer.source == "OCHA COD-AB Pakistan ADM2"
    assert {"Surab", "Killa Abdullah"} <= set(layer.at(date(2023, 1, 1)).gdf["name"])
    assert list(layer.at().join([26.1014], [62.3659]).district) == ["Kech"]
    assert len(layer.at(date(2012, 1, 1)).gdf) == 30
    assert [one.name for one in list_boundaries()] == ["cod-2022"]
    remove_boundaries("cod-2022")
    assert boundaries_in_use() is Districts.bundled()
    assert list_boundaries() == ()


def test_a_zipped_shapefile_in_another_crs(official_gdf, tmp_path):
    folder = tmp_path / "shp"
    folder.mkdir()
    write(official_gdf.to_crs("EPSG:32642"), folder / "pak_adm2.shp")
    record = install_boundaries(zipped(folder, tmp_path / "pak_adm_shp.zip"))
    assert record.districts == 35
    assert "32642" in record.crs
    use_boundaries("pak-adm-shp")
    assert list(boundaries_in_use().at().join([30.19], [67.0]).district) == ["Quetta"]


def test_lower_case_columns_and_geoboundaries(official_gdf, tmp_path):
    lower_gdf = official_gdf.rename(
        columns={"ADM2_EN": "adm2_name", "ADM2_PCODE": "adm2_pcode", "ADM1_EN": "adm1_name"}
    )
    assert install_boundaries(write(lower_gdf, tmp_path / "lower.geojson", driver="GeoJSON")).districts == 35
    named_gdf = official_gdf.rename(columns={"ADM2_EN": "shapeName"})[["shapeName", "geometry"]]
    record = install_boundaries(write(named_gdf, tmp_path / "geoBoundaries-PAK-ADM2.geojson", driver="GeoJSON"))
    assert (record.districts, record.rows_elsewhere, record.source) == (35, 1, "geoBoundaries")
    use_boundaries("geoBoundaries-PAK-ADM2")
    assert "PK226" in set(boundaries_in_use().at().gdf["pcode"])


def test_bow_ties_and_heights_are_mended_and_told(official_gdf, tmp_path):
    awaran = official_gdf.index[official_gdf["ADM2_EN"] == "Awaran"][0]
    ring = list(official_gdf.geometry[awaran].exterior.coords)
    tie = [(65.0, 26.45), (65.2, 26.55), (65.2, 26.45), (65.0, 26.55), (65.0, 26.45)]
    official_gdf.loc[awaran, "geometry"] = shapely.MultiPolygon([(ring, []), (tie, [])])
    quetta = official_gdf.index[official_gdf["ADM2_EN"] == "Quetta"][0]
    official_gdf.loc[quetta, "geometry"] = shapely.force_3d(official_gdf.geometry[quetta], 1680.0)
    record = install_boundaries(write(official_gdf, tmp_path / "rough.gpkg"))
    assert any(text.startswith("Awaran: ") for text in record.repaired)
    assert any("Z values dropped" in text for text in record.repaired)
    use_boundaries("rough")
    layer_gdf = boundaries_in_use().at().gdf
    assert layer_gdf.geometry.is_valid.all()
    assert not layer_gdf.geometry.has_z.any()
    assert shapely.coverage_is_valid(layer_gdf.geometry.to_numpy())


def test_edges_that_nearly_meet_are_aligned(official_gdf, tmp_path):
    quetta = official_gdf.index[official_gdf["ADM2_EN"] == "Quetta"][0]
    official_gdf.loc[quetta, "geometry"] = translate(official_gdf.geometry[quetta], 0.0004, 0.0003)
    record = install_boundaries(write(official_gdf, tmp_path / "shifted.gpkg"))
    assert any("aligned" in text for text in record.repaired)
    use_boundaries("shifted")
    assert shapely.coverage_is_valid(boundaries_in_use().at().gdf.geometry.to_numpy())


def test_what_is_no_coverage_is_refused_with_the_reason_and_nothing_changes(official_gdf, tmp_path):
    install_boundaries(write(official_gdf, tmp_path / "good.gpkg"))
    use_boundaries("good")
    half_gdf = official_gdf.iloc[:15]
    swapped_gdf = official_gdf.assign(
        geometry=shapely.transform(official_gdf.geometry.to_numpy(), lambda at: at[:, ::-1])
    )
    fat_gdf = official_gdf.assign(geometry=shapely.buffer(official_gdf.geometry.to_numpy(), 0.1))
    nameless_gdf = official_gdf[["ADM2_PCODE", "geometry"]]
    points_gdf = official_gdf.assign(geometry=shapely.centroid(official_gdf.geometry.to_numpy()))
    for number, (gdf, reason) in enumerate(
        [
            (half_gdf, "no coverage"),
            (swapped_gdf.drop(columns="ADM1_EN").rename(columns={"ADM2_EN": "shapeName"}), "swapped"),
            (swapped_gdf, "no coverage"),
            (fat_gdf, "overlap"),
            (nameless_gdf, "no column of district names"),
            (points_gdf, "none of its"),
        ]
    ):
        path = write(gpd.GeoDataFrame(gdf, crs="EPSG:4326"), tmp_path / f"bad{number}.gpkg")
        with pytest.raises(BoundaryError, match=reason):
            install_boundaries(path)
    assert [one.name for one in list_boundaries()] == ["good"]
    assert name_in_use() == "good"


def test_a_shapefile_without_crs_is_refused(official_gdf, tmp_path):
    folder = tmp_path / "shp"
    folder.mkdir()
    write(official_gdf, folder / "pak_adm2.shp")
    (folder / "pak_adm2.prj").unlink()
    with pytest.raises(BoundaryError, match="CRS"):
        install_boundaries(zipped(folder, tmp_path / "bare.zip"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.gpkg", b""),
        ("noise.gpkg", b"not a database" * 50),
        ("noise.geojson", b'{"type": "FeatureCollection", "features": [{]}'),
        ("noise.zip", b"PK\x03\x04 broken"),
        ("layer.txt", b"ADM2_EN"),
        ("missing.gpkg", None),
        ("none.geojson", json.dumps({"type": "FeatureCollection", "features": []}).encode()),
    ],
)
def test_a_file_that_is_no_layer_is_refused_by_name(tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BoundaryError, match=name):
        install_boundaries(path)


def test_a_zip_that_leads_out_of_its_folder_is_refused(tmp_path):
    path = tmp_path / "slip.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../slipped.shp", b"x")
    with pytest.raises(BoundaryError, match="leads out"):
        install_boundaries(path)
    assert not list(tmp_path.parent.rglob("slipped.shp"))


def test_a_file_of_200_mb_is_refused_unread(tmp_path):
    path = tmp_path / "huge.geojson"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(BoundaryError, match="200 MB"):
        install_boundaries(path)


def test_a_layer_that_was_broken_later_gives_way_to_the_bundled(official_gdf, tmp_path):
    install_boundaries(write(official_gdf, tmp_path / "good.gpkg"))
    use_boundaries("good")
    from geo import paths

    (paths.user_folder() / "boundaries" / "good.geojson").write_text("{", encoding="utf-8")
    assert boundaries_in_use() is Districts.bundled()


def test_unknown_names_are_refused_with_those_there_are():
    with pytest.raises(BoundaryError, match="bundled"):
        use_boundaries("../../etc/passwd")
    with pytest.raises(BoundaryError):
        remove_boundaries("bundled")


def test_exports_name_the_layer_in_use(official_gdf, tmp_path):
    from geo.exchange.provenance import provenance
    from geo.layers.filters import Filters

    assert "CC BY-IGO" in provenance(Filters())["boundaries"]
    install_boundaries(write(official_gdf, tmp_path / "good.gpkg"), vintage="2024-05-01", source="A new release")
    use_boundaries("good")
    assert provenance(Filters())["boundaries"] == "A new release (2024-05-01), CC BY-IGO"
