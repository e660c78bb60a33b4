"""One clear sentence for everything that can be wrong with a diary file, with the way out."""

from __future__ import annotations

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.i18n import _
from myotrack.words.numbers import file_size
from myotrack.words.personal_text import shown_path


def diary_problem(error: DiaryError) -> str:
    """Return what is wrong with which file, that nothing was lost, and what to do."""
    if error.problem is DiaryProblem.DAMAGED and error.details.get("paused"):
        return _("{path} is damaged, and nothing is written to it until you choose above what to do.").format(
            path=shown_path(error.path)
        )
    if error.details.get("backup"):
        return _("{path} is a backup, and nothing is ever written to one; save a copy of it to write in that.").format(
            path=shown_path(error.path)
        )
    if error.problem is DiaryProblem.READ_ONLY and error.details.get("paused"):
        return _("This is only a look at a backup, so nothing can be written in it. Press “Go back” above first.")
    sentence = {
        DiaryProblem.MISSING: _("There is no diary at {path}; check the name and the folder."),
        DiaryProblem.ALREADY_EXISTS: _("{path} is there already and was left as it is; choose another name."),
        DiaryProblem.A_FOLDER: _("{path} is a folder, not a diary; choose a file in it."),
        DiaryProblem.NOT_A_DIARY: _("{path} is not a MyoTrack diary and was left as it is; choose another file."),
        DiaryProblem.NEWER: _(
            "{path} was written by a newer MyoTrack and was left as it is; install the newest version to open it."
        ),
        DiaryProblem.DAMAGED: _("{path} is damaged and was left as it is; restore a backup of it."),
        DiaryProblem.LOCKED: _("{path} is in use by another program; close it there and try again."),
        DiaryProblem.READ_ONLY: _(
            "{path} can't be written to; use another folder, or ask for the right to write there."
        ),
        DiaryProblem.UNREADABLE: _("{path} can't be read; ask whoever it belongs to for the right to read it."),
        DiaryProblem.MOVED: _(
            "{path} was moved, deleted or replaced while it was open, so nothing can be saved in it; put it back, "
            "or export what is shown here (Settings) before you close MyoTrack."
        ),
        DiaryProblem.DISK_FULL: _disk_full(error),
        DiaryProblem.UNREACHABLE: _("{path} can't be reached; check that its disk and folder are there and try again."),
    }[error.problem]
    return sentence.format(path=shown_path(error.path))


def later_change_problem() -> str:
    """Return why a change can't be taken back any more."""
    return _("This can't be undone any more, because what it wrote has been changed again since.")


def _disk_full(error: DiaryError) -> str:
    needed = error.details.get("needed")
    if not isinstance(needed, int):
        return _("The disk is full, so {path} could not be written; free at least 1 MB and try again.")
    return _("The disk is full, so {path} could not be written; free {size} and try again.").replace(
        "{size}", file_size(needed)
    )
