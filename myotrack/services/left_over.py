"""What a draft that was left over is about, and whether that is still in the diary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from myotrack.domain.typed_places import ABOUT_MEDICINES, TypedKind, TypedPlace, box_named
from myotrack.services.open_diary import OpenDiary
from myotrack.services.typed_drafts import TypedDraft


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A draft with what is known of its place; `medicine` and `days` are empty where there is none."""

    draft: TypedDraft
    is_there: bool
    medicine: str = ""
    days: tuple[date, ...] = ()
    of_another_writer: bool = False
    """Answers of two people are two series: what one typed is not put into the fields of the other."""


def left_over(diary: OpenDiary) -> tuple[LeftOver, ...]:
    """Return what was typed before this session and never saved, the newest first; raise DiaryError."""
    return tuple(_known(diary, draft) for draft in diary.typed.left_over())


def _known(diary: OpenDiary, draft: TypedDraft) -> LeftOver:
    place = draft.place
    if place.kind in (TypedKind.DAY, TypedKind.PAPER_WEEK, TypedKind.DAY_DOSE):
        days = _days(draft)
        another = place.kind is not TypedKind.DAY_DOSE and place.subject[-1] != diary.recorder.author
        return LeftOver(draft, max(days) <= diary.diary.today(), days=days, of_another_writer=another)
    if place.kind in _WITHOUT_SUBJECT or place.subject[-1] == "":
        return LeftOver(draft, is_there=True)
    if place.kind in ABOUT_MEDICINES:
        medicine = _medicine(diary, place)
        return LeftOver(draft, medicine is not None, medicine=medicine or "")
    day = _day(diary, place)
    return LeftOver(draft, day is not None, days=() if day is None else (day,))


_WITHOUT_SUBJECT = frozenset(
    {TypedKind.NEW_MEDICINE, TypedKind.NEW_QUESTION, TypedKind.SEVERITY_WORDS, TypedKind.OWN_NUMBERS}
)


def _days(draft: TypedDraft) -> tuple[date, ...]:
    """The days of answers; those of a paper week stand in the names of its boxes."""
    if draft.place.kind is not TypedKind.PAPER_WEEK:
        return (date.fromisoformat(draft.place.subject[0]),)
    return tuple(sorted({date.fromisoformat(box_named(name)[0]) for name in draft.typed.names}))


def _medicine(diary: OpenDiary, place: TypedPlace) -> str | None:
    """The name of the medicine that it is about, None when it is no longer in the diary."""
    timeline, subject = diary.insights.medicines(), place.subject[0]
    if place.kind is TypedKind.DOSE_CORRECTION:
        subject = next((c.medicine_id for c in timeline.dose_changes if c.id == subject), "")
    elif place.kind is TypedKind.EVENT_CORRECTION:
        subject = next((e.medicine_id for e in timeline.dose_events if e.id == subject), "")
    found = timeline.medicine(subject)
    return None if found is None else found.name


def _day(diary: OpenDiary, place: TypedPlace) -> date | None:
    """The day of what it is about, None when that is no longer in the diary."""
    subject = place.subject[-1]
    if place.kind is TypedKind.COUNT:
        return next((s.day for s in diary.counting.sessions() if s.id == subject and s.finished), None)
    if place.kind is TypedKind.VISIT:
        return next((v.day for v in diary.appointments.all() if v.id == subject), None)
    if place.kind is TypedKind.SIGN:
        return next((r.day for r in diary.guidance.signs() if r.id == subject), None)
    if place.kind is TypedKind.HEALTH:
        return next((f.day for f in diary.insights.medicines().health_facts if f.id == subject), None)
    asked = next((q for q in diary.appointments.questions() if q.id == subject), None)
    return None if asked is None else asked.provenance.entered_at.date()
