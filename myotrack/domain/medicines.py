"""The substances a person takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from myotrack.domain.provenance import Provenance
from myotrack.domain.text_limits import NOTE_LIMIT, checked_name, checked_text

BACLOFEN = "baclofen"
"""Catalogue key of the medicine that the guidance is about."""


class MedicineKind(StrEnum):
    """How a medicine is got."""

    PRESCRIPTION = "prescription"
    OTC = "otc"
    SUPPLEMENT = "supplement"


class Role(StrEnum):
    """What a medicine was taken as in one period; it belongs to the period, not to the medicine."""

    SUSPECTED = "suspected"
    FOR_CONDITION = "for_condition"
    SUPPRESSANT = "suppressant"
    SUBSTITUTE = "substitute"
    OTHER = "other"


class Route(StrEnum):
    """How a medicine goes into the body."""

    ORAL = "oral"
    INTRATHECAL_PUMP = "intrathecal_pump"
    PATCH = "patch"
    INJECTION = "injection"
    INHALED = "inhaled"
    OTHER = "other"


class Unit(StrEnum):
    """What a dose is measured in."""

    MG = "mg"
    UG = "µg"
    G = "g"
    ML = "ml"
    TABLETS = "tablets"
    DROPS = "drops"
    PUFFS = "puffs"
    PATCHES = "patches"
    IU = "IU"


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine:
    """A substance this person takes or took, from the catalogue (`catalogue_key`) or in the person's own words."""

    id: str
    name: str
    provenance: Provenance
    kind: MedicineKind = MedicineKind.PRESCRIPTION
    catalogue_key: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        checked_name("medicine", self.name)
        checked_text("note", self.note, NOTE_LIMIT)
