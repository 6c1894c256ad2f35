"""Measure the app in Chromium: ``python benchmarks/app.py [--incidents N]`` (``make bench-app``).

Printed, not tested: from the moment the server answers to the first map; from a changed filter to the
repainted map (median of several); what the server sends for one change; and the Python part alone.
The server and the browser run on this machine; nothing else is reached.
"""

from __future__ import annotations

import argparse
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from geo.layers.build import Atlas
from geo.layers.filters import Filters
from geo.model import KINDS, Incident, Reading, Source, make_id
from geo.paths import SEEDS
from geo.places.gazetteer import Gazetteer
from geo.places.placing import place_of
from geo.reading import read_document
from geo.reading.sources import Failure, load
from geo.store import Store
from geo.view.catalogue import Catalogue
from geo.view.features import numbers_of, records_for_browser, shown_for_browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import FrameLocator, Page

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
DAYS = 400
CHANGES = 9


def main() -> None:
    """Make a store, serve it, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=0, help="so many made-up incidents instead of the seeds")
    wanted = parser.parse_args().incidents
    with tempfile.TemporaryDirectory(prefix="incidentmap-bench-") as folder:
        store = Path(folder) / "bench.gpkg"
        Store(store).add(made_up(wanted) if wanted else seeds())
        measure_python(store)
        with server(store) as url:
            measure_browser(url)


def seeds() -> list[Reading]:
    """Read the bundled documents."""
    found = [one for one in load(SEEDS) if not isinstance(one, Failure)]
    return [read_document(one.text, title=one.title, publisher=one.publisher, published=one.published) for one in found]


def made_up(n: int) -> list[Reading]:
    """Spread n incidents over the gazetteer and over the days, ten to a document."""
    entries = [e for e in Gazetteer.bundled().entries if e.is_inside and e.lat is not None and e.district]
    first, readings = date(2025, 1, 1), []
    for number in range(0, n, 10):
        sentences, incidents, at = [], [], 0
        for one in range(number, min(number + 10, n)):
            entry, day = entries[one * 7 % len(entries)], first + timedelta(days=one * 13 % DAYS)
            quote = f"Report {one} tells of an event in {entry.name} on {day}, and of what was said about it."
            sentences.append(quote)
            incidents.append((one, quote, at, entry, day))
            at += len(quote) + 1
        text = " ".join(sentences)
        source = Source(id=make_id(text), text=text, title=f"Document {number}", publisher="Bench", published=first)
        records = tuple(
            Incident(
                id=make_id("bench", one),
                kind=KINDS[one % len(KINDS)],
                source_id=source.id,
                quote=quote,
                quote_start=start,
                quote_end=start + len(quote),
                event_type="Battles",
                sub_event_type="Armed clash",
                date_start=day,
                date_end=day,
                place=place_of(entry, on=day),
                where_prec=1 + one % 3,
            )
            for one, quote, start, entry, day in incidents
        )
        readings.append(Reading(source=source, incidents=records))
    return readings


def measure_python(store: Path) -> None:
    """Time what Python does for a changed filter, without Streamlit."""
    holdings = Store(store).load()
    atlas, catalogue = Atlas(holdings), Catalogue(holdings)
    numbers = numbers_of(records_for_browser(atlas.layers(), catalogue))
    first, last = holdings.first_day, holdings.last_day
    assert first is not None and last is not None  # noqa: PT018 — both stores are dated
    times = []
    for step in range(CHANGES):
        filters = Filters(date_from=first + timedelta(days=step), date_to=last)
        start = time.perf_counter()
        shown_for_browser(atlas.layers(filters), numbers, catalogue)
        times.append(time.perf_counter() - start)
    print(f"incidents in the store                 {len(holdings.incidents):8,}")
    print(f"filter to layers, Python alone, median {statistics.median(times):8.3f} s")


@contextmanager
def server(store: Path) -> Iterator[str]:
    """Serve the app on a free port; the address once it answers."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "geo.cli", "app", "--port", str(port), "--db", str(store)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        try:
            wait_for(f"http://localhost:{port}/_stcore/health", process)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(timeout=10)


def wait_for(url: str, process: subprocess.Popen[bytes], *, timeout_s: float = 60) -> None:
    """Poll until the server answers."""
    end = time.monotonic() + timeout_s
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise SystemExit("the server did not start")


def measure_browser(url: str) -> None:
    """Time the first map, for a server just started and for one that has run, and changes of the filter."""
    import browser  # noqa: PLC0415 — from tests/, for the path and flags of Chromium

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=list(browser.FLAGS))
        for label in ("first map, server just started", "first map, server warm"):
            page = chromium.new_page(viewport={"width": 1440, "height": 900})
            start = time.perf_counter()
            page.goto(url)
            map_frame(page).locator(".leaflet-pane path.pin, .cluster").first.wait_for(timeout=60_000)
            print(f"{label:39}{time.perf_counter() - start:8.2f} s")
            page.wait_for_timeout(2500)
            if "warm" in label:
                measure_changes(page)
            page.close()
        chromium.close()


def measure_changes(page: Page) -> None:
    """Step through the days, then show them all; wait each time until the map has painted anew."""
    received = [0]
    times: list[float] = []
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.on(
        "Network.webSocketFrameReceived",
        lambda event: received.__setitem__(0, received[0] + len(event["response"]["payloadData"]) * 3 // 4),
    )
    frame = next(one for one in page.frames if "incident_map" in one.url)
    sizes = []
    for _ in range(CHANGES):
        received[0] = 0
        painted = frame.evaluate("window.incidentMapPainted")
        start = time.perf_counter()
        page.get_by_role("button", name="Next day").click()
        frame.wait_for_function(f"window.incidentMapPainted > {painted}", timeout=20_000, polling=10)
        times.append(time.perf_counter() - start)
        page.wait_for_timeout(1200)
        sizes.append(received[0])
    received[0] = 0
    painted = frame.evaluate("window.incidentMapPainted")
    start = time.perf_counter()
    page.get_by_role("button", name="All days").click()
    frame.wait_for_function(f"window.incidentMapPainted > {painted}", timeout=20_000, polling=10)
    whole = time.perf_counter() - start
    page.wait_for_timeout(2500)
    print(f"a day on, to the repainted map, median {statistics.median(times):8.2f} s")
    print(f"all incidents, to the repainted map    {whole:8.2f} s")
    print(f"sent for a day on, median              {statistics.median(sizes) / 1000:8.0f} kB")
    print(f"sent for all incidents                 {received[0] / 1000:8.0f} kB")


def map_frame(page: Page) -> FrameLocator:
    """Give the frame of the map."""
    return page.frame_locator('iframe[title$="incident_map"]')


if __name__ == "__main__":
    main()
