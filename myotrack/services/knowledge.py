"""What the rules must know beside the diary, read from the shipped catalogue only when a medicine asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE, Knowledge, knowledge_from
from myotrack.domain.medicines import BACLOFEN, Medicine
from myotrack.resources.locate import MissingResourceError
from myotrack.resources.strict_toml import ShippedFileError


def knowledge_of(medicines: Iterable[Medicine], day_start: time = time(0, 0)) -> Knowledge:
    """Return what the rules must know of these medicines: baclofen by heart, any other from the catalogue."""
    if all(medicine.catalogue_key == BACLOFEN for medicine in medicines):
        return Knowledge(day_start=day_start)
    from myotrack.resources.catalogue import load_catalogue

    return knowledge_from(load_catalogue(), day_start)


def knowledge_whatever_is_broken(medicines: Iterable[Medicine]) -> Knowledge:
    """Return the same for the emergency card: without its brands, baclofen by heart, when the catalogue is damaged."""
    try:
        return knowledge_of(medicines)
    except (ShippedFileError, MissingResourceError, OSError):
        return DEFAULT_KNOWLEDGE
