"""What counts as holding a button down, for a hand that lets go for a moment and drifts. Times and places in, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

HOLD_MS = 1200
GAP_MS = 250  # negative myoclonus lets go for a moment
DRIFT_PX = 96


@dataclass
class HoldProgress:
    """Follows one press; times are milliseconds of any clock that only goes forward, places are pixels."""

    hold_ms: int = HOLD_MS
    gap_ms: int = GAP_MS
    drift_px: int = DRIFT_PX

    def __post_init__(self) -> None:
        self._held_ms = 0
        self._down_since: int | None = None
        self._up_since: int | None = None
        self._start = (0.0, 0.0)

    @property
    def active(self) -> bool:
        """Something was begun and not yet finished or given up."""
        return self._down_since is not None or self._up_since is not None

    def press(self, now_ms: int, x: float, y: float) -> None:
        """The button goes down: a new start, or the end of a short gap."""
        self.advance(now_ms)
        if self._up_since is None or hypot(x - self._start[0], y - self._start[1]) > self.drift_px:
            self._held_ms = 0
            self._start = (x, y)
        self._up_since = None
        self._down_since = now_ms

    def move(self, x: float, y: float) -> None:
        """The pointer moves while held: too far gives it up."""
        if self._down_since is not None and hypot(x - self._start[0], y - self._start[1]) > self.drift_px:
            self.cancel()

    def release(self, now_ms: int) -> None:
        """The button comes up: perhaps only for a moment."""
        if self._down_since is not None:
            self._held_ms += now_ms - self._down_since
            self._down_since, self._up_since = None, now_ms

    def advance(self, now_ms: int) -> None:
        """Time passes: a gap that lasts too long gives it up."""
        if self._up_since is not None and now_ms - self._up_since > self.gap_ms:
            self.cancel()

    def fraction(self, now_ms: int) -> float:
        """How much of the hold is done, 0 to 1."""
        running = 0 if self._down_since is None else now_ms - self._down_since
        return min(1.0, (self._held_ms + running) / max(1, self.hold_ms)) if self.active else 0.0

    def cancel(self) -> None:
        """Give it up."""
        self._held_ms, self._down_since, self._up_since = 0, None, None
