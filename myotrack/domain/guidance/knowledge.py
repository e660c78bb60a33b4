"""What the rules must know that is not in the diary: which medicines are which, and when the diary day starts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from myotrack.domain.catalogue import Catalogue, CatalogueEntry
from myotrack.domain.guidance.thresholds import BACLOFEN_ORAL_MAXIMUM_MG
from myotrack.domain.medicines import BACLOFEN, Medicine

_WORDS_AND_NUMBERS = re.compile(r"[^\W\d_]+|\d+")

FORGIVING_FROM_LETTERS = 7
"""Letters from which a name may be typed with one slip: in a shorter one a slip is soon another word."""


@dataclass(frozen=True, slots=True)
class Substance:
    """A substance that a medicine can be: its catalogue key and the names it goes by."""

    key: str
    names: tuple[str, ...]
    forgiving: bool = False
    """Whether a long name counts with one slip of the keyboard too. Not for all substances: some differ by a letter."""

    def is_in(self, medicine: Medicine) -> bool:
        """Whether the medicine was picked as this substance, or its name holds one of the names as whole words."""
        if medicine.catalogue_key == self.key:
            return True
        typed = _spaced(medicine.name)
        if any(_spaced(name) in typed for name in self.names):
            return True
        return self.forgiving and any(_is_one_slip_from(word, name) for word in typed.split() for name in self._long)

    @property
    def _long(self) -> tuple[str, ...]:
        words = (_spaced(name).strip() for name in self.names)
        return tuple(word for word in words if len(word) >= FORGIVING_FROM_LETTERS)


BACLOFEN_SUBSTANCE = Substance(
    BACLOFEN, (BACLOFEN, "baclofene", "baclofeno", "baclofenum", "baklofen", "baclophen"), forgiving=True
)
"""Baclofen by its international names; the brands come from the catalogue. A misspelt name must not silence a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the rules are handed beside the diary. Without a catalogue they know baclofen, and no other medicine."""

    baclofen: Substance = BACLOFEN_SUBSTANCE
    never_stop: tuple[Substance, ...] = ()
    """Other substances never to be stopped suddenly."""
    baclofen_oral_maximum_mg: Decimal = BACLOFEN_ORAL_MAXIMUM_MG
    day_start: time = time(0, 0)
    """When the diary day starts: an earlier time of day belongs to the night after it."""

    def is_baclofen(self, medicine: Medicine) -> bool:
        """Whether this is baclofen, by its catalogue key or by its name."""
        return self.baclofen.is_in(medicine)

    def never_stop_suddenly(self, medicine: Medicine) -> bool:
        """Whether the medicine must never be stopped suddenly; baclofen never must."""
        return self.is_baclofen(medicine) or any(substance.is_in(medicine) for substance in self.never_stop)


DEFAULT_KNOWLEDGE = Knowledge()


def knowledge_from(catalogue: Catalogue, day_start: time = time(0, 0)) -> Knowledge:
    """Return what the catalogue says. Flags count even where their source was not seen (failing safe)."""
    listed = catalogue.find(BACLOFEN)
    named = _names(listed) if listed is not None else ()
    baclofen = Substance(BACLOFEN, tuple(dict.fromkeys((*BACLOFEN_SUBSTANCE.names, *named))), forgiving=True)
    never_stop = tuple(
        Substance(entry.key, _names(entry))
        for entry in catalogue.entries
        if entry.never_stop_suddenly and entry.key != BACLOFEN
    )
    return Knowledge(baclofen=baclofen, never_stop=never_stop, day_start=day_start)


def _names(entry: CatalogueEntry) -> tuple[str, ...]:
    return (entry.name, *entry.also_called, *entry.brands)


def _spaced(text: str) -> str:
    """Return the words and numbers of a name in small letters without accents, a space around each."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return f" {' '.join(_WORDS_AND_NUMBERS.findall(plain.casefold()))} "


def _is_one_slip_from(typed: str, name: str) -> bool:
    """Whether `typed` is `name` with at most one letter wrong, missing or too many, or two neighbours swapped."""
    same = 0
    while same < min(len(typed), len(name)) and typed[same] == name[same]:
        same += 1
    rest, wanted = typed[same:], name[same:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return wanted in (rest[1:], swapped) or wanted[1:] in (rest, rest[1:])
