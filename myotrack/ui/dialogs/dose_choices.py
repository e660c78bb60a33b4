"""The questions that several sheets ask of a medicine: kind, unit, way of taking, role, who decided."""

from __future__ import annotations

from myotrack.domain.doses import DecidedBy
from myotrack.domain.medicines import MedicineKind, Role, Route, Unit
from myotrack.i18n import _
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.words.medicine_labels import decided_by_label, kind_label, role_label, route_label, unit_label


def kind_row() -> ChoiceRow:
    """How it is got."""
    return ChoiceRow(_("What kind of medicine is it?"), [Choice(kind, kind_label(kind)) for kind in MedicineKind])


def unit_row(question: str = "") -> ChoiceRow:
    """What the dose is measured in; milligrams are marked."""
    row = ChoiceRow(question or _("Measured in"), [Choice(unit, unit_label(unit)) for unit in Unit], columns=5)
    row.set_chosen(Unit.MG)
    return row


def route_row() -> ChoiceRow:
    """How it goes into the body; by mouth is marked."""
    row = ChoiceRow(_("How is it taken?"), [Choice(route, route_label(route)) for route in Route], columns=3)
    row.set_chosen(Route.ORAL)
    return row


def role_row() -> ChoiceRow:
    """What it is taken as in this period. The person says it: nothing but "not sure" is marked beforehand."""
    choices = [Choice(role, role_title(role), role_sentence(role)) for role in Role]
    row = ChoiceRow(_("Which of these fits it?"), choices, columns=2)
    row.set_chosen(Role.OTHER)
    return row


def decided_by_row(question: str = "") -> ChoiceRow:
    """Who decided on the change; nothing is marked beforehand, and it may stay open."""
    choices = [Choice(who, decided_by_label(who)) for who in DecidedBy]
    return ChoiceRow(question or _("Who decided this?"), choices, columns=3)


def role_title(role: Role) -> str:
    """Return the words on the button of a role."""
    return _("Other, or not sure") if role is Role.OTHER else role_label(role)


def role_sentence(role: Role) -> str:
    """Return in one plain sentence what a role means."""
    return {
        Role.SUSPECTED: _("It may be what makes the muscles jerk."),
        Role.FOR_CONDITION: _("It treats the illness it was prescribed for."),
        Role.SUPPRESSANT: _("It is taken to calm the twitches."),
        Role.SUBSTITUTE: _("It took the place of a medicine that was cut or stopped."),
        Role.OTHER: _("None of these, or you don't know. You can say it later."),
    }[role]


def chosen_unit(row: ChoiceRow) -> Unit:
    """Return the unit that is marked."""
    value = row.value()
    return value if isinstance(value, Unit) else Unit.MG


def chosen_route(row: ChoiceRow) -> Route:
    """Return the way of taking that is marked."""
    value = row.value()
    return value if isinstance(value, Route) else Route.ORAL


def chosen_role(row: ChoiceRow) -> Role:
    """Return the role that is marked."""
    value = row.value()
    return value if isinstance(value, Role) else Role.OTHER


def chosen_decider(row: ChoiceRow) -> DecidedBy | None:
    """Return who decided, or None when it was left open."""
    value = row.value()
    return value if isinstance(value, DecidedBy) else None


def chosen_kind(row: ChoiceRow) -> MedicineKind | None:
    """Return the kind that is marked, or None."""
    value = row.value()
    return value if isinstance(value, MedicineKind) else None
