"""Redrawing the recovery chart, from its picture to pixels, against matplotlib drawing the same artists once more.

The floor is the strictest there is: the artists are made already, and matplotlib has nothing to do but draw them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from benchmarks.diaries import make_diary
from benchmarks.tables import Row, paired_ratio, print_table
from myotrack.analysis.day_zero import day_zeros, default_day_zero
from myotrack.analysis.picture import RecoveryPicture, recovery_picture
from myotrack.charts.recovery_chart import draw_recovery_chart, natural_height
from myotrack.charts.style import shipped_style
from myotrack.domain.timeline import Timeline
from myotrack.services.clock import system_clock
from myotrack.services.demo_diary import fill_with_sample
from myotrack.services.open_diary import open_diary

ROUNDS = 25
WIDTH_PT, DPI = 1044 * 72 / 96, 96
BAR = "≤ 1.3 × bare matplotlib drawing the same artists"


def main() -> None:
    """Print the tables."""
    rows, picture_rows = [], []
    for name, timeline in _timelines().items():
        seconds = [_timed(_picture, timeline) for _round in range(7)]
        picture_rows.append(Row(name, f"{1000 * median(seconds):.1f} ms", "–", "–", "no bar: made once per change"))
        rows.append(_redraw(name, _picture(timeline)))
    print_table(f"Chart redraw, picture to pixels (median of {ROUNDS})", rows)
    print_table("Diary to picture (median of 7)", picture_rows)


def _redraw(name: str, picture: RecoveryPicture) -> Row:
    style = shipped_style()
    height = natural_height(picture, style, WIDTH_PT, DPI)
    figure = Figure(figsize=(WIDTH_PT / 72, height / 72), dpi=DPI)
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib's backends have no types
    ours, floor = [], []
    for number in range(ROUNDS + 1):
        start = perf_counter()
        draw_recovery_chart(picture, style, figure)
        canvas.draw()
        between = perf_counter()
        canvas.draw()
        end = perf_counter()
        if number:
            ours.append(between - start)
            floor.append(end - between)
    return Row(
        f"{name} ({len(figure.artists)} artists)",
        f"{1000 * median(ours):.1f} ms",
        f"{1000 * median(floor):.1f} ms",
        f"{paired_ratio(ours, floor):.2f} ×",
        BAR,
    )


def _picture(timeline: Timeline) -> RecoveryPicture:
    picture = recovery_picture(timeline, default_day_zero(day_zeros(timeline)))
    if picture is None:
        raise SystemExit("The diary to measure with has no observed day.")
    return picture


def _timed(action: Any, value: object) -> float:
    start = perf_counter()
    action(value)
    return perf_counter() - start


def _timelines() -> dict[str, Timeline]:
    now = system_clock()
    found: dict[str, Timeline] = {}
    with tempfile.TemporaryDirectory() as folder:
        sample = open_diary(None, system_clock, create=True)
        fill_with_sample(sample.store, now)
        found["sample diary"] = sample.insights.timeline()
        sample.close()
        for name, days in (("1 year", 365), ("10 years", 3650)):
            diary = open_diary(make_diary(Path(folder) / f"{days}.myotrack", days), system_clock)
            found[name] = diary.insights.timeline()
            diary.close()
    return found


if __name__ == "__main__":
    main()
