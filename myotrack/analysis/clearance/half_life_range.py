"""Which range of half-lives the textbooks give for this person, or why there is none that could be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from myotrack.analysis.clearance.level import half_life_with_weak_kidneys
from myotrack.domain.catalogue import CatalogueEntry, Figure, Organ
from myotrack.domain.health import Kidney, Liver

LEAST_CREATININE_CLEARANCE = 15.0
"""ml/min that "reduced" can mean at worst: the lower end of severe (KDIGO G4). Design choice: only a word is known."""

LIVER_FACTOR = 2.5
"""A weak liver makes a half-life up to so many times longer. Design choice; no equation exists, and published ratios
of the catalogue (pethidine, tramadol, valproate in cirrhosis) lie between 1.1 and 2.5."""

NON_LINEAR = frozenset({"phenytoin"})
"""Catalogue keys of medicines whose half-life depends on the level itself (statistics.md, Clearance band)."""

DEEP_TISSUE = frozenset({"lithium", "bismuth", "amiodarone"})
"""Catalogue keys of medicines that stay in deep tissue long after they left the blood (statistics.md)."""


class NoBand(StrEnum):
    """Why there is no clearance band."""

    NOT_IN_CATALOGUE = "not_in_catalogue"
    NOT_SWALLOWED = "not_swallowed"
    DIALYSIS = "dialysis"
    KIDNEYS_CHANGING = "kidneys_changing"
    EXTRA_DOSE = "extra_dose"
    NON_LINEAR = "non_linear"
    METABOLITE_UNKNOWN = "metabolite_unknown"
    DEEP_TISSUE = "deep_tissue"
    NO_KIDNEY_FIGURE = "no_kidney_figure"
    NO_USUAL_DOSE = "no_usual_dose"


@dataclass(frozen=True, slots=True)
class HalfLifeRange:
    """Hours from `low` to `high`; `verified` when every figure was seen in its source, which `sources` name."""

    low: float
    high: float
    verified: bool
    sources: tuple[str, ...]
    wider_for_kidneys: bool = False
    wider_for_liver: bool = False
    kidneys_not_entered: bool = False
    """Whether the kidneys take it out and nothing is entered about them."""
    liver_not_entered: bool = False


def half_life_range(entry: CatalogueEntry, kidney: Kidney, liver: Liver) -> HalfLifeRange | NoBand:
    """Return the range for the slower of the medicine and its active metabolite, wider with weak kidneys or liver."""
    if entry.key in NON_LINEAR:
        return NoBand.NON_LINEAR
    if entry.key in DEEP_TISSUE:
        return NoBand.DEEP_TISSUE
    if entry.metabolite is not None and entry.metabolite_half_life is None:
        return NoBand.METABOLITE_UNKNOWN
    if kidney is Kidney.DIALYSIS:
        return NoBand.DIALYSIS
    figures = [figure for figure in (entry.half_life, entry.metabolite_half_life) if figure is not None]
    low, high = max(figure.low for figure in figures), max(figure.high for figure in figures)
    wider_for_kidneys = kidney is Kidney.REDUCED and Organ.KIDNEY in entry.elimination.organs
    if wider_for_kidneys:
        slowed = _with_weak_kidneys(entry, high)
        if slowed is None:
            return NoBand.NO_KIDNEY_FIGURE
        high, extra = slowed
        figures += extra
    wider_for_liver = liver is Liver.IMPAIRED and Organ.LIVER in entry.elimination.organs
    return HalfLifeRange(
        low=low,
        high=high * LIVER_FACTOR if wider_for_liver else high,
        verified=all(figure.verified for figure in figures),
        sources=tuple(dict.fromkeys(figure.source for figure in figures)),
        wider_for_kidneys=wider_for_kidneys,
        wider_for_liver=wider_for_liver,
        kidneys_not_entered=kidney is Kidney.UNKNOWN and Organ.KIDNEY in entry.elimination.organs,
        liver_not_entered=liver is Liver.UNKNOWN and Organ.LIVER in entry.elimination.organs,
    )


def _with_weak_kidneys(entry: CatalogueEntry, high: float) -> tuple[float, list[Figure]] | None:
    """Return the longest half-life with weak kidneys, h, and the figures it rests on; None when nothing is known."""
    published, unchanged = entry.severe_renal_half_life, entry.elimination.unchanged
    if published is not None:
        return max(high, published.high), [published]
    if unchanged is not None:
        return half_life_with_weak_kidneys(high, unchanged.high, LEAST_CREATININE_CLEARANCE), [unchanged]
    return None
