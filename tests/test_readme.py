"""What the README shows is what happens: the session, the Python, the list of commands and of libraries."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_cli import commands

from geo.cli import cli

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language):
    """Give the text of the block in a language, without its fence."""
    return re.search(rf"```{language}\n(.*?)```", README, re.DOTALL).group(1)


@pytest.mark.parametrize("words", [words for words, _ in commands()], ids=" ".join)
def test_every_command_is_documented(words):
    assert f"`incidentmap {' '.join(words)}" in README


@pytest.mark.parametrize("option", ["--from", "--to", "--kind", "--district", "--actor", "--source", "--text", "--db"])
def test_every_filter_is_documented(option):
    assert option in README


def test_every_documented_command_exists():
    for line in re.findall(r"^\| `incidentmap ([^`]+)`", README, re.MULTILINE):
        command = cli
        for word in line.split():
            if word in getattr(command, "commands", {}):
                command = command.commands[word]
        assert command is not cli, line


def test_the_session_is_what_happens(monkeypatch, tmp_path):
    """Run the lines after each $ one after the other; what follows a line is what it prints."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("INCIDENTMAP_DB", "incidentmap.gpkg")
    steps = re.split(r"^\$ ", block("console"), flags=re.MULTILINE)[1:]
    assert steps
    with in_folder(tmp_path, monkeypatch):
        for step in steps:
            line, _, expected = step.partition("\n")
            program, *arguments = shlex.split(line)
            assert program == "incidentmap"
            ran = CliRunner().invoke(cli, arguments, catch_exceptions=False)
            assert ran.output.rstrip() == expected.rstrip(), line


@contextlib.contextmanager
def in_folder(folder, monkeypatch):
    """Work in an empty folder that shows the seeds, so that nothing is left in the checkout."""
    (folder / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(folder)
    yield


def test_the_python_is_what_happens(monkeypatch):
    monkeypatch.chdir(ROOT)
    code = block("python")
    lines = [line for line in code.splitlines() if line.strip()]
    assert 0 < len([line for line in lines if not line.startswith("#")]) <= 6
    expected = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    assert printed.getvalue().splitlines() == expected


def test_every_library_is_explained():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    table = README[README.index("| library | what for |") :]
    named = {
        name.strip().lower()
        for row in re.findall(r"^\| (\w[\w, .-]*) \|", table, re.MULTILINE)
        for name in row.split(",")
    }
    wanted = {re.match(r"[\w.-]+", line).group().lower() for line in project["dependencies"]}
    assert named - {"library"} == wanted
