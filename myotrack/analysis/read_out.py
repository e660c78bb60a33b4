"""The facts of one day, for the read-out under the chart and for the arrow keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from myotrack.analysis.bins import Mark
from myotrack.analysis.flags import DayFlags, day_flags
from myotrack.analysis.picture import RecoveryPicture
from myotrack.analysis.recovery.values import Interval
from myotrack.analysis.series import DayPoint, daily_series, ratings_by
from myotrack.domain.checkins import Excuse
from myotrack.domain.doses import DosePeriod
from myotrack.domain.provenance import Author


@dataclass(frozen=True, slots=True)
class DayReadOut:
    """What the diary holds about one day; `caregiver` is there when both people answered."""

    day: date
    days_since: int | None
    point: DayPoint
    caregiver: DayPoint | None
    excuse: Excuse | None
    doses: tuple[DosePeriod, ...]
    flags: DayFlags
    marks: tuple[tuple[Author, Mark], ...]
    """The weeks (or four weeks) that hold the day, for each person, when a mark is more than a day."""
    fitted: Interval | None = None
    """The fitted course on this day; None where it is not observed or there is no fit."""


def read_out(picture: RecoveryPicture, day: date) -> DayReadOut:
    """Return the facts of a day of the picture."""
    timeline = picture.timeline
    (point,) = daily_series(timeline, day, day)
    (caregiver,) = ratings_by(timeline, Author.CAREGIVER, day, day)
    both = point.rater is Author.PATIENT and caregiver.rater is Author.CAREGIVER
    own = None if picture.day_zero is None else picture.day_zero.medicine_id
    flags = day_flags(timeline, day, day, own)
    check_in = timeline.record(day).check_in
    return DayReadOut(
        day=day,
        days_since=picture.days_since(day),
        point=point,
        caregiver=caregiver if both else None,
        excuse=None if check_in is None else check_in.excuse,
        doses=tuple(sorted(timeline.taken_on(day), key=lambda p: (p.first, p.change.medicine_id, p.change.route))),
        flags=flags[0] if flags else DayFlags(day),
        marks=_marks(picture, day) if picture.bin_days > 1 else (),
        fitted=next((f.level for stretch in picture.fitted for f in stretch if f.day == day), None),
    )


def _marks(picture: RecoveryPicture, day: date) -> tuple[tuple[Author, Mark], ...]:
    return tuple(
        (ratings.rater, mark) for ratings in picture.ratings for mark in ratings.marks if mark.first <= day <= mark.last
    )
