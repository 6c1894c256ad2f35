"""What the README shows is what happens: the session, the Python, the list of commands and of libraries."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import tempfile
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from test_cli import commands

from geo.cli import cli

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def is_group(command):
    return isinstance(command, click.Group)


def block(language):
    """Give the text of the block in a language, without its fence."""
    return re.search(rf"```{language}\n(.*?)```", README, re.DOTALL).group(1)


@pytest.mark.parametrize("words", [words for words, command in commands() if not is_group(command)], ids=" ".join)
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


def steps():
    """Give each line of the session after its $, with what the README says it prints."""
    found = re.split(r"^\$ ", block("console"), flags=re.MULTILINE)[1:]
    return [tuple(step.partition("\n")[::2]) for step in found]


def play(lines, folder):
    """Run the lines one after the other in a folder that shows the seeds; give what each prints."""
    (folder / "seeds").symlink_to(ROOT / "seeds")
    printed = []
    with contextlib.chdir(folder):
        for line in lines:
            program, *arguments = shlex.split(line)
            assert program == "incidentmap"
            ran = CliRunner(env={"INCIDENTMAP_DB": "incidentmap.gpkg"}).invoke(cli, arguments, catch_exceptions=False)
            # The seeds are found in the checkout; a reader of the README works in it.
            printed.append(ran.output.replace(f"{ROOT}/", ""))
    return printed


def test_the_session_is_what_happens(tmp_path):
    session = steps()
    assert session
    for (line, expected), printed in zip(session, play([line for line, _ in session], tmp_path), strict=True):
        assert printed.rstrip() == expected.rstrip(), line


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


def test_what_it_points_to_is_there():
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    files = re.findall(r"`((?:data|docs|tests|benchmarks)/[^`]+)`", README)
    assert pictures
    assert not [name for name in pictures + files if not (ROOT / name).exists()]


def test_every_make_target_it_names_exists():
    targets = set(re.findall(r"^([\w-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.MULTILINE)) <= targets


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


def rewrite():
    """Run the session again and write what it prints into the README."""
    lines = [line for line, _ in steps()]
    with tempfile.TemporaryDirectory() as folder:
        printed = play(lines, Path(folder))
    session = "\n".join(f"$ {line}\n{text.rstrip()}\n" for line, text in zip(lines, printed, strict=True))
    (ROOT / "README.md").write_text(README.replace(block("console"), session), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
