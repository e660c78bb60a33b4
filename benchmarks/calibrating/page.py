"""The page docs/calibration.md, written from the results alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.calibrating.alarms import AVERAGE, EVER, WATCH
from benchmarks.calibrating.bars import FIRST, SECOND, Bar, Cast, bars, speed_bars
from benchmarks.calibrating.looks import CLEARLY_FEWER, DAYS, NO_FEWER, OURS
from benchmarks.calibrating.scenarios import SEED, Scenario
from benchmarks.calibrating.speed import RUNS, Speed
from benchmarks.calibrating.work import WITHIN_7, WITHIN_14, Size, Table
from benchmarks.peers import PEERS


@dataclass(frozen=True)
class Run:
    """One run of the benchmark: when, how many diaries, and all that it found."""

    on: date
    size: Size
    table: Table
    speeds: list[Speed]


INTRODUCTION = """# How well the recovery analysis is calibrated

Simulated diaries with a known truth, read as a person would read them. This page is written by
`python -m benchmarks.calibration --write docs/calibration.md`. How the figures are worked out stands in
`benchmarks/calibrating/`, the simulators in `benchmarks/simulators/`, the other ways of reading in
`benchmarks/peers.py`.

Run on {on}, seed {seed}. Diaries per scenario: {looks} for looks (on days {days} after day 0, `recovery_analysis`
on the timeline of that day), {daily} for daily reading, {alarms} for alarms. Every diary has its own random stream
from (seed, simulator, scenario, number), so that the figures are the same on every machine; ± is one standard error
of a share of so many diaries. All figures are percent of diaries or looks; a dash: this way of reading has none."""

BARS_NOTE = """“Told as better”: improving, probably improving, levelling off, resolved. When the others say
“improving”: 7-day average, at least 10 % below the mean before; line, a slope below 0 at 5 %, one-sided; LRR and NAP,
a 95 % interval clear of no change. For alarms: the last 7 days average 1.3 times the 28 before, and 4 twitches more.
The rebound is highest on day 4, 6 or 8 after day 0, the three scenarios taken together; “recovering or resolved” are
the scenarios with a half time."""

SECOND_NOTE = """Dispersion that depends on the rate, cycles over 5 to 35 days, clusters, gaps as runs of days
(`benchmarks/simulators/cyclic_days.py`). A cycle is noise here: the truth is the course under it."""

SCENARIO_NOTE = """The first simulator: NB2 dispersion 0.3 to 2, correlation of neighbouring days 0 to 0.6, 0 to 25 %
more at weekends, 0 to 30 % of days missing, 5 to 60 twitches a day before, unless the name says otherwise. “Width”: the
median, in points of percent. “Contradicts”: a verdict of better where there are less than {no_fewer:.0f} % fewer, or of
worse or relapsed where there are more than {clearly:.0f} % fewer (the truth is the mean of the last 7 days)."""

SPEED_NOTE = """The only figures here that depend on the machine: processor time on one core, the quickest of {runs}
runs on a timeline that was not asked anything before. Beside them a bare floor, numpy’s `exp` of a million numbers."""


def page(run: Run) -> str:
    """Return the whole page as Markdown."""
    size = run.size
    parts = [
        INTRODUCTION.format(
            on=run.on.isoformat(),
            seed=SEED,
            looks=size.looks,
            days=", ".join(map(str, DAYS)),
            daily=size.daily,
            alarms=size.alarms,
        ),
        "## Against the bars",
        _bars_table(bars(run.table, FIRST)),
        BARS_NOTE,
        "## The same on the second simulator",
        SECOND_NOTE,
        _bars_table(bars(run.table, SECOND)),
        "## Scenario by scenario",
        SCENARIO_NOTE.format(no_fewer=NO_FEWER, clearly=CLEARLY_FEWER),
        _scenario_table(run.table, FIRST),
        "The second simulator:",
        _scenario_table(run.table, SECOND),
        "## Alarms, scenario by scenario",
        _alarm_table(run.table, FIRST),
        "The second simulator:",
        _alarm_table(run.table, SECOND),
        "The alarm’s silence is never reassurance: see “rises to twice as many”.",
        "## Speed",
        SPEED_NOTE.format(runs=RUNS),
        _speed_table(run.speeds),
    ]
    return "\n\n".join(parts) + "\n"


def _bars_table(found: Sequence[Bar]) -> str:
    header = ["figure", "bar", OURS, "", *PEERS]
    rows = [
        [bar.what, _bar(bar), f"**{_percent(bar.reached)}** ± {_percent(bar.error)}", _met(bar.met),
         *(_percent(bar.peers.get(peer)) for peer in PEERS)]
        for bar in found
    ]  # fmt: skip
    return _table(header, rows)


def _scenario_table(table: Table, cast: Cast) -> str:
    header = [
        "scenario",
        "holds the truth",
        "width",
        "single “improving”",
        "commonest verdicts",
        "contradicts",
        "too little",
    ]
    return _table(header, [_scenario_row(table, scenario) for scenario in cast.all_scenarios])


def _scenario_row(table: Table, scenario: Scenario) -> list[str]:
    looks = table.looks(scenario)
    asked = len(looks.of(OURS)) + looks.too_little
    verdicts = [f"{verdict.value.replace('_', ' ')} {_percent(share)}" for verdict, share in looks.commonest()[:3]]
    return [
        scenario.name,
        _percent(looks.coverage(OURS)),
        f"{looks.width(OURS):.0f}",
        _percent(looks.improving(OURS)),
        ", ".join(verdicts),
        _percent(looks.contradictions()),
        _percent(looks.too_little / max(asked, 1)),
    ]


def _alarm_table(table: Table, cast: Cast) -> str:
    header = ["scenario", "alarm in 90 days", "in 7", "in 14", "watch in 90 days", "7-day average in 90 days"]
    scenarios = dict.fromkeys((*cast.all_scenarios, *cast.rebounds, cast.relapse))
    return _table(header, [_alarm_row(table, scenario) for scenario in scenarios])


def _alarm_row(table: Table, scenario: Scenario) -> list[str]:
    found = table.alarms(scenario)
    ours = [_percent(found.share(OURS, *span)) for span in (EVER, WITHIN_7, WITHIN_14)]
    return [scenario.name, *ours, _percent(found.share(WATCH, *EVER)), _percent(found.share(AVERAGE, *EVER))]


def _speed_table(speeds: list[Speed]) -> str:
    rows = [
        [f"one analysis with its alarm, {speed.years} years of daily counts", f"≤ {most:.0f} ms",
         f"{speed.analysis:.1f} ms", _met(speed.analysis <= most), f"{speed.alarm:.1f} ms",
         f"{speed.analysis / speed.floor:.1f} ×"]
        for speed, most in speed_bars(speeds)
    ]  # fmt: skip
    return _table(["figure", "bar", "measured", "", "the alarm alone", "times the floor"], rows)


def _table(header: list[str], rows: Iterable[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"


def _bar(bar: Bar) -> str:
    return f"≥ {100 * bar.at_least:.0f}" if bar.at_least is not None else f"≤ {100 * (bar.at_most or 0):.0f}"


def _met(met: bool) -> str:
    return "met" if met else "**missed**"
