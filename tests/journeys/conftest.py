"""A person with a diary of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.person import Clock, Person, Start


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
