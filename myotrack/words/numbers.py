"""Numbers the way they stand on the screen: "60 mg", "6–24", "24 of 26 days logged"."""

from __future__ import annotations

from decimal import Decimal

from myotrack.domain.checkins import CheckIn
from myotrack.domain.medicines import Unit
from myotrack.domain.scales import BAND_LIMITS, FrequencyBand
from myotrack.i18n import _, ngettext
from myotrack.words.labels import band_hint, band_label
from myotrack.words.medicine_labels import unit_label


def amount(value: Decimal) -> str:
    """Return a decimal number without needless zeros or an exponent, as in "60" or "0.5"."""
    plain = format(value, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain in ("-0", "") else plain


def dose(value: Decimal, unit: Unit) -> str:
    """Return a dose with its unit, as in "60 mg" or "1 tablet"."""
    return f"{amount(value)} {unit_label(unit, amount_is_one=value == 1)}"


def daily_dose(value: Decimal, unit: Unit) -> str:
    """Return the dose of a day, as in "60 mg a day"; "stopped" for 0."""
    return _("stopped") if value == 0 else _("{dose} a day").format(dose=dose(value, unit))


def measured(value: float) -> str:
    """Return a computed number, rounded to what a person reads: whole from 10 on, one decimal below."""
    rounded = f"{value:.0f}" if abs(value) >= 10 else f"{value:.1f}".removesuffix(".0")
    return "0" if rounded == "-0" else rounded


def average(value: float) -> str:
    """Return a mean with one decimal, as in "40.1"."""
    return f"{value:.1f}".removesuffix(".0")


def frequency(check_in: CheckIn) -> str:
    """Return a check-in's twitches: the number, else the band in words, as in "6–24"; "–" when it was left blank."""
    if check_in.twitch_count is not None:
        return str(check_in.twitch_count)
    if check_in.frequency_band is not None:
        return band_hint(check_in.frequency_band) or band_label(check_in.frequency_band).lower()
    return "–"


def band_numbers(band: FrequencyBand) -> str:
    """Return the numbers that a band is drawn between, as in "25–150"."""
    low, high = BAND_LIMITS[band]
    return str(low) if low == high else f"{low}–{high}"


def days_logged(logged: int, elapsed: int) -> str:
    """Return how complete the record is, as in "24 of 26 days logged"."""
    return ngettext("{logged} of {elapsed} day logged", "{logged} of {elapsed} days logged", elapsed).format(
        logged=logged, elapsed=elapsed
    )


def twitches(count: int) -> str:
    """Return a count of twitches, as in "1 twitch", "37 twitches", "no twitches"."""
    if count == 0:
        return _("no twitches")
    return ngettext("{count} twitch", "{count} twitches", count).format(count=count)


def times(count: int) -> str:
    """Return how often, as in "once", "3 times"."""
    return _("once") if count == 1 else ngettext("{count} time", "{count} times", count).format(count=count)


def percent_range(low: float, high: float) -> str:
    """Return two percentages as in "55–80 %"."""
    return _("{low}–{high} %").format(low=round(low), high=round(high))


def file_size(size: int) -> str:
    """Return a size in bytes as a person says it: "12 KB", "3.4 MB"."""
    if size < 1_000_000:
        return _("{size} KB").format(size=max(1, round(size / 1000)))
    return _("{size} MB").format(size=measured(size / 1_000_000))
