"""Shipped files are found from any folder, and a missing one is a clear error."""

from __future__ import annotations

from pathlib import Path

import pytest

from myotrack.resources.locate import MissingResourceError, read_text, resource_path


def test_a_shipped_file_is_found_from_any_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    path = resource_path("README.md")
    assert path.is_absolute()
    assert path.read_text(encoding="utf-8") == read_text("README.md")
    assert resource_path("translations").is_dir()


def test_a_missing_file_is_named() -> None:
    with pytest.raises(MissingResourceError, match=r"'icons/nothing\.svg' is missing"):
        resource_path("icons", "nothing.svg")
