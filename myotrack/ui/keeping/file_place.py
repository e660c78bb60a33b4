"""FilePlace: where a file is, as text to copy; the folder is opened by another program only after a press."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.theme import GAP, TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.words.personal_text import shown_path


class FilePlace(QWidget):
    """`said` carries a sentence about what was done."""

    said = Signal(str)

    def __init__(self, path: Path, *, is_folder: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._folder = path if is_folder else path.parent
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(Label(shown_path(str(path)), TextRole.STRONG))
        row = FlowLayout()
        copy = BigButton(_("Copy where it is"), icon="copy")
        copy.clicked.connect(self._copy)
        show = BigButton(_("Show the folder"), _("opens your file manager"), icon="folder-open")
        show.clicked.connect(self._show_folder)
        row.addWidget(copy)
        row.addWidget(show)
        column.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._path))
        self.said.emit(_("Copied: {address}").format(address=shown_path(str(self._path))))

    def _show_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.said.emit(
                _("No file manager could be opened. The folder is {path}").format(path=shown_path(str(self._folder)))
            )
