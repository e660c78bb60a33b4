"""SignGroup: some warning signs as large buttons; one press ticks a sign, or a grade of it, as of now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.signs import Grade, WarningSign, is_red
from myotrack.resources.guidance import load_signs
from myotrack.ui.theme import TextRole, look_of
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.flow import EvenLayout
from myotrack.ui.widgets.label import Label
from myotrack.words.sign_labels import grade_label, sign_label

_LEAST_EM = 13


class SignButton(BigButton):
    """A name with a sentence under it: never so narrow that the sentence becomes a column of single words."""

    def __init__(self, sign: WarningSign, grade: Grade | None, looks_like: str) -> None:
        title = sign_label(sign) if grade is None else grade_label(grade)
        spoken = title if grade is None else f"{sign_label(sign)}, {title}"
        red = is_red(sign, grade)
        super().__init__(
            title,
            looks_like,
            kind="emergency" if red else "secondary",
            icon="octagon-alert" if red else "",
            spoken=spoken,
        )
        self.set_left_aligned(True)
        self.sign, self.grade = sign, grade

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return super().minimumSizeHint().expandedTo(QSize(_LEAST_EM * look_of(self).text_px(TextRole.BODY), 0))


class SignGroup(Card):
    """`ticked` carries the sign and the grade (None where it has none). Red signs alone have the red mark."""

    ticked = Signal(object, object)

    def __init__(self, title: str, subtitle: str, signs: Sequence[WarningSign], parent: QWidget | None = None) -> None:
        super().__init__(title, subtitle, parent)
        words = load_signs()
        plain = EvenLayout(columns=3)
        for sign in signs:
            if not words[sign].grades:
                plain.addWidget(self._button(sign, None, words[sign].looks_like))
        if plain.count():
            self.body.addLayout(plain)
        for sign in signs:
            if words[sign].grades:
                self.body.addWidget(self._graded(sign))

    def _graded(self, sign: WarningSign) -> QWidget:
        text = load_signs()[sign]
        box = QWidget()
        box.setAccessibleName(sign_label(sign))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(sign_label(sign), TextRole.STRONG))
        column.addWidget(Label(text.looks_like, colour="ink_soft"))
        column.addSpacing(4)
        row = EvenLayout(columns=3)
        for grade in text.grades:
            row.addWidget(self._button(sign, grade.grade, grade.looks_like))
        column.addLayout(row)
        return box

    def _button(self, sign: WarningSign, grade: Grade | None, looks_like: str) -> SignButton:
        button = SignButton(sign, grade, looks_like)
        button.clicked.connect(self._pressed)
        return button

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, SignButton):
            self.ticked.emit(button.sign, button.grade)
