"""Reads docs/rules-by-example.md: every line as rows of the plain CSV tables, and what the rules must say of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from myotrack.domain.signs import WarningSign
from tests.builders import DAY

FILE = Path(__file__).parents[3] / "docs" / "rules-by-example.md"

Row = dict[str, str]

_DAYS = re.compile(r"days? (?P<first>-?\d+)(?: to (?P<last>-?\d+))?: (?P<facts>.+)")
_DOSE = re.compile(
    r'(?P<kind>missed |extra |plan |)(?P<name>"[^"]+"|[a-z]+)'
    r"(?: (?P<dose>[\d.]+) (?P<unit>mg|µg|g|tablets)| (?P<stop>stopped))?"
    r"(?P<pump> by pump)?(?: (?P<role>suspected))?(?: at (?P<time>[\d:]+))?"
)
_SIGN = re.compile(
    r"(?P<sign>[a-z_]+)(?: (?!at )(?P<grade>[a-z_]+)| (?P<value>[\d.]+) (?P<unit>[CF]))?(?: at (?P<time>[\d:]+))?"
)
_SIGNS = frozenset(sign.value for sign in WarningSign)
_ANSWERS = {
    "no twitches": ("twitch_count", "0"),
    "don't remember": ("status", "unknown"),
    "excused": ("status", "excused"),
}
_ANSWER_COLUMNS = {
    "twitches": "twitch_count",
    "band": "frequency_band",
    "severity": "severity",
    "interference": "interference",
    "region": "regions",
}


@dataclass(frozen=True)
class Example:
    """One line of the file: its section, its words, the rows of each CSV table, and every rule that fires."""

    section: str
    words: str
    tables: dict[str, tuple[Row, ...]]
    fires: dict[str, str]
    not_these: tuple[str, ...]


@cache
def examples() -> tuple[Example, ...]:
    """Return every line of the file."""
    return tuple(_read(FILE.read_text(encoding="utf-8").splitlines()))


def _read(lines: list[str]) -> Iterator[Example]:
    section = ""
    for line in lines:
        if line.startswith("## "):
            section = line.removeprefix("## ")
        if not line.startswith("| day"):
            continue
        words, fires, not_these = (cell.strip() for cell in line.strip("|").split("|"))
        said = dict(alert.split() for alert in _parts(fires, ","))
        yield Example(section, words, _tables(words), said, tuple(_parts(not_these, ",")))


def _parts(text: str, between: str) -> list[str]:
    return [part.strip() for part in text.split(between) if part.strip()]


def _tables(words: str) -> dict[str, tuple[Row, ...]]:
    tables: defaultdict[str, list[Row]] = defaultdict(list)
    for spell in _parts(words, ";"):
        found = _DAYS.fullmatch(spell)
        assert found, spell
        first = int(found["first"])
        for number in range(first, int(found["last"] or first) + 1):
            _add_day(tables, number, _parts(found["facts"], ","))
    return {name: tuple(rows) for name, rows in tables.items()}


def _add_day(tables: defaultdict[str, list[Row]], number: int, facts: list[str]) -> None:
    answers: Row = {}
    for fact in facts:
        if fact.startswith("caregiver "):
            column, value = _answer(fact.removeprefix("caregiver "))
            tables["check-ins"].append({"date": _date(number), "entered_by": "caregiver", column: value})
        elif fact in _ANSWERS or fact.split()[0] in _ANSWER_COLUMNS:
            column, value = _answer(fact)
            answers[column] = value
        elif fact.startswith(("kidney ", "doctor told", "refill due ")):
            tables["facts"].append(_health(number, fact))
        elif fact.split()[0] in _SIGNS:
            tables["signs"].append(_sign(number, fact))
        else:
            name, row = _dose(number, fact)
            tables[name].append(row)
    if answers:
        tables["check-ins"].append({"date": _date(number), "entered_by": "patient", **answers})


def _answer(fact: str) -> tuple[str, str]:
    if fact in _ANSWERS:
        return _ANSWERS[fact]
    word, value = fact.split()
    return _ANSWER_COLUMNS[word], value


def _health(number: int, fact: str) -> Row:
    if fact == "doctor told":
        return {"date": _date(number), "fact": "doctor_told", "value": "twitches"}
    if fact.startswith("kidney "):
        return {"date": _date(number), "fact": "kidney", "value": fact.removeprefix("kidney ")}
    due = int(fact.removeprefix("refill due on day "))
    return {"date": _date(number), "fact": "pump_refill_due", "value": _date(due)}


def _sign(number: int, fact: str) -> Row:
    said = fact.replace(" by mistake", "")
    found = _SIGN.fullmatch(said)
    assert found, fact
    return {
        "date": _date(number),
        "time": found["time"] or "",
        "sign": found["sign"],
        "grade": found["grade"] or "",
        "value": found["value"] or "",
        "unit": found["unit"] or "",
        "action_taken": "entered_by_mistake" if said != fact else "",
    }


def _dose(number: int, fact: str) -> tuple[str, Row]:
    found = _DOSE.fullmatch(fact)
    assert found, fact
    kind, name, dose = found["kind"].strip(), found["name"].strip('"'), "0" if found["stop"] else found["dose"] or ""
    if kind == "plan":
        step = {"medicine": name, "from_date": _date(number), "planned_daily_dose": dose, "unit": found["unit"]}
        return "plan", step
    return "doses", {
        "date": _date(number),
        "time": found["time"] or "",
        "kind": kind,
        "medicine": name,
        "role": found["role"] or "",
        "route": "intrathecal_pump" if found["pump"] else "",
        "daily_dose": dose,
        "unit": found["unit"] or "",
    }


def _date(number: int) -> str:
    return (DAY + timedelta(days=number)).isoformat()
