"""Words for warning signs and alerts; the longer texts of a sign come from the guidance files, these need no file."""

from __future__ import annotations

from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.signs import ActionTaken, Grade, SignUnit, WarningSign
from myotrack.i18n import _

_PLURAL = (
    WarningSign.HALLUCINATIONS,
    WarningSign.RIGIDITY,
    WarningSign.TWITCHES_ALL_OVER,
    WarningSign.WORSE_THAN_USUAL,
)


def sign_label(sign: WarningSign) -> str:
    """Return the short name of a warning sign."""
    return {
        WarningSign.SEIZURE: _("Seizure"),
        WarningSign.SLEEPINESS: _("Sleepiness"),
        WarningSign.BREATHING: _("Slow, shallow or difficult breathing"),
        WarningSign.CONFUSION: _("Confusion"),
        WarningSign.HALLUCINATIONS: _("Hallucinations"),
        WarningSign.PARANOIA: _("Paranoia"),
        WarningSign.AGITATION: _("Agitation"),
        WarningSign.ANXIETY: _("Anxiety"),
        WarningSign.SPASMS_WORSE: _("Spasms or stiffness worse than usual"),
        WarningSign.RIGIDITY: _("Rigid muscles"),
        WarningSign.SHAKING: _("Shaking"),
        WarningSign.TWITCHES_ALL_OVER: _("Twitches all over"),
        WarningSign.WORSE_THAN_USUAL: _("Twitches worse than usual"),
        WarningSign.FAST_PULSE: _("Fast pulse"),
        WarningSign.TEMPERATURE: _("Fever or low temperature"),
        WarningSign.FAINT: _("Faint or light-headed"),
        WarningSign.LOW_BLOOD_PRESSURE: _("Low blood pressure"),
        WarningSign.ITCHING_TINGLING: _("Itching or tingling"),
        WarningSign.VOMITING: _("Vomiting"),
        WarningSign.FALL: _("Fall"),
        WarningSign.PUMP_ALARM: _("Pump alarm"),
        WarningSign.PUMP_REFILL_MISSED: _("Pump refill missed"),
    }[sign]


def is_plural(sign: WarningSign) -> bool:
    """Whether its name is in the plural: "Hallucinations were ticked"."""
    return sign in _PLURAL


def grade_label(grade: Grade) -> str:
    """Return how far sleepiness or confusion goes, as it stands on a button."""
    return {
        Grade.DROWSY: _("Drowsy"),
        Grade.HARD_TO_STAY_AWAKE: _("Very hard to stay awake"),
        Grade.CANNOT_BE_WOKEN: _("Cannot be woken"),
        Grade.MILD: _("Mild"),
        Grade.SEVERE: _("Severe"),
    }[grade]


def grade_in_sentence(grade: Grade) -> str:
    """Return the same in the middle of a sentence."""
    return {
        Grade.DROWSY: _("drowsy"),
        Grade.HARD_TO_STAY_AWAKE: _("very hard to stay awake"),
        Grade.CANNOT_BE_WOKEN: _("cannot be woken"),
        Grade.MILD: _("mild"),
        Grade.SEVERE: _("severe"),
    }[grade]


def sign_unit_label(unit: SignUnit) -> str:
    """Return the unit of a measured sign as it stands behind a number."""
    return {
        SignUnit.CELSIUS: _("°C"),
        SignUnit.FAHRENHEIT: _("°F"),
        SignUnit.BPM: _("beats a minute"),
        SignUnit.MMHG: _("mmHg"),
    }[unit]


def action_label(action: ActionTaken) -> str:
    """Return what was done about a sign."""
    return {
        ActionTaken.CALLED_EMERGENCY: _("Called the emergency number"),
        ActionTaken.CALLED_DOCTOR: _("Called a doctor"),
        ActionTaken.RESCUE_INSTRUCTIONS: _("Followed my rescue instructions"),
        ActionTaken.NOTHING_YET: _("Nothing yet"),
        ActionTaken.ENTERED_BY_MISTAKE: _("Entered by mistake"),
    }[action]


def action_hint(action: ActionTaken) -> str:
    """Return the small line under what was done, "" for none."""
    if action is ActionTaken.RESCUE_INSTRUCTIONS:
        return _("those of my clinic")
    if action is ActionTaken.NOTHING_YET:
        return _("it is asked again")
    if action is ActionTaken.ENTERED_BY_MISTAKE:
        return _("it stays on the list, struck through")
    return ""


def tier_label(tier: Tier) -> str:
    """Return how urgent an alert is."""
    return {
        Tier.EMERGENCY: _("Emergency"),
        Tier.URGENT: _("Urgent"),
        Tier.DISCUSS: _("Talk about it"),
        Tier.INFO: _("Good to know"),
    }[tier]
