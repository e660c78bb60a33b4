"""What was left over is known by what it was about, also when that is no longer in the diary."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.health import HealthFactKind
from myotrack.domain.provenance import Author
from myotrack.domain.signs import WarningSign
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.services.left_over import LeftOver, left_over
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.services.typed_drafts import Typed, TypedDraft, TypedDrafts
from tests.ui.pages.hosts import NOW, a_diary

TODAY = NOW.date()


@pytest.fixture
def diary(tmp_path: Path) -> OpenDiary:
    return a_diary(tmp_path / "mine.myotrack")


def _left(diary: OpenDiary, kind: TypedKind, *subject: str, names: tuple[str, ...] = ("note 0",)) -> LeftOver:
    """Leave something over, as a session before this one would have."""
    before = TypedDrafts(diary.store.path, diary.store.about()["id"])
    fields = dict.fromkeys(names, "typed")
    draft = TypedDraft(before.new_id(), TypedPlace(kind, subject), Typed(fields, names))
    assert before.keep(draft)
    (found,) = left_over(diary)
    assert found.draft == draft
    before.drop(draft.id)
    return found


def test_what_is_about_nothing_that_could_be_gone_is_always_there(diary: OpenDiary) -> None:
    for kind in (TypedKind.NEW_MEDICINE, TypedKind.NEW_QUESTION, TypedKind.SEVERITY_WORDS, TypedKind.OWN_NUMBERS):
        assert _left(diary, kind).is_there
    assert _left(diary, TypedKind.VISIT, "").is_there
    assert _left(diary, TypedKind.HEALTH, "condition", "").is_there


def test_a_day_is_there_unless_it_is_still_to_come(diary: OpenDiary) -> None:
    found = _left(diary, TypedKind.DAY, TODAY.isoformat(), "patient", names=("twitch_count",))
    assert (found.is_there, found.days, found.of_another_writer) == (True, (TODAY,), False)
    assert not _left(diary, TypedKind.DAY, "2026-03-15", "patient").is_there
    assert not _left(diary, TypedKind.DAY_DOSE, "2026-03-15", "missed").is_there

    week = _left(diary, TypedKind.PAPER_WEEK, "patient", names=("2026-03-12 note", "2026-03-10 severity"))
    assert (week.is_there, week.days) == (True, (date(2026, 3, 10), date(2026, 3, 12)))
    assert not _left(diary, TypedKind.PAPER_WEEK, "patient", names=("2026-03-12 note", "2026-03-15 note")).is_there


def test_what_the_other_person_typed_is_known_as_theirs(diary: OpenDiary) -> None:
    diary.recorder.author = Author.CAREGIVER
    assert _left(diary, TypedKind.DAY, "2026-03-12", "patient").of_another_writer
    assert _left(diary, TypedKind.PAPER_WEEK, "patient", names=("2026-03-12 note",)).of_another_writer
    assert not _left(diary, TypedKind.DAY, "2026-03-12", "caregiver").of_another_writer
    assert not _left(diary, TypedKind.DAY_DOSE, "2026-03-12", "missed").of_another_writer, "doses are of no series"


def test_a_medicine_is_named_and_gone_when_it_was_removed(diary: OpenDiary) -> None:
    medicine = diary.medicines.add("baclofen", since=date(2026, 2, 1), dose=Dose(daily_dose=Decimal(60)))
    change = diary.insights.medicines().dose_changes[-1]
    event = diary.medicines.dose_event(medicine.id, TODAY, DoseEventKind.MISSED)
    kinds: list[tuple[TypedKind, tuple[str, ...]]] = [
        *((kind, (medicine.id,)) for kind in (TypedKind.MEDICINE, TypedKind.PLAN, TypedKind.DOSE, TypedKind.STOP)),
        (TypedKind.DOSE_EVENT, (medicine.id, "missed")),
        (TypedKind.DOSE_CORRECTION, (change.id,)),
        (TypedKind.EVENT_CORRECTION, (event.id,)),
    ]
    for kind, subject in kinds:
        found = _left(diary, kind, *subject)
        assert (found.is_there, found.medicine) == (True, "baclofen"), kind
    diary.medicines.remove(medicine.id)
    for kind, subject in kinds:
        found = _left(diary, kind, *subject)
        assert (found.is_there, found.medicine) == (False, ""), kind


def test_a_visit_a_question_a_sign_a_count_and_a_fact_are_gone_when_they_were_removed(diary: OpenDiary) -> None:
    visit = diary.appointments.save(date(2026, 3, 20))
    question = diary.appointments.ask("Why?")
    report = diary.guidance.make_report(WarningSign.TEMPERATURE)
    diary.guidance.save_sign(report)
    session = diary.counting.start(None, 60)
    assert not _left(diary, TypedKind.COUNT, session.id).is_there, "nothing can be typed about one that is not ended"
    diary.counting.finish(session.id, 7, 60, ())
    fact = diary.medicines.set_health(HealthFactKind.CONDITION, "MS")
    kinds = [
        (TypedKind.VISIT, (visit.id,), date(2026, 3, 20)),
        (TypedKind.QUESTION, (question.id,), TODAY),
        (TypedKind.SIGN, (report.id,), TODAY),
        (TypedKind.COUNT, (session.id,), TODAY),
        (TypedKind.HEALTH, ("condition", fact.id), TODAY),
    ]
    for kind, subject, day in kinds:
        found = _left(diary, kind, *subject)
        assert (found.is_there, found.days) == (True, (day,)), kind
    diary.appointments.remove(visit.id)
    diary.appointments.remove_question(question.id)
    diary.counting.remove(session.id)
    diary.medicines.remove_health(fact.id)
    for kind, subject, _day in kinds:
        is_there = _left(diary, kind, *subject).is_there
        assert is_there is (kind is TypedKind.SIGN), "a sign stays in the diary, also when it was a mistake"
    assert not _left(diary, TypedKind.SIGN, "a sign of a backup that was put away").is_there
