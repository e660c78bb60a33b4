"""What a page is handed: the open diary, the settings, and ways to speak to the window; it knows nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from myotrack.domain.errors import DiaryError, InvalidEntry
from myotrack.domain.signs import SignReport
from myotrack.services.open_diary import OpenDiary
from myotrack.services.preferences import PreferencesFile

if TYPE_CHECKING:
    from myotrack.domain.guidance.alerts import Alert
    from myotrack.ui.keeping.care import DiaryCare

Occasion: TypeAlias = "SignReport | tuple[Alert, ...] | None"
"""What the emergency card is opened for."""


@dataclass(frozen=True, slots=True)
class Host:
    """The window as pages see it."""

    diary: OpenDiary
    preferences: PreferencesFile
    say_saved: Callable[[str], None]
    """Show what was saved, with Undo, in the bar at the foot."""
    say: Callable[[str], None]
    """Show a sentence without Undo."""
    show_problem: Callable[[Exception], None]
    """Show the sentence for an InvalidEntry or DiaryError."""
    cannot_read: Callable[[str, DiaryError], None]
    """Say why the page with this key could not be read, and show it no more until it can be."""
    go: Callable[[str, date | None], None]
    """Open a page by its key, at a day where that makes sense."""
    emergency: Callable[[Occasion], None]
    """Open the emergency card: for a red sign that was just ticked, for alerts, or to tick a sign."""
    unsaved_sign: Callable[[SignReport], None]
    """Keep a red sign that could not be saved, so that it is shown, said, and tried again."""
    say_waits: Callable[[str, DiaryError], None]
    """Say that something could not be saved and why, that it is kept, and that it is tried again by itself."""
    say_others_wrote: Callable[[], None]
    """Say that another program wrote in the diary, beside what else is said at once."""
    care: DiaryCare | None = None
    """What can be done to the file of the diary; None where a window only shows one."""

    def save(self, action: Callable[[], object], said: str, what: str) -> bool:
        """Do something that writes and return True: it is on disk, or it waits; False, and said, when it was refused.

        `said` says that it was saved, `what` is what waits, as in "severity 2".
        """
        try:
            self.write(action, said, what)
        except (InvalidEntry, DiaryError) as problem:
            self.show_problem(problem)
            return False
        return True

    def write(self, action: Callable[[], object], said: str, what: str) -> None:
        """Do the same; raise InvalidEntry for what isn't allowed, DiaryError for what can't be saved and can't wait."""
        self.look()
        try:
            action()
        except DiaryError as problem:
            if not self.diary.recorder.waiting.keep(what, action):
                raise
            self.say_waits(what, problem)
        else:
            self.say_saved(said)

    def look(self) -> bool:
        """Show what another program wrote meanwhile, before something is written over it; return whether one did."""
        if not self.diary.recorder.others.look():
            return False
        self.say_others_wrote()
        return True
