from __future__ import annotations

import pytest

from myotrack.domain.typed_places import TypedKind, TypedPlace, box_name, box_named


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        (TypedKind.DAY, ("2026-03-12", "patient")),
        (TypedKind.PAPER_WEEK, ("caregiver",)),
        (TypedKind.DAY_DOSE, ("2026-03-12", "missed")),
        (TypedKind.DOSE_EVENT, ("0a", "extra")),
        (TypedKind.HEALTH, ("kidney", "")),
        (TypedKind.VISIT, ("",)),
        (TypedKind.DOSE, ("0a",)),
        (TypedKind.NEW_QUESTION, ()),
    ],
)
def test_a_place_is_the_same_place_again(kind: TypedKind, subject: tuple[str, ...]) -> None:
    assert TypedPlace(kind, subject) == TypedPlace(TypedKind(kind.value), tuple(subject))


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        (TypedKind.DAY, ("2026-03-12",)),
        (TypedKind.DAY, ("2026-03-12", "patient", "")),
        (TypedKind.DAY, ("12 March", "patient")),
        (TypedKind.DAY, ("2026-03-12", "doctor")),
        (TypedKind.PAPER_WEEK, ()),
        (TypedKind.DAY_DOSE, ("2026-03-12", "forgotten")),
        (TypedKind.HEALTH, ("hair", "")),
        (TypedKind.DOSE, ()),
        (TypedKind.NEW_MEDICINE, ("0a",)),
    ],
)
def test_a_subject_that_such_a_place_cannot_have_is_refused(kind: TypedKind, subject: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        TypedPlace(kind, subject)


def test_the_name_of_a_box_gives_its_day_and_what_it_is_for() -> None:
    assert box_named(box_name("2026-03-12", "twitch_count")) == ("2026-03-12", "twitch_count")
    assert box_named("note") == ("note", "")
