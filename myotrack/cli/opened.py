"""Opens a diary for one command, with the settings of this computer, and closes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from myotrack import paths
from myotrack.domain.preferences import Preferences
from myotrack.services.clock import system_clock
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.services.preferences import PreferencesFile


def settings() -> Preferences:
    """Return the settings of this computer; the usual ones where its folder can't be used."""
    try:
        return PreferencesFile(paths.preferences_file()).current
    except OSError:
        return Preferences()


@contextmanager
def opened(path: Path | None) -> Iterator[OpenDiary]:
    """Give the open diary at `path`, or an empty one in memory for None; raise DiaryError when it can't be opened."""
    chosen = settings()
    diary = open_diary(path, system_clock, author=chosen.writer, day_start=chosen.day_start)
    try:
        yield diary
    finally:
        diary.close()
