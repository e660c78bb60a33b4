"""Rows of counts.csv: jerks counted live over a timed window."""

from __future__ import annotations

from myotrack.domain.counting import LONGEST_SESSION_S, CountSession, Position
from myotrack.domain.diary_day import checked_day
from myotrack.domain.scales import MOST_TWITCHES
from myotrack.domain.text_limits import NOTE_LIMIT
from myotrack.exchange import cells as cell
from myotrack.exchange.csv_context import Cells, CsvContext

_POSITIONS = {position.value: position for position in Position}


def read(cells: Cells, context: CsvContext, line: int) -> CountSession:
    """Return a finished counting session without an id."""
    day = checked_day("date", cell.day("date", cells.get("date", "")), context.today)
    at = cell.required("time", cell.clock("time", cells.get("time", "")))
    return CountSession(
        id="",
        day=day,
        started=context.moment(day, at),
        provenance=context.provenance(line),
        count=cell.required("count", cell.whole("count", cells.get("count", ""), 0, MOST_TWITCHES)),
        duration_s=cell.required(
            "duration_s", cell.whole("duration_s", cells.get("duration_s", ""), 0, LONGEST_SESSION_S)
        ),
        position=cell.one_of("position", cells.get("position", ""), _POSITIONS),
        note=cell.text("note", cells.get("note", ""), NOTE_LIMIT),
    )


def write(session: CountSession) -> dict[str, str]:
    """Return the cells of a counting session."""
    return {
        "date": session.day.isoformat(),
        "time": cell.plain_time(session.started.time()),
        "duration_s": cell.plain_whole(session.duration_s),
        "position": "" if session.position is None else session.position.value,
        "count": cell.plain_whole(session.count),
        "note": cell.plain_text(session.note),
    }
