"""RestoreSheet: what putting a backup back would change, before a hold on the button does it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from myotrack.domain.errors import DiaryProblem
from myotrack.i18n import _, ngettext
from myotrack.services.backup_list import Backup
from myotrack.services.restore_plan import RestorePlan
from myotrack.ui.keeping.backup_words import backup_in_words
from myotrack.ui.keeping.hold_sheet import HoldSheet
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.label import Label
from myotrack.words.dates import day_with_year, span

_MOST_SPANS = 3


class RestoreSheet(HoldSheet):
    """`confirmed` comes after a hold; it closes itself then. It writes nothing."""

    def __init__(self, backup: Backup, plan: RestorePlan, hold_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Put this backup back?"),
            _("Put the backup back"),
            hold_ms,
            subtitle=backup_in_words(backup),
            cancel=_("Leave everything as it is"),
            parent=parent,
        )
        self.body.addWidget(Label(_("What would change"), TextRole.STRONG))
        for line in plan_lines(plan):
            self.body.addWidget(Label(line))
        if plan.now is not None or plan.unreadable is not None:
            self.body.addWidget(
                Label(
                    _("Your diary as it is now is kept as a backup first, so this can be taken back."),
                    colour="ink_soft",
                )
            )


def plan_lines(plan: RestorePlan) -> list[str]:
    """Return what a restore would do, one sentence for each kind of change."""
    change = plan.change
    if plan.unreadable is DiaryProblem.DAMAGED:
        lines = [_("The diary is damaged, so the two can't be compared.")]
    elif plan.now is None:
        lines = [_("There is no diary in its place now.")]
    else:
        if change.is_nothing:
            return [_("Nothing: the diary and this backup say the same.")]
        lines = []
        if change.days_removed:
            lines.append(_("These days would be lost: {days}").format(days=_days(change.days_removed)))
        if change.days_changed:
            lines.append(_("These days would be as they were then: {days}").format(days=_days(change.days_changed)))
        if change.days_added:
            lines.append(_("These days would come back: {days}").format(days=_days(change.days_added)))
        facts = change.facts_added + change.facts_removed + change.facts_changed
        lines.append(
            ngettext("{count} entry is different in all.", "{count} entries are different in all.", facts).format(
                count=facts
            )
        )
        return lines
    lines.append(
        ngettext("The backup holds {count} day.", "The backup holds {count} days.", plan.holds.days).format(
            count=plan.holds.days
        )
    )
    return lines


def _days(days: tuple[date, ...]) -> str:
    """Return days as in "3 March 2026, 5–9 March 2026 and 12 more days"."""
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and (day - runs[-1][1]).days == 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    words = ", ".join(_run(first, last) for first, last in runs[:_MOST_SPANS])
    more = sum((last - first).days + 1 for first, last in runs[_MOST_SPANS:])
    if not more:
        return words
    rest = ngettext("{count} more day", "{count} more days", more).format(count=more)
    return _("{days} and {rest}").format(days=words, rest=rest)


def _run(first: date, last: date) -> str:
    return day_with_year(first) if first == last else span(first, last, date.min)
