"""Clocks that jump: summer time, a day left out, the date line, a clock set back. No day is doubled or lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.signs import SignReport, WarningSign
from myotrack.exchange.bundle import read_bundle
from myotrack.services import backups
from myotrack.services.exports import Exports, everything
from myotrack.services.imports import Imports
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.storage.store import Store
from tests.faults.table import Row

DAY_STARTS = (time(0, 0), time(4, 0))
HALF_HOUR = timedelta(minutes=30)
REOPEN_EVERY = 11
JOURNEY = 20
"""No journey has more moments than this."""


@dataclass
class HandedClock:
    """A clock that shows what it is told."""

    now: datetime = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True, slots=True)
class Span:
    """A name, and the local moments at which a person writes, in the order in which they do."""

    name: str
    moments: tuple[datetime, ...]


def _across(name: str, zone: str, first_utc: str, hours: int) -> Span:
    """Every half hour, at the wall time of a zone."""
    start = datetime.fromisoformat(first_utc).replace(tzinfo=UTC)
    walls = (start + n * HALF_HOUR for n in range(2 * hours))
    # With the bare offset, as the computer's clock gives it.
    return Span(name, tuple(_bare(moment.astimezone(ZoneInfo(zone))) for moment in walls))


def _bare(moment: datetime) -> datetime:
    offset = moment.utcoffset()
    assert offset is not None
    return datetime.fromisoformat(moment.isoformat())


def _journey(name: str, *moments: str) -> Span:
    return Span(name, tuple(datetime.fromisoformat(moment) for moment in moments))


SPANS = (
    _across("Amsterdam 2026-10-25, 02:30 twice", "Europe/Amsterdam", "2026-10-24T12:00", 48),
    _across("Amsterdam 2027-03-28, 02:30 never", "Europe/Amsterdam", "2027-03-27T12:00", 48),
    _across("Lord Howe 2027-04-04, half an hour back", "Australia/Lord_Howe", "2027-04-03T02:00", 48),
    _across("Apia 2011-12-30, no such day", "Pacific/Apia", "2011-12-29T12:00", 72),
    _across("São Paulo 2018-11-04, no midnight", "America/Sao_Paulo", "2018-11-03T12:00", 48),
    _across("leap day 2028-02-29", "Europe/Amsterdam", "2028-02-28T00:00", 72),
    _across("end of 2026, ISO week 53", "Europe/Amsterdam", "2026-12-30T00:00", 96),
    _journey(
        "eastwards over the date line, 10 March twice",
        "2026-03-09T20:00+13:00",
        "2026-03-10T20:00+13:00",
        "2026-03-10T08:00-10:00",
        "2026-03-10T20:00-10:00",
        "2026-03-11T20:00-10:00",
    ),
    _journey(
        "westwards over the date line, 11 March never",
        "2026-03-09T20:00-10:00",
        "2026-03-10T20:00-10:00",
        "2026-03-12T06:00+13:00",
        "2026-03-12T20:00+13:00",
    ),
    _journey(
        "the clock set back a year for two days",
        *(f"2026-03-{day:02}T20:00+01:00" for day in range(1, 6)),
        "2025-03-05T20:00+01:00",
        "2025-03-06T20:00+01:00",
        *(f"2026-03-{day:02}T20:00+01:00" for day in range(6, 9)),
    ),
    _journey(
        "the clock far in the future for a moment",
        "2026-03-01T20:00+01:00",
        "2076-03-02T20:00+01:00",
        "2026-03-02T20:00+01:00",
        "2026-03-03T20:00+01:00",
    ),
)


def clock_rows(work: Path, *, quick: bool) -> list[Row]:
    """Write something at every moment of every span, with the day from midnight and from four o'clock."""
    wrong: list[str] = []
    moments = 0
    for number, span in enumerate(SPANS):
        for day_start in DAY_STARTS[: 1 if quick else 2]:
            folder = work / f"{number}-{day_start.hour}"
            folder.mkdir()
            chosen = span.moments[::7] if quick and len(span.moments) > JOURNEY else span.moments
            moments += len(chosen)
            wrong += [f"{span.name} from {day_start:%H:%M}: {one}" for one in _live(folder, chosen, day_start)]
    return [
        Row(
            "clocks that jump (" + "; ".join(span.name for span in SPANS) + "): a check-in, a count and a sign at each "
            "moment, opened again in between, exported and imported",
            f"{len(SPANS)} spans, {moments:,} moments",
            "; ".join(wrong[:4]) or "0 days doubled, 0 lost, 0 moments changed",
            "0 doubled, 0 lost",
            not wrong,
        )
    ]


def _live(folder: Path, moments: Sequence[datetime], day_start: time) -> list[str]:
    clock, path = HandedClock(moments[0]), folder / "mine.myotrack"
    diary = open_diary(path, clock, create=True, day_start=day_start)
    last: dict[date, tuple[int, datetime]] = {}
    for number, moment in enumerate(moments):
        clock.now = moment
        if number % REOPEN_EVERY == REOPEN_EVERY - 1:
            diary.close()
            diary = open_diary(path, clock, day_start=day_start)
        diary.diary.answer(diary.diary.today(), twitch_count=number)
        session = diary.counting.start(None, 60)
        diary.counting.finish(session.id, number, 60, ())
        diary.guidance.save_sign(diary.guidance.make_report(WarningSign.FALL))
        label = moment.date() if moment.time() >= day_start else moment.date() - timedelta(days=1)
        last[label] = (number, moment)
    wrong = _compared(diary.store, last, moments)
    if not wrong:
        wrong = _taken_elsewhere(diary, folder, max(moments), day_start)
    diary.close()
    if not backups.check(path).sound:
        wrong.append("damaged")
    return wrong


def _compared(store: Store, last: dict[date, tuple[int, datetime]], moments: Sequence[datetime]) -> list[str]:
    with store.read() as reader:
        check_ins, counts, signs = reader.all(CheckIn), reader.all(CountSession), reader.all(SignReport)
    wrong = []
    days = [check_in.day for check_in in check_ins]
    wrong += [f"{day} is there twice" for day in set(days) if days.count(day) > 1]
    wrong += [f"{day} is lost" for day in last.keys() - set(days)]
    wrong += [f"{day} is there, and nobody wrote it" for day in set(days) - last.keys()]
    for check_in in check_ins:
        number, moment = last.get(check_in.day, (None, None))
        if check_in.twitch_count != number:
            wrong.append(f"{check_in.day} has another number")
        elif not _same_moment(check_in.provenance.entered_at, moment):
            wrong.append(f"{check_in.day} was entered at another moment")
    written = sorted(moments)
    if [count.started for count in sorted(counts, key=lambda count: count.started)] != written:
        wrong.append("counts are not where they were")
    if sorted(sign.provenance.entered_at for sign in signs) != written:
        wrong.append("signs are not where they were")
    if not all(count.started.utcoffset() in {m.utcoffset() for m in moments} for count in counts):
        wrong.append("a count has another distance from UTC")
    return wrong


def _same_moment(one: datetime, other: datetime | None) -> bool:
    return other is not None and one == other and one.utcoffset() == other.utcoffset()


def _taken_elsewhere(diary: OpenDiary, folder: Path, latest: datetime, day_start: time) -> list[str]:
    """Export everything and import it elsewhere: as one archive it is the same, as tables no fact is missing."""
    archive, tables = folder / "all.json", folder / "tables"
    exports = Exports(diary.recorder)
    exports.archive(archive)
    exports.csv(tables)
    wrong = []
    with diary.store.read() as reader:
        held = everything(reader)
    for source in (archive, tables):
        other = open_diary(None, HandedClock(latest), day_start=day_start)
        imports = Imports(other.recorder)
        imports.apply(imports.plan(read_bundle([source])), None)
        with other.store.read() as reader:
            found = everything(reader)
        same = found == held if source is archive else len(found.every_fact()) == len(held.every_fact())
        if not same:
            wrong.append(f"not the same after {source.name}")
        other.close()
    return wrong
