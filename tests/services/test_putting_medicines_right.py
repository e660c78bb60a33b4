"""A period that is over, and corrections in place: each one change, undone in one step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from myotrack.domain.doses import DecidedBy, DoseEventKind
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import MedicineKind, Role
from myotrack.services.medicines import Dose
from tests.ui.pages.hosts import NOW, a_diary

TODAY = NOW.date()
START, STOP = date(2025, 1, 1), date(2025, 6, 1)


def test_a_period_that_is_over_is_one_change() -> None:
    diary = a_diary()
    dose = Dose(daily_dose=Decimal(300), role=Role.SUSPECTED)
    diary.medicines.add("pregabalin", since=START, dose=dose, stopped=STOP, stop_decided_by=DecidedBy.PRESCRIBER)
    timeline = diary.insights.medicines()
    (exposure,) = timeline.exposures
    assert (exposure.first, exposure.last, exposure.role) == (START, date(2025, 5, 31), Role.SUSPECTED)
    assert timeline.dose_changes[-1].decided_by is DecidedBy.PRESCRIBER
    diary.recorder.undo()
    assert diary.medicines.all() == ()


@pytest.mark.parametrize("stopped", [START, date(2024, 12, 31)])
def test_a_stop_that_is_not_after_the_start_is_refused_and_nothing_is_kept(stopped: date) -> None:
    diary = a_diary()
    with pytest.raises(InvalidEntry) as caught:
        diary.medicines.add("pregabalin", since=START, dose=Dose(daily_dose=Decimal(300)), stopped=stopped)
    assert caught.value.reason is Reason.TOO_EARLY
    assert diary.medicines.all() == ()


def test_a_stop_in_the_future_is_refused_and_nothing_is_kept() -> None:
    diary = a_diary()
    with pytest.raises(InvalidEntry):
        diary.medicines.add("pregabalin", since=START, dose=Dose(daily_dose=Decimal(300)), stopped=date(2026, 4, 1))
    assert diary.medicines.all() == ()


def test_a_missed_dose_is_corrected_in_place() -> None:
    diary = a_diary()
    medicine = diary.medicines.add("baclofen")
    wrong = diary.medicines.dose_event(medicine.id, TODAY, DoseEventKind.MISSED, amount=Decimal(200))
    right = diary.medicines.dose_event(medicine.id, TODAY, DoseEventKind.MISSED, amount=Decimal(20), replaces=wrong.id)
    assert right.id == wrong.id
    assert diary.insights.medicines().dose_events == (right,)


def test_a_health_fact_is_corrected_in_place() -> None:
    diary = a_diary()
    wrong = diary.medicines.set_health(HealthFactKind.CONDITION, "spastisity")
    diary.medicines.set_health(HealthFactKind.CONDITION, "spasticity", replaces=wrong.id)
    assert [fact.value for fact in diary.insights.medicines().health_facts] == ["spasticity"]


def test_editing_a_medicine_can_give_it_its_place_in_the_catalogue() -> None:
    diary = a_diary()
    medicine = diary.medicines.add("bacofen")
    diary.medicines.edit(
        medicine.id, name="baclofen", kind=MedicineKind.PRESCRIPTION, note="", catalogue_key="baclofen"
    )
    assert diary.medicines.all()[0].catalogue_key == "baclofen"
