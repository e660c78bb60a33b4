"""What a diary is expected to hold, in plain dictionaries: the same deeds, with undo as before and after."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from myotrack.domain.checkins import CheckIn, CheckInStatus
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.medicines import Medicine
from myotrack.domain.scales import FrequencyBand
from myotrack.domain.signs import ActionTaken, SignReport
from tests.services.opened import Opened

Key = tuple[Hashable, ...]
Deed = dict[Key, tuple[Any, Any]]
"""What one deed changed: each key with its value before and after (None: not there)."""

MISTAKE = ActionTaken.ENTERED_BY_MISTAKE

BLANK: dict[str, Any] = {
    "status": CheckInStatus.ANSWERED,
    "twitch_count": None,
    "frequency_band": None,
    "severity": None,
    "condition": None,
    "doses_as_planned": None,
    "note": "",
}
"""The answers that are compared, as they are on a day without any."""


@dataclass
class PlainDiary:
    """The facts by key, and the deeds that can be undone and redone."""

    facts: dict[Key, Any] = field(default_factory=dict)
    done: list[Deed] = field(default_factory=list)
    undone: list[Deed] = field(default_factory=list)

    def do(self, after: Mapping[Key, Any], *, instead_of_gone: Any = None) -> None:
        """Let these keys have these values; `instead_of_gone` is what undo leaves where nothing was before."""
        deed = {
            key: (self.facts.get(key, instead_of_gone), value)
            for key, value in after.items()
            if self.facts.get(key) != value
        }
        if deed:
            self._apply({key: value for key, (_, value) in deed.items()})
            self.done.append(deed)
            self.undone.clear()

    def undo(self) -> None:
        """Take the last deed back."""
        if self.done:
            deed = self.done.pop()
            self._apply({key: before for key, (before, _) in deed.items()})
            self.undone.append(deed)

    def redo(self) -> None:
        """Do the last deed that was taken back again."""
        if self.undone:
            deed = self.undone.pop()
            self._apply({key: after for key, (_, after) in deed.items()})
            self.done.append(deed)

    def forget_deeds(self) -> None:
        """A new session can undo nothing of the one before."""
        self.done.clear()
        self.undone.clear()

    def keys(self, kind: str) -> list[Key]:
        """The keys of one kind of fact."""
        return [key for key in self.facts if key[0] == kind]

    def draft(self, key: Key, value: Any) -> None:
        """Let a key have a value that is no deed of its own."""
        self._apply({key: value})

    def _apply(self, values: Mapping[Key, Any]) -> None:
        for key, value in values.items():
            if value is None:
                self.facts.pop(key, None)
            else:
                self.facts[key] = value


_ABOUT_TWITCHES = ("status", "twitch_count", "frequency_band")


def answered(before: Mapping[str, Any] | None, answers: Mapping[str, Any], now: datetime) -> dict[str, Any] | None:
    """What a check-in says after some answers, or None when it says nothing any more.

    It counts as entered when its number, band or mark was.
    """
    known = before or {**BLANK, "entered": now}
    after = {**known, **answers}
    if answers.get("twitch_count") is not None:
        after |= {"frequency_band": None, "status": CheckInStatus.ANSWERED}
    if answers.get("frequency_band") is not None:
        after |= {"twitch_count": None, "status": CheckInStatus.ANSWERED}
    if answers.get("twitch_count") == 0 or answers.get("frequency_band") is FrequencyBand.NONE:
        after["severity"] = answers.get("severity")
    if any(after[name] != known[name] for name in _ABOUT_TWITCHES):
        after["entered"] = now
    return said_something(after)


def said_something(check_in: dict[str, Any]) -> dict[str, Any] | None:
    """The check-in, or None when it holds no answer and no mark."""
    return None if {**check_in, "entered": None} == {**BLANK, "entered": None} else check_in


def what_is_there(it: Opened) -> dict[Key, Any]:
    """The contents of the file in the words of a `PlainDiary`."""
    found: dict[Key, Any] = {}
    with it.diary.store.read() as reader:
        for c in reader.all(CheckIn):
            found["check-in", c.day, c.provenance.entered_by] = {
                **{name: getattr(c, name) for name in BLANK},
                "entered": c.provenance.entered_at,
            }
        for medicine in reader.all(Medicine):
            found["medicine", medicine.id] = medicine.name
        for change in reader.all(DoseChange):
            found["dose", change.id] = (change.medicine_id, change.day, change.daily_dose)
        for event in reader.all(DoseEvent):
            found["event", event.id] = (event.medicine_id, event.day, event.kind)
        for step in reader.all(PlanStep):
            found["step", step.medicine_id, step.from_day] = step.planned_daily_dose
        for sign in reader.all(SignReport):
            found["sign", sign.id] = (sign.sign, sign.day, sign.action_taken)
        for session in reader.all(CountSession):
            found["count", session.id] = (session.count, session.finished)
    return found
