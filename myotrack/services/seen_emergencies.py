"""Which facts of emergencies the card was opened and closed for, so that it does not open by itself again for them.

Nothing is forgotten in the diary: the alerts stand in the banner as long as they stand. Kept beside the log, as
fingerprints that say nothing; where that can't be written the card opens once more after the next start.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from myotrack.domain.alert_facts import asking, fact_id
from myotrack.domain.guidance.alerts import STANDING_DAYS, Alert, Tier
from myotrack.domain.guidance.evidence import RefillDue
from myotrack.storage.files import put_in_place, unfinished_file

MOST_KEPT = 500
"""Fingerprints that are kept, the newest; an emergency that stands rests on a handful of facts."""

_log = logging.getLogger(__name__)


class SeenEmergencies:
    """What was seen of one diary (`diary_id`) after another; `path` None keeps it for this session alone."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._seen: dict[str, None] = dict.fromkeys(self._load())

    def unseen(self, diary_id: str, alerts: Iterable[Alert], today: date) -> tuple[Alert, ...]:
        """Return the emergencies that stand on `today` and rest on something the card was not closed for yet."""
        return tuple(
            alert
            for alert in alerts
            if alert.tier is Tier.EMERGENCY
            and _stands(alert, today)
            and any(_fingerprint(diary_id, fact_id(piece)) not in self._seen for piece in asking(alert))
        )

    def see(self, diary_id: str, fact_ids: Iterable[str]) -> None:
        """Remember that the card for these facts was closed."""
        new = [key for each in fact_ids if (key := _fingerprint(diary_id, each)) not in self._seen]
        if new:
            self._seen |= dict.fromkeys(new)
            self._save()

    def _load(self) -> list[str]:
        if self._path is None:
            return []
        with suppress(OSError, ValueError, RecursionError):
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            if isinstance(stored, list):
                return [key for key in stored if isinstance(key, str)][-MOST_KEPT:]
        return []

    def _save(self) -> None:
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with unfinished_file(self._path) as unfinished:
                unfinished.write_text(json.dumps(list(self._seen)[-MOST_KEPT:]), encoding="utf-8")
                put_in_place(unfinished, self._path)
        except OSError as error:
            _log.warning("what was seen of emergencies can't be kept (%s)", type(error).__name__)


def _stands(alert: Alert, today: date) -> bool:
    """Whether one of its facts is a state, or new enough: an old sign nobody answered waits in the banner alone."""
    pieces = asking(alert)
    newest = max((piece.day for piece in pieces), default=alert.since)
    is_state = any(isinstance(piece, RefillDue) for piece in pieces)
    return is_state or (today - newest).days <= STANDING_DAYS[Tier.EMERGENCY]


def _fingerprint(diary_id: str, fact: str) -> str:
    return hashlib.sha256(f"{diary_id} {fact}".encode()).hexdigest()[:32]
