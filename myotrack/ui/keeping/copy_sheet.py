"""CopySheet: a verified copy of the open diary in another place, to go on in."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from myotrack.domain.errors import DiaryError
from myotrack.i18n import _
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.sheet import Sheet
from myotrack.ui.widgets.text_field import TextField
from myotrack.words.diary_problems import diary_problem
from myotrack.words.personal_text import shown_path

ENDING = ".myotrack"
_LONGEST_PATH = 1000


class CopyKind(Enum):
    """What the copy is for."""

    SAVE_COPY = auto()
    """The diary can't be written to where it is."""
    MOVE = auto()
    """It lies in a place that is not good for it."""


class CopySheet(Sheet):
    """The place is filled in, so that one press is enough; nothing that is there already is ever replaced.

    `copied` carries the new file. `source` may be open; it is never changed.
    """

    copied = Signal(object)

    def __init__(self, kind: CopyKind, source: Path, target: Path, parent: QWidget | None = None) -> None:
        moves = kind is CopyKind.MOVE
        super().__init__(
            _("Move the diary") if moves else _("Save a copy of the diary"),
            _("Copy it and go on there") if moves else _("Save the copy and go on in it"),
            parent=parent,
        )
        self._source = source
        self.body.addWidget(Label(_("Now it is here:"), colour="ink_soft"))
        self.body.addWidget(Label(shown_path(str(source)), TextRole.STRONG))
        self._where = TextField(_("The copy"), max_length=_LONGEST_PATH)
        self._where.set_value(str(target))
        self.body.addWidget(self._where)
        other = BigButton(_("Choose another folder…"), icon="folder-open")
        other.clicked.connect(self._choose_folder)
        row = FlowLayout()
        row.addWidget(other)
        self.body.addLayout(row)
        self.body.addWidget(
            Label(_("The copy is checked before it is used, and it is the one that opens from now on."))
        )
        self.body.addWidget(
            Label(_("The file where it is now stays. Nothing is written to it any more."), colour="ink_soft")
        )
        self.primary_clicked.connect(self._copy)

    def _choose_folder(self) -> None:
        before = Path(self._where.value()).parent
        folder = QFileDialog.getExistingDirectory(self, _("Choose a folder"), str(before))
        if folder:
            self._where.set_value(str(Path(folder) / Path(self._where.value()).name))

    def _copy(self) -> None:
        from myotrack.services.backups import back_up_to

        if not self._where.value():
            self._where.show_problem(_("{field}: please enter a place.").format(field=self._where.label_text))
            return
        target = Path(self._where.value()).expanduser().absolute()
        if target.suffix != ENDING:
            target = target.with_name(f"{target.name}{ENDING}")
        try:
            back_up_to(self._source, target)
        except DiaryError as problem:
            self.show_problem(diary_problem(problem))
            return
        self.accept()
        self.copied.emit(target)


def free_place(folder: Path, stem: str) -> Path:
    """Return a name in a folder that nothing has yet, as near to `stem` as can be."""
    number, place = 1, folder / f"{stem}{ENDING}"
    while place.exists() or place.is_symlink():
        number += 1
        place = folder / f"{stem}-{number}{ENDING}"
    return place
