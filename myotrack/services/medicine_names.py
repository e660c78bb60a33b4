"""No two medicines of a diary have one name."""

from __future__ import annotations

from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.medicines import Medicine
from myotrack.storage.reader import Reader


def refuse_same_name(diary: Reader, medicine: Medicine) -> None:
    """Raise InvalidEntry when another medicine of the diary has the name of this one, in whatever letters."""
    name = medicine.name.casefold()
    if any(m.id != medicine.id and m.name.casefold() == name for m in diary.all(Medicine)):
        raise InvalidEntry("medicine", medicine.name, Reason.ALREADY_THERE)
