"""One row for each fault: what was done, how often, what was lost or damaged, and the bar; and the table of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_HEADS = ("what was done", "how often", "what was lost or damaged", "bar", "")


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one kind of fault; `met` is None where it could not be done here, and `found` says why."""

    done: str
    times: str
    found: str
    bar: str
    met: bool | None

    @property
    def verdict(self) -> str:
        """One word for the last column."""
        return {True: "met", False: "MISSED", None: "not done"}[self.met]

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        return (self.done, self.times, self.found, self.bar, self.verdict)


def not_done(done: str, bar: str, why: str) -> Row:
    """Return the row of something that this machine or this user can't do."""
    return Row(done, "0", why, bar, None)


def markdown(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| " + " | ".join(_HEADS) + " |", "|" + "---|" * len(_HEADS)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row.cells) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def plain(row: Row) -> str:
    """Return one row for a terminal."""
    under = " " * 9
    return (
        f"{row.verdict:8} {row.done}\n{under}how often: {row.times}\n{under}found: {row.found}\n{under}bar: {row.bar}"
    )
