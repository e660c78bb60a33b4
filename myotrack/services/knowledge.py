"""What the rules must know beside the diary, read from the shipped catalogue only when a medicine asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from myotrack.domain.guidance.knowledge import Knowledge, knowledge_from
from myotrack.domain.medicines import BACLOFEN, Medicine


def knowledge_of(medicines: Iterable[Medicine], day_start: time = time(0, 0)) -> Knowledge:
    """Return what the rules must know of these medicines: baclofen by heart, any other from the catalogue."""
    if all(medicine.catalogue_key == BACLOFEN for medicine in medicines):
        return Knowledge(day_start=day_start)
    from myotrack.resources.catalogue import load_catalogue

    return knowledge_from(load_catalogue(), day_start)
