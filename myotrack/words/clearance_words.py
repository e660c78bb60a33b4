"""What is said beside the textbook clearance band, and why there is sometimes none."""

from __future__ import annotations

from collections.abc import Iterable

from myotrack.analysis.clearance.band import ClearanceBand
from myotrack.analysis.clearance.half_life_range import HalfLifeRange, NoBand
from myotrack.i18n import _
from myotrack.words import numbers
from myotrack.words.personal_text import isolated


def clearance_title() -> str:
    """Return what the card is called."""
    return _("How long it takes to leave the body (textbooks)")


def not_your_level() -> str:
    """Return the label that stands on the band."""
    return _("typical textbook range, not your level")


def clearance_sentences(band: ClearanceBand, name: str) -> tuple[str, ...]:
    """Return what is said under the band: the range and its source, what it leaves out, and what it is not."""
    return (
        _half_life(band.half_life, name),
        *_wider(band.half_life),
        _("The daily dose is taken as spread over the day. 100 % is the level before the change."),
        _("Gone from the body is not gone from the nerves."),
        _("If twitches rise after stopping, that can be withdrawal: tell your doctor."),
    )


def clearance_described(band: ClearanceBand, name: str) -> str:
    """Return the band in words for a person who doesn't see it, without any date."""
    times = _("hours") if band.in_hours else _("days")
    last = band.points[-1]
    end = last.hour if band.in_hours else last.hour / 24
    return _(
        "{medicine}, {label}. From 100 % of the usual level at the change to between {low} and {high} % "
        "after {end} {times}."
    ).format(
        medicine=isolated(name),
        label=not_your_level(),
        low=percent(last.low),
        high=percent(last.high),
        end=round(end),
        times=times,
    )


def no_band_sentence(reason: NoBand, name: str) -> str:
    """Return why there is no band, in one sentence."""
    return _reasons()[reason].format(medicine=isolated(name))


def percent(share: float) -> str:
    """Return a share (0 to 1) in whole percent, as in "less than 1" or "3"."""
    value = share * 100
    return _("less than 1") if 0 < value < 1 else str(round(value))


def _half_life(found: HalfLifeRange, name: str) -> str:
    words = {
        "medicine": isolated(name),
        "low": numbers.measured(found.low),
        "high": numbers.measured(found.high),
        "sources": "; ".join(source_names(found.sources)),
    }
    if found.verified:
        return _("Half-life of {medicine}: {low} to {high} hours ({sources}).").format(**words)
    return _("Half-life of {medicine}: {low} to {high} hours, unverified ({sources}).").format(**words)


def _wider(found: HalfLifeRange) -> tuple[str, ...]:
    sentences: list[str] = []
    if found.wider_for_kidneys:
        sentences.append(_("It is drawn wider because your kidneys work less well; how much longer is a rough figure."))
    if found.wider_for_liver:
        sentences.append(_("It is drawn wider because your liver works less well; how much longer is a rough figure."))
    if found.kidneys_not_entered:
        sentences.append(_("If the kidneys work less well it takes longer; nothing is entered about them."))
    if found.liver_not_entered:
        sentences.append(_("If the liver works less well it takes longer; nothing is entered about it."))
    return tuple(sentences)


def source_names(sources: Iterable[str]) -> tuple[str, ...]:
    """Return the names of sources without the notes of those who keep the catalogue, each once.

    A note is what stands in brackets, and everything that says what was "seen", "recalled" or is yet to be checked;
    what was written down from memory has no source that could be named.
    """
    names: list[str] = []
    for source in sources:
        names += [name for part in source.split(";") if (name := _source_name(part))]
    return tuple(dict.fromkeys(names)) or (_("no source named"),)


_KNOWN_SOURCES = (
    "DrugBank",
    "PharmGKB",
    "BMC Nephrol 2018",
    "Nilsson & Axelsson 1989",
    "Symmetrel label",
)
"""The sources of half-lives that were seen, as the catalogue writes them."""


def _source_name(part: str) -> str:
    if part.strip().startswith("recalled"):
        return ""
    found = [(part.find(name), name) for name in _KNOWN_SOURCES if name in part]
    if found:
        return min(found)[1]
    return _("label") if part.strip() == "label" else ""


def _reasons() -> dict[NoBand, str]:
    return {
        NoBand.NOT_IN_CATALOGUE: _("There is no band for {medicine}: it is not in the list of medicines."),
        NoBand.NOT_SWALLOWED: _(
            "There is no band for {medicine}: textbook figures are for medicines that are swallowed alone, "
            "not for pumps, patches or injections."
        ),
        NoBand.DIALYSIS: _("There is no band with dialysis: it takes medicines out in its own way."),
        NoBand.KIDNEYS_CHANGING: _("There is no band: how well the kidneys work changed around that time."),
        NoBand.EXTRA_DOSE: _("There is no band: an extra dose was taken shortly before or after the change."),
        NoBand.NON_LINEAR: _("There is no band for {medicine}: the more of it there is, the longer it stays."),
        NoBand.METABOLITE_UNKNOWN: _(
            "There is no band for {medicine}: the body makes something active out of it, and the list has no "
            "figure for that."
        ),
        NoBand.DEEP_TISSUE: _(
            "There is no band for {medicine}: it stays deep in the body long after the blood is clear."
        ),
        NoBand.NO_KIDNEY_FIGURE: _(
            "There is no band for {medicine}: the list has no figure for kidneys that work less well."
        ),
        NoBand.NO_USUAL_DOSE: _(
            "There is no band: the doses before and after the change are not known in the same unit."
        ),
    }
