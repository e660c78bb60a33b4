"""AlarmCard: the worsening alarm or its softer watch, with its window, what it is held against, and both means."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from myotrack.analysis.recovery.values import RecoveryAnalysis
from myotrack.analysis.told import standing_alarm, standing_watch
from myotrack.domain.guidance.readings import Worsening
from myotrack.ui.theme import GAP, TextRole, theme_of
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label
from myotrack.words.worsening_words import alarm_note, alarm_title, watch_title, worsening_sentences

RADIUS = 14.0
"""That of a card."""


class AlarmCard(QWidget):
    """Amber with a triangle for the alarm, blue with a bubble for the watch; not there when neither stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "urgent"
        self._icon = IconView("triangle-alert", "urgent")
        self.title = Label(role=TextRole.HEADING, colour="on_urgent_soft")
        self.text = Label(colour="on_urgent_soft")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 24, 16)
        row.setSpacing(GAP)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_analysis(self, analysis: RecoveryAnalysis) -> None:
        """Show the alarm, else the watch, else nothing; an alarm of last week is over."""
        alarm, watch = standing_alarm(analysis), standing_watch(analysis)
        if alarm is not None:
            self._show(alarm_title(), alarm, analysis, "urgent", "triangle-alert")
        elif watch is not None:
            self._show(watch_title(), watch, analysis, "discuss", "message-circle")
        self.setVisible(alarm is not None or watch is not None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and its border."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(getattr(theme, f"{self._kind}_soft")))
        painter.setPen(QPen(QColor(getattr(theme, f"{self._kind}_border")), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _show(self, title: str, found: Worsening, analysis: RecoveryAnalysis, kind: str, icon: str) -> None:
        self._kind = kind
        self._icon.show_icon(icon, kind)
        for label, words in (
            (self.title, title),
            (self.text, " ".join((*worsening_sentences(found, analysis.as_of), alarm_note()))),
        ):
            label.setText(words)
            label.set_colour(f"on_{kind}_soft")
        self.setAccessibleName(f"{title}. {self.text.text()}")
        self.update()
