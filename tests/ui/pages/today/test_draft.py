from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from myotrack.ui.pages.today import draft
from myotrack.ui.pages.today.draft import Draft


def test_what_could_not_be_saved_is_tried_again_until_it_is(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "AGAIN_MS", 10)
    tries: list[bool] = []

    def save() -> bool:
        tries.append(len(tries) == 3)
        return tries[-1]

    owner = QObject()
    typed = Draft(save, owner)
    typed.touched()
    assert not typed.flush()
    qtbot.waitUntil(lambda: not typed.dirty, timeout=3000)

    assert tries == [False, False, False, True]


def test_what_was_dropped_is_not_tried_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "AGAIN_MS", 10)
    tries: list[int] = []

    def save() -> bool:
        tries.append(1)
        return False

    owner = QObject()
    typed = Draft(save, owner)
    typed.touched()
    typed.flush()
    typed.drop()
    qtbot.wait(60)

    assert tries == [1]
