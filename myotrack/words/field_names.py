"""What the person calls each field of an entry."""

from __future__ import annotations

from myotrack.i18n import _


def field_name(field: str) -> str:
    """Return the name of a field as it begins a sentence, as in "The twitch count"; any name is answered."""
    return _field_names().get(field, field.replace("_", " ").capitalize())


def _field_names() -> dict[str, str]:
    return {
        "date": _("The date"),
        "time": _("The time"),
        "note": _("The note"),
        "status": _("The status"),
        **_answers(),
        **_doses(),
        **_signs_and_facts(),
        **_settings(),
    }


def _answers() -> dict[str, str]:
    return {
        "twitch_count": _("The twitch count"),
        "frequency_band": _("The frequency"),
        "severity": _("Severity"),
        "interference": _("Interference"),
        "bother": _("Bother"),
        "condition_0_10": _("The original condition"),
        "regions": _("A part of the body"),
        "falls": _("The number of falls"),
        "count": _("The count"),
        "duration_s": _("The length of the count in seconds"),
        "started": _("The start of the count"),
        "position": _("The position"),
        "entered_at": _("The time of entry"),
        "entered_by": _("The person who entered it"),
        "source": _("The source"),
    }


def _doses() -> dict[str, str]:
    return {
        "medicine": _("The medicine's name"),
        "kind": _("The kind"),
        "daily_dose": _("The dose"),
        "planned_daily_dose": _("The planned dose"),
        "unit": _("The unit"),
        "role": _("The role"),
        "route": _("The route"),
        "decided_by": _("Who decided"),
        "from_date": _("The first day of the step"),
        "prescriber": _("The prescriber's name"),
    }


def _signs_and_facts() -> dict[str, str]:
    return {
        "sign": _("The sign"),
        "grade": _("The grade"),
        "value": _("The value"),
        "action_taken": _("What was done"),
        "fact": _("The fact"),
        "kidney": _("The kidney fact"),
        "liver": _("The liver fact"),
        "pump_refill_due": _("The day of the pump refill"),
        "condition": _("The condition"),
        "doctor_told": _("What the doctor was told"),
        "none_taken": _("The kind of which nothing is taken"),
        "clinician": _("The clinician's name"),
        "question": _("The question"),
    }


def _settings() -> dict[str, str]:
    return {
        "text_percent": _("The text size"),
        "repeat_ms": _("The time in which repeats are ignored"),
        "freeze_px": _("The slip that is forgiven"),
        "hold_ms": _("The time to hold"),
        "day_start": _("The start of the day"),
        "preferences": _("The text of a setting"),
    }
