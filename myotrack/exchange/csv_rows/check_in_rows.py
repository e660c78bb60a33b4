"""Rows of check-ins.csv: one person's answers for one day."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import TypeVar

from myotrack.domain.checkins import MOST_FALLS, CheckIn, CheckInStatus, DayState, Region
from myotrack.domain.diary_day import checked_day
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.domain.scales import (
    MOST_TWITCHES,
    TEN_POINT_HIGH,
    TEN_POINT_LOW,
    FrequencyBand,
    Interference,
    Severity,
)
from myotrack.domain.text_limits import NOTE_LIMIT
from myotrack.exchange import cells as cell
from myotrack.exchange.csv_context import Cells, CsvContext, RowError, contradiction
from myotrack.exchange.csv_format import CHECK_INS, REGION_SEPARATOR
from myotrack.i18n import _

_Grade = TypeVar("_Grade", bound=IntEnum)

PROVENANCE_COLUMNS = ("entered_at", "entered_by", "source")
_ANSWER_COLUMNS = tuple(c for c in CHECK_INS.columns if c not in ("date", "status", *PROVENANCE_COLUMNS))

BAND_WORDS = {
    FrequencyBand.NONE: "0",
    FrequencyBand.FEW: "1-5",
    FrequencyBand.NOW_AND_THEN: "6-24",
    FrequencyBand.OFTEN: "several_an_hour",
    FrequencyBand.CONSTANT: "almost_constant",
}
"""How a band is written; read as well: with an en dash, and the words with spaces."""

_READ_BANDS = {word: band for band, word in BAND_WORDS.items()}

_STATUS_OF_STATE = {
    DayState.UNKNOWN: CheckInStatus.UNKNOWN,
    DayState.EXCUSED: CheckInStatus.EXCUSED,
}


def read(cells: Cells, context: CsvContext, line: int) -> CheckIn | None:
    """Return a check-in without an id, or None for a row that says that nothing was answered."""
    day = checked_day("date", cell.day("date", cells.get("date", "")), context.today)
    state = cell.one_of("status", cells.get("status", ""), {s.value: s for s in DayState})
    says_something = any(cells.get(column) for column in _ANSWER_COLUMNS)
    provenance = _provenance(cells, context, line)
    if state is None and not says_something:
        raise RowError(_("The row holds neither an answer nor a status."))
    if state is DayState.NOT_LOGGED:
        if says_something:
            raise contradiction(_("its status is not_logged, but it holds answers."))
        return None
    if state is DayState.PARTIAL and not says_something:
        return None if _only_tells_the_day(cells) else _bad_day(day, provenance)
    count, band = _frequency(cells, state)
    return CheckIn(
        id="",
        day=day,
        provenance=provenance,
        status=CheckInStatus.ANSWERED if state is None else _STATUS_OF_STATE.get(state, CheckInStatus.ANSWERED),
        twitch_count=count,
        frequency_band=band,
        severity=_graded(Severity, "severity", cells),
        interference=_graded(Interference, "interference", cells),
        bother=cell.whole("bother", cells.get("bother", ""), TEN_POINT_LOW, TEN_POINT_HIGH),
        condition=cell.whole("condition_0_10", cells.get("condition_0_10", ""), TEN_POINT_LOW, TEN_POINT_HIGH),
        regions=_regions(cells.get("regions", "")),
        falls=cell.whole("falls", cells.get("falls", ""), 0, MOST_FALLS),
        note=cell.text("note", cells.get("note", ""), NOTE_LIMIT),
    )


def write(check_in: CheckIn) -> dict[str, str]:
    """Return the cells of a check-in."""
    band, severity, interference = check_in.frequency_band, check_in.severity, check_in.interference
    return {
        "date": check_in.day.isoformat(),
        "status": check_in.state.value,
        "twitch_count": cell.plain_whole(check_in.twitch_count),
        "frequency_band": "" if band is None else BAND_WORDS[band],
        "severity": cell.plain_whole(severity),
        "interference": cell.plain_whole(interference),
        "bother": cell.plain_whole(check_in.bother),
        "condition_0_10": cell.plain_whole(check_in.condition),
        "regions": REGION_SEPARATOR.join(region.value for region in Region if region in check_in.regions),
        "falls": cell.plain_whole(check_in.falls),
        "note": cell.plain_text(check_in.note),
        "entered_at": check_in.provenance.entered_at.isoformat(timespec="seconds"),
        "entered_by": check_in.provenance.entered_by.value,
        "source": check_in.provenance.source.value,
    }


def write_day(day: date, state: DayState) -> dict[str, str]:
    """Return the cells of a day that has no check-in."""
    return {"date": day.isoformat(), "status": state.value}


def _provenance(cells: Cells, context: CsvContext, line: int) -> Provenance:
    usual = context.provenance(line)
    return Provenance(
        cell.moment("entered_at", cells.get("entered_at", "")) or usual.entered_at,
        cell.one_of("entered_by", cells.get("entered_by", ""), {a.value: a for a in Author}) or usual.entered_by,
        cell.one_of("source", cells.get("source", ""), {s.value: s for s in Source}) or usual.source,
    )


def _only_tells_the_day(cells: Cells) -> bool:
    """Whether a `partial` row without answers is export's way to say that the day holds only signs, counts or doses."""
    return "entered_at" in cells and not any(cells.get(column) for column in PROVENANCE_COLUMNS)


def _bad_day(day: date, provenance: Provenance) -> CheckIn:
    return CheckIn(id="", day=day, provenance=provenance, status=CheckInStatus.LATER)


def _frequency(cells: Cells, state: DayState | None) -> tuple[int | None, FrequencyBand | None]:
    """Return count and band, checked against the status; the status zero alone stands for a count of 0."""
    count = cell.whole("twitch_count", cells.get("twitch_count", ""), 0, MOST_TWITCHES)
    band = _band(cells.get("frequency_band", ""))
    known = count is not None or band is not None
    is_zero = count == 0 or (count is None and band is FrequencyBand.NONE)
    if state is DayState.ZERO and not known:
        return 0, None
    if state is DayState.ZERO and not is_zero:
        raise contradiction(_("its status is zero, but it holds twitches."))
    if state is DayState.VALUE and not known:
        raise contradiction(_("its status is value, but it holds neither a count nor a frequency band."))
    if state is DayState.VALUE and is_zero:
        raise contradiction(_("its status is value, but it holds no twitches; that is the status zero."))
    if state in (DayState.UNKNOWN, DayState.EXCUSED, DayState.PARTIAL) and known:
        raise contradiction(
            _("its status is {status}, but it holds a count or a frequency band.").format(status=state.value)
        )
    return count, band


def _band(written: str) -> FrequencyBand | None:
    usual = written.replace("–", "-").replace(" ", "_")
    return cell.one_of("frequency_band", usual if usual in _READ_BANDS else written, _READ_BANDS)


def _graded(scale: type[_Grade], field: str, cells: Cells) -> _Grade | None:
    grade = cell.whole(field, cells.get(field, ""), int(min(scale)), int(max(scale)))
    return None if grade is None else scale(grade)


def _regions(written: str) -> frozenset[Region]:
    names = {region.value: region for region in Region}
    found = [cell.one_of("regions", word, names) for word in written.split(REGION_SEPARATOR)] if written else []
    if None in found:
        raise RowError(_("A part of the body is missing between two semicolons."))
    return frozenset(region for region in found if region is not None)
