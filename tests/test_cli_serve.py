"""``app``: what it refuses, and that it serves this machine only."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo.cli import cli
from geo.ui.serve import _make_ready

LOOPBACK_4 = "0100007F"
LOOPBACK_6 = "00000000000000000000000001000000"


def run(*arguments):
    return CliRunner().invoke(cli, ["app", *map(str, arguments)])


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("serve")
    (folder / "report.txt").write_text("A bomb killed two people in Turbat on 3 March 2026.", encoding="utf-8")
    assert CliRunner().invoke(cli, ["build", str(folder), "--db", str(folder / "map.gpkg")]).exit_code == 0
    return folder / "map.gpkg"


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def test_a_port_in_use_is_one_line(store, taken_port):
    ran = run("--port", taken_port, "--db", store)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert len(ran.stderr.splitlines()) == 1
    assert f"port {taken_port} is in use" in ran.stderr
    assert "--port" in ran.stderr


@pytest.mark.parametrize("port", ["0", "65536", "eighty"])
def test_an_impossible_port_is_a_usage_error(port):
    assert run("--port", port).exit_code == 2


def test_no_store_is_one_line(tmp_path):
    ran = run("--db", tmp_path / "nowhere.gpkg")
    assert ran.exit_code == 1
    assert "nowhere.gpkg" in ran.stderr
    assert "incidentmap build" in ran.stderr


def test_a_file_that_is_no_store_is_one_line(tmp_path):
    (tmp_path / "notes.txt").write_text("not a store", encoding="utf-8")
    ran = run("--db", tmp_path / "notes.txt")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "notes.txt" in ran.stderr


def test_the_app_answers_on_this_machine_only(store):
    port = free_port()
    command = [sys.executable, "-m", "geo.cli", "app", "--port", str(port), "--db", str(store)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=dict(os.environ)
    ) as server:
        try:
            assert answers(f"http://localhost:{port}/_stcore/health", server) == b"ok"
            assert listening(port) <= {LOOPBACK_4, LOOPBACK_6}
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
        printed = server.stdout.read().decode()
    assert f"http://localhost:{port}" in printed
    assert "Traceback" not in printed


def test_a_store_that_cannot_be_read_ahead_stops_no_server(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENTMAP_DB", str(tmp_path / "nowhere.gpkg"))
    _make_ready()  # the page tells it, to whoever opens one


def answers(url, server, *, limit_s=60):
    """Ask until the server answers; give up when it ends or the time is over."""
    until = time.monotonic() + limit_s
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2) as response:
                return response.read()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"no answer from {url}: {server.stdout.read1(10_000)!r}")


def listening(port):
    """Give the addresses on which this machine listens on a port, as the kernel writes them (Linux)."""
    found = set()
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        lines = table.read_text(encoding="ascii").splitlines()[1:] if table.exists() else []
        for _, local, _, state, *_ in map(str.split, lines):
            address, _, local_port = local.partition(":")
            if state == "0A" and int(local_port, 16) == port:
                found.add(address)
    return found
