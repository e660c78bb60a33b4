"""What the notices above the page say about the file of the diary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.i18n import _, ngettext
from myotrack.ui.keeping.notices import Act, Notice
from myotrack.words.diary_problems import diary_problem
from myotrack.words.personal_text import shown_path

if TYPE_CHECKING:  # what is rarely said is not loaded on the way to Today
    from myotrack.domain.shared_places import SharedPlace
    from myotrack.services.backup_list import Backup
    from myotrack.services.left_over import LeftOver
    from myotrack.storage.check import CheckReport

READ_ONLY, DAMAGED, NO_BACKUP, LOOKING, RESTORED, MOVED, SHARED, LEFT_OVER = (
    "read only",
    "damaged",
    "no backup",
    "looking",
    "restored",
    "moved",
    "shared",
    "left over",
)
"""Keys of the notices."""


@dataclass(frozen=True, slots=True)
class LeftOverActs:
    """What can be done with something that was typed and never saved."""

    show: Act
    copy: Act
    throw_away: Act


def what_is_wrong(problem: DiaryError) -> str:
    """Return what is wrong with a diary that does not open; where the ways out stand below, they are not in it."""
    path = shown_path(problem.path)
    if problem.problem is DiaryProblem.DAMAGED:
        return _("{path} is damaged, and was left as it is.").format(path=path)
    if problem.problem is DiaryProblem.NOT_A_DIARY:
        return _("{path} is no MyoTrack diary, or lost its beginning, and was left as it is.").format(path=path)
    return diary_problem(problem)


def read_only(save_copy: Act) -> Notice:
    """The file or its folder can't be written to."""
    text = _("This diary can only be read here, so nothing you change can be saved. A copy elsewhere can be changed.")
    return Notice(READ_ONLY, text, ((_("Save a copy…"), save_copy),), tone="urgent", can_close=False)


def backup_is_open(save_copy: Act) -> Notice:
    """The file that was opened is itself a backup."""
    text = _("This file is a backup. Nothing can be changed in it. A copy elsewhere can be changed.")
    return Notice(READ_ONLY, text, ((_("Save a copy…"), save_copy),), tone="urgent", can_close=False)


def damaged_backup(ways_out: Act) -> Notice:
    """A backup that was opened is not as it was written."""
    text = _("This backup is damaged. What it shows may be wrong or missing.")
    return Notice(DAMAGED, text, ((_("Show the ways out"), ways_out),), tone="urgent", can_close=False)


def damaged(found: CheckReport | DiaryError, ways_out: Act, go_on: Act) -> Notice:
    """The check beside the window found damage."""
    text = _("This diary is damaged, so nothing is written to it until you choose what to do.")
    if not isinstance(found, DiaryError) and not found.complaints:
        rows = len(found.changed_rows)
        text = ngettext(
            "{count} entry is not as it was written, so nothing is written to this diary until you choose.",
            "{count} entries are not as they were written, so nothing is written to this diary until you choose.",
            rows,
        ).format(count=rows)
    actions = ((_("Show the ways out"), ways_out), (_("Go on writing in it…"), go_on))
    return Notice(DAMAGED, text, actions, tone="urgent", can_close=False)


def kept_before_going_on(kept: Path) -> str:
    """The person goes on writing in a damaged diary."""
    return _("You can write in it again. The file as it was is kept: {path}").format(path=shown_path(kept.name))


def no_backup(problem: DiaryError) -> Notice:
    """The backup of the day could not be made."""
    text = _("Today's backup could not be made. {reason}").format(reason=diary_problem(problem))
    return Notice(NO_BACKUP, text)


def looking(backup: Backup, restore: Act, go_back: Act) -> Notice:
    """A backup is shown in place of the diary."""
    from myotrack.ui.keeping.backup_words import made_at

    text = _("This is your backup of {when}. Nothing can be changed in it.").format(when=made_at(backup))
    return Notice(LOOKING, text, ((_("Put it back…"), restore), (_("Go back"), go_back)), can_close=False)


def taken_back(before: Path, take_back: Act) -> Notice:
    """The diary is again what it was before a backup was put in its place."""
    text = _("Taken back. What was there in between was kept: {path}").format(path=shown_path(before.name))
    return Notice(RESTORED, text, ((_("Take this back"), take_back),))


def restored(path: Path, before: Path | None, take_back: Act) -> Notice:
    """A backup was put in the place of the diary."""
    if before is None:
        return Notice(RESTORED, _("The backup was put back: {path}").format(path=shown_path(str(path))))
    text = _("The backup was put back. What was there before was kept: {path}").format(path=shown_path(before.name))
    return Notice(RESTORED, text, ((_("Take this back"), take_back),))


def damaged_is_back() -> str:
    """A backup was taken back, and what stands there again does not open."""
    return _(
        "Taken back. The damaged file is in its place again, as it was; what was there instead is kept as a backup."
    )


def moved(copy: Path, before: Path) -> Notice:
    """The diary goes on in another place."""
    text = _("You go on in {path}. The one from before stays as it is: {before}").format(
        path=shown_path(str(copy)), before=shown_path(str(before))
    )
    return Notice(MOVED, text)


def shared(place: SharedPlace, move: Act, leave: Act) -> Notice:
    """A cloud or another computer writes in the folder of the diary as well."""
    from myotrack.words.place_words import shared_place_sentence

    actions = ((_("Move the diary…"), move), (_("Leave it there"), leave))
    return Notice(SHARED, shared_place_sentence(place), actions, can_close=False)


def not_saved(found: LeftOver, more: int, today: date, acts: LeftOverActs, hold_ms: int) -> Notice:
    """Something was typed and never saved; `more` such things come after it."""
    from myotrack.words.typed_words import shown_text, typed_for

    draft = found.draft
    what = typed_for(draft.place, draft.typed.names, found.medicine, found.days, today)
    first = (_("Show it"), acts.show)
    if found.of_another_writer:
        text = _("The other person who writes here had typed {what}, and it was not saved. The text: {text}")
    elif found.is_there:
        text = _("You had typed {what}, and it was not saved.")
    else:
        text = _("You had typed {what}, and it was not saved. It has no place in the diary now. The text: {text}")
    if found.of_another_writer or not found.is_there:
        first = (_("Copy the text"), acts.copy)
    text = text.format(what=what, text=shown_text(draft.typed.texts))
    if more:
        text += " " + ngettext("{count} more comes after it.", "{count} more come after it.", more).format(count=more)
    held = (_("Throw it away"), acts.throw_away)
    return Notice(LEFT_OVER, text, (first,), close_word=_("Not now"), held=held, hold_ms=hold_ms)
