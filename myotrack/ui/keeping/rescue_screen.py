"""RescueScreen: what is shown when a diary can't be opened: what is wrong in one sentence, and every way out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from myotrack.i18n import _
from myotrack.services.backup_list import Backup
from myotrack.ui.keeping.backup_words import backup_in_words
from myotrack.ui.keeping.file_place import FilePlace
from myotrack.ui.keeping.ways_out import Way
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.page import Page


class RescueScreen(Page):
    """It asks nothing itself and changes nothing; the Emergency signs button beside it works as always.

    `look_asked` and `restore_asked` carry a Backup.
    """

    try_again = Signal()
    save_copy = Signal()
    look_asked = Signal(object)
    restore_asked = Signal(object)
    rescue_asked = Signal()
    open_other = Signal()
    start_new = Signal()
    said = Signal(str)

    def __init__(
        self, sentence: str, ways: Sequence[Way], path: Path | None = None, *, goes_back: bool = False
    ) -> None:
        """With `goes_back` the diary can be read, and trying again leads back to it."""
        super().__init__(_("The diary is damaged") if goes_back else _("The diary could not be opened"))
        self._goes_back = goes_back
        self._backup: Backup | None = None
        self._ways: dict[Way, BigButton] = {}
        self.content.addWidget(self._what_is_wrong(sentence, ways))
        self._backups = Card(_("Your newest good backup"))
        self._backups.hide()
        self.content.addWidget(self._backups)
        if Way.RESCUE in ways:
            self.content.addWidget(self._rescue())
        if Way.FOLDER in ways and path is not None:
            self.content.addWidget(self._file(path))
        self.content.addWidget(self._another())
        self._first = next((self._ways[way] for way in ways if way in self._ways), self._ways[Way.OTHER])
        self._first.set_kind("primary")

    def show_backup(self, backup: Backup | None) -> None:
        """Offer the newest good backup that was found, or say that there is none."""
        self._backup = backup
        while (item := self._backups.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        if backup is None:
            self._backups.set_title(_("No good backup was found"))
            self._backups.body.addWidget(
                Label(_("There is none beside the diary. Perhaps you have one elsewhere: open it below."))
            )
        else:
            self._offer(backup)
        self._backups.show()
        self.settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Enter leads on from the first moment."""
        super().showEvent(event)
        if not event.spontaneous():
            self._first.setFocus()

    def _what_is_wrong(self, sentence: str, ways: Sequence[Way]) -> Card:
        card = Card()
        card.body.addWidget(Label(sentence))
        card.body.addWidget(Label(_("Nothing was changed."), colour="ink_soft"))
        row = FlowLayout()
        if Way.SAVE_COPY in ways:
            row.addWidget(self._button(Way.SAVE_COPY, _("Save a copy…"), _("and go on in the copy"), "save"))
            self._ways[Way.SAVE_COPY].clicked.connect(self.save_copy)
        if Way.TRY_AGAIN in ways:
            title = _("Back to the diary") if self._goes_back else _("Try again")
            row.addWidget(self._button(Way.TRY_AGAIN, title, "", "undo-2"))
            self._ways[Way.TRY_AGAIN].clicked.connect(self.try_again)
        if row.count():
            card.body.addLayout(row)
        return card

    def _offer(self, backup: Backup) -> None:
        self._backups.set_title(_("Your newest good backup"))
        words = backup_in_words(backup)
        self._backups.body.addWidget(Label(words, TextRole.STRONG))
        box = QWidget()
        row = FlowLayout(parent=box)
        look = BigButton(_("Look at it first"), _("nothing can be changed in it"), icon="eye")
        look.clicked.connect(self._look)
        use = BigButton(_("Put it back…"), _("asks before it does"), kind="primary", icon="history")
        if Way.RESCUE in self._ways:
            self._ways[Way.RESCUE].set_kind("secondary")
        use.clicked.connect(self._restore)
        row.addWidget(look)
        row.addWidget(use)
        self._backups.body.addWidget(box)
        announce(self, _("Your newest good backup: {backup}").format(backup=words))

    def _rescue(self) -> Card:
        card = Card(_("Rescue what can be read"))
        card.body.addWidget(
            Label(_("Everything that is still whole goes into a new diary. You are told what is missing."))
        )
        row = FlowLayout()
        row.addWidget(self._button(Way.RESCUE, _("Rescue what can be read"), _("the damaged file stays"), "hand-heart"))
        self._ways[Way.RESCUE].clicked.connect(self.rescue_asked)
        card.body.addLayout(row)
        return card

    def _file(self, path: Path) -> Card:
        card = Card(_("The file"))
        place = FilePlace(path)
        place.said.connect(self.said)
        card.body.addWidget(place)
        return card

    def _another(self) -> Card:
        card = Card(_("Another diary"))
        row = FlowLayout()
        row.addWidget(self._button(Way.OTHER, _("Open another diary…"), "", "folder-open"))
        row.addWidget(self._button(Way.NEW, _("Start a new diary"), _("the other file stays where it is"), "plus"))
        self._ways[Way.OTHER].clicked.connect(self.open_other)
        self._ways[Way.NEW].clicked.connect(self.start_new)
        card.body.addLayout(row)
        return card

    def _button(self, way: Way, title: str, hint: str, icon: str) -> BigButton:
        self._ways[way] = BigButton(title, hint, icon=icon)
        return self._ways[way]

    def _look(self) -> None:
        self.look_asked.emit(self._backup)

    def _restore(self) -> None:
        self.restore_asked.emit(self._backup)
