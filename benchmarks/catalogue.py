"""The catalogue of medicines: one keystroke of the search, and reading the file, against the least that each can cost.

The floor of a keystroke is one pass over every name for the letters that were typed; that of reading is the TOML parser
over the same text. All are processor time.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import partial
from time import process_time

from benchmarks.tables import Row, paired_ratio, print_table
from myotrack.resources.catalogue import load_catalogue
from myotrack.resources.locate import resource_path

ROUNDS = 15
TYPED = ("b", "baclofin", "zzzzzzzzzzzz", "levetiracetem", "x" * 40)


def main() -> None:
    """Print the table."""
    catalogue = load_catalogue()
    names = [name.casefold() for e in catalogue.entries for name in (e.name, *e.also_called, *e.brands)]
    text = resource_path("catalogue", "medicines.toml").read_text(encoding="utf-8")
    rows = [
        _measured(f"typed “{typed[:16]}”", partial(catalogue.search, typed), partial(_pass, names, typed), "≤ 5 ms")
        for typed in TYPED
    ]
    rows.append(_measured("read the file", load_catalogue.__wrapped__, partial(tomllib.loads, text), "≤ 30 ms"))
    print_table(f"Catalogue (least of {ROUNDS})", rows)


def _pass(names: list[str], typed: str) -> list[str]:
    return [name for name in names if typed in name]


def _measured(what: str, run: Callable[[], object], floor: Callable[[], object], bar: str) -> Row:
    ours, bare = [], []
    for number in range(ROUNDS + 1):
        taken, least = _seconds(run), _seconds(floor)
        if number:
            ours.append(taken)
            bare.append(max(least, 1e-9))
    return Row(
        what, f"{1000 * min(ours):.2f} ms", f"{1000 * min(bare):.3f} ms", f"{paired_ratio(ours, bare):.0f} ×", bar
    )


def _seconds(run: Callable[[], object]) -> float:
    start = process_time()
    run()
    return process_time() - start


if __name__ == "__main__":
    main()
