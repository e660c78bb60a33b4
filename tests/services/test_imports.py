from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.domain.medicines import BACLOFEN, MedicineKind
from myotrack.domain.scales import Severity
from myotrack.domain.signs import Grade, WarningSign
from myotrack.exchange.bundle import NamedBytes
from myotrack.exchange.csv_writer import csv_files
from myotrack.exchange.facts import KIND_OF_SECTION, Contents
from myotrack.exchange.json_archive import archive_bytes
from myotrack.services.changes import Change
from myotrack.services.exports import everything
from myotrack.services.import_plan import ImportPlan
from myotrack.services.imports import Imports, RefusedRowsError, import_into_new
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.storage.subjects.all_subjects import SUBJECTS
from tests.builders import a_sign

NOW = datetime(2026, 3, 31, 20, 0, tzinfo=timezone(timedelta(hours=1)))
DAY = date(2026, 3, 3)


@pytest.fixture
def diary() -> Iterator[OpenDiary]:
    opened = open_diary(None, lambda: NOW)
    yield opened
    opened.close()


def _csv(*lines: str, name: str = "file.csv") -> NamedBytes:
    return NamedBytes(name, "\n".join(lines).encode())


def _plan(diary: OpenDiary, *files: NamedBytes, replaces: bool = False) -> ImportPlan:
    return Imports(diary.recorder).plan(files, replaces=replaces)


def _import(diary: OpenDiary, *files: NamedBytes, replaces: bool = False) -> ImportPlan:
    imports = Imports(diary.recorder)
    return imports.apply(imports.plan(files, replaces=replaces), None).plan


def _contents(diary: OpenDiary) -> Contents:
    with diary.store.read() as reader:
        return everything(reader)


CHECK_INS = _csv("date,twitch_count", "2026-03-03,12", "2026-03-04,0", name="check-ins.csv")
DOSES = _csv("date,medicine,role,daily_dose", "2026-03-01,Baclofen,suspected,60", "2026-03-03,baclofen,suspected,0")


def test_a_plan_writes_nothing(diary: OpenDiary) -> None:
    plan = _plan(diary, CHECK_INS, DOSES)
    assert (plan.rows, len(plan.writes), plan.changes_anything) == (4, 5, True)
    assert _contents(diary) == Contents()


def test_importing_twice_adds_nothing(diary: OpenDiary) -> None:
    _import(diary, CHECK_INS, DOSES)
    before = _contents(diary)
    again = _import(diary, CHECK_INS, DOSES)
    assert (again.changes_anything, again.already_there, again.conflicts) == (False, 4, ())
    assert _contents(diary) == before


def test_an_import_is_one_change_that_is_undone_as_a_whole_and_told_once(diary: OpenDiary) -> None:
    told: list[Change] = []
    diary.feed.listen(told.append)
    _import(diary, CHECK_INS, DOSES)
    assert told == [Change.EVERYTHING]
    diary.recorder.undo()
    assert _contents(diary) == Contents()
    diary.recorder.redo()
    assert len(_contents(diary).check_ins) == 2


def test_a_day_that_holds_something_else_is_kept_and_told(diary: OpenDiary) -> None:
    mine = diary.diary.answer(DAY, twitch_count=99)
    plan = _import(diary, CHECK_INS)
    (conflict,) = plan.conflicts
    assert (conflict.place.file, conflict.place.line, conflict.held) == ("check-ins.csv", 2, (mine,))
    assert {c.day: c.twitch_count for c in _contents(diary).check_ins} == {DAY: 99, DAY + timedelta(days=1): 0}


def test_replace_puts_the_files_day_in_the_place_of_the_diarys_and_undo_brings_it_back(diary: OpenDiary) -> None:
    mine = diary.diary.answer(DAY, twitch_count=99, severity=Severity.VISIBLE)
    plan = _import(diary, CHECK_INS, replaces=True)
    assert len(plan.conflicts) == 1
    after = {c.day: c for c in _contents(diary).check_ins}[DAY]
    assert (after.id, after.twitch_count, after.severity) == (mine.id, 12, None)
    diary.recorder.undo()
    assert _contents(diary).check_ins == (mine,)


def test_what_the_other_person_answered_is_no_conflict(diary: OpenDiary) -> None:
    diary.diary.answer(DAY, twitch_count=99)
    plan = _import(diary, _csv("date,twitch_count,entered_by", "2026-03-03,5,caregiver"))
    assert (plan.conflicts, len(_contents(diary).check_ins)) == ((), 2)


def test_a_day_edited_after_the_import_is_not_added_again(diary: OpenDiary) -> None:
    _import(diary, CHECK_INS, DOSES)
    diary.diary.answer(DAY, twitch_count=13)
    again = _import(diary, CHECK_INS, DOSES)
    assert (again.changes_anything, len(again.conflicts)) == (False, 1)
    assert _contents(diary).check_ins[0].twitch_count == 13


def test_a_sign_whose_day_was_corrected_after_the_import_is_not_added_again(diary: OpenDiary) -> None:
    signs = _csv("date,sign", "2026-03-03,seizure")
    _import(diary, signs)
    (sign,) = _contents(diary).signs
    diary.guidance.save_sign(replace(sign, day=DAY + timedelta(days=2)))
    again = _import(diary, signs)
    assert (again.changes_anything, len(again.conflicts)) == (False, 1)
    _import(diary, signs, replaces=True)
    assert [found.day for found in _contents(diary).signs] == [DAY]


def test_a_second_sign_of_the_same_kind_is_added_and_a_changed_one_is_a_conflict(diary: OpenDiary) -> None:
    first = _csv("date,sign,note", "2026-03-03,fall,in the kitchen")
    _import(diary, first)
    plan = _import(diary, _csv("date,sign,note", "2026-03-03,fall,in the kitchen", "2026-03-03,fall,in the garden"))
    assert (plan.already_there, plan.conflicts, len(_contents(diary).signs)) == (1, (), 2)
    diary.guidance.save_sign(a_sign(DAY, WarningSign.SLEEPINESS, grade=Grade.DROWSY))
    plan = _import(diary, _csv("date,sign,grade", "2026-03-03,sleepiness,cannot_be_woken"))
    assert len(plan.conflicts) == 1


def test_a_dose_at_the_same_moment_is_a_conflict_and_another_day_is_not(diary: OpenDiary) -> None:
    _import(diary, DOSES)
    other = _csv("date,medicine,role,daily_dose", "2026-03-03,baclofen,suspected,20", "2026-03-05,baclofen,other,0")
    plan = _import(diary, other)
    assert [conflict.place.line for conflict in plan.conflicts] == [2]
    assert [str(change.daily_dose) for change in _contents(diary).dose_changes] == ["60", "0", "0"]


def test_two_doses_at_one_moment_replace_one_in_the_order_of_the_file() -> None:
    for amount in range(8):
        diary = open_diary(None, lambda: NOW)
        _import(diary, _csv("date,medicine,daily_dose", f"2026-03-03,x,{amount}"))
        for first, second in ((30, 20), (20, 30)):
            two = _csv("date,medicine,daily_dose", f"2026-03-03,x,{first}", f"2026-03-03,x,{second}")
            _import(diary, two, replaces=True)
            (medicine,) = _contents(diary).medicines
            (period,) = next(iter(diary.insights.timeline().periods(medicine.id).values()))
            assert period.change.daily_dose == second
        diary.close()


def test_a_medicine_is_known_by_its_name_however_it_is_spelled(diary: OpenDiary) -> None:
    mine = diary.medicines.add("BACLOFEN", kind=MedicineKind.OTC)
    _import(diary, DOSES)
    contents = _contents(diary)
    assert contents.medicines == (mine,)
    assert {change.medicine_id for change in contents.dose_changes} == {mine.id}


def test_a_new_medicine_with_a_name_of_the_catalogue_gets_its_key_and_another_gets_none(diary: OpenDiary) -> None:
    _import(diary, DOSES, _csv("medicine,from_date,planned_daily_dose", "my own tea,2026-03-03,1"))
    assert {m.name: m.catalogue_key for m in _contents(diary).medicines} == {"Baclofen": BACLOFEN, "my own tea": None}


def test_refused_rows_stop_the_whole_import_unless_they_may_be_skipped(diary: OpenDiary) -> None:
    imports = Imports(diary.recorder)
    plan = imports.plan([CHECK_INS, _csv("date,twitch_count", "2026-03-05,many", "2026-03-06,3")])
    with pytest.raises(RefusedRowsError):
        imports.apply(plan, None)
    assert _contents(diary) == Contents()
    imports.apply(plan, None, skip_refused=True)
    assert len(_contents(diary).check_ins) == 3


def test_a_plan_is_worked_out_again_when_the_diary_changed_meanwhile(diary: OpenDiary) -> None:
    imports = Imports(diary.recorder)
    plan = imports.plan([CHECK_INS])
    mine = diary.diary.answer(DAY, twitch_count=99)
    done = imports.apply(plan, None)
    assert [conflict.held for conflict in done.plan.conflicts] == [(mine,)]
    assert mine in _contents(diary).check_ins


def test_a_diary_imports_its_own_exports_without_a_change(diary: OpenDiary) -> None:
    _import(diary, CHECK_INS, DOSES)
    diary.diary.answer(DAY, doses_as_planned=True, severity=Severity.VISIBLE, note="=1+1")
    diary.guidance.save_sign(a_sign(DAY, WarningSign.SEIZURE))
    contents = _contents(diary)
    for files in (csv_files(contents), {"diary.json": archive_bytes(contents)}):
        plan = _plan(diary, *(NamedBytes(name, data) for name, data in files.items()))
        assert (plan.changes_anything, plan.conflicts, plan.refused) == (False, (), ())


def test_an_archive_tells_a_difference_that_csv_cannot_carry(diary: OpenDiary) -> None:
    diary.diary.answer(DAY, twitch_count=4)
    csv, archive = csv_files(_contents(diary)), archive_bytes(_contents(diary))
    diary.diary.answer(DAY, doses_as_planned=True)
    assert _plan(diary, *(NamedBytes(name, data) for name, data in csv.items())).conflicts == ()
    assert len(_plan(diary, NamedBytes("diary.json", archive)).conflicts) == 1


def test_an_archive_brings_everything_into_an_empty_diary_under_its_own_ids(diary: OpenDiary) -> None:
    _import(diary, CHECK_INS, DOSES)
    diary.appointments.ask("Does the cut explain it?")
    archive = archive_bytes(_contents(diary))
    other = open_diary(None, lambda: NOW)
    _import(other, NamedBytes("diary.json", archive))
    assert archive_bytes(_contents(other)) == archive
    other.close()


def test_an_archive_and_a_table_beside_it_name_one_medicine(diary: OpenDiary) -> None:
    other = open_diary(None, lambda: NOW)
    there = other.medicines.add("Baclofen")
    archive = NamedBytes("z.json", archive_bytes(_contents(other)))
    other.close()
    _import(diary, DOSES, archive)
    assert _contents(diary).medicines == (there,)


def test_a_file_diary_is_copied_before_an_import_and_only_when_something_is_written(tmp_path: Path) -> None:
    diary = open_diary(tmp_path / "d.myotrack", lambda: NOW, create=True)
    imports = Imports(diary.recorder)
    done = imports.apply(imports.plan([CHECK_INS]), tmp_path / "backups")
    assert done.backup is not None
    before = open_diary(done.backup, lambda: NOW)
    assert _contents(before) == Contents()
    before.close()
    assert imports.apply(imports.plan([CHECK_INS]), tmp_path / "backups").backup is None
    diary.close()


def test_a_new_diary_appears_only_when_it_is_complete(diary: OpenDiary, tmp_path: Path) -> None:
    plan = _plan(diary, CHECK_INS, _csv("date,twitch_count", "2026-03-05,many"))
    target = tmp_path / "new.myotrack"
    with pytest.raises(RefusedRowsError):
        import_into_new(target, lambda: NOW, plan)
    assert list(tmp_path.iterdir()) == []
    import_into_new(target, lambda: NOW, plan, skip_refused=True)
    made = open_diary(target, lambda: NOW)
    assert len(_contents(made).check_ins) == 2
    made.close()
    with pytest.raises(DiaryError) as caught:
        import_into_new(target, lambda: NOW, plan, skip_refused=True)
    assert (caught.value.problem, caught.value.path) == (DiaryProblem.ALREADY_EXISTS, str(target))
    assert not [path for path in tmp_path.iterdir() if path.name.endswith((".new", ".new-journal"))]


def test_every_kind_of_fact_that_storage_keeps_goes_out_and_comes_in() -> None:
    assert {subject.value_type for subject in SUBJECTS} == set(KIND_OF_SECTION.values())
