"""The claims of the guidance and what embodies each.

`python -m tests.resources.claims` writes docs/guidance-coverage.md.
"""

from __future__ import annotations

import csv
import importlib
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from myotrack.domain.guidance.rules import RULES
from myotrack.domain.signs import GRADES, WarningSign
from myotrack.resources.catalogue import load_catalogue
from myotrack.resources.guidance import load_rules, load_scales, load_sources, load_table, load_texts
from myotrack.resources.guidance_values import RuleKind

ROOT = Path(__file__).parents[2]
CLAIMS = ROOT / "tests" / "data" / "guidance" / "claims.csv"
COVERAGE = ROOT / "docs" / "guidance-coverage.toml"
DOCUMENT = ROOT / "docs" / "guidance-coverage.md"

HEAD = """\
# What embodies the guidance

Every claim of the two guidance texts (A: on drug-induced myoclonus, B: on baclofen and twitches), in our own words,
and the rule, field, text, cell, chart or screen that embodies it, or why nothing does. Made by
`python -m tests.resources.claims` from `tests/data/guidance/claims.csv` and `docs/guidance-coverage.toml`; a test fails
when a claim has neither, when a reference is to nothing, and when this file is not what the two say.
"""


@dataclass(frozen=True)
class Claim:
    """One claim: its id, where it stands in the texts, its meaning, and what embodies it."""

    id: str
    section: str
    meaning: str
    references: tuple[str, ...]
    note: str
    why_not: str


def claims() -> tuple[Claim, ...]:
    """Return every claim of the list, in its order."""
    embodied = tomllib.loads(COVERAGE.read_text(encoding="utf-8"))
    with CLAIMS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(_claim(row, embodied.get(row["id"], {})) for row in rows)


def embodied_ids() -> tuple[str, ...]:
    """Return the ids that the coverage speaks of."""
    return tuple(tomllib.loads(COVERAGE.read_text(encoding="utf-8")))


def _claim(row: dict[str, str], found: dict[str, Any]) -> Claim:
    unknown = found.keys() - {"in", "note", "why"}
    assert not unknown, (row["id"], unknown)
    references = tuple(found.get("in", ()))
    return Claim(row["id"], row["section"], row["meaning"], references, found.get("note", ""), found.get("why", ""))


def is_there(reference: str) -> bool:
    """Whether what a reference names exists; raises KeyError for a kind of reference that nobody knows."""
    kind, _, name = reference.partition(":")
    return _CHECKS[kind](name)


def _is_rule(name: str) -> bool:
    alone = {rule.id for rule in load_rules() if rule.kind is not RuleKind.ALERT}
    return name in alone | {rule.id for rule in RULES}


def _is_sign(name: str) -> bool:
    sign, _, grade = name.partition("/")
    return sign in set(WarningSign) and (not grade or grade in GRADES.get(WarningSign(sign), ()))


def _is_shown(name: str) -> bool:
    """Whether it is a text of the guidance that some page, card or command asks for."""
    return bool(getattr(load_texts(), name, "")) and f".{name}" in _who_shows_texts()


@cache
def _who_shows_texts() -> str:
    rooms = ("cli", "ui", "words")
    return "\n".join(
        path.read_text(encoding="utf-8") for room in rooms for path in (ROOT / "myotrack" / room).rglob("*.py")
    )


def _is_in_the_domain(name: str) -> bool:
    module, kind, *member = name.split(".")
    found = getattr(importlib.import_module(f"myotrack.domain.{module}"), kind, None)
    if found is None or not member:
        return found is not None
    named = {field.name for field in fields(found)} if is_dataclass(found) else set()
    return member[0] in named or hasattr(found, member[0])


def _is_code(name: str) -> bool:
    path = ROOT / "myotrack" / name
    return path.is_dir() or path.with_suffix(".py").is_file()


_CHECKS: dict[str, Callable[[str], bool]] = {
    "rule": _is_rule,
    "sign": _is_sign,
    "cell": lambda name: name in {f"{cell.column}.{cell.row}" for cell in load_table()},
    "text": _is_shown,
    "scale": lambda name: name in load_scales(),
    "source": lambda name: name in {source.key for source in load_sources()},
    "medicine": lambda name: load_catalogue().find(name) is not None,
    "help": lambda name: (ROOT / "resources" / "help" / "en" / f"{name}.md").is_file(),
    "domain": _is_in_the_domain,
    "chart": lambda name: _is_code(f"charts/{name}"),
    "screen": lambda name: _is_code(f"ui/{name}"),
    "code": _is_code,
}


def document() -> str:
    """Return docs/guidance-coverage.md as it must be."""
    found = claims()
    without = sum(1 for claim in found if not claim.references)
    lines = [HEAD, f"{len(found)} claims, {len(found) - without} embodied, {without} left out with a reason."]
    for section in dict.fromkeys(claim.section for claim in found):
        lines += ["", f"## {section}", "", "| id | claim | embodied by | note |", "|---|---|---|---|"]
        lines += [_line(claim) for claim in found if claim.section == section]
    return "\n".join([*lines, ""])


def _line(claim: Claim) -> str:
    where = " · ".join(f"`{reference}`" for reference in claim.references) or "–"
    return f"| {claim.id} | {claim.meaning} | {where} | {claim.note or claim.why_not} |"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
