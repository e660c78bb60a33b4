"""Diaries to draw: one that could be a person's, and many that would break a chart that isn't careful."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from myotrack.domain.checkins import CheckIn, CheckInStatus, Excuse
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.medicines import Role, Route, Unit
from myotrack.domain.provenance import Author
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.signs import Grade, WarningSign
from myotrack.domain.timeline import Timeline
from tests.builders import (
    DAY,
    a_check_in,
    a_dose_change,
    a_dose_event,
    a_medicine,
    a_plan_step,
    a_sign,
    a_timeline,
    an_appointment,
    day,
)

CLONAZEPAM = "clonazepam"


def a_believable_diary() -> Timeline:
    """A taper of baclofen that ended early, clonazepam for two weeks, a gap, late entries, a relapse, a resolution."""
    return a_timeline(
        _believable_days(),
        a_dose_change(day(-300), 60),
        *(a_dose_change(day(n), dose) for n, dose in ((-14, 40), (-7, 20), (0, 0))),
        *(a_plan_step(day(n), dose) for n, dose in ((-14, 40), (-7, 20), (7, 0))),
        a_dose_change(day(4), "0.5", CLONAZEPAM, Role.SUPPRESSANT),
        a_dose_change(day(19), 0, CLONAZEPAM, Role.SUPPRESSANT),
        a_dose_change(day(-200), 50, "sertraline", Role.FOR_CONDITION),
        a_dose_event(day(-3)),
        a_sign(day(2)),
        a_sign(day(30), WarningSign.FALL),
        an_appointment(day(-16)),
        an_appointment(day(14)),
        as_of=day(45),
    )


def _believable_days() -> list[CheckIn]:
    random = Random(7)
    found: list[CheckIn] = []
    for n in range(-24, 46):
        if n in (-20, 7, 11, 12, 13, 14, 22) or (n == 27):
            continue
        on = day(n)
        if n == 22 or n == 24:
            found.append(a_check_in(on, status=CheckInStatus.UNKNOWN))
        elif 35 <= n <= 37:
            found.append(a_check_in(on, status=CheckInStatus.EXCUSED, excuse=Excuse.HOSPITAL))
        else:
            middle = 33 if n < 0 else 40 * 0.5 ** (n / 7) + (9 if 28 <= n <= 31 else 0)
            count = 0 if n > 38 else max(0, round(random.gauss(middle, middle * 0.35)))
            severity = Severity(min(4, max(1, round(count / 14)))) if count else None
            late = n in (-21, -9, -2, 8, 26)
            if n in (-12, 21):
                found.append(a_check_in(on, frequency_band=FrequencyBand.NOW_AND_THEN, severity=Severity.VISIBLE))
            else:
                found.append(a_check_in(on, count, severity=severity, late=late))
    return found


def twelve_medicines() -> Timeline:
    """Twelve medicines with changes all over two months, some by other routes and in other units."""
    random = Random(3)
    changes = [
        a_dose_change(
            day(random.randrange(-80, 60)), random.choice([0, 5, 10, 50, 75, 400]), f"medicine number {m}",
            Role.SUSPECTED if m == 0 else Role.SUPPRESSANT if m < 3 else Role.OTHER,
            route=random.choice(list(Route)) if m > 8 else Route.ORAL,
            unit=random.choice([Unit.MG, Unit.UG, Unit.TABLETS]) if m % 4 == 3 else Unit.MG,
            id=f"{m}-{n}",
        )
        for m in range(12) for n in range(4)
    ]  # fmt: skip
    counts = [a_check_in(day(n), random.randrange(60)) for n in range(-60, 60) if random.random() < 0.8]
    return a_timeline(changes, counts, as_of=day(60))


def forty_flags() -> Timeline:
    """Forty signs, visits and missed doses in forty days, several on one day."""
    random = Random(11)
    signs = [a_sign(day(random.randrange(40)), random.choice(list(WarningSign)), id=f"sign-{n}") for n in range(26)]
    visits = [an_appointment(day(random.randrange(40)), id=f"visit-{n}") for n in range(6)]
    events = [
        a_dose_event(day(random.randrange(40)), random.choice(list(DoseEventKind)), id=f"event-{n}") for n in range(8)
    ]
    counts = [a_check_in(day(n), random.randrange(40), severity=random.choice(list(Severity))) for n in range(40)]
    doses = [a_dose_change(day(-9), 60), a_dose_change(day(20), 30)]
    sleepy = a_sign(day(3), WarningSign.SLEEPINESS, grade=Grade.CANNOT_BE_WOKEN)
    return a_timeline(signs, visits, events, counts, doses, sleepy, as_of=day(40))


def one_day_only() -> Timeline:
    """A diary that was begun today."""
    return a_timeline(a_check_in(DAY, 12, severity=Severity.VISIBLE), a_dose_change(DAY, 60))


def ten_years() -> Timeline:
    """Ten years of daily numbers with holes, a taper in the middle and flags all along."""
    random = Random(5)
    first = date(2016, 3, 1)
    counts = [
        a_check_in(first + timedelta(days=n), round(random.expovariate(1 / (30 if n < 1800 else 6))),
                   severity=Severity(random.randrange(5)))
        for n in range(3650) if random.random() < 0.85 and not 900 < n < 1100
    ]  # fmt: skip
    doses = [a_dose_change(first + timedelta(days=n), dose) for n, dose in ((0, 60), (1800, 40), (1814, 20), (1828, 0))]
    signs = [a_sign(first + timedelta(days=random.randrange(3650)), id=f"sign-{n}") for n in range(60)]
    return a_timeline(counts, doses, signs, as_of=first + timedelta(days=3649))


def two_years() -> Timeline:
    """Two years, drawn in weeks."""
    return ten_years().until(date(2018, 2, 28))


def no_dose() -> Timeline:
    """Three weeks of numbers and no medicine at all."""
    return a_timeline([a_check_in(day(n), 20 - n, severity=Severity.VISIBLE) for n in range(21)])


def no_count() -> Timeline:
    """Three weeks in which nobody ever gave a number."""
    days = [a_check_in(day(n), severity=Severity(n % 5)) for n in range(20)]
    return a_timeline(days, a_dose_change(day(-1), 60), a_dose_change(day(9), 0), a_sign(day(3)))


def only_zeros() -> Timeline:
    """Five weeks without a twitch."""
    return a_timeline([a_check_in(day(n), 0) for n in range(-14, 21)], a_dose_change(day(-20), 5), a_dose_change(DAY))


def five_hundred_a_day() -> Timeline:
    """Numbers of five hundred a day beside bands that reach a thousand."""
    random = Random(2)
    counts = [
        a_check_in(day(n), frequency_band=FrequencyBand.CONSTANT) if n % 9 == 0
        else a_check_in(day(n), random.randrange(400, 500))
        for n in range(-30, 30)
    ]  # fmt: skip
    return a_timeline(counts, a_dose_change(day(-60), 80), a_dose_change(DAY, "62.5"))


def two_raters() -> Timeline:
    """The patient's numbers, and the caregiver's for half of the days, some of them the same days."""
    own = [a_check_in(day(n), 30 - n, late=n % 5 == 0) for n in range(-10, 25) if n % 4]
    other = [a_check_in(day(n), 45 - n, by=Author.CAREGIVER, late=n % 6 == 0) for n in range(-10, 25) if n % 2]
    bands = [a_check_in(day(n), frequency_band=FrequencyBand.OFTEN, late=n == 26) for n in (25, 26)]
    return a_timeline(own, other, bands, a_dose_change(day(-40), 60), a_dose_change(DAY, 40))


def odd_names() -> Timeline:
    """Names in other scripts, with emoji, with signs that mathematics is written in, and two hundred letters long."""
    names = ["בקלופן", "باكلوفين", "💊💊 tabs", "$x_1$ {\\frac 1 2} 100% #&", "x" * 200, "वालप्रोएट", "巴氯芬"]
    roles = [Role.SUSPECTED, Role.SUPPRESSANT, Role.SUPPRESSANT, Role.OTHER, Role.SUSPECTED, Role.OTHER, Role.OTHER]
    medicines = [a_medicine(name, id=f"m{n}") for n, name in enumerate(names)]
    changes = [
        a_dose_change(day(when), dose, f"m{n}", role, id=f"{n}-{when}")
        for n, role in enumerate(roles)
        for when, dose in ((-20 + n, 10 * (n + 1)), (3 * n, 5 if n % 2 else 0))
    ]
    counts = [a_check_in(day(n), abs(n) + 3) for n in range(-20, 30)]
    missed = [a_dose_event(day(2), medicine=medicine) for medicine in ("m3", "m4")]
    return a_timeline(medicines, changes, counts, missed)


NASTY = (
    twelve_medicines, forty_flags, one_day_only, ten_years, two_years, no_dose, no_count, only_zeros,
    five_hundred_a_day, two_raters, odd_names,
)  # fmt: skip
"""Every diary above that is hard to draw."""
