"""What a run of presses counts to: repeats that a jerking hand makes are left out, but never forgotten. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from myotrack.domain.scales import MOST_TWITCHES

REPEAT_MS = 80
"""A press this soon after the last one that counted is taken for its repeat, ms (reliability.md §5)."""

START_MS = 300
"""A press this soon after Start is taken for a repeat of the press on Start, ms."""


@dataclass
class Tally:
    """Counts presses by their times, in ms since the start of the session."""

    count: int = 0
    ignored: int = 0
    """Repeats that are left out and not added since."""
    presses_ms: list[int] = field(default_factory=list)
    """Every press, the repeats included."""
    _last_ms: int | None = None

    def press(self, at_ms: int) -> bool:
        """Take one press; True when it counts, False when it is a repeat."""
        self.presses_ms.append(at_ms)
        too_soon = at_ms < START_MS if self._last_ms is None else at_ms - self._last_ms <= REPEAT_MS
        if too_soon or self.count >= MOST_TWITCHES:
            self.ignored += 1
            return False
        self._last_ms = at_ms
        self.count += 1
        return True

    def take_one_back(self) -> None:
        """Count one less, never below 0."""
        self.count = max(0, self.count - 1)

    def count_ignored(self) -> None:
        """Add the repeats that were left out: they were real."""
        self.count = min(MOST_TWITCHES, self.count + self.ignored)
        self.ignored = 0


@dataclass
class PressClock:
    """Gives a press its time in ms since the start, from the event's own time where it has one.

    The event's time is when the hand moved, also when the program was busy saving the press before. Its zero is
    unknown, so the first event of the session fixes it; a jump backwards fixes it anew.
    """

    _zero: int | None = None
    _last_ms: int = 0

    def at(self, event_ms: int, elapsed_ms: int) -> int:
        """Return the time of an event; `event_ms` is 0 for an event without one, `elapsed_ms` is since the start."""
        if event_ms <= 0:
            moment = elapsed_ms
        else:
            if self._zero is None or event_ms - self._zero < self._last_ms:
                self._zero = event_ms - elapsed_ms
            moment = event_ms - self._zero
        self._last_ms = max(self._last_ms, moment)
        return moment
