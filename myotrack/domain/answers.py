"""What a person says was done about a warning that rests on doses or twitches and not on a ticked sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.provenance import Provenance
from myotrack.domain.signs import ActionTaken
from myotrack.domain.text_limits import NOTE_LIMIT, checked_name, checked_text

ALERT_ACTIONS = tuple(action for action in ActionTaken if action is not ActionTaken.ENTERED_BY_MISTAKE)
"""What can be done about a warning. A fact that was entered by mistake is put right where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertAnswer:
    """On this diary day the person said what was done about a rule's alert; later findings of the rule ask again."""

    id: str
    day: date
    rule: str
    action_taken: ActionTaken
    provenance: Provenance
    note: str = ""

    def __post_init__(self) -> None:
        checked_name("rule", self.rule)
        checked_text("note", self.note, NOTE_LIMIT)
        if self.action_taken not in ALERT_ACTIONS:
            choices = tuple(action.value for action in ALERT_ACTIONS)
            raise InvalidEntry("action_taken", self.action_taken, Reason.NOT_ONE_OF, choices=choices)

    @property
    def settles(self) -> bool:
        """Whether the alert need not wait any longer: something was done."""
        return self.action_taken is not ActionTaken.NOTHING_YET
