"""What the storage needs to know of a kind of fact: its value type, its row type and the way between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Table

from myotrack.domain.provenance import Provenance
from myotrack.storage.rows import DamagedRow
from myotrack.storage.tables import FactRow


class Fact(Protocol):
    """A domain value that can be stored: it has an id and a provenance."""

    @property
    def id(self) -> str:
        """The id, made by the program."""

    @property
    def provenance(self) -> Provenance:
        """Who entered it, when and how."""


_NOT_STORED = frozenset({bytes, float})

V = TypeVar("V", bound=Fact)
R = TypeVar("R", bound=FactRow)


@dataclass(frozen=True, slots=True)
class Subject(Generic[V, R]):
    """A kind of fact and its table."""

    value_type: type[V]
    table: Table
    to_row: Callable[[V], R]
    to_value: Callable[[R], V]
    withdrawn: Callable[[V], V] | None = None
    """For facts that undoing must not take out of the diary: what the fact becomes instead."""

    def value_of(self, row: R) -> V:
        """Return the value that a stored row describes; raise DamagedRow when it describes none.

        The row fits its checksum, so that it holds text, whole numbers and nothing else.
        """
        try:
            return self.to_value(row)
        except (ValueError, TypeError, KeyError, ArithmeticError, AttributeError) as error:
            raise DamagedRow(self.table.name) from error
