from __future__ import annotations

from datetime import date

from myotrack.storage.subjects.all_subjects import SUBJECTS
from myotrack.words.rescue_words import earlier_values, lost_entries, rescue_losses, rescued_words

LAST = date(2026, 3, 31)


def test_what_was_rescued_is_counted() -> None:
    assert rescued_words(90, 28, LAST, "new") == "Rescued 90 entries into new: 28 days of answers, up to 31 March 2026."
    assert rescued_words(1, 1, LAST, "new") == "Rescued 1 entry into new: 1 day of answers, 31 March 2026."
    assert rescued_words(3, 0, None, "new") == "Rescued 3 entries into new; no answers of any day are among them."


def test_everything_that_is_lost_or_uncertain_is_said_and_nothing_else() -> None:
    assert rescue_losses(lost=0, perhaps_earlier=0, unnamed_medicines=0, complete=True) == ("Nothing is missing.",)
    assert rescue_losses(lost=2, perhaps_earlier=1, unnamed_medicines=1, complete=False) == (
        "2 entries could not be read.",
        "1 entry may be an earlier value, because the last one could not be read.",
        "1 medicine lost its name; look at its doses and give it the right one.",
        "Some parts of the file could not be read at all, so more may be missing.",
    )
    assert rescue_losses(lost=0, perhaps_earlier=0, unnamed_medicines=0, complete=True, earlier_lost=7) == (
        "Of the earlier values that the history shows, 7 could not be read.",
    )
    assert earlier_values(0, 0) == ()
    assert earlier_values(0, 1) == (
        "Of 1 change it is lost who made it and when; the history shows it at the time of the rescue.",
    )
    assert earlier_values(2, 5)[1:] == (
        "Of 5 changes it is lost who made them and when; the history shows them at the time of the rescue.",
    )
    assert rescue_losses(lost=1, perhaps_earlier=0, unnamed_medicines=0, complete=True) == (
        "1 entry could not be read.",
    )


def test_a_lost_entry_is_named_by_its_kind_and_day_where_they_can_be_read() -> None:
    one = (("check_in", date(2026, 3, 10)),)
    said = rescue_losses(lost=1, perhaps_earlier=0, unnamed_medicines=0, complete=True, lost_days=one)
    assert said[1] == "By what is left of it, this is lost: the answers of 10 March 2026."
    assert lost_entries((*one, ("dose_change", None))) == (
        "By what is left of it, this is lost: the answers of 10 March 2026 and 1 more."
    )
    assert lost_entries((("dose_change", None),)) == ""


def test_every_kind_of_entry_with_a_day_has_a_name() -> None:
    for subject in SUBJECTS:
        table = subject.table
        if {"day", "from_day"} & set(table.c.keys()):
            assert "an entry" not in lost_entries(((table.name, date(2026, 3, 10)),))
