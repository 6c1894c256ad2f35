"""Make the pictures of the README and of this folder: ``make screenshots``.

The bundled documents are read into a store of its own, the app is served on a free port, and Chromium
takes the pictures. Nothing but this machine is reached.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

import browser  # noqa: E402 — from tests/
from playwright.sync_api import sync_playwright  # noqa: E402

from app import map_frame, server  # noqa: E402 — from benchmarks/

if TYPE_CHECKING:
    from playwright.sync_api import Page

DAYS = "?from=2026-01-30&to=2026-02-03"
DESKTOP, WIDE, PHONE = (1440, 900), (1920, 1080), (390, 844)


def main() -> None:
    """Make the store and every picture."""
    with tempfile.TemporaryDirectory(prefix="incidentmap-") as folder:
        store = Path(folder) / "incidentmap.gpkg"
        subprocess.run([sys.executable, "-m", "geo.cli", "build", "--db", str(store)], cwd=ROOT, check=True)
        with server(store) as url, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser.find(), args=list(browser.FLAGS))
            for name, size, theme, query, do in (
                ("map", DESKTOP, "light", DAYS, pick_a_pin),
                ("map-dark", DESKTOP, "dark", DAYS, pick_a_blackout),
                ("map-wide", WIDE, "light", f"{DAYS}&shade=offline", stay),
                ("map-phone", PHONE, "light", DAYS, stay),
                ("timeline", DESKTOP, "light", DAYS, scroll_down),
                ("add-a-report", DESKTOP, "light", "", read_a_report),
            ):
                page = chromium.new_page(viewport=dict(zip(("width", "height"), size, strict=True)), color_scheme=theme)
                page.goto(f"{url}/{query}")
                map_frame(page).locator(".legend .row").first.wait_for(timeout=60_000)
                page.get_by_role("tab").first.wait_for(timeout=60_000)
                page.wait_for_timeout(2500)
                do(page)
                page.wait_for_timeout(2000)
                page.screenshot(path=ROOT / "docs" / f"{name}.png")
                page.close()
                sys.stdout.write(f"docs/{name}.png\n")
            chromium.close()


def stay(page: Page) -> None:
    """Do nothing."""


def pick_a_pin(page: Page) -> None:
    """Choose an attack; its pop-up is closed again, so that the picture shows the whole map and the details."""
    map_frame(page).locator('path.pin[aria-label*=": Gwadar,"]').first.click()
    page.wait_for_timeout(1500)
    map_frame(page).locator(".leaflet-popup-close-button").click()
    page.mouse.move(20, 20)  # away from the map, where it would open a tooltip


def pick_a_blackout(page: Page) -> None:
    """Open a blackout's sign."""
    map_frame(page).locator(".sign", has_text="Khuzdar").first.click()


def scroll_down(page: Page) -> None:
    """Show the timeline and the table."""
    page.mouse.move(900, 850)
    page.mouse.wheel(0, 620)


def read_a_report(page: Page) -> None:
    """Paste one of the bundled documents and read it."""
    page.get_by_role("link", name="Add a report").click()
    text = (ROOT / "seeds" / "2026-01-31-daily-pakistan-cities-hit.md").read_text(encoding="utf-8")
    page.get_by_label("Text of the report").fill(text)
    page.get_by_role("button", name="Read it").click()
    map_frame(page).locator("path.pin, .cluster").first.wait_for(timeout=60_000)


if __name__ == "__main__":
    main()
