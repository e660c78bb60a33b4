"""The front door: commands never meet Qt, and what is made belongs to this person alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import myotrack
from myotrack.__main__ import COMMANDS

MAIN = Path(__file__).parents[1] / "main.py"


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_checkout_runs_from_any_folder(tmp_path: Path) -> None:
    done = _run(tmp_path, str(MAIN), "--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"myotrack {myotrack.__version__}"), done.stderr


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_command_never_imports_qt_or_draws(command: str, tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from myotrack.__main__ import main\n"
        "try:\n"
        f"    main([{command!r}])\n"
        "except SystemExit:\n"
        "    pass\n"
        "print(sorted({'PySide6', 'matplotlib'} & set(sys.modules)))\n"
    )
    done = _run(tmp_path, "-c", program)
    assert done.stdout.splitlines()[-1:] == ["[]"], done.stderr
    assert "Traceback" not in done.stderr


def test_files_are_closed_to_others_before_anything_else_happens(tmp_path: Path) -> None:
    program = (
        "import os, sys\n"
        "os.umask(0)\n"
        "from myotrack.__main__ import main\n"
        "try:\n"
        "    main(['--version'])\n"
        "except SystemExit:\n"
        "    pass\n"
        "print(oct(os.umask(0)))\n"
    )
    done = _run(tmp_path, "-c", program)
    assert done.stdout.splitlines()[-1:] == ["0o77"], done.stderr
