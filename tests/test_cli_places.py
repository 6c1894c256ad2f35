"""``geocode``: the contract, districts by date, and results that are no place."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from geo.cli import cli

CONTRACT = {"query", "name", "lat", "lon", "precision_km", "district", "district_pcode", "score", "geocoder"}


def run(*arguments):
    return CliRunner().invoke(cli, ["geocode", *arguments])


def geocode(*arguments):
    ran = run("--json", *arguments)
    assert ran.exit_code == 0, ran.stderr
    return json.loads(ran.stdout)


def test_geocode_gives_the_contract():
    quetta, tump = geocode("Quetta", "Tump")
    assert set(quetta) >= CONTRACT
    assert (quetta["query"], quetta["name"], quetta["district"]) == ("Quetta", "Quetta", "Quetta")
    assert (tump["district"], tump["geocoder"]) == ("Kech", "gazetteer")
    assert abs(quetta["lat"] - 30.19) < 0.05
    assert abs(quetta["lon"] - 67.0) < 0.05


@pytest.mark.parametrize(
    ("name", "district"),
    [
        ("Quetta", "Quetta"),
        ("Mastung", "Mastung"),
        ("Noshki", "Nushki"),
        ("Dalbandin", "Chagai"),
        ("Kharan", "Kharan"),
        ("Panjgur", "Panjgur"),
        ("Tump", "Kech"),
        ("Gwadar", "Gwadar"),
        ("Pasni", "Gwadar"),
        ("Kalat", "Kalat"),
        ("Khuzdar", "Khuzdar"),
        ("کوئٹہ", "Quetta"),
    ],
)
def test_the_towns_of_the_news_are_in_their_districts(name, district):
    assert geocode(name)[0]["district"] == district


@pytest.mark.parametrize(("day", "district"), [("2015-06-01", "Loralai"), ("2018-06-01", "Duki")])
def test_a_district_is_that_of_the_day(day, district):
    assert geocode("Duki", "--on", day)[0]["district"] == district


def test_what_is_not_found_is_a_result_of_nulls():
    (found,) = geocode("Xyzzyville")
    assert found["status"] == "not_found"
    assert {field: found[field] for field in CONTRACT - {"query"}} == dict.fromkeys(CONTRACT - {"query"})


def test_what_is_ambiguous_lists_the_candidates():
    (found,) = geocode("Dasht")
    assert (found["status"], found["name"]) == ("ambiguous", None)
    assert {candidate["district"] for candidate in found["candidates"]} >= {"Kech", "Mastung"}


def test_a_place_outside_says_so():
    (found,) = geocode("Karachi")
    assert (found["status"], found["province"], found["district"]) == ("outside", "Sindh", None)


def test_the_readable_answer_is_aligned():
    ran = run("Hub", "Xyzzyville")
    assert ran.exit_code == 0
    header, hub, unknown, note = ran.stdout.splitlines()
    assert hub.index("town") == header.index("kind")
    assert "drawn in Lasbela" in hub
    assert "not found" in unknown
    assert note.startswith("Xyzzyville: ")


@pytest.mark.parametrize("name", ["", " ", "\x07\x1b[2J", "'; DROP TABLE sources; --", "Q" * 10_000, "\ud83d\ude00"])
def test_odd_names_are_not_found(name):
    assert geocode("--", name)[0]["lat"] is None


def test_no_name_is_a_usage_error():
    assert run().exit_code == 2


class Service(BaseHTTPRequestHandler):
    """A Nominatim that knows one village, and refuses to be asked for another."""

    def do_GET(self):
        name = parse_qs(urlsplit(self.path).query)["q"][0]
        village = {
            "lat": "30.25",
            "lon": "66.95",
            "name": name,
            "display_name": f"{name}, Quetta",
            "addresstype": "village",
        }
        self.send_response(403 if "Forbidden" in name else 200)
        self.end_headers()
        self.wfile.write(json.dumps([village] if "Nayakilizar" in name else []).encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def service(monkeypatch):
    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("INCIDENTMAP_NOMINATIM", f"http://127.0.0.1:{server.server_port}")
        yield server
        server.shutdown()


def test_nothing_is_asked_unless_told(service):
    assert geocode("Nayakilizar")[0]["status"] == "not_found"


def test_the_service_fills_the_gaps_and_leaves_the_rest(service):
    quetta, village, forbidden = geocode("--online", "Quetta", "Nayakilizar", "Forbidden City")
    assert quetta["geocoder"] == "gazetteer"
    assert (village["name"], village["district"]) == ("Nayakilizar", "Quetta")
    assert village["geocoder"] != "gazetteer"
    assert (forbidden["status"], forbidden["lat"]) == ("not_found", None)
