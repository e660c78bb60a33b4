"""Diaries of a given length to measure with: a check-in a day, a taper, now and then a count or a sign."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from myotrack.domain.actions import Action
from myotrack.domain.checkins import CheckIn
from myotrack.domain.doses import DoseChange
from myotrack.domain.medicines import BACLOFEN, Medicine, Role
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.domain.scales import Severity
from myotrack.domain.signs import ActionTaken, SignReport, WarningSign
from myotrack.services.clock import system_clock
from myotrack.services.open_diary import open_diary
from myotrack.storage.subjects.subject import Fact
from myotrack.storage.writer import Stamp

_NOTE = "Slept badly, more twitches in the evening than in the morning."


def make_diary(path: Path, days: int) -> Path:
    """Write a diary of `days` days that ends yesterday to `path` and return it."""
    now = system_clock().replace(microsecond=0)
    diary = open_diary(path, system_clock, create=True)
    with diary.store.write(Stamp(now, Author.PATIENT, Action.IMPORT)) as writer:
        for fact in _facts(now.date() - timedelta(days=days), days, now):
            writer.put(fact)
    diary.close()
    return path


def _facts(first: date, days: int, now: datetime) -> list[Fact]:
    chance = random.Random(days)  # a measurement, not a secret
    facts: list[Fact] = [Medicine(id="m", name="baclofen", catalogue_key=BACLOFEN, provenance=_entered(first, now))]
    for number in range(days):
        day = first + timedelta(days=number)
        if number % 30 == 0:
            dose = Decimal(10 * (6 - number // 30 % 7))
            facts.append(
                DoseChange(
                    id=f"d{number}",
                    medicine_id="m",
                    day=day,
                    daily_dose=dose,
                    role=Role.SUSPECTED,
                    provenance=_entered(day, now),
                )
            )
        if number % 11 == 3:
            continue
        facts.append(
            CheckIn(
                id=f"c{number}",
                day=day,
                twitch_count=chance.randrange(60),
                severity=Severity(chance.randrange(1, 5)),
                doses_as_planned=True,
                note=_NOTE if number % 5 == 0 else "",
                provenance=_entered(day, now),
            )
        )
        if number % 45 == 7:
            facts.append(
                SignReport(
                    id=f"s{number}",
                    day=day,
                    sign=WarningSign.HALLUCINATIONS,
                    action_taken=ActionTaken.CALLED_DOCTOR,
                    provenance=_entered(day, now),
                )
            )
    return facts


def _entered(day: date, now: datetime) -> Provenance:
    return Provenance(datetime.combine(day, time(20, 0), now.tzinfo), Author.PATIENT, Source.LIVE)
