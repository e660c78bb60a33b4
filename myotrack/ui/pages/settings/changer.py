"""Changer: puts a changed setting into effect at once, and says plainly when it could not be written down."""

from __future__ import annotations

from typing import Any

from myotrack.domain.errors import InvalidEntry
from myotrack.domain.preferences import Preferences
from myotrack.i18n import _
from myotrack.services.typed_drafts import TypedDrafts
from myotrack.ui.host import Host
from myotrack.ui.keeping.form_watch import FormWatch


class Changer:
    """What the cards of the page change settings with."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._is_written = True

    @property
    def now(self) -> Preferences:
        """The settings that are in effect."""
        return self._host.preferences.current

    def settle(self, watch: FormWatch) -> None:
        """What was typed is a setting now; it stays kept while that is on no disk."""
        if self._is_written:
            watch.done()

    @property
    def drafts(self) -> TypedDrafts:
        """Where what is typed is kept until it is in use."""
        return self._host.diary.typed

    def change(self, said: str, **values: Any) -> bool:
        """Change settings and say it; return False, with the reason said, when a value isn't allowed."""
        self._is_written = True
        try:
            self._host.preferences.change(**values)
        except InvalidEntry as problem:
            self._host.show_problem(problem)
            return False
        except OSError:
            self._is_written = False
            said = _("This holds until you close MyoTrack: the file of the settings could not be written.")
        self._host.go("apply_preferences", None)
        self._host.say(said)
        return True
