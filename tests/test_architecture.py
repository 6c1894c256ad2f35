"""The rules of the house that a machine can check: rooms, imports, sizes, and what never enters a file."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "geo").rglob("*.py"))
ALL_MODULES = [*MODULES, ROOT / "app.py"]

# From the ground up: a module imports from its own room and those before it. Errors, records and paths are the ground.
ROOMS = ("ground", "places", "reading", "merging", "store", "layers", "exchange", "view", "ui", "cli", "app")
GROUND = {"geo", "geo.errors", "geo.model", "geo.paths"}

# Who alone may import what.
KEPT_TO = {
    "streamlit": {"ui", "app"},
    "streamlit_folium": {"ui", "app"},
    "folium": {"view"},
    "branca": {"view"},
    "matplotlib": {"view"},
    "click": {"cli"},
}

# The name a distribution is imported by, where it is another one.
IMPORT_NAMES = {
    "pyahocorasick": "ahocorasick",
    "pyyaml": "yaml",
    "xstatic-jquery": "xstatic",
    "xstatic-leaflet": "xstatic",
    "xstatic-leaflet-markercluster": "xstatic",
}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str:
    if module in GROUND:
        return "ground"
    parts = module.split(".")
    return parts[1] if parts[0] == "geo" else parts[0]


def imports_of(path: Path) -> set[str]:
    """Every module that a file imports, at the top or inside a function."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the room"
            found.add(node.module)
            if node.module in {"geo", *(f"geo.{room}" for room in ROOMS)}:
                # `from geo import paths` names a room's module as well as `from geo.paths import …` does.
                names = (f"{node.module}.{alias.name}" for alias in node.names)
                found.update(name for name in names if (ROOT / name.replace(".", "/")).with_suffix(".py").is_file())
    return found


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tracked():
    """Give every text file that git keeps."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    texts = {}
    for name in filter(None, listed.decode().split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            texts[name] = content.decode("utf-8", "replace")
    return texts


@pytest.mark.parametrize("path", ALL_MODULES, ids=name_of)
def test_imports_come_from_rooms_before(path):
    own = ROOMS.index(room_of(name_of(path)))
    wrong = [
        name for name in imports_of(path) if name.split(".")[0] in {"geo", "app"} and ROOMS.index(room_of(name)) > own
    ]
    assert not wrong, f"{name_of(path)} reaches down to {wrong}"


@pytest.mark.parametrize("path", ALL_MODULES, ids=name_of)
def test_libraries_stay_in_their_rooms(path):
    room = room_of(name_of(path))
    wrong = [name for name in imports_of(path) if room not in KEPT_TO.get(name.split(".")[0], {room})]
    assert not wrong


@pytest.mark.parametrize("path", ALL_MODULES, ids=name_of)
def test_a_module_says_what_it_is(path):
    tree = tree_of(path)
    assert ast.get_docstring(tree), "no docstring"
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    assert imports or len(tree.body) == 1, "no `from __future__ import annotations`"


@pytest.mark.parametrize("path", ALL_MODULES, ids=name_of)
def test_a_module_fits_in_a_head(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", ALL_MODULES, ids=name_of)
def test_nobody_prints(path):
    calls = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]
    assert not [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]


def test_every_imported_library_is_declared_and_every_declared_one_imported():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    distributions = (re.match(r"[\w.-]+", line).group().lower() for line in project["dependencies"])
    declared = {IMPORT_NAMES.get(name, name).replace("-", "_") for name in distributions}
    roots = {name.split(".")[0] for path in ALL_MODULES for name in imports_of(path)}
    assert roots - set(sys.stdlib_module_names) - {"geo", "app"} == declared


def test_no_file_names_a_machine_or_a_registry(tracked):
    folders = "home|root|work|Users"
    hosts = "|".join(("py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.org", "deb" + r"ian\.org/debian"))
    machine = re.compile(rf"(?<![\w.:/-])/(?:{folders})/\w|{hosts}")
    found = {name: match.group() for name, text in tracked.items() if (match := machine.search(text))}
    assert not found


def test_locks_pin_and_hash_everything():
    for lock in ("requirements.lock", "tests/requirements.lock", "benchmarks/requirements.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
        entries = [line for line in text.splitlines() if line and not line.startswith("#")]
        assert entries
        assert all(re.match(r"[\w.-]+==\S+ .*--hash=sha256:", entry) for entry in entries), lock


def test_every_declared_library_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))
    wanted = {re.match(r"[\w.-]+", line).group().lower() for line in project["project"]["dependencies"]}
    assert wanted <= locked
