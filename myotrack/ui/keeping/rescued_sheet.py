"""RescuedSheet: what was read out of a damaged diary, and what is lost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from myotrack.i18n import _, ngettext
from myotrack.services.rescue import RescueReport
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.sheet import Sheet
from myotrack.words.dates import day_with_year
from myotrack.words.personal_text import shown_path
from myotrack.words.rescue_words import earlier_values, lost_entries


class RescuedSheet(Sheet):
    """The new diary is there already; `open_wanted` asks for it to be opened."""

    open_wanted = Signal()

    def __init__(self, report: RescueReport, parent: QWidget | None = None) -> None:
        super().__init__(
            _("What could be read is in a new diary"), _("Open the new diary"), cancel=_("Not now"), parent=parent
        )
        self.body.addWidget(Label(_("It is this file:"), colour="ink_soft"))
        self.body.addWidget(Label(shown_path(str(report.path)), TextRole.STRONG))
        for line in rescued_lines(report):
            self.body.addWidget(Label(line))
        self.body.addWidget(Label(_("The damaged file stays as it is."), colour="ink_soft"))
        self.primary_clicked.connect(self._open)

    def _open(self) -> None:
        self.accept()
        self.open_wanted.emit()


def rescued_lines(report: RescueReport) -> list[str]:
    """Return what was rescued and what is lost, one sentence each."""
    facts = ngettext("{count} entry was rescued.", "{count} entries were rescued.", report.facts)
    lines = [facts.format(count=report.facts)]
    if report.last_day is not None:
        days = ngettext(
            "{count} day has answers, it is {day}.", "{count} days have answers, the last one is {day}.", report.days
        )
        lines.append(days.format(count=report.days, day=day_with_year(report.last_day)))
    lost = ngettext("{count} entry could not be read.", "{count} entries could not be read.", report.lost)
    lines.append(lost.format(count=report.lost) if report.lost else _("No entry is known to be lost."))
    if which := lost_entries(report.lost_days):
        lines.append(which)
    if not report.complete:
        lines.append(_("Parts of the file could not be read at all, so more may be missing."))
    if report.from_history:
        lines.append(_from_history(report))
    if report.unnamed_medicines:
        names = ngettext(
            "{count} medicine lost its name: please give it again on the page Medicines.",
            "{count} medicines lost their names: please give them again on the page Medicines.",
            report.unnamed_medicines,
        )
        lines.append(names.format(count=report.unnamed_medicines))
    earlier = earlier_values(report.earlier_lost, report.earlier_undated)
    lines += earlier
    if report.complete and not earlier:
        lines.append(_("The history came along: what stood in an entry before it was changed."))
    return lines


def _from_history(report: RescueReport) -> str:
    if report.perhaps_earlier:
        words = ngettext(
            "{count} damaged entry was taken from its history, perhaps as it was before a change.",
            "{count} damaged entries were taken from their history, some perhaps as they were before a change.",
            report.from_history,
        )
    else:
        words = ngettext(
            "{count} damaged entry was taken whole from its history.",
            "{count} damaged entries were taken whole from their history.",
            report.from_history,
        )
    return words.format(count=report.from_history)
