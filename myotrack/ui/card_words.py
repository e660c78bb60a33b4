"""Everything on the emergency card for one occasion: a ticked sign, alerts of the rules, or none yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from myotrack.analysis.emergency_facts import EmergencyFacts, NoFacts
from myotrack.domain.emergency_numbers import EmergencyNumber
from myotrack.domain.guidance.alerts import Alert
from myotrack.domain.guidance.rules import reports_of
from myotrack.domain.signs import Grade, SignReport, WarningSign
from myotrack.i18n import _
from myotrack.resources.guidance import load_signs, load_texts
from myotrack.ui.host import Occasion
from myotrack.words.alert_words import few_facts
from myotrack.words.emergency import call_heading, say_of_alerts, say_this, ticked_sentence
from myotrack.words.emergency_numbers import checked_number
from myotrack.words.sign_labels import grade_label, sign_label


@dataclass(frozen=True, slots=True)
class RedChoice:
    """One red sign to tick: its name and what it looks like from outside."""

    sign: WarningSign
    grade: Grade | None
    name: str
    looks_like: str


@dataclass(frozen=True, slots=True)
class CardWords:
    """Everything on the card. Without an occasion, `ticked` is empty and the choices are shown.

    `poison` is the poison line where it belongs right under the number; `mistake` is "" where no one sign is meant.
    """

    call: str
    ticked: str
    could_be: str
    poison: str
    say_heading: str
    say: Sequence[str]
    until_heading: str
    until: Sequence[str]
    small_print: Sequence[str]
    choices_heading: str
    choices: Sequence[RedChoice]
    called: str
    mistake: str


def card_words(occasion: Occasion, number: EmergencyNumber, facts: EmergencyFacts | NoFacts) -> CardWords:
    """Return the card's words."""
    texts, signs = load_texts(), load_signs()
    alerts = occasion if isinstance(occasion, tuple) else ()
    if isinstance(occasion, tuple):
        ticked = " ".join(few_facts(alerts, None if isinstance(facts, NoFacts) else facts.as_of))
        say = say_of_alerts(facts, alerts, texts, signs)
    else:
        ticked = "" if occasion is None else ticked_sentence(occasion, texts)
        say = say_this(facts, occasion, texts, signs)
    poison = _poison_line(number)
    overdose = any(alert.poison_line for alert in alerts)
    return CardWords(
        call=call_heading(number, texts),
        ticked=ticked,
        could_be="" if occasion is None else texts.card_could_be,
        poison=poison if overdose else "",
        say_heading=texts.card_say_heading,
        say=say,
        until_heading=texts.card_until_heading,
        until=tuple(line for line in (texts.card_stay, texts.card_do_not_change, "" if overdose else poison) if line),
        small_print=_small_print(number, occasion),
        choices_heading=texts.signs_question,
        choices=() if occasion else _choices(),
        called=texts.card_called,
        mistake=texts.card_mistake if only_report(occasion) is not None else "",
    )


def only_report(occasion: Occasion) -> SignReport | None:
    """Return the one ticked sign that an occasion rests on; None when it rests on none, or on several."""
    if not isinstance(occasion, tuple):
        return occasion
    reports = {report.id: report for alert in occasion for report in reports_of(alert)}
    return next(iter(reports.values())) if len(reports) == 1 else None


def rests_on(alerts: tuple[Alert, ...], report: SignReport) -> tuple[Alert, ...]:
    """Return the alerts that rest on a ticked sign."""
    return tuple(alert for alert in alerts if any(each.id == report.id for each in reports_of(alert)))


def _poison_line(number: EmergencyNumber) -> str:
    if not number.poison_line:
        return ""
    shown = checked_number(number.poison_line, number.poison_verified)
    return load_texts().card_poison_line.format(country=number.name or _("local"), number=shown)


def _small_print(number: EmergencyNumber, occasion: Occasion) -> tuple[str, ...]:
    texts = load_texts()
    lines = []
    if number.is_known:
        lines.append(texts.card_elsewhere.format(country=number.name))
        if not number.verified:
            lines.append(texts.number_unverified)
    if isinstance(occasion, SignReport):
        lines.append(load_signs()[occasion.sign].guidance)
    lines.append(texts.card_not_dialled)
    return tuple(line for line in lines if line)


def _choices() -> tuple[RedChoice, ...]:
    found = []
    for sign, words in load_signs().items():
        if words.red:
            found.append(RedChoice(sign, None, sign_label(sign), words.looks_like))
        found += [
            RedChoice(sign, grade.grade, f"{sign_label(sign)}: {grade_label(grade.grade).lower()}", grade.looks_like)
            for grade in words.grades
            if grade.red
        ]
    return tuple(found)
