"""Small diaries for pictures of the Recovery page: one for each kind of thing that it can say."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from myotrack.domain.actions import Action
from myotrack.domain.checkins import CheckIn
from myotrack.domain.doses import DoseChange
from myotrack.domain.medicines import BACLOFEN, Medicine, Role
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.domain.scales import Severity
from myotrack.services.changes import Change
from myotrack.services.open_diary import OpenDiary

Level = Callable[[int], float | None]
"""Expected twitches on a day, counted from day 0; None for a day without a number."""

BEFORE = 28


def recovery_diaries() -> dict[str, Callable[[OpenDiary], None]]:
    """Return by their names what writes each diary into an empty one."""
    return {
        "improving": _improving,
        "worse": _worse,
        "quiet": _quiet,
        "cannot-tell": _cannot_tell,
        "not-enough": _not_enough,
        "levelling-off": _levelling_off,
        "two-episodes": _two_episodes,
    }


def _improving(diary: OpenDiary) -> None:
    _write(diary, 24, lambda n: 40.0 if n < 0 else 40 * _half(n, 6), ((-24, 60), (0, 0)))


def _worse(diary: OpenDiary) -> None:
    _write(diary, 16, lambda n: 22.0 if n < 9 else 95.0, ((0, 0),))


def _quiet(diary: OpenDiary) -> None:
    clonazepam = (("clonazepam", 12, "0.5"),)
    _write(diary, 30, lambda n: 30.0 if n < 10 else 30 * _half(n - 9, 1) if n < 18 else 0.0, ((0, 0),), clonazepam)


def _cannot_tell(diary: OpenDiary) -> None:
    _write(diary, 20, lambda n: None if n % 3 == 1 or n < -9 else 7.0, ((0, 20),), spread=1.4)


def _not_enough(diary: OpenDiary) -> None:
    _write(diary, 5, lambda n: None if n < -3 else 18.0, ((0, 0),))


def _levelling_off(diary: OpenDiary) -> None:
    _write(diary, 60, lambda n: 40.0 if n < 0 else 18 + 22 * _half(n, 5), ((0, 0),), spread=0.2)


def _two_episodes(diary: OpenDiary) -> None:
    def level(number: int) -> float | None:
        if number < -90:
            return 36.0
        if number < -40:
            return 8 + 28 * _half(number + 90, 6)
        return 38.0 if number < 0 else 38 * _half(number, 11)

    _write(diary, 45, level, ((-90, 0), (-40, 60), (0, 0)), first=-118)


def _half(days: int, half_life: float) -> float:
    """Return what is left after so many days."""
    return float(0.5 ** (days / half_life))


def _write(
    diary: OpenDiary,
    days_since: int,
    level: Level,
    doses: Sequence[tuple[int, float]],
    suppressants: Iterable[tuple[str, int, str]] = (),
    *,
    spread: float = 0.35,
    first: int = -BEFORE,
) -> None:
    """Write daily numbers around a day 0 that lies `days_since` days back; `doses` are days and mg of baclofen."""
    today = diary.diary.today()
    zero = today - timedelta(days=days_since)
    chance = random.Random(days_since)  # a picture, not a secret
    with diary.recorder.record(Action.IMPORT, Change.EVERYTHING) as writer:
        for name in (BACLOFEN, *(suppressant for suppressant, _day, _mg in suppressants)):
            writer.put(Medicine(id=name, name=name, provenance=_seen(diary, first), catalogue_key=name))
        for number, mg in ((first - 300, 60.0), *doses):
            writer.put(_dose(diary, BACLOFEN, zero, number, str(mg), Role.SUSPECTED))
        for name, number, amount in suppressants:
            writer.put(_dose(diary, name, zero, number, amount, Role.SUPPRESSANT))
        for number in range(first, days_since + 1):
            expected = level(number)
            if expected is None:
                continue
            count = max(0, round(chance.gammavariate(spread**-2, expected * spread**2))) if expected else 0
            severity = Severity(min(4, 1 + (count > 9) + (count > 24) + (count > 48))) if count else None
            day = zero + timedelta(days=number)
            seen = _seen(diary, number - days_since)
            writer.put(CheckIn(id=f"day-{number}", day=day, provenance=seen, twitch_count=count, severity=severity))


def _dose(diary: OpenDiary, medicine: str, zero: date, number: int, amount: str, role: Role) -> DoseChange:
    return DoseChange(
        id=f"{medicine}-{number}",
        medicine_id=medicine,
        day=zero + timedelta(days=number),
        daily_dose=Decimal(amount),
        provenance=_seen(diary, 0),
        role=role,
    )


def _seen(diary: OpenDiary, days_ago: int) -> Provenance:
    at: datetime = diary.recorder.now() + timedelta(days=min(days_ago, 0))
    return Provenance(at, Author.PATIENT, Source.LIVE)
