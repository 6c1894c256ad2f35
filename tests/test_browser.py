"""The app in real Chromium, offline: what a person sees, clicks and takes away."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import browser
import pytest
from app_data import BLACKOUTS, INCIDENTS, LOCATED, make_store
from playwright.sync_api import TimeoutError as Late
from playwright.sync_api import expect, sync_playwright

from geo.layers.build import Atlas
from geo.layers.filters import Filters
from geo.store import Store

pytestmark = pytest.mark.browser

FRAME = 'iframe[title$="incident_map"]'
LIMIT_MS = 30_000


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return make_store(tmp_path_factory.mktemp("browser") / "incidents.gpkg")


@pytest.fixture(scope="module")
def server(root, store, tmp_path_factory):
    with served(root, store, tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address


@contextmanager
def served(root, store, said, **settings):
    """Serve the app on a free port; a server that does not come up shows what it said."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with said.open("wb") as log:
        environment = {**os.environ, "INCIDENTMAP_DB": str(store), **settings}
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            assert _poll(f"http://127.0.0.1:{port}/_stcore/health", process), said.read_text()
            yield f"http://localhost:{port}", said.read_text
        finally:
            process.terminate()
            process.wait(timeout=15)


def _poll(address, process):
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return True
    return False


@pytest.fixture(scope="module")
def chromium(browser_path):
    with sync_playwright() as playwright:
        expect.set_options(timeout=LIMIT_MS)
        started = playwright.chromium.launch(executable_path=browser_path, args=list(browser.FLAGS))
        yield started
        started.close()


class Tab:
    """A page of the app, with every request and every complaint it made."""

    def __init__(self, page, url, server_log):
        self.page, self.url, self.server_log = page, url, server_log
        self.requests, self.errors = [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._heard)
        page.set_default_timeout(LIMIT_MS)

    def _heard(self, message):
        if message.type == "error":
            self.errors.append(f"{message.text} {message.location}")

    def open(self, query=""):
        self.page.goto(f"{self.url}/{query}")
        try:
            self.page.frame_locator(FRAME).locator(".legend .row").first.wait_for()
            self.page.get_by_role("tab").first.wait_for()  # comes after the map
            self.rest()
        except Late:
            said = f"{self.page.inner_text('body')}\n{self.errors}\n{self.server_log()}"
            pytest.fail(f"the page shows no map, but says:\n{said}")
        return self

    @property
    def map(self):
        return self.page.frame_locator(FRAME)

    @property
    def frame(self):
        return next(frame for frame in self.page.frames if "incident_map" in frame.url)

    def pin(self, place):
        return self.map.locator(f'path.pin[aria-label*=": {place},"]')

    def count(self, what):
        """Give the number in the legend for a kind."""
        return int(self.map.locator(".legend .row", has_text=what).locator("b").inner_text())

    def act(self, do):
        """Do something, and wait until the map has answered and the page has come to rest."""
        painted = self.frame.evaluate("window.incidentMapPainted")
        do()
        self.frame.wait_for_function(f"window.incidentMapPainted > {painted}", timeout=LIMIT_MS)
        self.rest()

    def rest(self):
        self.page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')", timeout=LIMIT_MS)
        self.page.wait_for_timeout(400)


@pytest.fixture(scope="module")
def tabs(chromium, server):
    """Give new pages, each in a context of its own, and close them all at the end."""
    contexts = []

    def new(**options):
        context = chromium.new_context(**({"viewport": {"width": 1440, "height": 900}} | options))
        contexts.append(context)
        return Tab(context.new_page(), *server)

    yield new
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def main_tab(tabs):
    return tabs().open()


@pytest.fixture
def tab(main_tab):
    """Give the one page that most tests share, with all filters reset."""
    if main_tab.page.url.rstrip("/") != main_tab.url:
        main_tab.act(main_tab.page.get_by_role("button", name="Reset all filters").click)
        expect(main_tab.page).to_have_url(re.compile(rf"^{main_tab.url}/?$"))
    return main_tab


def test_the_base_map_paints_35_districts(tab):
    districts = tab.map.locator("path.district")
    assert districts.count() == 35
    boxes = [districts.nth(number).bounding_box() for number in range(35)]
    assert all(box and box["width"] > 5 and box["height"] > 5 for box in boxes)


def test_the_legend_counts_what_is_shown(tab):
    shown = {kind: tab.count(kind) for kind in ("Attack", "Clash", "Protest", "Arrest", "Abduction", "Blackout")}
    assert shown == {"Attack": 4, "Clash": 1, "Protest": 1, "Arrest": 1, "Abduction": 0, "Blackout": BLACKOUTS}


@pytest.mark.parametrize(("place", "lat", "lon"), [("Nushki", 29.5522, 66.0215), ("Tump", 26.1014, 62.3659)])
def test_a_pin_stands_where_its_place_is(tab, place, lat, lon):
    box = tab.pin(place).bounding_box()
    frame = tab.page.locator(FRAME).bounding_box()
    at = tab.frame.evaluate(
        f"(() => {{ const p = incidentMap.map.latLngToContainerPoint([{lat}, {lon}]); return [p.x, p.y]; }})()"
    )
    middle = (box["x"] - frame["x"] + box["width"] / 2, box["y"] - frame["y"] + box["height"] / 2)
    assert middle == pytest.approx(at, abs=2.5)


def test_a_place_that_is_only_a_district_is_hollow(tab):
    assert "hollow" in tab.pin("Awaran").get_attribute("class")
    assert "hollow" not in tab.pin("Nushki").get_attribute("class")


def test_a_pin_opens_a_pop_up_with_the_quote_and_the_panel(tab):
    tab.pin("Nushki").click()
    card = tab.map.locator(".leaflet-popup .card")
    expect(card).to_contain_text("31 January 2026")
    expect(card.locator("blockquote")).to_contain_text("Nushki")
    expect(card.get_by_role("link", name="Title wave")).to_have_attribute("href", "https://wave.example/story")
    panel = tab.page.locator(".st-key-details")
    expect(panel).to_contain_text("Attack: Nushki")
    expect(panel).to_contain_text("according to the army")
    expect(card).to_be_visible()
    assert "open=incident" in tab.page.url


def test_a_hatched_district_opens_its_blackout(tab):
    tab.map.locator("path.blackout").first.wait_for()
    assert tab.map.locator("path.blackout").count() == BLACKOUTS
    fills = tab.map.locator("path.blackout").evaluate_all("all => all.map(path => path.getAttribute('fill'))")
    assert sorted(fills) == ["url(#hatch-0)", "url(#hatch-1)"]
    tab.map.locator(".sign", has_text="Kalat").click()
    expect(tab.page.locator(".st-key-details")).to_contain_text("Blackout: Kalat")
    expect(tab.page.locator(".st-key-details")).to_contain_text("end expected 3 February 2026")


def test_a_pin_is_reached_by_keyboard(tab):
    tab.pin("Tump").focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator(".st-key-details")).to_contain_text("Attack: Tump")


def test_moving_the_date_changes_map_and_table_and_keeps_the_view(tab):
    tab.frame.evaluate("incidentMap.map.setView([27.5, 65.5], 7, {animate: false})")
    expect(tab.page).to_have_url(re.compile("zoom=7"))
    before = tab.page.locator(FRAME).bounding_box()
    tab.frame.evaluate("window.same = true")
    tab.act(lambda: tab.page.get_by_role("button", name="Next day").click())
    assert (tab.count("Clash"), tab.count("Attack")) == (1, 0)
    expect(tab.page.get_by_role("tab", name="Incidents (1)")).to_be_visible()
    tab.act(lambda: tab.page.get_by_role("button", name="Next day").click())
    assert (tab.count("Clash"), tab.count("Attack")) == (0, 4)
    expect(tab.page.get_by_role("tab", name="Incidents (4)")).to_be_visible()
    assert tab.frame.evaluate("window.same"), "the frame was not loaded again"
    assert tab.frame.evaluate("incidentMap.map.getZoom()") == 7
    assert tab.frame.evaluate("incidentMap.map.getCenter().lng") == pytest.approx(65.5, abs=0.01)
    assert tab.page.locator(FRAME).bounding_box() == before, "the map did not move on the page"


def test_a_pop_up_stays_while_its_pin_does(tab):
    tab.pin("Nushki").click()
    card = tab.map.locator(".leaflet-popup .card")
    expect(card).to_be_visible()
    tab.rest()
    tab.act(tab.page.get_by_text("Blackouts", exact=True).first.click)
    expect(card).to_be_visible()


def test_a_reset_closes_the_pop_up_and_leaves_no_view_in_the_link(tab):
    tab.frame.evaluate("incidentMap.map.setView([27.5, 65.5], 7, {animate: false})")
    expect(tab.page).to_have_url(re.compile("zoom=7"))
    tab.pin("Tump").click()
    card = tab.map.locator(".leaflet-popup .card")
    expect(card).to_be_visible()
    expect(tab.page).to_have_url(re.compile("open=incident"))
    tab.act(tab.page.get_by_role("button", name="Reset all filters").click)
    expect(card).to_have_count(0)
    tab.page.wait_for_timeout(1000)  # the map would tell of a move after half a second
    assert tab.page.url.rstrip("/") == tab.url


def chart(tab, number):
    """Give the box of a chart of the timeline: 0 the incidents, 1 the blackouts."""
    drawn = tab.page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg.marks)").nth(number)
    drawn.scroll_into_view_if_needed()
    return drawn.bounding_box()


def test_a_brush_over_the_timeline_sets_the_days(tab):
    box = chart(tab, 0)
    left, right = (box["x"] + 118 + share * (box["width"] - 118) for share in (0.24, 0.36))  # of five days, the second
    tab.page.mouse.move(left, box["y"] + 40)
    tab.page.mouse.down()
    tab.page.mouse.move(right, box["y"] + 44, steps=6)
    tab.act(tab.page.mouse.up)
    expect(tab.page).to_have_url(re.compile("from=2026-01-31&to=2026-01-31"))
    assert tab.count("Attack") == 4


def test_a_bar_of_the_timeline_opens_its_blackout(tab):
    box = chart(tab, 1)
    tab.page.mouse.click(box["x"] + 118 + 0.5 * (box["width"] - 118), box["y"] + 9)
    expect(tab.page.locator(".st-key-details")).to_contain_text("Blackout: Kalat")


def test_a_row_of_the_table_opens_its_record_and_marks_it_on_the_map(tab):
    table = tab.page.locator(".dvn-scroller").first
    table.scroll_into_view_if_needed()
    table.click(position={"x": 15, "y": 53})
    expect(tab.page.locator(".st-key-details")).to_contain_text("Clash: Turbat")
    expect(tab.map.locator("path.halo")).to_have_count(1)


def test_play_steps_through_the_days_and_stops_at_the_last(tab):
    tab.page.get_by_role("button", name="Play").click()
    for day in ("2026-01-30", "2026-01-31", "2026-02-02"):
        expect(tab.page).to_have_url(re.compile(f"from={day}&to={day}"))
    expect(tab.page.get_by_role("button", name="Play")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("report.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "report.txt"),
        ("a.md", b"PK\x03\x04\x14\x00" * 50, "a.md"),
    ],
)
def test_a_file_that_is_no_text_is_refused_by_name(report_page, name, content, says):
    report_page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})
    report_page.get_by_text(name).first.wait_for()
    report_page.get_by_role("button", name="Read it").click()
    expect(report_page.locator("[data-testid=stAlert]", has_text=says)).to_be_visible()


@pytest.fixture(scope="module")
def report_page(tabs):
    page = tabs().open().page
    page.get_by_role("link", name="Add a report").click()
    page.locator("input[type=file]").wait_for(state="attached")
    return page


def test_a_link_gives_the_same_view_in_a_new_tab(tabs, tab):
    other = tabs().open("?from=2026-01-31&to=2026-01-31&kind=attack&lat=29.5&lon=66&zoom=8&open=district:PK223")
    assert other.count("Attack") == 4
    assert other.frame.evaluate("incidentMap.map.getZoom()") == 8
    expect(other.page.locator(".st-key-details")).to_contain_text("Nushki district")
    expect(other.page.get_by_role("tab", name="Incidents (4)")).to_be_visible()


def test_the_back_button_goes_back_a_filter(tabs):
    other = tabs().open()
    other.act(lambda: other.page.get_by_role("button", name="Next day").click())
    expect(other.page).to_have_url(re.compile("from=2026-01-30"))
    other.rest()
    other.act(other.page.go_back)
    assert (other.count("Attack"), other.count("Clash")) == (4, 1)
    assert other.page.url.rstrip("/") == other.url


def test_quick_clicks_are_all_kept(tabs):
    other = tabs().open()
    for _ in range(3):  # the second and third may still carry the address of before the first
        other.page.get_by_role("button", name="Next day").click()
    expect(other.page).to_have_url(re.compile("from=2026-02-02&to=2026-02-02"))
    other.rest()
    assert (other.count("Attack"), other.count("Protest")) == (0, 1)


@pytest.mark.parametrize("kind", ["geojson", "csv"])
def test_a_download_is_what_the_screen_shows(tab, store, kind):
    tab.act(lambda: tab.page.get_by_role("button", name="Next day").click())
    tab.act(lambda: tab.page.get_by_role("button", name="Next day").click())
    with tab.page.expect_download() as download:
        tab.page.locator(f".st-key-download-attacks-{kind} button").click()
    content = download.value.path().read_text(encoding="utf-8-sig")
    assert download.value.suggested_filename == f"attacks.{kind}"
    shown = Atlas(Store(store).load()).layers(Filters.parse({"from": "2026-01-31", "to": "2026-01-31"})).attacks_gdf
    assert len(shown) == tab.count("Attack") == 4
    if kind == "geojson":
        assert [f["properties"]["id"] for f in json.loads(content)["features"]] == shown["id"].tolist()
    else:
        assert all(record in content for record in shown["id"])


def test_hostile_text_is_text_and_never_runs(tab):
    tab.pin("Turbat").hover()
    expect(tab.map.locator(".leaflet-tooltip")).to_contain_text("Clash: Turbat")
    tab.pin("Turbat").click()
    card = tab.map.locator(".leaflet-popup .card")
    expect(card.locator("blockquote")).to_contain_text("`${alert(1)}` \\ </script><script>window.ran=1</script>")
    expect(card.locator("blockquote")).to_contain_text("کوئٹہ")
    expect(tab.page.locator(".st-key-details")).to_contain_text("<img src=x onerror=")
    assert all(frame.evaluate("window.ran === undefined") for frame in tab.page.frames)
    assert card.locator("script, img").count() == 0


def test_a_report_is_read_corrected_saved_and_taken_back(tabs, store):
    other = tabs().open()
    before = len(Store(store).load().sources)
    other.page.get_by_role("link", name="Add a report").click()
    text = "Gunmen attacked a police post in Khuzdar on Saturday, officials said. Two guards were killed."
    other.page.get_by_label("Text of the report").fill(text)
    other.page.get_by_role("textbox", name="Title").fill("Post attacked")
    other.page.get_by_role("button", name="Read it").click()
    other.page.locator(".document mark.incident").first.wait_for()
    other.map.locator("path.pin").first.wait_for()
    other.page.get_by_role("button", name="Save").click()
    other.page.get_by_text("Saved. The map shows it now.").wait_for()
    assert len(Store(store).load().sources) == before + 1
    other.page.get_by_role("button", name="Take it back").click()
    other.page.get_by_text("Taken back.").wait_for()
    assert len(Store(store).load().sources) == before
    assert not other.errors


def test_a_phone_shows_map_and_figures_without_sideways_scrolling(tabs):
    phone = tabs(viewport={"width": 390, "height": 844}, has_touch=True).open()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert phone.page.locator(FRAME).bounding_box()["width"] > 350
    assert phone.map.locator(".legend .row").first.is_visible()


def test_the_tab_key_comes_to_the_pins_before_the_districts(tabs):
    other = tabs().open()
    other.map.locator(".leaflet-container").focus()
    kinds = []
    while "district" not in kinds and len(kinds) < 40:
        other.page.keyboard.press("Tab")
        kinds += other.frame.evaluate(
            "[...document.activeElement.classList].filter((one) => /^(pin|sign|district)$/.test(one))"
        )
    pins = other.map.locator("path.pin").count()
    assert pins > 0
    assert (kinds.count("pin"), kinds.count("sign"), kinds[-1]) == (pins, BLACKOUTS, "district")


def test_dark_mode_darkens_the_map_too(tabs):
    dark = tabs(color_scheme="dark").open()
    assert dark.frame.evaluate("document.documentElement.dataset.theme") == "dark"
    assert not dark.errors


def test_nothing_leaves_this_machine_and_nothing_complains(tab):
    """Runs last: it looks at all that the shared page did in the tests above."""
    assert INCIDENTS > LOCATED > 0
    here = (tab.url, tab.url.replace("http", "ws"), "data:", "blob:")
    elsewhere = [asked for asked in tab.requests if not asked.startswith(here)]
    assert not elsewhere
    assert not tab.errors
