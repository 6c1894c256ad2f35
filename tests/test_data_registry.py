"""The register of ``data/``, in both directions; after a wanted change run ``make data-registry``."""

import shutil

import pytest

from geo import paths
from geo.errors import DataFileError
from geo.places.registry import disagreements, read_registry, refresh


def test_every_file_is_registered_and_every_entry_is_a_file():
    assert disagreements() == []


def test_every_entry_names_source_licence_and_times():
    for file in read_registry():
        assert file.source, file.name
        assert file.licence, file.name
        assert file.made.startswith(("written 20", "retrieved 20")), file.name
        assert file.vintage, file.name


def test_the_boundaries_are_credited():
    layer = next(file for file in read_registry() if file.name == "districts_2022.geojson")
    assert "OCHA" in layer.source
    assert "simplified" in layer.source
    assert layer.licence == "CC BY-IGO"


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(paths.DATA, folder)
    refresh(folder)
    return folder


def test_a_changed_a_missing_and_a_new_file_are_told(copy):
    with (copy / "gazetteer.csv").open("a", encoding="utf-8") as file:
        file.write("x\n")
    (copy / "places_outside.csv").unlink()
    (copy / "new.csv").write_text("x", encoding="utf-8")
    assert disagreements(copy) == [
        "places_outside.csv is registered and missing",
        "new.csv is not registered",
        "gazetteer.csv is not the registered file",
    ]


def test_refresh_writes_the_hashes_anew(copy):
    with (copy / "gazetteer.csv").open("a", encoding="utf-8") as file:
        file.write("x\n")
    refresh(copy)
    assert disagreements(copy) == []


def test_a_broken_register_is_told(tmp_path):
    (tmp_path / "registry.json").write_text("[{}]", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"registry\.json"):
        read_registry(tmp_path)
