"""DiaryCard: where the diary is, moving it, another diary, and everything as CSV or JSON."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from myotrack.i18n import _
from myotrack.ui.dialogs.export_sheet import ExportFormat, ExportSheet
from myotrack.ui.host import Host
from myotrack.ui.keeping.file_place import FilePlace
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card, rule
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label


class DiaryCard(Card):
    """Every button says what it did, and where."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(_("Your diary"), parent=parent)
        self._host = host
        self._path = host.diary.store.path
        self.body.addWidget(Label(_("It is this file:"), colour="ink_soft"))
        if self._path is None:
            self.body.addWidget(Label(_("This diary has no file: it is in memory."), TextRole.STRONG))
        else:
            place = FilePlace(self._path)
            place.said.connect(host.say)
            self.body.addWidget(place)
        can_move = self._path is not None and host.care is not None and host.diary.store.paused is None
        self._add_buttons((_("Move the diary…"), "folder-open", self._move, can_move))
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

    def _move(self) -> None:
        if self._host.care is not None:
            self._host.care.move()

    def _export_csv(self) -> None:
        ExportSheet(self._host, ExportFormat.CSV, parent=self.window()).open()

    def _export_json(self) -> None:
        ExportSheet(self._host, ExportFormat.JSON, parent=self.window()).open()

    def _open_other(self) -> None:
        self._host.go("open", None)
