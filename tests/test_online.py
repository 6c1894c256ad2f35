"""The online fallback against a small local server that speaks Nominatim's JSON, well and badly."""

import json
import sqlite3
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

from geo.errors import ServiceError, ServiceRefusedError, ServiceTimeoutError
from geo.places.lookup import look_up
from geo.places.online import USER_AGENT, OnlineGeocoder, fill_gaps

SHAHNAWAZ = {
    "lat": "28.6000",
    "lon": "69.1500",
    "name": "Goth Shahnawaz",
    "display_name": "Goth Shahnawaz, Dera Bugti District, Balochistan, Pakistan",
    "addresstype": "village",
    "boundingbox": ["28.58", "28.62", "69.13", "69.17"],
}


class _Nominatim(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.seen.append((time.monotonic(), parse_qs(urlsplit(self.path).query), self.headers["User-Agent"]))
        status, headers, body, wait_s = self.server.answer(parse_qs(urlsplit(self.path).query)["q"][0])
        time.sleep(wait_s)
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _Nominatim)
    httpd.daemon_threads = True
    httpd.seen = []
    httpd.answer = lambda name: (200, {}, json.dumps([SHAHNAWAZ] if "Shahnawaz" in name else []).encode(), 0)
    thread = threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()


@pytest.fixture
def service(server, tmp_path):
    return make_service(server, tmp_path)


def make_service(server, folder, **options):
    return OnlineGeocoder(
        domain=f"127.0.0.1:{server.server_port}",
        scheme="http",
        cache=folder / "cache.sqlite",
        lock_folder=folder,
        **{"interval_s": 0.0, "timeout_s": 2.0, **options},
    )


def test_a_place_is_found_and_joined_to_its_district(service, server):
    found = service.look_up("Goth Shahnawaz")
    assert (found.status, found.place.district, found.place.district_pcode) == ("found", "Dera Bugti", "PK204")
    assert (found.place.geocoder, found.how) == ("nominatim", "online")
    assert 2 < found.place.precision_km < 6
    (_, query, agent), *_ = server.seen
    assert query["countrycodes"] == ["pk"]
    assert query["bounded"] == ["1"]
    assert agent == USER_AGENT
    west, south, east, north = (float(edge) for edge in query["viewbox"][0].split(","))
    assert 60 < west < 61
    assert 70 < east < 71
    assert 24 < south < 25
    assert 32 < north < 33


def test_answers_and_misses_are_asked_for_once(service, server, tmp_path):
    for _ in range(2):
        assert service.look_up("Goth Shahnawaz").status == "found"
        assert service.look_up("Goth Nowhere").status == "not_found"
    assert len(server.seen) == 2
    kept = sqlite3.connect(tmp_path / "cache.sqlite").execute("SELECT answer IS NULL, asked_on FROM answers").fetchall()
    assert sorted(miss for miss, _ in kept) == [0, 1]
    assert all(len(asked_on) == 10 for _, asked_on in kept)


def test_an_old_miss_is_asked_again(service, server, tmp_path):
    service.look_up("Goth Nowhere")
    with sqlite3.connect(tmp_path / "cache.sqlite") as database:
        database.execute("UPDATE answers SET asked_on = '2020-01-01'")
    service.look_up("Goth Nowhere")
    assert len(server.seen) == 2


def test_a_broken_cache_is_done_without(service, tmp_path):
    (tmp_path / "cache.sqlite").write_bytes(b"this is no database" * 100)
    assert service.look_up("Goth Shahnawaz").status == "found"


def test_a_place_outside_the_province_is_no_place(service, server):
    karachi = {**SHAHNAWAZ, "lat": "24.86", "lon": "67.01", "boundingbox": ["24.8", "24.9", "66.9", "67.1"]}
    server.answer = lambda _: (200, {}, json.dumps([karachi]).encode(), 0)
    assert service.look_up("Karachi").status == "not_found"


@pytest.mark.parametrize(("status", "headers", "after_s"), [(403, {}, None), (429, {"Retry-After": "7"}, 7.0)])
def test_a_refusal_is_told_with_its_term(service, server, status, headers, after_s):
    server.answer = lambda _: (status, headers, b"no", 0)
    with pytest.raises(ServiceRefusedError) as refused:
        service.look_up("Goth Shahnawaz")
    assert refused.value.retry_after_s == after_s


def test_a_slow_answer_is_a_time_out(server, tmp_path):
    server.answer = lambda _: (200, {}, b"[]", 1.5)
    with pytest.raises(ServiceTimeoutError):
        make_service(server, tmp_path, timeout_s=0.3).look_up("Goth Shahnawaz")


@pytest.mark.parametrize(
    "body",
    [
        b"<html>busy</html>",
        b"{}x",
        b'[{"lat": "north"}]',
        b'[{"lat": "NaN", "lon": "66", "name": "x"}]',
        b'[{"lat": "95", "lon": "66", "name": "x"}]',
        b"[42]",
        b"\xff\xfe\xff",
        b"[" + b'{"lat": "28", "lon": "66", "name": "x"},' * 50_000 + b"{}]",
        b"[" * 100_000,
    ],
    ids=["html", "trailing", "word", "nan", "off the globe", "number", "not utf-8", "oversized", "deep"],
)
def test_a_broken_answer_is_a_service_error_and_is_not_kept(service, server, body):
    server.answer = lambda _: (200, {}, body, 0)
    with pytest.raises(ServiceError) as broken:
        service.look_up("Goth Shahnawaz")
    assert not isinstance(broken.value, (ServiceTimeoutError, ServiceRefusedError))
    server.answer = lambda _: (200, {}, json.dumps([SHAHNAWAZ]).encode(), 0)
    assert service.look_up("Goth Shahnawaz").status == "found"


def test_no_connection_is_a_service_error(server, tmp_path):
    service = make_service(server, tmp_path)
    server.shutdown()
    server.server_close()
    with pytest.raises(ServiceError):
        service.look_up("Goth Shahnawaz")


def test_two_services_of_one_machine_share_the_pace(server, tmp_path):
    first = make_service(server, tmp_path, interval_s=0.3)
    second = make_service(server, tmp_path, interval_s=0.3)
    threads = [
        threading.Thread(target=one.look_up, args=(f"Goth {n}",)) for n, one in enumerate([first, second, first])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = sorted(at for at, _, _ in server.seen)
    assert len(times) == 3
    assert min(later - at for at, later in pairwise(times)) > 0.25


def test_a_failing_service_costs_the_batch_only_those_names(service, server):
    server.answer = lambda name: (500, {}, b"", 0) if "Bad" in name else (200, {}, json.dumps([SHAHNAWAZ]).encode(), 0)
    batch = [look_up(name) for name in ("Quetta", "Goth Bad Zxq", "Goth Shahnawaz Zxq")]
    filled = list(fill_gaps(batch, service))
    assert [found.status for found in filled] == ["found", "not_found", "found"]
    assert "online" in filled[1].note
    assert len(server.seen) == 2


def test_after_a_refusal_the_batch_asks_no_more(service, server):
    server.answer = lambda _: (429, {"Retry-After": "60"}, b"", 0)
    batch = [look_up(name) for name in ("Goth Zxq", "Goth Wvu", "Quetta")]
    filled = list(fill_gaps(batch, service))
    assert [found.status for found in filled] == ["not_found", "not_found", "found"]
    assert len(server.seen) == 1
