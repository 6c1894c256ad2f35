"""The command line's frame: help, exit codes, lazy imports, output in any locale."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from geo import __version__
from geo.cli import cli
from geo.errors import GeoError

HEAVY = {"pandas", "geopandas", "shapely", "numpy", "streamlit", "folium", "trafilatura", "matplotlib", "pyogrio"}


def commands(group=cli, path=()):
    """Every command with its words, those of sub-groups too."""
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


def run_python(code, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("words", [words for words, _ in commands()], ids=" ".join)
def test_every_command_explains_itself(words):
    shown = CliRunner().invoke(cli, [*words, "--help"])
    assert shown.exit_code == 0
    assert shown.stdout.startswith("Usage: ")
    assert len(shown.stdout.splitlines()) > 3


@pytest.mark.parametrize(("words", "command"), list(commands()), ids=str)
def test_every_option_says_what_it_does(words, command):
    silent = [option.name for option in command.params if isinstance(option, click.Option) and not option.help]
    assert not silent


def test_version():
    assert CliRunner().invoke(cli, ["--version"]).stdout == f"incidentmap {__version__}\n"


def test_a_command_that_does_not_exist_is_a_usage_error():
    refused = CliRunner().invoke(cli, ["raed"])
    assert refused.exit_code == 2
    assert refused.stdout == ""
    assert "raed" in refused.stderr


def test_a_failure_is_one_line_and_exit_code_1():
    @click.command()
    def fail():
        raise GeoError("the thing\nis broken: mend it")

    cli.add_command(fail)
    try:
        failed = CliRunner().invoke(cli, ["fail"])
    finally:
        del cli.commands["fail"]
    assert failed.exit_code == 1
    assert failed.stderr == "incidentmap: the thing is broken: mend it\n"
    assert failed.stdout == ""


def test_a_full_disk_is_one_line_too(tmp_path):
    @click.command()
    def fail():
        raise OSError(28, "No space left on device", str(tmp_path / "map.geojson"))

    cli.add_command(fail)
    try:
        failed = CliRunner().invoke(cli, ["fail"])
    finally:
        del cli.commands["fail"]
    assert failed.exit_code == 1
    assert failed.stderr == f"incidentmap: {tmp_path / 'map.geojson'}: No space left on device\n"


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["geocode", "Tump"], ["read", "note.txt"], ["read", "note.txt", "--json"]],
    ids=" ".join,
)
def test_nothing_heavy_is_imported(arguments, tmp_path):
    (tmp_path / "note.txt").write_text("Gunmen attacked a post in Tump on 31 January 2026.", encoding="utf-8")
    code = (
        "import os, sys; os.chdir(sys.argv[1])\n"
        "from geo.cli import cli\n"
        "cli(sys.argv[2:], standalone_mode=False)\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    ran = run_python(code, tmp_path, *arguments)
    assert ran.returncode == 0, ran.stderr
    loaded = set(ran.stderr.decode().split())
    assert "geo.cli" in loaded
    assert not loaded & HEAVY


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_json_is_utf8_in_every_locale(locale):
    arguments = ascii(["incidentmap", "geocode", "کوئٹہ", "--json"])
    code = f"import sys; from geo.cli import main; sys.argv = {arguments}; main()"
    ran = run_python(code, LC_ALL=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ran.returncode == 0, ran.stderr
    (found,) = json.loads(ran.stdout.decode("utf-8"))
    assert (found["query"], found["name"]) == ("کوئٹہ", "Quetta")


def test_a_terminal_without_urdu_gets_marks_and_no_traceback():
    code = "import sys; from geo.cli import main; sys.argv = ['incidentmap', 'geocode', 'کوئٹہ']; main()"
    ran = run_python(code, PYTHONIOENCODING="latin-1")
    assert ran.returncode == 0, ran.stderr
    assert b"Quetta" in ran.stdout


def test_a_closed_pipe_is_no_error(tmp_path):
    names = ["Tump"] * 5000
    command = [sys.executable, "-m", "geo.cli", "geocode", *names]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
