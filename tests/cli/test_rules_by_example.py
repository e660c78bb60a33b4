"""Lines of docs/rules-by-example.md as CSV tables, imported and summed up: what a stranger's diary is told."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

from tests.builders import DAY
from tests.cli.running import ROOT
from tests.domain.guidance.examples import Example, examples

ASK_EACH = """
import contextlib, io, json, pathlib, sys
from myotrack.__main__ import main
folder, as_of = pathlib.Path(sys.argv[1]), sys.argv[2]
for tables in sorted(folder.iterdir()):
    diary, said = str(folder / f"{tables.name}.myotrack"), io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()):
        assert main(["import", diary, str(tables)]) == 0, tables.name
    with contextlib.redirect_stdout(said):
        assert main(["summary", diary, "--as-of", as_of, "--json"]) == 0, tables.name
    print(json.dumps({alert["rule"]: alert["tier"] for alert in json.loads(said.getvalue())["alerts"]}))
"""


def test_import_and_summary_say_of_a_line_what_it_says(tmp_path: Path) -> None:
    chosen = tuple({(e.section, *sorted(e.fires.items())): e for e in examples()}.values())
    assert len(chosen) > 40, "one line of each rule for everything that can be said of it"
    for number, example in enumerate(chosen):
        _write(example, tmp_path / f"{number:03}")
    ran = subprocess.run(
        [sys.executable, "-c", ASK_EACH, tmp_path, DAY.isoformat()],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        cwd=ROOT,
    )
    assert ran.returncode == 0, ran.stderr
    said = [json.loads(line) for line in ran.stdout.splitlines()]
    wrong = [(e.words, found) for e, found in zip(chosen, said, strict=True) if found != e.fires]
    assert wrong == []


def _write(example: Example, folder: Path) -> None:
    folder.mkdir()
    for table, rows in example.tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)
