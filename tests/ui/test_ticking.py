"""A red sign shows the emergency card before it is saved, and also when it can't be."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.medicines import BACLOFEN
from myotrack.domain.signs import Grade, SignUnit, WarningSign
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Occasion
from myotrack.ui.ticking import save_ticked
from tests.ui.pages.hosts import Heard, a_diary, a_host


@pytest.fixture
def on_disk(tmp_path: Path) -> OpenDiary:
    """A diary in a file."""
    return a_diary(tmp_path / "folder" / "d.myotrack")


def lose_the_disk(diary: OpenDiary) -> None:
    """Make the file one that can't be written any more: its folder is gone, as with a stick that was pulled out."""
    assert diary.store.path is not None
    shutil.rmtree(diary.store.path.parent)


def test_a_red_sign_opens_the_card_before_it_is_saved() -> None:
    diary, saved_when_opened = a_diary(), list[int]()

    def open_card(_occasion: Occasion) -> None:
        saved_when_opened.append(len(diary.guidance.signs()))

    heard = Heard()
    host = replace(a_host(diary, heard), emergency=open_card)

    assert save_ticked(host, diary.guidance.make_report(WarningSign.SEIZURE), "Saved", "a sign")

    assert saved_when_opened == [0]
    assert len(diary.guidance.signs()) == 1
    assert heard.saved == ["Saved"]


def test_a_red_sign_opens_the_card_when_the_file_cannot_be_written(on_disk: OpenDiary) -> None:
    heard = Heard()
    report = on_disk.guidance.make_report(WarningSign.SLEEPINESS, grade=Grade.CANNOT_BE_WOKEN)
    lose_the_disk(on_disk)

    assert not save_ticked(a_host(on_disk, heard), report, "Saved", "a sign")

    assert heard.emergencies == [report]
    assert heard.unsaved == [report]
    assert heard.saved == []


def test_another_sign_that_cannot_be_written_waits_and_is_no_emergency(on_disk: OpenDiary) -> None:
    heard = Heard()
    report = on_disk.guidance.make_report(WarningSign.SLEEPINESS, grade=Grade.DROWSY)
    lose_the_disk(on_disk)

    assert save_ticked(a_host(on_disk, heard), report, "Saved", "a sign")

    assert (heard.emergencies, heard.unsaved, heard.saved) == ([], [], [])
    assert heard.waits == ["a sign"]
    assert on_disk.guidance.signs() == (report,)


def test_a_pump_alarm_that_cannot_be_written_opens_the_card_and_waits(on_disk: OpenDiary) -> None:
    heard = Heard()
    report = on_disk.guidance.make_report(WarningSign.PUMP_ALARM)
    lose_the_disk(on_disk)

    assert not save_ticked(a_host(on_disk, heard), report, "Saved", "a sign")

    assert heard.emergencies == [report]
    assert heard.unsaved == [report]


def test_the_rules_see_a_fever_that_cannot_be_written_together_with_what_is_in_the_diary(on_disk: OpenDiary) -> None:
    heard = Heard()
    dose = Dose(daily_dose=Decimal(60))
    baclofen = on_disk.medicines.add("Baclofen", catalogue_key=BACLOFEN, since=date(2026, 1, 1), dose=dose)
    report = on_disk.guidance.make_report(WarningSign.TEMPERATURE, value=Decimal(39), unit=SignUnit.CELSIUS)
    on_disk.medicines.dose_event(baclofen.id, on_disk.diary.today(), DoseEventKind.MISSED)
    on_disk.store.read_only = True
    assert "R5" not in [alert.rule for alert in on_disk.guidance.current()]

    assert save_ticked(a_host(on_disk, heard), report, "Saved", "a sign")

    (emergency,) = [alert for alert in on_disk.guidance.current() if alert.tier is Tier.EMERGENCY]
    assert emergency.rule == "R5"
    assert heard.waits == ["a sign"]
