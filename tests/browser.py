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
    installed = [shutil.which(name) for name in NAMES]
    return next((path for path in (*installed, *MAC_APPS, _playwrights_own()) if path and _starts(path)), None)


def install() -> None:
    """Install Chromium: Debian's package where we are root there, else Playwright's own download."""
    if _is_debian() and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _run(["apt-get", "update", "-q"], quiet)
        _run(["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"], quiet)
        if find():
            return
    # --with-deps asks the system's package manager for libraries, which only root may on Linux.
    deps = ["--with-deps"] if platform.system() == "Linux" and os.geteuid() == 0 else []
    _run([sys.executable, "-m", "playwright", "install", *deps, "chromium"])


def _run(command: list[str], env: dict[str, str] | None = None) -> None:
    print("+", *command, flush=True)
    subprocess.run(command, env=env, stdin=subprocess.DEVNULL, check=False)


def _starts(path: str) -> bool:
    """Tell whether the program runs at all: Ubuntu's chromium-browser may be a stub that asks for snap."""
    if not Path(path).is_file():
        return False
    try:
        told = subprocess.run(
            [path, "--version"], capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0


def _playwrights_own() -> str | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _is_debian() -> bool:
    """Tell Debian from Ubuntu, whose chromium is a snap."""
    try:
        return "ID=debian" in Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False


def main() -> int:
    """Make sure that there is a browser; print its path."""
    if not find():
        install()
    path = find()
    if path is None:
        print(
            "No Chromium or Chrome was found and none could be installed."
            " Install one (Debian: apt-get install chromium), or run `make test-quick`, which needs none.",
            file=sys.stderr,
        )
        return 1
    print(f"browser: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
