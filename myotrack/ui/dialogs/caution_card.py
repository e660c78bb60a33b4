"""CautionCard: what is to be read before something is saved that R9 would speak of. It never stops a save."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from myotrack.domain.errors import DiaryError
from myotrack.domain.guidance.evidence import Evidence
from myotrack.domain.medicines import Medicine
from myotrack.resources.guidance import load_sources, load_texts
from myotrack.services.before_saving import BeforeSaving
from myotrack.ui.host import Host
from myotrack.ui.keys import EMERGENCY_KEY
from myotrack.ui.theme import GAP, TextRole, look_of, theme_of
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.big_button import RADIUS, BigButton
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label
from myotrack.words.caution import Caution, caution

_INK = "on_urgent_soft"
_ROOM_PX = 380
_HEAD_PX = 160


def before_saving(host: Host) -> BeforeSaving | None:
    """Return who asks R9 about the open diary; None, and the problem said, when it can't be read."""
    try:
        return BeforeSaving(host.diary.recorder, host.diary.insights.medicines())
    except DiaryError as problem:
        host.show_problem(problem)
        return None


class CautionCard(QWidget):
    """Hidden until there is something to read; `before` asks R9, None when the diary could not be read."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._shown: Caution | None = None
        self.before = before_saving(host)
        texts = load_texts()
        self._title = Label("", TextRole.HEADING, colour=_INK)
        self._facts, self._to_do = Label("", colour=_INK), Label("", TextRole.STRONG, colour=_INK)
        self._guidance = Label("", colour=_INK)
        self._spoken = BigButton(texts.before_spoken, texts.before_spoken_hint, checkable=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(GAP, GAP, GAP, GAP)
        outer.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconView("triangle-alert", "urgent", 24), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        outer.addLayout(head)
        outer.addWidget(self._facts)
        outer.addWidget(self._to_do)
        line = QHBoxLayout()
        line.addWidget(self._spoken)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addWidget(self._guidance)
        outer.addWidget(Label(texts.before_always, colour=_INK))
        self.hide()

    def room_for(self, medicine: Medicine) -> int:
        """Return how much room the card will take if it comes while somebody types about this medicine, px."""
        may_come = self.before is not None and self.before.never_stop_suddenly(medicine)
        return look_of(self).icon_px(_ROOM_PX) if may_come and not self.is_shown else 0

    @property
    def prescriber_knows(self) -> bool:
        """Whether the person says so, on a card that is shown."""
        return self._shown is not None and self._spoken.isChecked()

    @property
    def is_shown(self) -> bool:
        """Whether there is something to read."""
        return self._shown is not None

    def show_evidence(self, medicine: Medicine, evidence: Sequence[Evidence]) -> None:
        """Show what R9 would say about what is to be saved; nothing when it would say nothing."""
        words = None
        if evidence and self.before is not None:
            words = caution(
                medicine,
                evidence,
                load_texts(),
                load_sources(),
                is_baclofen=self.before.is_baclofen(medicine),
                today=self._host.diary.recorder.today(),
                emergency_key=EMERGENCY_KEY,
            )
        self._show(words)

    def show_nothing(self) -> None:
        """There is nothing to read."""
        self._show(None)

    def _show(self, words: Caution | None) -> None:
        before, self._shown = self._shown, words
        if words is None:
            self._spoken.setChecked(False)
            self.hide()
            return
        self._title.setText(words.title)
        self._facts.setText("\n".join(words.facts))
        self._to_do.setText("\n".join(words.to_do))
        self._to_do.setVisible(bool(words.to_do))
        self._guidance.setText("\n".join(words.guidance))
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(words.spoken)
        self.show()
        if before is None:
            announce(self, words.spoken)
            QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        """Scroll so far that its head can be read, wherever in a long form it has come."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inside = None if above is None else above.widget()
        if above is not None and inside is not None:
            top = self.mapTo(inside, self.rect().topLeft()).y()
            head = min(self.height(), look_of(self).icon_px(_HEAD_PX))
            above.ensureVisible(0, top + head, 0, 0)
            above.ensureVisible(0, top, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of an urgent alert."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.urgent_soft))
        painter.setPen(QPen(QColor(theme.urgent_border), 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
