"""Loads the shipped guidance: signs, emergency numbers, texts, table, rules, scales and sources.

Each file is read once, when it is first asked for. A damaged file, or a key that nobody knows, raises
ShippedFileError; a missing file MissingResourceError.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from myotrack.domain.emergency_numbers import EmergencyNumber, OtherLine
from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.signs import Grade, SignUnit, WarningSign
from myotrack.resources.guidance_values import (
    Addition,
    AnchorText,
    CellOfSign,
    Column,
    GradeText,
    GuidanceTexts,
    RuleKind,
    RuleText,
    ScaleText,
    SignText,
    SourceText,
    TableCell,
    UnitLimits,
)
from myotrack.resources.strict_toml import T, Table, read_toml


@cache
def load_sources() -> tuple[SourceText, ...]:
    """Return where the guidance comes from, in the order to list it."""
    return _all_of("sources.toml", "source", _source)


@cache
def load_signs() -> Mapping[WarningSign, SignText]:
    """Return the words of every warning sign, in the order to show them."""
    return MappingProxyType({text.sign: text for text in _all_of("signs.toml", "sign", _sign)})


@cache
def load_table() -> tuple[TableCell, ...]:
    """Return the ten cells of the withdrawal / toxicity table, row by row, withdrawal first."""
    return tuple(cell for row in _all_of("table.toml", "row", _row) for cell in row)


@cache
def load_rules() -> tuple[RuleText, ...]:
    """Return R1–R20 in plain words."""
    return _all_of("rules.toml", "rule", _rule)


@cache
def load_scales() -> Mapping[str, ScaleText]:
    """Return the scales by id: frequency, severity, interference, bother, condition."""
    return MappingProxyType({scale.id: scale for scale in _all_of("scales.toml", "scale", _scale)})


@cache
def load_emergency_numbers() -> tuple[EmergencyNumber, ...]:
    """Return the emergency numbers of every country in the list; `emergency_numbers.choose` picks one."""
    return _all_of("emergency_numbers.toml", "country", _emergency_number)


@cache
def load_texts() -> GuidanceTexts:
    """Return the sentences that stand in more than one place."""
    file = read_toml("guidance", "texts.toml")
    texts = GuidanceTexts(**{field.name: file.text(field.name) for field in fields(GuidanceTexts)})
    file.done()
    return texts


def _all_of(file_name: str, key: str, build: Callable[[Table], T]) -> tuple[T, ...]:
    file = read_toml("guidance", file_name)
    found = tuple(_whole(table, build) for table in file.tables(key))
    file.done()
    return found


def _whole(table: Table, build: Callable[[Table], T]) -> T:
    built = build(table)
    table.done()
    return built


def _source(table: Table) -> SourceText:
    return SourceText(
        key=table.text("key"), name=table.text("name"), short=table.text("short"), link=table.text("link", "")
    )


def _sign(table: Table) -> SignText:
    value = table.table("value") if table.has("value") else None
    value_name = value.text("name") if value else ""
    units = tuple(_whole(unit, _unit) for unit in value.tables("units")) if value else ()
    if value:
        value.done()
    return SignText(
        sign=WarningSign(table.text("key")),
        name=table.text("name"),
        looks_like=table.text("looks_like"),
        source=table.text("source"),
        red=table.flag("red", default=False),
        say=table.text("say", ""),
        guidance=table.text("guidance", ""),
        grades=tuple(_whole(grade, _grade) for grade in table.tables("grade")),
        stands_in=tuple(_whole(cell, _cell_of_sign) for cell in table.tables("stands_in")),
        rules=table.texts("rules"),
        value_name=value_name,
        units=units,
    )


def _grade(table: Table) -> GradeText:
    return GradeText(
        grade=Grade(table.text("key")),
        name=table.text("name"),
        looks_like=table.text("looks_like"),
        red=table.flag("red", default=False),
        say=table.text("say", ""),
    )


def _unit(table: Table) -> UnitLimits:
    return UnitLimits(SignUnit(table.text("unit")), Decimal(table.whole("low")), Decimal(table.whole("high")))


def _cell_of_sign(table: Table) -> CellOfSign:
    column, _, row = table.text("cell").partition(".")
    return CellOfSign(Column(column), row, table.text("source"))


def _row(table: Table) -> tuple[TableCell, ...]:
    key, name = table.text("key"), table.text("name")
    return tuple(_cell(key, name, column, table.table(column.value)) for column in Column)


def _cell(row: str, row_name: str, column: Column, table: Table) -> TableCell:
    cell = TableCell(
        row=row,
        row_name=row_name,
        column=column,
        words=table.text("words"),
        source=table.text("source"),
        additions=tuple(_whole(addition, _addition) for addition in table.tables("additions")),
    )
    table.done()
    return cell


def _addition(table: Table) -> Addition:
    return Addition(table.text("words"), table.text("source"))


def _rule(table: Table) -> RuleText:
    kind = RuleKind(table.text("kind"))
    return RuleText(
        id=table.text("id"),
        kind=kind,
        tier=Tier[table.text("tier")] if kind is RuleKind.ALERT else None,
        also=table.text("also", ""),
        words=table.text("words"),
        sources=table.texts("sources"),
        choices=table.texts("choices"),
        watched=table.flag("watched"),
    )


def _scale(table: Table) -> ScaleText:
    return ScaleText(
        id=table.text("id"),
        version=table.whole("version"),
        title=table.text("title"),
        question=table.text("question"),
        low=table.whole("low"),
        high=table.whole("high"),
        anchors=tuple(_whole(anchor, _anchor) for anchor in table.tables("anchors")),
    )


def _anchor(table: Table) -> AnchorText:
    return AnchorText(table.whole("value"), table.text("words"))


def _emergency_number(table: Table) -> EmergencyNumber:
    return EmergencyNumber(
        country=table.text("code"),
        name=table.text("name"),
        numbers=table.texts("numbers"),
        verified=table.flag("verified"),
        poison_line=table.text("poison_line") if table.has("poison_line") else None,
        poison_verified=table.flag("poison_verified", default=False),
        other=tuple(_whole(line, _other_line) for line in table.tables("other")),
        note=table.text("note", ""),
        source=table.text("source"),
        checked_on=table.day("checked_on"),
        also_called=table.texts("also_called"),
        members=table.texts("members"),
    )


def _other_line(table: Table) -> OtherLine:
    return OtherLine(name=table.text("name"), number=table.text("number"))
