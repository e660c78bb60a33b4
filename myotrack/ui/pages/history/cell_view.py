"""What one day of the calendar shows: its number or band, its severity, a sign for every kind of gap, and flags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from myotrack.domain.checkins import CheckIn, CheckInStatus, DayState, Excuse
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.timeline import DayRecord
from myotrack.i18n import _
from myotrack.words.dates import long_day
from myotrack.words.labels import band_label, excuse_label, severity_label, state_label, status_label
from myotrack.words.numbers import frequency, twitches


class Glyph(Enum):
    """The sign for a day without a number; each looks different also without colour."""

    NONE = "none"
    NOT_LOGGED = "not_logged"
    UNKNOWN = "unknown"
    HOSPITAL = "hospital"
    AWAY = "away"
    PARTIAL = "partial"
    BAD_DAY = "bad_day"


@dataclass(frozen=True, slots=True)
class CellView:
    """One day as the calendar draws it; `spoken` says all of it in words."""

    day: date
    text: str
    glyph: Glyph
    severity: Severity | None
    is_zero: bool
    has_sign: bool
    has_dose_change: bool
    is_today: bool
    is_future: bool
    spoken: str


def cell_view(record: DayRecord, today: date) -> CellView:
    """Return how a day stands in the calendar."""
    check_in = record.check_in
    glyph = _glyph(record)
    severity = None if check_in is None else check_in.severity
    has_sign = any(sign.counts for sign in record.signs)
    text = _short(check_in) if check_in is not None and record.is_logged else ""
    return CellView(
        day=record.day,
        text=text,
        glyph=Glyph.NONE if text or record.day > today else glyph,
        severity=severity,
        is_zero=record.state is DayState.ZERO,
        has_sign=has_sign,
        has_dose_change=bool(record.dose_changes),
        is_today=record.day == today,
        is_future=record.day > today,
        spoken=_spoken(record, today, has_sign),
    )


def state_words(record: DayRecord) -> str:
    """Return the state of a day in words, with the reason where there is one."""
    check_in = record.check_in
    if check_in is not None and check_in.status in (CheckInStatus.LATER, CheckInStatus.EXCUSED):
        return excused_words(check_in)
    return state_label(record.state)


def excused_words(check_in: CheckIn) -> str:
    """Return what a check-in without a number says instead: the excuse, "bad day", "don't remember"."""
    if check_in.excuse is not None and check_in.status is CheckInStatus.EXCUSED:
        return excuse_label(check_in.excuse)
    return status_label(check_in.status)


def _glyph(record: DayRecord) -> Glyph:
    check_in = record.check_in
    if check_in is not None and check_in.status is CheckInStatus.LATER:
        return Glyph.BAD_DAY
    if record.state is DayState.EXCUSED:
        in_hospital = check_in is not None and check_in.excuse is Excuse.HOSPITAL
        return Glyph.HOSPITAL if in_hospital else Glyph.AWAY
    return {
        DayState.NOT_LOGGED: Glyph.NOT_LOGGED,
        DayState.UNKNOWN: Glyph.UNKNOWN,
        DayState.PARTIAL: Glyph.PARTIAL,
    }.get(record.state, Glyph.NONE)


def _short(check_in: CheckIn) -> str:
    """Return the day's twitches as short as a cell needs them."""
    if check_in.twitch_count is not None:
        return str(check_in.twitch_count)
    if check_in.frequency_band is FrequencyBand.OFTEN:
        return band_label(FrequencyBand.OFTEN).lower()
    if check_in.frequency_band is FrequencyBand.CONSTANT:
        return _("constant")
    return frequency(check_in)


def _spoken(record: DayRecord, today: date, has_sign: bool) -> str:
    parts = [twitches_in_words(record)]
    check_in = record.check_in
    if check_in is not None and check_in.severity is not None:
        grade = f"{int(check_in.severity)} · {severity_label(check_in.severity)}"
        parts.append(_("severity {grade}").format(grade=grade))
    if has_sign:
        parts.append(_("warning sign"))
    if record.dose_changes:
        parts.append(_("dose change"))
    if record.day > today:
        parts = [_("still to come")]
    day = long_day(record.day)
    if record.day == today:
        day = _("{day} (today)").format(day=day)
    return _("{day}: {facts}").format(day=day, facts=", ".join(parts))


def twitches_in_words(record: DayRecord) -> str:
    """Return a day's twitches, or what is known instead of them."""
    check_in = record.check_in
    if check_in is None or not record.is_logged:
        return state_words(record)
    if check_in.twitch_count is not None:
        return twitches(check_in.twitch_count)
    if check_in.frequency_band is FrequencyBand.NONE:
        return twitches(0)
    if check_in.frequency_band in (FrequencyBand.OFTEN, FrequencyBand.CONSTANT):
        return _("twitches {band}").format(band=frequency(check_in))
    return _("{band} twitches").format(band=frequency(check_in))


def capital(words: str) -> str:
    """Return words with a capital letter at their beginning."""
    return words[:1].upper() + words[1:]
