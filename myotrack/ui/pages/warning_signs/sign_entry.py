"""SignEntry: one ticked sign: what and when, what was done about it, and a way to correct it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from myotrack.domain.provenance import Author
from myotrack.domain.signs import ActionTaken, SignReport, is_red
from myotrack.i18n import _
from myotrack.resources.guidance import load_signs, load_texts
from myotrack.ui.dialogs.sign_sheet import SignSheet
from myotrack.ui.host import Host
from myotrack.ui.pages.warning_signs.struck_label import StruckLabel
from myotrack.ui.theme import GAP, TextRole
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label
from myotrack.words.dates import day_and_time
from myotrack.words.evidence import sign_and_degree
from myotrack.words.labels import source_label
from myotrack.words.sign_labels import action_hint, action_label, sign_label

_OPEN_ACTIONS = (None, ActionTaken.NOTHING_YET)


class SignEntry(QWidget):
    """Shows a report; what is pressed here is saved at once, and the page shows the report anew."""

    def __init__(self, host: Host, report: SignReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._report = report
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self._head())
        self._note = Label("", colour="ink_soft")
        outer.addWidget(self._note)
        self._unsaved = Label(load_texts().card_not_saved, TextRole.STRONG, colour="urgent")
        outer.addWidget(self._unsaved)
        self._answer = BigButton(_("Not said"), _("what was done"), icon="chevron-right")
        self._answer.set_left_aligned(True)
        self._answer.clicked.connect(self._open_choices)
        line = QHBoxLayout()
        line.addWidget(self._answer)
        line.addStretch(1)
        outer.addLayout(line)
        choices = [Choice(a, action_label(a), action_hint(a)) for a in ActionTaken]
        self._done = ChoiceRow(_("What was done?"), choices, columns=3)
        self._done.chosen.connect(self._say_what_was_done)
        outer.addWidget(self._done)
        self._is_open = report.action_taken in _OPEN_ACTIONS
        self.show_report(report)

    @property
    def report(self) -> SignReport:
        """What it shows."""
        return self._report

    def show_report(self, report: SignReport, *, saved: bool = True) -> None:
        """Show the report as it is now; one that could not be saved says so and offers nothing else."""
        self._report = report
        mistake = not report.counts
        red = is_red(report.sign, report.grade) and not mistake
        self._icon.show_icon("octagon-alert" if red else "flag", "emergency" if red else "ink_soft")
        self._name.setText(sign_and_degree(report))
        self._name.set_struck(mistake)
        self._when.setText(self._when_words(report, mistake))
        self._note.setText(report.note)
        self._note.setVisible(bool(report.note))
        self.setAccessibleName(f"{self._name.text()}, {self._when.text()}")
        self._unsaved.setVisible(not saved)
        self._change.setVisible(saved)
        self._measure.setVisible(saved and bool(load_signs()[report.sign].units) and report.value is None)
        self._done.set_chosen(report.action_taken)
        answered = report.action_taken not in _OPEN_ACTIONS
        self._answer.setVisible(saved and answered and not self._is_open)
        if report.action_taken is not None:
            self._answer.set_title(action_label(report.action_taken))
        self._done.setVisible(saved and (self._is_open or not answered))

    def _head(self) -> QWidget:
        words, head, buttons = QWidget(), QWidget(), QWidget()
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._icon = IconView("flag")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(4)
        self._name = StruckLabel("", TextRole.HEADING)
        self._when = Label("", colour="ink_soft")
        lines.addWidget(self._name)
        lines.addWidget(self._when)
        row.addLayout(lines, 1)
        flow = FlowLayout(parent=buttons)
        self._measure = BigButton(_("Add what was measured…"))
        self._measure.clicked.connect(self._add_number)
        self._change = BigButton(_("Change time or note…"), icon="pencil")
        self._change.clicked.connect(self._correct)
        flow.addWidget(self._measure)
        flow.addWidget(self._change)
        beside = BesideLayout(GAP, head)
        beside.addWidget(words)
        beside.addWidget(buttons)
        return head

    def _when_words(self, report: SignReport, mistake: bool) -> str:
        parts = [day_and_time(report.day, report.at, self._host.diary.recorder.today())]
        if mistake:
            parts.insert(0, action_label(ActionTaken.ENTERED_BY_MISTAKE))
        if report.provenance.entered_by is Author.CAREGIVER:
            parts.append(_("ticked by the caregiver"))
        if report.provenance.is_late:
            parts.append(source_label(report.provenance.source).lower())
        if self._host.diary.recorder.waiting.fields(report.id):
            parts.append(_("not saved yet"))
        return " · ".join(parts)

    def _open_choices(self) -> None:
        self._is_open = True
        self.show_report(self._report)
        self._done.focus_first()

    def _say_what_was_done(self, action: ActionTaken) -> None:
        what = _("{sign}, {action}").format(sign=sign_label(self._report.sign), action=action_label(action).lower())
        said = _("Saved: {what}").format(what=what)
        guidance = self._host.diary.guidance
        if not self._host.save(partial(guidance.say_what_was_done, self._report.id, action), said, what):
            self._done.set_chosen(self._report.action_taken)

    def _add_number(self) -> None:
        SignSheet(self._host, self._report, measured=True, parent=self.window()).open()

    def _correct(self) -> None:
        SignSheet(self._host, self._report, parent=self.window()).open()
