"""Loads the shipped catalogue of substances into domain values."""

from __future__ import annotations

from functools import cache

from myotrack.domain.catalogue import (
    Catalogue,
    CatalogueEntry,
    Code,
    Elimination,
    Figure,
    Organ,
    RxNormCode,
    Statement,
    StopKind,
    Stopping,
)
from myotrack.resources.strict_toml import Table, read_toml


@cache
def load_catalogue() -> Catalogue:
    """Return the catalogue, read once, when first asked for; raises ShippedFileError for a damaged file."""
    file = read_toml("catalogue", "medicines.toml")
    entries = tuple(_entry(table) for table in file.tables("medicine"))
    file.done()
    return Catalogue(entries)


def _entry(table: Table) -> CatalogueEntry:
    entry = CatalogueEntry(
        key=table.text("key"),
        name=table.text("name"),
        listed_as=table.text("listed_as", ""),
        listed_class=table.text("listed_class", ""),
        also_called=table.texts("also_called"),
        brands=table.texts("brands"),
        drug_class=table.text("class"),
        group=table.text("group", ""),
        suppressant=table.flag("suppressant", default=False),
        half_life=_figure(table.table("half_life")),
        elimination=_elimination(table.table("elimination")),
        impairment=_statement(table.table("impairment")) if table.has("impairment") else None,
        severe_renal_half_life=_figure_if_there(table, "severe_renal_half_life"),
        metabolite=_statement(table.table("metabolite")) if table.has("metabolite") else None,
        metabolite_half_life=_figure_if_there(table, "metabolite_half_life"),
        stopping=_stopping(table.table("stopping")),
        rxcui=_rxcui(table.table("rxcui")) if table.has("rxcui") else None,
        atc=tuple(_atc(code) for code in table.tables("atc")),
        myoclonus=_statement(table.table("myoclonus")),
    )
    table.done()
    return entry


def _figure_if_there(table: Table, key: str) -> Figure | None:
    return _figure(table.table(key)) if table.has(key) else None


def _figure(table: Table) -> Figure:
    figure = Figure(
        low=table.number("low"),
        high=table.number("high"),
        unit=table.text("unit"),
        source=table.text("source"),
        verified=table.flag("verified"),
    )
    table.done()
    return figure


def _statement(table: Table) -> Statement:
    statement = Statement(words=table.text("words"), verified=table.flag("verified"))
    table.done()
    return statement


def _elimination(table: Table) -> Elimination:
    organs = tuple(Organ(organ) for organ in table.texts("organs"))
    elimination = Elimination(organs=organs, words=table.text("words"), unchanged=_figure_if_there(table, "unchanged"))
    table.done()
    return elimination


def _stopping(table: Table) -> Stopping:
    stopping = Stopping(
        kind=StopKind(table.text("kind")),
        words=table.text("words"),
        source=table.text("source"),
        verified=table.flag("verified"),
    )
    table.done()
    return stopping


def _rxcui(table: Table) -> RxNormCode:
    code = RxNormCode(
        code=table.text("code"),
        source=table.text("source"),
        verified=table.flag("verified"),
        of=table.text("of", ""),
    )
    table.done()
    return code


def _atc(table: Table) -> Code:
    code = Code(code=table.text("code"), of=table.text("of", ""))
    table.done()
    return code
