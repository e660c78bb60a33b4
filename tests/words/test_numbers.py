from __future__ import annotations

from decimal import Decimal

import pytest

from myotrack.domain.medicines import Unit
from myotrack.domain.scales import FrequencyBand
from myotrack.words import numbers
from tests.builders import a_check_in


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("60", Unit.MG, "60 mg"),
        ("60.00", Unit.MG, "60 mg"),
        ("0.50", Unit.MG, "0.5 mg"),
        ("6E+1", Unit.MG, "60 mg"),
        ("-0", Unit.MG, "0 mg"),
        ("1", Unit.TABLETS, "1 tablet"),
        ("1.0", Unit.TABLETS, "1 tablet"),
        ("1.5", Unit.TABLETS, "1.5 tablets"),
        ("250", Unit.UG, "250 µg"),
    ],
)
def test_a_dose_is_written_as_a_person_says_it(value: str, unit: Unit, words: str) -> None:
    assert numbers.dose(Decimal(value), unit) == words


def test_a_daily_dose_of_nothing_is_stopped() -> None:
    assert numbers.daily_dose(Decimal("0.0"), Unit.MG) == "stopped"
    assert numbers.daily_dose(Decimal(60), Unit.MG) == "60 mg a day"


def test_zero_blank_and_a_band_read_differently() -> None:
    assert numbers.frequency(a_check_in(count=0)) == "0"
    assert numbers.frequency(a_check_in()) == "–"
    assert numbers.frequency(a_check_in(frequency_band=FrequencyBand.NOW_AND_THEN)) == "6–24"
    assert numbers.frequency(a_check_in(frequency_band=FrequencyBand.CONSTANT)) == "almost constant"
    assert numbers.band_numbers(FrequencyBand.OFTEN) == "25–150"
    assert numbers.band_numbers(FrequencyBand.NONE) == "0"


def test_counts_know_one_from_many() -> None:
    assert numbers.days_logged(24, 26) == "24 of 26 days logged"
    assert numbers.days_logged(1, 1) == "1 of 1 day logged"
    assert [numbers.twitches(n) for n in (0, 1, 37)] == ["no twitches", "1 twitch", "37 twitches"]
    assert [numbers.times(n) for n in (1, 3)] == ["once", "3 times"]


def test_computed_numbers_are_rounded_for_reading() -> None:
    assert [numbers.measured(v) for v in (40.12, 7.5, 7.04, 0.0, -0.01)] == ["40", "7.5", "7", "0", "0"]
    assert [numbers.average(v) for v in (40.12, 6.0)] == ["40.1", "6"]
    assert numbers.percent_range(55.2, 79.8) == "55–80 %"
    assert [numbers.file_size(n) for n in (3, 12_400, 3_440_000)] == ["1 KB", "12 KB", "3.4 MB"]
