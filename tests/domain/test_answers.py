from __future__ import annotations

from typing import Any

import pytest

from myotrack.domain.answers import ALERT_ACTIONS
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.signs import ActionTaken
from tests.builders import an_answer, day


def test_anything_but_nothing_yet_settles_an_alert() -> None:
    assert {action for action in ALERT_ACTIONS if not an_answer(action=action).settles} == {ActionTaken.NOTHING_YET}


@pytest.mark.parametrize(
    ("fields", "field", "reason"),
    [
        ({"action": ActionTaken.ENTERED_BY_MISTAKE}, "action_taken", Reason.NOT_ONE_OF),
        ({"rule": " "}, "rule", Reason.MISSING),
        ({"rule": "R9\nR10"}, "rule", Reason.CONTROL_CHARACTERS),
        ({"note": "x" * 20_001}, "note", Reason.TOO_LONG),
    ],
)
def test_an_answer_that_cannot_be_is_refused(fields: dict[str, Any], field: str, reason: Reason) -> None:
    with pytest.raises(InvalidEntry) as refused:
        an_answer(day(0), **fields)
    assert (refused.value.field, refused.value.reason) == (field, reason)
