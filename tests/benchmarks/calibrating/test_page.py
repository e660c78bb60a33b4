from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from benchmarks.calibrating.bars import FIRST, Bar, bars
from benchmarks.calibrating.page import Run, page
from benchmarks.calibrating.scenarios import SEED
from benchmarks.calibrating.speed import Speed
from benchmarks.calibrating.work import Size, Table, do, gather, pieces

PUBLISHED = Path(__file__).parents[3] / "docs" / "calibration.md"


@pytest.fixture(scope="module")
def run() -> Run:
    """One diary of every scenario."""
    size = Size(1, 1, 1)
    speeds = [Speed(years, 10.0, 1.0, 1.0) for years in (2, 10)]
    return Run(date(2026, 3, 3), size, Table(gather(do(pieces(size), processes=1))), speeds)


def _frame(text: str) -> list[str]:
    """The page without its figures: what every row is about, and the prose."""
    rows = [line.split("|")[1] if line.startswith("|") else line for line in text.splitlines()]
    return [re.sub(r"[0-9.]+", "", row) for row in rows]


def test_the_published_page_is_of_these_scenarios_bars_and_words(run: Run) -> None:
    published = PUBLISHED.read_text(encoding="utf-8")

    assert _frame(published) == _frame(page(run))
    assert f"seed {SEED}" in published


def test_the_published_bars_are_those_of_the_benchmark(run: Run) -> None:
    published = PUBLISHED.read_text(encoding="utf-8").split("## ")[1]

    for bar in bars(run.table, FIRST):
        sign, share = ("≥", bar.at_least) if bar.at_least is not None else ("≤", bar.at_most)
        assert f"| {sign} {100 * (share or 0):.0f} |" in published


@pytest.mark.parametrize(
    ("at_least", "at_most", "reached", "met"),
    [(0.9, None, 0.9, True), (0.9, None, 0.89, False), (None, 0.04, 0.04, True), (None, 0.04, 0.05, False)],
)
def test_a_bar_is_met_or_missed(at_least: float | None, at_most: float | None, reached: float, met: bool) -> None:
    assert Bar("x", at_least, at_most, reached, 0.01).met is met


def test_a_page_marks_what_was_missed(run: Run) -> None:
    slow = Run(run.on, run.size, run.table, [Speed(2, 51.0, 1.0, 1.0), Speed(10, 99.0, 1.0, 1.0)])

    last = page(slow).splitlines()[-2:]

    assert "**missed**" in last[0]
    assert "**missed**" not in last[1]
