"""EmptyState: the first step."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from myotrack.ui.widgets.empty_state import EmptyState


def test_it_offers_the_first_step(qtbot: QtBot) -> None:
    empty = EmptyState("No medicine yet", "Add one.", "Add a medicine", icon="pill")
    qtbot.addWidget(empty)
    assert empty.button is not None

    with qtbot.waitSignal(empty.action_clicked, timeout=0):
        empty.button.click()


def test_without_a_step_there_is_no_button(qtbot: QtBot) -> None:
    empty = EmptyState("Nothing logged on this day", "That is not a zero.")
    qtbot.addWidget(empty)

    assert empty.button is None
