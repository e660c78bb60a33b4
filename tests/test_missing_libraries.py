"""What a computer lacks for a window is one sentence with the line that installs it, never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from myotrack.missing_libraries import explain, why_no_window


@pytest.fixture
def lame_qt(tmp_path: Path) -> Path:
    """Return a folder with a PySide6 whose xcb plugin stands alone, without the libraries that it needs."""
    plugins = Path("PySide6", "Qt", "plugins", "platforms")
    (tmp_path / plugins).mkdir(parents=True)
    (tmp_path / "PySide6" / "__init__.py").touch()
    shutil.copy(Path(PySide6.__path__[0]).parent / plugins / "libqxcb.so", tmp_path / plugins)
    return tmp_path


def test_a_missing_library_is_named_in_one_sentence_before_qt_aborts(lame_qt: Path) -> None:
    surroundings = {**os.environ, "PYTHONPATH": str(lame_qt), "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, "-m", "myotrack"],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "libQt6" in done.stderr
    assert "is missing" in done.stderr


def test_one_platform_that_works_is_enough() -> None:
    assert why_no_window({"QT_QPA_PLATFORM": "offscreen"}) is None
    assert why_no_window({"QT_QPA_PLATFORM": "a_platform_of_the_system;offscreen:some=option"}) is None


def test_without_a_screen_the_commands_are_offered() -> None:
    sentence = why_no_window({})
    assert sentence is not None
    assert "DISPLAY" in sentence
    assert "myotrack --help" in sentence


def test_only_a_missing_library_is_explained() -> None:
    sentence = explain(ImportError("libGL.so.1: cannot open shared object file: No such file or directory"))
    assert sentence is not None
    assert "libGL.so.1" in sentence
    assert explain(ImportError("cannot import name 'x' from 'y'")) is None
