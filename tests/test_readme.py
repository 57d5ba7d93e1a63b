"""The README cannot lie: every command in it is run as it stands, in a folder that has nothing but the example pile."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with examples/, and with `dateline` and `python` before all others on the path."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "bin").mkdir()
    for name, words in (("dateline", "-m dateline.cli.main"), ("python", "")):
        file = folder / "bin" / name
        file.write_text(f'#!/bin/sh\nexec "{sys.executable}" {words} "$@"\n')
        file.chmod(0o755)
    return folder


def run(command: str, folder: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k != "DATELINE_RECORD"}
    environment["PATH"] = f"{folder / 'bin'}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, (command, done.stderr)
    return done.stdout


def test_each_command_runs_in_the_order_in_which_it_stands(folder: Path) -> None:
    commands = re.findall(r"^    (dateline .*?)(?: +#.*)?$", README, re.M)
    assert [c.split()[1] for c in commands] == [
        "read",
        "show",
        "why",
        "show",
        "show",
        "show",
        "judge",
        "brief",
        "export",
        "export",
        "export",
        "annotate",
    ]
    shown, ids = "", list[str]()
    for command in commands:
        if "INCIDENT" in command:
            ids = re.findall(r"\bi[0-9a-f]{8}\b", shown) or ids
            assert ids, shown
            said = run(command.replace("INCIDENT", ids[0]), folder)
            assert said.startswith("j") if " judge " in command else "grade" in said
        else:
            shown = run(command, folder)
    assert (folder / "brief.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (folder / "notes.jsonl").read_text("utf-8").count("\n") == 3


def test_the_lines_of_python_run_as_a_script(folder: Path) -> None:
    (folder / "script.py").write_text(re.findall(r"```python\n(.*?)```", README, re.S)[0])
    assert "Ganja" in run("python script.py", folder)


def test_each_file_that_the_readme_names_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_each_verb_of_make_that_the_readme_names_is_there() -> None:
    verbs = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"make ([a-z]+)", README)) <= verbs
