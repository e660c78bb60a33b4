"""Medicines as rows."""

from __future__ import annotations

from myotrack.domain.medicines import Medicine, MedicineKind
from myotrack.storage.rows import provenance_columns, provenance_of
from myotrack.storage.subjects.subject import Subject
from myotrack.storage.tables import MEDICINE, MedicineRow


def _to_row(value: Medicine) -> MedicineRow:
    return MedicineRow(
        id=value.id,
        name=value.name,
        kind=value.kind.value,
        catalogue_key=value.catalogue_key,
        note=value.note,
        **provenance_columns(value.provenance),
    )


def _to_value(row: MedicineRow) -> Medicine:
    return Medicine(
        id=row["id"],
        name=row["name"],
        provenance=provenance_of(row),
        kind=MedicineKind(row["kind"]),
        catalogue_key=row["catalogue_key"],
        note=row["note"],
    )


MEDICINES = Subject(Medicine, MEDICINE, _to_row, _to_value)
