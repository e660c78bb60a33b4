"""What the pictures show of warning signs: the card before saving, the banner in each tier, the red card by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import cast

from PySide6.QtWidgets import QApplication

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.health import TOLD_ABOUT_TWITCHES, HealthFactKind, Kidney
from myotrack.domain.medicines import BACLOFEN, Role
from myotrack.domain.scales import Severity
from myotrack.domain.signs import ActionTaken, Grade, SignUnit, WarningSign
from myotrack.services.medicines import Dose, PlannedDose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.main_window import MainWindow
from myotrack.ui.pages.history import HistoryPage


def on_baclofen(window: MainWindow, diary: OpenDiary) -> None:
    """Baclofen for a month, with a plan that was kept until today, and a dose that was missed yesterday."""
    today = diary.diary.today()
    dose = Dose(daily_dose=Decimal(60), role=Role.SUSPECTED)
    baclofen = diary.medicines.add("Baclofen", catalogue_key=BACLOFEN, since=today - timedelta(days=30), dose=dose)
    plan = [PlannedDose(from_day=today - timedelta(days=3), planned_daily_dose=Decimal(50))]
    diary.medicines.set_plan(baclofen.id, plan)
    diary.medicines.dose_event(baclofen.id, today - timedelta(days=1), DoseEventKind.MISSED)
    QApplication.processEvents()


def _fever_after_a_missed_dose(window: MainWindow, diary: OpenDiary) -> None:
    on_baclofen(window, diary)
    fever = diary.guidance.make_report(WarningSign.TEMPERATURE, value=Decimal("38.6"), unit=SignUnit.CELSIUS)
    diary.guidance.save_sign(fever)


def _faint_after_an_extra_dose(window: MainWindow, diary: OpenDiary) -> None:
    on_baclofen(window, diary)
    (baclofen,) = diary.medicines.all()
    diary.medicines.dose_event(baclofen.id, diary.diary.today(), DoseEventKind.EXTRA, amount=Decimal(60))
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.FAINT))


def _stopped_and_twitching(window: MainWindow, diary: OpenDiary) -> None:
    on_baclofen(window, diary)
    (baclofen,) = diary.medicines.all()
    diary.medicines.change_dose(baclofen.id, diary.diary.today(), Dose(daily_dose=Decimal(0)))
    diary.diary.answer(diary.diary.today(), twitch_count=30, severity=Severity(3))
    diary.medicines.set_health(HealthFactKind.KIDNEY, Kidney.REDUCED.value)
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.AGITATION))


def _stopped_and_told(window: MainWindow, diary: OpenDiary) -> None:
    _stopped_and_twitching(window, diary)
    diary.guidance.answer_alert("R9", ActionTaken.NOTHING_YET)
    _settled()
    window.banner.more_clicked.emit()


def _answering(window: MainWindow, diary: OpenDiary) -> None:
    _stopped_and_twitching(window, diary)
    _settled()
    window.banner.acted.emit(0)


def _severe_days(window: MainWindow, diary: OpenDiary) -> None:
    for days in range(5):
        diary.diary.answer(diary.diary.today() - timedelta(days=days + 1), twitch_count=8, severity=Severity(3))
    diary.medicines.set_health(HealthFactKind.DOCTOR_TOLD, TOLD_ABOUT_TWITCHES)


def _weak_kidneys(window: MainWindow, diary: OpenDiary) -> None:
    dose = Dose(daily_dose=Decimal(60))
    diary.medicines.add("Baclofen", catalogue_key=BACLOFEN, since=diary.diary.today() - timedelta(days=30), dose=dose)
    diary.medicines.set_health(HealthFactKind.KIDNEY, Kidney.DIALYSIS.value)


def a_sign_a_week_ago(window: MainWindow, diary: OpenDiary) -> None:
    """A fall, eight days ago, and nothing that stands now."""
    day = diary.diary.today() - timedelta(days=8)
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.FALL, day=day))


def _bring_a_stop_back(window: MainWindow, diary: OpenDiary) -> None:
    on_baclofen(window, diary)
    (baclofen,) = diary.medicines.all()
    today = diary.diary.today()
    stop = diary.medicines.change_dose(baclofen.id, today, Dose(daily_dose=Decimal(0)))
    diary.medicines.remove_dose_change(stop.id)
    _settled()
    cast("HistoryPage", window.page("history")).panel.restore_wanted.emit(diary.diary.history(today).edits[-1].seq)


def _settled() -> None:
    """Let the window ask the rules."""
    for _turn in range(3):
        QApplication.processEvents()


def _full_table(window: MainWindow, diary: OpenDiary) -> None:
    """A fact in every cell of the table."""
    on_baclofen(window, diary)
    (baclofen,) = diary.medicines.all()
    today = diary.diary.today()
    diary.medicines.dose_event(baclofen.id, today, DoseEventKind.EXTRA, amount=Decimal(20))
    diary.medicines.set_health(HealthFactKind.KIDNEY, Kidney.REDUCED.value)
    diary.medicines.set_health(HealthFactKind.PUMP_REFILL_DUE, (today + timedelta(days=20)).isoformat())
    diary.diary.answer(today, twitch_count=30, severity=Severity(3))
    for sign, grade in (
        (WarningSign.SHAKING, None),
        (WarningSign.HALLUCINATIONS, None),
        (WarningSign.SLEEPINESS, Grade.DROWSY),
        (WarningSign.FAST_PULSE, None),
        (WarningSign.VOMITING, None),
    ):
        diary.guidance.save_sign(diary.guidance.make_report(sign, grade=grade))
    _settled()


GuidanceAct = Callable[[MainWindow, OpenDiary], None]

GUIDANCE_ACTS: dict[str, tuple[str, tuple[str, ...], GuidanceAct]] = {
    "emergency-by-itself": ("today", (), _fever_after_a_missed_dose),
    "emergency-overdose": ("today", (), _faint_after_an_extra_dose),
    "banner-urgent": ("today", (), _stopped_and_twitching),
    "banner-urgent-all": ("today", (), _stopped_and_told),
    "banner-answer": ("today", (), _answering),
    "banner-discuss": ("today", (), _severe_days),
    "banner-info": ("today", (), _weak_kidneys),
    "before-saving-stop": ("medicines", ("Stopped…",), on_baclofen),
    "before-saving-missed": ("today", ("Missed one…",), on_baclofen),
    "before-saving-brought-back": ("history", (), _bring_a_stop_back),
    "warning_signs-full-table": ("warning_signs", ("Withdrawal or toxicity?",), _full_table),
}
"""By the name of the scene: the page, what is pressed on it, and what is done before that."""
