"""Measure the app in Chromium: ``python benchmarks/app.py [--incidents N]`` (``make bench-app``).

Printed, not tested: the first view, from the browser's request of the page to the painted map with pins and
figures; from a changed filter to the repainted map (median of several); what the server sends for one change;
and the Python part alone. The first view is measured in turn with that of an empty Streamlit app, the least
that any such page takes. The server and the browser run on this machine; nothing else is reached.
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
from collections import defaultdict
from contextlib import AbstractContextManager, contextmanager
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

    from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
DAYS = 400
CHANGES = 9
VIEWS = 5
EMPTY = "import streamlit as st\n\nst.write('ready')\n"

MAP_AND_FIGURES = """
    document.querySelector('iframe[title$="incident_map"]')?.contentDocument
        ?.querySelector(".leaflet-pane path.pin, .cluster") && document.querySelector(".tile")
"""
REST = "document.querySelector('[data-testid=stDateInput]') && document.querySelector('[role=tabpanel] canvas')"
TEXT = "document.querySelector('[data-testid=stMarkdown] p')"
WATCH = """
    if (window === parent) {
      window.seenAt = {};
      const watch = (name, isThere) => isThere()
        ? requestAnimationFrame(() => setTimeout(() => { seenAt[name] = performance.now(); }))  // once it is painted
        : setTimeout(watch, 10, name, isThere);
      watch("first", () => %s);
      watch("rest", () => %s);
    }
"""
"""Run in the page before its own scripts: the milliseconds since its request, by its own clock."""


def main() -> None:
    """Make a store, serve it, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=0, help="so many made-up incidents instead of the seeds")
    wanted = parser.parse_args().incidents
    with tempfile.TemporaryDirectory(prefix="incidentmap-bench-") as folder:
        store = Path(folder) / "bench.gpkg"
        Store(store).add(made_up(wanted) if wanted else seeds())
        measure_python(store)
        script = Path(folder) / "empty.py"
        script.write_text(EMPTY, encoding="utf-8")
        with chromium() as browser:
            measure_first_views(browser, store, script)
            with server(store) as url:
                measure_changes(browser, url)


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


def server(store: Path) -> AbstractContextManager[str]:
    """Serve the app as ``incidentmap app`` does."""
    return served("-m", "geo.cli", "app", "--db", str(store), "--port")


def empty_server(script: Path) -> AbstractContextManager[str]:
    """Serve a script as Streamlit itself does."""
    options = ("--server.headless", "true", "--server.fileWatcherType", "none", "--browser.gatherUsageStats", "false")
    return served("-m", "streamlit", "run", str(script), *options, "--server.port")


@contextmanager
def served(*command: str) -> Iterator[str]:
    """Run a server, which takes its port as the last argument; the address once it answers."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen([sys.executable, *command, str(port)], cwd=ROOT, stdout=log, stderr=log)
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


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium."""
    import browser  # noqa: PLC0415 — from tests/, for the path and flags of Chromium

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser.find(), args=list(browser.FLAGS))
        yield started
        started.close()


def measure_first_views(browser: Browser, store: Path, script: Path) -> None:
    """Time the first view beside an empty app's: of a server just started, of a warm one, and for a second visit."""
    app_s: dict[str, list[float]] = defaultdict(list)
    empty_s: dict[str, list[float]] = defaultdict(list)
    rest_s = []
    with server(store) as app, empty_server(script) as empty:
        for number in range(VIEWS + 1):
            for url, kept, first, rest in ((empty, empty_s, TEXT, TEXT), (app, app_s, MAP_AND_FIGURES, REST)):
                visitor = browser.new_context(viewport={"width": 1440, "height": 900})  # with a cache of its own
                name = "server warm" if number else "server just started"
                took = view(visitor, url, first, rest)
                kept[name].append(took[0])
                if number:
                    kept["server and browser warm"].append(view(visitor, url, first, rest)[0])
                    if url == app:
                        rest_s.append(took[1] - took[0])
                visitor.close()
    for name, times in app_s.items():
        ours, least = statistics.median(times), statistics.median(empty_s[name])
        label = f"first view, {name}"
        print(f"{label:39}{ours:8.2f} s; an empty Streamlit app {least:.2f} s, {ours / least:.1f} times that")
    print(f"from there to filters and tables       {statistics.median(rest_s):8.2f} s")


def view(visitor: BrowserContext, url: str, first: str, rest: str) -> tuple[float, float]:
    """Open a page; the seconds from its request to what is seen first, and to the rest."""
    page = visitor.new_page()
    page.add_init_script(WATCH % (first, rest))
    page.goto(url, wait_until="commit")
    page.wait_for_function("seenAt.first && seenAt.rest", timeout=60_000, polling=100)
    seen = page.evaluate("seenAt")
    page.close()
    return seen["first"] / 1000, seen["rest"] / 1000


def measure_changes(browser: Browser, url: str) -> None:
    """Step through the days, then show them all; wait each time until the map has painted anew."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(url)
    page.get_by_role("tab").first.wait_for(timeout=60_000)
    page.wait_for_timeout(2500)
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
