"""AlertBanner: what the rules say about the logged facts, worst first, never more than two lines at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from myotrack.i18n import _, ngettext
from myotrack.ui.theme import GAP, TextRole, theme_of
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import RADIUS, BigButton
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label

Tier = Literal["EMERGENCY", "URGENT", "DISCUSS", "INFO"]
MOST_LINES = 2

_WORST_FIRST: tuple[Tier, ...] = ("EMERGENCY", "URGENT", "DISCUSS", "INFO")
_ICONS: dict[Tier, str] = {
    "EMERGENCY": "octagon-alert",
    "URGENT": "triangle-alert",
    "DISCUSS": "message-circle",
    "INFO": "info",
}
_BORDERS: dict[Tier, str] = {
    "EMERGENCY": "emergency",
    "URGENT": "urgent_border",
    "DISCUSS": "discuss_border",
    "INFO": "info_border",
}


@dataclass(frozen=True)
class BannerLine:
    """One alert in words; `action` is the text of its button, "" for none."""

    tier: Tier
    title: str
    text: str = ""
    action: str = ""


class AlertBanner(QWidget):
    """`acted` carries the place of the line in the sequence that was given to set_lines."""

    acted = Signal(int)
    more_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._lines: tuple[BannerLine, ...] = ()
        self._quiet_text = ""
        self.setAccessibleName(_("Alerts"))
        self.hide()

    def set_lines(self, lines: Sequence[BannerLine], quiet_text: str = "") -> None:
        """Show these alerts, or `quiet_text` when there is none; nothing at all when that is empty too."""
        if (tuple(lines), quiet_text) == (self._lines, self._quiet_text):
            return
        before = self._lines
        self._lines, self._quiet_text = tuple(lines), quiet_text
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        order = sorted(range(len(self._lines)), key=self._badness)
        for number in order[:MOST_LINES]:
            self._column.addWidget(self._strip(number))
        if len(order) > MOST_LINES:
            self._column.addWidget(self._more(len(order) - MOST_LINES), 0, Qt.AlignmentFlag.AlignLeft)
        if not order and quiet_text:
            self._column.addWidget(Label(quiet_text, TextRole.SMALL, colour="ink_soft"))
        self.setVisible(bool(order) or bool(quiet_text))
        for number in order[:MOST_LINES]:
            if self._lines[number] not in before:
                line = self._lines[number]
                announce(self, f"{tier_word(line.tier)}. {line.title} {line.text}".strip())

    def _badness(self, number: int) -> int:
        return _WORST_FIRST.index(self._lines[number].tier)

    def _strip(self, number: int) -> QWidget:
        line = self._lines[number]
        strip = _Strip(line)
        if strip.button is not None:
            strip.button.setProperty("line", number)
            strip.button.clicked.connect(self._act)
        return strip

    def _more(self, count: int) -> BigButton:
        button = BigButton(ngettext("{count} more", "{count} more", count).format(count=count), kind="quiet")
        button.clicked.connect(self.more_clicked)
        return button

    def _act(self) -> None:
        if (button := self.sender()) is not None:
            self.acted.emit(button.property("line"))


class _Strip(QWidget):
    """One line of the banner on the ground of its tier."""

    def __init__(self, line: BannerLine) -> None:
        super().__init__()
        self._tier = line.tier
        tone = line.tier.lower()
        ink = f"on_{tone}_soft"
        title = Label(f"{tier_word(line.tier)} · {line.title}", TextRole.STRONG, colour=ink)
        text = Label(line.text, colour=ink)
        if not line.text:
            text.hide()
        words, texts = QWidget(), QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(title)
        texts.addWidget(text)
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(IconView(_ICONS[line.tier], tone, 24), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        beside = BesideLayout(parent=self)
        beside.setContentsMargins(GAP, 12, GAP, 12)
        beside.addWidget(words)
        self.button: BigButton | None = None
        if line.action:
            self.button = BigButton(line.action)
            self.button.setAccessibleDescription(line.title)
            beside.addWidget(self.button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the tier."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(getattr(theme, f"{self._tier.lower()}_soft")))
        width = 2.0 if self._tier == "EMERGENCY" else 1.0
        painter.setPen(QPen(QColor(getattr(theme, _BORDERS[self._tier])), width))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)


def tier_word(tier: Tier) -> str:
    """The word that stands beside the icon of a tier."""
    return {
        "EMERGENCY": _("Emergency"),
        "URGENT": _("Urgent"),
        "DISCUSS": _("To discuss"),
        "INFO": _("For your information"),
    }[tier]
