"""The substances a medicine can be picked from, with the published facts that are known of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_QUERY = 40
"""Letters of a search that are looked at; no name in the catalogue is longer."""

LETTERS_FOR_ONE_SLIP, LETTERS_FOR_TWO_SLIPS = 4, 7
"""Shortest search that may hold one spelling mistake, and two (design choice: below it everything looks alike)."""


class Organ(StrEnum):
    """What takes a substance out of the body."""

    LIVER = "liver"
    KIDNEY = "kidney"
    BILE = "bile"


class StopKind(StrEnum):
    """What the table of substances says about stopping."""

    NEVER_SUDDENLY = "never_suddenly"
    GRADUALLY = "gradually"
    WITH_PRESCRIBER = "with_prescriber"
    NO_TAPER = "no_taper"
    SEE_LABEL = "see_label"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Figure:
    """A published range, with its unit and source; one published number is a range with equal ends."""

    low: float
    high: float
    unit: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the table of substances, its own source in it; `verified` when that source was seen."""

    words: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Elimination:
    """How a substance leaves the body: the organs, and the table's words."""

    organs: tuple[Organ, ...]
    words: str
    unchanged: Figure | None = None
    """Share (0 to 1) that the kidneys put out unchanged, where the table gives one."""


@dataclass(frozen=True, slots=True)
class Stopping:
    """What is published about stopping a substance: the kind, the table's words, and the source."""

    kind: StopKind
    words: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Code:
    """A code of another vocabulary; `of` says which part of the entry it stands for, "" for all of it."""

    code: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class RxNormCode:
    """An RxNorm concept (RxCUI) with where it was matched; `of` as in `Code`."""

    code: str
    source: str
    verified: bool
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """One substance. `also_called` and `brands` are names to find it by; no fact rests on them."""

    key: str
    name: str
    drug_class: str
    half_life: Figure
    elimination: Elimination
    stopping: Stopping
    atc: tuple[Code, ...]
    myoclonus: Statement
    listed_as: str = ""
    """The name in the table of substances, where it says more than `name`: "baclofen (oral)"."""
    listed_class: str = ""
    also_called: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    group: str = ""
    suppressant: bool = False
    """Whether the table names it as something that suppresses jerks; the role still belongs to the period."""
    impairment: Statement | None = None
    severe_renal_half_life: Figure | None = None
    metabolite: Statement | None = None
    metabolite_half_life: Figure | None = None
    rxcui: RxNormCode | None = None

    @property
    def never_stop_suddenly(self) -> bool:
        """Whether the table says never to stop it suddenly; `stopping.verified` tells if its source was seen."""
        return self.stopping.kind is StopKind.NEVER_SUDDENLY

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that the entry has."""
        found = (self.half_life, self.severe_renal_half_life, self.metabolite_half_life, self.elimination.unchanged)
        return tuple(figure for figure in found if figure is not None)


@dataclass(frozen=True, slots=True)
class _Searchable:
    """What of an entry a search looks at, folded once."""

    entry: CatalogueEntry
    name: str
    other_names: tuple[str, ...]
    words: tuple[str, ...]
    class_words: tuple[str, ...]

    @classmethod
    def of(cls, entry: CatalogueEntry) -> _Searchable:
        name = _folded(entry.name)
        others = tuple(_folded(other) for other in (*entry.also_called, *entry.brands))
        words = tuple(dict.fromkeys(word for text in (name, *others) for word in text.split()))
        class_words = tuple(_folded(f"{entry.drug_class} {entry.group}").split())
        return cls(entry, name, others, words, class_words)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All substances; found by key, or by what a person types."""

    entries: tuple[CatalogueEntry, ...]
    _by_key: dict[str, CatalogueEntry] = field(init=False, repr=False, compare=False)
    _searchable: tuple[_Searchable, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {entry.key: entry for entry in self.entries})
        object.__setattr__(self, "_searchable", tuple(_Searchable.of(entry) for entry in self.entries))

    def find(self, key: str | None) -> CatalogueEntry | None:
        """Return the entry with this key, or None: a diary can hold a key that this version does not know."""
        return None if key is None else self._by_key.get(key)

    def search(self, text: str, limit: int = 8) -> tuple[CatalogueEntry, ...]:
        """Return at most `limit` entries for what was typed so far, best first; nothing for blank text.

        Names that begin with it come before other names and brands, these before words inside a name and before
        the class. Only when nothing begins with it are spelling mistakes forgiven.
        """
        typed = _folded(text[:LONGEST_QUERY])
        if not typed or limit < 1:
            return ()
        ranked = [(rank, s.name, s.entry) for s in self._searchable if (rank := _rank(typed, s)) is not None]
        if not ranked:
            ranked = [(slips, s.name, s.entry) for s in self._searchable if (slips := _slips(typed, s)) is not None]
        return tuple(entry for _, _, entry in sorted(ranked, key=lambda found: found[:2])[:limit])


def _folded(text: str) -> str:
    """Return the text in small letters without accents, with one space for everything that is no letter or digit."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def _rank(typed: str, searchable: _Searchable) -> int | None:
    """Return how directly the entry is meant, 0 for its very name; None when nothing of it begins like that."""
    if typed == searchable.name:
        return 0
    if searchable.name.startswith(typed):
        return 1
    if any(other.startswith(typed) for other in searchable.other_names):
        return 2
    words = typed.split()
    if _all_begin(words, searchable.words):
        return 3
    if _all_begin(words, (*searchable.words, *searchable.class_words)):
        return 4
    return None


def _all_begin(beginnings: Iterable[str], words: tuple[str, ...]) -> bool:
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


def _slips(typed: str, searchable: _Searchable) -> int | None:
    """Return the fewest spelling mistakes to a beginning of one of the entry's names; None when too many."""
    if len(typed) < LETTERS_FOR_ONE_SLIP:
        return None
    most = 1 if len(typed) < LETTERS_FOR_TWO_SLIPS else 2
    candidates = dict.fromkeys((searchable.name, *searchable.other_names, *searchable.words))
    found = [slips for name in candidates if (slips := _slips_to_beginning(typed, name, most)) is not None]
    return min(found, default=None)


def _slips_to_beginning(typed: str, name: str, most: int) -> int | None:
    """Return the edit distance from `typed` to the nearest beginning of `name`; None above `most`.

    A slip is a letter that is wrong, missing or too many, or two letters swapped.
    """
    name = name[: len(typed) + most]
    if len(name) < len(typed) - most:
        return None
    before: list[int] = []
    last = list(range(len(name) + 1))
    for i, letter in enumerate(typed, start=1):
        row = [i]
        for j, other in enumerate(name, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if before and j > 1 and letter == name[j - 2] and typed[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
        before, last = last, row
    nearest = min(last)
    return nearest if nearest <= most else None
