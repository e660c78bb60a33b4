"""DiaryCard: where the diary is, a backup now, another diary, and everything as CSV or JSON."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.i18n import _
from myotrack.services.backups import back_up
from myotrack.ui.dialogs.export_sheet import ExportFormat, ExportSheet
from myotrack.ui.host import Host
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card, rule
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.words.personal_text import shown_path

BACKUPS = "backups"
"""Name of the folder beside a diary that its backups go to."""


class DiaryCard(Card):
    """Every button says what it did, and where."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(_("Your diary"), parent=parent)
        self._host = host
        self._path = host.diary.store.path
        where = shown_path(str(self._path)) if self._path is not None else _("This diary has no file: it is in memory.")
        self.body.addWidget(Label(_("It is this file:"), colour="ink_soft"))
        self.body.addWidget(Label(where, TextRole.STRONG))
        self._add_buttons((_("Copy where it is"), "copy", self._copy, self._path is not None))
        self.body.addWidget(rule())
        self.body.addWidget(Label(_("Backup"), TextRole.STRONG))
        self.body.addWidget(
            Label(_("A backup is a copy of the whole diary, checked after it was made."), colour="ink_soft")
        )
        self._add_buttons((_("Make a backup now"), "save", self._back_up, self._path is not None))
        self._backed_up = Label("")
        self._backed_up.hide()
        self.body.addWidget(self._backed_up)
        self.body.addWidget(rule())
        self.body.addWidget(Label(_("Save everything for other programs"), TextRole.STRONG))
        self.body.addWidget(
            Label(
                _("All you wrote, readable by anyone who gets the file. Days without an entry stay empty."),
                colour="ink_soft",
            )
        )
        self._add_buttons(
            (_("As CSV tables…"), "table", self._export_csv, True),
            (_("As one JSON file…"), "file-text", self._export_json, True),
        )
        self.body.addWidget(rule())
        self.body.addWidget(Label(_("Another diary"), TextRole.STRONG))
        self.body.addWidget(
            Label(_("One file is the diary of one person. This one stays as it is."), colour="ink_soft")
        )
        self._add_buttons((_("Open another diary, or make a new one…"), "folder-open", self._open_other, True))

    def _add_buttons(self, *buttons: tuple[str, str, object, bool]) -> None:
        row = FlowLayout()
        for title, icon, slot, enabled in buttons:
            button = BigButton(title, icon=icon)
            button.setEnabled(enabled)
            button.clicked.connect(slot)
            row.addWidget(button)
        self.body.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._path))
        self._host.say(_("Copied: {address}").format(address=shown_path(str(self._path))))

    def _back_up(self) -> None:
        if self._path is None:
            return
        folder = self._path.parent / BACKUPS
        try:
            made = back_up(self._path, folder, self._host.diary.recorder.now())
        except DiaryError as problem:
            self._host.show_problem(problem)
            return
        except OSError:
            self._host.show_problem(DiaryError(DiaryProblem.UNREACHABLE, str(folder)))
            return
        self._backed_up.setText(_("The backup was made and checked: {path}").format(path=shown_path(str(made))))
        self._backed_up.show()
        self._host.say(_("The backup was made and checked."))

    def _export_csv(self) -> None:
        ExportSheet(self._host, ExportFormat.CSV, parent=self.window()).open()

    def _export_json(self) -> None:
        ExportSheet(self._host, ExportFormat.JSON, parent=self.window()).open()

    def _open_other(self) -> None:
        self._host.go("open", None)
