"""What Undo and Redo do, in words."""

from __future__ import annotations

import pytest

from myotrack.domain.actions import Action
from myotrack.words.actions import redone_sentence, step_name, undone_sentence


@pytest.mark.parametrize("action", Action)
def test_every_action_has_its_words(action: Action) -> None:
    name = step_name(action, back=True).removeprefix("taking back ")
    assert undone_sentence(action) == f"Undone: {name}."
    assert redone_sentence(action) == f"Brought back: {name}."
    assert step_name(action, back=False) == f"bringing back {name}"
