"""Form: reads what stands in the fields of a widget, and types it again: for drafts of every sheet alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from myotrack.services.typed_drafts import Typed
from myotrack.ui.widgets.choice_row import ChoiceRow
from myotrack.ui.widgets.disclosure import Disclosure

_AROUND_PX = 96


class Form:
    """All lines, notes and answers in `place`; nothing that changes one, by hand or by a button, is missed."""

    def __init__(self, place: QWidget) -> None:
        self._place = place
        self._before: dict[str, str] = {}

    def settle(self) -> None:
        """What stands in the fields now is what was there before somebody typed."""
        self._before = field_values(self._place)

    def typed(self) -> Typed:
        """Return what stands in the fields now, and which texts are not as they were."""
        now = field_values(self._place)
        return Typed(now, _changed_texts(now, self._before))

    def type_again(self, typed: Typed) -> bool:
        """Put texts and answers back as if a person typed and chose them now; return whether each text stands there."""
        type_again(self._place, typed.fields)
        now = field_values(self._place)
        boxes: dict[str, QWidget] = {f"line {number}": box for number, box in enumerate(_lines(self._place))}
        boxes |= {f"note {number}": box for number, box in enumerate(_notes(self._place))}
        bring_into_sight([boxes[name] for name in typed.names if name in boxes])
        return all(now.get(name) == typed.fields[name] for name in typed.names)


def bring_into_sight(fields: Sequence[QWidget]) -> None:
    """Unfold what hides these fields, and go to the first one that is there."""
    for field in fields:
        above = field.parentWidget()
        while above is not None:
            if isinstance(above, Disclosure):
                above.set_open(True)
            above = above.parentWidget()
    first = next((field for field in fields if field.isVisible()), None)
    if first is None:
        return
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    above = first.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(first, 0, _AROUND_PX)
        above = above.parentWidget()


def field_values(place: QWidget) -> dict[str, str]:
    """Return the text of every line and note, and the number of every chosen answer, by the order of the fields."""
    values = {f"line {number}": box.text() for number, box in enumerate(_lines(place))}
    values |= {f"note {number}": box.toPlainText() for number, box in enumerate(_notes(place))}
    for number, row in enumerate(_rows(place)):
        values[f"answer {number}"] = next((str(n) for n, choice in enumerate(row.choices) if row.value() == choice), "")
    return values


def type_again(place: QWidget, values: Mapping[str, str]) -> None:
    """Put texts and answers back as if a person typed and chose them now; what there is no field for is left out."""
    for number, row in enumerate(_rows(place)):
        chosen = values.get(f"answer {number}", "")
        if chosen.isdecimal() and int(chosen) < len(row.choices) and row.value() != row.choices[int(chosen)]:
            row.set_chosen(row.choices[int(chosen)])
            row.chosen.emit(row.choices[int(chosen)])
    number = 0
    while number < len(lines := _lines(place)):  # a grid grows while it is filled
        text = values.get(f"line {number}", lines[number].text())
        if text != lines[number].text():
            lines[number].setText(text)
            lines[number].textEdited.emit(text)
        number += 1
    for number, box in enumerate(_notes(place)):
        text = values.get(f"note {number}", box.toPlainText())
        if text != box.toPlainText():
            box.setPlainText(text)


def _changed_texts(now: Mapping[str, str], before: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the fields with a text that is not as `before`, in the order of the fields."""
    changed = (name for name, text in now.items() if text != before.get(name) and text.strip())
    return tuple(name for name in changed if not name.startswith("answer"))


def _lines(place: QWidget) -> list[QLineEdit]:
    return place.findChildren(QLineEdit)


def _notes(place: QWidget) -> list[QPlainTextEdit]:
    return place.findChildren(QPlainTextEdit)


def _rows(place: QWidget) -> list[ChoiceRow]:
    return place.findChildren(ChoiceRow)
