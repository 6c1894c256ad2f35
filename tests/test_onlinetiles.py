"""Online tiles in Chromium, from a tile server on this machine that gives them, fails or hangs."""

from __future__ import annotations

import struct
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect
from test_browser import chromium, served, store, tabs  # noqa: F401 (fixtures)

from geo.view.onlinetiles import tiles_of

pytestmark = pytest.mark.browser

SIDE = 256


def png(red, green, blue):
    """Give a tile of one colour."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes((red, green, blue)) * SIDE) * SIDE
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class TileServer(ThreadingHTTPServer):
    """Answers as ``answer`` says for a request's number: 200 with a tile, another status, or 0 for nothing at all."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Tiles)
        self.asked, self.answer, self.let_go = [], lambda _: 200, threading.Event()

    def start(self, answer):
        self.asked, self.answer, self.let_go = [], answer, threading.Event()


class Tiles(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        status = self.server.answer(len(self.server.asked))
        if status == 0:
            self.server.let_go.wait(60)
            return
        body = png(200, 220, 240) if status == 200 else b"no tile"
        self.send_response(status)
        self.send_header("Content-Type", "image/png" if status == 200 else "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def tiles():
    with TileServer() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.let_go.set()
        server.shutdown()


@pytest.fixture(scope="module")
def server(root, store, tiles, tmp_path_factory):  # noqa: F811 (the fixture)
    address = f"http://127.0.0.1:{tiles.server_port}/{{z}}/{{x}}/{{y}}.png"
    log = tmp_path_factory.mktemp("log") / "server.log"
    with served(root, store, log, INCIDENTMAP_TILES=address) as served_at:
        yield served_at


def is_tiled(tab):
    return tab.frame.evaluate("document.documentElement.classList.contains('tiled')")


def credit(tab):
    return tab.map.locator(".leaflet-control-attribution").inner_text()


def test_tiles_that_come_lie_under_the_records_with_their_credit(tabs, tiles):  # noqa: F811
    tiles.start(lambda _: 200)
    tab = tabs().open("?tiles=osm")
    tab.map.locator("img.leaflet-tile-loaded").first.wait_for()
    loaded = tab.map.locator("img.leaflet-tile-loaded")
    assert loaded.first.evaluate("tile => [tile.naturalWidth, tile.naturalHeight]") == [SIDE, SIDE]
    assert is_tiled(tab)
    assert "OpenStreetMap" in credit(tab)
    assert "OCHA" in credit(tab)
    expect(tab.map.locator(".label.town").first).to_be_hidden()  # the tiles have names of their own
    assert tab.map.locator("path.pin").count() > 0
    assert not tab.errors
    tab.rest()
    tab.page.get_by_role("button", name="Reset all filters").click()  # the background is one of them
    tab.frame.wait_for_function("!document.documentElement.classList.contains('tiled')")
    assert "OpenStreetMap" not in credit(tab)
    expect(tab.map.locator(".label.town").first).to_be_visible()
    expect(tab.map.locator("img.leaflet-tile")).to_have_count(0)


@pytest.mark.parametrize("status", [404, 500, 0], ids=["missing", "failing", "hanging"])
def test_a_server_without_tiles_leaves_the_built_in_map_without_a_word(tabs, tiles, status):  # noqa: F811
    tiles.start(lambda _: status)
    tab = tabs().open("?tiles=osm")
    tab.rest()
    assert tab.map.locator("path.district").count() == 35
    assert not is_tiled(tab)
    assert "OpenStreetMap" not in credit(tab)
    expect(tab.page.locator("[data-testid=stAlert]")).to_have_count(0)
    expect(tab.map.locator(".label.town").first).to_be_visible()
    assert len(tiles.asked) == 1, "one tile is asked for, and no more"
    assert len(tab.errors) <= 1, "the browser itself notes the one failure"
    tiles.let_go.set()


def test_where_single_tiles_are_missing_the_built_in_map_shows_through(tabs, tiles):  # noqa: F811
    tiles.start(lambda number: 404 if number % 3 == 0 else 200)
    tab = tabs().open("?tiles=osm")
    tab.map.locator("img.leaflet-tile-loaded").first.wait_for()
    tab.rest()
    assert is_tiled(tab)
    assert tab.map.locator("path.ground").count() == 35
    expect(tab.page.locator("[data-testid=stAlert]")).to_have_count(0)


def test_a_server_that_breaks_down_gives_the_built_in_map_back(tabs, tiles):  # noqa: F811
    tiles.start(lambda _: 200)
    tab = tabs().open("?tiles=osm")
    tab.map.locator("img.leaflet-tile-loaded").first.wait_for()
    tab.rest()
    tiles.answer = lambda _: 503
    for zoom in (8, 9, 10):
        tab.frame.evaluate(f"incidentMap.map.setZoom({zoom}, {{animate: false}})")
        tab.page.wait_for_timeout(300)
    tab.frame.wait_for_function("!document.documentElement.classList.contains('tiled')")
    assert "OpenStreetMap" not in credit(tab)
    expect(tab.map.locator("path.ground")).to_have_count(0)


def test_cartos_tiles_have_no_names_and_a_dark_form():
    carto = tiles_of("carto")
    assert not carto["labelled"]
    assert "dark" in carto["dark"]
    assert "CARTO" in carto["attribution"]
    assert tiles_of("none") is None
