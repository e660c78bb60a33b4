"""Words for medicines, doses and the person's health facts; a label stands alone and begins with a capital letter."""

from __future__ import annotations

from myotrack.domain.doses import DecidedBy, DoseEventKind
from myotrack.domain.health import HealthFactKind, Kidney, Liver
from myotrack.domain.medicines import MedicineKind, Role, Route, Unit
from myotrack.i18n import _, ngettext


def kind_label(kind: MedicineKind) -> str:
    """Return how a medicine is got."""
    return {
        MedicineKind.PRESCRIPTION: _("Prescription medicine"),
        MedicineKind.OTC: _("Bought without prescription"),
        MedicineKind.SUPPLEMENT: _("Supplement"),
    }[kind]


def role_label(role: Role) -> str:
    """Return what a medicine is taken as in a period."""
    return {
        Role.SUSPECTED: _("Suspected of the twitches"),
        Role.FOR_CONDITION: _("For the condition"),
        Role.SUPPRESSANT: _("Against the twitches"),
        Role.SUBSTITUTE: _("Instead of another"),
        Role.OTHER: _("Other"),
    }[role]


def route_label(route: Route) -> str:
    """Return how a medicine goes into the body."""
    return {
        Route.ORAL: _("By mouth"),
        Route.INTRATHECAL_PUMP: _("Pump into the spine"),
        Route.PATCH: _("Patch"),
        Route.INJECTION: _("Injection"),
        Route.INHALED: _("Inhaled"),
        Route.OTHER: _("Another way"),
    }[route]


def unit_label(unit: Unit, amount_is_one: bool = False) -> str:
    """Return the unit as it stands behind a number: "mg", "tablets"; `amount_is_one` gives "tablet"."""
    number = 1 if amount_is_one else 2
    return {
        Unit.MG: _("mg"),
        Unit.UG: _("µg"),
        Unit.G: _("g"),
        Unit.ML: _("ml"),
        Unit.TABLETS: ngettext("tablet", "tablets", number),
        Unit.DROPS: ngettext("drop", "drops", number),
        Unit.PUFFS: ngettext("puff", "puffs", number),
        Unit.PATCHES: ngettext("patch", "patches", number),
        Unit.IU: _("IU"),
    }[unit]


def decided_by_label(decided_by: DecidedBy | None) -> str:
    """Return who decided on a dose change."""
    if decided_by is None:
        return _("Not said")
    return {
        DecidedBy.PRESCRIBER: _("Prescriber"),
        DecidedBy.EMERGENCY_TEAM: _("Emergency team"),
        DecidedBy.ME_WITHOUT_ADVICE: _("Me, without advice"),
    }[decided_by]


def dose_event_label(kind: DoseEventKind) -> str:
    """Return what a deviation from the daily dose is called."""
    return {DoseEventKind.MISSED: _("Missed dose"), DoseEventKind.EXTRA: _("Extra dose")}[kind]


def health_fact_label(kind: HealthFactKind) -> str:
    """Return what a health fact is about."""
    return {
        HealthFactKind.KIDNEY: _("Kidneys"),
        HealthFactKind.LIVER: _("Liver"),
        HealthFactKind.PUMP_REFILL_DUE: _("Pump refill due"),
        HealthFactKind.CONDITION: _("Condition"),
        HealthFactKind.DOCTOR_TOLD: _("My doctor knows of the twitches"),
        HealthFactKind.NONE_TAKEN: _("Nothing taken"),
    }[kind]


def kidney_label(kidney: Kidney) -> str:
    """Return how well the kidneys work."""
    return {
        Kidney.NORMAL: _("Normal"),
        Kidney.REDUCED: _("Reduced"),
        Kidney.DIALYSIS: _("Dialysis"),
        Kidney.UNKNOWN: _("Don't know"),
    }[kidney]


def liver_label(liver: Liver) -> str:
    """Return how well the liver works."""
    return {Liver.NORMAL: _("Normal"), Liver.IMPAIRED: _("Impaired"), Liver.UNKNOWN: _("Don't know")}[liver]


def none_taken_label(kind: MedicineKind) -> str:
    """Return the statement that nothing of this kind is taken."""
    return {
        MedicineKind.PRESCRIPTION: _("No prescription medicines"),
        MedicineKind.OTC: _("Nothing bought without prescription"),
        MedicineKind.SUPPLEMENT: _("No supplements"),
    }[kind]
