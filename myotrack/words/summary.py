"""The summary of a diary as text for a terminal: the same facts as the JSON contract, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from myotrack.analysis.day_counts import DayCounts
from myotrack.analysis.day_zero import DayZeroKind
from myotrack.analysis.dose_steps import DoseStep
from myotrack.analysis.recovery.values import RecoveryAnalysis
from myotrack.analysis.summary import Summary
from myotrack.analysis.told import standing_alarm, standing_watch
from myotrack.domain.guidance.evidence import WorseningEvidence
from myotrack.domain.medicines import Route
from myotrack.i18n import _, ngettext
from myotrack.resources.guidance import load_texts
from myotrack.words import dates, numbers
from myotrack.words.evidence import evidence_sentence
from myotrack.words.medicine_labels import route_label
from myotrack.words.personal_text import isolated
from myotrack.words.recovery_words import half_time_sentence, level_sentence, recovery_reasons
from myotrack.words.severity_words import severity_sentences
from myotrack.words.sign_labels import tier_label
from myotrack.words.verdict import verdict_sentence, verdict_title
from myotrack.words.worsening_words import silence_sentence, watch_title


def summary_text(summary: Summary) -> str:
    """Return the whole summary, lines ending in `\\n`, the two standing sentences last."""
    texts = load_texts()
    sections = (
        (_("Days"), _days(summary.days)),
        (_("Alerts"), _alerts(summary, texts.no_sign_entered)),
        (_("Recovery"), _recovery(summary)),
        (_("Dose steps"), _steps(summary)),
    )
    lines = [_("MyoTrack summary, {day}").format(day=dates.long_day(summary.as_of))]
    for title, found in sections:
        lines += ["", title, *(f"  {line}" for line in found)]
    return "\n".join([*lines, "", texts.standing, texts.chart, ""])


def _days(days: DayCounts) -> Iterable[str]:
    if days.first is None or days.last is None:
        yield _("Nothing is logged yet.")
        return
    yield _("{logged}, {span}").format(
        logged=numbers.days_logged(days.logged, days.elapsed),
        span=dates.span(days.first, days.last, days.last),
    )
    yield _("without twitches: {zero} · don't remember: {unknown} · excused: {excused} · not logged: {missing}").format(
        zero=days.zero, unknown=days.unknown, excused=days.excused, missing=days.not_logged
    )


def _alerts(summary: Summary, no_sign_entered: str) -> Iterable[str]:
    for alert in summary.alerts:
        sentences = (evidence_sentence(evidence, summary.as_of) for evidence in alert.evidence)
        yield _("{tier} ({rule}): {sentences}").format(
            tier=tier_label(alert.tier).upper(), rule=alert.rule, sentences=" ".join(sentences)
        )
    if summary.alerts:
        return
    earlier = sum(report.counts for report in summary.timeline.signs)
    if earlier:
        yield ngettext(
            "No alert stands on this day. {number} warning sign was entered so far.",
            "No alert stands on this day. {number} warning signs were entered so far.",
            earlier,
        ).format(number=earlier)
    else:
        yield _("{sentence}.").format(sentence=no_sign_entered.rstrip("."))


def _recovery(summary: Summary) -> Iterable[str]:
    recovery = summary.recovery
    if recovery is None:
        yield _("No suspected medicine was stopped or reduced.")
        return
    names = summary.medicine_name
    yield _day_zero(summary, recovery)
    yield _before(recovery)
    yield _("{title}:").format(title=verdict_title(recovery, names))
    yield f"  {verdict_sentence(recovery, names)}"
    yield from (f"  {reason}" for reason in recovery_reasons(recovery, names))
    yield from (sentence for sentence in (level_sentence(recovery), half_time_sentence(recovery)) if sentence)
    yield from severity_sentences(recovery.severity, recovery.as_of)
    watch = standing_watch(recovery)
    if standing_alarm(recovery) is None and watch is not None:
        yield _("{title}: {sentence}").format(
            title=watch_title(), sentence=evidence_sentence(WorseningEvidence(watch), recovery.as_of)
        )
    yield silence_sentence()


def _day_zero(summary: Summary, recovery: RecoveryAnalysis) -> str:
    zero = recovery.day_zero
    words = {
        "medicine": isolated(summary.medicine_name(zero.medicine_id)),
        "day": dates.short_day(zero.day, summary.as_of),
        "days": dates.days(recovery.days_since),
    }
    if zero.kind is DayZeroKind.STOP:
        return _("{medicine} was stopped on {day}, {days} ago.").format(**words)
    return _("{medicine} was reduced on {day}, {days} ago.").format(**words)


def _before(recovery: RecoveryAnalysis) -> str:
    before = recovery.before
    if before.mean is None:
        return _("Nothing was logged in the 28 days before.")
    return ngettext(
        "In the 28 days before: {mean} twitches a day on average ({days} day logged).",
        "In the 28 days before: {mean} twitches a day on average ({days} days logged).",
        before.days_logged,
    ).format(mean=numbers.average(before.mean), days=before.days_logged)


def _steps(summary: Summary) -> Iterable[str]:
    if not summary.steps:
        yield _("No dose is entered for the days of this diary.")
    for step in summary.steps:
        yield _("{medicine}: {dose}, {span}").format(
            medicine=_medicine(summary, step),
            dose=numbers.daily_dose(step.daily_dose, step.unit),
            span=dates.span(step.first, step.last, summary.as_of),
        )
        yield f"  {_twitches(step)}"
        yield "  " + _("missed doses: {missed} · warning signs: {signs}").format(
            missed=step.missed_doses, signs=step.warning_signs
        )


def _medicine(summary: Summary, step: DoseStep) -> str:
    name = isolated(summary.medicine_name(step.medicine_id))
    if step.route is Route.ORAL:
        return name
    return _("{medicine} ({route})").format(medicine=name, route=route_label(step.route))


def _twitches(step: DoseStep) -> str:
    logged = numbers.days_logged(step.logged, step.days)
    if step.median is None or step.highest is None:
        return logged
    line = _("{logged} · twitches a day: median {median}, highest {highest}").format(
        logged=logged, median=numbers.measured(step.median), highest=numbers.measured(step.highest)
    )
    if step.worst_severity is None:
        return line
    return _("{line} · worst severity: {severity}").format(line=line, severity=int(step.worst_severity))
