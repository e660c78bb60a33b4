"""The command line: the same diary without a window, and without Qt."""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit status: 0 done, 1 could not, 2 wrong usage."""
    from myotrack.cli.run import run

    return run(argv)
