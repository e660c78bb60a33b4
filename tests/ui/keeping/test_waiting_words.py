"""How many entries wait, what they are, and what becomes of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from myotrack.services.waiting import WaitingEntry
from myotrack.ui.keeping.waiting_words import (
    elsewhere_sentence,
    entry_words,
    named,
    overtaken_sentence,
    refused_sentence,
    saved_sentence,
    waiting_sentence,
)

TODAY = date(2026, 3, 14)
NOW = datetime(2026, 3, 14, 20, 14, tzinfo=timezone(timedelta(hours=1)))


def entries(*words: str) -> tuple[WaitingEntry, ...]:
    return tuple(WaitingEntry(what, NOW + timedelta(minutes=number)) for number, what in enumerate(words))


def test_an_entry_has_the_time_at_which_it_was_made_and_its_day_once_that_is_over() -> None:
    (entry,) = entries("severity 2")
    assert entry_words(entry, TODAY) == "severity 2 (20:14)"
    assert entry_words(entry, TODAY + timedelta(days=1)) == "severity 2 (14 March at 20:14)"
    assert entry_words(entry, date(2027, 1, 1)) == "severity 2 (14 March 2026 at 20:14)"


def test_one_and_several_are_counted_and_named() -> None:
    assert waiting_sentence(entries("a fall"), TODAY) == (
        "1 entry is not saved yet: a fall (20:14). It is kept in this window, and tried again by itself."
    )
    assert waiting_sentence(entries("a fall", "severity 2"), TODAY) == (
        "2 entries are not saved yet: a fall (20:14); severity 2 (20:15). "
        "They are kept in this window, and tried again by themselves."
    )


def test_of_many_the_last_three_are_named_and_the_others_counted() -> None:
    assert named(entries("a", "b", "c"), TODAY) == "a (20:14); b (20:15); c (20:16)"
    assert named(entries("a", "b", "c", "d", "e"), TODAY) == "2 more; c (20:16); d (20:17); e (20:18)"


def test_what_became_of_them_is_said() -> None:
    assert saved_sentence(entries("a", "b"), TODAY) == "Saved now: a (20:14); b (20:15)."
    assert refused_sentence(entries("a"), TODAY) == (
        "Not saved: a (20:14). It does not fit the diary any more. Please look, and enter it again."
    )
    assert overtaken_sentence(entries("a"), TODAY) == (
        "Not saved as you entered it: a (20:14). Another program wrote something else there after you, and that "
        "stands. Please look, and enter yours again if it is the right one."
    )
    assert elsewhere_sentence(entries("a"), ("mine",), TODAY) == (
        "1 entry of mine is not saved yet: a (20:14). It waits until that diary is open again."
    )
