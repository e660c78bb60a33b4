"""Reads what stands in the fields of a widget, and types it again: for drafts of every sheet alike."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from myotrack.ui.widgets.choice_row import ChoiceRow


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


def typed_texts(values: Mapping[str, str], before: Mapping[str, str]) -> tuple[str, ...]:
    """Return the texts among `values` that are not as `before`, in the order of the fields."""
    changed = (text for field, text in values.items() if text != before.get(field) and not field.startswith("answer"))
    return tuple(text for text in changed if text.strip())


def _lines(place: QWidget) -> list[QLineEdit]:
    return place.findChildren(QLineEdit)


def _notes(place: QWidget) -> list[QPlainTextEdit]:
    return place.findChildren(QPlainTextEdit)


def _rows(place: QWidget) -> list[ChoiceRow]:
    return place.findChildren(ChoiceRow)
