"""What all tests share: folders of their own, a Hypothesis profile, and one worker for the browser."""

from __future__ import annotations

import os
from pathlib import Path

import browser
import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# No deadline: a busy machine is no bug. On CI the same examples are tried every time.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_collection_modifyitems(items):
    """Keep the browser's tests on one worker: they share a server and a browser.

    On a machine that starves the browser one of them may wait in vain: it is tried once more, and the run tells it.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session", autouse=True)
def _own_folders_for_the_session(tmp_path_factory):
    """Keep fixtures that outlive a test away from the user's own folder and store."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("session")
        patch.setenv("INCIDENTMAP_HOME", str(folder / "home"))
        patch.setenv("INCIDENTMAP_DB", str(folder / "incidentmap.gpkg"))
        yield


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory, monkeypatch):
    """Give each test an empty user's folder and no store."""
    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("INCIDENTMAP_HOME", str(folder / "home"))
    monkeypatch.setenv("INCIDENTMAP_DB", str(folder / "incidentmap.gpkg"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root) -> Path:
    """The documents that the map reads by default."""
    return root / "seeds"


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The program that the browser tests drive."""
    path = browser.find()
    if path is None:
        pytest.skip("no Chromium: run python tests/browser.py")
    return path
