from __future__ import annotations

import json
import stat
import sys
from dataclasses import fields
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from myotrack.domain.errors import InvalidEntry
from myotrack.domain.preferences import JerkPreset, Preferences, ThemeChoice
from myotrack.domain.provenance import Author
from myotrack.services.preferences import PreferencesFile

CHANGED: dict[str, Any] = {
    "theme": ThemeChoice.DARK,
    "text_percent": 150,
    "reduced_motion": False,
    "jerk_preset": JerkPreset.OFF,
    "repeat_ms": 0,
    "freeze_px": 160,
    "hold_ms": 3000,
    "writer": Author.CAREGIVER,
    "day_start": time(4, 30),
    "country": "NL",
    "emergency_number": "112 ☎",
    "poison_line": "+31 88 755 8000",
    "severity_words": ("geen", "נמוך", "👀", '"', "\\"),
    "last_diary": "/home/somebody/a diary.myotrack",
    "told_shared": "/home/somebody/Dropbox/a diary.myotrack",
    "first_run_done": True,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "preferences.json"


def test_without_a_file_everything_is_as_usual_and_nothing_is_written(path: Path) -> None:
    assert PreferencesFile(path).current == Preferences()
    assert not path.parent.exists()


def test_every_setting_is_kept_and_has_been_tried(path: Path) -> None:
    assert set(CHANGED) == {field.name for field in fields(Preferences)}
    for name, value in CHANGED.items():
        assert value != getattr(Preferences(), name)
        PreferencesFile(path).change(**{name: value})
        assert getattr(PreferencesFile(path).current, name) == value
    assert PreferencesFile(path).current == Preferences(**CHANGED)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_the_file_and_its_folder_are_private_and_nothing_is_left_beside_it(path: Path) -> None:
    PreferencesFile(path).change(text_percent=120)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_a_value_that_is_not_allowed_changes_nothing(path: Path) -> None:
    settings = PreferencesFile(path)
    settings.change(text_percent=120)
    before = path.read_bytes()
    with pytest.raises(InvalidEntry):
        settings.change(text_percent=500)
    assert settings.current.text_percent == 120
    assert path.read_bytes() == before


@pytest.mark.logs_warnings
def test_a_setting_that_cannot_be_written_holds_for_this_session(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = PreferencesFile(tmp_path / "file" / "preferences.json")
    with pytest.raises(OSError, match="file"):
        settings.change(text_percent=120)
    assert settings.current.text_percent == 120


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"\xff\xfe\x00", b"null and void", b"[" * 100_000, b'{"text_percent": ' + b"9" * 5000 + b"}", b"\x00"],
    ids=lambda damage: damage[:12],
)
def test_a_damaged_file_is_no_reason_not_to_start(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    settings = PreferencesFile(path)
    assert settings.current == Preferences()
    settings.change(text_percent=120)
    assert PreferencesFile(path).current.text_percent == 120


@pytest.mark.logs_warnings
@pytest.mark.parametrize("damage", [b"", b'{"emergency_number": "0118 999', b"[]", b" " * 2_000_000 + b"{}"], ids=len)
def test_a_damaged_file_is_kept_aside_before_the_first_change_writes_another(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    for number in ("", "1"):
        path.write_bytes(damage)
        settings = PreferencesFile(path)
        kept = path.with_name(f"preferences-damaged{number}.json")
        assert settings.set_aside == kept
        settings.change(text_percent=120)
        assert kept.read_bytes() == damage
    assert PreferencesFile(path).set_aside is None


@pytest.mark.logs_warnings
def test_a_folder_in_the_place_of_the_file_is_no_reason_not_to_start(path: Path) -> None:
    path.mkdir(parents=True)
    assert PreferencesFile(path).current == Preferences()


@pytest.mark.logs_warnings
@pytest.mark.parametrize("text", ["[]", '"x"', "3", "null", "{}"])
def test_a_file_that_says_nothing_leaves_everything_as_usual(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    assert PreferencesFile(path).current == Preferences()


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("theme", "pink"),
        ("theme", 3),
        ("theme", ["dark"]),
        ("text_percent", 5000),
        ("text_percent", "150"),
        ("text_percent", 150.0),
        ("text_percent", True),
        ("text_percent", None),
        ("reduced_motion", 0),
        ("reduced_motion", "false"),
        ("day_start", "23:00"),
        ("day_start", "soon"),
        ("day_start", "04:00+02:00"),
        ("day_start", 4),
        ("writer", "doctor"),
        ("country", "N\u0000L"),
        ("country", 31),
        ("emergency_number", "1" * 500),
        ("severity_words", ["a", "b"]),
        ("severity_words", "abcde"),
        ("severity_words", ["a", "b", "c", "d", 5]),
        ("severity_words", {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}),
        ("last_diary", None),
    ],
)
def test_one_wrong_setting_is_as_usual_and_the_others_are_kept(path: Path, name: str, wrong: object) -> None:
    kept = {"hold_ms": 900, "poison_line": "030 274 88 88"}
    path.parent.mkdir()
    path.write_text(json.dumps({name: wrong} | kept), encoding="utf-8")
    current = PreferencesFile(path).current
    assert getattr(current, name) == getattr(Preferences(), name)
    assert (current.hold_ms, current.poison_line) == (900, "030 274 88 88")


def test_settings_of_another_version_are_passed_over(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"hologram": True, "text_percent": 130}), encoding="utf-8")
    settings = PreferencesFile(path)
    assert settings.current == Preferences(text_percent=130)
