from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from myotrack.domain.medicines import Role
from myotrack.domain.scales import Severity
from myotrack.domain.signs import WarningSign
from myotrack.exchange.bundle import read_bundle
from myotrack.services.exports import Exports
from myotrack.services.imports import Imports
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary, open_diary
from tests.builders import a_sign
from tests.open_diaries import closed_after_the_test

NOW = datetime(2026, 3, 31, 20, 0, tzinfo=timezone(timedelta(hours=1)))
DAY = date(2026, 3, 3)


def _a_lived_in_diary() -> OpenDiary:
    diary = closed_after_the_test(open_diary(None, lambda: NOW))
    diary.diary.answer(DAY, twitch_count=12, severity=Severity.VISIBLE, note="=HYPERLINK(1)\nيد ترتجف 😀")
    diary.diary.mark_bad_day(DAY + timedelta(days=2))
    diary.diary.mark_unknown(DAY + timedelta(days=4))
    diary.guidance.save_sign(a_sign(DAY + timedelta(days=6), WarningSign.FALL))
    dose = Dose(daily_dose=Decimal("60.0"), role=Role.SUSPECTED)
    diary.medicines.add("@baclofen", since=DAY, dose=dose, stopped=DAY + timedelta(days=3))
    diary.appointments.ask("Why?")
    return diary


def _imported(path: Path) -> OpenDiary:
    diary = closed_after_the_test(open_diary(None, lambda: NOW + timedelta(days=1)))
    imports = Imports(diary.recorder)
    plan = imports.plan(read_bundle([path]))
    assert plan.refused == ()
    imports.apply(plan, None)
    return diary


def _bytes(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}


def test_a_diary_goes_out_as_folder_zip_and_archive_and_comes_back_byte_for_byte(tmp_path: Path) -> None:
    diary = _a_lived_in_diary()
    for name in ("csv", "csv.zip", "diary.json"):
        first, second = tmp_path / "first" / name, tmp_path / "second" / name
        first.parent.mkdir(exist_ok=True)
        second.parent.mkdir(exist_ok=True)
        for source, target in ((diary, first), (None, second)):
            exports = Exports((source or _imported(first)).recorder)
            if name.endswith(".json"):
                exports.archive(target)
            else:
                exports.csv(target)
        assert _bytes(first) == _bytes(second)


def test_every_day_from_the_first_to_the_last_observed_one_has_a_row_and_none_is_zero_by_itself(tmp_path: Path) -> None:
    Exports(_a_lived_in_diary().recorder).csv(tmp_path / "out")
    lines = (tmp_path / "out" / "check-ins.csv").read_bytes().decode().split("\r\n")
    rows = [line.split(",")[:3] for line in lines if line.startswith("2026-")]
    assert rows == [
        ["2026-03-03", "value", "12"],
        ["2026-03-04", "not_logged", ""],
        ["2026-03-05", "partial", ""],
        ["2026-03-06", "not_logged", ""],
        ["2026-03-07", "unknown", ""],
        ["2026-03-08", "not_logged", ""],
        ["2026-03-09", "partial", ""],
    ]


def test_a_spreadsheet_finds_no_formula_in_an_export(tmp_path: Path) -> None:
    Exports(_a_lived_in_diary().recorder).csv(tmp_path / "out")
    text = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir())
    assert "\"'=HYPERLINK(1)" in text
    assert ",'@baclofen," in text
