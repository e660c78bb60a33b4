from __future__ import annotations

from datetime import date

import pytest

from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.health import HealthFactKind
from tests.builders import a_health_fact

K = HealthFactKind


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (K.KIDNEY, ("normal", "reduced", "dialysis", "unknown")),
        (K.LIVER, ("normal", "impaired", "unknown")),
        (K.NONE_TAKEN, ("prescription", "otc", "supplement")),
        (K.DOCTOR_TOLD, ("twitches",)),
    ],
)
def test_a_fact_with_choices_takes_those_and_nothing_else(kind: HealthFactKind, values: tuple[str, ...]) -> None:
    for value in values:
        assert a_health_fact(kind=kind, value=value).value == value
    for value in ("", "Normal", "fine", "impaired " if kind is K.LIVER else "impaired"):
        with pytest.raises(InvalidEntry) as refused:
            a_health_fact(kind=kind, value=value)
        assert (refused.value.field, refused.value.reason) == (kind.value, Reason.NOT_ONE_OF)
        assert refused.value.allowed["choices"] == values


def test_a_refill_date_is_a_date_that_may_lie_ahead() -> None:
    assert a_health_fact(kind=K.PUMP_REFILL_DUE, value="2027-02-28").refill_due == date(2027, 2, 28)
    for value, reason in (
        ("soon", Reason.NOT_A_DATE),
        ("2027-02-29", Reason.NOT_A_DATE),
        ("", Reason.NOT_A_DATE),
        ("1899-12-31", Reason.TOO_EARLY),
        ("2200-01-01", Reason.TOO_LATE),
    ):
        with pytest.raises(InvalidEntry) as refused:
            a_health_fact(kind=K.PUMP_REFILL_DUE, value=value)
        assert refused.value.reason is reason


def test_a_condition_is_in_the_persons_own_words() -> None:
    assert a_health_fact(kind=K.CONDITION, value="spasticité 🦵").value == "spasticité 🦵"
    with pytest.raises(InvalidEntry):
        a_health_fact(kind=K.CONDITION, value="   ")
