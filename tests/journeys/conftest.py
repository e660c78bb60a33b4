"""A person with a diary of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.faults.full_disk import Disk
from tests.faults.places import small_disk
from tests.journeys.person import Clock, Person, Start


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the diary of a test lies, or is to lie."""
    return tmp_path / "mine.myotrack"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A small disk of its own."""
    with small_disk(tmp_path / "small", 2048) as folder:
        if folder is None:
            pytest.skip("this machine lets nobody mount a small disk")
        yield Disk(folder)


@pytest.fixture
def person(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Person]:
    """Somebody who opens a new diary on 1 March 2026, in the evening."""
    somebody = Person(qtbot, qapp, tmp_path / "mine.myotrack", Clock())
    yield somebody
    somebody.close()


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[Start]:
    """Start the program on a file, as often as wanted."""
    started: list[Person] = []

    def begin(diary: Path) -> Person:
        started.append(Person(qtbot, qapp, diary, Clock()))
        return started[-1]

    yield begin
    for person in started:
        person.close()
