"""AlertCard: one alert in full: how urgent, what is new, its facts, its rule with its sources, what was done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from myotrack.domain.guidance.alerts import Alert, Tier
from myotrack.domain.signs import ActionTaken
from myotrack.i18n import _
from myotrack.resources.guidance import load_rules, load_sources, load_texts
from myotrack.services.alerts import KNOWN_TO_A_DOCTOR, ShownAlert
from myotrack.ui.alerts import a_doctor_knows
from myotrack.ui.dialogs.answer_sheet import answer_choices
from myotrack.ui.host import Host
from myotrack.ui.theme import GAP, TextRole, theme_of
from myotrack.ui.widgets.alert_banner import BORDERS, ICONS, tier_word
from myotrack.ui.widgets.alert_banner import Tier as BannerTier
from myotrack.ui.widgets.big_button import RADIUS, BigButton
from myotrack.ui.widgets.choice_row import ChoiceRow
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label
from myotrack.words.alert_words import alert_title, all_facts, is_settled, news_words, said_sentence
from myotrack.words.sign_labels import action_label

_TIERS: dict[Tier, BannerTier] = {
    Tier.EMERGENCY: "EMERGENCY",
    Tier.URGENT: "URGENT",
    Tier.DISCUSS: "DISCUSS",
    Tier.INFO: "INFO",
}


class AlertCard(QWidget):
    """An emergency leads to its card and is answered here, as what is urgent is; the others are only told."""

    def __init__(self, host: Host, shown: ShownAlert, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.shown = shown
        alert = shown.alert
        self._tier = _TIERS[alert.tier]
        ink = f"on_{self._tier.lower()}_soft"
        headline = " · ".join(
            part for part in (tier_word(self._tier), alert_title(alert.tier), news_words(shown.news)) if part
        )
        self.setAccessibleName(headline)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(14)
        outer.addWidget(IconView(ICONS[self._tier], self._tier.lower(), 28), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(8)
        lines.addWidget(Label(headline, TextRole.HEADING, colour=ink))
        for fact in all_facts(alert, host.diary.recorder.today()):
            lines.addWidget(Label(fact, colour=ink))
        if said := said_sentence(shown.said):
            lines.addWidget(Label(said, TextRole.STRONG, colour=ink))
        lines.addWidget(Label(_why(alert), TextRole.SMALL, colour=ink))
        if (what_to_do := self._what_to_do(alert)) is not None:
            lines.addSpacing(8)
            lines.addWidget(what_to_do)
        outer.addLayout(lines, 1)

    def _what_to_do(self, alert: Alert) -> QWidget | None:
        if alert.tier is Tier.EMERGENCY:
            return self._emergency()
        if alert.rule in KNOWN_TO_A_DOCTOR:
            return self._button(_("My doctor knows"), self._a_doctor_knows)
        if alert.tier is not Tier.URGENT:
            return None
        return self._choices()

    def _emergency(self) -> QWidget:
        """The way to the card first; what was done is asked until something was, and takes nothing away."""
        button = self._button(_("Open the card"), self._open_card)
        if is_settled(self.shown.said):
            return button
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(button)
        column.addWidget(self._choices())
        return box

    def _choices(self) -> ChoiceRow:
        row = ChoiceRow(_("What was done?"), answer_choices(), columns=2)
        row.chosen.connect(self._say)
        return row

    def _button(self, title: str, slot: object) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        button = BigButton(title)
        button.clicked.connect(slot)
        line.addWidget(button)
        line.addStretch(1)
        return box

    def _open_card(self) -> None:
        self._host.emergency((self.shown.alert,))

    def _a_doctor_knows(self) -> None:
        a_doctor_knows(self._host)

    def _say(self, action: ActionTaken) -> None:
        what = action_label(action).lower()
        said = _("Saved: {action}").format(action=what)
        self._host.save(partial(self._host.diary.guidance.answer_all, self.shown.alert, action), said, what)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the tier."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(getattr(theme, f"{self._tier.lower()}_soft")))
        painter.setPen(QPen(QColor(getattr(theme, BORDERS[self._tier])), 2.0 if self._tier == "EMERGENCY" else 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)


def _why(alert: Alert) -> str:
    """Return the rule in plain words with its sources, and which of its thresholds were chosen for this diary."""
    texts = load_texts()
    rule = next((rule for rule in load_rules() if rule.id == alert.rule), None)
    if rule is None:
        return alert.rule
    shorts = {source.key: source.short for source in load_sources()}
    lines = [
        _("{rule}: {words}").format(rule=rule.id, words=rule.words),
        _("Source: {source}").format(source=", ".join(shorts[key] for key in rule.sources)),
    ]
    if rule.choices:
        lines.append(f"{texts.rule_design_choice} {'; '.join(rule.choices)}")
    return "\n".join(lines)
