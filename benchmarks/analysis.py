"""One recovery analysis (fit, three readings, alarm), against the least that a fit can cost: one pass over its grid.

The floor is one Newton step over one fine grid of courses on the same bins. It has the same memory to go through,
so that the ratio says the same on any machine. Both are processor time on one thread, which is what a quiet core takes.
"""

from __future__ import annotations

import os
import random
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from statistics import median
from time import process_time

from benchmarks.tables import Row, paired_ratio, print_table
from myotrack.analysis.day_zero import DayZero, day_zeros
from myotrack.analysis.recovery.analyse import recovery_analysis
from myotrack.domain.checkins import CheckIn
from myotrack.domain.doses import DoseChange
from myotrack.domain.medicines import Role
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.domain.timeline import Timeline

ROUNDS = 25
BARS = {"2 years": (702, "≤ 50 ms"), "10 years": (3622, "≤ 100 ms")}
DOSES = {
    "a stop": ((0, 0),),
    "a taper": ((0, 45), (7, 30), (14, 15), (21, 0)),
    "a stop and a restart": ((0, 0), (14, 30)),
}
"""What was taken instead of 60 mg: (day counted from day 0, mg a day from then on)."""
_STOP = date(2016, 3, 3)


def main() -> None:
    """Print the table."""
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(threads, "1")  # before numpy is loaded
    rows: list[Row] = []
    for name, (days, bar) in BARS.items():
        for taken, doses in DOSES.items():
            for course, falls in (("improving: three readings", True), ("no change: one reading", False)):
                timeline = _timeline(days, doses, falls=falls)
                rows.append(_measured(f"{name} of daily data, {taken}, {course}", timeline, bar))
    print_table(f"Recovery analysis, scipy loaded (median of {ROUNDS})", rows)


def _measured(name: str, timeline: Timeline, bar: str) -> Row:
    zero = day_zeros(timeline)[0]
    ours, floor = [], []
    for number in range(ROUNDS + 1):
        start = process_time()
        recovery_analysis(timeline, zero)
        between = process_time()
        _one_pass(timeline, zero)
        end = process_time()
        if number:
            ours.append(between - start)
            floor.append(end - between)
    return Row(
        name,
        f"{1000 * median(ours):.1f} ms (least {1000 * min(ours):.1f})",
        f"{1000 * median(floor):.2f} ms",
        f"{paired_ratio(ours, floor):.1f} ×",
        bar,
    )


def _one_pass(timeline: Timeline, zero: DayZero) -> None:
    """Go once over a grid of the size of the fine one, with one step towards the mode of each course."""
    import numpy as np

    days = min((timeline.as_of - zero.day).days, 1 << 30)
    bins = 37 + max(0, min(days, 140) - 35) // 7 + max(0, days - 140) // 28
    shares = np.full((1485, bins), 0.5)
    weight = np.full(bins, 20.0)
    scaled = shares * 10.0
    share = scaled / (1 + scaled)
    np.log1p(scaled) @ weight, share @ weight, (share - share * share) @ weight


def _timeline(days: int, taken: tuple[tuple[int, int], ...], *, falls: bool) -> Timeline:
    chance = random.Random(days)  # a measurement, not a secret
    facts = []
    for number in range(-28, days):
        mean = 20 * (0.2 + 0.8 * 2 ** (-max(number, 0) / 8)) if falls else 20.0
        day = _STOP + timedelta(days=number)
        facts.append(
            CheckIn(id=f"c{number}", day=day, twitch_count=int(chance.gammavariate(2, mean / 2)), provenance=_at(day))
        )
    doses = tuple(
        DoseChange(
            id=f"d{number}",
            medicine_id="m",
            day=day,
            daily_dose=Decimal(dose),
            role=Role.SUSPECTED,
            provenance=_at(day),
        )
        for number, dose, day in ((n, mg, _STOP + timedelta(days=n)) for n, mg in ((-60, 60), *taken))
    )
    return Timeline(as_of=facts[-1].day, check_ins=tuple(facts), dose_changes=doses)


def _at(day: date) -> Provenance:
    return Provenance(datetime.combine(day, time(20), timezone(timedelta(hours=1))), Author.PATIENT, Source.LIVE)


if __name__ == "__main__":
    main()
