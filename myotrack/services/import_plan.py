"""Works out what an import would do to a diary: values in, a plan out; nothing is written here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep, change_order
from myotrack.domain.medicines import Medicine
from myotrack.exchange.csv_context import folded_name
from myotrack.exchange.facts import Contents, Fact, Place, ReadFact, Reading, Refused, contents_of
from myotrack.exchange.sameness import Slot, adds_up, said, slot
from myotrack.resources.catalogue import load_catalogue


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place in the diary that holds something else than the file: what the file says, and what the diary holds."""

    place: Place
    imported: Fact
    held: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would write and take away; conflicts are kept as they are in the diary unless it `replaces`."""

    reading: Reading
    replaces: bool
    writes: tuple[Fact, ...]
    removes: tuple[Fact, ...]
    already_there: int
    conflicts: tuple[Conflict, ...]
    medicine_names: Mapping[str, str]
    """The name of every medicine id that the facts of the plan speak of."""
    held: Contents
    """What the diary held when the plan was made."""

    @property
    def rows(self) -> int:
        """How many rows and records were looked at."""
        return self.reading.rows

    @property
    def refused(self) -> tuple[Refused, ...]:
        """The rows that can't be read."""
        return self.reading.refused

    @property
    def changes_anything(self) -> bool:
        """Whether applying it would write."""
        return bool(self.writes or self.removes)


def plan_of(reading: Reading, held: Contents, *, replaces: bool = False) -> ImportPlan:
    """Return what bringing `reading` into a diary that holds `held` would do."""
    planner = _Planner(held, replaces)
    planner.take_medicines(reading.facts)
    planner.take_others(reading.facts)
    return ImportPlan(
        reading=reading,
        replaces=replaces,
        writes=tuple(planner.writes),
        removes=tuple(planner.removes),
        already_there=planner.already_there,
        conflicts=tuple(planner.conflicts),
        medicine_names={m.id: m.name for m in (*held.medicines, *contents_of(planner.writes).medicines)},
        held=held,
    )


@dataclass
class _Planner:
    held: Contents
    replaces: bool
    writes: list[Fact] = field(default_factory=list)
    removes: list[Fact] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    already_there: int = 0
    medicine_ids: dict[str, str] = field(default_factory=dict)

    def take_medicines(self, facts: Iterable[ReadFact]) -> None:
        """Join medicines by id or name with those of the diary; a CSV file also with those of an archive beside it."""
        by_id = {medicine.id: medicine for medicine in self.held.medicines}
        by_name = {folded_name(medicine.name): medicine for medicine in self.held.medicines}
        new: dict[str, Medicine] = {}
        for read in sorted(facts, key=_archives_first):
            medicine = read.fact
            if not isinstance(medicine, Medicine):
                continue
            name = folded_name(medicine.name)
            there = by_id.get(medicine.id) or by_name.get(name)
            if there is not None:
                self.medicine_ids[medicine.id] = there.id
                self._compare_medicine(read, medicine, there)
            elif _is_from_csv(read) and name in new:
                self.medicine_ids[medicine.id] = new[name].id
            else:
                new[name] = medicine
                self.writes.append(_with_catalogue_key(medicine) if _is_from_csv(read) else medicine)

    def _compare_medicine(self, read: ReadFact, medicine: Medicine, there: Medicine) -> None:
        # A CSV file knows nothing of a medicine but its name.
        if _is_from_csv(read):
            return
        if said(medicine) == said(there):
            self.already_there += 1
            return
        self.conflicts.append(Conflict(read.place, medicine, (there,)))
        if self.replaces:
            self.writes.append(replace(medicine, id=there.id))

    def take_others(self, facts: Iterable[ReadFact]) -> None:
        """Compare everything else with the diary, slot by slot."""
        wanted: defaultdict[Slot, list[ReadFact]] = defaultdict(list)
        for read in facts:
            if not isinstance(read.fact, Medicine):
                own = self._with_diary_medicine(read)
                wanted[slot(own.fact)].append(own)
        taken: defaultdict[Slot, list[Fact]] = defaultdict(list)
        ids: set[tuple[type[Fact], str]] = set()
        for fact in self.held.every_fact():
            taken[slot(fact)].append(fact)
            ids.add((type(fact), fact.id))
        for place, reads in wanted.items():
            self._fill(reads, taken.get(place, []), ids)

    def _with_diary_medicine(self, read: ReadFact) -> ReadFact:
        fact = read.fact
        if isinstance(fact, DoseChange | DoseEvent | PlanStep):
            medicine = self.medicine_ids.get(fact.medicine_id, fact.medicine_id)
            return replace(read, fact=replace(fact, medicine_id=medicine))
        return read

    def _fill(self, reads: list[ReadFact], held: list[Fact], ids: set[tuple[type[Fact], str]]) -> None:
        as_csv = any(_is_from_csv(read) for read in reads)
        there = Counter(said(fact, as_csv=as_csv) for fact in held)
        new = [read for read in reads if not _taken_from(there, said(read.fact, as_csv=as_csv))]
        if not new and not _other_way_round(reads, held):
            self.already_there += len(reads)
            return
        new = new or reads
        self.already_there += len(reads) - len(new)
        only_adds = not held or (adds_up(new[0].fact) and not there.total())
        moved = [read for read in new if (type(read.fact), read.fact.id) in ids]
        if only_adds and not moved:
            self.writes.extend(read.fact for read in new)
            return
        if only_adds:
            held = []
        self.conflicts.extend(Conflict(read.place, read.fact, tuple(held)) for read in new)
        if self.replaces:
            self._replace(reads, held)

    def _replace(self, reads: list[ReadFact], held: list[Fact]) -> None:
        """Give the facts of the file the ids of those they replace, so that the history of each goes on."""
        pool = dict.fromkeys([*(fact.id for fact in held), *(read.fact.id for read in reads)])
        for read, fact_id in zip(reads, pool, strict=False):
            self.writes.append(replace(read.fact, id=fact_id))
        self.removes.extend(held[len(reads) :])


def _taken_from(there: Counter[tuple[str, ...]], wanted: tuple[str, ...]) -> bool:
    if there[wanted] <= 0:
        return False
    there[wanted] -= 1
    return True


def _other_way_round(reads: list[ReadFact], held: list[Fact]) -> bool:
    """Whether two dose changes at one moment stand in another order: the last one is the dose that holds."""
    doses = sorted((fact for fact in held if isinstance(fact, DoseChange)), key=change_order)
    return len(reads) == len(doses) and [said(read.fact) for read in reads] != [said(dose) for dose in doses]


def _is_from_csv(read: ReadFact) -> bool:
    return not read.place.part


def _archives_first(read: ReadFact) -> bool:
    return _is_from_csv(read)


def _with_catalogue_key(medicine: Medicine) -> Medicine:
    """Return a medicine that is known by its name alone, with the catalogue's key when it is the very name there."""
    name = folded_name(medicine.name)
    found = (entry.key for entry in load_catalogue().entries if folded_name(entry.name) == name)
    return replace(medicine, catalogue_key=next(found, None))
