"""A widget that is shown before it has a place is a window of its own: it flashes and takes the keyboard away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from myotrack.services.demo_diary import fill_with_sample
from myotrack.services.open_diary import open_diary
from myotrack.ui.page_list import page_entries
from tests.journeys.person import Person


class _Windows(QObject):
    """Remembers every window that is shown and is neither the program's nor a dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.strays: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if event.type() == QEvent.Type.Show and is_window and not isinstance(watched, QMainWindow | QDialog):
            self.strays.append(type(watched).__name__)
        return False


def test_no_stray_window_is_shown_on_any_page_or_after_any_answer(person: Person, qapp: QApplication) -> None:
    watch = _Windows()
    qapp.installEventFilter(watch)
    try:
        person.press("1–5")
        person.press("3 · Moves")
        for entry in page_entries():
            person.go(entry.name)
        sample = open_diary(None, person.clock, sample=True)
        fill_with_sample(sample.store, person.clock())
        person.program.window.set_diary(sample)
        for entry in page_entries():
            person.go(entry.name)
        person.program.window.emergencies.open_empty()
        person.settle()
    finally:
        qapp.removeEventFilter(watch)

    assert watch.strays == []
