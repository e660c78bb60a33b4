"""ExportSheet: saves everything for other programs; the place is filled in, so that one press is enough."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.i18n import _
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.host import Host
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.text_field import TextField
from myotrack.words.diary_problems import diary_problem
from myotrack.words.personal_text import shown_path

_LONGEST_PATH = 1000


class ExportFormat(Enum):
    """What everything is saved as: the end of the name, "" for a folder."""

    CSV = ""
    JSON = ".json"


class ExportSheet(SavingSheet):
    """Nothing that is there already is ever replaced."""

    def __init__(self, host: Host, kind: ExportFormat, parent: QWidget | None = None) -> None:
        title = (
            _("Save everything as CSV tables") if kind is ExportFormat.CSV else _("Save everything as one JSON file")
        )
        super().__init__(host, title, _("Save"), parent=parent)
        self._kind = kind
        about = (
            _("A new folder with six tables. A spreadsheet can open them.")
            if kind is ExportFormat.CSV
            else _("One file that holds the whole diary. Other programs can read it.")
        )
        self.body.addWidget(Label(about))
        self.body.addWidget(Label(_("Anyone who gets it can read it. It is yours to look after."), colour="ink_soft"))
        self._where = TextField(_("Where"), max_length=_LONGEST_PATH)
        self._where.set_value(str(_documents() / self._usual_name()))
        self.body.addWidget(self._where)
        other = BigButton(_("Choose another folder…"), icon="folder-open")
        other.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.addWidget(other)
        row.addStretch(1)
        self.body.addLayout(row)
        self.primary_clicked.connect(self._save)

    def _usual_name(self) -> str:
        stamp = self.host.diary.recorder.now().strftime("%Y-%m-%d-%H%M")
        return f"myotrack-{stamp}{self._kind.value}"

    def _choose_folder(self) -> None:
        before = Path(self._where.value()).parent
        folder = QFileDialog.getExistingDirectory(self, _("Choose a folder"), str(before))
        if folder:
            self._where.set_value(str(Path(folder) / self._usual_name()))

    def _save(self) -> None:
        target = Path(self._where.value()).expanduser()
        if not self._where.value():
            self._where.show_problem(_("{field}: please enter a place.").format(field=self._where.label_text))
            return
        try:
            self._write(target)
        except DiaryError as problem:
            self.show_problem(diary_problem(problem))
            return
        # Not "saved" with Undo beside it: nothing in the diary changed.
        self.host.say(_("Saved everything: {path}").format(path=shown_path(str(target))))
        self.accept()

    def _write(self, target: Path) -> None:
        from myotrack.services.exports import Exports

        if target.exists():
            raise DiaryError(DiaryProblem.ALREADY_EXISTS, str(target))
        exports = Exports(self.host.diary.recorder)
        if self._kind is ExportFormat.CSV:
            exports.csv(target)
        else:
            exports.archive(target)


def _documents() -> Path:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(found) if found else Path.home()
    return folder if folder.is_dir() else Path.home()
