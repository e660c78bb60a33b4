"""“I have spoken to my prescriber”: how that is kept beside a stop, a cut or a missed dose."""

from __future__ import annotations

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.signs import ActionTaken
from myotrack.services.recorder import Recorder
from myotrack.storage.writer import Writer

NEVER_STOP_RULE = "R9"
"""The rule that it answers."""


def write_that_prescriber_knows(writer: Writer, recorder: Recorder, *, knows: bool) -> None:
    """Write today's answer about R9, that a doctor was spoken to, in one change with what it is about."""
    today = recorder.today()
    if knows:
        writer.put(
            AlertAnswer(
                id=recorder.new_id(),
                day=today,
                rule=NEVER_STOP_RULE,
                action_taken=ActionTaken.CALLED_DOCTOR,
                provenance=recorder.provenance(today),
            )
        )
