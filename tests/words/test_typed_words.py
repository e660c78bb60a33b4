from __future__ import annotations

from datetime import date

import pytest

from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.words.typed_words import shown_text, typed_for

TODAY = date(2026, 3, 14)
TWELFTH = (date(2026, 3, 12),)
DAY = TypedPlace(TypedKind.DAY, ("2026-03-12", "patient"))
WEEK = TypedPlace(TypedKind.PAPER_WEEK, ("patient",))


@pytest.mark.parametrize(
    ("place", "names", "days", "words"),
    [
        (DAY, ("note",), TWELFTH, "a note for 12 March"),
        (DAY, ("twitch_count",), TWELFTH, "the number of twitches for 12 March"),
        (DAY, ("falls",), TWELFTH, "the number of falls for 12 March"),
        (DAY, ("falls", "note"), TWELFTH, "answers for 12 March"),
        (WEEK, ("2026-03-12 note",), TWELFTH, "a note for 12 March"),
        (WEEK, ("2026-03-12 twitch_count",), TWELFTH, "the number of twitches for 12 March"),
        (WEEK, ("2026-03-12 severity",), TWELFTH, "answers for 12 March"),
        (
            WEEK,
            ("2026-03-10 note", "2026-03-12 note"),
            (date(2026, 3, 10), date(2026, 3, 12)),
            "a note for 10–12 March",
        ),
        (WEEK, ("2025-12-30 severity",), (date(2025, 12, 30),), "answers for 30 December 2025"),
        (TypedPlace(TypedKind.DAY_DOSE, ("2026-03-12", "missed")), ("line 0",), TWELFTH, "a missed dose on 12 March"),
        (TypedPlace(TypedKind.DAY_DOSE, ("2026-03-12", "extra")), ("line 0",), TWELFTH, "an extra dose on 12 March"),
        (TypedPlace(TypedKind.COUNT, ("a",)), ("note 0",), TWELFTH, "the count of 12 March"),
        (TypedPlace(TypedKind.COUNT, ("a",)), ("note 0",), (), "a removed count"),
        (TypedPlace(TypedKind.VISIT, ("a",)), ("note 0",), TWELFTH, "the visit on 12 March"),
        (TypedPlace(TypedKind.VISIT, ("a",)), ("note 0",), (), "a removed visit"),
        (TypedPlace(TypedKind.VISIT, ("",)), ("note 0",), (), "a new visit"),
        (TypedPlace(TypedKind.SIGN, ("a",)), ("note 0",), TWELFTH, "a warning sign of 12 March"),
        (TypedPlace(TypedKind.SIGN, ("a",)), ("note 0",), (), "a removed warning sign"),
        (TypedPlace(TypedKind.HEALTH, ("condition", "")), ("line 0",), (), "an entry under Health: Condition"),
        (TypedPlace(TypedKind.SEVERITY_WORDS), ("line 0",), (), "your own words for severity"),
        (TypedPlace(TypedKind.OWN_NUMBERS), ("line 0",), (), "your own emergency numbers"),
    ],
)
def test_what_was_typed_is_said_in_plain_words(
    place: TypedPlace, names: tuple[str, ...], days: tuple[date, ...], words: str
) -> None:
    assert typed_for(place, names, "", days, TODAY) == words


@pytest.mark.parametrize("kind", list(TypedKind))
def test_each_kind_has_its_words(kind: TypedKind) -> None:
    subjects: dict[TypedKind, tuple[str, ...]] = {
        TypedKind.DAY: DAY.subject,
        TypedKind.PAPER_WEEK: WEEK.subject,
        TypedKind.DAY_DOSE: ("2026-03-12", "missed"),
        TypedKind.DOSE_EVENT: ("a", "missed"),
        TypedKind.HEALTH: ("kidney", "a"),
        **dict.fromkeys(
            (TypedKind.NEW_MEDICINE, TypedKind.NEW_QUESTION, TypedKind.SEVERITY_WORDS, TypedKind.OWN_NUMBERS), ()
        ),
    }
    words = typed_for(TypedPlace(kind, subjects.get(kind, ("a",))), ("note",), "baclofen", TWELFTH, TODAY)
    assert words
    assert "{" not in words


def test_a_medicine_is_named_and_one_that_was_removed_is_called_that() -> None:
    dose = TypedPlace(TypedKind.DOSE, ("a",))
    assert typed_for(dose, ("line 0",), "baclofen", (), TODAY) == "a dose change of \u2068baclofen\u2069"
    assert typed_for(dose, ("line 0",), "", (), TODAY) == "a dose change of a removed medicine"


def test_texts_stand_in_one_line_and_a_long_one_is_cut() -> None:
    assert shown_text((" 40 ", "Dear\nd")) == "“\u206840 · Dear d\u2069”"
    assert len(shown_text(("x" * 5000,))) < 320
