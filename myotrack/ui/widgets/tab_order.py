"""Puts what is made later into the Tab order where it stands on the screen: Qt would put it at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(place: QWidget) -> list[QWidget]:
    """Return everything inside `place` that Tab can reach, in the order in which it was made."""
    return [each for each in place.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def stop_before(widget: QWidget) -> QWidget:
    """Return what Shift+Tab would reach from `widget`, hidden things included."""
    before: QWidget | None = widget.previousInFocusChain()
    while before is not None and before is not widget:
        if before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return before
        before = before.previousInFocusChain()
    return widget


def tab_through(before: QWidget, stops: Sequence[QWidget]) -> None:
    """Have Tab go from `before` to each of these widgets of the same window, and then on as it did.

    Qt ignores the order silently when `before` can't have the focus.
    """
    for stop in stops:
        QWidget.setTabOrder(before, stop)
        before = stop
