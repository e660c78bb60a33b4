"""The one style sheet: what Qt draws itself (fields, scroll bars, tables, dialogs). Our widgets paint themselves."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

_SHEET = Template(
    """
QToolTip { background: $surface_raised; color: $ink; border: 1px solid $border_strong; padding: 6px; }

QLineEdit, QPlainTextEdit, QTextBrowser {
    background: $surface; color: $ink;
    border: 1px solid $border_strong; border-radius: 10px;
    padding: 4px 14px;
    selection-background-color: $selection; selection-color: $ink;
    placeholder-text-color: $ink_soft;
}
QLineEdit { min-height: ${field_inner}px; }
QPlainTextEdit, QTextBrowser { padding: 8px 10px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus { border: 3px solid $focus; }
QLineEdit:focus { padding: 2px 12px; }
QPlainTextEdit:focus, QTextBrowser:focus { padding: 6px 8px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $disabled; background: $ground; }
QLineEdit[problem="true"] { border: 2px solid $urgent; padding: 3px 13px; }
QLineEdit[problem="true"]:focus { border: 3px solid $focus; padding: 2px 12px; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[scrollBody="true"] { background: transparent; }
QScrollBar:vertical { background: $ground; width: 16px; margin: 0; }
QScrollBar:horizontal { background: $ground; height: 16px; margin: 0; }
QScrollBar::handle { background: $border_strong; border-radius: 5px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 56px; }
QScrollBar::handle:horizontal { min-width: 56px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }

QTableView, QListView {
    background: transparent; color: $ink; border: none; gridline-color: $border;
    selection-background-color: $selection; selection-color: $ink; outline: none;
}
QListView[boxed="true"] { background: $surface; border: 1px solid $border_strong; border-radius: 10px; padding: 3px; }
QListView[boxed="true"]:focus { border: 3px solid $focus; padding: 1px; }
QHeaderView { background: transparent; border: none; }

QDialog { background: $surface; }
QFileDialog QHeaderView::section { background: $surface; color: $ink; border: none; padding: 6px; }
QFileDialog QPushButton, QFileDialog QComboBox {
    background: $surface; color: $ink; border: 1px solid $border_strong; border-radius: 10px;
    min-height: ${row_px}px; min-width: 96px; padding: 0 14px;
}
QFileDialog QPushButton:focus, QFileDialog QComboBox:focus { border: 3px solid $focus; }
QFileDialog QToolButton { min-width: ${row_px}px; min-height: ${row_px}px; margin: 0 4px; }
QFileDialog QTreeView::item, QFileDialog QListView::item { min-height: ${row_px}px; }
QFrame[card="true"] { background: $surface; border: 1px solid $border; border-radius: 14px; }
QFrame[rule="true"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QCheckBox { spacing: 12px; min-height: ${row_px}px; }
QMenu { background: $surface_raised; color: $ink; border: 1px solid $border_strong; padding: 8px; }
QMenu::item { min-height: ${row_px}px; padding: 0 20px; }
QMenu::item:selected { background: $selection; color: $ink; }
"""
)


def style_sheet(colours: Mapping[str, object], *, field_px: int, row_px: int) -> str:
    """Write the style sheet for a set of colours; the sizes are pixels at the chosen text size."""
    return _SHEET.substitute(
        colours,
        # Padding and border come on top of a style sheet's min-height.
        field_inner=field_px - 10,
        row_px=row_px,
    )
