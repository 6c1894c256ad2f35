"""Find a Chromium for the browser tests, or install one: ``python tests/browser.py``."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = (
    "--no-sandbox",  # root, as in a container, has none
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def find() -> str | None:
    """Give the path of an installed Chromium or Chrome that starts, or None."""
    for path in (*map(shutil.which, NAMES), *MAC_APPS):
        if path and Path(path).is_file() and _works(path, "--version"):
            return path
    own = _playwrights_own()
    return own if own and _works(own, "--version") else None


def is_ready() -> bool:
    """Tell whether there is a browser, and Playwright's own program that drives it starts."""
    return find() is not None and _driver_works()


def install() -> None:
    """Install Chromium: Debian's package where we are root there, else Playwright's own download."""
    if _is_debian() and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _run(["apt-get", "update", "-q"], quiet)
        # Playwright's driver wants libatomic1, which a small Debian lacks.
        _run(["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium", "libatomic1"], quiet)
        if is_ready():
            return
    # --with-deps asks the system's package manager for libraries, which only root may on Linux.
    deps = ["--with-deps"] if platform.system() == "Linux" and os.geteuid() == 0 else []
    _run([sys.executable, "-m", "playwright", "install", *deps, "chromium"])


def _run(command: list[str], env: dict[str, str] | None = None) -> None:
    print("+", *command, flush=True)
    subprocess.run(command, env=env, stdin=subprocess.DEVNULL, check=False)


def _works(*command: str) -> bool:
    """Tell whether a program runs at all: Ubuntu's chromium-browser may be a stub that asks for snap."""
    try:
        told = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0


def _driver_works() -> bool:
    return _works(sys.executable, "-m", "playwright", "--version")


def _playwrights_own() -> str | None:
    if not _driver_works():
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _is_debian() -> bool:
    """Tell Debian from Ubuntu, whose chromium is a snap."""
    try:
        return "ID=debian" in Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False


def main() -> int:
    """Make sure that there is a browser; print its path."""
    if not is_ready():
        install()
    if not is_ready():
        print(
            "No Chromium or Chrome that Playwright can drive was found, and none could be installed."
            " Install one (Debian: apt-get install chromium libatomic1), or run `make test-quick`, which needs none.",
            file=sys.stderr,
        )
        return 1
    print(f"browser: {find()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
