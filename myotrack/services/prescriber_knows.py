"""“I have spoken to my prescriber”: how that is kept beside a stop, a cut or a missed dose."""

from __future__ import annotations

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.signs import ActionTaken
from myotrack.services.recorder import Recorder

NEVER_STOP_RULE = "R9"
"""The rule that it answers."""


def prescriber_knows_answer(recorder: Recorder) -> AlertAnswer:
    """Return today's answer about R9: a doctor was spoken to. It is written in one change with what it is about."""
    today = recorder.today()
    return AlertAnswer(
        id=recorder.new_id(),
        day=today,
        rule=NEVER_STOP_RULE,
        action_taken=ActionTaken.CALLED_DOCTOR,
        provenance=recorder.provenance(today),
    )
