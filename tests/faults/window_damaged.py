"""A real process: the window is opened on one damaged file after the other, and on every page of those that open.

`python -m tests.faults.window_damaged FOLDER...` says one line of JSON: what was shown, and what was wrong.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from myotrack.ui.page_list import page_entries
from myotrack.ui.widgets.big_button import BigButton
from tests.faults.damaged import NAME
from tests.faults.hands import Hands
from tests.journeys.person import Clock


def main(folders: list[Path]) -> None:
    """Look at each."""
    app = QApplication(["myotrack"])
    shown: Counter[str] = Counter()
    wrong: list[str] = []
    for folder in folders:
        path = folder / NAME
        before = _bytes_of(path)
        hands = Hands(app, path, Clock())
        if hands.program.diary is None:
            shown["said in place of the pages"] += 1
            if not _red_card_opens(hands):
                wrong.append(f"{folder.name}: the red card does not open")
        else:
            shown["opened, every page looked at"] += 1
            for entry in page_entries():
                hands.go(entry.name)
            hands.wait(100)
        hands.close()
        wrong += [f"{folder.name}: {mistake[-300:]}" for mistake in hands.mistakes]
        if _bytes_of(path) != before:
            wrong.append(f"{folder.name}: the file was changed")
    print(json.dumps({"shown": shown, "wrong": wrong}), flush=True)


def _red_card_opens(hands: Hands) -> bool:
    window = hands.program.window
    buttons = window.findChildren(BigButton)
    button = next(b for b in buttons if b.title == "Emergency signs" and b.isVisibleTo(window))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    hands.settle()
    return window.emergencies.card.isVisible()


def _bytes_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
