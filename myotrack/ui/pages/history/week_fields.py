"""WeekFields: the boxes of the paper week, as they are kept for a crash."""

from __future__ import annotations

from datetime import date

from myotrack.domain.typed_places import box_name, box_named
from myotrack.services.typed_drafts import Typed
from myotrack.ui.pages.history.week_entries import Box
from myotrack.ui.pages.history.week_grid import WeekGrid


class WeekFields:
    """Each box is named by its day and what it is for; boxes of a week that is not shown count as well."""

    def __init__(self, grid: WeekGrid) -> None:
        self._grid = grid

    def typed(self) -> Typed:
        """Return what is typed and not in the diary; a box that was emptied holds nothing that could be lost."""
        texts = {box_name(day.isoformat(), box): text for (day, box), text in self._grid.unsaved().items()}
        fields = {name: text for name, text in sorted(texts.items()) if text.strip()}
        return Typed(fields, tuple(fields))

    def type_again(self, typed: Typed) -> bool:
        """Put texts back into their boxes; return whether there is a box for each."""
        texts = {place: typed.fields[name] for name in typed.names if (place := _place(name)) is not None}
        return self._grid.put_back(texts) and len(texts) == len(typed.names)


def first_day(typed: Typed) -> date | None:
    """Return the first day on which something is typed, None when there is none."""
    return min((place[0] for name in typed.names if (place := _place(name)) is not None), default=None)


def _place(name: str) -> tuple[date, Box] | None:
    day, box = box_named(name)
    try:
        return date.fromisoformat(day), Box(box)
    except ValueError:
        return None
