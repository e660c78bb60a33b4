"""What was read out of a damaged diary, and what is lost, in sentences that count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from myotrack.i18n import _, ngettext
from myotrack.words.dates import day_with_year


def rescued_words(facts: int, days: int, last: date | None, path: str) -> str:
    """Return what is in the new diary at `path` (as `shown_path` gives it)."""
    kept = ngettext("Rescued {number} entry into {path}", "Rescued {number} entries into {path}", facts)
    words = kept.format(number=facts, path=path)
    if last is None:
        return _("{words}; no answers of any day are among them.").format(words=words)
    told = ngettext(
        "{words}: {number} day of answers, {last}.", "{words}: {number} days of answers, up to {last}.", days
    )
    return told.format(words=words, number=days, last=day_with_year(last))


MOST_NAMED = 8
"""Lost entries that are named one by one."""


def lost_entries(lost: Sequence[tuple[str, date | None]]) -> str:
    """Return which entries are lost, by kind (a table's name) and day; "" when nothing of them can be read."""
    known = [(kind, on) for kind, on in lost if on is not None]
    if not known:
        return ""
    named = ", ".join(
        _("{kind} of {day}").format(kind=_kind(kind), day=day_with_year(on)) for kind, on in known[:MOST_NAMED]
    )
    rest = len(lost) - min(len(known), MOST_NAMED)
    if rest:
        more = ngettext("{number} more", "{number} more", rest).format(number=rest)
        named = _("{entries} and {more}").format(entries=named, more=more)
    return _("By what is left of it, this is lost: {entries}.").format(entries=named)


def earlier_values(lost: int, undated: int) -> tuple[str, ...]:
    """Return what is lost of the values that stood before a change; what stands now is not among it."""
    found: list[str] = []
    if lost:
        words = ngettext(
            "Of the earlier values that the history shows, {number} could not be read.",
            "Of the earlier values that the history shows, {number} could not be read.",
            lost,
        )
        found.append(words.format(number=lost))
    if undated:
        words = ngettext(
            "Of {number} change it is lost who made it and when; the history shows it at the time of the rescue.",
            "Of {number} changes it is lost who made them and when; the history shows them at the time of the rescue.",
            undated,
        )
        found.append(words.format(number=undated))
    return tuple(found)


def _kind(table: str) -> str:
    names = {
        "check_in": _("the answers"),
        "count_session": _("a count"),
        "dose_change": _("a dose"),
        "dose_event": _("a dose that was not as planned"),
        "plan_step": _("a planned dose"),
        "sign_report": _("a warning sign"),
        "health_fact": _("something about your health"),
        "appointment": _("a visit"),
        "alert_answer": _("what was done about a warning"),
    }
    return names.get(table, _("an entry"))


def rescue_losses(
    *,
    lost: int,
    perhaps_earlier: int,
    unnamed_medicines: int,
    complete: bool,
    earlier_lost: int = 0,
    earlier_undated: int = 0,
    lost_days: Sequence[tuple[str, date | None]] = (),
) -> tuple[str, ...]:
    """Return a sentence for everything that is lost or not certain; one that says so when nothing is."""
    found: list[str] = []
    if lost:
        found.append(
            ngettext("{number} entry could not be read.", "{number} entries could not be read.", lost).format(
                number=lost
            )
        )
        if which := lost_entries(lost_days):
            found.append(which)
    if perhaps_earlier:
        found.append(
            ngettext(
                "{number} entry may be an earlier value, because the last one could not be read.",
                "{number} entries may be earlier values, because the last ones could not be read.",
                perhaps_earlier,
            ).format(number=perhaps_earlier)
        )
    if unnamed_medicines:
        found.append(
            ngettext(
                "{number} medicine lost its name; look at its doses and give it the right one.",
                "{number} medicines lost their names; look at their doses and give them the right ones.",
                unnamed_medicines,
            ).format(number=unnamed_medicines)
        )
    found += earlier_values(earlier_lost, earlier_undated)
    if not complete:
        found.append(_("Some parts of the file could not be read at all, so more may be missing."))
    return tuple(found) or (_("Nothing is missing."),)
