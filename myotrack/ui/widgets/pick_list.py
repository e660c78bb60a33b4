"""PickList: one out of many (medicines, countries): a search box and large rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from myotrack.i18n import _, ngettext
from myotrack.ui.icons import paint_icon
from myotrack.ui.models.choices_model import ChoicesModel
from myotrack.ui.theme import Look, TextRole, look_of
from myotrack.ui.widgets.big_button import paint_focus_ring
from myotrack.ui.widgets.choice_row import Choice
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.labelled_field import LabelledField
from myotrack.ui.widgets.wrapped_text import draw_wrapped, wrapped_height

_VISIBLE_ROWS = 5
_PADDING = 14


class PickList(LabelledField):
    """Typing narrows the list; Down goes into it; Enter or one click picks. `picked` carries the choice's value."""

    picked = Signal(object)

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice],
        *,
        placeholder: str = "",
        otherwise: Choice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`otherwise` stands last, and alone when the search finds nothing else."""
        super().__init__(label, parent)
        self._otherwise = otherwise
        self._rows = ChoicesModel(self)
        self._choices: tuple[Choice, ...] = ()
        self.search = QLineEdit()
        self.search.setMaxLength(100)
        self.search.setPlaceholderText(placeholder or _("type to search"))
        self.search.setAccessibleName(_("{field}: search").format(field=label))
        self.search.textEdited.connect(self._narrow)
        self.search.installEventFilter(self)
        self.row.addWidget(self.search)
        self.view = _PickView(label)
        self.view.setModel(self._rows)
        self.view.clicked.connect(self._pick)
        self.view.entered_row.connect(self._pick)
        self.under.setSpacing(8)
        self.under.addWidget(self.view)
        self._count = Label("", TextRole.SMALL, colour="ink_soft")
        self.under.addWidget(self._count)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices."""
        self._choices = tuple(choices)
        self._narrow()

    def set_chosen(self, value: object | None) -> None:
        """Mark a choice, without a signal; None or an unknown one marks none."""
        number = None if value is None else self._rows.place_of(value)
        index = self._rows.index(-1 if number is None else number, 0)
        self.view.setCurrentIndex(index)

    def value(self) -> object | None:
        """The marked choice."""
        index = self.view.currentIndex()
        return self._rows.choice(index.row()).value if index.isValid() else None

    def shown(self) -> tuple[Choice, ...]:
        """What the search leaves."""
        return tuple(self._rows.choice(number) for number in range(self._rows.rowCount()))

    def searched(self, choice: Choice) -> str:
        """What the search looks at, in small letters: the words that are shown, or more in a subclass."""
        return f"{choice.title} {choice.hint}".casefold()

    def begins_with(self, choice: Choice, word: str) -> bool:
        """Whether a choice comes first when this is typed, in small letters."""
        return choice.title.casefold().startswith(word)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter in the search box."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self._rows.rowCount():
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                self.view.setCurrentIndex(self._rows.index(0, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
                if self._rows.rowCount() == 1:
                    self._pick(self._rows.index(0, 0))
                return True
        return super().eventFilter(watched, event)

    def _narrow(self) -> None:
        words = self.search.text().casefold().split()
        left = [each for each in self._choices if all(word in self.searched(each) for word in words)]
        # What begins with the first word typed comes first.
        if words:
            left.sort(key=lambda each: not self.begins_with(each, words[0]))
        number = len(left)
        if self._otherwise is not None and (not words or not left):
            left.append(self._otherwise)
        self._rows.set_rows(left)
        self._count.setText(
            ngettext("{number} found", "{number} found", number).format(number=number)
            if number
            else _("Not in the list.")
            if self._otherwise is not None
            else _("Nothing found. Try fewer letters.")
        )

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.picked.emit(self._rows.choice(index.row()).value)


class _PickView(QListView):
    entered_row = Signal(QModelIndex)

    def __init__(self, label: str) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setItemDelegate(_PickDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("boxed", True)

    def sizeHint(self) -> QSize:
        """Five rows; the rest scrolls."""
        return QSize(320, look_of(self).target(56) * _VISIBLE_ROWS + 8)

    def minimumSizeHint(self) -> QSize:
        """Never lower than it is meant to be."""
        return QSize(200, look_of(self).target(56) * _VISIBLE_ROWS // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.isAutoRepeat():
            self.entered_row.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap anew in the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()


class _PickDelegate(QStyledItemDelegate):
    """Draws title and hint, wrapped."""

    def __init__(self, view: _PickView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = look_of(self._view)
        width = _text_width(look, self._view.viewport().width())
        title, hint = _words(index)
        height = wrapped_height(title, look.font(TextRole.BUTTON), width)
        height += wrapped_height(hint, look.font(TextRole.SMALL), width)
        return QSize(width, max(look.target(56), height + 18))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = look_of(self._view)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        title, hint = _words(index)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.theme.selection))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 8, 8)
            px = look.icon_px(22)
            mark = QRectF(rect.right() - _PADDING - px, rect.center().y() - px / 2, px, px)
            paint_icon(painter, "check", mark, look.theme.accent_ink)
        width = _text_width(look, rect.width())
        title_font, hint_font = look.font(TextRole.BUTTON), look.font(TextRole.SMALL)
        title_height = wrapped_height(title, title_font, width)
        full = title_height + wrapped_height(hint, hint_font, width)
        top = rect.top() + (rect.height() - full) / 2
        draw_wrapped(painter, title, title_font, look.theme.ink, QRectF(rect.left() + _PADDING, top, width, 1))
        below = QRectF(rect.left() + _PADDING, top + title_height, width, 1)
        draw_wrapped(painter, hint, hint_font, look.theme.ink_soft, below)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, QRectF(rect).adjusted(1, 1, -1, -1), look.theme, 8)
        painter.restore()


def _text_width(look: Look, width: int) -> int:
    """What the check mark of the chosen row leaves for words."""
    return max(1, width - 2 * _PADDING - look.icon_px(22) - 8)


def _words(index: QModelIndex | QPersistentModelIndex) -> tuple[str, str]:
    return str(index.data(Qt.ItemDataRole.DisplayRole)), str(index.data(ChoicesModel.HINT_ROLE) or "")
