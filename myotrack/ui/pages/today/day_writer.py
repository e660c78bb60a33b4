"""Writes the answers of the day that the Today page shows, and says what was saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from functools import partial
from typing import Any, Unpack, cast

from myotrack.domain.checkins import CheckIn, CheckInStatus, Excuse
from myotrack.domain.doses import DoseChange, DoseEvent, DoseEventKind
from myotrack.domain.errors import DiaryError, InvalidEntry
from myotrack.domain.medicines import Medicine, Route, Unit
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.i18n import _
from myotrack.services.diary import GAP_BANDS, Answers, GapAnswer
from myotrack.ui.host import Host
from myotrack.ui.pages.today import sentences
from myotrack.words.labels import excuse_label
from myotrack.words.medicine_labels import dose_event_label
from myotrack.words.personal_text import isolated

_LISTS = frozenset({"regions", "circumstances", "hindered"})
"""Answers of which several are chosen, each by a press of its own."""


class DayWriter:
    """Each method is one thing that a person does; True means that it is on disk (or was there already), or waits."""

    def __init__(self, host: Host, day: date) -> None:
        self._host = host
        self._diary = host.diary
        self.day = day
        self.own: CheckIn | None = None
        self.is_looking = False
        """Whether the page is asked for what another program wrote, before something pressed on it is written."""

    def look(self) -> None:
        """Know what another program wrote meanwhile, before it is written over.

        The page does not turn to a new day over it: what was pressed is about the day that it showed.
        """
        self.is_looking = True
        try:
            self._host.look()
        finally:
            self.is_looking = False

    def show(self, day: date, own: CheckIn | None) -> None:
        """Write about another day, or know what stands in this one now."""
        self.day, self.own = day, own

    @property
    def cannot_read(self) -> bool:
        """Whether something was answered while the file could not even be read: nobody knows yet what comes of it."""
        return self._diary.recorder.waiting.has_unread

    def band(self, band: FrequencyBand) -> bool:
        """Answer how many twitches there were, as a band; a band takes the place of a number."""
        self.look()
        before = self.own
        if before is not None and before.frequency_band is band and before.twitch_count is None:
            return self._is_saved_already(before)
        return self._frequency(None, band)

    def count(self, count: int) -> bool:
        """Answer how many twitches there were, as an exact number."""
        self.look()
        if self.own is not None and self.own.twitch_count == count:
            return self._is_saved_already(self.own)
        return self._frequency(count, None)

    def severity(self, severity: Severity) -> bool:
        """Answer how strong the usual twitch was."""
        self.look()
        if self.own is not None and self.own.severity is severity:
            return self._is_saved_already(self.own)
        frequency = sentences.frequency_words(self._count_before(), self._band_before())
        what = sentences.listed((frequency, sentences.severity_words(severity)))
        return self._answer(what, waits=sentences.severity_words(severity), severity=severity)

    def as_planned(self, *, takes_something: bool = True) -> bool:
        """Answer that the doses of the day were as planned; where nothing is taken, in words without a plan."""
        self.look()
        what = _("doses as planned") if takes_something else _("nothing taken")
        if self.own is not None and self.own.doses_as_planned:
            return self._is_there_already(what, "doses_as_planned")
        return self._answer(what, doses_as_planned=True)

    def detail(self, what: str, **answers: Unpack[Answers]) -> bool:
        """Answer one of the questions that are folded away; `what` is the answer in words."""
        shown = self.own
        self.look()
        if self.own != shown:
            answers = _onto(answers, shown, self.own)
        if self.own is not None and all(getattr(self.own, field) == value for field, value in answers.items()):
            return self._is_there_already(what, *answers)
        return self._answer(what, **answers)

    def note(self, note: str, known: str, *, going_on: bool) -> str | None:
        """Save the note as far as it is typed, and return it as it stands now, None when it could not be saved.

        `known` stood there when it was begun: what another program wrote meanwhile is kept as well. What was saved is
        said only once in one go of typing.
        """
        self.look()
        if note == (self.own.note if self.own else ""):
            return note

        # It does not wait with the other answers: it stays in its field, which saves it as it is typed on.
        try:
            kept = self._diary.diary.write_note(self.day, note, going_on=going_on, known=known)
        except (InvalidEntry, DiaryError) as problem:
            self._host.show_problem(problem)
            return None
        if kept != note:
            self._host.say_saved(self._said(_("note, below what another program wrote in it")))
        elif not going_on:
            self._host.say_saved(self._said(_("note") if note else _("note taken away")))
        return kept

    def bad_day(self) -> bool:
        """Note that it is a bad day, to be filled in later."""
        self.look()
        if self.own is not None and self.own.frequency is not None:
            self._host.say(_("The number of twitches is answered already, so there is nothing to fill in later."))
            return True
        if self._has_status(CheckInStatus.LATER):
            return self._is_there_already(_("a bad day, to be filled in later"), "status")
        return self._save(partial(self._diary.diary.mark_bad_day, self.day), _("a bad day, to be filled in later"))

    def unknown(self) -> bool:
        """Answer "don't remember"."""
        self.look()
        if self._has_status(CheckInStatus.UNKNOWN):
            return self._is_there_already(_("don't remember"), "status")
        return self._save(partial(self._diary.diary.mark_unknown, self.day), _("don't remember"))

    def excused(self, excuse: Excuse) -> bool:
        """Say that the day needs no answers."""
        self.look()
        if self.own is not None and self.own.excuse is excuse:
            return self._is_there_already(excuse_label(excuse).lower(), "status", "excuse")
        what = _("no answers needed, {reason}").format(reason=excuse_label(excuse).lower())
        return self._save(partial(self._diary.diary.mark_excused, self.day, excuse), what)

    def take_back_mark(self) -> bool:
        """Take back "don't remember", "away" or "bad day"."""
        return self._save(partial(self._diary.diary.take_back_mark, self.day), _("the day is open again"))

    def clear(self) -> bool:
        """Take every answer of the day away; doses, signs and counts stay."""
        return self._save(partial(self._diary.diary.clear_day, self.day), _("the answers of this day were taken away"))

    def fill_gap(self, day: date, answer: GapAnswer) -> bool:
        """Answer one missed day."""
        words, today = gap_words(answer), self._diary.diary.today()
        said = sentences.saved(words, self._diary.recorder.now(), day, today)
        waits = sentences.of_day(words, day, today)
        return self._host.save(partial(self._diary.diary.fill_gap, day, answer), said, waits)

    def dose_event(
        self,
        medicine: Medicine,
        usual: DoseChange | None,
        kind: DoseEventKind,
        at: time | None,
        amount: Decimal | None,
        *,
        prescriber_knows: bool = False,
    ) -> bool:
        """Save a missed or extra dose; unit and route are those of the medicine's usual dose."""
        unit, route = (Unit.MG, Route.ORAL) if usual is None else (usual.unit, usual.route)

        write = partial(
            self._diary.medicines.dose_event,
            medicine.id,
            self.day,
            kind,
            at=at,
            amount=amount,
            unit=unit,
            route=route,
            prescriber_knows=prescriber_knows,
        )
        what = _("{kind} of {medicine}").format(kind=dose_event_label(kind).lower(), medicine=isolated(medicine.name))
        return self._save(write, what)

    def remove_dose_event(self, event: DoseEvent) -> bool:
        """Take a missed or extra dose away that was entered by mistake."""
        what = _("{kind} taken away").format(kind=dose_event_label(event.kind).lower())
        return self._save(partial(self._diary.medicines.remove_dose_event, event.id), what)

    def _frequency(self, count: int | None, band: FrequencyBand | None) -> bool:
        none = count == 0 or band is FrequencyBand.NONE
        severity = None if none or self.own is None else self.own.severity
        what = sentences.listed((sentences.frequency_words(count, band), sentences.severity_words(severity)))
        if none and self.own is not None and _describes_twitches(self.own):
            what = _("{answer}; what described the twitches was taken away").format(answer=what)
        waits = sentences.frequency_words(count, band)
        return self._answer(what, waits=waits, twitch_count=count, frequency_band=band)

    def _answer(self, what: str, *, waits: str = "", **answers: Unpack[Answers]) -> bool:
        return self._save(partial(self._diary.diary.answer, self.day, **answers), what, waits)

    def _save(self, action: Callable[[], object], what: str, waits: str = "") -> bool:
        """Do it; `waits` is what this alone adds, where `what` tells more."""
        words = sentences.of_day(waits or what, self.day, self._diary.diary.today())
        return self._host.save(action, self._said(what), words)

    def _said(self, what: str) -> str:
        return sentences.saved(what, self._diary.recorder.now(), self.day, self._diary.diary.today())

    def _is_saved_already(self, check_in: CheckIn) -> bool:
        return self._is_there_already(
            sentences.answers_words(check_in), "twitch_count", "frequency_band", "severity", "status"
        )

    def _is_there_already(self, what: str, *fields: str) -> bool:
        # Undo beside this sentence would take back something else.
        waits = self.own is not None and self._diary.recorder.waiting.fields(self.own.id) & set(fields)
        sentence = _("This is not saved yet, but kept: {answers}.") if waits else _("This is saved already: {answers}.")
        self._host.say(sentence.format(answers=what))
        return True

    def _has_status(self, status: CheckInStatus) -> bool:
        return self.own is not None and self.own.status is status

    def _count_before(self) -> int | None:
        return None if self.own is None else self.own.twitch_count

    def _band_before(self) -> FrequencyBand | None:
        return None if self.own is None else self.own.frequency_band


def _onto(answers: Answers, shown: CheckIn | None, now: CheckIn | None) -> Answers:
    """Return the answers where another program wrote meanwhile: of a list, what was not pressed stays as it is now."""
    changed: dict[str, Any] = dict(answers)
    for field in _LISTS & changed.keys():
        before: frozenset[Any] = frozenset() if shown is None else getattr(shown, field)
        stands: frozenset[Any] = frozenset() if now is None else getattr(now, field)
        changed[field] = (stands | (changed[field] - before)) - (before - changed[field])
    return cast("Answers", changed)


def gap_words(answer: GapAnswer) -> str:
    """Return what a quick answer for a missed day is stored as."""
    return _("don't remember") if answer is GapAnswer.UNKNOWN else sentences.frequency_words(None, GAP_BANDS[answer])


def _describes_twitches(check_in: CheckIn) -> bool:
    rated = (check_in.severity, check_in.interference, check_in.bother)
    return any(check_in_part is not None for check_in_part in rated) or bool(
        check_in.regions or check_in.circumstances or check_in.hindered
    )
