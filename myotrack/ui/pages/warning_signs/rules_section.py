"""RulesSection: what the program looks at, in plain words, where it comes from, and what is a choice of this diary."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from myotrack.domain.guidance.alerts import Tier
from myotrack.i18n import _
from myotrack.resources.guidance import load_rules, load_sources, load_texts
from myotrack.resources.guidance_values import RuleKind, RuleText
from myotrack.ui.host import Host
from myotrack.ui.pages.warning_signs.source_row import SourceRow
from myotrack.ui.theme import GAP, TextRole
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label
from myotrack.words.sign_labels import tier_label

_MARKS: dict[Tier | None, tuple[str, str]] = {
    Tier.EMERGENCY: ("octagon-alert", "emergency"),
    Tier.URGENT: ("triangle-alert", "urgent"),
    Tier.DISCUSS: ("message-circle", "discuss"),
    Tier.INFO: ("info", "info"),
    None: ("circle-check", "ink_soft"),
}


class RulesSection(QWidget):
    """Nothing here changes while the program runs."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = load_texts()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        watched = [rule for rule in load_rules() if rule.watched]
        others = [rule for rule in load_rules() if not rule.watched]
        outer.addWidget(_rules_card(_("Rules in force"), texts.rule_watched, watched))
        if others:
            outer.addWidget(_rules_card(_("Not in force yet"), texts.rule_not_watched, others))
        sources = Card(
            _("Sources"), _("In our own words; nothing is copied. Addresses are shown as text: nothing is opened.")
        )
        for source in load_sources():
            sources.body.addWidget(SourceRow(host, source))
        outer.addWidget(sources)
        about = Card()
        for text in (texts.standing, texts.chart):
            about.body.addWidget(Label(text))
        outer.addWidget(about)


def _rules_card(title: str, subtitle: str, rules: Iterable[RuleText]) -> Card:
    card = Card(title, subtitle)
    for text in rules:
        card.body.addWidget(_rule(text))
    return card


def _rule(text: RuleText) -> QWidget:
    texts = load_texts()
    shorts = {source.key: source.short for source in load_sources()}
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(IconView(*_MARKS[text.tier]), 0, Qt.AlignmentFlag.AlignTop)
    lines = QVBoxLayout()
    lines.setSpacing(4)
    lines.addWidget(Label(_("{rule} · {kind}").format(rule=text.id, kind=_kind_label(text)), TextRole.STRONG))
    lines.addWidget(Label(" ".join(part for part in (text.words, text.also) if part)))
    small = [_("Source: {source}").format(source=", ".join(shorts[key] for key in text.sources))]
    if text.choices:
        small.append(f"{texts.rule_design_choice} {'; '.join(text.choices)}")
    lines.addWidget(Label("\n".join(small), TextRole.SMALL, colour="ink_soft"))
    row.addLayout(lines, 1)
    return box


def _kind_label(text: RuleText) -> str:
    if text.tier is not None:
        return tier_label(text.tier)
    return {
        RuleKind.ALERT: _("Alert"),
        RuleKind.STATUS: _("What a word means"),
        RuleKind.INVARIANT: _("Always"),
    }[text.kind]
