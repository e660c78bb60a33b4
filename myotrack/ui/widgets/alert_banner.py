"""AlertBanner: what the rules say about the logged facts: the worst in full, how many more, or one quiet line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from myotrack.i18n import _, ngettext
from myotrack.ui.theme import GAP, TextRole, look_of, theme_of
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import RADIUS, BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label

Tier = Literal["EMERGENCY", "URGENT", "DISCUSS", "INFO"]

_LOW_EM = 24

_WORST_FIRST: tuple[Tier, ...] = ("EMERGENCY", "URGENT", "DISCUSS", "INFO")
ICONS: dict[Tier, str] = {
    "EMERGENCY": "octagon-alert",
    "URGENT": "triangle-alert",
    "DISCUSS": "message-circle",
    "INFO": "info",
}
BORDERS: dict[Tier, str] = {
    "EMERGENCY": "emergency",
    "URGENT": "urgent_border",
    "DISCUSS": "discuss_border",
    "INFO": "info_border",
}


@dataclass(frozen=True)
class BannerLine:
    """One alert in words; `action` is the text of its button, "" for none.

    `news` says what is new since yesterday; `is_shortened` that not all of its facts are in `text`; `answer` is the
    text of the button that asks what was done, where `action` does something else.
    """

    tier: Tier
    title: str
    text: str = ""
    action: str = ""
    news: str = ""
    is_shortened: bool = False
    answer: str = ""

    @property
    def headline(self) -> str:
        """Tier, what to do, and what is new, in words."""
        return " · ".join(part for part in (tier_word(self.tier), self.title, self.news) if part)


class AlertBanner(QWidget):
    """One strip, so that it leaves the page its room. `more_clicked` asks for all lines.

    `acted` carries the place of the line in the sequence that was given to set_lines.
    """

    acted = Signal(int)
    answer_asked = Signal(int)
    """What was done about this line is to be said; its place as `acted` carries it."""
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
        if order:
            shown: QWidget = self._strip(order)
        else:
            shown = Label(quiet_text, TextRole.SMALL, colour="ink_soft")
        self._column.addWidget(shown)
        # Qt would show it a moment later, and the page would move twice.
        shown.show()
        self.setVisible(bool(order) or bool(quiet_text))
        self._take_room()
        for number in order:
            if self._lines[number] not in before:
                line = self._lines[number]
                announce(self, f"{line.headline}. {line.text}".strip())

    def worst(self) -> BannerLine | None:
        """The line that is shown in full, None when there is none."""
        return min(self._lines, key=lambda line: _WORST_FIRST.index(line.tier), default=None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room that all words need: a low window takes it from the page, which can scroll."""
        super().resizeEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        # -1 where nothing in it wraps.
        self.setMinimumHeight(max(0, self._column.heightForWidth(self.width())))

    def _badness(self, number: int) -> int:
        return _WORST_FIRST.index(self._lines[number].tier)

    def _strip(self, order: Sequence[int]) -> QWidget:
        line = self._lines[order[0]]
        others = [self._lines[number] for number in order[1:]]
        # In a low window with large text the tiers of the others are one press further away.
        is_low = self.window().height() < _LOW_EM * look_of(self).text_px(TextRole.BODY)
        more = more_title(len(others)) if others or line.is_shortened else ""
        strip = _Strip(line, more, "" if is_low else _counted(others), "" if is_low else line.answer)
        if strip.more is not None:
            strip.more.setAccessibleDescription(_counted(others))
        if strip.button is not None:
            strip.button.setProperty("line", order[0])
            strip.button.clicked.connect(self._act)
        if strip.answer is not None:
            strip.answer.setProperty("line", order[0])
            strip.answer.clicked.connect(self._ask_for_answer)
        if strip.more is not None:
            strip.more.clicked.connect(self.more_clicked)
        return strip

    def _act(self) -> None:
        if (button := self.sender()) is not None:
            self.acted.emit(button.property("line"))

    def _ask_for_answer(self) -> None:
        if (button := self.sender()) is not None:
            self.answer_asked.emit(button.property("line"))


class _Strip(QWidget):
    """The worst line on the ground of its tier, with the way to the others."""

    def __init__(self, line: BannerLine, more: str, more_hint: str, answer: str) -> None:
        super().__init__()
        self._tier = line.tier
        tone = line.tier.lower()
        ink = f"on_{tone}_soft"
        title = Label(line.headline, TextRole.STRONG, colour=ink)
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
        row.addWidget(IconView(ICONS[line.tier], tone, 24), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        beside = BesideLayout(parent=self)
        beside.setContentsMargins(GAP, 12, GAP, 12)
        beside.addWidget(words)
        buttons = QWidget()
        flow = FlowLayout(parent=buttons)
        self.button: BigButton | None = None
        self.answer: BigButton | None = None
        self.more: BigButton | None = None
        if line.action:
            self.button = BigButton(line.action)
            self.button.setAccessibleDescription(line.title)
            flow.addWidget(self.button)
        if answer:
            self.answer = BigButton(answer)
            self.answer.setAccessibleDescription(line.title)
            flow.addWidget(self.answer)
        if more:
            self.more = BigButton(more, more_hint)
            flow.addWidget(self.more)
        if flow.count():
            beside.addWidget(buttons)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the tier."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(getattr(theme, f"{self._tier.lower()}_soft")))
        width = 2.0 if self._tier == "EMERGENCY" else 1.0
        painter.setPen(QPen(QColor(getattr(theme, BORDERS[self._tier])), width))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)


def more_title(count: int) -> str:
    """The words on the button that leads to all lines; `count` are those that are not shown."""
    return ngettext("{count} more…", "{count} more…", count).format(count=count) if count else _("Show all…")


def _counted(lines: Sequence[BannerLine]) -> str:
    """How many lines of which tier are not shown, worst first."""
    tiers = sorted((line.tier for line in lines), key=_WORST_FIRST.index)
    counted = {tier: tiers.count(tier) for tier in tiers}
    return " · ".join(_("{tier}: {count}").format(tier=tier_word(tier), count=count) for tier, count in counted.items())


def tier_word(tier: Tier) -> str:
    """The word that stands beside the icon of a tier."""
    return {
        "EMERGENCY": _("Emergency"),
        "URGENT": _("Urgent"),
        "DISCUSS": _("To discuss"),
        "INFO": _("For your information"),
    }[tier]
