"""The bounded adapter, against a socket that drips."""

import socket
import threading
import time

import pytest
from geopy.exc import GeocoderServiceError, GeocoderTimedOut

from geo.places import limited_http
from geo.places.limited_http import LimitedAdapter


@pytest.fixture
def serve():
    """Serve one connection with blocks of bytes and a pause after each."""
    listener = socket.create_server(("127.0.0.1", 0))

    def start(blocks, pause_s):
        def answer():
            connection, _ = listener.accept()
            with connection:
                connection.recv(4096)
                for block in blocks:
                    try:
                        connection.sendall(block)
                    except OSError:
                        return
                    time.sleep(pause_s)

        threading.Thread(target=answer, daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}/"

    yield start
    listener.close()


HEAD = b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n"


def fetch(url, timeout_s=2.0):
    return LimitedAdapter(proxies={}, ssl_context=None).get_json(url, timeout=timeout_s, headers={})


def test_an_answer_is_read(serve):
    assert fetch(serve([HEAD, b"[1, 2]"], 0.0)) == [1, 2]


def test_an_answer_that_drips_is_given_up_in_time(serve):
    url = serve([HEAD, *[b" "] * 100], 0.05)
    start = time.monotonic()
    with pytest.raises(GeocoderTimedOut):
        fetch(url, timeout_s=0.3)
    assert time.monotonic() - start < 2


def test_an_answer_that_never_ends_is_given_up(serve, monkeypatch):
    monkeypatch.setattr(limited_http, "MAX_ANSWER_BYTES", 100_000)
    with pytest.raises(GeocoderServiceError, match="longer"):
        fetch(serve([HEAD, *[b"0" * 50_000] * 10], 0.0))


def test_an_answer_cut_short_is_a_service_error(serve):
    with pytest.raises(GeocoderServiceError):
        fetch(serve([b"HTTP/1.0 200 OK\r\nContent-Length: 100\r\n\r\n[1,"], 0.0))
