from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from datetime import time
from pathlib import Path
from statistics import median

import pytest

from myotrack import paths
from myotrack.services.preferences import PreferencesFile
from tests.cli.running import ROOT, SUMMARY, TABLES, one_sentence, run


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("summary") / "d.myotrack"
    assert run("import", path, TABLES).status == 0
    return path


def test_the_json_is_the_documented_contract(diary: Path) -> None:
    ran = run("summary", diary, "--as-of", "2026-03-17", "--json")
    assert (ran.status, ran.complained) == (0, "")
    assert ran.said == (SUMMARY / "2026-03-17.json").read_text(encoding="utf-8")


def test_the_text_says_the_same_facts(diary: Path) -> None:
    ran = run("summary", diary, "--as-of", "2026-03-17")
    assert (ran.status, ran.complained) == (0, "")
    assert ran.said == (SUMMARY / "2026-03-17.txt").read_text(encoding="utf-8")


def test_the_kept_figures_follow_from_the_tables_by_hand() -> None:
    with (TABLES / "check-ins.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["entered_by"] != "caregiver"]
    logged = {r["date"]: r for r in rows if r["twitch_count"] or r["frequency_band"]}
    middle = {"6-24": 12.0, "1-5": 5**0.5}
    values = {
        d: float(r["twitch_count"]) if r["twitch_count"] else middle[r["frequency_band"]] for d, r in logged.items()
    }
    kept = json.loads((SUMMARY / "2026-03-17.json").read_text(encoding="utf-8"))
    assert kept["days"]["logged"] == len(values)
    assert kept["days"]["zero"] == sum(value == 0 for value in values.values())
    assert kept["days"]["elapsed"] == 29
    before = [value for d, value in values.items() if d < "2026-02-24"]
    assert kept["recovery"]["day0"] == "2026-02-24"
    assert kept["recovery"]["baseline"] == {"days_logged": len(before), "mean": round(sum(before) / len(before), 2)}
    stopped = [value for d, value in values.items() if d >= "2026-03-03"]
    step = kept["dose_steps"][2]
    assert (step["daily_dose"], step["logged"], step["days"]) == (0, len(stopped), 15)
    assert (step["median"], step["highest"]) == (round(median(stopped), 2), max(stopped))
    signs = (TABLES / "signs.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert step["warning_signs"] == sum(line >= "2026-03-03" for line in signs)


def test_later_days_do_not_exist_for_an_earlier_day(diary: Path) -> None:
    found = json.loads(run("summary", diary, "--as-of", "2026-02-20", "--json").said)
    assert found["days"] == {
        "first": "2026-02-17", "last": "2026-02-20", "elapsed": 4, "logged": 4,
        "zero": 0, "unknown": 0, "excused": 0, "not_logged": 0,
    }  # fmt: skip
    assert ("EMERGENCY" in {alert["tier"] for alert in found["alerts"]}, found["recovery"]) == (False, None)
    assert [(s["daily_dose"], s["to"], s["missed_doses"]) for s in found["dose_steps"]] == [(60, "2026-02-20", 1)]


def test_a_day_before_the_diary_and_a_diary_without_days_have_nothing_and_say_so(diary: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.myotrack"
    table = tmp_path / "facts.csv"
    table.write_text("date,fact,value\n")
    assert run("import", empty, table).status == 0
    for ran in (run("summary", empty, "--json"), run("summary", diary, "--as-of", "2020-01-01", "--json")):
        found = json.loads(ran.said)
        assert (found["days"]["first"], found["days"]["elapsed"]) == (None, 0)
        assert (found["alerts"], found["recovery"], found["dose_steps"]) == ([], None, [])
    assert "Nothing is logged yet." in run("summary", empty).said


@pytest.mark.parametrize("written", ["2199-01-01", "17.3.2026", "2026-02-30", "1800-01-01", ""])
def test_a_day_that_cannot_be_is_wrong_usage(written: str, diary: Path) -> None:
    ran = run("summary", diary, "--as-of", written)
    assert (ran.status, ran.said) == (2, "")
    assert one_sentence(ran).startswith("The date")


def test_a_reader_that_has_gone_is_no_traceback(diary: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "myotrack", "summary", str(diary)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    complained = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), complained) == (1, b"")


def test_names_that_a_narrow_terminal_cannot_show_are_written_as_utf_8(tmp_path: Path) -> None:
    table = tmp_path / "doses.csv"
    table.write_text("date,medicine,daily_dose\n2026-03-01,باكلوفين 😀,60\n", encoding="utf-8")
    days = tmp_path / "days.csv"
    days.write_text("date,status\n2026-03-01,zero\n")
    diary = tmp_path / "d.myotrack"
    assert run("import", diary, table, days, LC_ALL="C", PYTHONIOENCODING="ascii").status == 0
    ran = run("summary", diary, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "\u2068باكلوفين 😀\u2069: 60 mg a day" in ran.said


@pytest.mark.parametrize(("day_start", "fires"), [(time(0, 0), False), (time(4, 0), True)])
def test_the_rules_begin_the_day_when_the_settings_do(tmp_path: Path, day_start: time, fires: bool) -> None:
    (tmp_path / "doses.csv").write_text(
        "date,time,kind,medicine,role,route,daily_dose,unit,decided_by,note\n"
        "2026-01-05,,change,baclofen,suspected,oral,60,mg,prescriber,\n"
        "2026-03-12,03:00,missed,baclofen,,oral,20,mg,,in the night after 12 March where that day begins at 4\n"
        "2026-03-14,20:00,missed,baclofen,,oral,20,mg,,\n",
        encoding="utf-8",
    )
    PreferencesFile(paths.preferences_file()).change(day_start=day_start)
    assert run("import", tmp_path / "d.myotrack", tmp_path / "doses.csv").status == 0
    found = json.loads(run("summary", tmp_path / "d.myotrack", "--as-of", "2026-03-14", "--json").said)
    assert ("R9" in [alert["rule"] for alert in found["alerts"]]) is fires
