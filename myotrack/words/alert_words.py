"""What an alert says in the window and on the page: what to do, what is new, the facts, and what was done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from myotrack.domain.alert_news import News
from myotrack.domain.answers import AlertAnswer
from myotrack.domain.guidance.alerts import Alert, Tier
from myotrack.domain.signs import ActionTaken, SignReport
from myotrack.i18n import _, ngettext
from myotrack.words.dates import clock_time, day_and_time, short_day
from myotrack.words.evidence import evidence_sentence
from myotrack.words.sign_labels import action_label

MOST_FACTS = 4
"""Facts that one line of the banner names; of more it names the newest, and how many there are besides."""


def alert_title(tier: Tier) -> str:
    """Return what to do about an alert of a tier."""
    return {
        Tier.EMERGENCY: _("Get medical help now"),
        Tier.URGENT: _("Tell your doctor today"),
        Tier.DISCUSS: _("Take this to your next appointment"),
        Tier.INFO: _("Please note"),
    }[tier]


def news_words(news: News) -> str:
    """Return what is new since yesterday, "" for nothing."""
    return {
        News.SAME: "",
        News.NEW: _("New today"),
        News.WORSE: _("Worse than yesterday"),
        News.MORE: _("More than yesterday"),
    }[news]


def all_facts(alert: Alert, today: date | None) -> tuple[str, ...]:
    """Return every fact that an alert rests on as a sentence, oldest first."""
    return tuple(evidence_sentence(piece, today) for piece in alert.evidence)


def few_facts(alerts: Sequence[Alert], today: date | None) -> tuple[str, ...]:
    """Return the facts of some alerts, each once; of many the newest, with the number of the others."""
    return few_of(tuple(dict.fromkeys(fact for alert in alerts for fact in all_facts(alert, today))))


def few_of(facts: Sequence[str]) -> tuple[str, ...]:
    """Return the newest of some sentences, oldest first as they came, with the number of the others."""
    left_out = len(facts) - MOST_FACTS
    if left_out <= 0:
        return tuple(facts)
    more = ngettext("And {count} more fact.", "And {count} more facts.", left_out).format(count=left_out)
    return (*facts[-MOST_FACTS:], more)


def answer_sentence(answer: AlertAnswer, today: date) -> str:
    """Return what was said about an alert and when, as in "Called a doctor, said on 14 March at 20:14"."""
    entered = answer.provenance.entered_at
    at = clock_time(entered)
    return _("{action}, said on {day} at {time}").format(
        action=action_label(answer.action_taken), day=short_day(answer.day, today), time=at
    )


def said_sentence(said: Iterable[ActionTaken]) -> str:
    """Return "You wrote: called the emergency number." of what was said about an alert, "" for nothing."""
    actions = ", ".join(action_label(action)[:1].lower() + action_label(action)[1:] for action in said)
    return _("You wrote: {actions}.").format(actions=actions) if actions else ""


def is_settled(said: Sequence[ActionTaken]) -> bool:
    """Whether something was said to be done, so that it need not be asked again."""
    return bool(said) and ActionTaken.NOTHING_YET not in said


def quiet_line(
    reports: Iterable[SignReport],
    first_day: date | None,
    today: date,
    alerts_stand: Callable[[], bool] | None = None,
) -> str:
    """Return since when no warning sign was entered; never that all is well. "" for a diary with nothing in it.

    A diary without a sign says since when it is kept. While an alert stands, it says that instead; the rules are asked
    (`alerts_stand`) only where the line depends on it, None where it is known that none stands.
    """
    signs = [report for report in reports if report.counts and report.day <= today]
    last = max(signs, key=lambda report: (report.day, report.at is not None, report.at), default=None)
    if last is not None and last.day == today:
        number = sum(report.day == today for report in signs)
        return ngettext(
            "{number} warning sign was entered today.", "{number} warning signs were entered today.", number
        ).format(number=number)
    if alerts_stand is not None and alerts_stand():
        return _("There are alerts: see “What stands now”.")
    if last is not None:
        when = day_and_time(last.day, last.at, today)
        return _("No warning sign was entered since {when}.").format(when=when)
    if first_day is None:
        return ""
    since = short_day(first_day, today)
    return _("No warning sign was entered since this diary began on {day}.").format(day=since)
