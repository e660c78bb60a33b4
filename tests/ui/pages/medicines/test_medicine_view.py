"""What is taken now and what was stopped follows from the doses alone; "nothing taken" holds until something is."""

from __future__ import annotations

from decimal import Decimal

from myotrack.domain.doses import DecidedBy
from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import Medicine, MedicineKind, Role, Route
from myotrack.domain.timeline import Timeline
from myotrack.ui.pages.medicines.medicine_view import KindView, MedicineView, kind_views, medicine_views
from tests.builders import DAY, a_dose_change, a_health_fact, a_medicine, a_plan_step, a_timeline, day


def view(*facts: object) -> MedicineView:
    """The only medicine of a diary."""
    (found,) = medicine_views(a_timeline(*facts, as_of=day(30)))
    return found


def test_a_medicine_with_a_dose_above_zero_is_taken_now() -> None:
    found = view(a_dose_change(DAY, 60), a_dose_change(day(7), 40, decided_by=DecidedBy.PRESCRIBER))
    assert [(p.change.daily_dose, p.first) for p in found.taken_now] == [(Decimal(40), day(7))]
    assert (found.started, found.stopped, found.is_stopped) == (DAY, None, False)
    assert found.decided_by is DecidedBy.PRESCRIBER


def test_a_stop_keeps_start_and_first_day_without_it() -> None:
    found = view(a_dose_change(DAY, 60), a_dose_change(day(7), 0))
    assert (found.started, found.stopped, found.is_stopped) == (DAY, day(7), True)


def test_a_pump_that_goes_on_means_that_it_is_taken_though_the_tablets_were_stopped() -> None:
    found = view(
        a_dose_change(DAY, 60),
        a_dose_change(DAY, "0.2", route=Route.INTRATHECAL_PUMP),
        a_dose_change(day(7), 0),
    )
    assert not found.is_stopped
    assert [p.change.route for p in found.taken_now] == [Route.INTRATHECAL_PUMP]


def test_the_roles_are_those_of_the_periods_in_their_order() -> None:
    found = view(a_dose_change(DAY, 60, role=Role.FOR_CONDITION), a_dose_change(day(3), 40, role=Role.SUSPECTED))
    assert found.roles == (Role.FOR_CONDITION, Role.SUSPECTED)


def test_a_medicine_without_any_dose_is_on_the_list_and_not_stopped() -> None:
    found = view(a_medicine("magnesium"))
    assert (found.is_stopped, found.started, found.taken_now) == (False, None, ())


def test_the_plan_belongs_to_its_medicine() -> None:
    found = view(a_dose_change(DAY, 60), a_plan_step(day(9), 0), a_plan_step(day(2), 40))
    assert [step.planned_daily_dose for step in found.plan] == [40, 0]


def test_current_medicines_come_first_and_the_latest_stop_before_older_ones() -> None:
    timeline = a_timeline(
        a_dose_change(DAY, 5, "old"),
        a_dose_change(day(1), 0, "old"),
        a_dose_change(DAY, 5, "recent"),
        a_dose_change(day(9), 0, "recent"),
        a_dose_change(day(2), 5, "taken later"),
        a_dose_change(DAY, 5, "taken"),
        as_of=day(30),
    )
    assert [found.medicine.name for found in medicine_views(timeline)] == ["taken", "taken later", "recent", "old"]


def kind(timeline: Timeline, wanted: MedicineKind) -> KindView:
    """What is known of a kind."""
    (found,) = [each for each in kind_views(timeline, medicine_views(timeline)) if each.kind is wanted]
    return found


def test_nothing_taken_stands_until_something_of_the_kind_is_taken() -> None:
    said = a_health_fact(day(5), HealthFactKind.NONE_TAKEN, "supplement")
    assert kind(a_timeline(said, as_of=day(30)), MedicineKind.SUPPLEMENT).none_said == said
    assert kind(a_timeline(said, as_of=day(30)), MedicineKind.OTC).none_said is None
    zinc = a_medicine("zinc", kind=MedicineKind.SUPPLEMENT)
    after = a_timeline(said, zinc, a_dose_change(day(9), 5, "zinc"), as_of=day(30))
    assert kind(after, MedicineKind.SUPPLEMENT) == KindView(MedicineKind.SUPPLEMENT, 1, None)


def test_nothing_taken_stands_beside_what_was_stopped_before_it_was_said() -> None:
    zinc: Medicine = a_medicine("zinc", kind=MedicineKind.SUPPLEMENT)
    said = a_health_fact(day(9), HealthFactKind.NONE_TAKEN, "supplement")
    timeline = a_timeline(said, zinc, a_dose_change(DAY, 5, "zinc"), a_dose_change(day(9), 0, "zinc"), as_of=day(30))
    assert kind(timeline, MedicineKind.SUPPLEMENT) == KindView(MedicineKind.SUPPLEMENT, 0, said)
