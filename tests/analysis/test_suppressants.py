from __future__ import annotations

import pytest

from myotrack.analysis.recovery.values import SuppressantUse
from myotrack.analysis.suppressants import suppressant_uses
from myotrack.domain.doses import DoseChange
from myotrack.domain.medicines import Role, Route, Unit
from tests.builders import DAY, a_dose_change, a_timeline, day

SINCE = day(-28)
TODAY = day(20)


def _dose(number: int, dose: float | str, **fields: object) -> DoseChange:
    return a_dose_change(day(number), dose, medicine="clonazepam", role=Role.SUPPRESSANT, **fields)


def _use(first: int, last: int, *, changed: bool, route: Route = Route.ORAL) -> SuppressantUse:
    return SuppressantUse("clonazepam", route, day(first), day(last), changed)


@pytest.mark.parametrize(
    ("doses", "uses"),
    [
        ([_dose(-60, 1)], [_use(-28, 20, changed=False)]),
        ([_dose(-60, 1), _dose(-30, 2)], [_use(-28, 20, changed=False)]),
        ([_dose(-60, 1), _dose(-28, 2)], [_use(-28, 20, changed=True)]),
        ([_dose(-60, 1), _dose(5, 1)], [_use(-28, 20, changed=False)]),
        ([_dose(-60, 1), _dose(5, "0.001", unit=Unit.G)], [_use(-28, 20, changed=False)]),
        ([_dose(-60, 1), _dose(5, 1, unit=Unit.TABLETS)], [_use(-28, 20, changed=True)]),
        ([_dose(-28, 1)], [_use(-28, 20, changed=True)]),
        ([_dose(3, 1)], [_use(3, 20, changed=True)]),
        ([_dose(20, 1)], [_use(20, 20, changed=True)]),
        ([_dose(-60, 1), _dose(20, 0)], [_use(-28, 19, changed=True)]),
        ([_dose(-60, 1), _dose(-27, 0)], [_use(-28, -28, changed=True)]),
        ([_dose(-60, 1), _dose(-28, 0)], []),
        ([_dose(3, 1), _dose(6, 0), _dose(9, 1)], [_use(3, 5, changed=True), _use(9, 20, changed=True)]),
        ([], []),
    ],
    ids=[
        "unchanged all along",
        "changed before",
        "changed on the first day",
        "the same dose again",
        "the same dose in another unit",
        "units that cannot be compared",
        "started on the first day",
        "started after day 0",
        "started today",
        "stopped today",
        "stopped on the second day",
        "stopped before",
        "twice",
        "never",
    ],
)
def test_every_start_stop_and_change_since_the_baseline_is_a_change(
    doses: list[DoseChange], uses: list[SuppressantUse]
) -> None:
    assert suppressant_uses(a_timeline(doses, as_of=TODAY), SINCE) == tuple(uses)


def test_two_routes_are_two_uses_and_one_does_not_change_the_other() -> None:
    doses = [_dose(-60, 1), _dose(-60, 5, route=Route.INJECTION), _dose(3, 9, route=Route.INJECTION)]

    found = suppressant_uses(a_timeline(doses, as_of=TODAY), SINCE)

    assert set(found) == {_use(-28, 20, changed=False), _use(-28, 20, changed=True, route=Route.INJECTION)}


def test_the_role_belongs_to_the_period() -> None:
    """Valproate for epilepsy is no suppressant until it is taken against the twitches."""
    taken_before = a_dose_change(day(-60), 500, medicine="valproate", role=Role.FOR_CONDITION)
    against_twitches = a_dose_change(day(4), 500, medicine="valproate", role=Role.SUPPRESSANT)

    found = suppressant_uses(a_timeline(taken_before, against_twitches, as_of=TODAY), SINCE)

    assert found == (SuppressantUse("valproate", Route.ORAL, day(4), TODAY, changed=True),)


def test_other_medicines_are_none_and_the_day_itself_is_known() -> None:
    timeline = a_timeline(a_dose_change(DAY, 60), as_of=DAY)

    assert suppressant_uses(timeline, SINCE) == ()
