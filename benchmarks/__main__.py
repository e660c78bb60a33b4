"""Prints every table, one process each, so that none has loaded what another measures."""

from __future__ import annotations

from benchmarks.tables import run

TABLES = (
    "benchmarks.start",
    "benchmarks.saving",
    "benchmarks.freezes",
    "benchmarks.chart_redraw",
    "benchmarks.analysis",
    "benchmarks.catalogue",
    "benchmarks.memory",
)


def main() -> None:
    """Run every benchmark of this folder."""
    for module in TABLES:
        print(run([module]), end="", flush=True)


if __name__ == "__main__":
    main()
