"""A window that only listens, for trying one page alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from myotrack import paths
from myotrack.domain.signs import SignReport
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.host import Host, Occasion
from tests.open_diaries import closed_after_the_test

NOW = datetime(2026, 3, 14, 20, 14, tzinfo=timezone(timedelta(hours=1)))
"""Saturday evening."""


@dataclass
class Heard:
    """What a page asked of the window, in order."""

    saved: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    problems: list[Exception] = field(default_factory=list)
    gone: list[tuple[str, date | None]] = field(default_factory=list)
    emergencies: list[Occasion] = field(default_factory=list)
    unsaved: list[SignReport] = field(default_factory=list)
    waits: list[str] = field(default_factory=list)
    """What could not be saved and is kept."""

    others: int = 0
    """How often it was said that another program wrote."""

    def hear_of_others(self) -> None:
        """Count that another program wrote."""
        self.others += 1

    def go(self, page: str, day: date | None = None) -> None:
        """Remember where to go."""
        self.gone.append((page, day))

    def wait(self, what: str, _problem: Exception) -> None:
        """Remember what waits."""
        self.waits.append(what)


def a_clock(now: datetime = NOW) -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: now


def a_diary(path: Path | None = None, now: datetime = NOW) -> OpenDiary:
    """An empty diary, in memory unless `path` is given, at a quarter past eight on a Saturday evening."""
    return closed_after_the_test(open_diary(path, a_clock(now), create=True))


def a_host(diary: OpenDiary, heard: Heard | None = None) -> Host:
    """A host over `diary` that writes down in `heard` what it is asked; its settings are this test's own."""
    heard = heard or Heard()
    return Host(
        diary=diary,
        preferences=PreferencesFile(paths.preferences_file()),
        say_saved=heard.saved.append,
        say=heard.said.append,
        show_problem=heard.problems.append,
        cannot_read=lambda _key, problem: heard.problems.append(problem),
        go=heard.go,
        emergency=heard.emergencies.append,
        unsaved_sign=heard.unsaved.append,
        say_waits=heard.wait,
        say_others_wrote=heard.hear_of_others,
    )


def words_on(widget: QWidget) -> str:
    """Everything a person can read on a widget now: labels, buttons and fields that are not hidden, top to bottom."""
    found: list[str] = []
    for each in widget.findChildren(QWidget):
        if not each.isVisibleTo(widget):
            continue
        if isinstance(each, QLabel):
            found.append(each.text())
        elif isinstance(each, QPushButton):
            found.append(each.text().replace("&&", "&") + " " + each.accessibleDescription())
        elif isinstance(each, QLineEdit):
            found.append(each.text())
        elif isinstance(each, QPlainTextEdit | QTextBrowser):
            found.append(each.toPlainText())
    return "\n".join(found)


def button_named(widget: QWidget, name: str) -> QPushButton:
    """The one visible button with this text or accessible name; AssertionError when there is none, or several."""
    found = [
        b
        for b in widget.findChildren(QPushButton)
        if b.isVisibleTo(widget) and name in (b.text().replace("&&", "&"), b.accessibleName())
    ]
    assert len(found) == 1, f"{len(found)} buttons are named {name!r}"
    return found[0]


def unnamed_controls(widget: QWidget) -> list[str]:
    """The types of all controls that a screen reader could not name."""
    kinds = (QPushButton, QLineEdit, QPlainTextEdit, QTextBrowser, QAbstractItemView)
    controls = [c for c in widget.findChildren(QWidget) if isinstance(c, kinds) and not isinstance(c, QHeaderView)]
    return [type(c).__name__ for c in controls if not c.accessibleName()]


def labels_that_guess_html(widget: QWidget) -> list[str]:
    """The texts of all labels that would show a person's text as HTML."""
    return [each.text() for each in widget.findChildren(QLabel) if each.textFormat() != Qt.TextFormat.PlainText]
