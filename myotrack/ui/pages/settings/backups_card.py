"""BackupsCard: the backups of the diary, another one now, and a look at one or putting it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.i18n import _, ngettext
from myotrack.ui.host import Host
from myotrack.ui.keeping.backup_words import backup_in_words, days_words, made_at, sound_words, why_words
from myotrack.ui.keeping.file_place import FilePlace
from myotrack.ui.keeping.job import Jobs
from myotrack.ui.models.rows_model import Column
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card, rule
from myotrack.ui.widgets.data_table import DataTable
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label

if TYPE_CHECKING:
    from myotrack.services.backup_list import Backup

MOST_SHOWN = 40
"""Backups in the list."""


class BackupsCard(Card):
    """Choosing a backup in the list shows what can be done with it, and changes nothing."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Backups"),
            _("MyoTrack makes one by itself each day on which something changed, and before bigger changes."),
            parent,
        )
        self._host = host
        self._path = host.diary.store.path
        self._jobs = Jobs(QApplication.instance() or self) if host.care is None else host.care.jobs
        self._backups: tuple[Backup, ...] = ()
        self._chosen: Backup | None = None
        self._now = BigButton(_("Back up now"), icon="save")
        self._now.setEnabled(self._path is not None and host.diary.store.paused is None)
        self._now.clicked.connect(self._back_up)
        row = FlowLayout()
        row.addWidget(self._now)
        self.body.addLayout(row)
        self._said = Label("", colour="ink_soft")
        self.body.addWidget(self._said)
        self._table = DataTable(_columns(), _("Backups"))
        self._table.row_chosen.connect(self._choose)
        self.body.addWidget(self._table)
        self.body.addWidget(self._panel())
        if self._path is not None:
            self.body.addWidget(rule())
            self.body.addWidget(Label(_("They are in this folder:"), colour="ink_soft"))
            place = FilePlace(_folder_with(self._path), is_folder=True)
            place.said.connect(host.say)
            self.body.addWidget(place)
        if host.care is not None:
            host.care.backed_up.connect(self.look_again)
        self.show_backups(())

    def look_again(self) -> None:
        """Read the folder again, beside the window."""
        if self._path is None:
            return
        from myotrack.services.backup_list import backups_of
        from myotrack.services.backups import folders_of

        self._said.setText(_("Looking for backups…"))
        self._said.show()
        folders = (_folder_with(self._path), *folders_of(self._path))
        self._jobs.begin(partial(backups_of, self._path, *folders), self.show_backups)

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show these, the newest first."""
        self._backups = tuple(backups)[:MOST_SHOWN]
        self._table.set_rows([(made_at(b), why_words(b.why), days_words(b), sound_words(b)) for b in self._backups])
        self._table.setVisible(bool(self._backups))
        hidden = len(backups) - len(self._backups)
        words = "" if self._backups else _("There is no backup yet.")
        if hidden:
            words = ngettext(
                "{count} older backup is in the folder as well.",
                "{count} older backups are in the folder as well.",
                hidden,
            ).format(count=hidden)
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._show_chosen(next((b for b in self._backups if self._chosen and b.path == self._chosen.path), None))

    def _panel(self) -> QWidget:
        column = Card()
        column.body.addWidget(Label(_("The backup that you chose"), colour="ink_soft"))
        self._words = Label("", TextRole.STRONG)
        column.body.addWidget(self._words)
        self._hint = Label("", colour="urgent")
        column.body.addWidget(self._hint)
        row = FlowLayout()
        self._look = BigButton(_("Look at it first"), _("nothing can be changed in it"), icon="eye")
        self._look.clicked.connect(self._look_at_it)
        self._restore = BigButton(_("Restore…"), _("shows first what it would change"), icon="history")
        self._restore.clicked.connect(self._ask_to_restore)
        row.addWidget(self._look)
        row.addWidget(self._restore)
        column.body.addLayout(row)
        self._place = column
        return column

    def _choose(self, row: int) -> None:
        self._show_chosen(self._backups[row])

    def _show_chosen(self, backup: Backup | None) -> None:
        self._chosen = backup
        self._place.setVisible(backup is not None)
        if backup is None:
            return
        self._words.setText(backup_in_words(backup))
        self._hint.setText(_why_not(backup))
        self._hint.setVisible(not backup.sound)
        can = backup.sound and self._host.care is not None
        self._look.setEnabled(can)
        self._restore.setEnabled(can and not self._host.diary.store.is_looked_at)

    def _back_up(self) -> None:
        from myotrack.services.backups import back_up, folder_beside

        if self._path is None:
            return
        self._now.setEnabled(False)
        self._said.setText(_("Making a backup…"))
        self._said.show()
        work = partial(back_up, self._path, folder_beside(self._path), self._host.diary.recorder.now())
        self._jobs.begin(work, self._made, self._not_made)

    def _made(self) -> None:
        self._now.setEnabled(True)
        self._host.say(_("The backup was made and checked."))
        self.look_again()

    def _not_made(self, problem: Exception) -> None:
        self._now.setEnabled(True)
        if not isinstance(problem, DiaryError):
            problem = DiaryError(DiaryProblem.UNREACHABLE, str(self._path))
        self._host.show_problem(problem)
        self.look_again()

    def _look_at_it(self) -> None:
        if self._chosen is not None and self._path is not None and self._host.care is not None:
            self._host.care.look_at(self._chosen, self._path, self._path)

    def _ask_to_restore(self) -> None:
        if self._chosen is not None and self._path is not None and self._host.care is not None:
            self._host.care.ask_to_restore(self._chosen, self._path)


def _folder_with(path: Path) -> Path:
    """Return where the backups of the open diary are; one that is open itself lies among them."""
    from myotrack.services.backups import folder_beside
    from myotrack.storage.backup_signs import is_backup

    return path.parent if is_backup(path) else folder_beside(path)


def _why_not(backup: Backup) -> str:
    """Return why a backup can't be put back, "" when it can."""
    if backup.sound:
        return ""
    if backup.kept_damaged:
        return _(
            "It is your diary when it was damaged. Open it with “Open another diary…” to rescue what can be read of it."
        )
    return _("It is damaged, so it can't be put back.")


def _columns() -> tuple[Column, ...]:
    return (
        Column("when", _("When")),
        Column("why", _("Why")),
        Column("days", _("Days with entries")),
        Column("sound", _("Whole?")),
    )
