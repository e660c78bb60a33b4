"""Where MyoTrack keeps its files on this computer; every folder belongs to this person alone (0700).

The environment variable MYOTRACK_HOME puts everything under one folder instead: a memory stick, or a test.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

import platformdirs

HOME_VARIABLE = "MYOTRACK_HOME"
_NAME = "myotrack"
_PRIVATE = 0o700


def data_folder() -> Path:
    """Return the folder of the person's own files, made if needed."""
    return _folder("data", platformdirs.user_data_path(_NAME, appauthor=False))


def default_diary() -> Path:
    """Return the diary that opens by itself; its folder exists, the file perhaps not yet."""
    return data_folder() / "diary.myotrack"


def demo_folder() -> Path:
    """Return the folder of the SAMPLE diary, apart from everything real, made if needed."""
    return _private(data_folder() / "demo")


def backups_place() -> Path:
    """Return where the backups of the default diary are; neither the folder nor what it stands in has to be there."""
    return _place("data", platformdirs.user_data_path(_NAME, appauthor=False)) / "backups"


def config_folder() -> Path:
    """Return the folder of the settings, made if needed."""
    return _folder("config", platformdirs.user_config_path(_NAME, appauthor=False))


def preferences_file() -> Path:
    """Return the file of the settings; neither it nor its folder has to be there yet."""
    return _place("config", platformdirs.user_config_path(_NAME, appauthor=False)) / "preferences.json"


def state_folder() -> Path:
    """Return the folder of what the program notes about itself (log, locks), made if needed."""
    return _folder("state", platformdirs.user_state_path(_NAME, appauthor=False))


def log_file() -> Path:
    """Return the log; neither it nor its folder has to be there yet."""
    return _place("state", platformdirs.user_state_path(_NAME, appauthor=False)) / "myotrack.log"


def seen_file() -> Path:
    """Return the file of what was seen of emergencies; neither it nor its folder has to be there yet."""
    return _place("state", platformdirs.user_state_path(_NAME, appauthor=False)) / "seen.json"


def _folder(portable_name: str, usual: Path) -> Path:
    return _private(_place(portable_name, usual))


def _place(portable_name: str, usual: Path) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if not home:
        return usual
    folder = Path(home)
    with contextlib.suppress(RuntimeError):  # "~somebody" whom this computer does not know is a folder's name
        folder = folder.expanduser()
    return folder.absolute() / portable_name


def _private(folder: Path) -> Path:
    """Make `folder` and what is missing above it, readable by this person only. Raises OSError."""
    missing = [place for place in folder.parents if not place.exists()]
    for place in (*reversed(missing), folder):
        place.mkdir(mode=_PRIVATE, exist_ok=True)
    if stat.S_IMODE(folder.stat().st_mode) != _PRIVATE:
        # A read-only disk or a foreign file system has no modes to set: the folder still serves.
        with contextlib.suppress(OSError):
            folder.chmod(_PRIVATE)
    return folder
