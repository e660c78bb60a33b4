"""Copying: a diary is copied to another place, and the window goes on in the copy."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from myotrack import paths

if TYPE_CHECKING:
    from myotrack.ui.main_window import MainWindow


class Copying(QObject):
    """Asks for the place and copies; the file that is copied stays as it is.

    What would be lost is asked before anything is copied: a copy that nobody goes on in would soon be a stale one.
    """

    copied = Signal(object)
    """There is a copy to go on in; carries its Path."""

    def __init__(self, window: MainWindow, open_path: Callable[[], Path | None]) -> None:
        """`open_path` gives the file of the diary that is open."""
        super().__init__(window)
        self._window = window
        self._open_path = open_path

    def move(self) -> None:
        """Copy the open diary to a place where it is better kept."""
        self._copy(self._open_path(), "MOVE")

    def save_copy(self) -> None:
        """Copy the open diary, which can't be written to."""
        self.save_copy_of(self._open_path())

    def save_copy_of(self, path: Path | None) -> None:
        """Copy a diary that can't be written to, or not be opened."""
        self._copy(path, "SAVE_COPY")

    def _copy(self, source: Path | None, kind: Literal["MOVE", "SAVE_COPY"]) -> None:
        from myotrack.ui.keeping.copy_sheet import CopyKind, CopySheet, free_place  # rarely wanted

        if source is None or (source == self._open_path() and not self._window.may_leave(goes_along=True)):
            return
        folder = Path.home()
        with suppress(OSError):
            folder = paths.data_folder()
        sheet = CopySheet(CopyKind[kind], source, free_place(folder, source.stem), parent=self._window)
        sheet.copied.connect(self.copied)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()
