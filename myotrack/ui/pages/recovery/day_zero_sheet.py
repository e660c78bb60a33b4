"""DayZeroSheet: choosing the day from which the chart counts, or a second one to compare it with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from myotrack.analysis.day_zero import DayZero
from myotrack.domain.timeline import Timeline
from myotrack.i18n import _
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.sheet import Sheet
from myotrack.words.chart_text import day_zero_fact
from myotrack.words.dates import short_day


class DayZeroSheet(Sheet):
    """One answer closes it; `chosen` carries the day 0."""

    chosen = Signal(object)

    def __init__(
        self,
        zeros: Sequence[DayZero],
        now: DayZero | None,
        timeline: Timeline,
        *,
        to_compare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        title, subtitle = _words(to_compare=to_compare)
        super().__init__(title, subtitle=subtitle, cancel=_("Leave it as it is"), parent=parent)
        choices = [
            Choice(zero, day_zero_fact(zero, _name(zero, timeline)), short_day(zero.day, timeline.as_of))
            for zero in reversed(zeros)
        ]
        self.row = ChoiceRow(_("Day 0"), choices, columns=1)
        self.row.set_chosen(now)
        self.row.chosen.connect(self._choose)
        self.body.addWidget(self.row)

    def _choose(self, zero: DayZero) -> None:
        self.chosen.emit(zero)
        self.accept()


def _words(*, to_compare: bool) -> tuple[str, str]:
    if to_compare:
        return (
            _("Compare with the days since…"),
            _("Both courses are drawn in one picture, each counted from its own day 0."),
        )
    return (
        _("Count the days from…"),
        _("Each day on which a suspected medicine was cut or stopped can be day 0, one at a time."),
    )


def _name(zero: DayZero, timeline: Timeline) -> str:
    medicine = timeline.medicine(zero.medicine_id)
    return medicine.name if medicine is not None else zero.medicine_id
